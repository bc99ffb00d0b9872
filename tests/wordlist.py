"""A vocabulary of a few terms, for questions that need no index."""

from collections.abc import Iterable

from index.names import Entry, Names, lexicon
from index.repair import Speller


class Wordlist:
    """Knows the terms it was given; every term tells as much as another."""

    def __init__(
        self,
        known: Iterable[str],
        languages: tuple[str, ...] = ("en",),
        entries: Iterable[Entry] = (),
    ) -> None:
        self.known, self.languages = frozenset(known), languages
        self.names = Names((*entries, *lexicon()))
        self.speller = Speller(sorted(self.known))

    def knows(self, term: str) -> bool:
        return term in self.known

    def is_told(self, term: str) -> bool:
        return term in self.known

    def catalogued(self, term: str) -> bool:
        return False

    def idf(self, term: str) -> float:
        return 1.0 if term in self.known else 2.0

    def same(self, term: str, language: str) -> str:
        return term

    def written(self, term: str) -> str:
        return term
