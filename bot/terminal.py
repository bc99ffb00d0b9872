"""`adfontes chat`: the same bot, the same cards, in a terminal."""

import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from pathlib import Path
from secrets import randbelow
from typing import Any, Final

from rich.console import Console, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from bot.app import Bot, build, register
from bot.library import Library
from bot.local import Button, Chat, LocalRequest, LocalTelegram, Message, User, deliver
from bot.log import Log
from bot.settings import Secret, Settings

NAME: Final = "adfontes_bot"
STYLES: Final = {
    "bold": "bold", "italic": "italic", "underline": "underline", "strikethrough": "strike",
    "code": "cyan", "pre": "cyan", "text_link": "underline", "blockquote": "", "url": "underline",
}  # fmt: skip
HINT: Final = (
    "Ask a question in your own words. A number presses the button of that number; /help says "
    "more; Ctrl+D ends."
)


class Terminal:
    """A private chat with the bot, drawn line by line."""

    def __init__(self, bot: Bot, telegram: LocalTelegram, console: Console) -> None:
        self._bot, self._telegram, self._console = bot, telegram, console
        self._person: User = telegram.user(randbelow(1 << 40) + 1, "You")
        self._chat: Chat = telegram.private(self._person)
        self._drawn: dict[int, str] = {}
        self._card: Message | None = None

    async def say(self, line: str) -> None:
        """Send a line, or press the button it numbers, and draw what comes back."""
        button = self._numbered(line)
        if button is None:
            self._telegram.say(self._chat, self._person, line)
        elif button.data is None:
            self._use(button)
        else:
            await self._press(button)
        await deliver(self._bot, self._telegram)
        self._draw_news()

    def _numbered(self, line: str) -> Button | None:
        buttons = [button for row in (self._card.buttons if self._card else []) for button in row]
        if line.isascii() and line.isdigit() and 1 <= int(line) <= len(buttons):
            return buttons[int(line) - 1]
        return None

    def _use(self, button: Button) -> None:
        self._console.print(Text(button.copy or button.url or "", style="cyan"))

    async def _press(self, button: Button) -> None:
        assert self._card is not None
        query = self._telegram.press(self._card, self._person, data=button.data)
        await deliver(self._bot, self._telegram)
        answer = self._telegram.callback_answers.get(query)
        if answer and answer.text:
            self._console.print(Text(answer.text, style="yellow"))

    def _draw_news(self) -> None:
        for message in self._telegram.sent(self._chat):
            state = f"{message.html}{message.buttons}"
            if self._drawn.get(message.id) != state:
                self._drawn[message.id] = state
                self._card = message if message.buttons else self._card
                self._console.print(draw(message))


def draw(message: Message) -> Panel:
    """Return a message as Telegram would show it, its buttons numbered."""
    parts: list[Any] = [*_blocks(message)]
    labels = [
        f"[{number}] {button.label}"
        for number, button in enumerate((b for row in message.buttons for b in row), 1)
    ]
    if labels:
        parts.append(Text("\n" + "   ".join(labels), style="bold blue"))
    return Panel(Group(*parts), border_style="dim", width=None, padding=(0, 1))


def _blocks(message: Message) -> Iterable[Text | Padding]:
    """Cut the text where quotations begin and end, and indent them; a blank line divides two."""
    text = styled(message)
    quotes = [span(message, entity) for entity in message.entities if "quote" in entity["type"]]
    at = 0
    for start, end in quotes:
        if message.text[at:start].strip():
            yield _trimmed(text[at:start])
        elif at:
            yield Text()
        yield Padding(_trimmed(text[start:end]), (0, 0, 0, 2))
        at = end
    if message.text[at:].strip():
        yield _trimmed(text[at:])


def styled(message: Message) -> Text:
    """Return the text with its entities as terminal styles."""
    text = Text(message.text)
    for entity in message.entities:
        start, end = span(message, entity)
        style = "dim" if entity["type"] == "expandable_blockquote" else STYLES.get(entity["type"])
        if style:
            text.stylize(style, start, end)
    return text


def span(message: Message, entity: dict[str, Any]) -> tuple[int, int]:
    """Return where an entity stands in characters; Telegram counts UTF-16 units."""
    units = message.text.encode("utf-16-le")
    first, last = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    start = len(units[:first].decode("utf-16-le"))
    return start, start + len(units[first:last].decode("utf-16-le"))


def _trimmed(text: Text) -> Text:
    plain = text.plain
    return text[len(plain) - len(plain.lstrip("\n")) : len(plain.rstrip("\n"))]


async def chat(settings: Settings, library: Library, console: Console) -> None:
    """Talk until the end of input."""
    telegram = LocalTelegram(NAME)
    offline = Settings(Secret("1:local"), settings.corpus, settings.data, settings.retention_days)
    async with Log.open(settings.database) as log:
        await log.forget_before(settings.retention_days)
        request = LocalRequest(telegram)
        bot = build(offline, library, log, request, request, kind="terminal")
        await bot.initialize()
        await register(bot)
        terminal = Terminal(bot, telegram, console)
        if sys.stdin.isatty():
            await terminal.say("/start")
            console.print(Text(HINT, style="dim"))
        async for line in lines(settings.data / "history"):
            if line.strip():
                await terminal.say(line.strip())
        await bot.shutdown()


async def lines(history: Path) -> AsyncIterator[str]:
    """Yield what is typed, line by line, with history on the arrow keys; or what is piped in."""
    if not sys.stdin.isatty():
        for line in sys.stdin:
            yield line
        return
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory

    session: PromptSession[str] = PromptSession("› ", history=FileHistory(str(history)))
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            yield await session.prompt_async()
