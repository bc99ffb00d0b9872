"""How much of a question does a passage hold? Counted in idf, word by word.

A word counts as found by any of its terms. What tells nothing (a verb that asks for anything, a
word borrowed from the question before) counts less or not at all; a name or number that no passage
holds counts twice: the question is about that.

Common words alone prove nothing in a large corpus, where something holds any two of them. So there
is strength beside coverage: Σ idf of the words found + .6 · Σ idf of those in one sentence, both
in units of the highest idf, + .2 for each word found + 1.2 · score ÷ Σ idf · weight of all words
+ 1.8 for each of up to two names or numbers found - .2 for each word that no document holds.
Fitted on SQuAD, XQuAD and TimeQA against the chit-chat of CLINC.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Final

from index.engine import Found, Vocabulary
from index.query import NEARLY, Query, Term

FOREIGN: Final = 0.4
"""How much an unknown word counts in a language of no document: it may only be untranslated."""
REPAIRED: Final = 0.8
"""How far a corrected word counts as found: it may have been another word."""
DIGITS: Final = 3
"""Digits from which a number stands for something; any text holds a 2."""
SENTENCE: Final = 0.6
WORD: Final = 0.2
SCORE: Final = 1.2
MISSING: Final = 0.2
NAME: Final = 1.8
NAMES: Final = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question: the terms it is found by, how much it tells in idf.

    `certain` is how far one of `terms` counts as found; one that means `nearly` the same, less.
    `weight` is what its scores are multiplied by.
    `missed` is how much it speaks against every passage that no document holds it.
    """

    terms: frozenset[str]
    nearly: frozenset[str]
    told: float
    certain: float = 1.0
    weight: float = 1.0
    specific: bool = False
    missed: float = 0.0

    def share(self, matched: Set[str]) -> float:
        """Return how far the word is found, 0 to 1."""
        if self.terms & matched:
            return self.certain
        return NEARLY * self.certain if self.nearly & matched else 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a question's matter, the idf of all of them, the highest idf of any term."""

    words: tuple[Word, ...]
    whole: float
    highest: float

    def coverage(self, matched: Set[str]) -> float:
        """Return the idf of the words found ÷ the idf of all, 0 to 1."""
        found = sum(word.told * word.share(matched) for word in self.words)
        return found / self.whole if self.whole else 0.0

    def best_sentence(self, places: Iterable[Found]) -> frozenset[str]:
        """Return the terms of the sentence that covers most."""
        held: dict[int, set[str]] = {}
        for place in places:
            held.setdefault(place.sentence, set()).add(place.term)
        return frozenset(max(held.values(), key=self.coverage, default=()))

    def strength(self, matched: Set[str], sentence: Set[str], score: float) -> float:
        """Return how strongly the words found speak for the passage; see the module's text."""
        names = sum(word.specific and bool(word.share(matched)) for word in self.words)
        held = (self._held(matched) + SENTENCE * self._held(sentence)) / self.highest
        held += WORD * sum(bool(word.share(matched)) for word in self.words)
        most = sum(word.told * word.weight for word in self.words)
        likely = SCORE * score / most if most else 0.0
        missing = sum(word.missed for word in self.words)
        return held + likely + NAME * min(names, NAMES) - MISSING * missing

    def _held(self, terms: Set[str]) -> float:
        return sum(word.told * bool(word.share(terms)) for word in self.words)


def evidence(query: Query, vocabulary: Vocabulary) -> Evidence:
    """Return what the words of a question tell."""
    words = []
    for term in query.matter:
        told = _told(term, vocabulary)
        missed = 0.0 if term.found else FOREIGN if query.is_foreign else 1.0
        told *= missed or 1.0
        nearly = frozenset(term.nearly)
        names = frozenset(name for name, _ in term.choices) - nearly
        names |= {term.term} & query.date_terms  # of the very days, whatever they are called
        certain = REPAIRED if term.repaired else 1.0
        weight = max((weight for _, weight in term.choices), default=1.0)
        words.append(Word(names, nearly, told, certain, weight, _is_telling(term), missed))
    return Evidence(tuple(words), sum(word.told for word in words), vocabulary.idf("") or 1.0)


def _is_telling(term: Term) -> bool:
    """Whether a term is a name or a number that stands for something: a year, not a 2."""
    number = term.term.isdigit() and len(term.term) < DIGITS
    return term.specific and term.found and not number


def _told(term: Term, vocabulary: Vocabulary) -> float:
    """Return how much a word of the question tells, whatever term it is found by."""
    if term.known:
        told = vocabulary.idf(term.term)
    elif term.others:
        told = max(vocabulary.idf(name) for name, _ in term.others)
    else:
        told = vocabulary.idf(term.term) * (1 + term.specific)
    return told * (term.weight if term.borrowed else 1.0)
