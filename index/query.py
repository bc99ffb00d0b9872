"""What is searched for a question: weighted terms, dates, filters, and the kind of answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from corpus.interval import Interval
from index.filters import NOTHING, Filters
from index.words import Wanted

Choice = tuple[str, float]
NEARLY: Final = 0.5
"""The weight of a term that means nearly the same, and how far it counts as found."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question: as it was written, and as it is searched.

    `known` says whether documents hold `term` itself; `others` are terms that mean the same to
    the reader, with their weights; `nearly` are terms that mean nearly the same. A `specific`
    word is a name or a number: what the question is about, where no source knows it. A `borrowed`
    one stood in the question before, a `repaired` one was taken for a mistake; a `light` one is
    used for anything, or names the kind of answer.
    """

    word: str
    term: str
    weight: float = 1.0
    known: bool = True
    specific: bool = False
    others: tuple[Choice, ...] = ()
    nearly: tuple[str, ...] = ()
    borrowed: bool = False
    repaired: bool = False
    light: bool = False

    @property
    def choices(self) -> Iterator[Choice]:
        """Yield each term that is searched for this word, with its weight."""
        if self.known:
            yield self.term, self.weight
        yield from self.others
        yield from ((name, NEARLY * self.weight) for name in self.nearly)

    @property
    def found(self) -> bool:
        """Whether documents hold the word in any form."""
        return self.known or bool(self.others)


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood: its terms in the order they were asked, each once.

    `cues` are terms that ask for a source rather than name its matter: they are searched, but
    a passage need not hold them. `about_sources` lets reading lists and catalogue lines answer,
    `for_footnotes` the notes of the passage that is meant.
    A sentence has words without matter; a foreign question is in a language of no document, or
    follows a word into another one; a personal one speaks of the asker, or of today; a literal one
    is searched as it was written.
    `behind` are the terms of what stands behind the word that says what is wanted: what "how many"
    counts, what "who" did; `cited` those that name who says it: "according to Topal".
    `days` are the dates it names, `searched` what is searched in place of what was written.
    `weights` are the terms that are searched, with their weights; `matter` those that a passage
    should hold to answer.
    """

    question: str
    language: str
    terms: tuple[Term, ...]
    wanted: Wanted = ""
    behind: frozenset[str] = frozenset()
    cited: frozenset[str] = frozenset()
    about_sources: bool = False
    for_footnotes: bool = False
    cues: frozenset[str] = frozenset()
    days: tuple[Interval, ...] = ()
    date_terms: frozenset[str] = frozenset()
    filters: Filters = NOTHING
    searched: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    is_sentence: bool = False
    is_personal: bool = False
    is_foreign: bool = False
    literal: bool = False
    weights: dict[str, float] = field(init=False, compare=False, repr=False)
    matter: tuple[Term, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        own = tuple(term for term in self.terms if term.term not in self.cues)
        heavy = tuple(term for term in own if not term.light)
        object.__setattr__(self, "weights", _weights(self.terms))
        object.__setattr__(self, "matter", heavy or own)

    @property
    def in_full(self) -> str:
        """The question with the words of others that it stands on, for one that leans on it."""
        lent = dict.fromkeys(term.word for term in self.matter if term.borrowed)
        return " ".join((self.question, *lent))

    @property
    def missing(self) -> tuple[str, ...]:
        """The words that no passage of the corpus holds, as they were written."""
        unknown = (term.word for term in self.matter if not term.found)
        return tuple(dict.fromkeys((*unknown, *self.impossible)))


def _weights(terms: Iterable[Term]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for term in terms:
        for name, weight in term.choices:
            weights[name] = max(weight, weights.get(name, 0.0))
    return weights
