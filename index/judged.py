"""Judged questions: reading them, and whether an answer holds what a right one does.

In a file of our own a line is a JSON object: `question`, `type`, `subtype`, `previous` (the
question before, of a follow-up), `gold` (the right passages and their `grade`; empty where the
sources are silent), `evidence` (sentences, as they stand), `answer` (strings that a right passage
holds) and `answer_mode` ("any" or "all").

A BEIR folder holds `corpus.jsonl[.gz]`, `queries.jsonl` (`_id` or `id`, `text`, perhaps `answers`
and `kind`), `qrels.tsv` or `qrels/test.tsv` (question, document, grade) and perhaps
`queries_unanswerable.jsonl`.
"""

import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from corpus.errors import DocumentUnreadable
from index.answer import Answer, Quoted

QUOTES = str.maketrans("“”‘’", "\"\"''")
WANTED: Final = (
    "a BEIR folder holds corpus.jsonl[.gz], queries.jsonl and qrels.tsv or qrels/test.tsv"
)
JUDGED: Final = "no judged question: it needs “question”, “gold”, “evidence” and “answer”"
ASKED: Final = "no question: it needs “_id” and “text”; “answers”, if there are any, are a list"
Qrels = dict[str, dict[str, int]]
"""The grade of each judged document, by question."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with the judgement of a person who knows the sources.

    `grades` are those of its gold passages, one a passage.
    """

    question: str
    kind: str
    subtype: str = ""
    previous: str = ""
    is_answerable: bool = True
    evidence: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    wants_all: bool = False
    grades: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a BEIR folder; `answers` are strings of which its best sentence holds one."""

    id: str
    text: str
    kind: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beir:
    """A BEIR folder: its corpus file, its questions, the right documents; `silent` have none."""

    corpus: Path
    rows: tuple[Asked, ...]
    qrels: Qrels
    silent: tuple[Asked, ...] = ()


def judged_rows(path: Path) -> list[Judged]:
    """Return the questions of a file; raise DocumentUnreadable at the first bad line."""
    return _some(path, _rows(path, _judged, JUDGED))


def read_beir(folder: Path) -> Beir:
    """Return what a BEIR folder asks; raise DocumentUnreadable at the first fault."""
    corpus, silent = _beir_corpus(folder), folder / "queries_unanswerable.jsonl"
    queries, judgements = folder / "queries.jsonl", _judgements(folder)
    foreign = tuple(_rows(silent, _asked, ASKED)) if silent.is_file() else ()
    rows, qrels = _some(queries, _rows(queries, _asked, ASKED)), read_qrels(judgements)
    asked = {row.id for row in (*rows, *foreign)}
    check_known(judgements, [name for name in qrels if name not in asked], queries)
    # Those of another split have no judgement here.
    return Beir(corpus, tuple(row for row in rows if row.id in qrels), qrels, foreign)


def check_known(judgements: Path, unknown: Sequence[str], where: Path) -> None:
    """Raise DocumentUnreadable where judgements name what a file does not hold."""
    if unknown:
        more = f" and {len(unknown) - 1} more" if len(unknown) > 1 else ""
        why = f"names “{unknown[0]}”{more}, which {where.name} does not hold"
        raise DocumentUnreadable(judgements, why)


def _beir_corpus(folder: Path) -> Path:
    if not folder.is_dir():
        fault = "is no folder" if folder.exists() else "no such folder or file"
        raise DocumentUnreadable(folder, f"{fault}: {WANTED}; judged questions are a .jsonl file")
    packed, plain = folder / "corpus.jsonl.gz", folder / "corpus.jsonl"
    corpus = packed if packed.is_file() else plain
    files = (corpus, folder / "queries.jsonl", _judgements(folder))
    if missing := [file.name for file in files if not file.is_file()]:
        why = f"is no BEIR folder: {', '.join(missing)} not found ({WANTED})"
        raise DocumentUnreadable(folder, why)
    return corpus


def _judgements(folder: Path) -> Path:
    """Return where a BEIR folder keeps its judgements: one file, or one for each split."""
    split = folder / "qrels" / "test.tsv"
    return split if split.is_file() else folder / "qrels.tsv"


def read_qrels(path: Path) -> Qrels:
    """Return the graded documents of each question; the file's first line names its columns."""
    grades: Qrels = {}
    for number, line in _lines(path):
        if number == 1:
            continue
        try:
            question, document, grade = line.rstrip("\r\n").split("\t")
            grades.setdefault(question, {})[document] = int(grade)
        except ValueError as error:
            why = f"line {number} is not “question<TAB>document<TAB>grade”"
            raise DocumentUnreadable(path, why) from error
    if not grades:
        raise DocumentUnreadable(path, "holds no judgement below the line that names its columns")
    return grades


