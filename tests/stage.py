"""Our bot on a stage: a Telegram with two people, their chats and a group."""

from dataclasses import dataclass

from bot.app import Bot
from bot.library import Library
from bot.local import Chat, LocalTelegram, Message, User, deliver
from bot.log import Log


@dataclass(frozen=True)
class Stage:
    """A Telegram with two people, their chats with the bot, a group, and the bot itself."""

    telegram: LocalTelegram
    bot: Bot
    log: Log
    ann: User
    bob: User
    private: Chat
    group: Chat
    library: Library

    async def say(self, text: str, chat: Chat | None = None, **more: object) -> Message:
        """Let Ann write a message and the bot answer it."""
        message = self.telegram.say(chat or self.private, self.ann, text, **more)  # type: ignore[arg-type]
        await self.settle()
        return message

    async def press(self, message: Message, label: str, by: User | None = None) -> str:
        """Let somebody press a button and the bot react."""
        query = self.telegram.press(message, by or self.ann, label)
        await self.settle()
        return query

    async def settle(self) -> None:
        """Let the bot work through what it was sent."""
        await deliver(self.bot, self.telegram)

    def last(self, chat: Chat | None = None) -> Message:
        """Return the bot's newest message in a chat."""
        return self.telegram.sent(chat or self.private)[-1]

    def labels(self, message: Message | None = None) -> list[str]:
        """Return the labels of a message's buttons."""
        rows = (message or self.last()).buttons
        return [button.label for row in rows for button in row]
