"""What several test files share: a built index, a judged Telegram with our bot in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from stage import Stage

from bot.app import build, register
from bot.library import Library
from bot.local import LocalRequest, LocalTelegram
from bot.log import Log
from bot.settings import Secret, Settings
from corpus.folder import SHIPPED
from index.generations import Generations
from index.searcher import Searcher

settings.register_profile(
    "calm", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("calm")


@pytest.fixture(scope="session")
def generations(tmp_path_factory: pytest.TempPathFactory) -> Generations:
    return Generations(SHIPPED, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def engine(generations: Generations) -> Searcher:
    return Searcher(generations.current())


@pytest.fixture
async def stage(generations: Generations, tmp_path: Path) -> AsyncIterator[Stage]:
    """Our bot on a judged Telegram; at the end no call was found fault with."""
    import judge  # takes seconds: the process that only hands tests out needs none of it

    setup = Settings(token=Secret("1:test"), data=tmp_path)
    library = Library(generations)
    telegram = LocalTelegram(judge=judge.check_call, check_reply=judge.check_reply)
    async with Log.open(setup.database) as log:
        request = LocalRequest(telegram)
        bot = build(setup, library, log, request, request)
        await bot.initialize()
        await register(bot)
        ann, bob = telegram.user(42, "Ann"), telegram.user(43, "Bob")
        group = telegram.group(-100123, "Study group", members=[ann, bob])
        yield Stage(telegram, bot, log, ann, bob, telegram.private(ann), group, library)
        await bot.shutdown()
    assert telegram.violations == []
