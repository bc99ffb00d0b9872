"""How good are the answers? A BEIR folder or a file of judged questions -> figures.

hit@k and recall@k: the share of questions with a right passage among the first k, and the share
of the right passages found there; MRR: 1 ÷ rank of the first right one; nDCG: Järvelin and
Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), gain = grade; sentence: of
the best sentence; kept and refused: of questions with an answer, and without one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import log2
from pathlib import Path
from time import perf_counter
from typing import Any, Final, TypeVar

from corpus.document import passage_key
from corpus.folder import SHIPPED
from index.answer import Answer, Quoted, answer, find, verdict_of
from index.engine import Engine, Hit
from index.errors import IndexForeign, SearchError
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
from index.query import Query
from index.searcher import Searcher
from index.snippet import snippet
from index.store import FINGERPRINT, Generation
from index.understand import understand

CUTS: Final = (1, 5, 10)
K: Final = 10
"""How deep the ranking of a judged question is read."""
OUTCOMES: Final = ("hit@1", "kept", "refused")
"""The measures by which one question goes well or badly."""
T = TypeVar("T")


class GenerationUnknown(SearchError):
    """There is no generation of that name; the maintainer must name one that is kept."""

    def __init__(self, name: str, kept: Sequence[str]) -> None:
        there = f"kept are: {', '.join(kept)}" if kept else "none is kept of this corpus"
        super().__init__(f"there is no generation “{name}”: {there}")


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
    plan = _plan(path, k, corpus, literal, limit)
    return figures(plan.measure(_serving(plan, Generations(plan.corpus, data))))


def compared(
    path: Path,
    data: Path,
    name: str,
    k: int = 10,
    *,
    corpus: Path = SHIPPED,
    literal: bool = False,
    limit: int | None = None,
) -> dict[str, Any]:
    """Return the figures `before`, with the generation `name`, and `now`, with what serves.

    `difference` is now less before, None where only one has the measure; `changed` holds the
    questions that went well before and not now (`lost`), and the other way round (`gained`).
    Raises as `run` does, GenerationUnknown, and IndexForeign or IndexDamaged where the
    generation cannot be read.
    """
    plan = _plan(path, k, corpus, literal, limit)
    generations = Generations(plan.corpus, data)
    before = Searcher(_kept(generations, name))  # opened first: a build may remove its folder
    now = _serving(plan, generations)
    old, new = plan.measure(before), plan.measure(now)
    # Speed is left out: the second of two runs finds warm caches.
    earlier, later = (_without_speed(figures(measured)) for measured in (old, new))
    return {
        "before": {"generation": before.name, **earlier},
        "now": {"generation": now.name, **later},
        "difference": _difference(earlier, later),
        "changed": {measure: _changed(measure, old, new) for measure in OUTCOMES},
    }


def _plan(path: Path, k: int, corpus: Path, literal: bool, limit: int | None) -> Plan:
    if path.suffix == ".jsonl" and path.is_file():
        rows = _thinned(judged_rows(path), limit)
        return Plan(corpus, partial(judged, rows, literal=literal))
    beir = read_beir(path)
    expected = dict.fromkeys(name for right in beir.qrels.values() for name in right)
    thin = replace(beir, rows=_thinned(beir.rows, limit), silent=_thinned(beir.silent, limit))
    return Plan(beir.corpus, partial(ranked, thin, k=k, literal=literal), tuple(expected))


def _thinned(rows: Sequence[T], limit: int | None) -> tuple[T, ...]:
    step = max(len(rows) // limit, 1) if limit else 1
    return tuple(rows[::step][:limit])


def _serving(plan: Plan, generations: Generations) -> Searcher:
    generation = generations.current()
    known = frozenset(generation.stamps[:, 0].tolist())
    unknown = [name for name in plan.expected if passage_key(name) not in known]
    check_known(plan.corpus.with_name("qrels.tsv"), unknown, plan.corpus)
    return Searcher(generation)


def _kept(generations: Generations, name: str) -> Generation:
    names = generations.names()
    if name not in names:
        raise GenerationUnknown(name, names)
    generation = Generation(generations.folder / name)
    if (found := generation.meta["fingerprint"]) != FINGERPRINT:
        raise IndexForeign(generation.folder, found, FINGERPRINT)
    return generation


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
    query, hits = find(query, engine, depth)
    return query, hits, verdict_of(query, hits, engine) != "none"


def _first(hits: Sequence[Hit]) -> str:
    return hits[0].passage.id if hits else ""


def _has_answer(row: Asked, query: Query, hit: Hit, engine: Engine) -> float:
    start, end = snippet(query, hit, engine).sentence
    sentence = hit.passage.text[start:end]
    return float(any(text in sentence for text in row.answers))


def scores(found: Sequence[str], right: Mapping[str, int], k: int) -> Iterator[tuple[str, float]]:
    """Yield each measure of one ranking; `right` grades the documents that are right."""
    ranks = [rank for rank, name in enumerate(found, 1) if right.get(name, 0) > 0]
    for cut in (1, 3):
        yield f"hit@{cut}", float(any(rank <= cut for rank in ranks))
    for cut in CUTS:
        yield f"recall@{cut}", sum(rank <= cut for rank in ranks) / len(right)
    yield f"MRR@{k}", _reciprocal(ranks[0] if ranks else 0, k)
    yield f"nDCG@{k}", _ndcg([right.get(name, 0) for name in found], list(right.values()), k)


def _reciprocal(rank: int, k: int) -> float:
    return 1 / rank if 0 < rank <= k else 0.0


def _ndcg(gained: Sequence[int], ideally: Sequence[int], k: int) -> float:
    most = _discounted(sorted(ideally, reverse=True)[:k])
    return _discounted(gained[:k]) / most if most else 0.0


def _discounted(gained: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gained, 1))


def judged(rows: Sequence[Judged], engine: Engine, *, literal: bool = False) -> Measured:
    """Return how judged questions went."""
    outcomes, seconds = [], 0.0
    for row in rows:
        began = perf_counter()
        given = answer(row.question, engine, literal=literal, previous=row.previous or None)
        seconds += perf_counter() - began
        if row.is_answerable:
            measures = dict(_judged_measures(row, given, _deeper(row, given, engine, literal)))
        else:
            measures = {"refused": float(refused(given, row))}
        first = given.passages[0].passage.id if given.passages else ""
        outcomes.append(Outcome(row.question, row.kind, first, measures))
    return Measured(tuple(outcomes), len(rows), seconds)


def _deeper(row: Judged, given: Answer, engine: Engine, literal: bool) -> list[Quoted]:
    """Return the passages of an answer, and after them those of one that shows more."""
    more = answer(row.question, engine, K, literal=literal, previous=row.previous or None)
    shown = {quoted.passage.id for quoted in given.passages}
    return [*given.passages, *(one for one in more.passages if one.passage.id not in shown)][:K]


def _judged_measures(
    row: Judged, given: Answer, passages: Sequence[Quoted]
) -> Iterator[tuple[str, float]]:
    yield "kept", float(given.verdict != "none" and bool(given.passages))
    rank = first_right(passages, row)
    for cut in (1, 3):
        yield f"hit@{cut}", float(0 < rank <= cut)
    yield f"MRR@{K}", _reciprocal(rank, K)
    yield f"nDCG@{K}", _ndcg(gains(passages, row), ideal(row), K)
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


def _without_speed(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name != "questions_per_second"}


def _difference(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in dict.fromkeys((*before, *now)):
        old, new = before.get(name), now.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            found[name] = _difference(old, new)
        else:
            found[name] = None if old is None or new is None else new - old
    return found


def _changed(measure: str, before: Measured, now: Measured) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {"lost": [], "gained": []}
    for old, new in zip(before.outcomes, now.outcomes, strict=True):
        was, is_now = old.measures.get(measure), new.measures.get(measure)
        if was != is_now:
            told = {"question": new.question, "type": new.kind}
            told |= {"before": old.first, "now": new.first}
            found["lost" if was else "gained"].append(told)
    return found
