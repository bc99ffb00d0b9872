"""The folder of generations: build beside, swap in one step, keep the one before.

<data>/index/<corpus>/CURRENT          the name of the generation that serves
<data>/index/<corpus>/g-000001 …       the generations; a folder ending in .part is unfinished
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Final

from filelock import FileLock

from corpus.folder import document_files, is_beir, read_corpus
from index.build import FINGERPRINT, Progress, build
from index.errors import IndexDamaged, IndexForeign, IndexUnwritable, SearchError
from index.store import Generation, read_meta

KEPT: Final = 2


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
            return self._open_fresh(signature) or self.build()
        except (IndexDamaged, IndexForeign):
            return self.build()

    def open(self) -> Generation | None:
        """Open the generation that serves, as it is; None where none was built."""
        name = self.current_name()
        return Generation(self.folder / name) if name else None

    def current_name(self) -> str:
        """Return the name of the generation that serves, or an empty string."""
        try:
            return (self.folder / "CURRENT").read_text("utf-8").strip()
        except OSError:
            return ""

    def is_fresh(self) -> bool:
        """Whether the generation that serves was built from the corpus as it is now."""
        name = self.current_name()
        return bool(name) and self._matches(self.folder / name, self.signature())

    def signature(self) -> str:
        """Return what changes when a file of the corpus is added, changed or removed."""
        digest = blake2b(digest_size=16)
        for file in document_files(self.corpus):
            seen = file.stat()
            digest.update(f"{file.name}\0{seen.st_size}\0{seen.st_mtime_ns}\n".encode())
        return digest.hexdigest()

    def build(self, progress: Progress = lambda documents, passages: None) -> Generation:
        """Build the next generation and let it serve; a second builder waits its turn."""
        with self._lock():
            signature = self.signature()
            if fresh := self._open_if_sound(signature):
                return fresh
            part = self.folder / f"{self._next_name()}.part"
            try:
                shutil.rmtree(part, ignore_errors=True)
                part.mkdir(parents=True)
                documents = read_corpus(self.corpus)
                build(documents, part, signature, whole=is_beir(self.corpus), progress=progress)
                done = part.with_suffix("")
                part.rename(done)
                self._serve(done.name)
            except OSError as error:
                shutil.rmtree(part, ignore_errors=True)
                raise IndexUnwritable(self.folder, error.strerror or str(error)) from error
            except BaseException:
                shutil.rmtree(part, ignore_errors=True)
                raise
            self._remove_old()
            return Generation(done)

    def rollback(self) -> str:
        """Let the generation before serve again; return its name or an empty string."""
        with self._lock():
            names = self.names()
            at = names.index(self.current_name()) if self.current_name() in names else 0
            if at == 0:
                return ""
            self._serve(names[at - 1])
            return names[at - 1]

    def names(self) -> list[str]:
        """Return the finished generations, oldest first."""
        return sorted(path.name for path in self.folder.glob("g-*") if not path.suffix)

    def _open_fresh(self, signature: str) -> Generation | None:
        name = self.current_name()
        if not name or not self._matches(self.folder / name, signature):
            return None
        return Generation(self.folder / name)

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

    def _remove_old(self) -> None:
        for name in self.names()[:-KEPT]:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / "lock"):
                yield
        except PermissionError as error:
            raise IndexUnwritable(self.folder, error.strerror or "permission denied") from error
        except (FileExistsError, NotADirectoryError) as error:
            raise IndexUnwritable(self.folder, "a file stands in its place") from error
