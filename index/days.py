"""Dates and numbers of a question -> the terms that passages write them with."""

import re
from collections.abc import Sequence
from datetime import date as day
from typing import Final

from corpus.dates import Dated, month_name, month_names
from corpus.interval import Interval
from index.analysis import number, term
from index.query import Term
from index.reading import Reading, Said
from index.words import SCALES, same_number

_plain: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
LARGEST: Final = 1e12
"""A number from which nobody counts anything; in a text it is the number of something."""


def impossible(date: Dated) -> bool:
    """Whether there is no such day: 31 February."""
    if date.interval:
        return False
    return bool(date.year) or not date.day


def add_date(date: Dated, word: str, reading: Reading) -> None:
    """Add the parts of a date, a month by its names in the documents' languages."""
    knows = reading.knows
    if date.day:
        _part(word, str(date.day), (), reading)
    if date.month > 12:
        _part(word, str(date.month), (), reading)
    elif date.month:
        names = (month_name(date.month), *month_names(date.month))
        stems = dict.fromkeys(
            term(name, language) for name in names for language in reading.vocabulary.languages
        )
        known = [stem for stem in stems if stem and knows(stem)]
        _part(word, known[0] if known else term(names[0], "en"), tuple(known[1:]), reading)
    if date.year:
        forms = (form for form in _numerals(date) if knows(form))
        _part(word, str(_year(date.year, word, reading)), tuple(forms), reading)


def _year(year: int, word: str, reading: Reading) -> int:
    """Return a year; one in two digits as of a century that documents speak of."""
    if str(year) in word:
        return year
    centuries = (year, year + 100, *range(year - 100, 1000, -100))
    return next((one for one in centuries if reading.knows(str(one))), year)


def _numerals(date: Dated) -> tuple[str, ...]:
    """Return how documents write a day as one number: 16.03.1921, 16.3.1921."""
    if not date.day:
        return ()
    return f"{date.day:02}.{date.month:02}.{date.year}", f"{date.day}.{date.month}.{date.year}"


def _part(word: str, stem: str, others: tuple[str, ...], reading: Reading) -> None:
    known = reading.knows(stem)
    choices = tuple((other, 1.0) for other in others)
    reading.add(Term(word, stem, 1.0, known, True, choices))
    reading.dates.add(stem)


def add_number(word: Said, around: tuple[str, str], reading: Reading) -> int:
    """Add a number as passages may write it: in digits, as a numeral, with or without "million".

    Return how many words of the question it is.
    """
    written = _end_of_range(number(word.folded), reading)
    other = same_number(written, *around)
    scaled = _scaled(written, around[1], reading)
    choices = tuple((name, 1.0) for name in (other, scaled) if name and reading.knows(name))
    if written != number(word.folded) and not reading.knows(written):
        return 1  # the interval says it
    reading.add(Term(word.word, written, 1.0, reading.knows(written), True, choices))
    if any(str(year) == written for year in _years(reading.days)):
        reading.dates.add(written)
    return 2 if scaled and around[1] in SCALES else 1


def _end_of_range(written: str, reading: Reading) -> str:
    """Return the year that ends "1920-22", else the number as it is."""
    ends = [f"{day.fromordinal(one.end).year}" for one in reading.days if one.start < one.end]
    return next((year for year in ends if len(written) == 2 and year[2:] == written), written)


def _scaled(written: str, after: str, reading: Reading) -> str:
    """Return how documents write "20 thousand", or a number too long for them: 63 (million)."""
    scale = SCALES.get(after)
    if not _plain.fullmatch(written) or (scale is None and reading.knows(written)):
        return ""
    value = float(written)
    sizes = [value * scale] if scale else [value / size for size in sorted({*SCALES.values()})]
    forms = (f"{size:.12g}" for size in sizes if 1 <= size < LARGEST)
    return next((form for form in forms if reading.knows(form)), "")


def _years(days: Sequence[Interval]) -> list[int]:
    return [day.fromordinal(end).year for one in days for end in (one.start, one.end)]
