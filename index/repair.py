"""A word that no document holds -> the nearest ones that some document does.

Distance is optimal string alignment (Damerau 1964: insertion, deletion, substitution,
transposition of neighbours): 1 for words of 4 to 7 letters, 2 from 8. Names of other alphabets are
compared as they sound: "Çiçerin", "Чичерин" and "Chicherin" are one.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from anyascii import anyascii
from rapidfuzz import process
from rapidfuzz.distance import OSA, Prefix

SHORTEST: Final = 4
LONG: Final = 8
LONGEST: Final = 60
"""Letters above which nobody means a word."""
TAIL: Final = 4
"""Letters by which a derived word may be longer: "orphan" -> "orphanage"."""

VOWELS: Final = "aeiou"
_sounds: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("tsch|tch|dzh|dj|zh|ch|j", "c"), ("sh", "s"), ("kh|gh", "h"), ("ph", "f"), ("th", "t"),
        ("ck|q", "k"), ("w", "v"), ("x", "ks"), ("yo", "e"), ("oo|ou", "u"),
        ("ee", "i"), ("y|ii", "i"), (r"(.)\1", r"\1"), ("['’ʹ]", ""),
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


def is_one_name(latin_one: str, other: str) -> bool:
    """Whether a name in Latin letters may be one in other letters that differs in endings only.

    What ends in -ia or -o keeps that: Georgia is not Георг, Mario not Мария.
    """
    said, heard = sound(latin_one), sound(latin(other))
    stem = said.rstrip(VOWELS)
    ending = said[len(stem) :]
    if len(ending) > 1 and ending[0] == "i" and not heard.startswith(f"{stem}i"):
        return False
    return heard.endswith("o") or not ending.endswith("o")


def allowed(length: int) -> int:
    """Return how many mistakes a word of that length may hold."""
    if length < SHORTEST:
        return 0
    return 1 if length < LONG else 2


class Speller:
    """Words for comparison, by their first letter and length."""

    def __init__(self, words: Iterable[str]) -> None:
        self._shelves: dict[tuple[str, int], list[str]] = {}
        for word in words:
            if len(word) > 2 and not word[0].isdigit():
                self._shelves.setdefault((word[0], len(word)), []).append(word)

    @cached_property
    def _sounds(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for word in chain.from_iterable(self._shelves.values()):
            key = sound(word if word.isascii() else latin(word))
            found[key] = f"{found[key]}\n{word}" if key in found else word
        return found

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The letters that words begin with."""
        return tuple(sorted({letter for letter, _ in self._shelves}))

    def alike(self, word: str) -> Sequence[str]:
        """Return the words that sound as this one does, in Latin letters."""
        found = self._sounds.get(sound(word))
        return found.split("\n") if found else ()

    def nearest(self, word: str, most: int) -> list[tuple[str, int]]:
        """Return the words at the smallest distance up to `most`, with that distance.

        Only those that begin with the same letter are compared.
        """
        found: list[tuple[str, int]] = []
        if most < 1 or len(word) > LONGEST:
            return found
        for length in range(len(word) - most, len(word) + most + 1):
            shelf = self._shelves.get((word[0], length), ())
            rows = process.extract(word, shelf, scorer=OSA.distance, score_cutoff=most, limit=None)
            found += [(near, int(distance)) for near, distance, _ in rows]
        least = min((distance for _, distance in found), default=0)
        return [(near, distance) for near, distance in found if distance == least]

    def longer(self, stem: str, most: int = TAIL) -> list[str]:
        """Return the words that begin with a stem and add up to so many letters to it."""
        lengths = range(len(stem) + 1, len(stem) + most + 1)
        shelves = (self._shelves.get((stem[0], length), ()) for length in lengths)
        return [word for shelf in shelves for word in shelf if word.startswith(stem)]


def begins_alike(one: str, other: str) -> int:
    """Return how many letters two words share at their beginning."""
    return int(Prefix.similarity(one, other))
