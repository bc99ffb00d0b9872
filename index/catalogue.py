"""What is known of each document, made searchable: who wrote, printed, translated and keeps it.

An entry holds the words of a document's source (author, publisher, archive, …), the names of those
who speak in it and, for each field that is there, the words by which it is asked for: "which
archive" finds what names an archive.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from corpus.document import Document
from index.analysis import terms
from index.bm25 import BM25Index
from index.fields import LABELS, fields_of, labels, terms_of
from index.query import Query

VERSION: Final = 7
"""Raise it when the same source gives other terms."""
FOLDER: Final = "catalogue"
BEST: Final = 8
"""Documents of which a passage is looked at for what the catalogue says of them."""

_KINDS: Final[Mapping[str, str]] = {
    "personal_communication": "letter correspondence mektup письмо",
    "article-journal": "article makale статья",
    "article-magazine": "article makale статья",
    "article-newspaper": "article makale статья",
    "book": "book kitap книга",
    "chapter": "chapter bölüm глава",
    "entry-encyclopedia": "encyclopedia entry ansiklopedi энциклопедия",
    "interview": "interview röportaj интервью",
    "report": "report rapor отчет",
    "speech": "speech konuşma речь",
    "thesis": "thesis dissertation tez диссертация",
    "treaty": "treaty antlaşma договор",
    "webpage": "page site sayfa страница",
}
"""What a document of each CSL type is called."""


def entry(document: Document, voices: Iterable[str] = ()) -> list[str]:
    """Return the terms of a document's entry; only `voices` where its source says nothing.

    These are the names of those who speak in its sections.
    """
    source, found = document.source, terms(" ".join(voices), document.language)
    told = fields_of(document)
    if not told:
        return found
    for name in told:
        found += terms_of(document, name)
        found += labels(LABELS.get(name, ""))
    title = terms(document.title, document.language)
    kind = (word for word in labels(_KINDS.get(source.text("type"), "")) if word not in title)
    return [*found, *title, *labels(LABELS["language"]), *kind]


class Catalogue:
    """The entries of one generation; empty where no document says anything of its source."""

    def __init__(self, folder: Path) -> None:
        there = (folder / FOLDER / "bm25.terms.utf8").is_file()
        self._bm25 = BM25Index.open(folder / FOLDER) if there else BM25Index.build([])

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of any document, nor who speaks in it."""
        return self._bm25.size == 0

    def knows(self, term: str) -> bool:
        """Whether an entry holds the term."""
        return self._bm25.contains(term)

    def documents(self, query: Query) -> dict[int, float]:
        """Return the documents whose entries match best, each with its score."""
        weights = {term.term: term.weight for term in query.terms} | query.weights
        numbers, scores = self._bm25.top(weights, BEST)
        return dict(zip(numbers.tolist(), scores.tolist(), strict=True))


def write(entries: Mapping[int, list[str]], documents: int, folder: Path) -> None:
    """Write the entries of the documents that have one into a generation, if any has."""
    if entries:
        (folder / FOLDER).mkdir()
        every = (entries.get(number, []) for number in range(documents))
        BM25Index.build(every).save(folder / FOLDER)
