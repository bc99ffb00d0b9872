"""A question -> the weighted terms that are searched, and what kind of answer is wanted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from index.analysis import fold, term, words
from index.language import guess
from index.stopwords import LIGHT

Wanted = Literal["", "time", "number", "name", "place"]

_asked: Final[Mapping[Wanted, str]] = {
    "time": "when year date since until zaman tarih tarihte yil когда дата год году",
    "number": "many much kac сколько количество",
    "name": "who whom whose kim kime kimi kimin kimler кто кого кому кем чей",
    "place": "where nerede nereye nereden где куда откуда",
}
WANTED: Final[Mapping[str, Wanted]] = {
    word: wanted for wanted, listed in _asked.items() for word in listed.split()
}

# Words that ask for the source itself. "Article" does not when a number follows: "Article III".
SOURCES: Final = frozenset(
    """
    source book books article articles archive archives archival published publisher
    publication author authors translator translated kept reference references footnote cited
    citation literature bibliography doi journal compiled compilers edited editors catalogue
    kaynak kaynagi kaynaklar kitap kitabi makale makalesi arsiv arsivi yayimlandi yayinlandi
    yayinevi yazari cevirmen dipnot
    источник источники книга книги статья статьи архив архиве опубликовано опубликован издано
    издатель автор переводчик сноска хранится
    """.split()
)
NUMERAL: Final = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split())


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question: as it was written, and as it is searched.

    A `specific` word is a name or a number: what the question is about, where no source knows it.
    """

    word: str
    term: str
    weight: float = 1.0
    known: bool = True
    specific: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood: its terms in the order they were asked, each once.

    `cues` are terms that ask for a source rather than name its matter: they are searched, but
    a passage need not hold them. `about_sources` lets reading lists and catalogue lines answer.
    """

    question: str
    language: str
    terms: tuple[Term, ...]
    wanted: Wanted = ""
    about_sources: bool = False
    cues: frozenset[str] = frozenset()

    @property
    def weights(self) -> dict[str, float]:
        """The terms that are searched, with their weights."""
        return {term.term: term.weight for term in self.terms if term.known}

    @property
    def matter(self) -> tuple[Term, ...]:
        """The terms that a passage should hold to answer."""
        own = tuple(term for term in self.terms if term.term not in self.cues)
        return tuple(term for term in own if fold(term.word) not in LIGHT) or own

    @property
    def missing(self) -> tuple[str, ...]:
        """The words that no passage of the corpus holds, as they were written."""
        return tuple(term.word for term in self.matter if not term.known)


def understand(question: str, knows: Callable[[str], bool]) -> Query:
    """Return the query for a question; `knows` tells whether the corpus holds a term."""
    language = guess(question)
    written = words(question)
    folded = [fold(word) for word in written]
    found: dict[str, Term] = {}
    for place, word in enumerate(written):
        if stem := term(word, language):
            specific = word[0].isdigit() or (place > 0 and word[0].isupper())
            found.setdefault(stem, Term(word, stem, 1.0, knows(stem), specific))
    cues = frozenset(
        stem
        for word, plain, after in zip(written, folded, [*folded[1:], ""], strict=False)
        if _asks_for_source(plain, after) and (stem := term(word, language))
    )
    return Query(question, language, tuple(found.values()), _wanted(folded), bool(cues), cues)


def _asks_for_source(word: str, after: str) -> bool:
    return word in SOURCES and not (after in NUMERAL or after.isdigit())


def _wanted(folded: list[str]) -> Wanted:
    return next((WANTED[word] for word in folded if word in WANTED), "")
