"""Where the methods enter their names."""

from collections.abc import Callable
from typing import TypeAlias

from bot.local.parameters import Parameters
from bot.local.world import World

Method: TypeAlias = Callable[[World, Parameters], object]

METHODS: dict[str, Method] = {}


def method(function: Method) -> Method:
    """Enter a function under its name without underscores: send_message is sendMessage."""
    METHODS[function.__name__.replace("_", "")] = function
    return function
