"""Dates and numbers of a question -> the terms that passages write them with."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date as day
from functools import lru_cache
from itertools import chain
from typing import Final

from corpus.calendar import century_names, day_names, month_name, month_names
from corpus.dates import Dated, dated
from corpus.interval import Interval
from index.analysis import fold, number, term
from index.numerals import SCALES, WORDS, in_words, same_number
from index.query import Term
from index.reading import Reading, Said

THOUSAND: Final = 1000
"""A year from which a number is likely to be one."""
MILLION: Final = 10**6
"""A number from which documents may write a word in place of the noughts."""
LONGEST: Final = 6
"""Digits of a number that documents may spell."""
CENTURY: Final = 99
"""Years between the first and the last one of a century."""
CENTURIES: Final = range(10, 21)
NUMERAL: Final = 0.6
"""The weight of a century's number: it may count something else."""
YEAR: Final = 0.1
"""The weight of a year of the decade or century that is asked for."""
_plain: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def impossible(date: Dated) -> bool:
    """Whether there is no such day: 31 February."""
    if date.interval:
        return False
    return bool(date.year) or not date.day


def stands_alone(date: Dated) -> bool:
    """Whether a date is one word of a question: a day, a month, a decade, a century; no mere year.

    The first nine centuries are not: anything is the first.
    """
    if date.month or date.day:
        return True
    if not date.interval or date.year:
        return False
    first, last = _years([date.interval])
    return last - first < CENTURY or last // 100 in CENTURIES


def add_date(date: Dated, word: str, reading: Reading) -> None:
    """Add the parts of a date, a month by its names in the documents' languages."""
    knows = reading.knows
    if date.interval and not (date.day or date.month or date.year):
        _add_years(date.interval, word, reading)
    if date.day:
        spelled = () if knows(str(date.day)) else dict.fromkeys(map(term, day_names(date.day)))
        _part(word, str(date.day), tuple(filter(knows, spelled)), reading)
    if date.month > 12:
        _part(word, str(date.month), (), reading)
    elif date.month:
        names = (month_name(date.month), *month_names(date.month))
        stems = dict.fromkeys(
            term(name, language) for name in names for language in reading.vocabulary.languages
        )
        known = [stem for stem in stems if stem and knows(stem)]
        own = known[0] if known else term(names[0], "en")
        if own:  # "May" is a stop word: passages are found by their days
            _part(word, own, tuple(known[1:]), reading)
    if date.year:
        forms = (form for form in _numerals(date) if knows(form))
        _part(word, str(date.year), tuple(forms), reading)


