"""Hits -> the order in which they are shown: each text once, other sources among the first.

Of a question about sources the catalogue's own lines on the best document come early, and the
footnotes of the passage that is meant where a reference is asked for. A source that dates or
counts the same thing otherwise than the first comes second. A passage that an editor's note
compares the first one with is among those that are seen at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from index.differing import other_statement
from index.engine import Engine, Hit
from index.query import Query

SEEN: Final = 3
"""Passages that are looked at first."""
OTHER: Final = 0.05
"""The share of the first one's score by which a passage of another source is worth more."""
CLOSE: Final = 0.5
"""The coverage by one sentence below which a text hardly answers a question about sources."""
LEADING: Final = 2
"""Footnotes that are shown before the words they stand for."""
BESIDE: Final = 0.65
"""The share of the first one's coverage that a passage must have to be compared with it."""
CLEAR: Final = 0.25
"""The lead over the second passage from which the first is shown alone."""
ALIKE: Final = 0.9
"""The share of terms two passages have in common to be one text."""


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text that was found: its best hit, and the hits in other places that repeat it."""

    hit: Hit
    others: tuple[Hit, ...] = ()


def fold(hits: Sequence[Hit]) -> list[Text]:
    """Return each text once, best first, with the later hits that repeat it."""
    folded: list[tuple[Hit, list[Hit]]] = []
    for hit in hits:
        same = next((others for first, others in folded if _alike(hit.holds, first.holds)), None)
        if same is None:
            folded.append((hit, []))
        else:
            same.append(hit)
    return [Text(hit, tuple(others)) for hit, others in folded]


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    if min(len(one), len(other)) < ALIKE * max(len(one), len(other)):
        return False
    union = len(one | other)
    return union > 0 and len(one & other) >= ALIKE * union


@dataclass(frozen=True, slots=True, eq=False)
class Arranged:
    """The texts in the order they are shown.

    `otherwise` dates or counts the same thing otherwise than the first, an editor's note compares
    it with `compared`.
    """

    texts: list[Text]
    otherwise: Text | None = None
    compared: Text | None = None


def arranged(hits: Sequence[Hit], query: Query, engine: Engine) -> Arranged:
    """Return the texts in the order they are shown."""
    texts = fold(hits)
    if query.about_sources:
        texts = _with_catalogue(texts, query.cues)
        return Arranged(_with_footnotes(texts, query, engine) if query.for_footnotes else texts)
    at = other_statement(query, [text.hit for text in texts], engine)
    other = None if at is None else texts[at]
    texts = _moved(texts, other, texts[1]) if other else _varied(texts)
    if other or not (compared := _compared(texts, query, engine)):
        return Arranged(texts, other)
    rest = [text for text in texts if text is not compared]
    at = 1 if leads(scores := [text.hit.score for text in texts]) else SEEN - 1
    compared = replace(compared, hit=replace(compared.hit, score=(*scores[at:], 0.0)[0]))
    return Arranged([*rest[:at], compared, *rest[at:]], None, compared)


def leads(scores: Sequence[float]) -> bool:
    """Whether the first of the scores is clearly above the second."""
    return len(scores) < 2 or scores[0] - scores[1] >= CLEAR * scores[0]


def _compared(texts: Sequence[Text], query: Query, engine: Engine) -> Text | None:
    """Return the best of the texts that notes compare the first with, if it answers, too."""
    if not texts:
        return None
    first = texts[0]
    places = (first.hit, *first.others)
    names = dict.fromkeys(name for hit in places for name in hit.passage.beside)
    there = {hit.passage.id: text for text in texts for hit in (text.hit, *text.others)}
    named = (there.get(name) or _fetched(name, query, engine) for name in names)
    found = (text for text in named if text and text is not first)
    best = max(found, key=lambda text: text.hit.coverage, default=None)
    answers = best and best.hit.coverage >= BESIDE * first.hit.coverage
    return best if answers else None


def _fetched(name: str, query: Query, engine: Engine) -> Text | None:
    hit = engine.hit(query, name)
    return Text(hit) if hit else None


def _varied(texts: Sequence[Text]) -> list[Text]:
    """Return the texts so that of nearly equal ones another source comes first."""
    chosen, rest = list(texts[:1]), list(texts[1:])
    while rest and len(chosen) < SEEN:
        shown = {text.hit.document.slug for text in chosen}
        gain = OTHER * texts[0].hit.score
        new = [text.hit.score + gain * (text.hit.document.slug not in shown) for text in rest]
        chosen.append(rest.pop(new.index(max(new))))
    return chosen + rest


def _with_catalogue(texts: list[Text], cues: frozenset[str]) -> list[Text]:
    """Return the texts with the best catalogue line of the first one's document among the first.

    It comes first where it holds the very word that is asked for ("Page Range"), or the first text
    hardly answers, else second.
    """
    lines = [text for text in texts if _is_line_on(text.hit, texts[0].hit)]
    if not lines:
        return texts
    told = [len(cues & {found.term for found in line.hit.found}) for line in lines]
    best = lines[told.index(max(told))]
    if max(told) or texts[0].hit.closest < CLOSE:
        return _moved(texts, best, texts[0])
    return _moved(texts, best, texts[1]) if best is not texts[0] else texts


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
    every = (name for hit in (text.hit, *text.others) for name in hit.passage.footnotes)
    return tuple(dict.fromkeys(every))


def _is_line_on(hit: Hit, first: Hit) -> bool:
    return hit.passage.kind == "catalogue" and hit.document.slug == first.document.slug


def _moved(texts: list[Text], one: Text, before: Text) -> list[Text]:
    if one is before:
        return texts
    kept = [text for text in texts if text is not one]
    at = kept.index(before)
    return [*kept[:at], one, *kept[at:]]
