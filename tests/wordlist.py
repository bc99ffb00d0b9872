"""A vocabulary of a few words, for questions that need no index."""

from collections.abc import Iterable, Sequence

from index.analysis import term
from index.forms import BETWEEN, Forms
from index.names import Entry, Names, lexicon


class Wordlist:
    """Knows the words it was given; every term tells as much as another."""

    def __init__(
        self,
        written: Iterable[str],
        languages: tuple[str, ...] = ("en",),
        entries: Iterable[Entry] = (),
    ) -> None:
        terms = {word: term(word) for word in written}
        self.known, self.languages = frozenset(terms.values()), languages
        self.names = Names((*entries, *lexicon()))
        self.forms = Forms(BETWEEN.join((stem, word)) for word, stem in sorted(terms.items()))

    def knows(self, term: str) -> bool:
        return term in self.known

    def is_told(self, term: str) -> bool:
        return term in self.known

    def side_by_side(self, words: Sequence[Sequence[str]]) -> bool:
        return all(set(terms) & self.known for terms in words)

    def catalogued(self, term: str) -> bool:
        return False

    def idf(self, term: str) -> float:
        return 1.0 if term in self.known else 2.0

    def same(self, term: str, language: str) -> str:
        return term

    def written(self, term: str) -> str:
        return term
