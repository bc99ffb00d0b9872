"""What a search engine does for Ad Fontes; the in-process one is `index.searcher.Searcher`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple, Protocol

from corpus.document import Document, Passage
from index.forms import Forms
from index.names import Names
from index.query import Query

Span = tuple[int, int]


class Found(NamedTuple):
    """A term of the query where it stands: in which sentence, and which token of the passage."""

    sentence: int
    place: int
    term: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query: `rank` counts from 1, `score` falls with it.

    `coverage` is the share of the query's information (idf) that the passage holds, 0 to 1;
    `matched` are the query's terms found in it or in its document's title, `found` where they
    stand, `speaker` those that name who speaks; `sentences` are spans of the passage's text;
    `holds` are numbers for all its terms, by which passages of one engine can be compared;
    `closest` is the coverage by its best sentence and who speaks.
    Of those seen at once `described` is the coverage by the document's title and, of a question
    about sources, by what is known of it, `strength` the evidence as `index.evidence` counts it.
    """

    passage: Passage
    document: Document
    rank: int
    score: float
    coverage: float
    matched: frozenset[str]
    sentences: tuple[Span, ...]
    found: tuple[Found, ...] = ()
    speaker: frozenset[str] = frozenset()
    holds: frozenset[int] = frozenset()
    closest: float = 1.0
    described: float = 0.0
    strength: float = inf


class Vocabulary(Protocol):
    """What a query must know of the corpus."""

    def knows(self, term: str) -> bool:
        """Whether any passage holds the term."""
        ...

    def is_told(self, term: str) -> bool:
        """Whether a passage of the sources' own words holds the term, not only a list or title."""
        ...

    def side_by_side(self, words: Sequence[Sequence[str]]) -> bool:
        """Whether a passage holds the words in this order, each in one of its terms."""
        ...

    def catalogued(self, term: str) -> bool:
        """Whether something known of a source holds the term: its author, its archive."""
        ...

    def idf(self, term: str) -> float:
        """Return how much a term tells; the maximum for a term that no passage holds."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that documents are written in, the most frequent first."""
        ...

    @property
    def names(self) -> Names:
        """Aliases and the lexicon."""
        ...

    @property
    def forms(self) -> Forms:
        """The words of the documents, for comparison with one that is none of them."""
        ...

    def same(self, term: str, language: str) -> str:
        """Return the usual spelling of a term in documents of a language."""
        ...

    def written(self, term: str) -> str:
        """Return a term as a passage writes it."""
        ...


class Engine(Vocabulary, Protocol):
    """Finds passages; safe to share between threads, and never changed once made."""

    @property
    def name(self) -> str:
        """The generation that answers."""
        ...

    @property
    def size(self) -> int:
        """The number of passages."""
        ...

    def warm(self) -> None:
        """Make what the first mistyped word would have to wait for."""
        ...

    def search(self, query: Query, k: int) -> list[Hit]:
        """Return the `k` best passages that share a term with the query, best first."""
        ...

    def hit(self, query: Query, passage_id: str) -> Hit | None:
        """Return the passage with this id as a hit for the query, whatever it scores."""
        ...

    def hits(self, query: Query, passage_ids: Iterable[str]) -> dict[str, Hit]:
        """Return the passages with these ids as hits, whatever they score; none that is gone."""
        ...

    def linked(self, link: str) -> Passage | None:
        """Return the passage that a deep link's key names."""
        ...

    def document(self, slug: str) -> Document | None:
        """Return a document with its passages."""
        ...

    @property
    def document_count(self) -> int:
        """The number of documents."""
        ...

    def documents(self) -> Iterator[Document]:
        """Yield every document, without its passages."""
        ...
