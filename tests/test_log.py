import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import LogError
from bot.log import Asker, KeptCard, Log
from bot.migrations import MIGRATIONS
from index.answer import Answer, answer
from index.searcher import Searcher

ASKER = Asker("somebody", "private")


def silent(question: str = "q") -> Answer:
    return Answer(question, "en", "search", "none", (), ("word",))


async def test_an_answer_is_kept_with_its_passages_and_scores(
    engine: Searcher, tmp_path: Path
) -> None:
    found = answer("How many rifles?", engine)

    async with Log.open(tmp_path / "log.sqlite3") as log:
        await log.record(ASKER, found)
        (row,) = await log.rows()

    assert row["passages"][0] == [found.passages[0].passage.id, round(found.passages[0].score, 4)]
    assert (row["verdict"], row["generation"]) == (found.verdict, engine.name)


async def test_a_row_survives_a_process_that_dies_before_it_closes(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite3"
    async with Log.open(path) as log:
        await log.record(ASKER, silent())

        # Another connection sees only what is on disk.
        with sqlite3.connect(path) as other:
            assert other.execute("SELECT count(*) FROM queries").fetchone() == (1,)


async def test_a_pseudonym_is_stable_and_belongs_to_one_database(tmp_path: Path) -> None:
    async with Log.open(tmp_path / "a.sqlite3") as log:
        first = log.pseudonym(42)
    async with Log.open(tmp_path / "a.sqlite3") as log:
        again = log.pseudonym(42)
    async with Log.open(tmp_path / "b.sqlite3") as log:
        elsewhere = log.pseudonym(42)

    assert first == again != elsewhere


async def test_a_card_is_found_by_token_and_by_question(tmp_path: Path) -> None:
    card = KeptCard("token", "somebody", "q", {"passages": []}, asked=8, message=9)
    async with Log.open(tmp_path / "log.sqlite3") as log:
        card = replace(card, chat=log.pseudonym(7))
        await log.keep(card)

        assert await log.card("token") == card
        assert await log.card_for(7, 8) == card
        assert await log.card("other") is None


async def test_unanswered_questions_can_be_read_alone(tmp_path: Path) -> None:
    async with Log.open(tmp_path / "log.sqlite3") as log:
        await log.record(ASKER, silent("gap"))
        await log.record(ASKER, Answer("hello", "en", "greeting", "none"))

        assert [row["question"] for row in await log.rows(unanswered=True)] == ["gap"]


async def test_the_tail_is_the_newest_rows_oldest_first(tmp_path: Path) -> None:
    async with Log.open(tmp_path / "log.sqlite3") as log:
        for question in "abc":
            await log.record(ASKER, silent(question))

        assert [row["question"] for row in await log.rows(tail=2)] == ["b", "c"]


async def test_what_is_older_than_the_retention_is_erased(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite3"
    async with Log.open(path) as log:
        await log.record(ASKER, silent("old"))
        await log.record(ASKER, silent("new"))
        with sqlite3.connect(path) as other:
            other.execute("UPDATE queries SET asked_at = '2020-01-01' WHERE question = 'old'")

        await log.forget_before(30)

        assert [row["question"] for row in await log.rows()] == ["new"]


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite3"
    path.write_text("this is not a database, it is a text of some length" * 20, "utf-8")

    with pytest.raises(LogError, match=r"log\.sqlite3"):
        async with Log.open(path):
            pass


async def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite3"
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")

    with pytest.raises(LogError, match="newer version"):
        async with Log.open(path):
            pass


async def test_processes_that_open_a_new_database_at_once_all_succeed(tmp_path: Path) -> None:
    async def opened() -> str:
        async with Log.open(tmp_path / "log.sqlite3") as log:
            return log.pseudonym(1)

    assert len(set(await asyncio.gather(*(opened() for _ in range(6))))) == 1
