import threading
from collections.abc import AsyncIterator
from pathlib import Path

import judge
import pytest
from stage import Stage

from bot.app import build, register
from bot.library import Library
from bot.local import LocalRequest, LocalTelegram
from bot.log import Log
from bot.settings import Secret, Settings
from bot.wording import English as wording
from index.answer import answer
from index.generations import Generations


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.md").write_text(f"---\ntitle: On {name}\n---\n\n{text}\n", "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "corpus", "foxes", "The fox is red.")
    return tmp_path / "corpus"


@pytest.fixture
async def small(folder: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    """A bot over a corpus of one document, which Ann maintains and Bob does not."""
    setup = Settings(Secret("1:test"), folder, tmp_path, maintainers=frozenset([42]))
    library = Library(Generations(folder, tmp_path))
    telegram = LocalTelegram(judge=judge.check_call, check_reply=judge.check_reply)
    ann, bob = telegram.user(42, "Ann"), telegram.user(43, "Bob")
    private, group = telegram.private(ann), telegram.group(-100123, "Study", members=[ann, bob])
    async with Log.open(setup.database) as log:
        request = LocalRequest(telegram)
        bot = build(setup, library, log, request, request)
        await bot.initialize()
        await register(bot, setup.maintainers)
        yield Stage(telegram, bot, log, ann, bob, private, group, library)
        await bot.shutdown()
    assert telegram.violations == []


async def test_reindex_says_what_changed_and_the_new_text_is_found(
    small: Stage, folder: Path
) -> None:
    write(folder, "whales", "The whale is blue.")
    await small.say("/reindex")

    assert "1 added: whales" in small.last().text
    await small.say("Is the whale blue?")
    assert "The whale is blue." in small.last().text


async def test_reindex_without_changes_says_so(small: Stage) -> None:
    await small.say("/reindex")

    assert small.last().text == wording.UNCHANGED


async def test_a_broken_document_is_named_and_the_old_index_goes_on_serving(
    small: Stage, folder: Path
) -> None:
    (folder / "broken.md").write_text("nothing", "utf-8")
    await small.say("/reindex")

    assert "broken.md" in small.last().text
    await small.say("Is the fox red?")
    assert "The fox is red." in small.last().text


async def test_rollback_serves_the_generation_before(small: Stage, folder: Path) -> None:
    write(folder, "foxes", "The fox is white.")
    await small.say("/reindex")
    await small.say("/rollback")
    await small.say("Is the fox red?")

    assert "The fox is red." in small.last().text


async def test_rollback_without_an_earlier_generation_says_so(small: Stage) -> None:
    await small.say("/rollback")

    assert small.last().text == wording.NO_ROLLBACK


async def test_only_maintainers_and_only_in_private_reindex(small: Stage) -> None:
    own = small.telegram.private(small.bob)
    small.telegram.say(own, small.bob, "/reindex")
    await small.say("/reindex", small.group)

    assert "Under an answer" in small.last(own).text
    assert small.telegram.sent(small.group) == []


async def test_maintainers_see_their_commands(small: Stage) -> None:
    assert any("42" in scope for scope, _ in small.telegram.commands)


async def test_a_card_outlives_a_reindex(small: Stage, folder: Path) -> None:
    await small.say("Is the fox red?")
    card = small.last()
    write(folder, "whales", "The whale is blue.")
    await small.say("/reindex")

    await small.press(card, wording.CITE)

    assert wording.FULL_CITATION in card.text


async def test_a_passage_that_is_gone_is_said_to_be(small: Stage, folder: Path) -> None:
    await small.say("Is the fox red?")
    card = small.last()
    write(folder, "foxes", "The fox is white.")
    await small.say("/reindex")

    query = await small.press(card, wording.CITE)

    assert small.telegram.callback_answers[query].text == wording.GONE


def test_questions_during_swaps_are_answered_from_one_generation_each(
    folder: Path, tmp_path: Path
) -> None:
    library = Library(Generations(folder, tmp_path))
    wrong: list[str] = []
    done = threading.Event()

    def ask() -> None:
        while not done.wait(0.001):  # the builder has its turn, too
            engine = library.engine
            found = answer("Is the fox red?", engine)
            if found.generation != engine.name or not found.passages:
                wrong.append(found.generation)

    askers = [threading.Thread(target=ask) for _ in range(2)]
    for asker in askers:
        asker.start()
    for number in range(8):
        write(folder, "foxes", f"The fox is red. It is number {number}.")
        library.reindex()
    done.set()
    for asker in askers:
        asker.join()

    assert wrong == []
    assert library.engine.name == "g-000009"
