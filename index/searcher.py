"""The in-process engine: a generation, searched."""

import base64
import binascii
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.document import Document, Passage
from index.analysis import terms
from index.candidates import Candidates
from index.catalogue import Catalogue, entry
from index.dictionary import lemma
from index.engine import Hit
from index.folding import SEEN, led_by
from index.forms import Forms
from index.hits import Hits
from index.language import guess
from index.names import Names
from index.query import Query
from index.rerank import DEPTH
from index.store import TEXT, Generation
from index.synonyms import thesaurus
from index.verdict import threshold
from index.wordbook import Wordbook

MANY_HELD: Final = 512
"""Passages of a word that are looked at for others beside it."""
FEW: Final = 64
"""Passages that may all be of reading lists; a term of more stands in a text, too."""
LISTS: Final = ("catalogue", "bibliography")
"""Kinds of passages that answer unasked where texts do not: what is known of a source first."""
CLEARLY: Final = 0.15
"""How much more than enough of a question a reading list must cover to answer unasked."""

MANY: Final = 5
"""Words from which a search without a sentence may be for the title of a book."""


class Searcher:
    """Answers queries from one generation; immutable, so threads may share it."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self._bm25 = generation.bm25
        self._words = Wordbook(generation)
        self._catalogue = Catalogue(generation.folder)
        self._candidates = Candidates(generation, self._catalogue, self._words)
        self._entry = lru_cache(maxsize=1024)(
            lambda number: frozenset(
                entry(generation.described(number), generation.voices(number))
            )
        )
        self._voice = lru_cache(maxsize=1 << 12)(self._terms_of_voice)
        self._told = lru_cache(maxsize=1 << 12)(self._find_told)

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
        return self._words.knows(term)

    def is_told(self, term: str) -> bool:
        """Whether a passage of the sources' own words, or a title in theirs, holds the term.

        Not only a list, or what an English article is called in Turkish.
        """
        return self._told(term)

    def _find_told(self, term: str) -> bool:
        held = self._bm25.passages_with(term, FEW + 1)
        number = self._bm25.term_id(term)
        return len(held) > FEW or any(
            self.generation.kinds[at] == TEXT
            and (number in self.generation.tokens(at) or number in self._title(at))
            for at in held.tolist()
        )

    def _title(self, position: int) -> NDArray[np.int32]:
        """Return the title's terms as far as it is in the document's own language."""
        number = self.generation.document_number(position)
        document = self.generation.described(number)
        own = guess(document.title) == document.language
        return self.generation.title_tokens(number)[: None if own else 0]

    def side_by_side(self, words: Sequence[Sequence[str]]) -> bool:
        """Whether a passage holds the words in this order, each in one of its terms."""
        bm25 = self._bm25
        asked = [{bm25.term_id(term) for term in terms} for terms in words]
        first = {at for term in words[0] for at in bm25.passages_with(term, MANY_HELD).tolist()}
        return any(self._holds(at, asked) for at in first)

    def _holds(self, position: int, asked: Sequence[set[int | None]]) -> bool:
        tokens = self.generation.tokens(position).tolist()
        runs = zip(*(tokens[turn:] for turn in range(len(asked))), strict=False)
        return any(all(map(set.__contains__, asked, run)) for run in runs)

    def catalogued(self, term: str) -> bool:
        """Whether something known of a source holds the term: its author, its archive."""
        return self._catalogue.knows(term)

    def idf(self, term: str) -> float:
        """Return how much a term tells; the maximum for a term that no passage holds."""
        return self._words.idf(term)

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
        _ = self.forms.alike("word"), self.forms.of_stem("word"), self.names
        self.forms.of_other_alphabet("word", is_latin=True)
        lemma("word")
        thesaurus("en")
        if "ru" in self.languages:
            self.forms.of_base("слово")

    @property
    def forms(self) -> Forms:
        """The words of the documents, for comparison with one that is none of them."""
        return self._words.forms

    def same(self, term: str, language: str) -> str:
        """Return the usual spelling of a term in documents of a language."""
        return self._words.same(term, language)

    def written(self, term: str) -> str:
        """Return a term as a passage writes it."""
        return self._words.written(term)

    def search(self, query: Query, k: int) -> list[Hit]:
        """Return the `k` best passages that share a term with the query, best first.

        Reading lists and catalogues answer where nothing else does, and they do clearly; a
        catalogue also where it alone holds a word.
        """
        hits = self._search(query, k)
        if query.about_sources:
            return hits
        covered = hits[0].coverage if hits else 0.0
        kinds = self._unasked(query, hits)
        wider = self._search(replace(query, about_sources=True), k) if kinds else []
        lists = (hit for hit in wider[:SEEN] if hit.passage.kind in kinds)
        least = max(threshold(self.size), covered) + CLEARLY
        clear = next((hit for hit in lists if hit.coverage >= least), None)
        return led_by(clear, wider) if clear else hits

    def _unasked(self, query: Query, hits: Sequence[Hit]) -> tuple[str, ...]:
        """Return what else may answer: any list where the texts say too little, else a catalogue.

        The latter where no text holds a word of the question that is known of a source.
        """
        named = [term for term in query.terms if not term.term.isdigit()]
        may_be_title = not query.is_sentence and len(named) >= MANY
        least = 1.0 if may_be_title else threshold(self.size)
        if not hits or hits[0].coverage < least:
            asked = query.is_sentence or may_be_title or (not hits and named)
            return LISTS if asked else ()
        listed = len(named) > 1 and any(
            term.known and not self.is_told(term.term) for term in named if not term.light
        )
        return (LISTS[0],) if listed else ()

    def _search(self, query: Query, k: int) -> list[Hit]:
        positions, scores = self._candidates.best(query, max(k, DEPTH))
        hits = self._hits(query, positions)
        scores = scores + hits.gains()
        order = np.lexsort((positions, -scores))[:k].tolist()
        return [hits.hit(at, rank, float(scores[at])) for rank, at in enumerate(order, 1)]

    def _hits(self, query: Query, positions: NDArray[np.int64]) -> Hits:
        return Hits(query, positions, self.generation, self, self._entry, self._speaker)

    def _speaker(self, position: int) -> frozenset[str]:
        """Return the terms of who speaks in a passage."""
        if self._catalogue.is_empty:
            return frozenset()
        document, _, section, *_ = self.generation.row(position)
        return self._voice(document, section)

    def _terms_of_voice(self, document: int, section: int) -> frozenset[str]:
        language = self.generation.document_language(document)
        stems = terms(self.generation.voice(document, section), language)
        return frozenset(self.same(stem, language) for stem in stems)

    def hit(self, query: Query, passage_id: str) -> Hit | None:
        """Return the passage with this id as a hit for the query, whatever it scores."""
        return self.hits(query, [passage_id]).get(passage_id)

    def hits(self, query: Query, passage_ids: Iterable[str]) -> dict[str, Hit]:
        """Return the passages with these ids as hits, whatever they score; none that is gone."""
        found = {name: self.generation.find(name) for name in passage_ids}
        there = {name: position for name, position in found.items() if position is not None}
        hits = self._hits(query, np.array(list(there.values()), np.int64))
        return {name: hits.hit(at, 1, 0.0) for at, name in enumerate(there)}

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
