"""The in-process engine: a generation, searched."""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import numpy as np

from corpus.document import Document, Passage
from index.engine import Hit
from index.query import Query
from index.rerank import DEPTH, Asked, bonus
from index.store import Generation


class Searcher:
    """Answers queries from one generation; immutable, so threads may share it."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self._bm25 = generation.bm25

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

    def idf(self, term: str) -> float:
        """Return how much a term tells; the maximum for a term that no passage holds."""
        return self._bm25.idf_of(term)

    def search(self, query: Query, k: int) -> list[Hit]:
        """Return the `k` best passages that share a term with the query, best first."""
        scored = self._reranked(query, max(k, DEPTH))
        return [
            self._hit(query, position, rank, score)
            for rank, (position, score) in enumerate(scored[:k], 1)
        ]

    def hit(self, query: Query, passage_id: str) -> Hit | None:
        """Return the passage with this id as a hit for the query, whatever it scores."""
        position = self.generation.find(passage_id)
        return None if position is None else self._hit(query, position, 1, 0.0)

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
        for number in range(self.generation.documents):
            if self.generation.record(number)["slug"] == slug:
                passages = map(self.generation.passage, self.generation.passages_of(number))
                return replace(self.generation.document(number), passages=tuple(passages))
        return None

    @property
    def document_count(self) -> int:
        """The number of documents."""
        return self.generation.documents

    def documents(self) -> Iterator[Document]:
        """Yield every document, without its passages."""
        return map(self.generation.document, range(self.generation.documents))

    def _reranked(self, query: Query, depth: int) -> list[tuple[int, float]]:
        candidates = self._candidates(query, depth)
        asked = self._asked(query)
        k1, b = self._bm25.k1, self._bm25.b
        scored = []
        for position, score in candidates:
            starts = self.generation.sentences(position)[:, 2].tolist()
            gain = bonus(asked, self.generation.tokens(position), starts, k1, b) if starts else 0.0
            scored.append((position, score + gain))
        return sorted(scored, key=lambda pair: (-pair[1], pair[0]))

    def _candidates(self, query: Query, depth: int) -> list[tuple[int, float]]:
        """Return the best passages of the kinds that may answer, read deeper while too few."""
        wide = depth
        while True:
            positions, scores = self._bm25.top(query.weights, wide)
            allowed = (
                (position, score)
                for position, score in zip(positions.tolist(), scores.tolist(), strict=True)
                if query.about_sources or self.generation.kind(position) == "text"
            )
            found = list(islice(allowed, depth))
            if len(found) == depth or len(positions) < wide:
                return found
            wide *= 4

    def _asked(self, query: Query) -> Asked:
        ids, idf = [], []
        for term, weight in query.weights.items():
            number = self._bm25.term_id(term)
            if number is not None:
                ids.append(number)
                idf.append(weight * self._bm25.idf_of(term))
        return Asked(tuple(ids), tuple(idf))

    def _hit(self, query: Query, position: int, rank: int, score: float) -> Hit:
        matched = self._matched(query, position)
        rows = self.generation.sentences(position)
        return Hit(
            passage=self.generation.passage(position),
            document=self.generation.document_of(position),
            rank=rank,
            score=score,
            coverage=self.coverage(query, matched),
            matched=matched,
            sentences=tuple((int(start), int(end)) for start, end, _ in rows),
        )

    def _matched(self, query: Query, position: int) -> frozenset[str]:
        title = self.generation.title_tokens(self.generation.document_number(position))
        held = np.concatenate((self.generation.tokens(position), title))
        return frozenset(
            term
            for term in query.weights
            if (number := self._bm25.term_id(term)) is not None and bool((held == number).any())
        )

    def coverage(self, query: Query, matched: frozenset[str]) -> float:
        """Return Σ idf of the matched words ÷ Σ idf of all words of the matter.

        A name or number that no passage holds counts twice: the question is about that.
        """
        idf = {
            term.term: self._bm25.idf_of(term.term) * (1 + (term.specific and not term.known))
            for term in query.matter
        }
        whole = sum(idf.values())
        return sum(idf[term] for term in matched & idf.keys()) / whole if whole else 0.0
