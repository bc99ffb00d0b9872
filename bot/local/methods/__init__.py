"""The Bot API methods, by lower-case name: each takes the world and the decoded parameters."""

from bot.local.methods import chatting, describing, gathering, polling, querying, updating
from bot.local.methods.registry import METHODS

__all__ = ["METHODS", "chatting", "describing", "gathering", "polling", "querying", "updating"]
