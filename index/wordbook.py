"""What a generation knows of words: those it holds, other spellings, names and neighbours."""

import json
from dataclasses import asdict
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from corpus.aliases import Alias
from corpus.interval import Interval
from index.analysis import analyze
from index.forms import Forms, stored
from index.names import Names, entries_of, joined, lexicon
from index.store import Generation

FILE: Final = "aliases.json"


class Wordbook:
    """The vocabulary of a generation, with the aliases that it was built with."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._bm25 = generation.bm25
        self._idf = lru_cache(maxsize=1 << 14)(self._bm25.idf_of)
        self.languages: tuple[str, ...] = tuple(generation.meta.get("languages") or ("en",))
        self._aliases = stored_aliases(generation.folder)
        self._joined = joined(self._aliases)
        self._written: dict[str, str] = {}

    def knows(self, term: str) -> bool:
        """Whether any passage holds the term."""
        return self._bm25.contains(term)

    def idf(self, term: str) -> float:
        """Return how much a term tells; the maximum for a term that no passage holds."""
        return self._idf(term)

    def same(self, term: str, language: str) -> str:
        """Return the usual spelling of a term in documents of a language."""
        return (self._joined.get(language) or self._joined["en"]).get(term, term)

    @cached_property
    def names(self) -> Names:
        """Aliases and the lexicon; made when a word is first looked up in them."""
        return _names(self._aliases)

    @cached_property
    def forms(self) -> Forms:
        """The words of the documents, for comparison with one that is none of them."""
        return Forms(stored(self._generation.folder))

    def written(self, term: str) -> str:
        """Return a term as a passage writes it."""
        if term not in self._written:
            self._written[term] = self._find_written(term)
        return self._written[term]

    def _find_written(self, term: str) -> str:
        positions, _ = self._bm25.top([term], 1)
        for position in positions.tolist():
            passage = self._generation.passage(position)
            document = self._generation.document_of(position)
            for text in (passage.text, document.title):
                for token in analyze(text, document.language):
                    if self.same(token.term, document.language) == term:
                        return text[token.start : token.end]
        return term


def write_aliases(folder: Path, aliases: tuple[Alias, ...]) -> None:
    """Keep the aliases with a generation."""
    rows = [asdict(alias) for alias in aliases]
    (folder / FILE).write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


def stored_aliases(folder: Path) -> tuple[Alias, ...]:
    """Return the aliases that a generation was built with."""
    if not (folder / FILE).is_file():
        return ()
    rows = json.loads((folder / FILE).read_text("utf-8"))
    return tuple(_alias(row) for row in rows)


def _alias(row: dict[str, object]) -> Alias:
    lists = {
        name: tuple(map(str, value)) for name, value in row.items() if isinstance(value, list)
    }
    days = row.get("years")
    held = Interval(**days) if isinstance(days, dict) else None
    return Alias(str(row["name"]), str(row["kind"]), **lists, years=held)


@lru_cache(maxsize=4)
def _names(aliases: tuple[Alias, ...]) -> Names:
    """Return the names of a corpus; generations share them while the aliases stay the same."""
    return Names((*entries_of(aliases), *lexicon()))
