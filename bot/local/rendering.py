"""Plain text with entities, written as Telegram's HTML: the way back from `markup.parse`."""

import html
from collections.abc import Callable, Iterable

from bot.local.entities import Entity, ordered, span


def render(text: str, entities: Iterable[Entity]) -> str:
    """Return Telegram HTML that `parse` reads back as this text and these entities."""
    marks: list[tuple[int, int, int, str]] = []
    for rank, entity in enumerate(ordered(e for e in entities if e["type"] in _WRITTEN)):
        start, end = span(entity)
        before, after = _WRITTEN[entity["type"]](entity)
        marks += [(start, 1, rank, before), (end, 0, -rank, after)]
    encoded = text.encode("utf-16-le", "surrogatepass")
    pieces, last = [], 0
    for position, _, _, tag in sorted(marks):
        pieces += [_escape(encoded[2 * last : 2 * position]), tag]
        last = position
    return "".join([*pieces, _escape(encoded[2 * last :])])


def _escape(encoded: bytes) -> str:
    return html.escape(encoded.decode("utf-16-le", "replace"), quote=False)


def _wrap(tag: str, attribute: str = "") -> Callable[[Entity], tuple[str, str]]:
    return lambda _: (f"<{tag}{attribute}>", f"</{tag}>")


def _anchor(entity: Entity) -> tuple[str, str]:
    user = entity.get("user", {}).get("id")
    return f'<a href="{html.escape(entity.get("url") or f"tg://user?id={user}")}">', "</a>"


def _preformatted(entity: Entity) -> tuple[str, str]:
    if language := entity.get("language"):
        return f'<pre><code class="language-{html.escape(language)}">', "</code></pre>"
    return "<pre>", "</pre>"


_WRITTEN: dict[str, Callable[[Entity], tuple[str, str]]] = {
    "bold": _wrap("b"),
    "italic": _wrap("i"),
    "underline": _wrap("u"),
    "strikethrough": _wrap("s"),
    "spoiler": _wrap("tg-spoiler"),
    "code": _wrap("code"),
    "blockquote": _wrap("blockquote"),
    "expandable_blockquote": _wrap("blockquote", " expandable"),
    "pre": _preformatted,
    "text_link": _anchor,
    "text_mention": _anchor,
    "custom_emoji": lambda e: (f'<tg-emoji emoji-id="{e["custom_emoji_id"]}">', "</tg-emoji>"),
}
