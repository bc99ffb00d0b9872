"""Hits -> the order in which they are shown: each text once, other sources among the first.

Of a question about sources the catalogue's own lines on the best document come early, and the
footnotes of the passage that is meant where a reference is asked for. A source that dates or
counts the same thing otherwise than the first comes second. What an editor's
note compares the first one with is among those that are seen at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import inf
from typing import Final

from index.analysis import terms
from index.differing import other_statement
from index.engine import Engine, Hit
from index.fields import told
from index.folding import SEEN, Text, fold, leads
from index.noted import compared
from index.query import Query

OTHER: Final = 0.05
"""The share of the first one's score by which a passage of another source is worth more."""
CLOSE: Final = 0.5
"""The coverage by one sentence below which a text hardly answers a question about sources."""
LEADING: Final = 2
"""Footnotes that are shown before the words they stand for."""


@dataclass(frozen=True, slots=True, eq=False)
class Arranged:
    """The texts in the order they are shown.

    `otherwise` dates or counts the same thing otherwise than the first, editor's notes compare it
    with `compared`.
    """

    texts: list[Text]
    otherwise: Text | None = None
    compared: tuple[Text, ...] = ()


def arranged(
    hits: Sequence[Hit], query: Query, engine: Engine, *, compare: bool = True
) -> Arranged:
    """Return the texts in the order they are shown; `compare` looks for what speaks otherwise."""
    texts = fold(hits)
    if query.about_sources:
        if not query.matter:  # "who is the author of the article?": of whichever one
            texts = sorted(texts, key=lambda text: text.hit.passage.kind != "catalogue")
        texts = _with_catalogue(texts, query)
        return Arranged(_with_footnotes(texts, query, engine) if query.for_footnotes else texts)
    if not compare:
        return Arranged(_varied(texts))
    at = other_statement(query, [text.hit for text in texts], engine)
    other = None if at is None else texts[at]
    texts = _moved(texts, other, texts[1]) if other else _varied(texts)
    return _with_compared(texts, other, query, engine)


def _with_compared(
    texts: list[Text], other: Text | None, query: Query, engine: Engine
) -> Arranged:
    """Return the texts, among those seen at once what notes compare the first with.

    Or else the second, where that is as good as the first; then there is room for one.
    """
    clear = other is not None or leads([text.hit.score for text in texts])
    of_first = compared(texts[0], texts, query, engine) if texts else []
    noted = of_first or ([] if clear else compared(texts[1], texts, query, engine))
    at = (2 if other else 1) if clear else SEEN - 1
    before = texts[:at]
    sources = {text.hit.document.slug for text in before}
    unseen = [text for text in noted if text not in before]
    added = sorted(unseen, key=lambda text: text.hit.document.slug in sources)[: SEEN - at]
    rest = [text for text in texts[at:] if text not in added]
    shown = dict(zip(added, _between(before, added, rest), strict=True))
    compares = (shown.get(text, text) for text in of_first if text in shown or text in before)
    return Arranged([*before, *shown.values(), *rest], other, tuple(compares))


def _between(before: list[Text], added: list[Text], rest: list[Text]) -> Iterator[Text]:
    """Yield the texts that come between others with scores that keep the order."""
    highest = before[-1].hit.score if before else inf
    lowest = rest[0].hit.score if rest else 0.0
    for text in added:
        highest = min(max(text.hit.score, lowest), highest)
        yield replace(text, hit=replace(text.hit, score=highest))


def _varied(texts: Sequence[Text]) -> list[Text]:
    """Return the texts so that of nearly equal ones another source comes first."""
    chosen, rest = list(texts[:1]), list(texts[1:])
    while rest and len(chosen) < SEEN:
        shown = {text.hit.document.slug for text in chosen}
        gain = OTHER * texts[0].hit.score
        new = [text.hit.score + gain * (text.hit.document.slug not in shown) for text in rest]
        chosen.append(rest.pop(new.index(max(new))))
    return chosen + rest


def _with_catalogue(texts: list[Text], query: Query) -> list[Text]:
    """Return the texts with the best catalogue line of the first one's document among the first.

    The best one holds the very word that is asked for ("Page Range"), or what is known of that.
    It comes first where it holds the word, or the first text hardly answers, else second. What is
    known of a date comes first, too: other days stand in any text. Where there is no such line, a
    record that answers is shown with the beginning of its document.
    """
    cues = query.cues
    if not texts or not cues:  # nobody asked for a source: only the catalogue knew a word
        return texts
    first = texts[0].hit
    known = told(first.document, cues)
    lines = [text for text in texts if _is_line_on(text.hit, first)]
    if not lines:
        far = first.closest < CLOSE if first.passage.kind == "text" else not first.found
        return _from_beginning(texts) if known and far else texts
    held = [(_held(cues, line.hit), len(known & _terms(line.hit))) for line in lines]
    best = lines[held.index(max(held))]
    word, value = max(held)
    dated = query.wanted == "time" and value
    told_there = value and known.isdisjoint(_terms(first))
    if word or dated or told_there or first.passage.kind == "catalogue" or first.closest < CLOSE:
        return _moved(texts, best, texts[0])
    return _moved(texts, best, texts[1]) if best is not texts[0] else texts


def _from_beginning(texts: list[Text]) -> list[Text]:
    """Return the texts, of the first one's document the earliest leading: its record answers."""
    same = [text for text in texts if text.hit.document.slug == texts[0].hit.document.slug]
    own = [text for text in same if text.hit.passage.kind == "text"] or same
    return _moved(texts, min(own, key=lambda text: text.hit.passage.ordinal), texts[0])


def _with_footnotes(texts: list[Text], query: Query, engine: Engine) -> list[Text]:
    """Return the texts, a reference or two that the first of the sources' own words gives leading.

    They are worth as much as the words they stand for.
    """
    told = next((text for text in texts if text.hit.passage.kind == "text"), None)
    if told is None or told.hit.closest < CLOSE:
        return texts
    repeated = {other.passage.id for text in texts for other in text.others}
    hits = filter(None, (engine.hit(query, name) for name in footnotes(told)))
    notes = (
        replace(note, score=told.hit.score)
        for note in hits
        if note.passage.kind != "text" and note.passage.id not in repeated
    )
    leading = [Text(note) for note in islice(notes, LEADING)]
    ids = {text.hit.passage.id for text in leading}
    return [*leading, *(text for text in texts if text.hit.passage.id not in ids)]


def footnotes(text: Text) -> tuple[str, ...]:
    """Return the ids of the notes that a text calls in the places where it stands, each once."""
    every = (name for hit in text.places for name in hit.passage.footnotes)
    return tuple(dict.fromkeys(every))


def _held(cues: frozenset[str], hit: Hit) -> int:
    return len(cues & {found.term for found in hit.found})


def _terms(hit: Hit) -> frozenset[str]:
    return frozenset(terms(hit.passage.text, hit.document.language))


def _is_line_on(hit: Hit, first: Hit) -> bool:
    return hit.passage.kind == "catalogue" and hit.document.slug == first.document.slug


def _moved(texts: list[Text], one: Text, before: Text) -> list[Text]:
    if one is before:
        return texts
    kept = [text for text in texts if text is not one]
    at = kept.index(before)
    return [*kept[:at], one, *kept[at:]]
