"""Outgoing calls and our own answers, judged by code that is not ours.

aiogram's models say which methods, parameters and types the Bot API has, and their docstrings
state the documented limits; TDLib's own parser reads the markup. Here is only the walk through
a call. Lengths are code points after the entities were parsed, as TDLib counts for bots.
"""

import ast
import inspect
import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import aiogram.methods
import tdjson
from aiogram.client.default import Default
from aiogram.types import InlineKeyboardMarkup
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

METHODS: dict[str, type[BaseModel]] = {
    model.__api_method__.lower(): model
    for name in aiogram.methods.__all__
    if isinstance(getattr(model := getattr(aiogram.methods, name), "__api_method__", None), str)
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that the Bot API's documentation does not allow, and where it stands."""

    kind: str
    where: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.where} {self.detail}".strip()


def check_call(method: str, raw: Mapping[str, Any], files: Mapping[str, Any]) -> list[Violation]:
    """Return what is wrong with a call as it travels; nothing for a sound one."""
    model = METHODS.get(method.lower())
    if model is None:
        return [Violation("method", method, "no such method in the Bot API")]
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    values = {name: _decoded(model, names, name, value) for name, value in raw.items()}
    values |= {name: f"attach://{name}" for name in files if name in names}
    try:
        call = model.model_validate(values)
    except ValidationError as error:
        return [_mistyped(method, problem) for problem in error.errors()]
    return [*_walk(call, model.__name__), *_shapes(call)]


def check_reply(method: str, answer: object) -> list[Violation]:
    """Return where an answer of ours is not of the type that the Bot API promises."""
    model = METHODS.get(method.lower())
    if model is None:
        return []
    try:
        parsed = _returned(model).validate_python(answer)
    except ValidationError as error:
        return [_mistyped(f"answer to {method}", problem) for problem in error.errors()]
    return list(_strangers(parsed, f"answer to {method}"))


def parse(text: str, mode: str | None) -> tuple[str, list[dict[str, Any]]]:
    """Return the plain text and TDLib's entities; raises ValueError with TDLib's words."""
    if not mode:
        return text, []
    kind = {"html": "HTML", "markdown": "Markdown", "markdownv2": "Markdown"}.get(mode.lower())
    if kind is None:
        raise ValueError("unsupported parse_mode")
    version = 1 if mode.lower() == "markdown" else 2
    options = {"version": version} if kind == "Markdown" else {}
    asked = {"@type": f"textParseMode{kind}", **options}
    answer = execute({"@type": "parseTextEntities", "text": text, "parse_mode": asked})
    if answer["@type"] == "error":
        raise ValueError(answer["message"])
    return answer["text"], answer["entities"]


def execute(request: dict[str, Any]) -> dict[str, Any]:
    """Return TDLib's answer to a request that needs no network."""
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")
    return answer


execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _decoded(model: type[BaseModel], names: dict[str, str], name: str, value: Any) -> Any:
    """Return a form string as the value it stands for, unless the field takes the string."""
    if name not in names or not isinstance(value, str):
        return value
    if name.endswith("chat_id") and re.fullmatch(r"-?\d+", value):
        return int(value)
    try:
        _field(model, names[name]).validate_python(value)
    except (ValidationError, TypeError):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


