"""How updates reach the bot: getUpdates with its long poll, and the webhook's settings."""

import asyncio
from contextlib import suppress
from itertools import islice

from bot.local.chats import JSON
from bot.local.faults import Refusal
from bot.local.methods.registry import method
from bot.local.parameters import Parameters
from bot.local.world import World

_LONGEST_POLL = 50
_HOOKED = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
_DISPLACED = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


@method
async def get_updates(world: World, wish: Parameters) -> list[JSON]:
    """Return updates from `offset` on, waiting up to `timeout` seconds for the first one.

    A second poll ends the first, which is told of the conflict.
    """
    if world.webhook:
        raise Refusal(409, _HOOKED)
    if (allowed := wish.get("allowed_updates")) is not None:
        world.allowed = allowed
    _confirm(world, wish.get("offset") or 0)
    mine = world.poller = object()
    world.arrived.set()  # wakes the poll that waits already
    await _wait(world, min(float(wish.get("timeout") or 0), _LONGEST_POLL))
    if world.poller is not mine:
        raise Refusal(409, _DISPLACED)
    return list(islice(world.updates, min(wish.get("limit") or 100, 100)))


async def _wait(world: World, seconds: float) -> None:
    await asyncio.sleep(0)
    world.arrived.clear()
    if world.updates or not seconds:
        return
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await world.arrived.wait()


def _confirm(world: World, offset: int) -> None:
    while offset < 0 and len(world.updates) > -offset:
        world.updates.popleft()
    while offset > 0 and world.updates and world.updates[0]["update_id"] < offset:
        world.updates.popleft()


@method
def set_webhook(world: World, wish: Parameters) -> bool:
    """Have updates posted to an address from now on."""
    if (allowed := wish.get("allowed_updates")) is not None:
        world.allowed = allowed
    url, secret = wish.get("url"), wish.get("secret_token")
    world.webhook = {"url": url, "secret_token": secret} if url else {}
    return _drop(world, wish)


@method
def delete_webhook(world: World, wish: Parameters) -> bool:
    """Go back to getUpdates."""
    world.webhook = {}
    return _drop(world, wish)


@method
def get_webhook_info(world: World, wish: Parameters) -> JSON:
    """Tell where updates go and how many wait."""
    raw: JSON = {"url": world.webhook.get("url", ""), "has_custom_certificate": False}
    raw["pending_update_count"] = len(world.updates)
    return raw | ({"allowed_updates": world.allowed} if world.allowed else {})


def _drop(world: World, wish: Parameters) -> bool:
    if wish.get("drop_pending_updates"):
        world.updates.clear()
    return True
