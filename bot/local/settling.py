"""What Telegram makes of a text on its way into a chat: cleaned, trimmed, entities in order."""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TypeAlias

from bot.local.entities import CODE, QUOTES, STYLES, Entity, detect, ordered, span, units
from bot.local.markup import Formatted

MOST = 100  # Telegram drops the entities beyond
Span: TypeAlias = tuple[int, int]
_CHANGED = re.compile("[\0-\x09\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a]")
_DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_INVISIBLE = " \n\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_OWN = frozenset(("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"))


def settle(formatted: Formatted) -> Formatted:
    """Return the text as a chat would show it.

    Control characters and outer whitespace go, styles that touch are joined and leave code
    alone, and addresses, commands and mentions that Telegram finds by itself are added.
    """
    text, moved = _trimmed(formatted.text)
    entities = [entity for raw in formatted.entities if (entity := _moved(raw, moved))]
    others = _others(entities)
    taken = [entity for entity in others if entity["type"] not in QUOTES]
    others += detect(text, taken)
    return Formatted(text, ordered([*_styles(entities, others), *others])[:MOST])


def _trimmed(source: str) -> tuple[str, Callable[[int], int]]:
    """Return the shown text and where each UTF-16 offset of the source went."""
    text = _CHANGED.sub(" ", _DROPPED.sub("", source))
    if not text.strip(_INVISIBLE):
        return "", lambda _: 0
    if source == text == text.strip(" \n"):
        return source, lambda offset: offset
    shown = text.strip(" \n")
    before = len(text) - len(text.lstrip(" \n"))
    offsets = [0]
    for character in source:
        kept = 0 if _DROPPED.match(character) else units(character)
        offsets += [offsets[-1]] * (units(character) - 1) + [offsets[-1] + kept]
    last = units(shown)
    return shown, lambda offset: max(0, min(last, offsets[min(offset, len(offsets) - 1)] - before))


def _moved(entity: Entity, moved: Callable[[int], int]) -> Entity | None:
    start, end = (moved(offset) for offset in span(entity))
    if start >= end or entity["type"] in _OWN:
        return None
    return entity | {"offset": start, "length": end - start}


def _styles(entities: list[Entity], others: list[Entity]) -> list[Entity]:
    """Return bold, italic, ... as few entities outside code, none crossing another's edge."""
    code = [span(entity) for entity in entities if entity["type"] in CODE]
    placed = [span(entity) for entity in others]
    styles: list[Entity] = []
    for style in STYLES:
        found = [span(entity) for entity in entities if entity["type"] == style]
        outside = [part for place in found for part in _outside(place, code)]
        parts = [part for place in _joined(outside) for part in _split(place, placed)]
        placed += parts
        styles += [
            {"type": style, "offset": left, "length": right - left} for left, right in parts
        ]
    return styles


def _split(place: Span, placed: list[Span]) -> list[Span]:
    """Return `place` cut where another one starts or ends inside it and reaches out of it."""
    start, end = place
    ends = {right for left, right in placed if left < start < right < end}
    starts = {left for left, right in placed if start < left < end < right}
    edges = sorted({start, end, *ends, *starts})
    return list(pairwise(edges))


def _outside(place: Span, closed: list[Span]) -> list[Span]:
    start, end = place
    parts = []
    for left, right in sorted(closed):
        if start < left < end or (left <= start < right):
            parts.append((start, min(left, end)))
            start = max(start, right)
    return [(left, right) for left, right in [*parts, (start, end)] if left < right]


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _others(entities: Iterable[Entity]) -> list[Entity]:
    """Return quotes, code, links and the like, each kind at most once at a place."""
    kept: list[Entity] = []
    for entity in ordered(entities):
        inside = [other for other in kept if other["type"] in (*CODE, *QUOTES)]
        if entity["type"] not in STYLES and not any(_nested(entity, other) for other in inside):
            kept.append(entity)
    return kept


def _nested(entity: Entity, outer: Entity) -> bool:
    """Tell whether `entity` may not stand within `outer`: code in code, a quote in a quote."""
    (start, end), (left, right) = span(entity), span(outer)
    if end <= left or right <= start:
        return False
    return outer["type"] in CODE or entity["type"] in QUOTES
