"""The Bot API: takes calls by name, refuses what Telegram refuses, records everything."""

import asyncio
import inspect
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.local import limits
from bot.local.chats import JSON
from bot.local.faults import Fault, Kind, Refusal, take
from bot.local.methods import METHODS
from bot.local.parameters import Files, Parameters
from bot.local.people import People
from bot.local.world import Check

Judge = Callable[[str, dict[str, Any], dict[str, Any]], Sequence[object]]
_PAGE_502 = b"<html><head><title>502 Bad Gateway</title></head></html>"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot: what it asked and what it was told."""

    method: str
    parameters: JSON
    files: Files
    status: int
    response: JSON


@dataclass(frozen=True, slots=True)
class Reply:
    """Status and body as they go over the wire; `lost` when the connection breaks instead."""

    status: int
    payload: bytes
    lost: bool = False


@dataclass(slots=True)
class _Outcome:
    status: int
    body: JSON = field(default_factory=dict)


class LocalTelegram(People):
    """A Telegram in memory that one bot talks to.

    `judge` looks at every call and `check_reply` at every answer and update; what they find is
    collected in `violations`, and a call that was found fault with is refused.
    """

    def __init__(
        self,
        username: str = "adfontes_bot",
        privacy: bool = True,
        judge: Judge | None = None,
        *,
        check_reply: Check | None = None,
        mentions_pass: bool = False,
    ) -> None:
        super().__init__(username, privacy, mentions_pass)
        self.judge = judge
        self.check_reply = check_reply
        self.calls: list[Call] = []
        self.faults: list[Fault] = []

    def fault(self, method: str, kind: Kind, times: int = 1, **details: Any) -> None:
        """Plan a failure for the next calls of `method` ("*" for any).

        error: code, description, parameters · drop: the call is lost · drop_after: the call is
        carried out, its answer lost · delay: carried out, answered after `seconds` · html502: a
        proxy's page instead · truncate: carried out, half an answer.
        """
        self.faults.append(Fault(_plain(method), kind, times, details))

    async def call(
        self, method: str, raw: Mapping[str, object], files: Files | None = None
    ) -> Reply:
        """Carry out one Bot API call and return the reply."""
        fault = take(self.faults, _plain(method))
        kind = fault.kind if fault else None
        if kind == "drop":
            return Reply(0, b"", lost=True)
        if kind == "html502":
            return Reply(502, _PAGE_502)
        outcome = await self._carry_out(method, raw, files or {}, fault)
        if fault and kind == "delay":
            await asyncio.sleep(fault.details["seconds"])
        payload = json.dumps(outcome.body).encode()
        if kind == "truncate":
            payload = payload[: len(payload) // 2]
        return Reply(outcome.status, payload, lost=kind == "drop_after")

    def download(self, key: str) -> tuple[int, bytes]:
        """Return status and content of a stored file."""
        return (200, self.documents[key][1]) if key in self.documents else (404, b"")

    async def _carry_out(
        self, method: str, raw: Mapping[str, object], files: Files, fault: Fault | None
    ) -> _Outcome:
        violations = self.judge(method, dict(raw), dict(files)) if self.judge else ()
        self.violations += violations
        parameters = dict(raw)
        try:
            if fault and fault.kind == "error":
                raise fault.refusal()
            wish = Parameters(raw, files)
            parameters = wish.values
            limits.check(_plain(method), wish)
            if violations:
                raise Refusal(400, f"Bad Request: {violations[0]}")
            outcome = _Outcome(200, {"ok": True, "result": await self._answer(method, wish)})
        except Refusal as refusal:
            outcome = _Outcome(refusal.code, _refused(refusal))
        if _plain(method) != "getupdates":
            self.calls.append(Call(method, parameters, files, outcome.status, outcome.body))
        return outcome

    async def _answer(self, method: str, wish: Parameters) -> object:
        name = _plain(method)
        if name not in METHODS:
            raise Refusal(501, f"Not Implemented: {method} is not emulated")
        found = METHODS[name](self, wish)
        answer = await found if inspect.isawaitable(found) else found
        if self.check_reply and name != "getupdates":
            self.violations += self.check_reply(method, answer)
        return answer


def _refused(refusal: Refusal) -> JSON:
    body: JSON = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    return body | ({"parameters": refusal.parameters} if refusal.parameters else {})


def _plain(method: str) -> str:
    return method.lower()
