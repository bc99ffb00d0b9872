"""Who is measured? Each engine behind the same verbs; one that is not installed is left out."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np

K1, B = 1.2, 0.75  # what tantivy and FTS5 cannot change


class Engine(Protocol):
    """Something that ranks passages for a list of terms."""

    name: str

    def load(self) -> None:
        """Import what the engine needs, so that opening is timed without it."""

    def build(self, passages: Sequence[list[str]], folder: Path) -> None:
        """Index token lists and leave the index in `folder`."""

    def open(self, folder: Path) -> None:
        """Get ready to answer from what `build` left."""

    def top(self, terms: list[str], k: int) -> list[int]:
        """Return the positions of the best passages, best first."""


class Imported:
    """An engine that is a Python module."""

    module: str

    def load(self) -> Any:
        return import_module(self.module)


class AdFontes(Imported):
    """This project, as installed by default."""

    name, module = "adfontes", "index.bm25"

    def build(self, passages: Sequence[list[str]], folder: Path) -> None:
        self.load().BM25Index.build(passages, k1=K1, b=B).save(folder)

    def open(self, folder: Path) -> None:
        self.index = self.load().BM25Index.open(folder)

    def top(self, terms: list[str], k: int) -> list[int]:
        positions: list[int] = self.index.top(terms, k)[0].tolist()
        return positions


class RankBM25(Imported):
    """rank_bm25 itself, with its own idf; it has no file format, so it is built when opened."""

    name = module = "rank_bm25"

    def build(self, passages: Sequence[list[str]], folder: Path) -> None:
        self.index = self.load().BM25Okapi(passages, k1=K1, b=B)
        with (folder / "passages.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(words) + "\n" for words in passages)

    def open(self, folder: Path) -> None:
        with (folder / "passages.jsonl").open(encoding="utf-8") as file:
            self.index = self.load().BM25Okapi([json.loads(line) for line in file], k1=K1, b=B)

    def top(self, terms: list[str], k: int) -> list[int]:
        scores = self.index.get_scores(terms)
        best: list[int] = np.argsort(-scores, kind="stable")[:k].tolist()
        return best


class Bm25s(Imported):
    """bm25s with NumPy alone."""

    name, module, backend = "bm25s", "bm25s", "numpy"

    def build(self, passages: Sequence[list[str]], folder: Path) -> None:
        index = self.load().BM25(method="lucene", k1=K1, b=B, backend=self.backend)
        index.index(list(passages), show_progress=False)
        index.save(str(folder))

    def open(self, folder: Path) -> None:
        self.index = self.load().BM25.load(str(folder), backend=self.backend)
        self.index.backend = self.backend

    def top(self, terms: list[str], k: int) -> list[int]:
        found, _ = self.index.retrieve(
            [terms], k=k, show_progress=False, backend_selection=self.backend
        )
        positions: list[int] = found[0].tolist()
        return positions


class Bm25sNumba(Bm25s):
    """bm25s with numba, which compiles at the first question."""

    name, backend = "bm25s-numba", "numba"


class Tantivy(Imported):
    """tantivy through tantivy-py: term queries joined by OR, words split at spaces."""

    name = module = "tantivy"

    def _schema(self) -> Any:
        builder = self.load().SchemaBuilder()
        builder.add_text_field("text", stored=False, tokenizer_name="whitespace")
        builder.add_unsigned_field("position", fast=True, stored=True)
        return builder.build()

    def build(self, passages: Sequence[list[str]], folder: Path) -> None:
        tantivy = self.load()
        index = tantivy.Index(self._schema(), path=str(folder))
        writer = index.writer(heap_size=1 << 29, num_threads=1)
        for number, words in enumerate(passages):
            document = tantivy.Document()
            document.add_text("text", " ".join(words))
            document.add_unsigned("position", number)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        tantivy = self.load()
        self.schema = self._schema()
        index = tantivy.Index(self.schema, path=str(folder))
        self.searcher = index.searcher()
        self.one_segment = self.searcher.num_segments == 1
        self.query, self.should = tantivy.Query, tantivy.Occur.Should

    def top(self, terms: list[str], k: int) -> list[int]:
        term = self.query.term_query
        parts = [(self.should, term(self.schema, "text", word)) for word in terms]
        found = self.searcher.search(self.query.boolean_query(parts), k, count=False)
        if self.one_segment:  # a document's number there is its position
            return [address.doc for _, address in found.hits]
        return [self.searcher.doc(address)["position"][0] for _, address in found.hits]


class Fts5:
    """SQLite's FTS5, ranked by its bm25(), one segment."""

    name = "sqlite-fts5"

    def load(self) -> None:
        """Nothing: SQLite comes with Python."""

    def build(self, passages: Sequence[list[str]], folder: Path) -> None:
        base = sqlite3.connect(folder / "fts5.sqlite")
        base.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize='unicode61')"
        )
        rows = ((number, " ".join(words)) for number, words in enumerate(passages))
        base.executemany("INSERT INTO texts(rowid, text) VALUES (?, ?)", rows)
        base.execute("INSERT INTO texts(texts) VALUES ('optimize')")
        base.commit()
        base.close()

    def open(self, folder: Path) -> None:
        self.base = sqlite3.connect(folder / "fts5.sqlite")

    def top(self, terms: list[str], k: int) -> list[int]:
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(terms))
        query = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in self.base.execute(query, (words, k))]


ENGINES: dict[str, tuple[Callable[[], Engine], Sequence[str]]] = {
    AdFontes.name: (AdFontes, ["index"]),
    RankBM25.name: (RankBM25, ["rank_bm25"]),
    Bm25s.name: (Bm25s, ["bm25s"]),
    Bm25sNumba.name: (Bm25sNumba, ["bm25s", "numba"]),
    Tantivy.name: (Tantivy, ["tantivy"]),
    Fts5.name: (Fts5, []),
}


def installed() -> list[str]:
    """Return the names of the engines that can run here."""
    return [name for name, (_, needs) in ENGINES.items() if all(map(find_spec, needs))]
