"""Telegram's HTML, read into plain text with entities.

The reader accepts and refuses what TDLib's does, with the same words: only the tags that the
Bot API lists, properly nested, and of the named references only `&lt; &gt; &amp; &quot;`.
Python's html.parser forgives nearly everything, so it cannot say what Telegram would refuse.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.local.entities import Entity, cut, ordered, span, units

TAGS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    **{"a": "text_link", "code": "code", "pre": "pre"},
    **{"blockquote": "blockquote", "tg-emoji": "custom_emoji"},
}
_SPACE = r"[ \t\r\n\v\0]"
_NAME = re.compile(r"[^ \t\r\n\v\0>]*")
_ATTRIBUTE = re.compile(
    rf"(?P<name>[^ \t\r\n\v\0=>/\"']+)"
    rf"(?:{_SPACE}*=(?P<value>{_SPACE}*(?:\"[^\"]*\"?|'[^']*'?|[A-Za-z0-9.-]*)))?"
)
_GAP = re.compile(rf"{_SPACE}*")
_REFERENCE = re.compile(
    r"&(?:(?P<name>lt|gt|amp|quot)(?![A-Za-z]);?|#(?:x(?P<hex>[0-9a-fA-F]+)|(?P<dec>\d+));?)"
)
_SURROGATES = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


class MarkupError(ValueError):
    """The text is not Telegram HTML; who wrote it must escape it or close its tags."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """A plain text and its entities, ordered as Telegram orders them."""

    text: str
    entities: list[Entity] = field(default_factory=list)


@dataclass(slots=True)
class _Tag:
    name: str
    argument: str
    offset: int
    position: int


def parse(source: str) -> Formatted:
    """Return the visible text of Telegram HTML and its entities.

    Example: ``a <b>bold</b> word`` is ``a bold word`` with bold at offset 2, length 4.

    Raises MarkupError with TDLib's words where Telegram would refuse the text.
    """
    reader = _Reader(source)
    while reader.at < len(source):
        reader.step()
    return reader.close()


class _Reader:
    """One pass over the source: the text so far, the tags still open, the entities closed."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.pieces: list[str] = []
        self.offset = 0
        self.open: list[_Tag] = []
        self.entities: list[Entity] = []

    def step(self) -> None:
        """Read up to the next tag, then the tag."""
        start = self.at
        found = self.source.find("<", start)
        self.at = len(self.source) if found < 0 else found
        self._write(self.source[start : self.at])
        if found >= 0:
            self._end_tag() if self.source.startswith("</", found) else self._start_tag()

    def close(self) -> Formatted:
        """Return what was read; every tag must have been closed."""
        if self.open:
            raise MarkupError(
                f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"'
            )
        text = "".join(self.pieces)
        if re.search("[\ud800-\udfff]", text):
            raise MarkupError(_SURROGATES)
        for entity in self.entities:
            entity.pop("language", None) if entity["type"] == "code" else None
        return Formatted(text, ordered(self.entities))

    def _write(self, piece: str) -> None:
        text = decode(piece)
        self.pieces.append(text)
        self.offset += units(text)

    def _start_tag(self) -> None:
        position = self.at
        name = self._match(_NAME, position + 1).lower()
        self._inside(position, "start")
        if name not in TAGS:
            raise MarkupError(
                f'Unsupported start tag "{name}" at byte offset {self._byte(position)}'
            )
        argument = self._arguments(name, position)
        self.at += 1
        if name == "span" and argument != "tg-spoiler":
            where = f"at byte offset {self._byte(position)}"
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" {where}')
        self.open.append(_Tag(name, argument, self.offset, position))

    def _arguments(self, tag: str, position: int) -> str:
        argument = ""
        while True:
            self._match(_GAP, self.at)
            if self.source.startswith(">", self.at):
                return argument
            match = _ATTRIBUTE.match(self.source, self.at)
            if match is None:
                where = f"at byte offset {self._byte(position)}"
                raise MarkupError(f'Empty attribute name in the tag "{tag}" {where}')
            self.at = match.end()
            self._inside(position, "start", "" if match["value"] else f' "{tag}"')
            argument = self._value(tag, match) or argument

    def _value(self, tag: str, attribute: re.Match[str]) -> str:
        name, value = attribute["name"], (attribute["value"] or "").lstrip(" \t\r\n\v\0")
        if value[:1] not in {'"', "'"}:
            if attribute["value"] is not None and self.source[self.at] not in " \t\r\n\v\0>":
                where = f"at byte offset {self._byte(attribute.end() - len(value))}"
                raise MarkupError(f"Unexpected end of name token {where}")
            value = value.lower()
        else:
            value = decode(value[1:-1])
        if (tag, name) == ("blockquote", "expandable"):
            return "expandable"
        return value if (tag, name) in _ARGUMENTS else ""

    def _end_tag(self) -> None:
        position = self.at
        if not self.open:
            raise MarkupError(f"Unexpected end tag at byte offset {self._byte(position)}")
        name = self._match(_NAME, position + 2).lower()
        self._match(_GAP, self.at)
        if not self.source.startswith(">", self.at):
            raise MarkupError(f"Unclosed end tag at byte offset {self._byte(position)}")
        self.at += 1
        tag = self.open.pop()
        if name and name != tag.name:
            where = f"at byte offset {self._byte(position)}"
            expected = f'expected "</{tag.name}>", found "</{name}>"'
            raise MarkupError(f"Unmatched end tag {where}, {expected}")
        if self.offset > tag.offset:
            self._entity(tag)

    def _entity(self, tag: _Tag) -> None:
        place = {"offset": tag.offset, "length": self.offset - tag.offset}
        entity = _describe(tag, "".join(self.pieces), place)
        last = self.entities[-1] if self.entities else {}
        if tag.name == "pre" and last.get("language") and span(last) == span(place):
            self.entities[-1] = last | {"type": "pre"}
        elif entity:
            self.entities.append(entity)

    def _match(self, pattern: re.Pattern[str], at: int) -> str:
        match = pattern.match(self.source, at)
        assert match is not None  # both patterns match the empty string
        self.at = match.end()
        return match[0]

    def _inside(self, position: int, what: str, name: str = "") -> None:
        if self.at >= len(self.source):
            where = f"at byte offset {self._byte(position)}"
            raise MarkupError(f"Unclosed {what} tag{name} {where}")

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode())


