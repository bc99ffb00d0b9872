"""`@bot words` in any chat: passages to insert there, with their citation."""

from dataclasses import dataclass
from typing import Final

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import wording
from bot.cards import Place, inline_html
from bot.handlers.asking import Asking
from bot.log import Asker
from bot.render import clip
from corpus.document import link_key
from index.answer import Answer, Quoted

FRESH: Final = 30
"""Seconds Telegram may repeat an offer; a new generation is seen after that."""
TITLE, LINE = 120, 200


@dataclass(frozen=True, slots=True)
class Inline:
    """Offers passages while somebody types."""

    asking: Asking

    async def offer(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer the passages that match what was typed so far."""
        query = update.inline_query
        if query is None:
            return
        words = wording.of(query.from_user.language_code)
        if not query.query.strip():
            await self._answer(query, [], words.INLINE_START)
            return
        found = await self.asking.find(query.query)
        log = self.asking.log
        row = await log.record(Asker(log.pseudonym(query.from_user.id), "inline"), found)
        place = Place("", 0, 0, context.bot.username)
        offered = [_article(quoted, place) for quoted in _worthy(found)]
        if await self._answer(query, offered, "" if offered else words.INLINE_NOTHING):
            await log.sent(row)

    async def _answer(
        self, query: InlineQuery, offered: list[InlineQueryResultArticle], label: str
    ) -> bool:
        button = InlineQueryResultsButton(label, start_parameter="inline") if label else None
        try:
            await query.answer(offered, cache_time=FRESH, is_personal=True, button=button)
            return True
        except BadRequest as refused:
            if "query is too old" not in str(refused).lower():
                raise
            return False


def _worthy(found: Answer) -> tuple[Quoted, ...]:
    return found.passages if found.verdict != "none" else ()


def _article(quoted: Quoted, place: Place) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        id=link_key(quoted.passage.id),
        title=clip(quoted.sentence, TITLE),
        description=clip(quoted.citation.short, LINE),
        input_message_content=InputTextMessageContent(inline_html(quoted, place)),
    )
