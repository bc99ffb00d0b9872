"""A question -> an Answer: what the sources say, word for word, or that they are silent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from time import perf_counter
from typing import Any, Final

from corpus.citation import Citation, cite
from corpus.document import Document, Passage, link_key
from index.arranging import arranged, footnotes
from index.engine import Engine, Hit, Span
from index.fields import recorded
from index.folding import SEEN, Text, fold, leads, led_by
from index.intents import Intent, intent
from index.judging import decided
from index.query import Query
from index.snippet import Snippet, snippet
from index.synonyms import THIN, widened
from index.understand import understand
from index.verdict import Verdict

K: Final = 5
FOOTNOTES: Final = 3
"""Footnotes that are shown below a passage at most."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage as an answer shows it; `also_in` are the passages that hold the same text.

    `footnotes` are the first of the source's own, called in any of these places; `record` is what
    is known of the source in the fields that were asked for.
    """

    passage: Passage
    document: Document
    citation: Citation
    snippet: Snippet
    sentences: tuple[Span, ...] = ()
    score: float = 0.0
    rank: int = 1
    also_in: tuple[Passage, ...] = ()
    also_documents: tuple[Document, ...] = ()
    footnotes: tuple[Passage, ...] = ()
    record: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        at, text = self.passage.start, self.passage.text
        if self.document.text[at : at + len(text)] != text:
            raise AssertionError("a quotation is never altered")

    @property
    def sentence(self) -> str:
        """The best sentence, as it stands in the passage."""
        start, end = self.snippet.sentence
        return self.passage.text[start:end]

    @property
    def highlights(self) -> tuple[Span, ...]:
        """The spans that answer: the best sentence, and a second one that adds to it."""
        spans = (self.snippet.sentence, self.snippet.second)
        return tuple(sorted(span for span in spans if span))

    @property
    def excerpt(self) -> str:
        """The sentences that answer, in their order; what stands between them is marked."""
        text, spans = self.passage.text, self.highlights
        beside = len(spans) == 2 and not text[spans[0][1] : spans[1][0]].strip()
        return (" " if beside else " […] ").join(text[start:end] for start, end in spans)

    @property
    def voice(self) -> str:
        """Who speaks: the section's voice, else the document's author."""
        return self.document.source.voice(self.passage.section.voice)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question: passages, best first, or none.

    `missing` are the question's words that no source knows, as they were written; `searched`
    says what was searched where that is not what was typed; `otherwise` is the id of a passage
    that dates or counts the same thing otherwise than the first, `compared` of those that
    editor's notes compare it with; `in_full` is the question with what it borrowed, for one that
    leans on it in turn; `generation` answered.
    """

    question: str
    language: str
    intent: Intent
    verdict: Verdict
    passages: tuple[Quoted, ...] = ()
    missing: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    in_full: str = ""
    otherwise: str = ""
    compared: tuple[str, ...] = ()
    generation: str = ""
    milliseconds: float = 0.0

    @property
    def shown(self) -> int:
        """How many passages deserve a look at once: one when it leads clearly, else three.

        And always those that were set beside the first.
        """
        many = 1 if leads([quoted.score for quoted in self.passages]) else SEEN
        ranks = (quoted.rank for quoted in self.beside)
        return min(max(many, *ranks, 0), len(self.passages))

    @property
    def beside(self) -> tuple[Quoted, ...]:
        """The passages that were set beside the first, and not only found after it."""
        named = (self.otherwise, *self.compared)
        return tuple(one for one in self.passages[1:SEEN] if one.passage.id in named)


def answer(
    question: str,
    engine: Engine,
    k: int = K,
    *,
    literal: bool = False,
    previous: str | None = None,
) -> Answer:
    """Return the answer to a question; never raises for anything a person may type.

    `literal` searches only the words that were written; `previous` is the question before it in
    the same conversation, from which one that leans on it borrows.
    """
    began = perf_counter()
    query = understand(question, engine, literal=literal, previous=previous)
    meant = intent(question)
    query, found = find(query, engine, 2 * max(k, K)) if meant == "search" else (query, [])
    verdict, hits = decided(query, found, engine)
    order = arranged(hits, query, engine, compare=verdict != "none")
    return Answer(
        question=question,
        language=query.language,
        intent=meant,
        verdict=verdict,
        passages=tuple(quoted(query, order.texts[:k], engine)),
        missing=_missing(query, hits) if meant == "search" else (),
        suggestions=query.suggestions if meant == "search" else (),
        searched=query.searched if meant == "search" else (),
        in_full=query.in_full,
        otherwise=order.otherwise.hit.passage.id if order.otherwise else "",
        compared=tuple(text.hit.passage.id for text in order.compared),
        generation=engine.name,
        milliseconds=(perf_counter() - began) * 1000,
    )


