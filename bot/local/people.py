"""What people do: write, edit, delete, press, ask inline, choose and vote."""

import time
from collections.abc import Mapping, Sequence

from bot.local.chats import JSON, Chat, Message, User
from bot.local.entities import detect
from bot.local.groups import Groups
from bot.local.parameters import read
from bot.local.settling import settle

# Who the Bot API says has written what an anonymous administrator wrote.
ANONYMOUS = User(1087968824, "Group", None, "GroupAnonymousBot", is_bot=True)


class People(Groups):
    """The people's side of Telegram; every act queues the updates that the bot would get."""

    def say(
        self,
        chat: Chat,
        user: User,
        text: str,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        """Write a message; the bot hears of it unless privacy mode keeps it back."""
        return self._arrive(chat, user, _typed(text), reply_to, topic)

    def say_as_group(self, chat: Chat, text: str, topic: int | None = None) -> Message:
        """Write a message as an anonymous administrator: Telegram does not say which one."""
        content = _typed(text) | {"sender_chat": chat.json()}
        return self._arrive(chat, ANONYMOUS, content, topic=topic)

    def upload(
        self, chat: Chat, user: User, name: str, content: bytes, caption: str = ""
    ) -> Message:
        """Send a document."""
        entities = {"caption_entities": found} if (found := detect(caption)) else {}
        described: JSON = {"caption": caption, **entities} if caption else {}
        return self._arrive(chat, user, {"document": self.keep(name, content), **described})

    def edit(self, message: Message, text: str) -> None:
        """Change the text of a person's message."""
        message.raw.pop("entities", None)
        message.raw |= _typed(text) | {"edit_date": int(time.time())}
        if self.hears(message):
            self.push("edited_message", message.raw)

    def delete(self, message: Message) -> None:
        """Delete a message; bots are never told."""
        message.chat.messages.pop(message.id, None)

    def press(
        self, message: Message, user: User, label: str | None = None, data: str | None = None
    ) -> str:
        """Press a button by its label, or the first one; `data` forges what it sends.

        Returns the id of the callback query. Raises LookupError without such a button.
        """
        query_id = self.fresh()
        query: JSON = {"id": query_id, "from": user.json(), "chat_instance": str(message.chat.id)}
        query["data"] = data if data is not None else _choice(message, label)
        inline = [key for key, kept in self.inline_messages.items() if kept is message]
        query |= {"inline_message_id": inline[0]} if inline else {"message": _visible(message)}
        self.queries.callback[query_id] = user
        self.push("callback_query", query)
        return query_id

    def inline(self, user: User, query: str, offset: str = "") -> str:
        """Type the bot's name and some words in any chat; returns the id of the query."""
        query_id = self.fresh()
        self.queries.inline[query_id] = user
        self.queries.words[query_id] = query
        content = {"id": query_id, "from": user.json(), "query": query, "offset": offset}
        self.push("inline_query", content | {"chat_type": "sender"})
        return query_id

    def choose(self, query_id: str, position: int, chat: Chat | None = None) -> Message | None:
        """Send one of the offered inline results, into `chat` where one is given."""
        offered = self.inline_answers[query_id].results[position]
        user = self.queries.inline[query_id]
        chosen = {"result_id": offered["id"], "from": user.json()}
        chosen["query"] = self.queries.words[query_id]
        markup = {name: offered[name] for name in ("reply_markup",) if name in offered}
        inline_id = f"inline{self.fresh()}"
        self.push(
            "chosen_inline_result", chosen | ({"inline_message_id": inline_id} if markup else {})
        )
        if chat is None:
            return None
        body = settle(read(offered.get("input_message_content", {}), "message_text"))
        content: JSON = {"text": body.text, "via_bot": self.bot.json(), **markup}
        if body.entities:
            content["entities"] = body.entities
        message = self._arrive(chat, user, content)
        if markup:
            self.inline_messages[inline_id] = message
        return message

    def vote(self, message: Message, user: User, *options: int) -> None:
        """Choose options of a poll; no options take a vote back."""
        poll = message.raw["poll"]
        self.votes.setdefault(poll["id"], {})[user.id] = options
        count(poll, self.votes[poll["id"]])
        self.push("poll", poll)
        if not poll["is_anonymous"]:
            keys = [poll["options"][option]["persistent_id"] for option in options]
            answer = {"poll_id": poll["id"], "user": user.json(), "option_ids": list(options)}
            self.push("poll_answer", answer | {"option_persistent_ids": keys})

    def sent(self, chat: Chat) -> list[Message]:
        """Return what the bot has standing in a chat, in the order it was sent."""
        return [message for message in chat.messages.values() if message.sender == self.bot.id]

    def _arrive(
        self,
        chat: Chat,
        user: User,
        content: JSON,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        message = self.post(chat, user, content, reply_to, topic)
        if self.hears(message):
            self.push("message", message.raw)
        return message


def _typed(text: str) -> JSON:
    entities = detect(text)
    return {"text": text, "entities": entities} if entities else {"text": text}


def _choice(message: Message, label: str | None) -> str:
    for button in (button for row in message.buttons for button in row):
        if button.data is not None and label in (None, button.label):
            return button.data
    raise LookupError(f"no button {label!r} in {message.buttons}")


def _visible(message: Message) -> JSON:
    """Return a message as a callback query shows it: a stub without content once deleted."""
    if message.deleted:
        return {"chat": message.chat.json(), "message_id": message.id, "date": 0}
    return message.raw


def count(poll: JSON, votes: Mapping[int, Sequence[int]]) -> None:
    """Write the numbers of votes into a Bot API Poll object."""
    poll["total_voter_count"] = sum(bool(options) for options in votes.values())
    for place, option in enumerate(poll["options"]):
        option["voter_count"] = sum(place in options for options in votes.values())
