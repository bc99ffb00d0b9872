"""In which of the three languages someone writes, and in which letters."""

import re
from typing import Final, Literal

from index.analysis import fold, words
from index.stopwords import ENGLISH, TURKISH, TURKISH_FRAME

Language = Literal["en", "tr", "ru"]

_ALIKE: Final = ("АВЕКМНОРСТУХІЈаеорсухіј", "ABEKMHOPCTYXIJaeopcyxij")
_to_latin: Final = str.maketrans(*_ALIKE)
_to_cyrillic: Final = str.maketrans(*_ALIKE[::-1])
_latin, _cyrillic = re.compile(r"[A-Za-z]"), re.compile(r"[\u0400-\u04ff]")
_word: Final = re.compile(r"\w+")
_only_turkish: Final = (TURKISH | TURKISH_FRAME) - ENGLISH - {"gore"}  # Al Gore
# Letters that English does not use.
_turkish: Final = frozenset("çğışöüâîûÇĞİŞÖÜ")


def guess(text: str) -> Language:
    """Return the language of a question by its script, its letters and its small words."""
    if sum("а" <= letter <= "я" or letter == "ё" for letter in text.lower()) * 2 > _letters(text):
        return "ru"
    folded = [fold(word) for word in words(text)]
    turkish = sum(word in _only_turkish for word in folded)
    english = sum(word in ENGLISH and word not in TURKISH for word in folded)
    marked = any(letter in _turkish for letter in text)
    return "tr" if turkish + marked > english else "en"


def unmixed(text: str) -> str:
    """Return a text whose words are each of one alphabet, where letters only look alike.

    Example: "Кеmal" with a Cyrillic К and е -> "Kemal".
    """
    return _word.sub(_of_one_alphabet, text)


def _of_one_alphabet(match: re.Match[str]) -> str:
    word = match.group()
    if not (_latin.search(word) and _cyrillic.search(word)):
        return word
    latin = word.translate(_to_latin)
    if not _cyrillic.search(latin):
        return latin
    cyrillic = word.translate(_to_cyrillic)
    return word if _latin.search(cyrillic) else cyrillic


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)
