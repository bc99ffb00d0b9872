"""Long polling that does not die quietly.

Plain polling ends for good, the process still up, on a single 401 or 404, and asks again without
end when one update cannot be parsed. This transport stands in between: a denial becomes a passing
fault, an unreadable update an empty one, and the time of the last success can be watched.
"""

import json
import logging
import time
from typing import Any, Final

from telegram import Update
from telegram.request import BaseRequest, HTTPXRequest, RequestData

logger = logging.getLogger(__name__)

DENIALS: Final = 20
"""How many denials in a row are taken for passing; then the token is believed to be revoked."""


class Polling(BaseRequest):
    """Guards the getUpdates calls of another transport."""

    def __init__(self, transport: BaseRequest | None = None) -> None:
        self._transport = transport or HTTPXRequest(connection_pool_size=4, read_timeout=15)
        self.denied = 0
        self.polled_at = time.monotonic()

    @property
    def age(self) -> float:
        """Seconds since Telegram last answered."""
        return time.monotonic() - self.polled_at

    @property
    def read_timeout(self) -> float | None:
        """The transport's patience, in seconds."""
        return self._transport.read_timeout

    async def initialize(self) -> None:
        """Open the transport."""
        await self._transport.initialize()

    async def shutdown(self) -> None:
        """Close the transport."""
        await self._transport.shutdown()

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
        """Return status and body of the call, made harmless."""
        code, payload = await self._transport.do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
        if not url.endswith("/getUpdates"):
            return code, payload
        if code in (401, 404):
            self.denied += 1
            logger.warning("Telegram denied the token (%s, %s in a row)", code, self.denied)
            return (502 if self.denied <= DENIALS else code), payload
        if code == 200:
            self.denied, self.polled_at = 0, time.monotonic()
            payload = readable(payload)
        return code, payload


def readable(payload: bytes) -> bytes:
    """Return the answer with each update that cannot be parsed reduced to its number."""
    try:
        body = json.loads(payload)
        updates = body["result"]
    except (ValueError, KeyError, TypeError):
        return payload
    kept = [_readable(update) for update in updates]
    return payload if kept == updates else json.dumps({**body, "result": kept}).encode()


def _readable(update: dict[str, Any]) -> dict[str, Any]:
    try:
        Update.de_json(update, None)
    except Exception as error:  # whatever the parser trips over: the next update must be read
        logger.error("skipped update %s: %r", update.get("update_id"), error)
        return {"update_id": update["update_id"]}
    return update
