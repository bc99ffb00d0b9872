"""Candidates of one question, looked at closely: what stands in them, and what that is worth."""

from collections.abc import Callable
from math import inf
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.cues import counts, holds
from index.engine import Found, Hit, Vocabulary
from index.evidence import evidence
from index.folding import SEEN
from index.occurrences import occurrences
from index.query import Query
from index.rerank import Weighed, bonuses, nearest, weighed
from index.store import Generation
from index.words import COUNTS

DATED: Final = 1.0
"""The share of its date's idf that a passage gains which speaks of the very days asked for."""
FEW_DAYS: Final = 16
"""Days in a row, or in two calendars, of which each is meant."""
VOICE: Final = 0.3
"""The share of its idf that a passage gains for a word that names who speaks there."""
ASKED_FOR: Final = 1.8
"""What a passage gains that gives a reason for "why", a day for "when", a number for "how many" or
a reply for "what did he answer", near the words of the question."""
GIVEN: Final = ("reason", "time", "reply", "age", *COUNTS)
"""What is preferred so (all but replies measured on SQuAD; for names and places no help)."""
Positions = NDArray[np.int64]
Scores = NDArray[np.float64]


class Hits:
    """The candidates of one question.

    `entry` gives the catalogue's terms on a document, `speaker` those of who speaks in a passage.
    """

    def __init__(
        self,
        query: Query,
        positions: Positions,
        generation: Generation,
        vocabulary: Vocabulary,
        entry: Callable[[int], frozenset[str]],
        speaker: Callable[[int], frozenset[str]],
    ) -> None:
        self._query, self._generation = query, generation
        self._entry, self._speaker = entry, speaker
        self._positions = positions.tolist()
        self._told = evidence(query, vocabulary)
        self._vocabulary = vocabulary
        self._titles: dict[int, frozenset[str]] = {}
        self._days = {(day.start, day.end) for day in query.days} if query.date_terms else set()
        turns = {name: turn for turn, term in enumerate(query.terms) for name, _ in term.choices}
        weights = query.weights
        known = [(name, generation.bm25.term_id(name)) for name in weights]
        self._asked = {name: number for name, number in known if number is not None}
        self._names = list(self._asked)
        self._idf = np.array([weights[name] * vocabulary.idf(name) for name in self._names])
        self._turns = np.array([turns[name] for name in self._names], np.int64)
        self._unproved = np.zeros(len(self._positions))
        self._found = occurrences(
            list(self._asked.values()),
            [generation.tokens(position) for position in self._positions],
            [generation.sentences(position)[:, 2] for position in self._positions],
        )

    def gains(self) -> Scores:
        """Return what each candidate gains: best sentence, adjacent words, dates, a cue."""
        bm25 = self._generation.bm25
        worth = DATED * sum(bm25.idf_of(term) for term in self._query.date_terms)
        dated = [worth * self._is_of_days(position) for position in self._positions]
        voices = [VOICE * self._worth_of_voice(at) for at in range(len(self._positions))]
        cited = [self._worth_of_source(position) for position in self._positions]
        beside = np.array([dated, voices, cited], np.float64).sum(axis=0)
        sentences = weighed(self._found, self._idf, bm25.k1, bm25.b)
        gains: Scores = bonuses(self._found, sentences, self._idf, self._turns)
        given = ASKED_FOR * self._giving(sentences)
        if self._query.wanted == "time":  # a day stands in most texts: it proves nothing
            self._unproved = given
        gained: Scores = gains + beside + given
        return gained

    def _worth_of_source(self, position: int) -> float:
        """Return the idf of what names who is cited, or the document, where it is this one."""
        cited = self._query.cited & self._query.weights.keys()
        if not cited:
            return 0.0
        named = cited & self._speaker(position)
        if not named and cited <= self._title_of(self._generation.document_number(position)):
            named = cited
        return max(map(self._vocabulary.idf, named), default=0.0)

    def _worth_of_voice(self, at: int) -> float:
        """Return the idf of the words that name who speaks, as far as the text lacks them."""
        named = self._named_by_voice(self._positions[at])
        if not named:
            return 0.0
        held = {self._names[word] for _, _, word in self._found.of(at)}
        lacking = [name in named and name not in held for name in self._names]
        return float(self._idf[lacking].sum())

    def _giving(self, sentences: Weighed) -> Scores:
        """Return 1 for each candidate that gives the kind of thing asked for, else 0.

        One more for a number of the very things that are counted.
        """
        given = np.zeros(len(self._positions))
        wanted = self._query.wanted
        if wanted not in GIVEN:
            return given
        generation, near = self._generation, nearest(self._found, sentences)
        for at, (position, numbers) in enumerate(zip(self._positions, near, strict=True)):
            text, spans = generation.passage(position).text, generation.sentences(position)[:, :2]
            language = generation.document_language(generation.document_number(position))
            best = (text[start:end] for start, end in spans[numbers].tolist())
            given[at] = any(holds(wanted, "", sentence, language) for sentence in best)
            given[at] += self._counts(at, text, spans, language)
        return given

    def _counts(self, at: int, text: str, spans: NDArray[np.int32], language: str) -> bool:
        """Whether a candidate counts what "how many" asks for, in the words where that stands."""
        counted = self._query.behind
        if not counted or self._query.wanted not in COUNTS:
            return False
        places = self._found.of(at)
        there = sorted({one for one, _, word in places if self._names[word] in counted})
        said = (text[start:end] for start, end in spans[there].tolist())
        return any(counts(sentence, language, counted) for sentence in said)

    def hit(self, at: int, rank: int, score: float) -> Hit:
        """Return one candidate as a hit; only those seen at once are weighed as evidence."""
        generation, position = self._generation, self._positions[at]
        found = self._found.of(at)
        places = tuple(Found(one, place, self._names[word]) for one, place, word in found)
        speaker = self._named_by_voice(position)
        days = self._query.date_terms if self._is_of_days(position) else frozenset[str]()
        outside = self._matched_outside(position) | speaker | days
        matched = frozenset(place.term for place in places) | outside
        sentence = self._told.best_sentence(places) | speaker | days
        rows = generation.sentences(position).tolist()
        return Hit(
            passage=generation.passage(position),
            document=generation.document_of(position),
            rank=rank,
            score=score,
            coverage=self._told.coverage(matched),
            matched=matched,
            sentences=tuple((start, end) for start, end, _ in rows),
            found=places,
            speaker=speaker,
            holds=frozenset(generation.tokens(position).tolist()),
            closest=self._told.coverage(sentence),
            described=self._told.coverage(outside) if rank <= SEEN else 0.0,
            strength=self._told.strength(matched, sentence, score - self._unproved[at])
            if rank <= SEEN
            else inf,
        )

    def _matched_outside(self, position: int) -> frozenset[str]:
        """Return the terms that stand in the title or in the catalogue."""
        number = self._generation.document_number(position)
        matched = self._title_of(number)
        if self._query.about_sources:
            matched |= self._query.weights.keys() & self._entry(number)
        return matched

    def _title_of(self, number: int) -> frozenset[str]:
        """Return the terms that stand in a document's title."""
        if number not in self._titles:
            title = self._generation.title_tokens(number).tolist()
            held = (name for name, term in self._asked.items() if term in title)
            self._titles[number] = frozenset(held)
        return self._titles[number]

    def _named_by_voice(self, position: int) -> frozenset[str]:
        """Return the terms that name who speaks: "what does Topal say", of what Topal wrote."""
        return self._speaker(position) & self._query.weights.keys()

    def _is_of_days(self, position: int) -> bool:
        """Whether a passage speaks of the very days that are asked for, or a few around them."""
        if not self._days:
            return False
        rows = self._generation.days_of(position).tolist()
        return any((first, last) in self._days or self._among(first, last) for first, last in rows)

    def _among(self, first: int, last: int) -> bool:
        """Whether days that are asked for are among a few: the 15th, in "14 to 16 July"."""
        few = first < last < first + FEW_DAYS
        return few and any(first <= start and end <= last for start, end in self._days)
