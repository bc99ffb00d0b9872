"""The in-process engine: a generation, searched."""

import base64
import binascii
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from math import inf, sqrt
from typing import Final

import numpy as np

from corpus.document import Document, Passage
from index.analysis import fold, terms
from index.dating import Dating
from index.engine import Hit
from index.filters import Filters, any_term, holds_phrase, plain_words
from index.names import Names
from index.query import Query, Term
from index.repair import Speller
from index.rerank import DEPTH, Asked, bonus
from index.saturation import idf
from index.store import Generation
from index.verdict import threshold
from index.wordbook import Wordbook

DATED: Final = 0.5
"""The share of its date's idf that a passage gains which speaks of the very days asked for."""


FOREIGN: Final = 0.4
"""How much an unknown word counts in a language of no document: it may only be untranslated."""
LOOKED: Final = 4000
"""Passages that filters look into at most; a whole large corpus would keep others waiting."""
CLEARLY: Final = 0.15
"""How much more than enough of a question a reading list must cover to answer unasked."""
REPAIRED: Final = 0.8
"""How far a corrected word counts as found: it may have been another word."""


class Searcher:
    """Answers queries from one generation; immutable, so threads may share it."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self._bm25 = generation.bm25
        self._words = Wordbook(generation)
        self._highest = idf(self.size, 0) or 1.0
        self._dating = Dating(generation)

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

    @property
    def speller(self) -> Speller:
        """The terms, for comparison with a word that is none of them."""
        return self._words.speller

    def same(self, term: str) -> str:
        """Return the usual spelling of a term."""
        return self._words.same(term)

    def spellings(self, term: str) -> tuple[str, ...]:
        """Return the other spellings of a term that passages hold."""
        return self._words.spellings(term)

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

    def _reranked(self, query: Query, depth: int) -> list[tuple[int, float]]:
        candidates = self._candidates(query, depth)
        asked = self._asked(query)
        k1, b = self._bm25.k1, self._bm25.b
        scored = []
        for position, score in candidates:
            starts = self.generation.sentences(position)[:, 2].tolist()
            gain = bonus(asked, self.generation.tokens(position), starts, k1, b) if starts else 0.0
            scored.append((position, score + gain + self._date_bonus(query, position)))
        return sorted(scored, key=lambda pair: (-pair[1], pair[0]))

    def _date_bonus(self, query: Query, position: int) -> float:
        """Return what a passage gains that speaks of the very days asked for."""
        if not self._is_of_days(query, position):
            return 0.0
        return DATED * sum(self._bm25.idf_of(term) for term in query.date_terms)

    def _is_of_days(self, query: Query, position: int) -> bool:
        return bool(query.date_terms) and bool(set(query.days) & set(self._dating.days(position)))

    def _candidates(self, query: Query, depth: int) -> list[tuple[int, float]]:
        """Return the best passages that may answer, read deeper while they are too few."""
        if query.filters.impossible:
            return []
        if not query.weights:
            return list(islice(self._allowed(query, self._everything(query)), depth))
        wide, seen, found = depth, 0, list[tuple[int, float]]()
        while True:
            positions, scores = self._bm25.top(query.weights, wide)
            ranked = zip(positions[seen:].tolist(), scores[seen:].tolist(), strict=True)
            found += islice(self._allowed(query, ranked), depth - len(found))
            if len(found) == depth or len(positions) < wide or (query.filters and wide > LOOKED):
                return found
            wide, seen = wide * 4, len(positions)

    def _everything(self, query: Query) -> Iterator[tuple[int, float]]:
        """Yield every passage where a question holds nothing but filters."""
        if query.filters and not query.missing:
            yield from ((position, 0.0) for position in range(min(self.size, LOOKED)))

    def _allowed(
        self, query: Query, ranked: Iterable[tuple[int, float]]
    ) -> Iterator[tuple[int, float]]:
        for position, score in ranked:
            right_kind = query.about_sources or self.generation.kind(position) == "text"
            if right_kind and (not query.filters or self._passes(query.filters, position)):
                yield position, score

    def _passes(self, marks: Filters, position: int) -> bool:
        document = self.generation.document_of(position)
        names = fold(f"{document.slug} {document.title} {document.source.text('author')}")
        if not all(name in names for name in marks.documents):
            return False
        if not all(self._dating.speaks_of(position, days) for days in marks.days):
            return False
        text = plain_words(self.generation.passage(position).text)
        if not all(holds_phrase(text, plain_words(phrase)) for phrase in marks.phrases):
            return False
        held = self._held_terms(position) if marks.without else frozenset()
        return not any(
            fold(word) in text or any_term(held, word, document.language) for word in marks.without
        )

    def _held_terms(self, position: int) -> frozenset[str]:
        document = self.generation.document_of(position)
        return frozenset(terms(self.generation.passage(position).text, document.language))

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
        if self._is_of_days(query, position):
            matched |= query.date_terms & query.weights.keys()
        rows = self.generation.sentences(position)
        return Hit(
            passage=self.generation.passage(position),
            document=self.generation.document_of(position),
            rank=rank,
            score=score,
            coverage=self.coverage(query, matched),
            matched=matched,
            sentences=tuple((int(start), int(end)) for start, end, _ in rows),
            strength=self._strength(query, position, matched) if rank == 1 else inf,
        )

    def _strength(self, query: Query, position: int, matched: frozenset[str]) -> float:
        """Return Σ idf of the matched words ÷ highest idf · √(share in the best sentence)."""
        tokens = self.generation.tokens(position)
        starts = self.generation.sentences(position)[:, 2].tolist()
        per_sentence: dict[int, float] = {}
        found = whole = 0.0
        for term in query.matter:
            told = self._told(term) * (FOREIGN if query.is_foreign and not term.found else 1.0)
            whole += told
            names = [name for name, _ in term.choices if name in matched]
            found += told if names else 0.0
            ids = [number for name in names if (number := self._bm25.term_id(name)) is not None]
            places = np.flatnonzero(np.isin(tokens, ids)).tolist() if ids else ()
            for sentence in {bisect_right(starts, place) for place in places}:
                per_sentence[sentence] = per_sentence.get(sentence, 0.0) + told
        share = max(per_sentence.values(), default=0.0) / whole if whole else 0.0
        return found / self._highest * sqrt(min(share, 1.0))

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

        A word counts as found by any of its terms. A name or number that no passage holds counts
        twice: the question is about that.
        """
        found, whole = 0.0, 0.0
        for term in query.matter:
            told = self._told(term) * (FOREIGN if query.is_foreign and not term.found else 1.0)
            whole += told
            if any(name in matched for name, _ in term.choices):
                found += told * (REPAIRED if term.repaired else 1.0)
        return found / whole if whole else 0.0

    def _told(self, term: Term) -> float:
        """Return how much a word of the question tells, whatever term it is found by."""
        if term.known:
            told = self._bm25.idf_of(term.term)
        elif term.others:
            told = max(self._bm25.idf_of(name) for name, _ in term.others)
        else:
            told = self._bm25.idf_of(term.term) * (1 + term.specific)
        return told * (0.5 if term.borrowed else 1.0)
