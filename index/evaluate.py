"""How good are the answers? A BEIR folder or a file of judged questions -> figures.

Beside the measures of the ranking: sentence, whether the best sentence answers; kept and refused,
of questions with an answer and without one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, Final, TypeVar

from corpus.document import passage_key
from corpus.folder import SHIPPED
from index.answer import Answer, Quoted, answer, find
from index.engine import Engine, Hit
from index.generations import Generations
from index.intents import intent
from index.judged import (
    Asked,
    Beir,
    Judged,
    check_known,
    first_right,
    gains,
    ideal,
    judged_rows,
    read_beir,
    refused,
    right_sentence,
)
from index.judging import decided
from index.measures import CUTS, ndcg, reciprocal, scores
from index.query import Query
from index.searcher import Searcher
from index.snippet import snippet
from index.understand import understand

K: Final = 10
"""How deep the ranking of a judged question is read."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one question went: each measure from 0 to 1; `first` is the first passage's id."""

    question: str
    kind: str
    first: str
    measures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """How all questions went; `count` of them were answered in `seconds`."""

    outcomes: tuple[Outcome, ...]
    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of which corpus; `expected` are documents that it must hold."""

    corpus: Path
    measure: Callable[[Engine], Measured]
    expected: tuple[str, ...] = ()


def run(
    path: Path,
    data: Path,
    k: int = 10,
    *,
    corpus: Path = SHIPPED,
    literal: bool = False,
    limit: int | None = None,
) -> dict[str, Any]:
    """Return the figures for a BEIR folder, or for a judged `.jsonl` about `corpus`.

    `limit` asks only so many questions, evenly spaced; `literal` switches repair and aliases off.
    Raises CorpusError where a file is missing or not what it should be.
    """
    plan = plan_of(path, k, corpus, literal, limit)
    return figures(plan.measure(serving(plan, Generations(plan.corpus, data))))


def plan_of(path: Path, k: int, corpus: Path, literal: bool, limit: int | None) -> Plan:
    """Return what is to be asked of which corpus; everything is read before anything is built."""
    if path.suffix == ".jsonl" and path.is_file():
        rows = _thinned(judged_rows(path), limit)
        return Plan(corpus, partial(judged, rows, k=k, literal=literal))
    beir = read_beir(path)
    expected = dict.fromkeys(name for right in beir.qrels.values() for name in right)
    thin = replace(beir, rows=_thinned(beir.rows, limit), silent=_thinned(beir.silent, limit))
    return Plan(beir.corpus, partial(ranked, thin, k=k, literal=literal), tuple(expected))


def _thinned(rows: Sequence[T], limit: int | None) -> tuple[T, ...]:
    count = min(limit or len(rows), len(rows))
    return tuple(rows[at * len(rows) // count] for at in range(count))


def serving(plan: Plan, generations: Generations) -> Searcher:
    """Return the engine that serves, which must hold every document of the judgements."""
    generation = generations.current()
    known = frozenset(generation.stamps[:, 0].tolist())
    unknown = [name for name in plan.expected if passage_key(name) not in known]
    check_known(plan.corpus.with_name("qrels.tsv"), unknown, plan.corpus)
    return Searcher(generation)


def ranked(beir: Beir, engine: Engine, k: int = 10, *, literal: bool = False) -> Measured:
    """Return how the questions that have judgements went, then those without an answer."""
    outcomes: list[Outcome] = []
    began = perf_counter()
    for row in beir.rows:
        grades = beir.qrels.get(row.id, {})
        right = {name: grade for name, grade in grades.items() if grade > 0}
        if right:
            query, hits, is_kept = _found(row.text, engine, max(k, *CUTS), literal)
            measures = {"kept": float(is_kept)}
            measures |= scores([hit.document.slug for hit in hits], right, k)
            if row.answers and hits and hits[0].document.slug in right:
                measures["sentence"] = _has_answer(row, query, hits[0], engine)
            outcomes.append(Outcome(row.text, row.kind, _first(hits), measures))
    seconds, count = perf_counter() - began, len(outcomes)
    for row in beir.silent:
        _, hits, is_kept = _found(row.text, engine, max(CUTS), literal)
        measures = {"refused": float(not is_kept)}
        outcomes.append(Outcome(row.text, row.kind, _first(hits), measures))
    return Measured(tuple(outcomes), count, seconds)


def _found(
    text: str, engine: Engine, depth: int, literal: bool
) -> tuple[Query, Sequence[Hit], bool]:
    """Return what an answer is made of, and whether it says something."""
    query = understand(text, engine, literal=literal)
    if intent(text) != "search":
        return query, (), False
    query, found = find(query, engine, depth)
    verdict, hits = decided(query, found, engine)
    return query, hits, verdict != "none"


def _first(hits: Sequence[Hit]) -> str:
    return hits[0].passage.id if hits else ""


def _has_answer(row: Asked, query: Query, hit: Hit, engine: Engine) -> float:
    start, end = snippet(query, hit, engine).sentence
    sentence = hit.passage.text[start:end]
    return float(any(text in sentence for text in row.answers))


def judged(
    rows: Sequence[Judged], engine: Engine, k: int = K, *, literal: bool = False
) -> Measured:
    """Return how judged questions went; their rankings are read to depth `k`."""
    outcomes, seconds = [], 0.0
    for row in rows:
        began = perf_counter()
        given = answer(row.question, engine, literal=literal, previous=row.previous or None)
        seconds += perf_counter() - began
        if row.is_answerable:
            deeper = _deeper(row, given, engine, k, literal)
            measures = dict(_judged_measures(row, given, deeper, k))
        else:
            measures = {"refused": float(refused(given, row))}
        first = given.passages[0].passage.id if given.passages else ""
        outcomes.append(Outcome(row.question, row.kind, first, measures))
    return Measured(tuple(outcomes), len(rows), seconds)


def _deeper(row: Judged, given: Answer, engine: Engine, k: int, literal: bool) -> list[Quoted]:
    """Return the passages of an answer, and after them those of one that shows more."""
    if k <= len(given.passages):
        return list(given.passages)
    more = answer(row.question, engine, k, literal=literal, previous=row.previous or None)
    shown = {quoted.passage.id for quoted in given.passages}
    return [*given.passages, *(one for one in more.passages if one.passage.id not in shown)]


def _judged_measures(
    row: Judged, given: Answer, passages: Sequence[Quoted], k: int
) -> Iterator[tuple[str, float]]:
    yield "kept", float(given.verdict != "none" and bool(given.passages))
    rank = first_right(passages, row)
    for cut in (1, 3):
        yield f"hit@{cut}", float(0 < rank <= cut)
    yield f"MRR@{k}", reciprocal(rank, k)
    yield f"nDCG@{k}", ndcg(gains(passages, row), ideal(row), k)
    yield "sentence", float(right_sentence(given, row))


def figures(measured: Measured) -> dict[str, Any]:
    """Return the means over all questions, questions per second, and the means of each type."""
    outcomes, seconds = measured.outcomes, measured.seconds
    kinds = sorted({outcome.kind for outcome in outcomes} - {""})
    found: dict[str, Any] = {"questions": measured.count, **_means(outcomes)}
    found["questions_per_second"] = measured.count / seconds if seconds else 0.0
    if kinds:
        found["types"] = {
            kind: _means([outcome for outcome in outcomes if outcome.kind == kind])
            for kind in kinds
        }
    return found


def _means(outcomes: Sequence[Outcome]) -> dict[str, float]:
    values: dict[str, list[float]] = {}
    for outcome in outcomes:
        for name, value in outcome.measures.items():
            values.setdefault(name, []).append(value)
    return {name: sum(each) / len(each) for name, each in values.items()}
