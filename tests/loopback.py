"""A LocalTelegram behind HTTP on this machine, for bots that run as a process of their own."""

import asyncio
import json
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from aiohttp import ClientError, ClientSession, web

from bot.local import Call, LocalTelegram
from bot.local.parameters import Files

TOKEN = "700000001:loopback"
_SECRET = "X-Telegram-Bot-Api-Secret-Token"


class Loopback:
    """Serves the Bot API at `url` while it is entered; posts updates where a webhook is set.

    Planned faults travel as they would: dropped connections, a proxy's 502 page, half an
    answer, late answers. Another token is told 401, a malformed one 404.
    """

    def __init__(self, telegram: LocalTelegram, token: str = TOKEN) -> None:
        self.telegram = telegram
        self.token = token
        self.url = ""

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=60 << 20)
        application.router.add_route("*", "/bot{token}/{method}", self._call)
        application.router.add_get("/file/bot{token}/documents/{key}", self._download)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        self._posting = asyncio.create_task(self._post())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._posting.cancel()
        await asyncio.gather(self._posting, return_exceptions=True)
        await self._runner.cleanup()

    async def wait(self, method: str, count: int = 1, seconds: float = 5.0) -> Call:
        """Return the `count`-th call of `method` so far; raises TimeoutError if none comes."""

        def made() -> list[Call]:
            return [call for call in self.telegram.calls if call.method == method]

        await self.until(lambda: len(made()) >= count, seconds)
        return made()[count - 1]

    async def until(self, reached: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait until something holds; raises TimeoutError when it does not come to hold."""
        async with asyncio.timeout(seconds):
            while not reached():  # noqa: ASYNC110 # any state may be asked for, not only ours
                await asyncio.sleep(0.005)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        if refusal := self._unknown(request.match_info["token"]):
            return refusal
        raw, files = await _form(request)
        reply = await self.telegram.call(request.match_info["method"], raw, files)
        if reply.lost:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        kind = "text/html" if reply.payload.startswith(b"<") else "application/json"
        return web.Response(status=reply.status, body=reply.payload, content_type=kind)

    async def _download(self, request: web.Request) -> web.Response:
        if refusal := self._unknown(request.match_info["token"]):
            return refusal
        status, content = self.telegram.download(request.match_info["key"])
        return web.Response(status=status, body=content)

    def _unknown(self, token: str) -> web.Response | None:
        if token == self.token:
            return None
        code, description = (401, "Unauthorized") if ":" in token else (404, "Not Found")
        body = {"ok": False, "error_code": code, "description": description}
        return web.json_response(body, status=code)

    async def _post(self) -> None:
        """Post queued updates to the webhook, each again until it was accepted."""
        async with ClientSession() as session:
            while True:
                waiting = self.telegram.webhook and self.telegram.updates
                if waiting and await _accepted(session, self.telegram):
                    self.telegram.updates.popleft()
                    continue
                await asyncio.sleep(0.01)


async def _accepted(session: ClientSession, telegram: LocalTelegram) -> bool:
    secret = telegram.webhook["secret_token"]
    headers = {_SECRET: secret} if secret else {}
    try:
        async with session.post(
            telegram.webhook["url"], json=telegram.updates[0], headers=headers
        ) as response:
            return response.ok
    except ClientError:
        return False


async def _form(request: web.Request) -> tuple[dict[str, Any], Files]:
    raw: dict[str, Any] = dict(request.query)
    files: dict[str, tuple[str, bytes]] = {}
    if request.content_type == "application/json":
        return raw | json.loads(await request.text() or "{}"), files
    for name, part in (await request.post()).items():
        if isinstance(part, web.FileField):
            files[name] = (part.filename, part.file.read())
        else:
            raw[name] = part
    return raw, files
