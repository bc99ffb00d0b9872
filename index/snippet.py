"""A passage -> the sentence that answers best, and another that adds to it.

A sentence is worth Σ idf ÷ n of the question's words it holds, n the number of the passage's
sentences that hold the word, as a share of Σ idf of the question, + .15 when it holds what was
asked for (see `index.cues`; .3 for a reply), + 1 when that is half of what is known of the source
(see `index.fields`), + .15 of what the sentence before holds and it does not, or half of that
where it points back: "In exchange, they …". Right in 89 % of SQuAD's questions.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import fsum
from typing import Final

from corpus.document import Document
from index.analysis import terms as terms_in
from index.cues import holds, refers_back
from index.engine import Hit, Span, Vocabulary
from index.fields import told as told_of
from index.query import Query

CUE: Final = 0.15
OF_REPLY: Final = 0.3
"""The same for words of a reply, which are rare: one that has them is meant."""
KNOWN: Final = 1.0
"""What a sentence gains that holds half of what is asked of the source: where it is kept."""
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


@dataclass(frozen=True, slots=True)
class Statement:
    """What a hit says: its best sentence, and the terms of the question that it holds.

    `before` are those of the sentence before it.
    """

    sentence: str
    held: frozenset[str]
    before: frozenset[str]
    document: Document


def statement(query: Query, hit: Hit, vocabulary: Vocabulary) -> Statement:
    """Return what a hit says to a question."""
    start, end = span = snippet(query, hit, vocabulary).sentence
    number = hit.sentences.index(span) if span in hit.sentences else 0
    *_, before, held = (frozenset[str](), *_terms_of(hit)[: number + 1])
    return Statement(hit.passage.text[start:end], held, before, hit.document)


def snippet(query: Query, hit: Hit, vocabulary: Vocabulary) -> Snippet:
    """Return the sentence of `hit` that answers `query` best; ties go to the earlier one."""
    spans, told, held = _spans(hit), _told(query, vocabulary), _terms_of(hit)
    worths = _worths(query, hit, held, told)
    best = worths.index(max(worths))
    added = [fsum(told[term] for term in terms - held[best]) for terms in held]
    other = added.index(max(added))
    return Snippet(spans[best], spans[other] if added[other] >= PART else None)


def _spans(hit: Hit) -> tuple[Span, ...]:
    return hit.sentences or ((0, len(hit.passage.text)),)


def _terms_of(hit: Hit) -> list[frozenset[str]]:
    """Return the terms of the question that each sentence of a hit holds."""
    held = [frozenset[str]()] * len(_spans(hit))
    for number, group in groupby(hit.found, key=lambda found: found.sentence):
        held[number] = frozenset(found.term for found in group)
    return held


def _worths(
    query: Query, hit: Hit, held: Sequence[frozenset[str]], told: Mapping[str, float]
) -> list[float]:
    """Return what each sentence is worth; see the module's text."""
    text, language = hit.passage.text, hit.document.language
    times = Counter(term for terms in held for term in terms)
    known = told_of(hit.document, query.cues) - query.weights.keys()
    cue = OF_REPLY if query.wanted == "reply" else CUE
    share = {term: told[term] / times[term] for term in times}
    worths = []
    for before, terms, (start, end) in zip((frozenset(), *held), held, _spans(hit), strict=False):
        sentence, worth = text[start:end], fsum(share[term] for term in terms)
        if terms:
            worth += cue * holds(query.wanted, query.question, sentence, language)
            heard = REFERS_BACK if refers_back(sentence) else BEFORE
            worth += heard * fsum(share[term] for term in before - terms)
        if known and len(known.intersection(terms_in(sentence, language))) * 2 >= len(known):
            worth += KNOWN
        worths.append(worth)
    return worths


def _told(query: Query, vocabulary: Vocabulary) -> dict[str, float]:
    """Return for each term what it tells, as a share of what the question's terms tell."""
    idf = {term: weight * vocabulary.idf(term) for term, weight in query.weights.items()}
    for term in (term for term in query.terms if term.borrowed):
        idf |= {name: BORROWED * idf[name] for name, _ in term.choices}
    whole = sum(idf.values()) or 1.0
    return {term: worth / whole for term, worth in idf.items()}
