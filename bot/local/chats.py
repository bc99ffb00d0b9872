"""People, chats, messages and buttons: what both sides of a conversation can see."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from bot.local.rendering import render

JSON: TypeAlias = dict[str, Any]
Kind = Literal["private", "group", "supergroup"]
Access = Literal["open", "blocked", "kicked", "left", "deactivated"]


@dataclass(frozen=True, slots=True)
class User:
    """A person, or the bot itself."""

    id: int
    name: str
    language: str | None = "en"
    username: str | None = None
    is_bot: bool = False

    def json(self) -> JSON:
        """Return the Bot API's User object."""
        raw: JSON = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        if self.username:
            raw["username"] = self.username
        if self.language and not self.is_bot:
            raw["language_code"] = self.language
        return raw


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; exactly one of the four things it can do is set."""

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None
    inline_query: str | None = None

    @classmethod
    def parse(cls, raw: JSON) -> "Button":
        """Read a Bot API InlineKeyboardButton."""
        query = raw.get("switch_inline_query_current_chat", raw.get("switch_inline_query"))
        copy = raw.get("copy_text", {}).get("text")
        return cls(raw["text"], raw.get("callback_data"), raw.get("url"), copy, query)


@dataclass(eq=False, slots=True)
class Chat:
    """A conversation and everything in it that has not been deleted."""

    id: int
    kind: Kind
    title: str
    forum: bool = False
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1), repr=False)
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, "Message"] = field(default_factory=dict, repr=False)
    topics: dict[int, "Message"] = field(default_factory=dict, repr=False)
    access: Access = "open"
    migrated_to: int | None = None
    username: str | None = None

    def json(self) -> JSON:
        """Return the Bot API's Chat object."""
        name = "first_name" if self.kind == "private" else "title"
        raw: JSON = {"id": self.id, "type": self.kind, name: self.title}
        if self.username:
            raw["username"] = self.username
        if self.forum:
            raw["is_forum"] = True
        return raw


@dataclass(eq=False, slots=True)
class Message:
    """A message as it stands now; `raw` is the Bot API's object and changes with every edit."""

    chat: Chat
    raw: JSON

    @property
    def id(self) -> int:
        """The number of the message within its chat."""
        return int(self.raw["message_id"])

    @property
    def sender(self) -> int:
        """The id of who sent it."""
        return int(self.raw["from"]["id"])

    @property
    def text(self) -> str:
        """The visible text, or the caption of a document."""
        return str(self.raw.get("text", self.raw.get("caption", "")))

    @property
    def entities(self) -> list[JSON]:
        """What is bold, linked, quoted, ...: offsets and lengths in UTF-16 units."""
        name = "caption_entities" if "caption" in self.raw else "entities"
        return list(self.raw.get(name, ()))

    @property
    def html(self) -> str:
        """The text with its entities as Telegram HTML."""
        return render(self.text, self.entities)

    @property
    def buttons(self) -> list[list[Button]]:
        """The rows of buttons under the message."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [[Button.parse(raw) for raw in row] for row in rows]

    @property
    def edited(self) -> bool:
        """Whether the content was changed after it was sent."""
        return "edit_date" in self.raw

    @property
    def deleted(self) -> bool:
        """Whether the message is gone from its chat."""
        return self.chat.messages.get(self.id) is not self

    @property
    def reply_to(self) -> int | None:
        """The id of the message that this one answers, if it answers one."""
        replied = self.raw.get("reply_to_message")
        return (
            None if replied is None or "forum_topic_created" in replied else replied["message_id"]
        )

    @property
    def topic(self) -> int | None:
        """The forum topic it stands in; None in the General topic and outside forums."""
        return self.raw["message_thread_id"] if self.raw.get("is_topic_message") else None

    def quoted(self) -> JSON:
        """Return the object as it appears inside a reply: without its own reply."""
        return {name: part for name, part in self.raw.items() if name != "reply_to_message"}
