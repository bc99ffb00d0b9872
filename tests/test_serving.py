"""End to end: the real `adfontes serve` process against a Telegram on this machine."""

import asyncio
import os
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import judge
import pytest
from loopback import TOKEN, Loopback

from bot.local import Chat, LocalTelegram, User
from bot.wording import English as wording

COMMAND = str(Path(sys.executable).parent / "adfontes")
RIFLES = "How many rifles did Soviet Russia send?"


@pytest.fixture
def telegram() -> LocalTelegram:
    return LocalTelegram(judge=judge.check_call, check_reply=judge.check_reply)


@pytest.fixture
def ann(telegram: LocalTelegram) -> User:
    return telegram.user(42, "Ann")


@pytest.fixture
def chat(telegram: LocalTelegram, ann: User) -> Chat:
    return telegram.private(ann)


@asynccontextmanager
async def served(server: Loopback, data: Path, token: str = TOKEN) -> AsyncIterator[Process]:
    """Start the bot and wait until it answers; kill what is left of it."""
    process = await start(server.url, data, token)
    try:
        assert process.stdout is not None
        async with asyncio.timeout(20):
            assert b"answers" in await process.stdout.readline()
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def start(url: str, data: Path, token: str) -> Process:
    environ = {**os.environ, "TELEGRAM_BOT_TOKEN": token, "ADFONTES_TELEGRAM_API": url}
    environ |= {"ADFONTES_DATA": str(data), "ADFONTES_SETTINGS": ""}
    return await asyncio.create_subprocess_exec(
        COMMAND, "serve", env=environ, stdout=PIPE, stderr=PIPE
    )


async def stop(process: Process, how: signal.Signals = signal.SIGTERM) -> str:
    """Stop the process as an operator would; return what it wrote to stderr."""
    process.send_signal(how)
    async with asyncio.timeout(15):
        _, errors = await process.communicate()
    return errors.decode()


async def test_ask_press_restart_press_again_stop(
    telegram: LocalTelegram, chat: Chat, ann: User, tmp_path: Path
) -> None:
    async with Loopback(telegram) as server:
        async with served(server, tmp_path) as process:
            telegram.say(chat, ann, RIFLES)
            await server.until(lambda: bool(telegram.sent(chat)))
            (card,) = telegram.sent(chat)
            first = card.text
            telegram.press(card, ann, wording.NEXT)
            await server.until(lambda: card.text != first)
            await stop(process)
            assert process.returncode == 0

        async with served(server, tmp_path) as process:
            telegram.press(card, ann, wording.PREVIOUS)
            await server.until(lambda: card.text == first)
            errors = await stop(process)

    assert "39,000 rifles" in first
    assert TOKEN not in errors
    assert telegram.violations == []


async def test_an_answer_that_was_sent_is_in_the_log_after_a_kill(
    telegram: LocalTelegram, chat: Chat, ann: User, tmp_path: Path
) -> None:
    async with Loopback(telegram) as server, served(server, tmp_path) as process:
        telegram.say(chat, ann, RIFLES)
        await server.until(lambda: bool(telegram.sent(chat)))
        process.kill()
        await process.wait()

    with sqlite3.connect(tmp_path / "adfontes.sqlite3") as log:
        assert log.execute("SELECT question FROM queries").fetchall() == [(RIFLES,)]


async def test_trouble_on_the_line_is_survived_in_one_line_each(
    telegram: LocalTelegram, chat: Chat, ann: User, tmp_path: Path
) -> None:
    async with Loopback(telegram) as server, served(server, tmp_path) as process:
        telegram.fault("getUpdates", "error", code=401, description="Unauthorized")
        telegram.fault("getUpdates", "html502")
        telegram.fault("getUpdates", "drop")
        telegram.updates.append({"update_id": 9_000, "message": {"message_id": "broken"}})
        telegram.say(chat, ann, RIFLES)
        telegram.updates[-1]["update_id"] = 9_001
        await server.until(lambda: bool(telegram.sent(chat)), seconds=30)
        errors = await stop(process)

    assert "Traceback" not in errors
    assert TOKEN not in errors


async def test_a_second_poller_is_named(telegram: LocalTelegram, tmp_path: Path) -> None:
    async with Loopback(telegram) as server, served(server, tmp_path) as process:
        telegram.fault(
            "getUpdates",
            "error",
            code=409,
            description="Conflict: terminated by other getUpdates request",
        )
        telegram.updates.append({"update_id": 1})
        await asyncio.sleep(1.5)
        errors = await stop(process, signal.SIGINT)

    assert "another process polls with this token" in errors
    assert "Traceback" not in errors


async def test_a_wrong_token_is_said_in_one_line(telegram: LocalTelegram, tmp_path: Path) -> None:
    async with Loopback(telegram) as server:
        process = await start(server.url, tmp_path, "123:wrong")
        async with asyncio.timeout(20):
            _, errors = await process.communicate()

    assert process.returncode == 2
    assert errors.decode().count("\n") == 1
    assert "@BotFather" in errors.decode()
    assert "123:wrong" not in errors.decode()


async def test_without_a_network_it_waits_and_can_be_stopped(tmp_path: Path) -> None:
    process = await start("http://127.0.0.1:9", tmp_path, TOKEN)
    assert process.stderr is not None
    async with asyncio.timeout(20):
        line = (await process.stderr.readline()).decode()
    errors = line + await stop(process)

    assert "cannot reach Telegram" in line
    assert process.returncode == 0
    assert "Traceback" not in errors
    assert TOKEN not in errors


async def test_without_a_token_it_says_where_to_get_one(tmp_path: Path) -> None:
    process = await start("http://127.0.0.1:9", tmp_path, "")
    async with asyncio.timeout(20):
        _, errors = await process.communicate()

    assert process.returncode == 2
    assert "@BotFather" in errors.decode()
    assert "adfontes chat" in errors.decode()
    assert errors.decode().count("\n") == 1
