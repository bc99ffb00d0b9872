"""What is known of each document, made searchable: who wrote, printed, translated and keeps it.

An entry holds the words of a document's source (author, publisher, archive, …), the names of those
who speak in it and, for each field that is there, the words by which it is asked for: "which
archive" finds what names an archive.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from pathlib import Path
from typing import Final

from corpus.document import Document
from index.analysis import term, terms
from index.bm25 import BM25Index
from index.query import Query

VERSION: Final = 4
"""Raise it when the same source gives other terms."""
FOLDER: Final = "catalogue"
BEST: Final = 8
"""Documents of which a passage is looked at for what the catalogue says of them."""

_LABELS: Final[Mapping[str, str]] = {
    "author": "author wrote written writer byline yazar yazarı yazdı yazan автор написал автором",
    "recipient": "recipient addressee addressed alıcı адресат адресовано",
    "compiler": "compiler compiled compilers derleyen derledi составитель составил составители",
    "editor": "editor edited editors editörü editör редактор под редакцией",
    "translator": "translator translated translation çevirmen çeviren çeviri çevirdi переводчик "
    "перевел перевод перевод",
    "publisher": "publisher published printed press yayınevi yayımladı yayınladı издательство "
    "издало издано опубликовано",
    "publisher-place": "published printed place basıldığı издано",
    "container-title": "journal collection book periodical magazine series published appeared "
    "dergi dergide derleme kitap сборник сборнике журнал журнале книга книге",
    "archive": "archive archives archival kept preserved arşiv arşivde архив архиве хранится",
    "archive_location": "fond opis delo list shelfmark shelf call file folder arşiv numarası "
    "фонд опись дело лист номер",
    "page": "page pages sayfa sayfaları страница страницы страницах",
    "volume": "volume cilt том томе",
    "issue": "issue number sayı номер выпуск",
    "DOI": "doi identifier",
    "URL": "url website site web online internet link address adres sitesi сайт сайте ссылка",
    "original-language": "language original dil dilde dili язык языке языка",
    "language": "language dil dilde dili язык языке языка",
    "rights": "licence license copyright rights lisans лицензия",
    "issued": "date dated published year edition tarih год издания",
    "original-date": "date dated written wrote sent tarih tarihli yazıldı gönderildi дата "
    "датировано написано отправлено",
    "number": "number numara numarası номер",
}
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
_LANGUAGES: Final = {
    "en": "English İngilizce английский", "tr": "Turkish Türkçe турецкий",
    "ru": "Russian Rusça русский", "de": "German Almanca немецкий", "fr": "French Fransızca",
}  # fmt: skip
_UNTOLD: Final = frozenset({"type", "title", "title-short", "language"})
"""Fields that every document has, or that repeat its title."""


def entry(document: Document, voices: Iterable[str] = ()) -> list[str]:
    """Return the terms of a document's entry; only `voices` where its source says nothing.

    These are the names of those who speak in its sections.
    """
    source, found = document.source, terms(" ".join(voices), document.language)
    told = _fields_of(document)
    if not told:
        return found
    for name in told:
        value = source.text(name)
        found += terms(f"{value} {_LANGUAGES.get(value, '')}", document.language)
        found += _labels(_LABELS.get(name, ""))
    title = terms(document.title, document.language)
    kind = (word for word in _labels(_KINDS.get(source.text("type"), "")) if word not in title)
    return [*found, *title, *_labels(_LABELS["language"]), *kind]


def told(document: Document, cues: Set[str]) -> frozenset[str]:
    """Return the terms of what is known of a document in the fields that the cues ask for."""
    source = document.source
    asked = (
        name for name in source.variables if cues and not cues.isdisjoint(_field_labels(name))
    )
    return frozenset(
        found for name in asked for found in terms(source.text(name), document.language)
    )


def untold(document: Document, cues: Set[str]) -> bool:
    """Whether a source is described, but not in the fields that the cues ask for."""
    asked = bool(_fields_of(document)) and not cues.isdisjoint(_every_label())
    return asked and not told(document, cues)


def _fields_of(document: Document) -> list[str]:
    return [name for name in document.source.variables if name not in _UNTOLD]


@cache
def _every_label() -> frozenset[str]:
    return frozenset[str]().union(*map(_field_labels, _LABELS))


@cache
def _field_labels(name: str) -> frozenset[str]:
    return frozenset(_labels(_LABELS.get(name, "")))


def _labels(listed: str) -> Iterator[str]:
    for word in listed.split():
        if found := term(word, "tr" if any(letter in "çğışöü" for letter in word) else "en"):
            yield found


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
