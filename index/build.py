"""A corpus -> a generation in a folder, in one pass; what did not change is taken over."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from corpus.aliases import Alias
from corpus.errors import CorpusError, DocumentsUnreadable, DocumentUnreadable
from corpus.folder import Entry
from index import catalogue, forms
from index.bm25 import BM25Index
from index.earlier import Earlier, nothing_known
from index.forms import Gathered
from index.names import joined
from index.prepare import Prepared, Problem, Rules
from index.sentences import SAMPLE, Splitter, train
from index.store import FINGERPRINT, FORMAT, checksum, sealed
from index.wordbook import write_aliases
from index.workers import Done, prepared
from index.writer import Writer

Progress = Callable[[int, int], None]
"""Called for each document with the documents and passages done so far."""


def build(
    entries: Iterable[Entry],
    folder: Path,
    signature: str,
    earlier: Earlier | None = None,
    *,
    whole: bool = False,
    progress: Progress | None = None,
    aliases: tuple[Alias, ...] = (),
) -> None:
    """Write the generation of `entries` into the empty `folder`.

    Documents whose stamp `earlier` knows are taken over from it, analyzed as they are.
    `signature` is kept to tell later whether the corpus has changed; with `whole` long passages
    are not cut. Raises CorpusError, which names every document that cannot be read, and OSError
    when the disk is full.
    """
    splitter, stream = (earlier.splitter, iter(entries)) if earlier else _taught(entries)
    known = earlier.take if earlier else nothing_known
    with Writer(folder) as writer:
        rules = Rules(splitter, whole, Gathered(joined(aliases)))
        documents = _readable(prepared(stream, known, rules))
        bm25 = BM25Index.build(_written(documents, writer, progress))
        writer.finish(bm25)
    bm25.save(folder)
    if earlier:
        rules.words.add(*earlier.words)
    forms.write(folder, bm25.terms(), rules.words.written())
    (folder / "punkt.json").write_text(json.dumps(splitter.to_json()), "utf-8")
    write_aliases(folder, aliases)
    catalogue.write(writer.entries, writer.documents, folder)
    _describe(folder, signature, writer)


def _taught(entries: Iterable[Entry]) -> tuple[Splitter, Iterator[Entry]]:
    """Return a splitter that has learned from the first documents, and all entries again."""
    stream, held, texts, size = iter(entries), list[Entry](), list[str](), 0
    for entry in stream:
        held.append(entry)
        try:
            texts.append(entry.load().text)
        except CorpusError:
            continue  # it is named when its turn comes, with all the others
        size += len(texts[-1])
        if size >= SAMPLE:
            break
    return train(texts), chain(held, stream)


def _readable(stream: Iterator[Done]) -> Iterator[tuple[int, Prepared]]:
    """Yield the documents; once one is broken only look for others, then raise with them all."""
    problems: list[DocumentUnreadable] = []
    for stamp, document in stream:
        if isinstance(document, Problem):
            problems.append(DocumentUnreadable(document.path, document.why))
        elif not problems:
            yield stamp, document
    if problems:
        raise problems[0] if len(problems) == 1 else DocumentsUnreadable(problems)


def _written(
    documents: Iterator[tuple[int, Prepared]], writer: Writer, progress: Progress | None
) -> Iterator[list[str]]:
    for stamp, document in documents:
        yield from writer.add(document, stamp)
        if progress:
            progress(writer.documents, writer.passages)


def _describe(folder: Path, signature: str, writer: Writer) -> None:
    files = {
        str(path.relative_to(folder)): {"bytes": path.stat().st_size, "checksum": _settled(path)}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    meta = {
        "format": FORMAT,
        "fingerprint": FINGERPRINT,
        "signature": signature,
        "built": datetime.now(UTC).isoformat(timespec="seconds"),
        "documents": writer.documents,
        "passages": writer.passages,
        "languages": writer.languages,
        "files": files,
    }
    text = json.dumps({**meta, "seal": sealed(meta)}, ensure_ascii=False, indent=1)
    (folder / "meta.json").write_text(text, "utf-8")
    _settled(folder / "meta.json")


def _settled(path: Path) -> str:
    """Wait until a file is on the disk; return its checksum."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return checksum(path)
