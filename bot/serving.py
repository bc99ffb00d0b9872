"""The bot as a process: comes up, stays up, goes down when it is told to."""

import asyncio
import logging
import signal
from contextlib import AsyncExitStack
from typing import Final

from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from bot.app import UPDATES, Bot, build, register
from bot.errors import SettingsError
from bot.library import Library
from bot.log import Log
from bot.polling import DENIALS, Polling
from bot.settings import Settings

logger = logging.getLogger(__name__)

POLL: Final = 30
"""Seconds Telegram holds a poll open."""
SILENCE: Final = 180.0
"""Seconds without an answered poll from which something is wrong."""
FRESHNESS: Final = 2.0
"""Seconds between looks for a new generation."""
DAY: Final = 86_400.0
PAUSES: Final = (1, 2, 5, 10, 30, 60)
"""Seconds between attempts to reach Telegram; the last one repeats."""
NO_TOKEN: Final = (
    "no bot token: get one from @BotFather in Telegram and set TELEGRAM_BOT_TOKEN "
    "(“adfontes chat” needs none)"
)
BAD_TOKEN: Final = (
    "this is no bot token that Telegram accepts: copy it again from @BotFather into "
    "TELEGRAM_BOT_TOKEN"
)


async def serve(settings: Settings, library: Library) -> None:
    """Answer in Telegram until SIGINT or SIGTERM; raises SettingsError without a good token."""
    if not settings.token:
        raise SettingsError(NO_TOKEN)
    if ":" not in settings.token.value:
        raise SettingsError(BAD_TOKEN)
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    polling = Polling()
    async with AsyncExitStack() as stack:
        log = await stack.enter_async_context(Log.open(settings.database))
        forgetting = asyncio.create_task(_forget(log, settings.retention_days, stop))
        stack.callback(forgetting.cancel)
        application = build(settings, library, log, polling=polling)
        if not await connect(application, stop):
            return
        stack.push_async_callback(application.shutdown)
        await register(application, settings.maintainers)
        await run(application, library, polling, stop)


async def connect(application: Bot, stop: asyncio.Event) -> bool:
    """Reach Telegram, however long that takes; return False when stopped meanwhile."""
    attempt = 0
    while not stop.is_set():
        try:
            await application.initialize()
            return True
        except InvalidToken as error:
            raise SettingsError(BAD_TOKEN) from error
        except (NetworkError, TelegramError) as error:
            pause = PAUSES[min(attempt, len(PAUSES) - 1)]
            logger.warning("cannot reach Telegram (%s), next try in %s s", _short(error), pause)
            await _pause(stop, pause)
            attempt += 1
    return False


async def run(application: Bot, library: Library, polling: Polling, stop: asyncio.Event) -> None:
    """Poll and answer until `stop`; updates that have begun are finished."""
    updater = application.updater
    assert updater is not None
    await application.start()
    await updater.start_polling(
        timeout=POLL, allowed_updates=UPDATES, bootstrap_retries=-1, error_callback=on_poll_error
    )
    print(f"@{application.bot.username} answers. Stop it with Ctrl+C.", flush=True)
    try:
        await asyncio.gather(_watch(polling, stop), _follow(library, stop))
    finally:
        if updater.running:
            await _quietly(updater.stop())
        await application.stop()


def on_poll_error(error: TelegramError) -> None:
    """Say in one line why polling stumbles; it goes on by itself."""
    if isinstance(error, Conflict):
        logger.warning("another process polls with this token: stop it, only one can answer")
    else:
        logger.warning("polling stumbled (%s), trying again", _short(error))


async def _watch(polling: Polling, stop: asyncio.Event) -> None:
    """Wait for `stop`; complain when Telegram is silent, raise when the token was revoked."""
    warned = False
    while not stop.is_set():
        await _pause(stop, 1.0)
        if polling.denied > DENIALS:
            raise SettingsError(BAD_TOKEN)
        silent = polling.age > SILENCE
        if silent and not warned:
            logger.error("no answer from Telegram for %.0f s", polling.age)
        warned = silent


async def _follow(library: Library, stop: asyncio.Event) -> None:
    """Take each new generation within seconds of its being built."""
    await asyncio.to_thread(library.engine.warm)
    refused = ""
    while not stop.is_set():
        await _pause(stop, FRESHNESS)
        try:
            if await asyncio.to_thread(library.refresh):
                logger.info("%s serves now", library.engine.name)
        except Exception as error:  # whatever is wrong with the new one, the old one serves
            if str(error) != refused:
                logger.error("the new index is not used: %s", error)
            refused = str(error)


async def _forget(log: Log, days: int, stop: asyncio.Event) -> None:
    """Erase what is older than it may be, now and every day."""
    while not stop.is_set():
        await log.forget_before(days)
        await _pause(stop, DAY)


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        pass


async def _quietly(stopping: object) -> None:
    try:
        await stopping  # type: ignore[misc]
    except TelegramError as error:
        logger.info("while stopping: %s", _short(error))


def _short(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0][:200]
