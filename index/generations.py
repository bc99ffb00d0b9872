"""The folder of generations: build beside, swap in one step, keep the one before.

<data>/index/<corpus>/CURRENT          the name of the generation that serves
<data>/index/<corpus>/g-000001 …       the generations; a folder ending in .part is unfinished
"""

import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from corpus.aliases import alias_file, read_aliases
from corpus.errors import CorpusEmpty, CorpusError
from corpus.folder import document_files, entries, is_beir, status
from index.errors import IndexDamaged, IndexForeign, IndexUnwritable, SearchError
from index.names import joined
from index.store import FINGERPRINT, Generation, read_meta
from index.wordbook import stored_aliases

if TYPE_CHECKING:
    from index.build import Progress
    from index.earlier import Earlier

logger = logging.getLogger(__name__)

KEPT: Final = 3
"""Generations that stay: the one that serves and what can be gone back to."""


class Generations:
    """The generations of one corpus in one data folder."""

    def __init__(self, corpus: Path, data: Path) -> None:
        self.corpus = corpus
        where = str(corpus.absolute())
        mark = blake2b(where.encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()
        self.folder = data / "index" / f"{corpus.stem or 'corpus'}-{mark}"

    def current(self) -> Generation:
        """Open the generation that serves, building it first where that is needed."""
        signature = self.signature()
        try:
            held = self.open() if self._is_held(signature) else None
            return held or self._open_fresh(signature) or self.build()
        except (IndexDamaged, IndexForeign) as error:
            logger.warning("%s; doing that now", error)
            return self.build()

    def open(self) -> Generation | None:
        """Open the generation that serves, as it is; None where none was built."""
        name = self.current_name()
        return Generation(self.folder / name) if name else None

    def current_name(self) -> str:
        """Return the name of the generation that serves, or an empty string."""
        try:
            return (self.folder / "CURRENT").read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def is_fresh(self) -> bool:
        """Whether the generation that serves was built from the corpus as it is now."""
        name, signature = self.current_name(), self.signature()
        fresh = bool(name) and self._matches(self.folder / name, signature)
        return fresh or self._is_held(signature)

    def signature(self) -> str:
        """Return what changes when a file of the corpus is added, changed or removed."""
        digest = blake2b(digest_size=16)
        names = alias_file(self.corpus)
        for file in (*document_files(self.corpus), *([names] if names.is_file() else ())):
            seen = status(file)
            digest.update(f"{file.name}\0{seen.st_size}\0{seen.st_mtime_ns}\n".encode())
        return digest.hexdigest()

    def expected(self) -> int | None:
        """Return how many documents a build will read, if that is known beforehand."""
        return None if is_beir(self.corpus) else len(document_files(self.corpus))

    def build(self, progress: "Progress | None" = None) -> Generation:
        """Build the next generation and let it serve; a second builder waits its turn."""
        from index.build import build  # most runs build nothing, and need none of it

        with self._lock():
            signature = self.signature()
            if fresh := self._open_if_sound(signature):
                return fresh
            # What somebody went back from is not gone back to.
            rejected = [name for name in self.names() if name > self.current_name() != ""]
            part = self.folder / f"{self._next_name()}.part"
            try:
                shutil.rmtree(part, ignore_errors=True)
                part.mkdir(parents=True)
                found = entries(self.corpus)
                whole = is_beir(self.corpus)
                build(
                    found,
                    part,
                    signature,
                    self._earlier(),
                    whole=whole,
                    progress=progress,
                    aliases=read_aliases(self.corpus),
                )
                done = part.with_suffix("")
                built = Generation(part)
                if built.size == 0:
                    raise CorpusEmpty(self.corpus)
                part.rename(done)
                self._serve(done.name)
            except OSError as error:
                shutil.rmtree(part, ignore_errors=True)
                raise IndexUnwritable(self.folder, error.strerror or str(error)) from error
            except BaseException:
                shutil.rmtree(part, ignore_errors=True)
                raise
            self._remove_old(rejected)
            return Generation(done)

    def rollback(self) -> str:
        """Let the generation before serve again; return its name or an empty string.

        Raises IndexDamaged or IndexForeign, and changes nothing, where it cannot serve.
        """
        with self._lock():
            names = self.names()
            at = names.index(self.current_name()) if self.current_name() in names else 0
            if at == 0:
                return ""
            before = names[at - 1]
            Generation(self.folder / before).verify()
            held = self.folder / "HELD"
            try:
                held.write_text(f"{before} {self.signature()}", "utf-8")
            except CorpusError:
                held.unlink(missing_ok=True)
            self._serve(before)
            return before

    def mark(self) -> str:
        """Return what changes whenever another generation serves, even one of the same name."""
        name = self.current_name()
        try:
            return f"{name} {(self.folder / name / 'meta.json').stat().st_mtime_ns}"
        except OSError:
            return ""

    def sound(self) -> Generation | None:
        """Open the generation that serves; None where there is none that can be read."""
        try:
            return self.open()
        except SearchError:
            return None

    def names(self) -> list[str]:
        """Return the finished generations, oldest first."""
        return sorted(path.name for path in self.folder.glob("g-*") if not path.suffix)

    def _earlier(self) -> "Earlier | None":
        """Return the generation to take unchanged documents from, if it can be trusted."""
        from index.earlier import Earlier

        name = self.current_name()
        try:
            folder = self.folder / name
            if name and read_meta(folder)["fingerprint"] == FINGERPRINT:
                same = joined(stored_aliases(folder)) == joined(read_aliases(self.corpus))
                return Earlier(Generation(folder)) if same else None
        except (SearchError, OSError, ValueError, KeyError):
            logger.info("nothing is taken over from %s", name)
        return None

    def _open_fresh(self, signature: str) -> Generation | None:
        name = self.current_name()
        if not name or not self._matches(self.folder / name, signature):
            return None
        return Generation(self.folder / name)

    def _is_held(self, signature: str) -> bool:
        """Whether somebody went back from the corpus as it is now, and wants it so."""
        try:
            held = (self.folder / "HELD").read_text("utf-8")
            return held == f"{self.current_name()} {signature}"
        except (OSError, UnicodeDecodeError):
            return False

    def _open_if_sound(self, signature: str) -> Generation | None:
        try:
            return self._open_fresh(signature)
        except SearchError:
            return None

    @staticmethod
    def _matches(folder: Path, signature: str) -> bool:
        try:
            meta = read_meta(folder)
        except SearchError:
            return False
        return bool(meta["signature"] == signature and meta["fingerprint"] == FINGERPRINT)

    def _serve(self, name: str) -> None:
        fresh = self.folder / "CURRENT.new"
        with fresh.open("w", encoding="utf-8") as file:
            file.write(name + "\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.folder / "CURRENT")

    def _next_name(self) -> str:
        numbers = [int(name[2:]) for name in self.names() if name[2:].isdigit()]
        return f"g-{max(numbers, default=0) + 1:06}"

    def _remove_old(self, rejected: Iterable[str]) -> None:
        (self.folder / "HELD").unlink(missing_ok=True)
        for name in (*rejected, *self.names()[:-KEPT]):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        lock = FileLock(self.folder / "lock")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _acquire(lock)
        except (FileExistsError, NotADirectoryError) as error:
            raise IndexUnwritable(self.folder, "a file stands in its place") from error
        except OSError as error:
            raise IndexUnwritable(self.folder, error.strerror or "no access") from error
        try:
            yield
        finally:
            lock.release()


def _acquire(lock: FileLock) -> None:
    try:
        lock.acquire(timeout=0.1)
    except Timeout:
        logger.warning("another process builds this index: waiting for it")
        lock.acquire()


@dataclass(frozen=True, slots=True)
class Difference:
    """The documents that are new, changed and gone between two generations, by name."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def named(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return what there is of each kind, with the word for it."""
        kinds = (("added", self.added), ("changed", self.changed), ("removed", self.removed))
        return [(word, names) for word, names in kinds if names]


def compare(before: Generation | None, after: Generation) -> Difference:
    """Return what changed from one generation to the next."""
    old = {} if before is None else {row[0]: row for row in before.stamps.tolist()}
    new = {row[0]: (number, row) for number, row in enumerate(after.stamps.tolist())}
    added = [number for key, (number, _) in new.items() if key not in old]
    changed = [n for key, (n, row) in new.items() if key in old and old[key][2] != row[2]]
    gone = [n for n, key in enumerate(old) if key not in new]
    return Difference(
        tuple(after.record(number)["slug"] for number in added),
        tuple(after.record(number)["slug"] for number in changed),
        tuple(before.record(number)["slug"] for number in gone) if before else (),
    )
