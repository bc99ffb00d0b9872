"""Dates as citations write them, and the days that a text speaks of.

A date in a text becomes an Interval of days: "16 March 1921" is one day, "August 1921" a month,
"1920-22" three years, "the 1930s" ten, "the fifteenth century" a hundred (1401 to 1500).
English, Turkish and Russian; day before month where both could be (3/4/1918 is 3 April). A year
of two digits (7.11.35, April '21) is of the century that was named before, else of the twentieth.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from corpus.calendar import (
    BEGINNINGS,
    DAYS,
    NUMBERS,
    ORDINALS,
    day_number,
    month_name,
    month_number,
    roman_number,
)
from corpus.interval import Interval, years

ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")

_M: Final = (
    r"(?:январ[ьяе]|феврал[ьяе]|марта?е?|апрел[ьяе]|ма[йяе]|ию[нл][ьяе]|августа?е?|"
    r"(?:сент|окт|но|дек)[яа]бр[ьяе]|"
    + "|".join(sorted((n for n in NUMBERS if n.isascii() or n[0] < "а"), key=len, reverse=True))
    + r")\b\.?"
)
_D: Final = r"\d{1,2}"
_TH: Final = r"(?:st|nd|rd|th|d|-?(?:го|е|ого|ое))?"
_WORD: Final = "|".join(
    re.sub("[ -]", r"[\\s-]+", word) for word in sorted(DAYS, key=len, reverse=True)
)
_SHORT: Final = r"['’]\d\d"
_Y: Final = rf"(?:\d{{3,5}}|{_SHORT})"
_DASH: Final = r"\s*[-–—/]\s*"
_TO: Final = r"(?:\s*[-–—/]\s*|\s+(?:to|and|until|till|through|ile|ve|по|до|и)\s+)"


def _pattern(spelled: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<iso>\b\d{{4}}-\d\d-\d\d\b)"
        rf"|\b(?P<nd>{_D})[./-](?P<nm>{_D})[./-](?P<ny>\d{{4,5}})\b"
        rf"|(?<![\d./-])\b(?P<sd>{_D})(?P<mark>[./])(?P<sm>{_D})(?P=mark)(?P<sy>\d\d)\b(?![./-]\d)"
        rf"|(?<![\d./])\b(?P<my_m>0?[1-9]|1[0-2])[./](?P<my_y>1\d{{3}}|20\d\d)\b(?![./]?\d)"
        rf"|\b(?P<rd>{_D})[./\s](?P<rm>(?-i:I{{1,3}}|I?V|VI{{1,3}}|I?X|XI{{1,2}}))[./\s](?P<ry>1\d{{3}}|20\d\d)\b"
        rf"|\b(?:(?P<d1>{_D}){_TH}(?:{_TO}(?P<d2>{_D}){_TH})?\s+(?:of\s+)?"
        rf"|(?P<dw>{spelled})\s+(?:of\s+|(?=[а-я])))"
        rf"(?P<dm>{_M})(?:,?\s*(?P<dy>{_Y})\b)?"
        rf"|\b(?P<md>{_M})\s+(?:(?:the\s+)?(?P<m1>{_D}){_TH}(?:{_DASH}(?P<m2>{_D}))?\b(?![.,]\d)"
        rf"|the\s+(?P<mw>{spelled})\b)(?:,?\s+(?P<my>{_Y})\b)?"
        rf"|\b(?P<a>{_M})(?:{_TO}(?P<b>{_M}))?,?\s+(?:of\s+)?(?P<aby>\d{{4}}|{_SHORT})\b"
        rf"|\b(?P<decade>\d{{3}}0)(?:['’]?s\b|['’]?l[ae]r\w*|['’]?l[ıiuü]\s+y[ıi]l\w*|[-–]?(?:е|х|ых)\b)"
        rf"|\b(?P<y1>1\d{{3}}|20\d\d){_TO}(?P<y2>\d{{4}}|\d{{2}})\b(?![.,]\d)"
        rf"|\b(?:(?P<century>\d{{1,2}})(?:st|nd|rd|th|\.|-?[ийгом]{{1,3}})?|(?P<roman>[IVX]{{1,5}})\.?|"
        rf"(?P<word>{'|'.join(sorted(ORDINALS, key=len, reverse=True))}))"
        r"[\s-]+(?:centur|y[üu]zy[ıi]l|век|столет)\w*"
        r"|(?<![\d.,$€£№#:/])\b(?P<y>1\d{3}|20\d\d)\b(?![.,:/]?\d)(?!\s*(?:kg|km|tons?|rubles|lira)\b)",
        re.IGNORECASE,
    )


PATTERN: Final = _pattern(_WORD)
_IN_DIGITS: Final = _pattern("(?!)")
"""The same for texts that spell no day of a month: PATTERN takes 1.4 times as long."""
_MONTHS: Final = rf"(?:{BEGINNINGS}|янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)"
_SPELLED: Final = re.compile(
    rf"(?:(?:st|nd|rd|th)\s+of|(?:ого|его|[оь]е))\s+{_MONTHS}|{_MONTHS}[a-z.]*\s+the\s"
)
"""Small letters that show that a day may be spelled."""
_DIGITS: Final = re.compile(r"\d+|centur|y[üu]zy[ıi]l|век|столет", re.IGNORECASE)
_SEED: Final = re.compile(f"{_DIGITS.pattern}|{_SPELLED.pattern}", re.IGNORECASE)
NEAR: Final = 40
"""Letters around a digit, or a day that is spelled, within which the rest of its date stands."""
_COUNTED: Final = re.compile(
    r"(?:§|\b(?:sections?|sec\.|pages?|pp?\.|articles?|art\.|clauses?|nos?\.|vols?\.|versions?|"
    r"madde\w*|sayfa\w*|с\.|стр\.|ст\.|п\.|стать\w+|пункт\w*|раздел\w*))\s*\Z",
    re.IGNORECASE,
)
"""Words before a number that counts parts of a text."""
_BEFORE: Final = re.compile(
    r"\b(?:last year|the previous year|geçen yıl|geçen sene|в прошлом году|прошлого года)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: `text[start:end]`; no interval where there is no such day."""

    start: int
    end: int
    interval: Interval | None
    day: int = 0
    month: int = 0
    year: int = 0