def decode(source: str) -> str:
    """Return `source` with its named and numeric references replaced; other `&` stay."""
    if "&" not in source:
        return source
    return _REFERENCE.sub(_character, source)


def _character(match: re.Match[str]) -> str:
    if match["name"]:
        return _NAMED[match["name"]]
    code = int(match["hex"], 16) if match["hex"] else int(match["dec"])
    return chr(code) if 0 < code <= 0x10FFFF else match[0]


_ARGUMENTS = {("a", "href"), ("code", "class"), ("span", "class"), ("tg-emoji", "emoji-id")}


def _describe(tag: _Tag, text: str, place: Entity) -> Entity | None:
    kind = TAGS[tag.name]
    if kind == "blockquote" and tag.argument:
        return {"type": "expandable_blockquote", **place}
    if kind == "code" and tag.argument.startswith("language-"):
        return {"type": "code", **place, "language": tag.argument.removeprefix("language-")}
    if kind == "custom_emoji":
        return {"type": kind, **place, "custom_emoji_id": tag.argument}
    if kind == "text_link":
        return _link(tag.argument or cut(text, {"type": kind, **place}), place)
    return {"type": kind, **place}


def _link(href: str, place: Entity) -> Entity | None:
    if match := re.fullmatch(r"tg://user\?id=(\d+)", href):
        return {"type": "text_mention", **place, "user": {"id": int(match[1])}}
    url = address(href)
    return {"type": "text_link", **place, "url": url} if url else None


def address(href: str) -> str | None:
    """Return `href` as Telegram keeps it in a link, or None where it drops the link."""
    try:
        parts = urlsplit(href if "://" in href else f"http://{href}")
    except ValueError:
        return None
    if parts.scheme == "tg":
        return href
    if parts.scheme not in {"http", "https"} or "." not in parts.netloc or re.search(r"\s", href):
        return None
    return parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/").geturl()
