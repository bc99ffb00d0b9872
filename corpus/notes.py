"""A maintainer's notes: callouts below a paragraph, with links to passages, as in Obsidian.

`[[file#^p2|words]]` names the passage ^p2 of another document, `[[#^p2|words]]` one of the same:
the words stand in the note, and the passage is set beside the one that the note speaks of.
"""

import re
from bisect import bisect
from typing import Final

CALLOUT_MARK: Final = r" {0,3}>[ \t]*\[!(\w[\w-]*)(?:\|[^\]\n]*)?\][+-]?[ \t]*"
SPOKEN: Final = ("quote", "cite")
"""Callouts that hold the source's own words; the others are a maintainer's."""
QUOTED: Final = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)
_callout: Final = re.compile(CALLOUT_MARK)
_part: Final = re.compile(r"(?<=[.;!?])\s+|(?<=[.;!?][”»])\s+")
QUOTATION: Final = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"")
"""What a note quotes of its passage, in its marks."""
_marks: Final = re.compile(r"[“”„«»\"]")
_link: Final = re.compile(
    r"!?\[\[([^\[\]|#^]*)(?:#\^([A-Za-z0-9-]+)|#[^\[\]|^]*)?(?:\|([^\[\]]*))?\]\]"
)


def note(block: str) -> str:
    """Return a callout's words, what kind it is before them; nothing for other blocks."""
    mark = _callout.match(block)
    kind = mark[1].lower() if mark else "quote"
    if mark is None or kind in SPOKEN:
        return ""
    words = " ".join(QUOTED.sub("", block[mark.end() :]).split())
    named = [] if kind == "note" and words else [kind.capitalize()]
    return ": ".join([*named, words] if words else named)


def without_links(words: str, slug: str) -> str:
    """Return a note of the document `slug` as it is read: each link as its words."""
    return _link.sub(lambda link: (link[3] or link[1] or slug).strip(), words)


def linked(words: str, slug: str) -> dict[str, str]:
    """Return the passages that a note of the document `slug` names, and what it says of each.

    What it quotes of its own passage is in quotation marks there, the words of its links are not.
    """
    found: dict[str, str] = {}
    plain = _link.sub(_masked, words)
    plain = QUOTATION.sub(_masked, plain)
    ends = [0, *(part.end() for part in _part.finditer(plain)), len(words)]
    for link in _link.finditer(words):
        if link[2]:
            last = bisect(ends, link.start(), hi=len(ends) - 1)
            part = _link.sub(_unmarked, words[ends[last - 1] : ends[last]].strip())
            said = without_links(part, slug)
            name = f"{link[1].strip() or slug}^{link[2]}"
            found[name] = f"{found[name]} {said}" if found.get(name, said) != said else said
    return found


def _masked(found: re.Match[str]) -> str:
    return "x" * len(found.group())


def _unmarked(link: re.Match[str]) -> str:
    return _marks.sub("", link.group())
