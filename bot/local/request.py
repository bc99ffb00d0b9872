"""python-telegram-bot's transport, answered by a Telegram in this process instead of sockets."""

import asyncio
from collections.abc import Mapping
from typing import Any

from telegram import Update
from telegram.error import NetworkError, TimedOut
from telegram.ext import Application
from telegram.request import BaseRequest, RequestData

from bot.local.parameters import Files
from bot.local.server import LocalTelegram


class LocalRequest(BaseRequest):
    """Answers every request from a LocalTelegram; faults arrive as they do through httpx."""

    def __init__(self, telegram: LocalTelegram, read_timeout: float = 5.0) -> None:
        self._telegram = telegram
        self._read_timeout = read_timeout

    @property
    def read_timeout(self) -> float:
        """Seconds after which a slow reply counts as lost."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Return status and body; raises NetworkError or TimedOut where a socket would."""
        if method == "GET":
            return self._telegram.download(url.rsplit("/", 1)[-1])
        patience = self._read_timeout if read_timeout is self.DEFAULT_NONE else read_timeout
        raw: Mapping[str, object] = request_data.json_parameters if request_data else {}
        name = url.rsplit("/", 1)[-1]
        try:
            async with asyncio.timeout(patience):
                reply = await self._telegram.call(name, raw, _files(request_data))
        except TimeoutError as error:
            raise TimedOut from error
        if reply.lost:
            raise NetworkError("httpx.ReadError: ")
        return reply.status, reply.payload


def _files(request_data: RequestData | None) -> Files:
    if request_data is None or not request_data.contains_files:
        return {}
    parts = request_data.multipart_data.items()
    return {key: (part[0], bytes(part[1])) for key, part in parts if isinstance(part[1], bytes)}


async def deliver(
    application: Application[Any, Any, Any, Any, Any, Any], telegram: LocalTelegram
) -> None:
    """Hand the queued updates to an initialized application, one by one, until none is left.

    Updates that arrive meanwhile are delivered too. Tasks that handlers leave behind are not
    awaited.
    """
    while telegram.updates:
        update = Update.de_json(telegram.updates.popleft(), application.bot)
        await application.process_update(update)
