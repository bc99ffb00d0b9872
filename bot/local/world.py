"""Everything Telegram remembers: who is there, what was said, what the bot has yet to hear."""

import asyncio
import itertools
import json
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.local.chats import JSON, Chat, Message, User
from bot.local.entities import cut
from bot.local.faults import Refusal, bad_request
from bot.local.parameters import Files

OPT_IN = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
Check = Callable[[str, object], Sequence[object]]


@dataclass(slots=True)
class InlineAnswer:
    """What the bot offered for an inline query, and how long Telegram may keep it."""

    results: list[JSON]
    next_offset: str = ""
    cache_time: int = 300
    is_personal: bool = False
    button: JSON | None = None


@dataclass(slots=True)
class CallbackAnswer:
    """What a person sees after pressing a button: a note, an alert, or a page that opens."""

    text: str = ""
    alert: bool = False
    url: str | None = None


@dataclass(slots=True)
class Queries:
    """Questions that wait for the bot's answer, by id, and the answers it gave."""

    callback: dict[str, User] = field(default_factory=dict)
    inline: dict[str, User] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)


class World:
    """The state of one Telegram as one bot sees it."""

    def __init__(self, username: str, privacy: bool, mentions_pass: bool) -> None:
        self.bot = User(700_000_001, username, None, username, is_bot=True)
        self.privacy = privacy
        self.mentions_pass = mentions_pass
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.updates: deque[JSON] = deque()
        self.allowed: list[str] = []
        self.arrived = asyncio.Event()
        self.poller: object = None
        self.webhook: JSON = {}
        self.queries = Queries()
        self.inline_answers: dict[str, InlineAnswer] = {}
        self.callback_answers: dict[str, CallbackAnswer] = {}
        self.inline_messages: dict[str, Message] = {}
        self.polls: dict[str, Message] = {}
        self.votes: dict[str, dict[int, tuple[int, ...]]] = {}
        self.documents: dict[str, tuple[str, bytes]] = {}
        self.reactions: dict[tuple[int, int], list[JSON]] = {}
        self.actions: list[tuple[int, str]] = []
        self.commands: dict[tuple[str, str], list[JSON]] = {}
        self.descriptions: dict[tuple[str, str], str] = {}
        self.check_reply: Check | None = None
        self.violations: list[object] = []
        self._ids = itertools.count(1)
        self._update_ids = itertools.count(1)
        self.message_ids = itertools.count(1)

    def fresh(self) -> str:
        """Return an id that was never given before."""
        return str(next(self._ids))

    def find(self, chat_id: int | str) -> Chat:
        """Return a chat that the bot may write to; raises Refusal where it may not."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to:
            reason = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refusal(400, reason, migrate_to_chat_id=chat.migrated_to)
        if chat.access != "open":
            raise Refusal(403, f"Forbidden: {_closed(chat)}")
        return chat

    def post(
        self,
        chat: Chat,
        sender: User,
        content: JSON,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        """Put a message into a chat, with the thread and the reply that Telegram would show."""
        raw: JSON = {
            "message_id": next(chat.ids),
            "from": sender.json(),
            "chat": chat.json(),
            "date": int(time.time()),
            **_thread(chat, reply_to, topic),
            **content,
        }
        replied = reply_to or chat.topics.get(raw.get("message_thread_id", 0))
        if replied is not None:
            raw["reply_to_message"] = replied.quoted()
        message = chat.messages[raw["message_id"]] = Message(chat, raw)
        return message

    def push(self, kind: str, content: JSON) -> bool:
        """Queue an update, unless it is of a kind that the bot did not ask for."""
        if kind not in self.allowed if self.allowed else kind in OPT_IN:
            return False
        update = {"update_id": next(self._update_ids), kind: json.loads(json.dumps(content))}
        if self.check_reply:
            self.violations += self.check_reply("getUpdates", [update])
        self.updates.append(update)
        self.arrived.set()
        return True

    def hears(self, message: Message) -> bool:
        """Tell whether the bot is shown this message of a person: privacy mode."""
        chat, raw = message.chat, message.raw
        if chat.kind == "private":
            return True
        if chat.access != "open" or chat.migrated_to:
            return False
        trusted = chat.members.get(self.bot.id) == "administrator" or not self.privacy
        service = "text" not in raw and "document" not in raw
        through = raw.get("via_bot", {}).get("id") == self.bot.id
        return trusted or service or through or self._addressed(raw)

    def _addressed(self, raw: JSON) -> bool:
        text = str(raw.get("text", raw.get("caption", "")))
        name = f"@{self.bot.username}".lower()
        for entity in raw.get("entities", []):
            word = cut(text, entity).lower()
            if entity["type"] == "bot_command" and entity["offset"] == 0:
                return "@" not in word or word.endswith(name)
            if self.mentions_pass and entity["type"] == "mention" and word == name:
                return True
        replied: JSON = raw.get("reply_to_message", {})
        return "forum_topic_created" not in replied and (
            replied.get("from", {}).get("id") == self.bot.id
        )

    def keep(self, name: str, content: bytes) -> JSON:
        """Store a file and return the Bot API's Document object."""
        key = f"file{self.fresh()}"
        self.documents[key] = (name, content)
        return {
            "file_id": key,
            "file_unique_id": key,
            "file_name": name,
            "file_size": len(content),
        }

    def attached(self, name: str, value: object, files: Files) -> JSON:
        """Return the document behind a parameter: uploaded, attached by name, or sent before."""
        reference = str(value or "").removeprefix("attach://")
        upload = files.get(name) or files.get(reference)
        if upload:
            return self.keep(*upload)
        if reference in self.documents:
            known, content = self.documents[reference]
            key = {"file_id": reference, "file_unique_id": reference}
            return key | {"file_name": known, "file_size": len(content)}
        raise bad_request("wrong file identifier/HTTP URL specified")


def _closed(chat: Chat) -> str:
    return {
        "blocked": "bot was blocked by the user",
        "kicked": f"bot was kicked from the {chat.kind} chat",
        "left": f"bot is not a member of the {chat.kind} chat",
        "deactivated": "user is deactivated",
    }[chat.access]


def _thread(chat: Chat, reply_to: Message | None, topic: int | None) -> JSON:
    """Return the thread fields: a topic in forums, the first message of a chain elsewhere."""
    if chat.forum:
        topic = topic or (reply_to.topic if reply_to else None)
        return {"message_thread_id": topic, "is_topic_message": True} if topic else {}
    if chat.kind == "supergroup" and reply_to is not None:
        return {"message_thread_id": reply_to.raw.get("message_thread_id", reply_to.id)}
    return {}