def find(query: Query, engine: Engine, k: int) -> tuple[Query, list[Hit]]:
    """Return the hits, and the query that found them.

    Where the words as written find too little, they are put to the catalogue, too, if it knows
    them, else searched with their synonyms.
    """
    keywords = not query.weights and not query.is_sentence
    if keywords and any(engine.catalogued(term.term) for term in query.terms):
        query = understand(query.question, engine, literal=query.literal, sources=True)
    hits = engine.search(query, k)
    enough = bool(hits) and hits[0].coverage >= THIN
    if enough or query.literal or query.about_sources or query.filters.phrases:
        return query, hits
    asked = _of_sources(query, engine)
    found = engine.search(asked, k) if asked else []
    clear = next((hit for hit in found[:SEEN] if hit.coverage >= THIN), None)
    if asked and clear:
        return asked, led_by(clear, found)
    wider = query if query.is_foreign else widened(query, engine)
    return (wider, engine.search(wider, k)) if wider != query else (query, hits)


def _of_sources(query: Query, engine: Engine) -> Query | None:
    """Return the query as one about sources, where only the catalogue knows a word of it."""
    alone = not any(term.borrowed for term in query.terms)
    unknown = (term.term for term in query.matter if not term.found)
    if alone and any(map(engine.catalogued, unknown)):
        return understand(query.question, engine, sources=True)
    return None


def quoted(query: Query, texts: Sequence[Text], engine: Engine) -> list[Quoted]:
    """Return texts as quotations, each with the places that repeat it."""
    return [
        Quoted(
            passage=text.hit.passage,
            document=text.hit.document,
            citation=cite(text.hit.document, text.hit.passage),
            snippet=snippet(query, text.hit, engine),
            sentences=text.hit.sentences,
            score=text.hit.score,
            rank=rank,
            also_in=tuple(other.passage for other in text.others),
            also_documents=tuple(other.document for other in text.others),
            footnotes=tuple(_footnotes(text, engine)),
            record=_record(query, text.hit),
        )
        for rank, text in enumerate(texts, 1)
    ]


def _record(query: Query, hit: Hit) -> tuple[str, ...]:
    """Return what is asked of a hit's source, where the question is about that source."""
    if not hit.described or hit.described < hit.closest or hit.passage.kind == "bibliography":
        return ()
    return recorded(hit.document, query.cues, query.language, query.wanted)


def _footnotes(text: Text, engine: Engine) -> Iterator[Passage]:
    """Yield the first of the notes that a text calls."""
    notes = (engine.linked(link_key(name)) for name in footnotes(text))
    yield from islice(filter(None, notes), FOOTNOTES)


def requote(
    question: str,
    passage_id: str,
    engine: Engine,
    *,
    literal: bool = False,
    previous: str | None = None,
) -> Quoted | None:
    """Return a passage as the answer to `question` quotes it; None where it is gone."""
    query = understand(question, engine, literal=literal, previous=previous)
    query, hits = find(query, engine, 2 * K)
    hit = engine.hit(query, passage_id)
    if hit is None:
        return None
    texts = fold(hits)
    others = next((text.others for text in texts if text.hit.passage.id == passage_id), ())
    return quoted(query, [Text(hit, others)], engine)[0]


def _missing(query: Query, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the words no source knows; the filters too, where they leave nothing."""
    marks = query.filters.written if not hits else ()
    return tuple(dict.fromkeys((*query.missing, *marks)))


def to_json(answer: Answer) -> dict[str, Any]:
    """Return an answer as the JSON object that other programs rely on."""
    return {
        "question": answer.question,
        "verdict": answer.verdict,
        "intent": answer.intent,
        "passages": [_passage_json(quoted) for quoted in answer.passages],
        "missing": list(answer.missing),
        "suggestions": list(answer.suggestions),
        "searched": list(answer.searched),
        "milliseconds": round(answer.milliseconds, 3),
    }


def _passage_json(quoted: Quoted) -> dict[str, Any]:
    return {
        "id": quoted.passage.id,
        "document": quoted.document.slug,
        "title": quoted.document.title,
        "text": quoted.passage.text,
        "sentence": quoted.sentence,
        "citation": quoted.citation.note,
        "locator": quoted.citation.locator,
        "voice": quoted.voice,
        "score": round(quoted.score, 6),
        "rank": quoted.rank,
        "also_in": [passage.id for passage in quoted.also_in],
        "notes": list(quoted.passage.notes),
    }
