"""A maintainer reindexes while people ask."""

import logging
from asyncio import to_thread
from dataclasses import dataclass
from typing import Final

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot import sending
from bot.cards import Card
from bot.handlers.asking import words_for
from bot.library import Library
from bot.render import clip, escape
from bot.wording import Words
from corpus.errors import CorpusError
from index.errors import SearchError
from index.generations import Difference

logger = logging.getLogger(__name__)

NAMED: Final = 10
"""How many documents a report names before it only counts."""


@dataclass(frozen=True, slots=True)
class Maintaining:
    """Builds the next generation beside the one that serves, and goes back."""

    library: Library

    async def reindex(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Build what changed, serve it, say what that was."""
        message = update.effective_message
        if message is None:
            return
        words = words_for(message)
        begun = await sending.reply(message, Card(words.BUILDING))
        try:
            report = reported(await to_thread(self.library.reindex), words)
        except (CorpusError, SearchError) as error:
            logger.warning("reindexing failed: %s", error)
            report = f"{words.NOT_BUILT}\n{escape(clip(str(error), 3000))}"
        await _report(message, begun, report)

    async def rollback(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Serve the generation before."""
        message = update.effective_message
        if message is None:
            return
        words = words_for(message)
        try:
            name = await to_thread(self.library.rollback)
            report = words.ROLLED_BACK.format(name=name) if name else words.NO_ROLLBACK
        except (CorpusError, SearchError) as error:
            report = f"{words.NOT_BUILT}\n{escape(clip(str(error), 3000))}"
        await sending.reply(message, Card(report))


async def _report(message: Message, begun: Message | None, report: str) -> None:
    if begun:
        await sending.redraw(begun.edit_text, Card(report))
    else:
        await sending.reply(message, Card(report))


def reported(difference: Difference, words: Words) -> str:
    """Return what is new, changed and gone, in lines."""
    if not difference:
        return words.UNCHANGED
    lines = [words.BUILT]
    for word, names in difference.named():
        shown = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
        lines.append(escape(clip(f"{len(names)} {word}: {shown}", 1000)))
    return "\n".join(lines)
