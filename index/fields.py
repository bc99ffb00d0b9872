"""What is known of a document, field by field, and the words by which each field is asked for."""

from collections.abc import Iterator, Mapping, Set
from functools import cache
from typing import Final

from corpus.csl import DATES
from corpus.dates import written
from corpus.document import Document
from index.analysis import term, terms
from index.words import Wanted

LABELS: Final[Mapping[str, str]] = {
    "author": "author wrote written writer sent byline yazar yazarı yazdı yazan автор написал "
    "автором вел вела",
    "recipient": "recipient addressee addressed sent alıcı адресат адресовано",
    "compiler": "compiler compiled compilers derleyen derledi составитель составил составители",
    "editor": "editor edited editors editörü editör редактор под редакцией",
    "translator": "translator translated translation çevirmen çeviren çeviri çevirdi переводчик "
    "перевел перевод перевод",
    "publisher": "publisher published printed press yayınevi basan bastı basıldı yayımladı "
    "yayınladı издательство издало издано опубликовано",
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
    "medium": "medium handwritten handwriting manuscript typewritten typed daktilo рукопись",
    "number": "number numara numarası номер",
}
LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {"en": "English", "tr": "İngilizce", "ru": "английский"},
    "tr": {"en": "Turkish", "tr": "Türkçe", "ru": "турецкий"},
    "ru": {"en": "Russian", "tr": "Rusça", "ru": "русский"},
    "de": {"en": "German", "tr": "Almanca", "ru": "немецкий"},
    "fr": {"en": "French", "tr": "Fransızca", "ru": "французский"},
}
"""What each language is called in those that questions are asked in."""
_TONGUES: Final = ("language", "original-language")
_UNTOLD: Final = frozenset({"type", "title", "title-short", "language"})
"""Fields that every document has, or that repeat its title."""


def told(document: Document, cues: Set[str]) -> frozenset[str]:
    """Return the terms of what is known of a document in the fields that the cues ask for."""
    return frozenset(
        found for name in _asked(document, cues) for found in terms_of(document, name)
    )


def untold(document: Document, cues: Set[str]) -> bool:
    """Whether a source is described, but not in the fields that the cues ask for."""
    asked = bool(fields_of(document)) and not cues.isdisjoint(_every_label())
    return asked and not told(document, cues)


def recorded(
    document: Document, cues: Set[str], language: str, wanted: Wanted = ""
) -> tuple[str, ...]:
    """Return what is known in the fields that the cues ask for, in the words of a language.

    Each once, in the order of the document's front matter: of a translation the language that it
    was written in; where a time is `wanted` only dates, where a name none.
    """
    asked = _asked(document, cues)
    translated = "original-language" in asked
    names = [name for name in asked if not (translated and name == "language")]
    if wanted in ("time", "name"):
        names = [name for name in names if (name in DATES) == (wanted == "time")]
    said = (_said(document, name, language) for name in names)
    return tuple(dict.fromkeys(filter(None, said)))


def fields_of(document: Document) -> list[str]:
    """Return the fields that say something of this document and not of every one."""
    return [name for name in document.source.variables if name not in _UNTOLD]


def terms_of(document: Document, name: str) -> list[str]:
    """Return the terms of one field; of a language what it is called."""
    value = document.source.text(name)
    names = LANGUAGES.get(value, {}).values() if name in _TONGUES else ()
    return terms(" ".join((value, *names)), document.language)


def labels(listed: str) -> Iterator[str]:
    """Yield the terms of words by which a field is asked for."""
    for word in listed.split():
        if found := term(word, "tr" if any(letter in "çğışöü" for letter in word) else "en"):
            yield found


def _asked(document: Document, cues: Set[str]) -> list[str]:
    if not cues:  # most questions ask for no source
        return []
    return [name for name in document.source.variables if not cues.isdisjoint(_labels_of(name))]


def _said(document: Document, name: str, language: str) -> str:
    value = document.source.text(name)
    if name in _TONGUES:
        return LANGUAGES.get(value, {}).get(language, value)
    return written(value) if name in DATES else value


@cache
def _every_label() -> frozenset[str]:
    return frozenset[str]().union(*map(_labels_of, LABELS))


@cache
def _labels_of(name: str) -> frozenset[str]:
    return frozenset(labels(LABELS.get(name, "")))