def _add_years(interval: Interval, word: str, reading: Reading) -> None:
    """Add a decade or a century as it is called; else, and less, the years in it."""
    first, last = _years([interval])
    century = last - first == CENTURY
    called = _century(last // 100, reading) if century else [(str(first), 1.0)]
    known = [(form, weight) for form, weight in called if reading.knows(form)]
    if not reading.literal and not (known and century):
        years = map(str, range(max(first, THOUSAND), last + 1))
        there = {form for form, _ in known}
        known += [(year, YEAR) for year in years if reading.knows(year) and year not in there]
    own, weight = known[0] if known else (fold(word), 1.0)
    reading.add(Term(word, own, weight, bool(known), True, tuple(known[1:])))
    reading.dates.add(own)


def _century(number: int, reading: Reading) -> list[tuple[str, float]]:
    """Return what a century is called; by a numeral only where documents write centuries so."""
    ordinal, roman, digits = century_names(number)
    called = [(term(ordinal, "en"), 1.0)]
    if reading.knows("th") or reading.knows(term("yüzyıl", "tr")):
        called.append((digits, NUMERAL))
    if reading.knows(term("век", "ru")):
        called.append((roman, NUMERAL))
    return called


def dates_of(text: str, knows: Callable[[str], bool]) -> Iterator[Dated]:
    """Yield the dates of a question; what documents write as a number is one: "cipher 4.5.60"."""
    for date in dated(text):
        written = number(fold(text[date.start : date.end]))
        if _is_short(date, text) and knows(written):
            continue
        yield settled(date, text, knows)


def _is_short(date: Dated, text: str) -> bool:
    """Whether the year of a day or month is written in two digits."""
    return bool(date.year and date.month) and str(date.year) not in text[date.start : date.end]


def settled(date: Dated, text: str, knows: Callable[[str], bool]) -> Dated:
    """Return a date of `text`, a year of two digits as of a century that documents speak of."""
    year, interval = date.year, date.interval
    if not interval or not _is_short(date, text):
        return date
    centuries = (year, year + 100, *range(year - 100, THOUSAND, -100))
    other = next((one for one in centuries if knows(str(one))), year)
    try:
        ends = [day.fromordinal(end).replace(year=other) for end in (interval.start, interval.end)]
    except ValueError:  # 29 February
        return date
    return replace(date, year=other, interval=Interval(*(end.toordinal() for end in ends)))


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
    own = number(word.folded)
    written = _end_of_range(own, around[0], reading)
    if written != own and not reading.knows(written):
        return 1  # the interval says it
    other = same_number(written, *around)
    scaled = "" if reading.literal else _scaled(written, around[1], reading.knows)
    if around[1] in SCALES and not reading.literal:
        _add_scaled(word.word, written, around[1], scaled, reading)
        return 2 if scaled else 1
    choices = tuple((name, 1.0) for name in (other, scaled) if name and reading.knows(name))
    if not (choices or reading.knows(written)) and _add_spelled(word.word, written, reading):
        return 1
    reading.add(Term(word.word, written, 1.0, reading.knows(written), True, choices))
    if len(written) == 4 and written in _year_names(reading.days):
        reading.dates.add(written)
    return 1


def _add_spelled(word: str, written: str, reading: Reading) -> bool:
    """Add a number as documents spell it, if they do so somewhere: "26", twenty-six."""
    is_count = written.isdecimal() and len(written) <= LONGEST and int(written) > 1
    if reading.literal or not is_count or written in _year_names(reading.days):
        return False
    for language in reading.vocabulary.languages:
        forms = in_words(int(written), language) if language in WORDS else []
        stems = [dict.fromkeys(term(form, language) for form in one) for one in forms]
        known = [list(filter(reading.knows, one)) for one in stems]
        if known and all(known) and reading.vocabulary.side_by_side(known):
            reading.tell(word, " ".join(reading.vocabulary.written(own) for own, *_ in known))
            for own, *others in known:
                choices = tuple((name, 1.0) for name in others)
                reading.add(Term(word, own, 1.0, True, others=choices))
            return True
    return False


def _add_scaled(word: str, written: str, scale: str, scaled: str, reading: Reading) -> None:
    """Add "20 thousand" as one number, else as a number before a word of that size."""
    said = f"{word} {scale}"
    beside = not scaled and reading.knows(written) and _is_scale_known(scale, reading.knows)
    others = ((written, 1.0),) if beside else ()
    reading.add(Term(said, scaled or said, 1.0, bool(scaled), True, others))


def _is_scale_known(scale: str, knows: Callable[[str], bool]) -> bool:
    """Whether documents hold a word of that size in any language."""
    names = (name for name, size in SCALES.items() if size == SCALES[scale])
    return any(map(knows, chain.from_iterable(map(_stems, names))))


def _end_of_range(written: str, before: str, reading: Reading) -> str:
    """Return the year that ends "1920-22", else the number as it is."""
    if len(written) != 2 or not before.isdigit():
        return written
    for one in reading.days:
        first, last = (str(year) for year in _years([one]))
        if first < last and before == first and last[2:] == written:
            return last
    return written


def as_documents_write(digits: str, knows: Callable[[str], bool]) -> str:
    """Return how documents write a number in digits, or digits and a word ("7 million"); or ""."""
    number, _, scale = digits.partition(" ")
    if scaled := _scaled(number, scale, knows):
        return scaled
    beside = not scale or _is_scale_known(scale, knows)
    return number if beside and knows(number) else ""


def _scaled(written: str, after: str, knows: Callable[[str], bool]) -> str:
    """Return how documents write "20 thousand", or 63,000,000: as 63 (million)."""
    if not _plain.fullmatch(written):
        return ""
    value, scale = float(written), SCALES.get(after)
    if scale:
        sizes = [value * scale]
    elif value < MILLION or knows(written):
        return ""
    else:
        words = [name for name, size in SCALES.items() if MILLION <= size <= value]
        sizes = [value / SCALES[name] for name in words if any(map(knows, _stems(name)))]
    return next((form for form in map("{:.12g}".format, sizes) if knows(form)), "")


def _stems(word: str) -> Iterator[str]:
    return (term(word, language) for language in ("en", "tr", "ru"))


@lru_cache(maxsize=64)
def _year_names(days: tuple[Interval, ...]) -> frozenset[str]:
    return frozenset(map(str, _years(days)))


def _years(days: Sequence[Interval]) -> list[int]:
    return [day.fromordinal(end).year for one in days for end in (one.start, one.end)]
