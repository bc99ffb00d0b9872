"""Does an editor's note compare what was found with another passage? Then both should be seen."""

from collections.abc import Iterator, Sequence
from typing import Final

from index.analysis import terms
from index.engine import Engine
from index.evidence import evidence
from index.folding import Text, leads
from index.query import Query

ANSWERS: Final = 0.65
"""The share of a text's coverage that a passage and what the note says of it must have."""


def compared(texts: Sequence[Text], query: Query, engine: Engine) -> Text | None:
    """Return what the notes compare the first text with; else the second, if it is as good."""
    noted = texts[:1] if leads([text.hit.score for text in texts]) else texts[:2]
    found = (_compared(text, texts, query, engine) for text in noted)
    return next((text for text in found if text and text is not texts[0]), None)


def _compared(text: Text, texts: Sequence[Text], query: Query, engine: Engine) -> Text | None:
    """Return the text that the notes to one compare it with and that answers best, if any does."""
    named = list(_named(text, texts, query, engine))
    if not named:
        return None
    told = evidence(query, engine)
    worths = [told.coverage(other.hit.matched | said) for other, said in named]
    best = max(worths)
    enough = best >= ANSWERS * text.hit.coverage
    return named[worths.index(best)][0] if enough else None


def _named(
    text: Text, texts: Sequence[Text], query: Query, engine: Engine
) -> Iterator[tuple[Text, frozenset[str]]]:
    """Yield the texts that notes to one name, each with the terms by which they do so."""
    there = {hit.passage.id: found for found in texts for hit in found.places}
    for name, said in dict(pair for hit in text.places for pair in hit.passage.beside).items():
        other = there.get(name) or _fetched(name, query, engine)
        if other and other is not text:
            yield other, frozenset(terms(said, text.hit.document.language))


def _fetched(name: str, query: Query, engine: Engine) -> Text | None:
    hit = engine.hit(query, name)
    return Text(hit) if hit else None
