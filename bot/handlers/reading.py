"""Opening what the sources hold: the list, one document, one passage by its address."""

import secrets
from asyncio import to_thread
from dataclasses import dataclass
from itertools import islice
from typing import Final

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot import sending
from bot.cards import Card, Place, source_html, sources_html
from bot.handlers.asking import identity, words_for
from bot.handlers.pressing import Pressing
from bot.library import Library
from bot.log import KeptCard, Log
from bot.render import clip, code, escape
from corpus.document import Document, is_link_key
from index.analysis import fold, words

LISTED: Final = 100
COMMAND: Final = 64
"""Characters of an unknown command that are repeated."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Begins conversations, lists sources, opens documents and passages."""

    library: Library
    log: Log
    pressing: Pressing

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say who speaks, or open what a link points to."""
        message = update.effective_message
        if message is None:
            return
        kind, _, key = "".join(context.args or [])[:64].partition("_")
        if kind == "p":
            await self._open(message, key)
        elif kind == "c":
            await self._copy(message, key)
        else:
            await sending.reply(message, Card(words_for(message).START))

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say how to ask and what the buttons do."""
        message = update.effective_message
        if message is not None:
            help_text = words_for(message).HELP.format(username=context.bot.username)
            await sending.reply(message, Card(help_text))

    async def unknown(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that a command is not known; in private also what is."""
        message = update.effective_message
        if message is None:
            return
        words = words_for(message)
        command = (message.text or "").split()[0].partition("@")[0]
        lines = [words.UNKNOWN_COMMAND.format(command=code(clip(command, COMMAND)))]
        if message.chat.type == "private":
            lines.append(words.HELP.format(username=context.bot.username))
        await sending.reply(message, Card("\n\n".join(lines)))

    async def sources(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """List the documents."""
        message = update.effective_message
        if message is not None:
            await self.list(message)

    async def list(self, message: Message) -> None:
        """Send the list of documents."""
        engine = self.library.engine
        documents = tuple(islice(engine.documents(), LISTED))
        listed = sources_html(documents, engine.document_count, words_for(message))
        await sending.reply(message, Card(listed))

    async def source(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show one document: by its number in the list, its name, or words of its title."""
        message = update.effective_message
        if message is None:
            return
        asked = " ".join(context.args or [])
        document = await to_thread(self._find, asked)
        if not asked:
            await self.list(message)
        elif document is None:
            missing = words_for(message).NO_SOURCE.format(words=escape(asked[:200]))
            await sending.reply(message, Card(missing))
        else:
            place = Place("", 0, 0, context.bot.username, words_for(message))
            await sending.reply(message, Card(source_html(document, place)))

    def _find(self, asked: str) -> Document | None:
        engine = self.library.engine
        wanted = {fold(word) for word in words(asked)}
        for number, document in enumerate(engine.documents(), 1):
            title = {fold(word) for word in words(document.title)}
            if asked in (str(number), document.slug) or (wanted and wanted <= title):
                return engine.document(document.slug)
        return None

    async def _open(self, message: Message, key: str) -> None:
        passage = self.library.engine.linked(key) if is_link_key(key) else None
        if passage is None:
            words = words_for(message)
            reason = words.GONE if is_link_key(key) else words.NO_PASSAGE
            await sending.reply(message, Card(reason))
            return
        owner = self.log.pseudonym(identity(message.from_user, message))
        language = message.from_user.language_code if message.from_user else ""
        card = {"verdict": "", "language": language, "missing": [], "passages": [[passage.id, []]]}
        kept = KeptCard(secrets.token_urlsafe(9), owner, "", card)
        await self.log.keep(kept)
        await self._first_page(message, kept)

    async def _copy(self, message: Message, token: str) -> None:
        kept = await self.log.card(token)
        if kept is None:
            await sending.reply(message, Card(words_for(message).EXPIRED))
            return
        owner = self.log.pseudonym(identity(message.from_user, message))
        await self._first_page(message, await self.pressing.copy(owner, kept))

    async def _first_page(self, message: Message, kept: KeptCard) -> None:
        at = kept.card.get("page", 0)
        page = self.pressing.page(kept, at, message.get_bot().username)
        await sending.reply(message, page or Card(words_for(message).GONE))
