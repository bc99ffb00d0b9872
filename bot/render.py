"""Text -> Telegram HTML: pure, escapes everything, never longer than Telegram allows."""

from collections.abc import Sequence
from html import escape as _escape
from typing import Final

LIMIT: Final = 4096
"""Characters a message may show, counted after the mark-up is taken out."""
ELLIPSIS: Final = "[…]"

Span = tuple[int, int]


def escape(text: str) -> str:
    """Return plain text as HTML; control characters that Telegram refuses become spaces."""
    clean = "".join(letter if letter >= " " or letter in "\n\t" else " " for letter in text)
    return _escape(clean, quote=False)


def bold(text: str) -> str:
    """Return plain text in bold."""
    return f"<b>{escape(text)}</b>"


def italic(text: str) -> str:
    """Return plain text in italics."""
    return f"<i>{escape(text)}</i>"


def code(text: str) -> str:
    """Return plain text in a fixed-width face, which a tap copies."""
    return f"<code>{escape(text)}</code>"


def link(text: str, url: str) -> str:
    """Return plain text that opens an address."""
    return f'<a href="{_escape(url, quote=True)}">{escape(text)}</a>'


def quote(html: str, expandable: bool = False) -> str:
    """Return HTML set off as a quotation, folded if it is `expandable`."""
    return f"<blockquote{' expandable' if expandable else ''}>{html}</blockquote>"


def clip(text: str, room: int) -> str:
    """Return at most `room` characters of `text`, cut between words and marked as cut.

    Example: clip("a letter to Stalin", 14) -> "a letter […]".
    """
    if len(text) <= room:
        return text
    kept = text[: max(room - len(ELLIPSIS) - 1, 0)]
    space = kept.rfind(" ")
    whole = kept[:space] if space > room // 2 else kept
    return f"{whole.rstrip()} {ELLIPSIS}"


def around(text: str, sentence: Span, sentences: Sequence[Span], room: int) -> tuple[str, str]:
    """Return what stands before and after a sentence: whole sentences, at most `room` characters.

    The nearest sentences are kept; what had to be left out at the ends is marked.
    """
    first, last = sentence
    start, end = first, last
    marks = 3 * (len(ELLIPSIS) + 2)
    before = [span for span in sentences if span[1] <= first][::-1]
    after = [span for span in sentences if span[0] >= last]
    while before or after:
        near_before = before and (not after or first - before[0][0] <= after[0][1] - last)
        span = (before if near_before else after).pop(0)
        wider = (min(start, span[0]), max(end, span[1]))
        if wider[1] - wider[0] - (last - first) + marks > room:
            break
        start, end = wider
    lead = ELLIPSIS + " " if text[:start].strip() and start < first else ""
    tail = " " + ELLIPSIS if text[end:].strip() and end > last else ""
    return lead + text[start:first].strip(), text[last:end].strip() + tail
