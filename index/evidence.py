"""How much of a question does a passage hold? Counted in idf, word by word.

A word counts as found by any of its terms. What tells nothing (a verb that asks for anything, a
word borrowed from the question before) counts less or not at all; a name or number that no passage
holds counts twice: the question is about that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Final

from index.engine import Found, Vocabulary
from index.query import Query, Term

FOREIGN: Final = 0.4
"""How much an unknown word counts in a language of no document: it may only be untranslated."""
REPAIRED: Final = 0.8
"""How far a corrected word counts as found: it may have been another word."""
BORROWED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a question's matter: for each its terms and how much it tells, in idf."""

    words: tuple[tuple[frozenset[str], float, float], ...]
    whole: float
    highest: float

    def coverage(self, matched: frozenset[str]) -> float:
        """Return the idf of the words found ÷ the idf of all, 0 to 1."""
        found = sum(told * share for names, told, share in self.words if names & matched)
        return found / self.whole if self.whole else 0.0

    def strength(self, matched: frozenset[str], places: Iterable[Found]) -> float:
        """Return Σ idf of the words found ÷ highest idf · √(share that one sentence holds)."""
        found = sum(told for names, told, _ in self.words if names & matched)
        held: dict[int, set[str]] = {}
        for place in places:
            held.setdefault(place.sentence, set()).add(place.term)
        best = max(
            (
                sum(told for names, told, _ in self.words if names & terms)
                for terms in held.values()
            ),
            default=0.0,
        )
        share = best / self.whole if self.whole else 0.0
        return found / self.highest * sqrt(min(share, 1.0))


def evidence(query: Query, vocabulary: Vocabulary) -> Evidence:
    """Return what the words of a question tell."""
    words = []
    for term in query.matter:
        told = _told(term, vocabulary)
        told *= FOREIGN if query.is_foreign and not term.found else 1.0
        share = REPAIRED if term.repaired else 1.0
        words.append((frozenset(name for name, _ in term.choices), told, share))
    whole = sum(told for _, told, _ in words)
    return Evidence(tuple(words), whole, vocabulary.idf("") or 1.0)


def _told(term: Term, vocabulary: Vocabulary) -> float:
    """Return how much a word of the question tells, whatever term it is found by."""
    if term.known:
        told = vocabulary.idf(term.term)
    elif term.others:
        told = max(vocabulary.idf(name) for name, _ in term.others)
    else:
        told = vocabulary.idf(term.term) * (1 + term.specific)
    return told * (BORROWED if term.borrowed else 1.0)