def dated(text: str, year: int = 0) -> Iterator[Dated]:
    """Yield the dates that `text` names, in order; "last year" comes after them.

    `year` is the year in which it was written, for "last year"; a day without a year is of the
    year named last.
    """
    named = year
    for match in matches(text):
        found = _read(match, named)
        if found:
            named = found.year or named
            yield found
    if year:
        for match in _BEFORE.finditer(text):
            yield Dated(*match.span(), years(year - 1), year=year - 1)


def matches(text: str) -> Iterator[re.Match[str]]:
    """Yield what PATTERN finds, tried only near a digit or a century: three times as fast."""
    is_spelled = _SPELLED.search(text.lower())
    pattern, seeds = (PATTERN, _SEED) if is_spelled else (_IN_DIGITS, _DIGITS)
    first = last = -1
    for seed in seeds.finditer(text):
        if seed.start() - NEAR > last >= 0:
            yield from pattern.finditer(text, first, last)
            first = -1
        first = first if first >= 0 else max(seed.start() - NEAR, last, 0)
        last = min(seed.end() + NEAR, len(text))
    if last >= 0:
        yield from pattern.finditer(text, first, last)


def _read(match: re.Match[str], named: int) -> Dated | None:
    part = match.groupdict()
    for name, reader in _READERS:
        if part[name]:
            return reader(match, part, named)
    return None


def _span(match: re.Match[str], interval: Interval | None, *parts: int) -> Dated:
    day, month, year = (*parts, 0, 0, 0)[:3]
    return Dated(match.start(), match.end(), interval, day, month, year)


def _days(year: int, month: int, first: int, last: int = 0) -> Interval | None:
    try:
        start = date(year, month, first)
        return Interval(start.toordinal(), date(year, month, last or first).toordinal())
    except ValueError:
        return None


def _iso(match: re.Match[str], part: dict[str, str], _: int) -> Dated | None:
    year, month, day = map(int, part["iso"].split("-"))
    return _span(match, _days(year, month, day), day, month, year)


def _numeric(match: re.Match[str], part: dict[str, str], _: int) -> Dated | None:
    return _in_digits(match, part["nd"], part["nm"], int(part["ny"]))


def _short(match: re.Match[str], part: dict[str, str], named: int) -> Dated | None:
    if _COUNTED.search(match.string, max(match.start() - 12, 0), match.start()):
        return None  # "Section 4.1.12"
    found = _in_digits(match, part["sd"], part["sm"], _full(part["sy"], named))
    return found if found.interval else None  # "45.12.33" is some other number


def _in_digits(match: re.Match[str], first: str, second: str, year: int) -> Dated:
    day, month = int(first), int(second)
    if month > 12 and day <= 12:
        day, month = month, day
    if not year:
        return _span(match, None)
    return _span(match, _days(year, month, day), day, month, year)


