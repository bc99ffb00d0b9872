"""Does an editor's note compare what was found with other passages? Then both should be seen.

A note that quotes the sentence that answers speaks of it, whatever it compares. Of what the other
notes name that passage is seen which answers about as well, with what the note says of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from corpus.notes import QUOTATION
from index.analysis import bare, fold, terms, words
from index.cutting import paragraph
from index.engine import Engine
from index.evidence import evidence
from index.folding import Text
from index.query import Query
from index.snippet import statement
from index.store import Generation

ANSWERS: Final = 0.7
"""The share of a text's coverage that a passage and what the note says of it must have."""
OF_ANSWER: Final = 0.35
"""The same where the note quotes the sentence that answers."""
LEAST: Final = 4
"""Letters from which a quotation shows what is meant."""


class Comparison(NamedTuple):
    """A text that a note names: how much of the question it and the note's words cover.

    Of two the greater one is rather seen: `is_of_answer` where the note quotes the sentence that
    answers.
    """

    is_of_answer: bool
    worth: float
    turn: int
    text: Text


def compared(text: Text, texts: Sequence[Text], query: Query, engine: Engine) -> list[Text]:
    """Return the texts that the notes to one compare it with, the first of all texts left out."""
    named = [pair for pair in _named(text, texts, query, engine) if pair[0] is not texts[0]]
    if not named:
        return []
    every = _comparisons(text, named, query, engine)
    best = sorted(one for one in every if one.worth >= _least(one) * text.hit.coverage)[::-1]
    return [one.text for one in best if one.is_of_answer] or [one.text for one in best[:1]]


def _least(one: Comparison) -> float:
    return OF_ANSWER if one.is_of_answer else ANSWERS


def _comparisons(
    text: Text, named: Sequence[tuple[Text, str]], query: Query, engine: Engine
) -> Iterator[Comparison]:
    sentence = _folded(statement(query, text.hit, engine).sentence)
    told, language = evidence(query, engine), text.hit.document.language
    for turn, (other, said) in enumerate(named):
        worth = told.coverage(other.hit.matched | frozenset(terms(said, language)))
        yield Comparison(_quotes(said, sentence), worth, -turn, other)


def _quotes(said: str, sentence: str) -> bool:
    """Whether a note quotes words of a folded sentence."""
    quoted = (marked[1:-1] for marked in QUOTATION.findall(said))
    return any(len(one) >= LEAST and _folded(one) in sentence for one in quoted)


def _folded(text: str) -> str:
    return f" {' '.join(bare(fold(word)) for word in words(text))} "


def dead(generation: Generation, slugs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the passages that notes of these documents name and no document has: where, which."""
    numbers = (number for slug in slugs if (number := generation.number(slug)) is not None)
    for record in map(generation.record, numbers):
        for passage, named in record["compares"].items():
            if passage == paragraph(passage):  # the other parts of it have the same notes
                yield from ((passage, name) for name, _ in named if generation.find(name) is None)


def _named(
    text: Text, texts: Sequence[Text], query: Query, engine: Engine
) -> Iterator[tuple[Text, str]]:
    """Yield the texts that notes to one name, each with what they say of it."""
    there: dict[str, Text] = {}
    for found in texts:
        for hit in found.places:
            there.setdefault(paragraph(hit.passage.id), found)
    named: dict[str, str] = {}
    for name, said in (pair for hit in text.places for pair in hit.passage.compares):
        named[name] = f"{named.get(name, '')} {said}"
    # With filters what was not found may be what nobody wants to see.
    unfound = [] if query.filters else [name for name in named if name not in there]
    fetched = engine.hits(query, unfound) if unfound else {}
    there |= {name: Text(hit) for name, hit in fetched.items()}
    for name, said in named.items():
        if name in there and there[name] is not text:
            yield there[name], said
