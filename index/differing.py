"""Do two sources date or count the same thing differently? Then a reader should see both.

Two sentences speak of one thing if they hold every name of the question, its most telling word
and most of it all. Asked when, they differ if they name dates, and none of one meets one of the
other; asked how many, if they count the same kind of thing and share no number.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from corpus.dates import dated
from index.analysis import Token, analyze
from index.engine import Engine, Hit
from index.numerals import SCALES, counted_in_digits
from index.query import Query
from index.snippet import Statement, statement
from index.words import COUNTS

SAME: Final = 0.5
"""The share of the question's idf that both sentences must hold to speak of the same thing."""


def other_statement(query: Query, hits: Sequence[Hit], engine: Engine) -> int | None:
    """Return which hit first dates or counts the same thing otherwise than the one before all."""
    if query.wanted != "time" and query.wanted not in COUNTS:
        return None
    said = (statement(query, hit, engine) for hit in hits)
    first = next(said, None)
    return next(
        (at for at, other in enumerate(said, 1) if first and _differ(query, first, other, engine)),
        None,
    )


def _differ(query: Query, one: Statement, other: Statement, engine: Engine) -> bool:
    elsewhere = one.document.slug != other.document.slug
    if not elsewhere or not _same_thing(query, one.held & other.held, engine):
        return False
    if query.wanted == "time":
        return _apart(one.sentence, other.sentence)
    counts, others = _counts(one), _counts(other)
    units = counts.keys() & others.keys()
    asked = units & query.weights.keys()
    if not asked and any(counts[unit] & others[unit] for unit in units):
        return False
    return any(not counts[unit] & others[unit] for unit in asked or units)


def _same_thing(query: Query, shared: frozenset[str], engine: Engine) -> bool:
    told = [
        (max(engine.idf(name) for name, _ in term.choices), {name for name, _ in term.choices})
        for term in query.matter
        if term.found
    ]
    whole = sum(worth for worth, _ in told)
    held = [worth for worth, names in told if names & shared]
    named = all(
        any(name in shared for name, _ in term.choices) for term in query.matter if term.specific
    )
    telling = max(told, default=(0.0, set[str]()))[1]
    same = named and bool(telling & shared) and len(held) >= min(2, len(told))
    return same and sum(held) >= SAME * whole > 0


def _apart(first: str, second: str) -> bool:
    days, others = ([d.interval for d in dated(text) if d.interval] for text in (first, second))
    return bool(days and others) and not any(a.meets(b) for a in days for b in others)


def _counts(said: Statement) -> dict[str, set[float]]:
    """Return what is counted in a sentence, and the numbers it is counted by."""
    found: dict[str, set[float]] = {}
    language = said.document.language
    for number, unit in _counted(counted_in_digits(said.sentence, language), language):
        found.setdefault(unit, set()).add(number)
    return found


def _counted(sentence: str, language: str) -> Iterator[tuple[float, str]]:
    days = [(date.start, date.end) for date in dated(sentence)]
    tokens = analyze(sentence, language)
    for at, token in enumerate(tokens):
        in_date = any(start <= token.start < end for start, end in days)
        if in_date or not (number := _number(token)):
            continue
        after = tokens[at + 1 : at + 3]
        if after and (scale := SCALES.get(sentence[after[0].start : after[0].end].lower())):
            number, after = number * scale, after[1:]
        if after and not after[0].term[:1].isdigit():
            yield number, after[0].term


def _number(token: Token) -> float:
    try:
        return float(token.term) if token.term[:1].isdigit() else 0.0
    except ValueError:
        return 0.0
