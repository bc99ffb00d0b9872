"""A question comes in, an answer goes out, and is written down."""

import secrets
from asyncio import to_thread
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from telegram import Message, MessageEntity, Update, User
from telegram.ext import ContextTypes

from bot import sending, wording
from bot.cards import Beside, Card, Place, Remarks, nothing_card, passage_card
from bot.library import Library
from bot.log import Asker, KeptCard, Log
from bot.wording import Words
from corpus.citation import short_form
from index.answer import Answer, Quoted, answer

LARGE: Final = 2000
"""Passages from which a search leaves the event loop."""
LONGEST: Final = 1000
"""Characters of a question that are searched; nobody asks more, and a scan of a book is none."""

MOMENT: Final = 10
"""Minutes in which a question in a private chat may lean on the one before."""

Reading = Callable[[Message], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Asking:
    """Answers questions; `reading` shows the list of sources."""

    library: Library
    log: Log
    sources: Reading
    kind: str = ""

    async def ask(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer `/ask …`, or the message that `/ask` replies to."""
        message = update.effective_message
        if message is None:
            return
        replied = message.reply_to_message
        said = replied.text if replied and not _is_ours(replied) else ""
        question = " ".join(context.args or []) or said or ""
        if question.strip():
            await self.answer(message, question)
        else:
            await sending.reply(message, Card(words_for(message).NO_QUESTION))

    async def text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a text that is a question as it stands."""
        message = update.effective_message
        if message is not None and message.text:
            await self.answer(message, without_mention(message, context.bot.username))

    async def other(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that pictures, voices and files are not read."""
        message = update.effective_message
        if message is not None:
            await sending.reply(message, Card(words_for(message).NO_TEXT))

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer an edited question on the card that answered it before."""
        message = update.edited_message
        if message is None or not message.text:
            return
        kept = await self.log.card_for(message.chat_id, message.message_id)
        if kept is None:
            return
        question = without_mention(message, context.bot.username)
        if question.startswith("/"):
            question = question.partition(" ")[2]
        if question.strip() and question[:LONGEST] != kept.question:
            await self.answer(message, question, kept)

    async def answer(self, message: Message, question: str, kept: KeptCard | None = None) -> None:
        """Find, write down, send, note that it was sent."""
        previous = kept.card.get("previous") if kept else await self.previous(message)
        found = await self.find(question, previous)
        if found.intent == "sources":
            row = await self.log.record(self.asker(message), found)
            await self.sources(message)
            await self.log.sent(row)
            return
        card, fresh = await self.prepare(found, message, kept, previous)
        if kept and kept.message and await sending.redraw(_editor(message, kept.message), card):
            await self.log.sent(fresh.query or 0)
            return
        sent = await sending.reply(message, card)
        if sent:
            await self.log.sent(fresh.query or 0)
            await self.log.keep(_with(fresh, message=sent.message_id))

    async def find(self, question: str, previous: str | None = None) -> Answer:
        """Search now, or beside the event loop where it could take long."""
        engine = self.library.engine
        plain = question[:LONGEST].encode("utf-8", "replace").decode()
        search = partial(answer, plain, engine, previous=previous)
        return search() if engine.size < LARGE else await to_thread(search)

    async def previous(self, message: Message) -> str | None:
        """Return the question before, in full: of the card replied to, or asked a moment ago."""
        replied = message.reply_to_message
        if replied:
            kept = await self.log.card_shown(message.chat_id, replied.message_id)
        elif message.chat.type == "private":
            kept = await self.log.last_card(message.chat_id, MOMENT)
        else:
            return None
        return kept.card.get("in_full", kept.question) if kept else None

    async def prepare(
        self,
        found: Answer,
        message: Message,
        kept: KeptCard | None = None,
        previous: str | None = None,
    ) -> tuple[Card, KeptCard]:
        """Write an answer and its card down; return the card to send."""
        asker = self.asker(message)
        query = await self.log.record(asker, found)
        fresh = KeptCard(
            token=kept.token if kept else secrets.token_urlsafe(9),
            owner=asker.user,
            question=found.question,
            card=remembered(found, previous),
            query=query,
            chat=self.log.pseudonym(message.chat_id),
            asked=message.message_id,
            message=kept.message if kept else None,
        )
        await self.log.keep(fresh)
        words = wording.of(found.language)
        username = message.get_bot().username
        return draw(found, Place(fresh.token, 0, len(found.passages), username, words)), fresh

    def asker(self, message: Message) -> Asker:
        """Return who asks, as the log knows them."""
        return Asker(
            self.log.pseudonym(identity(message.from_user, message)),
            self.kind or message.chat.type,
        )


def identity(user: User | None, message: Message) -> int:
    """Return the id of a person, or of the chat in whose name somebody speaks."""
    if message.sender_chat:
        return message.sender_chat.id
    return user.id if user else message.chat.id


def _is_ours(message: Message) -> bool:
    return bool(message.from_user and message.from_user.id == message.get_bot().id)


def words_for(message: Message) -> Words:
    """Return the words for who wrote a message, by the language of their Telegram."""
    return wording.of(message.from_user.language_code if message.from_user else None)


def without_mention(message: Message, username: str) -> str:
    """Return the text of a message without the mentions of the bot."""
    text = message.text or ""
    found = message.parse_entities([MessageEntity.MENTION])
    for mention in found.values():
        if mention.lower() == f"@{username}".lower():
            text = text.replace(mention, " ")
    return text.strip()


def draw(found: Answer, place: Place) -> Card:
    """Return the card of a new answer."""
    if found.intent != "search":
        return Card(small_talk(found.intent, place))
    if found.verdict == "none" or not found.passages:
        return nothing_card(found, place)
    return page_of(found.passages[0], place, remembered(found))


def page_of(quoted: Quoted, place: Place, card: dict[str, Any]) -> Card:
    """Return one page of a remembered card; the verdict is on the first passage."""
    also = card["passages"][place.page][1]
    verdict = card["verdict"] if place.page == 0 else card["verdict"] and "further"
    searched, suggestions = card.get("searched", ()), card.get("suggestions", ())
    named = card.get("set_beside", ()) if place.page == 0 else ()
    beside = [Beside(*one) for one in named]
    return passage_card(
        quoted, place, Remarks(verdict, card["missing"], searched, suggestions, also, beside)
    )


def remembered(
    found: Answer, previous: str | None = None, literal: bool = False
) -> dict[str, Any]:
    """Return what draws the card again: how it was asked, the verdict, ids of passages."""
    return {
        "intent": found.intent,
        "verdict": found.verdict,
        "language": found.language,
        "in_full": found.in_full,
        "previous": previous,
        "literal": literal,
        "missing": list(found.missing),
        "searched": list(found.searched),
        "suggestions": list(found.suggestions),
        "set_beside": [
            Beside(one.passage.id, one.citation.short, one.passage.id != found.otherwise)
            for one in found.beside
        ],
        "passages": [
            [quoted.passage.id, [short_form(document) for document in quoted.also_documents]]
            for quoted in found.passages
        ],
    }


def small_talk(intent: str, place: Place) -> str:
    """Return a line for what is not a question."""
    words = place.words
    lines = {
        "thanks": words.THANKS,
        "nonsense": words.NONSENSE,
        "help": words.HELP.format(username=place.username),
    }
    return lines.get(intent, words.GREETING.format(example=words.EXAMPLE))


def _editor(message: Message, number: int) -> Callable[..., Awaitable[object]]:
    async def change(**wish: Any) -> object:
        return await message.get_bot().edit_message_text(
            chat_id=message.chat_id, message_id=number, **wish
        )

    return change


def _with(card: KeptCard, message: int) -> KeptCard:
    return KeptCard(
        card.token,
        card.owner,
        card.question,
        card.card,
        card.query,
        card.chat,
        card.asked,
        message,
    )
