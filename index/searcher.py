"""The in-process engine: a generation, searched."""

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.document import KINDS, Document, Passage
from index.catalogue import Catalogue, entry
from index.dictionary import lemma
from index.engine import Found, Hit
from index.evidence import Evidence, evidence
from index.names import Names
from index.occurrences import Occurrences, occurrences
from index.query import Query
from index.repair import Speller
from index.rerank import DEPTH, bonuses
from index.sieve import Sieve, reads_text
from index.store import Generation
from index.verdict import threshold
from index.wordbook import Wordbook

DATED: Final = 0.5
"""The share of its date's idf that a passage gains which speaks of the very days asked for."""
CATALOGUE: Final = KINDS.index("catalogue")
FEW: Final = 64
"""Passages that may all be of reading lists; a term of more stands in a text, too."""
LOOKED: Final = 4000
"""Passages that are read for filters at most; a whole large corpus would keep others waiting."""
CLEARLY: Final = 0.15
"""How much more than enough of a question a reading list must cover to answer unasked."""

Positions = NDArray[np.int64]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """The question's known terms in the order asked: their ids, their idf times weight."""

    terms: tuple[str, ...]
    ids: tuple[int, ...]
    idf: Scores


class Searcher:
    """Answers queries from one generation; immutable, so threads may share it."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self._bm25 = generation.bm25
        self._words = Wordbook(generation)
        self._sieve = Sieve(generation)
        self._catalogue = Catalogue(generation.folder)
        self._entry = lru_cache(maxsize=1024)(
            lambda number: frozenset(entry(generation.document(number)))
        )

    @property
    def name(self) -> str:
        """The generation that answers."""
        return self.generation.name

    @property
    def size(self) -> int:
        """The number of passages."""
        return self.generation.size

    def knows(self, term: str) -> bool:
        """Whether any passage holds the term."""
        return self._bm25.contains(term)

    def is_told(self, term: str) -> bool:
        """Whether a passage of the sources' own words holds the term, not only a reading list."""
        held = self._bm25.passages_with(term, FEW + 1)
        return len(held) > FEW or bool((self.generation.kinds[held] == 0).any())

    def catalogued(self, term: str) -> bool:
        """Whether something known of a source holds the term: its author, its archive."""
        return self._catalogue.knows(term)

    def idf(self, term: str) -> float:
        """Return how much a term tells; the maximum for a term that no passage holds."""
        return self._bm25.idf_of(term)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that documents are written in, the most frequent first."""
        return self._words.languages

    @property
    def names(self) -> Names:
        """Aliases and the lexicon."""
        return self._words.names

    def warm(self) -> None:
        """Make what the first mistyped word would have to wait for."""
        _ = self.speller
        lemma("word")

    @property
    def speller(self) -> Speller:
        """The terms, for comparison with a word that is none of them."""
        return self._words.speller

    def same(self, term: str) -> str:
        """Return the usual spelling of a term."""
        return self._words.same(term)

    def written(self, term: str) -> str:
        """Return a term as a passage writes it."""
        return self._words.written(term)

    def search(self, query: Query, k: int) -> list[Hit]:
        """Return the `k` best passages that share a term with the query, best first.

        Reading lists and catalogues answer where nothing else does, and they do clearly.
        """
        hits = self._search(query, k)
        limit = threshold(self.size)
        enough = bool(hits) and hits[0].coverage >= limit
        if query.about_sources or enough or not query.is_sentence:
            return hits
        wider = self._search(replace(query, about_sources=True), k)
        clear = wider and wider[0].coverage >= limit + CLEARLY
        return wider if clear and wider[0].passage.kind != "text" else hits

    def _search(self, query: Query, k: int) -> list[Hit]:
        positions, scores = self._candidates(query, max(k, DEPTH))
        sources = self._catalogue.documents(query) if query.about_sources else {}
        positions, scores = self._with_sources(positions, scores, sources)
        asked, told = self._asked(query), evidence(query, self)
        found = self._look(asked, positions)
        scores = scores + bonuses(found, asked.idf, self._bm25.k1, self._bm25.b)
        scores += self._dates(query, positions)
        order = np.lexsort((positions, -scores))[:k].tolist()
        return [
            self._hit(query, told, int(positions[at]), rank, float(scores[at]), asked, found, at)
            for rank, at in enumerate(order, 1)
        ]

    def hit(self, query: Query, passage_id: str) -> Hit | None:
        """Return the passage with this id as a hit for the query, whatever it scores."""
        position = self.generation.find(passage_id)
        if position is None:
            return None
        asked, told = self._asked(query), evidence(query, self)
        found = self._look(asked, np.array([position]))
        return self._hit(query, told, position, 1, 0.0, asked, found, 0)

    def linked(self, link: str) -> Passage | None:
        """Return the passage that a deep link's key names."""
        try:
            key = int.from_bytes(base64.b32decode(link.upper() + "===", casefold=True), "big")
        except (binascii.Error, ValueError):
            return None
        position = self.generation.position(key) if key < 1 << 64 else None
        return None if position is None else self.generation.passage(position)

    def document(self, slug: str) -> Document | None:
        """Return a document with its passages."""
        number = self.generation.number(slug)
        if number is None:
            return None
        passages = map(self.generation.passage, self.generation.passages_of(number))
        return replace(self.generation.document(number), passages=tuple(passages))

    @property
    def document_count(self) -> int:
        """The number of documents."""
        return self.generation.documents

    def documents(self) -> Iterator[Document]:
        """Yield every document, without its passages."""
        return map(self.generation.document, range(self.generation.documents))

    def _candidates(self, query: Query, depth: int) -> tuple[Positions, Scores]:
        """Return the best passages that may answer, read deeper while they are too few."""
        none = np.zeros(0, np.int64), np.zeros(0)
        if query.filters.impossible:
            return none
        if not query.weights:
            return self._everything(query, depth) if query.filters and not query.missing else none
        wide, slow = depth, reads_text(query.filters)
        while True:
            positions, scores = self._bm25.top(query.weights, wide)
            passing = self._sieve.passing(query, positions)
            kept = [place for place, _ in zip(passing, range(depth), strict=False)]
            if len(kept) == depth or len(positions) < wide or (slow and wide > LOOKED):
                return positions[kept], scores[kept]
            wide *= 4

    def _everything(self, query: Query, depth: int) -> tuple[Positions, Scores]:
        """Return the first passages that pass where a question holds nothing but filters."""
        most = min(self.size, LOOKED) if reads_text(query.filters) else self.size
        every = np.arange(most)
        kept = [at for at, _ in zip(self._sieve.passing(query, every), range(depth), strict=False)]
        return every[kept], np.zeros(len(kept))

    def _with_sources(
        self, positions: Positions, scores: Scores, sources: Mapping[int, float]
    ) -> tuple[Positions, Scores]:
        """Add what the catalogue says of documents, and a passage of each that had none."""
        numbers = self.generation.document_numbers
        there = set(positions.tolist())
        added = [at for number in sources if (at := self._record(number)) not in there]
        every = np.concatenate((positions, np.array(added, np.int64)))
        gains = [sources.get(number, 0.0) for number in numbers[every].tolist()]
        return every, np.concatenate((scores, np.zeros(len(added)))) + np.array(gains)

    def _record(self, number: int) -> int:
        """Return the position of a document's catalogue line, or of its first passage."""
        passages = self.generation.passages_of(number)
        lines = (at for at in passages if self.generation.kinds[at] == CATALOGUE)
        return next(lines, passages[0])

    def _asked(self, query: Query) -> Asked:
        known = [
            (term, number, weight * self._bm25.idf_of(term))
            for term, weight in query.weights.items()
            if (number := self._bm25.term_id(term)) is not None
        ]
        terms, ids, idf = zip(*known, strict=True) if known else ((), (), ())
        return Asked(terms, ids, np.array(idf))

    def _look(self, asked: Asked, positions: Positions) -> Occurrences:
        """Find the asked words in the passages."""
        places = positions.tolist()
        tokens = [self.generation.tokens(position) for position in places]
        starts = [self.generation.sentences(position)[:, 2] for position in places]
        return occurrences(asked.ids, tokens, starts)

    def _dates(self, query: Query, positions: Positions) -> Scores:
        """Return what passages gain that speak of the very days asked for."""
        gains = np.zeros(len(positions))
        if query.date_terms:
            worth = DATED * sum(self._bm25.idf_of(term) for term in query.date_terms)
            of_days = [self._is_of_days(query, position) for position in positions.tolist()]
            gains[of_days] = worth
        return gains

    def _is_of_days(self, query: Query, position: int) -> bool:
        if not query.date_terms:
            return False
        asked = {(day.start, day.end) for day in query.days}
        return any(tuple(row) in asked for row in self.generation.days_of(position).tolist())

    def _hit(
        self,
        query: Query,
        told: Evidence,
        position: int,
        rank: int,
        score: float,
        asked: Asked,
        found: Occurrences,
        at: int,
    ) -> Hit:
        places = tuple(Found(one, place, asked.terms[word]) for one, place, word in found.of(at))
        matched = frozenset(place.term for place in places) | self._in_title(asked, position)
        if self._is_of_days(query, position):
            matched |= query.date_terms & query.weights.keys()
        document = self.generation.document_of(position)
        if query.about_sources:
            matched |= query.weights.keys() & self._entry(
                self.generation.document_number(position)
            )
        sentence = told.best_sentence(places) if rank == 1 else frozenset()
        rows = self.generation.sentences(position)
        return Hit(
            passage=self.generation.passage(position),
            document=document,
            rank=rank,
            score=score,
            coverage=told.coverage(matched),
            matched=matched,
            sentences=tuple((start, end) for start, end, _ in rows.tolist()),
            found=places,
            holds=frozenset(self.generation.tokens(position).tolist()),
            closest=told.coverage(sentence) if rank == 1 else 1.0,
            strength=told.strength(matched, sentence, score) if rank == 1 else inf,
        )

    def _in_title(self, asked: Asked, position: int) -> frozenset[str]:
        number = self.generation.document_number(position)
        held = self.generation.title_tokens(number).tolist()
        pairs = zip(asked.terms, asked.ids, strict=True)
        return frozenset(term for term, number in pairs if number in held)