@lru_cache(None)
def _field(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    annotation = model.model_fields[name].annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return TypeAdapter(annotation)
    return TypeAdapter(annotation, config=ConfigDict(arbitrary_types_allowed=True))


@lru_cache(None)
def _returned(model: type[BaseModel]) -> TypeAdapter[Any]:
    return TypeAdapter(model.__returning__)  # type: ignore[attr-defined] # aiogram's own


def _mistyped(where: str, problem: Any) -> Violation:
    kind = "missing" if problem["type"] == "missing" else "type"
    return Violation(kind, f"{where}.{'.'.join(map(str, problem['loc']))}", problem["msg"])


def _walk(value: object, where: str) -> Iterator[Violation]:
    """Yield the violations in a value and in everything inside it."""
    if isinstance(value, list | tuple):
        for place, item in enumerate(value):
            yield from _walk(item, f"{where}[{place}]")
    if not isinstance(value, BaseModel):
        return
    yield from (Violation("unknown", f"{where}.{name}") for name in value.model_extra or {})
    for name in value.model_fields_set & type(value).model_fields.keys():
        part = getattr(value, name)
        if part is not None and not isinstance(part, Default):
            yield from _member(value, name, part, f"{where}.{name}")
            yield from _walk(part, f"{where}.{name}")


def _member(owner: BaseModel, name: str, part: object, where: str) -> Iterator[Violation]:
    extra = type(owner).model_fields[name].json_schema_extra
    if isinstance(extra, dict) and extra.get("deprecated"):
        yield Violation("deprecated", where)
    if isinstance(part, str):
        yield from _text(owner, name, part, where)
    elif isinstance(part, list) and name.endswith("entities") and len(part) > 100:
        yield Violation("count", where, f"{len(part)} entities, Telegram keeps 100")
    elif isinstance(part, list) and name in _limits(type(owner)):
        least, most, unit = _limits(type(owner))[name]
        if unit == "items" and not least <= len(part) <= most:
            yield Violation("count", where, f"{len(part)} not in {least}-{most}")


def _text(owner: BaseModel, name: str, text: str, where: str) -> Iterator[Violation]:
    prefix = "" if name in {"text", "caption", "message_text"} else f"{name}_"
    formatted = f"{prefix}parse_mode" in type(owner).model_fields
    mode = getattr(owner, f"{prefix}parse_mode", None) if formatted else None
    try:
        plain, entities = parse(text, mode if isinstance(mode, str) else None)
    except ValueError as error:
        yield Violation("entities", where, str(error))
        return
    if len(entities) > 100:
        yield Violation("count", where, f"{len(entities)} entities, Telegram keeps 100")
    least, most, unit = _limits(type(owner)).get(name, (0, 1 << 30, "characters"))
    length = len(text.encode()) if unit == "bytes" else len(plain.strip() if formatted else text)
    if unit != "items" and not least <= length <= most:
        yield Violation("length", where, f"{length} not in {least}-{most} {unit}")


def _shapes(call: BaseModel) -> Iterator[Violation]:
    """Yield what no docstring states by numbers: actions of buttons, the form of commands."""
    for markup in _keyboards(call):
        for button in (button for row in markup.inline_keyboard for button in row):
            looks = {"text", "icon_custom_emoji_id", "style"}
            actions = sorted(button.model_fields_set - looks)
            if len(actions) != 1:
                yield Violation("button", button.text, f"{len(actions)} actions {actions}")
    for command in getattr(call, "commands", None) or []:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command.command):
            yield Violation("command", command.command, "1-32 of a-z, 0-9 and _")


def _keyboards(value: object) -> Iterator[InlineKeyboardMarkup]:
    if isinstance(value, InlineKeyboardMarkup):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _keyboards(item)
    elif isinstance(value, BaseModel):
        for name in ("reply_markup", "results"):
            yield from _keyboards(getattr(value, name, None))


def _strangers(value: object, where: str) -> Iterator[Violation]:
    """Yield the fields of an answer that the Bot API does not have."""
    if isinstance(value, list | tuple):
        for place, item in enumerate(value):
            yield from _strangers(item, f"{where}[{place}]")
    if isinstance(value, BaseModel):
        yield from (Violation("unknown", f"{where}.{name}") for name in value.model_extra or {})
        for name in value.model_fields_set & type(value).model_fields.keys():
            yield from _strangers(getattr(value, name), f"{where}.{name}")


_LENGTH = re.compile(r"(\d+)\s*-\s*(\d+)\s+(character|byte)", re.IGNORECASE)
_COUNT = re.compile(r"list of (\d+)-(\d+) |[Nn]o more than \**()(\d+)\**|[Aa]t most ()(\d+) ")


@lru_cache(None)
def _limits(model: type[BaseModel]) -> dict[str, tuple[int, int, str]]:
    """Return least, most and unit for the fields whose docstrings state them."""
    limits: dict[str, tuple[int, int, str]] = {}
    for name, text in _docstrings(model).items():
        if match := _LENGTH.search(text):
            limits[name] = (int(match[1]), int(match[2]), f"{match[3].lower()}s")
        elif match := _COUNT.search(text):
            limits[name] = _counted(match)
    if "results" in model.model_fields and (match := _COUNT.search(model.__doc__ or "")):
        limits["results"] = _counted(match)
    return limits


def _counted(match: re.Match[str]) -> tuple[int, int, str]:
    least, most = (group for group in match.groups() if group is not None)
    return int(least or 0), int(most), "items"


@lru_cache(None)
def _docstrings(model: type[BaseModel]) -> dict[str, str]:
    """Return the docstring under each field, read from the source that is installed."""
    found: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        if owner.__module__.startswith("aiogram"):
            with suppress(OSError):  # pydantic makes some classes without a source
                found |= _written(owner)
    return found


def _written(owner: type) -> dict[str, str]:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(owner))).body
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str] = {}
    for field, text in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr):
            assert isinstance(field.target, ast.Name)
            found[field.target.id] = str(getattr(text.value, "value", ""))
    return found
