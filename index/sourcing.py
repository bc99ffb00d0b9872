"""Which words of a question ask for a source, and which only call on the sources as a whole."""

from collections.abc import Sequence
from typing import Final

from index.analysis import term
from index.idle import is_asked_for, is_filler
from index.reading import Reading, Said
from index.stopwords import LIGHT
from index.words import (
    asks_for_source,
    asks_of_letters,
    calls_on_all,
    compares,
    is_quotable,
    is_quoted,
    is_source,
)

MANY: Final = frozenset("many kac сколько".split())
BOOKS: Final = tuple("book article kitap kitab makale книг стат".split())
"""What is counted after those words, and not asked for: not so pages."""
CITING: Final = frozenset("according gore согласно".split())
"""Words by which sources are called on, and do nothing themselves."""


def cue_words(said: Sequence[Said], language: str) -> tuple[list[Said], list[Said]]:
    """Return the words that ask for the source itself, and then for what of it.

    And those that only call on the sources, where something else is asked: "do they agree on".
    """
    folded = ["", *(word.folded for word in said), ""]
    around = list(zip(said, folded, folded[2:], strict=False))
    letters = asks_of_letters(folded)
    found = [
        word
        for word, before, after in around
        if (asks_for_source(word.folded, after) and not _is_counted(word.folded, before))
        or word.folded in letters
    ]
    asked = found and found + [w for w, before, _ in around if is_asked_for(w.folded, before)]
    if not all(is_source(word.folded) for word in found):
        return asked, []
    if not any(_is_matter(word, language) for word in said if word not in asked):
        return asked, []
    quoted = [word for word in said if is_quoted(word.folded)]
    every = [word for word, _, after in around if calls_on_all(word.folded, after)]
    if every and not quoted:
        cited = not CITING.isdisjoint(folded)
        return [], every + [word for word in said if compares(word.folded) and not cited]
    return (asked + quoted if asked and any(map(is_quotable, folded)) else []), []


def _is_counted(word: str, before: str) -> bool:
    return before in MANY and word.startswith(BOOKS)


def _is_matter(word: Said, language: str) -> bool:
    """Whether a word may be what a question is about, and not the sources."""
    if word.date:
        return True
    small = word.folded in LIGHT or is_filler(word.folded, language) or is_source(word.folded)
    return not small and bool(term(word.word, language))


def cue_terms(words: Sequence[Said], reading: Reading) -> frozenset[str]:
    """Return the terms those words are searched by."""
    said = {word.word for word in words}
    own = {form for word in said for form in (*reading.stems(word), term(word, "en"))}
    return frozenset(own | {t.term for t in reading.terms.values() if t.word in said})
