"""Where entities lie in a text: offsets in UTF-16 units, and what Telegram finds by itself."""

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

Entity: TypeAlias = dict[str, Any]

STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
CODE = ("pre", "code")
QUOTES = ("blockquote", "expandable_blockquote")

_RANK = {
    **dict.fromkeys(QUOTES, 0),
    **{"pre": 11, "code": 20, "text_link": 49, "text_mention": 49},
    **{style: 90 + place for place, style in enumerate(STYLES)},
    "custom_emoji": 99,
}
_DETECTED = {
    "bot_command": re.compile(
        r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])"
    ),
    "mention": re.compile(r"(?<!\w)@[A-Za-z0-9_]{4,32}(?!\w)"),
    "hashtag": re.compile(r"(?<!\w)#(?=\d*[^\W\d])\w{1,256}(?:@[A-Za-z0-9_]{3,32})?(?![\w#])"),
    "url": re.compile(
        r"(?<![\w@.])(?:https?://|www\.)(?:\([^\s()<>]*\)|[^\s()<>\"'«»…])+(?<![.,;:!?])"
    ),
    "email": re.compile(r"(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"),
}


def units(text: str) -> int:
    """Return the length of `text` in UTF-16 units, as the Bot API counts offsets."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, entity: Entity) -> str:
    """Return the part of `text` that `entity` covers."""
    start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    return text.encode("utf-16-le", "surrogatepass")[start:end].decode("utf-16-le", "replace")


def span(entity: Entity) -> tuple[int, int]:
    """Return start and end of `entity` in UTF-16 units."""
    return entity["offset"], entity["offset"] + entity["length"]


def ordered(entities: Iterable[Entity]) -> list[Entity]:
    """Return the entities as Telegram lists them: by start, the outer one first."""
    return sorted(entities, key=lambda e: (e["offset"], -e["length"], _RANK.get(e["type"], 50)))


def detect(text: str, taken: Iterable[Entity] = ()) -> list[Entity]:
    """Return commands, mentions, hashtags and addresses in a plain text.

    Nothing is found inside an entity of `taken`, and earlier kinds win where two overlap.
    """
    if not any(sign in text for sign in "/@#.") or not text:
        return []
    found: list[Entity] = []
    closed = [span(entity) for entity in taken]
    for kind, pattern in _DETECTED.items():
        for match in pattern.finditer(text):
            start = units(text[: match.start()])
            end = start + units(match[0])
            if all(end <= left or right <= start for left, right in closed):
                closed.append((start, end))
                found.append({"type": kind, "offset": start, "length": end - start})
    return ordered(found)
