"""README tells the truth: its conversation, its commands and its tables are checked here."""

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from bot.cli import app
from bot.library import Library
from bot.settings import Settings
from bot.terminal import chat
from index.generations import Generations

README = Path(__file__).parents[1] / "README.md"
CONVERSATION = (
    "How many rifles did Soviet Russia send?",
    "What did Bekir-Sami insist on?",
    "What did Trotsky think of Mustafa Kemal?",
)


def readme() -> str:
    return README.read_text("utf-8")


async def recorded(monkeypatch: pytest.MonkeyPatch, generations: Generations, data: Path) -> str:
    screen = Console(file=io.StringIO(), width=92)
    library = Library(generations)
    for line in CONVERSATION:
        screen.print(f"› {line}")
        monkeypatch.setattr("sys.stdin", io.StringIO(line))
        await chat(Settings(data=data), library, screen)
    assert isinstance(screen.file, io.StringIO)
    return "\n".join(line.rstrip() for line in screen.file.getvalue().splitlines())


async def test_the_conversation_in_the_readme_is_what_the_chat_shows(
    monkeypatch: pytest.MonkeyPatch, generations: Generations, tmp_path: Path
) -> None:
    shown = re.search(r"<!-- conversation -->\n```text\n(.*?)```", readme(), re.DOTALL)

    assert shown is not None
    assert shown[1].rstrip() == await recorded(monkeypatch, generations, tmp_path)


def test_every_command_is_in_the_readme_and_every_one_in_the_readme_exists() -> None:
    named = set(re.findall(r"^\| `adfontes (\w+)", readme(), re.MULTILINE))

    assert named == {
        command.callback.__name__ for command in app.registered_commands if command.callback
    }


def test_both_set_up_commands_reuse_the_virtual_environment() -> None:
    commands = re.findall(r"^python3 .*$", readme(), re.MULTILINE)

    assert len(commands) == 2
    assert all(command.startswith("python3 -m venv .venv && ") for command in commands)


def test_the_example_document_is_a_document() -> None:
    from corpus.markdown import parse_document

    example = re.search(r"```markdown\n(.*?)```", readme(), re.DOTALL)

    assert example is not None
    document = parse_document("example", example[1])
    assert [passage.id for passage in document.passages] == ["example^p2", "example^m1"]
    assert document.passages[0].notes
