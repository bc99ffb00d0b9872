"""What a bot sends with a call: names and values, decoded from the form they travel in."""

import json
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from bot.local.entities import ordered
from bot.local.faults import bad_request
from bot.local.markup import Formatted, MarkupError, parse

Files: TypeAlias = Mapping[str, tuple[str, bytes]]

_INTEGER = re.compile(
    r"(message|message_thread|user)_id|offset|limit|timeout|cache_time|open_period|close_date"
)
_FLAG = re.compile(
    r"show_alert|disable_notification|protect_content|drop_pending_updates"
    r"|is_(anonymous|personal|big|closed)|allows_(multiple_answers|revoting)"
)
_OBJECT = re.compile(
    r"reply_markup|reply_parameters|link_preview_options|(.+_)?entities|results|button|options"
    r"|commands|scope|allowed_updates|reaction|correct_option_ids"
)
_ENTITIES = {"text": "entities", "message_text": "entities"}


class Parameters:
    """The decoded parameters of one call and the files that came with it."""

    def __init__(self, raw: Mapping[str, object], files: Files) -> None:
        self.values = {name: _decode(name, value) for name, value in raw.items()}
        self.files = files
        self._formatted: dict[str, Formatted] = {}

    def get(self, name: str, default: Any = None) -> Any:
        """Return a parameter, or `default` where the bot did not send it."""
        return self.values.get(name, default)

    def need(self, name: str) -> Any:
        """Return a parameter that the method cannot do without."""
        if name not in self.values:
            raise bad_request(f"{name} is empty")
        return self.values[name]

    def formatted(self, name: str = "text") -> Formatted:
        """Return a text parameter with its entities, from HTML or from a list of entities."""
        if name not in self._formatted:
            self._formatted[name] = read(self.values, name)
        return self._formatted[name]


def read(values: Mapping[str, Any], name: str) -> Formatted:
    """Return the text called `name`, parsed as the parse mode that stands beside it says.

    Raises Refusal for malformed HTML and for a parse mode other than HTML.
    """
    plain = name in {"text", "caption", "message_text"}
    mode = values.get("parse_mode" if plain else f"{name}_parse_mode")
    entities = values.get(_ENTITIES.get(name, f"{name}_entities")) or []
    source = values.get(name) or ""
    if not mode:
        return Formatted(source, ordered(entities))
    if mode.lower() != "html":
        raise bad_request(f'parse mode "{mode}" is not emulated')
    try:
        return parse(source)
    except MarkupError as error:
        raise bad_request(f"can't parse entities: {error}") from error


def _decode(name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    if _INTEGER.fullmatch(name):
        return _integer(name, value)
    if name.endswith("chat_id"):
        return value if value.startswith("@") else _integer(name, value)
    if _FLAG.fullmatch(name):
        return value.lower() in {"true", "yes", "1"}
    return _object(name, value) if _OBJECT.fullmatch(name) else value


def _integer(name: str, value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise bad_request(f"{name} must be an integer") from None


def _object(name: str, value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
