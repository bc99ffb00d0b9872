"""A word that no document holds -> the nearest ones that some document does.

Distance is optimal string alignment (Damerau 1964: insertion, deletion, substitution,
transposition of neighbours): 1 for words of 4 to 7 letters, 2 from 8. Names of other alphabets are
compared as they sound: "Çiçerin", "Чичерин" and "Chicherin" are one.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from anyascii import anyascii
from rapidfuzz import process
from rapidfuzz.distance import OSA, Prefix

SHORTEST: Final = 4
LONG: Final = 8
CROWDED: Final = 200_000
"""Terms from which only those with the same first letter are compared."""
TAIL: Final = 4
"""Letters by which a derived word may be longer: "orphan" -> "orphanage"."""

_sounds: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("tsch|tch|dzh|dj|zh|ch|j", "c"), ("sh", "s"), ("kh|gh", "h"), ("ph", "f"), ("th", "t"),
        ("ck|q", "k"), ("w", "v"), ("x", "ks"), ("y|ii", "i"), (r"(.)\1", r"\1"), ("['’ʹ]", ""),
    )
)  # fmt: skip


def latin(word: str) -> str:
    """Return a word in plain Latin letters: "Кемаль" -> "kemal"."""
    return anyascii(word).lower().replace("'", "")


def sound(word: str) -> str:
    """Return how a word in Latin letters sounds, roughly: "chicherin" and "cicerin" are one."""
    for pattern, letter in _sounds:
        word = pattern.sub(letter, word)
    return word


def allowed(length: int) -> int:
    """Return how many mistakes a word of that length may hold."""
    if length < SHORTEST:
        return 0
    return 1 if length < LONG else 2


class Speller:
    """The words of an index, by length, for comparison."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._shelves: dict[tuple[int, str], list[str]] = {}
        self._sounds: dict[str, list[str]] = {}
        words = [term for term in terms if term and not term[0].isdigit() and len(term) > 2]
        self._by_letter = len(words) > CROWDED
        for word in words:
            key = (len(word), word[0] if self._by_letter else "")
            self._shelves.setdefault(key, []).append(word)
            plain = word if word.isascii() else latin(word)
            self._sounds.setdefault(sound(plain), []).append(word)

    def alike(self, word: str) -> Sequence[str]:
        """Return the words that sound as this one does, in Latin letters."""
        return self._sounds.get(sound(word), ())

    def nearest(self, word: str, most: int) -> list[tuple[str, int]]:
        """Return the words at the smallest distance up to `most`, with that distance."""
        found: list[tuple[str, int]] = []
        if most < 1:
            return found
        for shelf in self._near(word, most):
            rows = process.extract(word, shelf, scorer=OSA.distance, score_cutoff=most, limit=8)
            found += [(near, int(distance)) for near, distance, _ in rows]
        least = min((distance for _, distance in found), default=0)
        return [(near, distance) for near, distance in found if distance == least]

    def longer(self, stem: str) -> list[str]:
        """Return the words that begin with a stem and add a few letters to it."""
        found = []
        for length in range(len(stem) + 1, len(stem) + TAIL + 1):
            shelf = self._shelves.get((length, stem[0] if self._by_letter else ""), ())
            found += [word for word in shelf if word.startswith(stem)]
        return found

    def _near(self, word: str, most: int) -> Iterable[list[str]]:
        letter = word[0] if self._by_letter else ""
        for length in range(len(word) - most, len(word) + most + 1):
            if shelf := self._shelves.get((length, letter)):
                yield shelf


def begins_alike(one: str, other: str) -> int:
    """Return how many letters two words share at their beginning."""
    return int(Prefix.similarity(one, other))
