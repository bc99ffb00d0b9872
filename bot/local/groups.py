"""Groups: who belongs to them, their topics, and where the bot stands in them."""

import time
from collections.abc import Iterable

from bot.local.chats import JSON, Chat, User
from bot.local.chats import Kind as ChatKind
from bot.local.world import World

_RIGHTS = (
    *(f"can_{right}" for right in ("manage_chat", "delete_messages", "manage_video_chats")),
    *(f"can_{right}" for right in ("restrict_members", "promote_members", "change_info")),
    *(f"can_{right}_stories" for right in ("post", "edit", "delete")),
    "can_invite_users",
    "can_send_welcome_messages",
)


class Groups(World):
    """What happens to groups, and to the bot's right to write."""

    def user(
        self, id: int, name: str, language: str | None = "en", username: str | None = None
    ) -> User:
        """Return a new person."""
        person = self.users[id] = User(id, name, language, username)
        return person

    def private(self, user: User) -> Chat:
        """Return the chat between a person and the bot, opened by the first call."""
        if user.id not in self.chats:
            chat = Chat(user.id, "private", user.name, ids=self.message_ids)
            chat.members = {user.id: "member", self.bot.id: "member"}
            chat.username = user.username
            self.chats[user.id] = chat
        return self.chats[user.id]

    def group(
        self,
        id: int,
        title: str,
        members: Iterable[User] = (),
        *,
        admins: Iterable[User] = (),
        forum: bool = False,
        kind: ChatKind = "supergroup",
    ) -> Chat:
        """Return a new group that the bot is a member of."""
        chat = self.chats[id] = Chat(id, kind, title, forum)
        if kind == "group":
            chat.ids = self.message_ids
        chat.members = {user.id: "member" for user in [*members, self.bot]}
        chat.members |= {user.id: "administrator" for user in admins}
        return chat

    def topic(self, group: Chat, name: str, by: User | None = None) -> int:
        """Open a topic in a forum and return its thread id."""
        content = {"forum_topic_created": {"name": name, "icon_color": 0x6FB9F0}}
        message = self.post(group, by or self._somebody(group), content)
        message.raw |= {"message_thread_id": message.id, "is_topic_message": True}
        group.topics[message.id] = message
        self.push("message", message.raw)
        return message.id

    def block(self, user: User, blocked: bool = True) -> None:
        """Block the bot, or let it write again."""
        chat = self.private(user)
        chat.access = "blocked" if blocked else "open"
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        self._standing(chat, user, old, new)

    def kick(self, group: Chat, by: User | None = None) -> None:
        """Remove the bot from a group."""
        old = group.members.pop(self.bot.id, "member")
        group.access = "kicked"
        self._standing(group, by or self._somebody(group), old, "kicked")

    def invite(self, group: Chat, by: User | None = None) -> None:
        """Bring the bot back into a group."""
        group.members[self.bot.id], group.access = "member", "open"
        author = by or self._somebody(group)
        self._standing(group, author, "left", "member")
        content = {"new_chat_members": [self.bot.json()]}
        self.push("message", self.post(group, author, content).raw)

    def promote(self, group: Chat, user: User | None = None) -> None:
        """Make a person an administrator, or the bot itself."""
        group.members[(user or self.bot).id] = "administrator"
        if user is None:
            self._standing(group, self._somebody(group), "member", "administrator")

    def migrate(self, group: Chat, new_id: int) -> Chat:
        """Turn a group into a supergroup with another id; the old id refuses from now on."""
        new = self.chats[new_id] = Chat(new_id, "supergroup", group.title, group.forum)
        new.members = dict(group.members)
        author = self._somebody(group)
        self.push("message", self.post(group, author, {"migrate_to_chat_id": new_id}).raw)
        self.push("message", self.post(new, author, {"migrate_from_chat_id": group.id}).raw)
        group.migrated_to = new_id
        return new

    def _somebody(self, chat: Chat) -> User:
        people = [self.users[id] for id in chat.members if id != self.bot.id and id in self.users]
        return people[0] if people else User(1, "Somebody")

    def _standing(self, chat: Chat, by: User, old: str, new: str) -> None:
        change = {"chat": chat.json(), "from": by.json(), "date": int(time.time())}
        change["old_chat_member"] = member(self.bot, old)
        change["new_chat_member"] = member(self.bot, new)
        self.push("my_chat_member", change)


def member(user: User, status: str) -> JSON:
    """Return the Bot API's ChatMember object of a plain standing."""
    raw: JSON = {"user": user.json(), "status": status}
    if status == "kicked":
        raw["until_date"] = 0
    if status == "creator":
        raw["is_anonymous"] = False
    if status == "administrator":
        raw |= dict.fromkeys(_RIGHTS, True) | {"is_anonymous": False, "can_be_edited": False}
    return raw
