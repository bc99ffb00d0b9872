"""One document -> all that the index keeps of it; alone, so that processes may share the work.

Spellings of one name that the aliases join become one term here, and so in everything after.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from corpus.document import KINDS, Document, Passage, Section, Source, passage_key
from corpus.errors import DocumentUnreadable
from corpus.interval import Interval
from index.catalogue import entry
from index.cutting import cut
from index.dating import days_of, own_days
from index.forms import Gathered
from index.language import guess
from index.sentences import Span, Splitter

NEVER: Final = (0, -1)
"""The days of a document that says none."""
SAMPLE: Final = 2000
"""Characters by which a text's language is guessed where nothing says it."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How documents are analyzed, and the words met on the way.

    With `whole` long passages are not cut.
    """

    splitter: Splitter
    whole: bool = False
    words: Gathered = field(default_factory=Gathered)


TOLD: Final = ("notes", "footnotes", "compares")
"""What the record of a document says of some of its passages only."""


@dataclass(frozen=True, slots=True)
class Part:
    """A passage, analyzed: bytes are counted from the beginning of its document's text.

    `sentences` holds start, end and first token of each sentence, one after the other, `days`
    the first and last day of each interval that the text names, in the same way.
    """

    id: str
    ordinal: int
    section: int
    kind: int
    start: int
    first_byte: int
    last_byte: int
    sentences: tuple[int, ...]
    days: tuple[int, ...]
    terms: list[str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document, analyzed: its text, its record, the terms of its title and of its entry in the
    catalogue, its days, its parts.

    `key` is that of its name, `digest` changes when the text or the source does; text and record
    (JSON) are bytes as they are stored.
    """

    key: int
    digest: int
    language: str
    text: bytes
    record: bytes
    title: list[str]
    entry: list[str]
    days: tuple[int, int]
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Problem:
    """A document that cannot be read: which, and why."""

    path: Path
    why: str


def prepare(document: Document, rules: Rules) -> Prepared:
    """Analyze a document."""
    document = spoken(document)
    own = own_days(document)
    sections: dict[Section, int] = {}
    told: dict[str, dict[str, tuple[Any, ...]]] = {name: {} for name in TOLD}
    parts: list[Part] = []
    place, byte = 0, 0
    for passage, sentences in _cut(document, rules):
        byte += _bytes_between(document.text, place, passage.start)
        place = passage.start
        for name in TOLD:
            if known := getattr(passage, name):
                told[name][passage.id] = known
        section = sections.setdefault(passage.section, len(sections))
        parts.append(_part(passage, section, byte, sentences, document.language, own, rules))
    record = {
        "slug": document.slug,
        "title": document.title,
        "source": dict(document.source.variables),
        "sections": [asdict(section) for section in sections],
        **told,
    }
    title = rules.words.terms(searched_title(document), document.language)
    text, stored = document.text.encode(), json.dumps(record, ensure_ascii=False).encode()
    digest = int.from_bytes(blake2b(stored + b"\0" + text, digest_size=8).digest(), "big")
    key, language = passage_key(document.slug), document.language
    days = (own.start, own.end) if own else NEVER
    told_of = entry(document, sorted({section.voice for section in sections}))
    return Prepared(key, digest, language, text, stored, title, told_of, days, parts)


def attempt(load: Callable[[], Document], rules: Rules) -> Prepared | Problem:
    """Read and analyze a document, or say why that cannot be."""
    try:
        return prepare(load(), rules)
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


def _cut(document: Document, rules: Rules) -> Iterator[tuple[Passage, list[Span]]]:
    for passage in document.passages:
        if rules.whole:
            yield passage, rules.splitter.split(passage.text)
        else:
            yield from cut(passage, rules.splitter)


def _part(
    passage: Passage,
    section: int,
    byte: int,
    sentences: list[Span],
    language: str,
    own: Interval | None,
    rules: Rules,
) -> Part:
    found: list[str] = []
    rows: list[int] = []
    for start, end in sentences:
        rows += (start, end, len(found))
        found += rules.words.terms(passage.text[start:end], language)
    last = byte + len(passage.text.encode())
    return Part(
        id=passage.id,
        ordinal=passage.ordinal,
        section=section,
        kind=KINDS.index(passage.kind),
        start=passage.start,
        first_byte=byte,
        last_byte=last,
        sentences=tuple(rows),
        days=tuple(days_of(passage.text, own)),
        terms=found,
    )


def _bytes_between(text: str, start: int, end: int) -> int:
    """Return how many bytes of UTF-8 lie between two places, negative when `end` is first."""
    size = len(text[min(start, end) : max(start, end)].encode())
    return size if start <= end else -size
