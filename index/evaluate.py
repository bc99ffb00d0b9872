"""How good are the answers? A BEIR folder or a file of judged questions -> figures.

hit@k and recall@k: the share of questions with a right passage among the first k, and the share
of the right passages found there; MRR: 1 ÷ rank of the first right one; nDCG: Järvelin and
Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), gain = grade.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from corpus.errors import CorpusMissing, DocumentUnreadable
from corpus.folder import SHIPPED
from index.answer import answer, verdict_of
from index.engine import Engine
from index.generations import Generations
from index.judged import Judged, judged_rows, refused, right_at, right_sentence
from index.searcher import Searcher
from index.snippet import snippet
from index.understand import understand

CUTS: Final = (1, 5, 10)
Row = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """Sums over questions; `mean` divides them."""

    count: dict[str, int] = field(default_factory=dict)
    total: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        """Count one question with this value."""
        self.count[name] = self.count.get(name, 0) + 1
        self.total[name] = self.total.get(name, 0.0) + value

    def means(self) -> dict[str, float]:
        """Return the mean of each measure."""
        return {name: self.total[name] / self.count[name] for name in self.count}


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
    if path.suffix == ".jsonl" and path.is_file():
        engine = Searcher(Generations(corpus, data).current())
        return judged(list(judged_rows(path)), engine, literal=literal)
    if not path.is_dir():
        raise CorpusMissing(path, "no folder with corpus.jsonl, queries.jsonl and qrels.tsv")
    engine = Searcher(Generations(_corpus_file(path), data).current())
    rows, silent = _thinned(path, "queries.jsonl", limit), path / "queries_unanswerable.jsonl"
    figures = ranked(rows, read_qrels(path / "qrels.tsv"), engine, k, literal=literal)
    if silent.is_file():
        foreign = [str(row["text"]) for row in _thinned(path, silent.name, limit)]
        figures["refused"] = share_refused(foreign, engine, literal=literal)
    return figures


def ranked(
    rows: Sequence[Row],
    qrels: Mapping[str, Mapping[str, int]],
    engine: Engine,
    k: int = 10,
    *,
    literal: bool = False,
) -> dict[str, Any]:
    """Return the means over BEIR questions that have judgements, and questions per second."""
    sums, kinds, asked = Tally(), dict[str, Tally](), 0
    began = perf_counter()
    for row in rows:
        right = qrels.get(identity(row), {})
        if not right:
            continue
        asked += 1
        measures = dict(_measures(row, right, engine, k, literal))
        kind = str(row.get("kind") or row.get("type") or "")
        for tally in (sums, kinds.setdefault(kind, Tally())) if kind else (sums,):
            for name, value in measures.items():
                tally.add(name, value)
    seconds = perf_counter() - began
    figures: dict[str, Any] = {"questions": asked, **sums.means()}
    figures["questions_per_second"] = asked / seconds if seconds else 0.0
    if len(kinds) > 1:
        figures["types"] = {kind: tally.means() for kind, tally in sorted(kinds.items())}
    return figures


def _measures(
    row: Row, right: Mapping[str, int], engine: Engine, k: int, literal: bool
) -> Iterator[tuple[str, float]]:
    query = understand(str(row["text"]), engine, literal=literal)
    hits = engine.search(query, max(k, *CUTS))
    yield "kept", float(verdict_of(query, hits, engine) != "none")
    found = [hit.document.slug for hit in hits]
    yield from scores(found, right, k)
    answers = row.get("answers") or ()
    if answers and found and found[0] in right:
        start, end = snippet(query, hits[0], engine).sentence
        sentence = hits[0].passage.text[start:end]
        yield "sentence", float(any(str(text) in sentence for text in answers))


def scores(found: Sequence[str], right: Mapping[str, int], k: int) -> Iterator[tuple[str, float]]:
    """Yield each measure of one ranking; `right` grades the documents that are right."""
    ranks = [rank for rank, name in enumerate(found, 1) if right.get(name, 0) > 0]
    for cut in (1, 3):
        yield f"hit@{cut}", float(any(rank <= cut for rank in ranks))
    for cut in CUTS:
        yield f"recall@{cut}", sum(rank <= cut for rank in ranks) / len(right)
    yield f"MRR@{k}", 1 / ranks[0] if ranks and ranks[0] <= k else 0.0
    gains = [right.get(name, 0) for name in found[:k]]
    ideal = _discounted(sorted(right.values(), reverse=True)[:k])
    yield f"nDCG@{k}", _discounted(gains) / ideal if ideal else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))


def share_refused(questions: Sequence[str], engine: Engine, *, literal: bool = False) -> float:
    """Return the share of questions to which the answer is that nothing was found."""
    silent = 0
    for question in questions:
        found = answer(question, engine, 1, literal=literal)
        silent += found.intent != "search" or found.verdict == "none"
    return silent / len(questions) if questions else 0.0


def judged(rows: Sequence[Judged], engine: Engine, *, literal: bool = False) -> dict[str, Any]:
    """Return hit@1, hit@3, best sentence, kept and refused over judged questions, by type."""
    kinds: dict[str, Tally] = {}
    whole = Tally()
    began = perf_counter()
    for row in rows:
        given = answer(row.question, engine, literal=literal, previous=row.previous or None)
        tally = kinds.setdefault(row.kind, Tally())
        if row.is_answerable:
            measures = {
                "hit@1": right_at(1, given, row),
                "hit@3": right_at(3, given, row),
                "sentence": right_sentence(given, row),
                "kept": given.verdict != "none" and bool(given.passages),
            }
        else:
            measures = {"refused": refused(given, row)}
        for name, value in measures.items():
            tally.add(name, value)
            whole.add(name, value)
    seconds = perf_counter() - began
    return {
        "questions": len(rows),
        **whole.means(),
        "questions_per_second": len(rows) / seconds if seconds else 0.0,
        "types": {kind: tally.means() for kind, tally in sorted(kinds.items())},
    }


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Return the graded documents of each question; the file's first line names its columns."""
    grades: dict[str, dict[str, int]] = {}
    for number, row in _lines(path, lambda file: csv.reader(file, delimiter="\t")):
        if number == 1:
            continue
        try:
            question, document, grade = row
            grades.setdefault(question, {})[document] = int(grade)
        except ValueError as error:
            why = f"line {number} is not “question<TAB>document<TAB>grade”"
            raise DocumentUnreadable(path, why) from error
    return grades


def identity(row: Row) -> str:
    """Return a row's id, `_id` or `id`."""
    return str(row["_id"] if "_id" in row else row["id"])


def _thinned(folder: Path, name: str, limit: int | None) -> list[Row]:
    rows: list[Row] = []
    for number, line in _lines(folder / name, iter):
        try:
            row = json.loads(line) if line.strip() else None
            if row is not None:
                rows.append({**row, "id": identity(row), "text": str(row["text"])})
        except (ValueError, KeyError, TypeError) as error:
            why = f"line {number} is no question: it needs “_id” and “text”"
            raise DocumentUnreadable(folder / name, why) from error
    step = max(len(rows) // limit, 1) if limit else 1
    return rows[::step][:limit]


def _lines(path: Path, reader: Callable[[Any], Iterator[Any]]) -> Iterator[tuple[int, Any]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from enumerate(reader(file), 1)
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentUnreadable(path, f"cannot be read: {error}") from error


def _corpus_file(folder: Path) -> Path:
    packed = folder / "corpus.jsonl.gz"
    return packed if packed.is_file() else folder / "corpus.jsonl"
