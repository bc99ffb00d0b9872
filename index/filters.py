"""What a question says with marks: year:1921 before:1922 after:1920 doc:name "exact words" -word.

They may stand anywhere in a question and are taken out of it before the rest is understood. Words
quoted in a whole sentence are only words: a title is often written so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from corpus.dates import dated
from corpus.interval import Interval, years
from index.analysis import fold, term, terms, words
from index.language import guess

_MARKED: Final = re.compile(
    r"(?:(?<=\s)|^)(?P<name>year|before|after|doc|yıl|yil|önce|once|sonra|belge|год|до|после|док)"
    r"[:：]\s?(?P<value>\"[^\"]*\"|“[^”]*”|\S+)",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"\"([^\"]{2,})\"|“([^”]{2,})”|«([^»]{2,})»|„([^“”]{2,})[“”]")
_WITHOUT: Final = re.compile(r"(?:(?<=\s)|^)[-−](?P<word>[^\W\d_][\w'’]*)")
_KINDS: Final = {
    "year": "year", "yıl": "year", "yil": "year", "год": "year",
    "before": "before", "önce": "before", "once": "before", "до": "before",
    "after": "after", "sonra": "after", "после": "after",
    "doc": "doc", "belge": "doc", "док": "doc",
}  # fmt: skip
FIRST, LAST = years(1), years(9999)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a passage must be: of these days, these documents, with these words and without those.

    `impossible` are marks that no passage can satisfy, `written` all of them, as they stand.
    """

    days: tuple[Interval, ...] = ()
    documents: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()
    written: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        parts = (self.days, self.documents, self.phrases, self.without, self.impossible)
        return any(parts)


NOTHING: Final = Filters()


def filters(question: str) -> tuple[str, Filters]:
    """Return the question without its marks, and what they ask for."""
    days: list[Interval] = []
    documents: list[str] = []
    impossible: list[str] = []
    for match in _MARKED.finditer(question):
        kind, value = _KINDS[match["name"].lower()], match["value"].strip('"“”')
        if kind == "doc":
            documents.append(fold(value))
        elif interval := _days(kind, value):
            days.append(interval)
        else:
            impossible.append(match.group())
    told = [match.group() for match in _MARKED.finditer(question)]
    plain = _MARKED.sub(" ", question)
    told += (match.group() for match in _WITHOUT.finditer(plain))
    without = tuple(match["word"] for match in _WITHOUT.finditer(plain))
    plain = _WITHOUT.sub(" ", plain)
    phrases = tuple(next(filter(None, match)) for match in _QUOTED.findall(plain))
    kept = tuple(p for p in phrases if words(p)) if _is_keywords(plain) else ()
    held = Filters(tuple(days), tuple(documents), kept, without, tuple(impossible), tuple(told))
    return plain, held


def _is_keywords(plain: str) -> bool:
    """Whether what stands beside the quotations is no sentence: then they are meant exactly."""
    rest = words(_QUOTED.sub(" ", plain))
    language = guess(plain)
    return not any(not term(word, language) for word in rest)


def _days(kind: str, value: str) -> Interval | None:
    """Return the days meant by a mark; None where the calendar does not have them."""
    interval = _named(value)
    if not interval or not FIRST or not LAST:
        return None
    if kind == "before":
        return Interval(FIRST.start, interval.start - 1) if interval.start > 1 else None
    if kind == "after":
        return Interval(interval.end + 1, LAST.end) if interval.end < LAST.end else None
    return interval


def _named(value: str) -> Interval | None:
    if value.isdecimal():
        return years(int(value)) if len(value) <= 4 else None
    if short := re.fullmatch(r"(\d{1,4})[-–](\d{1,4})", value):
        first, last = short.groups()
        last = first[: len(first) - len(last)] + last if len(last) < len(first) else last
        return years(int(first), int(last))
    if month := re.fullmatch(r"(\d{4})-(\d\d)", value):
        value = f"{month[1]}-{month[2]}-01" if 1 <= int(month[2]) <= 12 else ""
    return next((found.interval for found in dated(value)), None)


def holds_phrase(text_terms: list[str], phrase: list[str]) -> bool:
    """Whether the phrase's words stand side by side, in order."""
    size = len(phrase)
    return any(text_terms[at : at + size] == phrase for at in range(len(text_terms) - size + 1))


def plain_words(text: str) -> list[str]:
    """Return the folded words of a text, stop words included."""
    return [fold(word) for word in words(text)]


def any_term(found: Iterable[str], word: str, language: str) -> bool:
    """Whether one of the terms is what a word is indexed under."""
    unwanted = set(terms(word, language)) or {fold(word)}
    return any(term in unwanted for term in found)
