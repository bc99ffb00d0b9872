"""Judged questions: what stands in a right answer, and whether an answer holds it.

One JSON object a line: `question`, `type`, `subtype`, `previous` (the question before, of a
follow-up), `gold` (empty where the sources are silent), `evidence` (sentences, as they stand),
`answer` (strings that a right passage holds) and `answer_mode` ("any" or "all").
"""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import DocumentUnreadable
from index.answer import Answer, Quoted

QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with the judgement of a person who knows the sources."""

    question: str
    kind: str
    subtype: str = ""
    previous: str = ""
    is_answerable: bool = True
    evidence: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    wants_all: bool = False


def judged_rows(path: Path) -> Iterator[Judged]:
    """Yield the questions of a file; raise DocumentUnreadable at the first bad line."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentUnreadable(path, f"cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _judged(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise DocumentUnreadable(
                    path, f"line {number} is no judged question: {error}"
                ) from error


def _judged(row: dict[str, Any]) -> Judged:
    kind, subtype = str(row.get("type") or ""), str(row.get("subtype") or "")
    evidence = (item["text"] if isinstance(item, dict) else item for item in row["evidence"])
    return Judged(
        question=row["question"],
        kind=f"{kind}:{subtype}" if kind == "paraphrase" and subtype else kind,
        subtype=subtype,
        previous=row.get("previous") or "",
        is_answerable=bool(row["gold"]),
        evidence=tuple(evidence),
        answers=tuple(row["answer"]),
        wants_all=row.get("answer_mode") == "all" or kind == "conflict",
    )


def right_at(k: int, given: Answer, row: Judged) -> bool:
    """Whether one of the first `k` passages answers; with `wants_all`, all of them together."""
    first = given.passages[:k]
    if row.wants_all:
        held = {text for quoted in first for text in _held(quoted, row)}
        return held == set(row.answers)
    return any(_is_right(quoted, row) for quoted in first)


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