def _rows(path: Path, read: Callable[[dict[str, Any]], T], wanted: str) -> Iterator[T]:
    for number, line in _lines(path):
        try:
            yield read(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise DocumentUnreadable(path, f"line {number} is {wanted}") from error


def _some(path: Path, rows: Iterator[T]) -> list[T]:
    if found := list(rows):
        return found
    raise DocumentUnreadable(path, "holds no question")


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold something, with their numbers."""
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())
    except UnicodeDecodeError as error:
        raise DocumentUnreadable(path, "is not UTF-8: save it as UTF-8") from error
    except OSError as error:
        raise DocumentUnreadable(path, f"cannot be read: {error.strerror or error}") from error


def _judged(row: dict[str, Any]) -> Judged:
    kind, subtype = str(row.get("type") or ""), str(row.get("subtype") or "")
    gold = _listed(row["gold"])
    evidence = [
        item["text"] if isinstance(item, dict) else item for item in _listed(row["evidence"])
    ]
    return Judged(
        question=_text(row["question"]),
        kind=f"{kind}:{subtype}" if kind == "paraphrase" and subtype else kind,
        subtype=subtype,
        previous=_text(row.get("previous") or ""),
        is_answerable=bool(gold),
        evidence=tuple(map(_text, evidence)),
        answers=tuple(map(_text, _listed(row["answer"]))),
        wants_all=row.get("answer_mode") == "all" or kind == "conflict",
        grades=tuple(int(item.get("grade", 1)) if isinstance(item, dict) else 1 for item in gold),
    )


def _asked(row: dict[str, Any]) -> Asked:
    return Asked(
        id=str(row["_id"] if "_id" in row else row["id"]),
        text=_text(row["text"]),
        kind=str(row.get("kind") or row.get("type") or ""),
        answers=tuple(map(str, _listed(row.get("answers") or []))),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _listed(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def right_at(k: int, passages: Sequence[Quoted], row: Judged) -> bool:
    """Whether one of the first `k` passages answers; with `wants_all`, all of them together."""
    first = passages[:k]
    if row.wants_all:
        held = {text for quoted in first for text in _held(quoted, row)}
        return held == set(row.answers)
    return any(_is_right(quoted, row) for quoted in first)


def first_right(passages: Sequence[Quoted], row: Judged) -> int:
    """Return how many passages are read until they answer; 0 where they never do."""
    depths = range(1, len(passages) + 1)
    return next((k for k in depths if right_at(k, passages, row)), 0)


def gains(passages: Sequence[Quoted], row: Judged) -> list[int]:
    """Return the grade of each passage: the row's best where it answers, at least in part.

    A text that was folded into one stands there as often as documents hold it. What answers
    beyond the number of gold passages gains nothing, so that `ideal` is the most there can be.
    """
    left = ideal(row)
    answers = [
        bool(_held(quoted, row)) if row.wants_all else _is_right(quoted, row)
        for quoted in passages
        for _ in (quoted, *quoted.also_in)
    ]
    return [left.pop() if does and left else 0 for does in answers]


def ideal(row: Judged) -> list[int]:
    """Return the gains of the best ranking: the gold passages of the best grade."""
    best = max(row.grades, default=0)
    return [best] * row.grades.count(best) if best > 0 else []


def right_sentence(given: Answer, row: Judged) -> bool:
    """Whether the first passage's best sentence holds an answer or lies in the evidence."""
    if not given.passages:
        return False
    sentence = plain(given.passages[0].sentence)
    return any(plain(text) in sentence for text in row.answers) or any(
        sentence in plain(text) for text in row.evidence
    )


def refused(given: Answer, row: Judged) -> bool:
    """Whether the answer admits that there is none; of a hard question, weakly."""
    silent = given.intent != "search" or given.verdict == "none"
    return silent or (row.subtype == "hard" and given.verdict == "weak")


def plain(text: str) -> str:
    """Return text without the differences of case, space and quotation marks."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(QUOTES).casefold().split())


def _is_right(quoted: Quoted, row: Judged) -> bool:
    text = _places(quoted, row)
    if any(plain(sentence) in text for sentence in row.evidence):
        return True
    if row.kind in ("entity", "multi-source"):
        return False  # their answers are short words that stand in many places
    return any(row.kind == "meta" or len(held.split()) >= 3 for held in _held(quoted, row))


def _held(quoted: Quoted, row: Judged) -> set[str]:
    text = _places(quoted, row)
    return {answer for answer in row.answers if plain(answer) in text}


def _places(quoted: Quoted, row: Judged) -> str:
    parts = [quoted.passage.text]
    if row.kind == "meta":
        citation = quoted.citation
        parts += [citation.note, quoted.document.title, citation.locator, quoted.voice]
    return plain(" | ".join(parts))