def _day_month(match: re.Match[str], part: dict[str, str], named: int) -> Dated | None:
    if part["dw"] and part["dm"] == "may":
        return None  # "the first of may be"
    month, year = month_number(part["dm"]), _full(part["dy"], named)
    day, last = _day(part["d1"], part["dw"]), int(part["d2"] or 0)
    return _of_year(match, day, last, month, year, part["dy"])


def _month_day(match: re.Match[str], part: dict[str, str], named: int) -> Dated | None:
    if part["md"].islower() and " the " in match.group():
        return None  # "may the first of them"
    month, year = month_number(part["md"]), _full(part["my"], named)
    day, last = _day(part["m1"], part["mw"]), int(part["m2"] or 0)
    return _of_year(match, day, last, month, year, part["my"])


def _roman_month(match: re.Match[str], part: dict[str, str], _: int) -> Dated | None:
    day, month, year = int(part["rd"]), roman_number(part["rm"]), int(part["ry"])
    return _span(match, _days(year, month, day), day, month, year)


def _day(digits: str | None, word: str | None) -> int:
    """Return the day of a month, in digits or as it is spelled."""
    return day_number(word) if word else int(digits or 0)


def _of_year(
    match: re.Match[str], day: int, last: int, month: int, year: int, written: str | None
) -> Dated | None:
    if year:
        interval = _days(year, month, day, last)
        return _span(match, interval, day, month, year if written else 0)
    # Without a year only the calendar's longest month can be asked.
    return (
        _span(match, None, day, month, 0)
        if 1 <= day <= monthrange(2000, month)[1]
        else (_span(match, None))
    )


def _months(match: re.Match[str], part: dict[str, str], named: int) -> Dated | None:
    year, first = _full(part["aby"], named), month_number(part["a"])
    last = month_number(part["b"]) if part["b"] else first
    if not 1 <= year <= 9999 or last < first:
        return _span(match, None, 0, first, year)
    end = date(year, last, monthrange(year, last)[1])
    return _span(
        match, Interval(date(year, first, 1).toordinal(), end.toordinal()), 0, first, year
    )


def _month_year(match: re.Match[str], part: dict[str, str], _: int) -> Dated | None:
    month, year = int(part["my_m"]), int(part["my_y"])
    interval = _days(year, month, 1, monthrange(year, month)[1])
    return _span(match, interval, 0, month, year)


def _decade(match: re.Match[str], part: dict[str, str], _: int) -> Dated | None:
    first = int(part["decade"])
    return _span(match, years(first, first + 9))


def _range(match: re.Match[str], part: dict[str, str], _: int) -> Dated | None:
    first = int(part["y1"])
    short = part["y2"]
    last = int(short) if len(short) == 4 else first // 100 * 100 + int(short)
    if not first < last <= 2199:
        return None
    return _span(match, years(first, last), 0, 0, last)


def _century(match: re.Match[str], part: dict[str, str], _: int) -> Dated | None:
    number = int(part["century"] or 0) or ORDINALS.get((part["word"] or "").lower(), 0)
    number = number or roman_number(part["roman"] or "")
    return _span(match, years(number * 100 - 99, number * 100)) if 0 < number < 22 else None


def _year(match: re.Match[str], part: dict[str, str], _: int) -> Dated | None:
    year = int(part["y"])
    return _span(match, years(year), 0, 0, year)


def _full(written: str | None, named: int) -> int:
    """Return a year as it was written, or the one named before; of two digits in its century."""
    if not written:
        return named
    digits = written.strip("'’")
    return int(digits) if len(digits) > 2 else (named or 1900) // 100 * 100 + int(digits)


_READERS: Final = (
    ("iso", _iso), ("nd", _numeric), ("sd", _short), ("my_m", _month_year),
    ("rd", _roman_month), ("dm", _day_month), ("md", _month_day), ("a", _months),
    ("decade", _decade), ("y1", _range), ("century", _century), ("roman", _century),
    ("word", _century), ("y", _year),
)  # fmt: skip


def written(date: str) -> str:
    """Return ISO dates inside `date` as American English, the rest untouched.

    Example: "last updated 2023-09-26" -> "last updated September 26, 2023".
    """
    return ISO.sub(_written, date)


def _written(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    if not 1 <= int(month) <= 12:
        return match.group()
    name = month_name(int(month))
    return f"{name} {int(day)}, {year}" if day else f"{name} {year}"
