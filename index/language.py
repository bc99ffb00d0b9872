"""In which of the three languages someone writes."""

from typing import Final, Literal

from index.analysis import fold, words
from index.stopwords import ENGLISH, TURKISH

Language = Literal["en", "tr", "ru"]

# Letters that English does not use.
_turkish: Final = frozenset("çğışöüâîûÇĞİŞÖÜ")


def guess(text: str) -> Language:
    """Return the language of a question by its script, its letters and its small words."""
    if sum("а" <= letter <= "я" or letter == "ё" for letter in text.lower()) * 2 > _letters(text):
        return "ru"
    folded = [fold(word) for word in words(text)]
    turkish = sum(word in TURKISH and word not in ENGLISH for word in folded)
    english = sum(word in ENGLISH and word not in TURKISH for word in folded)
    marked = any(letter in _turkish for letter in text)
    return "tr" if turkish + marked > english else "en"


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)
