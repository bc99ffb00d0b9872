"""What a question says with marks: year:1921 before:1922 after:1920 doc:name "exact words" -word.

They may stand anywhere in a question and are taken out of it before the rest is understood. Words
quoted in a whole sentence are only words: a title is often written so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from corpus.dates import dated
from corpus.interval import Interval, years
from index.analysis import fold, term, words
from index.idle import is_filler
from index.language import guess

_MARKED: Final = re.compile(
    r"(?:(?<=\s)|^)(?P<mark>[-−])?"
    r"(?P<name>year|before|after|doc|yıl|yil|önce|once|sonra|belge|год|до|после|док)"
    r"[:：]\s?(?P<value>\"[^\"]*\"|“[^”]*”|\S+)",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"\"([^\"]{2,})\"|“([^”]{2,})”|«([^»]{2,})»|„([^“”]{2,})[“”]")
_WITHOUT: Final = re.compile(
    r"(?:(?<=\s)(?<!\d\s)|^)[-−](?:(?P<word>(?:[^\W\d_][\w'’]*|\d{3,})(?:-[\w'’]+)*)"
    r"|\"(?P<phrase>[^\"]{2,})\")"
)
_KINDS: Final = {
    "year": "year", "yıl": "year", "yil": "year", "год": "year",
    "before": "before", "önce": "before", "once": "before", "до": "before",
    "after": "after", "sonra": "after", "после": "after",
    "doc": "doc", "belge": "doc", "док": "doc",
}  # fmt: skip
FIRST, LAST = date.min.toordinal(), date.max.toordinal()
ALWAYS: Final = Interval(FIRST, LAST)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a passage must be: of these days, these documents, with these words and without those.

    `others` are documents that it must not be of, `impossible` marks that no passage can satisfy,
    `written` all marks, as they stand.
    """

    days: tuple[Interval, ...] = ()
    documents: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()
    written: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        named = (self.documents, self.others, self.phrases, self.without)
        return any((self.days, *named, self.impossible))


NOTHING: Final = Filters()


def filters(question: str) -> tuple[str, Filters]:
    """Return the question without its marks, and what they ask for."""
    marked = [match for match in _MARKED.finditer(question) if not _is_sentence(match)]
    plain = _MARKED.sub(lambda match: match.group() if _is_sentence(match) else " ", question)
    unwanted = list(_WITHOUT.finditer(plain))
    plain = _WITHOUT.sub(" ", plain)
    phrases = tuple(next(filter(None, match)) for match in _QUOTED.findall(plain))
    days, impossible = _marked_days(marked)
    held = Filters(
        days=days,
        documents=tuple(_documents(marked, without=False)),
        others=tuple(_documents(marked, without=True)),
        phrases=tuple(p for p in phrases if words(p)) if _is_keywords(plain) else (),
        without=tuple(match["word"] or match["phrase"] for match in unwanted),
        impossible=impossible,
        written=tuple(match.group() for match in (*marked, *unwanted)),
    )
    return plain, held


def _is_sentence(match: re.Match[str]) -> bool:
    """Whether a colon only ends a part of a sentence: "In that year: what happened?"."""
    apart = match.group()[: -len(match["value"])][-1:].isspace()
    kind = _KINDS[match["name"].lower()]
    return apart and kind != "doc" and not any(map(str.isdigit, match["value"]))


def is_mark(written: str) -> bool:
    """Whether this is a mark, and no word: year:1921, -gold."""
    return bool(_MARKED.fullmatch(written) or _WITHOUT.fullmatch(written))


def _documents(marked: Iterable[re.Match[str]], without: bool) -> Iterator[str]:
    for match in marked:
        if _KINDS[match["name"].lower()] == "doc" and bool(match["mark"]) == without:
            yield fold(_value(match))


def _marked_days(
    marked: Iterable[re.Match[str]],
) -> tuple[tuple[Interval, ...], tuple[str, ...]]:
    """Return the days asked for, and the marks that no day satisfies.

    What lies after one day and before another lies between them.
    """
    days: list[Interval] = []
    impossible: list[str] = []
    between: Interval = ALWAYS
    for match in marked:
        kind = _KINDS[match["name"].lower()]
        if kind == "doc":
            continue
        interval = None if match["mark"] else _days(kind, _value(match))
        limited = interval.common(between) if interval and kind != "year" else interval
        if limited is None:
            impossible.append(match.group())
        elif kind == "year":
            days.append(limited)
        else:
            between = limited
    if between != ALWAYS:
        days.append(between)
    return tuple(days), tuple(impossible)


def _value(match: re.Match[str]) -> str:
    quoted = match["value"].strip('"“”')
    return quoted if quoted != match["value"] else quoted.rstrip("?!.,;:)…")


def _is_keywords(plain: str) -> bool:
    """Whether what stands beside the quotations is no sentence: then they are meant exactly."""
    rest = _QUOTED.sub(" ", plain)
    language = guess(rest)
    folded = [fold(word) for word in words(rest)]
    return all(term(word, language) and not is_filler(word, language) for word in folded)


def _days(kind: str, value: str) -> Interval | None:
    """Return the days meant by a mark; None where the calendar does not have them."""
    interval = _named(value)
    if not interval:
        return None
    if kind == "before":
        return Interval(FIRST, interval.start - 1) if interval.start > FIRST else None
    if kind == "after":
        return Interval(interval.end + 1, LAST) if interval.end < LAST else None
    return interval


def _named(value: str) -> Interval | None:
    if value.isdecimal():
        return years(int(value)) if len(value) <= 4 else None
    if short := re.fullmatch(r"(\d{1,4})[-–](\d{1,4})", value):
        first, last = short.groups()
        last = first[: len(first) - len(last)] + last if len(last) < len(first) else last
        if int(first) <= int(last):
            return years(int(first), int(last))
        value = f"{short[2]}/{first}"  # 1921-03 is March
    found = next(dated(value), None)
    whole = found and (found.start, found.end) == (0, len(value))
    return found.interval if found and whole else None


def holds_phrase(text_terms: list[str], phrase: list[str]) -> bool:
    """Whether the phrase's words stand side by side, in order."""
    size = len(phrase)
    return any(text_terms[at : at + size] == phrase for at in range(len(text_terms) - size + 1))


def plain_words(text: str) -> list[str]:
    """Return the folded words of a text, stop words included."""
    return [fold(word) for word in words(text)]
