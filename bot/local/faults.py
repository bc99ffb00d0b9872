"""What goes wrong: calls that Telegram refuses, and connections that tests break on purpose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["error", "drop", "drop_after", "delay", "html502", "truncate"]


class Refusal(Exception):
    """The server answers a call with an error; the bot that made the call must act."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(reason: str) -> Refusal:
    """Return the refusal of a call that cannot be carried out as it stands."""
    return Refusal(400, f"Bad Request: {reason}")


@dataclass(slots=True)
class Fault:
    """A failure that is planned for the next `times` calls of `method` ("*" for any)."""

    method: str
    kind: Kind
    times: int = 1
    details: Mapping[str, Any] = field(default_factory=dict)

    def refusal(self) -> Refusal:
        """Return the error of an "error" fault; its details are code, description, parameters."""
        description = self.details.get("description", "Internal Server Error")
        parameters = self.details.get("parameters") or {}
        return Refusal(self.details.get("code", 500), description, **parameters)


def take(faults: list[Fault], method: str) -> Fault | None:
    """Return the first fault planned for `method`, used up by one, or None."""
    for fault in faults:
        if fault.method in (method, "*"):
            fault.times -= 1
            if fault.times <= 0:
                faults.remove(fault)
            return fault
    return None
