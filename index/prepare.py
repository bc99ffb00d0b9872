"""One document -> all that the index keeps of it; pure, so that processes may share the work."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from corpus.document import Document, Passage, Source, passage_key
from corpus.errors import DocumentUnreadable
from index.analysis import terms
from index.cutting import cut
from index.language import guess
from index.sentences import Span, Splitter

SAMPLE: Final = 2000
"""Characters by which a text's language is guessed where nothing says it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A passage, analyzed: bytes are counted from the beginning of its document's text.

    `sentences` holds start, end and first token of each sentence, one after the other.
    """

    id: str
    ordinal: int
    section: int
    start: int
    first_byte: int
    last_byte: int
    sentences: tuple[int, ...]
    terms: list[str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document, analyzed: its text, its record, the terms of its title, its parts.

    `key` is that of its name, `digest` changes when the text or the source does; text and record
    (JSON) are bytes as they are stored.
    """

    key: int
    digest: int
    language: str
    text: bytes
    record: bytes
    title: list[str]
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Problem:
    """A document that cannot be read: which, and why."""

    path: Path
    why: str


def prepare(document: Document, splitter: Splitter, whole: bool) -> Prepared:
    """Analyze a document; with `whole` long passages are not cut."""
    document = spoken(document)
    sections: dict[Any, int] = {}
    notes: dict[str, tuple[str, ...]] = {}
    parts: list[Part] = []
    place, byte = 0, 0
    for passage, sentences in _cut(document, splitter, whole):
        byte += _bytes_between(document.text, place, passage.start)
        place = passage.start
        if passage.notes:
            notes[passage.id] = passage.notes
        section = sections.setdefault(passage.section, len(sections))
        parts.append(_part(passage, section, byte, sentences, document.language))
    record = {
        "slug": document.slug,
        "title": document.title,
        "source": dict(document.source.variables),
        "sections": [asdict(section) for section in sections],
        "notes": notes,
    }
    title = terms(searched_title(document), document.language)
    text, stored = document.text.encode(), json.dumps(record, ensure_ascii=False).encode()
    digest = int.from_bytes(blake2b(stored + b"\0" + text, digest_size=8).digest(), "big")
    key, language = passage_key(document.slug), document.language
    return Prepared(key, digest, language, text, stored, title, parts)


def attempt(load: Callable[[], Document], splitter: Splitter, whole: bool) -> Prepared | Problem:
    """Read and analyze a document, or say why that cannot be."""
    try:
        return prepare(load(), splitter, whole)
    except DocumentUnreadable as problem:
        return Problem(problem.path, problem.why)


def spoken(document: Document) -> Document:
    """Return a document that says its language, guessed where nothing is said."""
    if document.source.text("language"):
        return document
    language = guess(f"{document.title} {document.text[:SAMPLE]}")
    variables = {**document.source.variables, "language": language}
    return replace(document, source=Source(variables))


def searched_title(document: Document) -> str:
    """Return what a document is found by: its title and the translated one."""
    return f"{document.title} {document.source.text('translated-title')}".strip()


def _cut(
    document: Document, splitter: Splitter, whole: bool
) -> Iterator[tuple[Passage, list[Span]]]:
    for passage in document.passages:
        if whole:
            yield passage, splitter.split(passage.text)
        else:
            yield from cut(passage, splitter)


def _part(passage: Passage, section: int, byte: int, sentences: list[Span], language: str) -> Part:
    found: list[str] = []
    rows: list[int] = []
    for start, end in sentences:
        rows += (start, end, len(found))
        found += terms(passage.text[start:end], language)
    last = byte + len(passage.text.encode())
    return Part(
        passage.id, passage.ordinal, section, passage.start, byte, last, tuple(rows), found
    )


def _bytes_between(text: str, start: int, end: int) -> int:
    """Return how many bytes of UTF-8 lie between two places, negative when `end` is first."""
    size = len(text[min(start, end) : max(start, end)].encode())
    return size if start <= end else -size
