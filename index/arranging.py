"""Hits -> the order in which they are shown: each text once, other sources among the first.

Of a question about sources the catalogue's own lines on the best document come early. A source
that dates or counts the same thing otherwise than the first comes second.
"""

from collections.abc import Sequence
from typing import Final

from index.differing import differ
from index.engine import Engine, Hit
from index.query import Query

SEEN: Final = 3
"""Passages that are looked at first."""
ALSO: Final = 0.75
"""The share of the third passage's score, and of the first one's coverage, that is enough."""
ALIKE: Final = 0.9
"""The share of terms two passages have in common to be one text."""


def arranged(hits: list[Hit], query: Query, engine: Engine) -> list[Hit]:
    """Return the hits in the order in which they are shown."""
    if query.about_sources:
        return _with_catalogue(hits, query.cues)
    folded = [hit for hit, _ in fold(hits)]
    if other := otherwise(folded, query, engine):
        return _moved(hits, other, folded[1])
    return _with_another_source(hits, folded)


def otherwise(folded: Sequence[Hit], query: Query, engine: Engine) -> Hit | None:
    """Return the best hit that dates or counts the same thing otherwise than the first."""
    return next((hit for hit in folded[1:] if differ(query, folded[0], hit, engine)), None)


def _with_another_source(hits: list[Hit], folded: list[Hit]) -> list[Hit]:
    """Return the hits so that another source that also answers stands among the first three."""
    first = folded[:SEEN]
    shown = {hit.document.slug for hit in first}
    if len(first) < SEEN or len(shown) == SEEN:
        return hits
    other = next((hit for hit in folded[SEEN:] if _also_answers(hit, first, shown)), None)
    if other is None:
        return hits
    return _moved(hits, other, first[-1])


def _also_answers(hit: Hit, first: list[Hit], shown: set[str]) -> bool:
    enough = hit.score >= ALSO * first[-1].score and hit.coverage >= ALSO * first[0].coverage
    return hit.document.slug not in shown and enough


def _with_catalogue(hits: list[Hit], cues: frozenset[str]) -> list[Hit]:
    """Return the hits with the best catalogue line of the first hit's document among the first.

    It comes first where it holds the very word that is asked for ("Page Range"), else second.
    """
    first = hits[0] if hits else None
    lines = [
        hit
        for hit in hits
        if first and hit.passage.kind == "catalogue" and hit.document.slug == first.document.slug
    ]
    if not first or not lines:
        return hits
    told = {id(line): len(cues & {found.term for found in line.found}) for line in lines}
    best = max(lines, key=lambda line: told[id(line)])
    if told[id(best)]:
        return _moved(hits, best, first)
    return _moved(hits, best, hits[1]) if best is not first else hits


def _moved(hits: list[Hit], one: Hit, before: Hit) -> list[Hit]:
    if one is before:
        return hits
    kept = [hit for hit in hits if hit is not one]
    at = kept.index(before)
    return [*kept[:at], one, *kept[at:]]


def fold(hits: Sequence[Hit]) -> list[tuple[Hit, list[Hit]]]:
    """Return each text once, best first, with the later hits that repeat it."""
    folded: list[tuple[Hit, list[Hit]]] = []
    for hit in hits:
        same = next((others for first, others in folded if _alike(hit.holds, first.holds)), None)
        if same is None:
            folded.append((hit, []))
        else:
            same.append(hit)
    return folded


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    if min(len(one), len(other)) < ALIKE * max(len(one), len(other)):
        return False
    union = len(one | other)
    return union > 0 and len(one & other) >= ALIKE * union
