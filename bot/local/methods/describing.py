"""What the bot says of itself: getMe, commands and descriptions."""

from bot.local.chats import JSON
from bot.local.methods.registry import method
from bot.local.parameters import Parameters
from bot.local.world import World


@method
def get_me(world: World, wish: Parameters) -> JSON:
    """Tell the bot who it is."""
    return world.bot.json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method
def set_my_commands(world: World, wish: Parameters) -> bool:
    """Keep the menu of commands for a scope and a language."""
    plain = [
        command | {"command": command["command"].removeprefix("/")}
        for command in wish.need("commands")
    ]
    world.commands[_key(wish)] = plain
    return True


@method
def get_my_commands(world: World, wish: Parameters) -> list[JSON]:
    """Return the menu of exactly this scope and language."""
    return world.commands.get(_key(wish), [])


@method
def delete_my_commands(world: World, wish: Parameters) -> bool:
    """Forget the menu of exactly this scope and language."""
    world.commands.pop(_key(wish), None)
    return True


@method
def set_my_description(world: World, wish: Parameters) -> bool:
    """Keep what an empty chat shows."""
    return _describe(world, wish, "description")


@method
def set_my_short_description(world: World, wish: Parameters) -> bool:
    """Keep what the bot's profile shows."""
    return _describe(world, wish, "short_description")


def _describe(world: World, wish: Parameters, name: str) -> bool:
    world.descriptions[name, wish.get("language_code") or ""] = wish.get(name) or ""
    return True


def _key(wish: Parameters) -> tuple[str, str]:
    """Return scope and language; a scope of one chat is written "chat:-100123"."""
    scope = wish.get("scope") or {"type": "default"}
    ids = [str(scope[name]) for name in ("chat_id", "user_id") if name in scope]
    return ":".join([scope["type"], *ids]), wish.get("language_code") or ""
