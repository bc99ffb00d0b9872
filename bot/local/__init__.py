"""A Telegram inside this process: for the terminal, for tests, and for servers on loopback.

People act through `LocalTelegram` (`say`, `press`, `inline`, ...); a bot speaks to it through
`LocalRequest`, or through anything that hands calls to `LocalTelegram.call`.
"""

from typing import TYPE_CHECKING, Any

from bot.local.chats import Button, Chat, Message, User
from bot.local.faults import Refusal
from bot.local.server import Call, LocalTelegram, Reply

if TYPE_CHECKING:
    from bot.local.request import LocalRequest, deliver

__all__ = [
    "Button",
    "Call",
    "Chat",
    "LocalRequest",
    "LocalTelegram",
    "Message",
    "Refusal",
    "Reply",
    "User",
    "deliver",
]


def __getattr__(name: str) -> Any:
    """Import python-telegram-bot only when its seam is asked for: it takes most of a second."""
    if name in {"LocalRequest", "deliver"}:
        from bot.local import request

        return getattr(request, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
