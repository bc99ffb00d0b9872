"""Somebody presses a button under a card."""

import logging
import re
import secrets
from asyncio import to_thread
from dataclasses import dataclass, replace
from typing import Final

from telegram import CallbackQuery, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes
from telegram.helpers import create_deep_linked_url

from bot import sending, wording
from bot.cards import Card, Place, cite_card, context_card
from bot.handlers.asking import draw, page_of, remembered
from bot.library import Library
from bot.log import Asker, KeptCard, Log
from bot.wording import Words
from index.answer import Quoted, answer, requote
from index.engine import Engine

logger = logging.getLogger(__name__)

PRESSED: Final = re.compile(r"c:([\w-]{4,32}):([a-z]{2,8}):(\d{1,6})\Z")


@dataclass(frozen=True, slots=True)
class Pressing:
    """Turns pages, shows context and citation; the state of each card is in the log."""

    library: Library
    log: Log
    kind: str = ""

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a button says, if it is one of ours and who presses it may."""
        query = update.callback_query
        if query is None:
            return
        pressed = PRESSED.match(query.data or "")
        kept = await self.log.card(pressed[1]) if pressed else None
        if pressed is None or kept is None:
            await sending.answer_press(query, text=_words(query).EXPIRED, show_alert=True)
        elif not await self._may_turn(query, kept):
            url = create_deep_linked_url(context.bot.username, f"c_{kept.token}")
            await sending.answer_press(query, text=_words(query).NOT_YOURS, url=url)
        else:
            await self._turn(query, kept, pressed[2], int(pressed[3]))

    async def copy(self, owner: str, kept: KeptCard) -> KeptCard:
        """Return a card of one's own, made from somebody else's."""
        fresh = replace(
            kept, token=secrets.token_urlsafe(9), owner=owner, query=None, chat=None, asked=None,
            message=None,
        )  # fmt: skip
        await self.log.keep(fresh)
        return fresh

    def page(self, kept: KeptCard, number: int, username: str) -> Card | None:
        """Return a page of a remembered card; None where the passage is gone."""
        quoted = _quoted(kept, number, self.library.engine)
        words = wording.of(kept.card.get("language"))
        place = Place(kept.token, number, len(kept.card["passages"]), username, words)
        return page_of(quoted, place, kept.card) if quoted else None

    async def _may_turn(self, query: CallbackQuery, kept: KeptCard) -> bool:
        """Whether who presses is who asked.

        Of an anonymous administrator Telegram tells only the group, so that what was asked in
        the group's name is turned by any of its administrators.
        """
        if query.message is None or query.message.chat.type == "private":
            return True
        if self.log.pseudonym(query.from_user.id) == kept.owner:
            return True
        group = query.message.chat.id
        return self.log.pseudonym(group) == kept.owner and await _is_administrator(query, group)

    async def _turn(self, query: CallbackQuery, kept: KeptCard, verb: str, number: int) -> None:
        username = query.get_bot().username
        words = wording.of(kept.card.get("language"))
        pages, page = len(kept.card["passages"]), kept.card.get("page", 0)
        place = Place(kept.token, page, pages, username, words)
        if verb == "stay":
            await sending.answer_press(query)
            return
        if verb == "mine":
            await sending.answer_press(query)
            await self._literally(query, kept, place)
            return
        if verb == "page":
            place = replace(place, page=min(number, max(place.pages - 1, 0)))
            await self.log.keep(replace(kept, card={**kept.card, "page": place.page}))
        card = await to_thread(self._view, kept, place, verb, number)
        if card is None:
            await sending.answer_press(query, text=_words(query).GONE, show_alert=True)
            return
        await sending.answer_press(query)
        await sending.edit(query, card)

    async def _literally(self, query: CallbackQuery, kept: KeptCard, place: Place) -> None:
        """Answer again with nothing but the words that were written."""
        found = await to_thread(answer, kept.question, self.library.engine, literal=True)
        kind = self.kind or (query.message.chat.type if query.message else "inline")
        row = await self.log.record(Asker(self.log.pseudonym(query.from_user.id), kind), found)
        card = remembered(found, literal=True)
        await self.log.keep(replace(kept, card=card, query=row))
        await sending.edit(query, draw(found, replace(place, page=0, pages=len(found.passages))))
        await self.log.sent(row)

    def _view(self, kept: KeptCard, place: Place, verb: str, number: int) -> Card | None:
        engine = self.library.engine  # one generation for the whole press
        quoted = _quoted(kept, place.page, engine)
        if quoted is None:
            return None
        if verb == "cite":
            return cite_card(quoted, place)
        if verb in ("context", "near"):
            return _context(quoted, place, number if verb == "near" else None, engine)
        return page_of(quoted, place, kept.card)


async def _is_administrator(query: CallbackQuery, group: int) -> bool:
    """Whether who presses runs a group; where Telegram does not say, they do not."""
    try:
        people = await query.get_bot().get_chat_administrators(group)
    except TelegramError as error:
        logger.info("the administrators of a group are not known: %s", error)
        return False
    return any(person.user.id == query.from_user.id for person in people)


def _words(query: CallbackQuery) -> Words:
    return wording.of(query.from_user.language_code)


def _quoted(kept: KeptCard, page: int, engine: Engine) -> Quoted | None:
    passages = kept.card["passages"]
    if not 0 <= page < len(passages):
        return None
    literal, previous = kept.card.get("literal", False), kept.card.get("previous")
    return requote(kept.question, passages[page][0], engine, literal=literal, previous=previous)


def _context(quoted: Quoted, place: Place, centre: int | None, engine: Engine) -> Card | None:
    document = engine.document(quoted.document.slug)
    if document is None:
        return None
    ids = [passage.id for passage in document.passages]
    middle = ids.index(quoted.passage.id)
    shown = middle if centre is None else min(centre, len(ids) - 1)
    return context_card(document, middle, shown, place)
