import io
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from rich.console import Console

from bot.library import Library
from bot.settings import Settings
from bot.terminal import chat
from index.generations import Generations

Say = Callable[..., Awaitable[str]]


async def talk(
    monkeypatch: pytest.MonkeyPatch, generations: Generations, data: Path, *lines: str
) -> str:
    """Pipe lines into a chat; return what it prints."""
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    screen = Console(file=io.StringIO(), width=100)
    await chat(Settings(data=data), Library(generations), screen)
    assert isinstance(screen.file, io.StringIO)
    return screen.file.getvalue()


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, generations: Generations, tmp_path: Path) -> Say:
    async def say(*lines: str) -> str:
        return await talk(monkeypatch, generations, tmp_path, *lines)

    return say


async def test_each_line_is_answered_as_telegram_would_show_it(say: Say) -> None:
    shown = await say("How many rifles did Soviet Russia send?", "/sources")

    assert "39,000 rifles" in shown
    assert "[2] ›" in shown
    assert "Sources" in shown


async def test_a_blank_line_divides_two_quotations(say: Say) -> None:
    shown = await say("How much did Bekir-Sami insist on?")

    assert re.search(r"│ +Last year, Bekir-Sami insisted .*│\n│ +│\n│ +The amount of", shown)


async def test_a_number_presses_the_button_of_that_number(say: Say) -> None:
    shown = await say("How many rifles did Soviet Russia send?", "4", "1")

    assert "Full citation" in shown
    assert shown.count("Strong match") == 2


async def test_a_number_without_a_button_is_a_question(say: Say) -> None:
    assert "1921" in await say("1921")


async def test_an_empty_pipe_ends_quietly(say: Say) -> None:
    assert await say("") == ""


async def test_emoji_do_not_shift_the_emphasis(say: Say) -> None:
    assert "Nothing found" in await say("😀😀😀 pizza")
