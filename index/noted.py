"""Does an editor's note compare what was found with another passage? Then both should be seen."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from index.analysis import terms
from index.cutting import paragraph
from index.engine import Engine
from index.evidence import evidence
from index.folding import Text
from index.query import Query
from index.store import Generation

ANSWERS: Final = 0.65
"""The share of a text's coverage that a passage and what the note says of it must have."""


def compared(text: Text, texts: Sequence[Text], query: Query, engine: Engine) -> Text | None:
    """Return the text that the notes to one compare it with and that answers best, if any does.

    The first of the texts is seen in any case, and so is none.
    """
    named = list(_named(text, texts, query, engine))
    if not named:
        return None
    told = evidence(query, engine)
    worths = [told.coverage(other.hit.matched | said) for other, said in named]
    best = max(worths)
    other = named[worths.index(best)][0]
    return other if other is not texts[0] and best >= ANSWERS * text.hit.coverage else None


def dead(generation: Generation, slugs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the passages that notes of these documents name and no document has: where, which."""
    numbers = (number for slug in slugs if (number := generation.number(slug)) is not None)
    for record in map(generation.record, numbers):
        for passage, named in record["compares"].items():
            if passage == paragraph(passage):  # the other parts of it have the same notes
                yield from ((passage, name) for name, _ in named if generation.find(name) is None)


def _named(
    text: Text, texts: Sequence[Text], query: Query, engine: Engine
) -> Iterator[tuple[Text, frozenset[str]]]:
    """Yield the texts that notes to one name, each with the terms by which they do so."""
    there: dict[str, Text] = {}
    for found in texts:
        for hit in found.places:
            there.setdefault(paragraph(hit.passage.id), found)
    named: dict[str, str] = {}
    for name, said in (pair for hit in text.places for pair in hit.passage.compares):
        named[name] = f"{named.get(name, '')} {said}"
    for name, said in named.items():
        other = there.get(name) or _fetched(name, query, engine)
        if other and other is not text:
            yield other, frozenset(terms(said, text.hit.document.language))


def _fetched(name: str, query: Query, engine: Engine) -> Text | None:
    """Return a passage that was not found; with filters it may be what nobody wants to see."""
    hit = None if query.filters else engine.hit(query, name)
    return Text(hit) if hit else None
