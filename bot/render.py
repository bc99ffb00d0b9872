"""Text -> Telegram HTML: pure, escapes everything, never longer than Telegram allows."""

from collections.abc import Sequence
from html import escape as _escape
from typing import Final

LIMIT: Final = 4096
"""Characters a message may show, counted after the mark-up is taken out."""
ELLIPSIS: Final = "[…]"
MARKS: Final = 2 * (len(ELLIPSIS) + 1)
"""Characters that marks of omission take at both ends."""

Span = tuple[int, int]


def harmless(text: str) -> str:
    """Return a text of the same length with control characters as spaces.

    Telegram refuses them, and a terminal would obey them.
    """
    return "".join(
        " " if (letter < " " and letter not in "\n\t") or "\x7f" <= letter <= "\x9f" else letter
        for letter in text
    )


def escape(text: str) -> str:
    """Return plain text as HTML, control characters as spaces."""
    return _escape(harmless(text), quote=False)


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


def window(length: int, sentence: Span, sentences: Sequence[Span], room: int) -> Span:
    """Return the part of a text of `length` characters that is shown around a sentence.

    It is all of it where that fits into `room` characters; else it ends where sentences do, the
    nearest are kept, and it is never less than the sentence.
    """
    if length <= room:
        return 0, length
    (start, end) = (first, last) = sentence
    before = [span for span in sentences if span[1] <= first][::-1]
    after = [span for span in sentences if span[0] >= last]
    while before or after:
        near_before = before and (not after or first - before[0][0] <= after[0][1] - last)
        span = (before if near_before else after).pop(0)
        wider = (min(start, span[0]), max(end, span[1]))
        if wider[1] - wider[0] + MARKS > room:
            break
        start, end = wider
    return start, end


def marked(
    text: str, sentence: Span, shown: Span, room: int, highlights: Sequence[Span] = ()
) -> str:
    """Return the `shown` part of a text with a sentence of it in bold, unbroken.

    So are the other `highlights` in it. What is left out at the ends is marked; a sentence longer
    than `room` is clipped.
    """
    (first, last), (start, end) = sentence, shown
    lead = f"{ELLIPSIS} " if text[:start].strip() else ""
    tail = f" {ELLIPSIS}" if text[end:].strip() else ""
    if last - first > room - len(lead) - len(tail):
        return lead + bold(clip(text[first:last], room - len(lead) - len(tail))) + tail
    body, at = "", start
    for one, other in sorted({sentence, *highlights}):
        if at <= one and other <= end:
            body += escape(text[at:one]) + bold(text[one:other])
            at = other
    return f"{lead}{body}{escape(text[at:end])}{tail}"
