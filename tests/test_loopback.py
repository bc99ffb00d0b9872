import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import judge
import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, Message, ReplyParameters
from loopback import TOKEN, Loopback
from telegram.error import InvalidToken, NetworkError, TelegramError, TimedOut
from telegram.ext import Application, ApplicationBuilder

from bot.local import Chat, LocalTelegram, User

App = Application[Any, Any, Any, Any, Any, Any]
ECHO = """
import sys
from telegram import Update
from telegram.ext import Application, MessageHandler, filters

async def echo(update, context):
    await update.message.reply_text("echo " + update.message.text)

url, token = sys.argv[1:]
app = Application.builder().token(token).base_url(url + "/bot").build()
app.add_handler(MessageHandler(filters.TEXT, echo))
app.run_polling(timeout=5)
"""


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    telegram = LocalTelegram(judge=judge.check_call, check_reply=judge.check_reply)
    async with Loopback(telegram) as server:
        yield server
    assert telegram.violations == []


@pytest.fixture
def telegram(server: Loopback) -> LocalTelegram:
    return server.telegram


@pytest.fixture
def ann(telegram: LocalTelegram) -> User:
    return telegram.user(42, "Ann")


@pytest.fixture
def chat(telegram: LocalTelegram, ann: User) -> Chat:
    return telegram.private(ann)


def client(
    server: Loopback, token: str = TOKEN
) -> ApplicationBuilder[Any, Any, Any, Any, Any, Any]:
    builder = Application.builder().token(token).base_url(f"{server.url}/bot")
    return builder.base_file_url(f"{server.url}/file/bot").read_timeout(0.5)


async def test_a_bot_in_a_process_of_its_own_answers(
    server: Loopback, telegram: LocalTelegram, ann: User, chat: Chat, tmp_path: Path
) -> None:
    program = tmp_path / "echo.py"
    program.write_text(ECHO)
    telegram.say(chat, ann, "hello")
    process = await asyncio.create_subprocess_exec(sys.executable, str(program), server.url, TOKEN)
    try:
        await server.wait("sendMessage", seconds=20)
    finally:
        process.terminate()
        await process.wait()

    assert [message.text for message in telegram.sent(chat)] == ["echo hello"]


async def test_another_library_converses_without_a_violation(
    server: Loopback, telegram: LocalTelegram, ann: User, chat: Chat
) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def reply(message: Message) -> None:
        sent = await message.answer(
            "<b>hi</b>",
            parse_mode="HTML",
            reply_parameters=ReplyParameters(message_id=message.message_id),
        )
        await sent.edit_text("bye")
        await message.answer_document(BufferedInputFile(b"x", "a.txt"), caption="c")

    async with Bot(TOKEN, session=session) as bot:
        telegram.say(chat, ann, "hello")
        polling = asyncio.create_task(
            dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1)
        )
        await server.wait("sendDocument")
        await dispatcher.stop_polling()
        await polling

    texts = [message.text for message in telegram.sent(chat)]
    assert texts == ["bye", "c"]
    assert {call.status for call in telegram.calls} == {200}


async def test_a_file_travels_both_ways(server: Loopback, chat: Chat) -> None:
    async with client(server).build().bot as bot:
        sent = await bot.send_document(chat.id, b"@book{x}", filename="s.bib")
        assert sent.document
        file = await sent.document.get_file()

        assert await file.download_as_bytearray() == b"@book{x}"


@pytest.mark.parametrize(
    ("kind", "details", "error", "arrived"),
    [
        ("drop", {}, NetworkError, False),
        ("drop_after", {}, NetworkError, True),
        ("html502", {}, NetworkError, False),
        ("truncate", {}, TelegramError, True),
        ("delay", {"seconds": 0.7}, TimedOut, True),
    ],
)
async def test_faults_reach_a_real_client(
    server: Loopback,
    telegram: LocalTelegram,
    chat: Chat,
    kind: Any,
    details: dict[str, Any],
    error: type[TelegramError],
    arrived: bool,
) -> None:
    telegram.fault("sendMessage", kind, **details)
    async with client(server).build().bot as bot:
        with pytest.raises(error):
            await bot.send_message(chat.id, "once")
        await asyncio.sleep(details.get("seconds", 0) / 2)

    assert [message.text for message in telegram.sent(chat)] == (["once"] if arrived else [])


@pytest.mark.parametrize("token", ["700000001:another", "malformed"])
async def test_another_token_is_not_let_in(server: Loopback, token: str) -> None:
    with pytest.raises(InvalidToken):
        await client(server, token).build().bot.__aenter__()


async def test_the_older_of_two_pollers_is_turned_away(server: Loopback) -> None:
    async def poll(session: aiohttp.ClientSession, seconds: int) -> int:
        url = f"{server.url}/bot{TOKEN}/getUpdates"
        async with session.post(url, json={"timeout": seconds}) as response:
            return response.status

    async with aiohttp.ClientSession() as session:
        older = asyncio.create_task(poll(session, 5))
        await asyncio.sleep(0.05)

        assert (await poll(session, 0), await older) == (200, 409)


async def test_a_webhook_is_given_every_update_with_its_secret(
    server: Loopback, telegram: LocalTelegram, ann: User, chat: Chat
) -> None:
    received: asyncio.Queue[tuple[str, str]] = asyncio.Queue()

    async def accept(request: aiohttp.web.BaseRequest) -> aiohttp.web.Response:
        secret = request.headers["X-Telegram-Bot-Api-Secret-Token"]
        first = received.empty()
        await received.put((secret, (await request.json())["message"]["text"]))
        return aiohttp.web.Response(status=500 if first else 200)

    runner = aiohttp.web.ServerRunner(aiohttp.web.Server(accept))
    await runner.setup()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        await aiohttp.web.SockSite(runner, taken).start()
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        async with client(server).build().bot as bot:
            await bot.set_webhook(url, secret_token="word")
        telegram.say(chat, ann, "a")
        telegram.say(chat, ann, "b")
        await server.until(lambda: received.qsize() == 3)
        await runner.cleanup()

    posted = [received.get_nowait() for _ in range(3)]
    assert posted == [("word", "a"), ("word", "a"), ("word", "b")]
