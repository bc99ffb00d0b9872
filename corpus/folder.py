"""A folder of Markdown files, or a BEIR file, -> Documents in a stable order."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from corpus.document import Document, Passage, Source
from corpus.errors import (
    CorpusEmpty,
    CorpusError,
    CorpusMissing,
    DocumentsUnreadable,
    DocumentUnreadable,
)
from corpus.markdown import read_document

SHIPPED = Path(__file__).parent / "documents"


def read_corpus(path: Path) -> Iterator[Document]:
    """Yield the documents at `path`, sorted by name.

    `path` is a folder of `*.md` files or a BEIR `corpus.jsonl[.gz]`. Raises CorpusError:
    for a folder every broken file is named, one line each, before anything is yielded.
    """
    if is_beir(path):
        yield from _read_beir(path)
    else:
        yield from _read_folder(path)


def is_beir(path: Path) -> bool:
    """Whether the path names a BEIR corpus file."""
    return path.name.endswith((".jsonl", ".jsonl.gz"))


def document_files(path: Path) -> list[Path]:
    """Return the files a corpus is read from, sorted; raise CorpusMissing or CorpusEmpty."""
    try:
        if is_beir(path) and path.is_file():
            return [path]
        if not path.is_dir():
            raise CorpusMissing(path)
        files = sorted(file for file in path.iterdir() if _is_document(file))
    except PermissionError as error:
        raise CorpusMissing(path, "permission denied") from error
    if not files:
        raise CorpusEmpty(path)
    return files


def _is_document(file: Path) -> bool:
    # README.md tells people about a folder; it is not one of its sources.
    return file.suffix == ".md" and file.name[0] not in "._" and file.name != "README.md"


def _read_folder(path: Path) -> Iterator[Document]:
    documents: list[Document] = []
    problems: list[DocumentUnreadable] = []
    for file in document_files(path):
        try:
            documents.append(read_document(file))
        except DocumentUnreadable as problem:
            problems.append(problem)
    if problems:
        raise problems[0] if len(problems) == 1 else DocumentsUnreadable(problems)
    if not any(document.passages for document in documents):
        raise CorpusEmpty(path)
    yield from documents


def _read_beir(path: Path) -> Iterator[Document]:
    document_files(path)
    seen: set[str] = set()
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _beir_document(path, number, line, seen)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise DocumentUnreadable(path, f"cannot be read: {error}") from error
    if not seen:
        raise CorpusEmpty(path)


def _beir_document(path: Path, number: int, line: str, seen: set[str]) -> Document:
    try:
        row = json.loads(line)
        name, text = _plain(row["_id"] if "_id" in row else row["id"]), _plain(row.get("text"))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = f"line {number} is not a BEIR document: it needs “_id” and “text”"
        raise DocumentUnreadable(path, why) from error
    if name in seen:
        raise DocumentUnreadable(path, f"line {number} repeats the id {name!r}")
    seen.add(name)
    title = _plain(row.get("title"))
    source = Source({"title": title, "language": _plain(row.get("language"))})
    return Document(name, title, text, source, (Passage(name, name, 1, 0, text),))


def _plain(value: object) -> str:
    """Return a JSON value as text that UTF-8 can hold (JSON may smuggle in half a character)."""
    return str("" if value is None else value).encode("utf-8", "replace").decode()


__all__ = ["SHIPPED", "CorpusError", "document_files", "is_beir", "read_corpus"]
