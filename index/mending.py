"""A word that no document holds -> the words it may be a mistake for, or a form of."""

from collections.abc import Sequence
from operator import ne
from typing import Final

from rapidfuzz.distance import OSA

from index.analysis import bare, fold
from index.dictionary import lemma
from index.reading import OTHERWISE, Reading, Said
from index.repair import LONG, allowed, begins_alike, latin

COGNATE: Final = 5
"""Letters from which a word of another alphabet may be a cognate with a letter changed."""
SHORT: Final = 6
"""Letters below which a word has many neighbours that are words themselves."""


def repaired(word: Said, own: str, reading: Reading) -> tuple[tuple[str, float], ...]:
    """Return the terms that a word which no document holds may stand for."""
    vocabulary = reading.vocabulary
    plain = bare(word.folded)
    found, weight = _near(word, own, reading), 1.0 if plain.isascii() else OTHERWISE
    if not found:
        found, weight = derived(own, reading), OTHERWISE
    if not found:
        return ()
    reading.tell(word.word, vocabulary.written(found[0]))
    return tuple((stem, weight) for stem in found)


def is_substitution(one: str, other: str) -> bool:
    """Whether two words differ in one letter at one place, and not in two that changed places."""
    return len(one) == len(other) and sum(map(ne, one, other)) == 1


def _near(word: Said, own: str, reading: Reading) -> list[str]:
    plain = bare(word.folded)
    speller = reading.vocabulary.speller
    stem = own if own.isascii() else latin(own)
    for form in dict.fromkeys((stem, *_shorter(plain, reading))):
        alike = [other for other in speller.alike(form) if len(form) >= 4]
        if alike:
            return [_best(form, alike, reading)]
    short = not own.isascii() and len(stem) < COGNATE
    known = short or reading.vocabulary.names.is_word(own)
    most = 0 if known else allowed(len(latin(plain)))
    found = [near for near, _ in speller.nearest(stem, most)]
    if not found and stem.endswith("y"):  # "tretay": a stem of "treaty" ends in i
        stem = f"{stem[:-1]}i"
        found = [near for near, _ in speller.nearest(stem, most)]
    # Short words have too many neighbours: only what begins the same is a mistake.
    if len(plain) < LONG:
        found = [near for near in found if near[0] == stem[0]]
    # In a short word that is no name, one letter for another makes another word: tank, talk.
    if len(plain) < SHORT and not word.word[:1].isupper():
        found = [near for near in found if not is_substitution(near, stem)]
    # Two letters may differ only behind a beginning that agrees: "invented" is not "intended".
    found = [near for near in found if near[:3] == stem[:3] or OSA.distance(near, stem) < 2]
    if word.word[:1].isupper() and (word.start > 0 or reading.is_single):
        found = [near for near in found if reading.vocabulary.written(near)[:1].isupper()]
    found = _of_one_word(word, found, reading)
    return [_best(stem, found, reading)] if found else []


def _of_one_word(word: Said, found: list[str], reading: Reading) -> list[str]:
    """Return the candidates that are forms of a word, where it is one: "spoken" for "spoke"."""
    own = "" if word.word[:1].isupper() or reading.language != "en" else lemma(word.folded)
    if not own:
        return found
    return [near for near in found if lemma(fold(reading.vocabulary.written(near))) == own]


def _shorter(plain: str, reading: Reading) -> list[str]:
    """Return what remains of a Turkish word without its endings, longest first."""
    if reading.language != "tr":
        return []
    return [plain[:end] for end in range(len(plain) - 1, 4, -1)][:4]


def _best(word: str, found: Sequence[str], reading: Reading) -> str:
    return max(
        found, key=lambda near: (begins_alike(word, near), -reading.vocabulary.idf(near), near)
    )


def derived(stem: str, reading: Reading) -> list[str]:
    """Return the words made of a stem, or the word that it was made of: orphan, orphanage."""
    if len(stem) < 5 or not stem.isascii():
        return []
    longer = reading.vocabulary.speller.longer(stem)
    return sorted(longer, key=lambda word: (len(word), word))[:2]
