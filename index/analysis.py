"""Text -> tokens with offsets: the same for passages and questions.

The analyzer folds case and accents, drops a short list of stop words and stems: Snowball for
English and Russian, the first six letters for Turkish (Can et al. 2008, "fixed prefix stemming").
Nothing is downloaded: only nltk's algorithms are used, none of its data.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import regex
from nltk.stem.snowball import EnglishStemmer, RussianStemmer

from corpus.calendar import BEGINNINGS
from index.irregular import BASE
from index.stopwords import ENGLISH, RUSSIAN, TURKISH

VERSION: Final = 10
"""Raise it when the same text gives other terms."""

REMEMBERED: Final = 1 << 19
"""Words whose terms are kept; then the memory is emptied."""
IGNORABLE: Final = "\u00ad\u200b-\u200d\u2060\ufeff"
_UNJOINED: Final = (
    r"(?:[-–—/№]\s?|(?<!\pL)(?:pp?|nos?|vols?|art|с|стр|л|д|оп|ф|кн|т)\.?\s|"
    rf"(?i:(?<!\pL)(?:{BEGINNINGS})\pL*\.?\s))"
)
"""What stands before a number that is none with the next one: "May 5 300 men", "p. 24 300"."""
_THREE: Final = r"[ \u00a0\u202f'’]\d{3}"
# "25 000" and "12'000" are one number. A word begins with a letter or digit; marks may follow, an
# apostrophe may stand between.
WORD: Final = (
    rf"\d{{1,3}}(?={_THREE})(?<!{_UNJOINED}\d{{1,3}})(?:{_THREE})++(?:[.,]\d{{1,2}})?"
    r"(?![\d.,'’]*\d)|"
    r"\d[\d.,]*\d|"
    rf"(?![ʼ\p{{M}}])[^\W_]+(?:[{IGNORABLE}'’ʼ]+[^\W_]+)*"
)

# What nltk's RegexpTokenizer runs, without its limit of five seconds a text and half its cost.
_word: Final = regex.compile(WORD)
_umlaut: Final = re.compile("[öÖ]|[oO]\u0308")
_cedilla: Final = re.compile("[şŞ]|[sS]\u0327")
_english, _russian = EnglishStemmer(), RussianStemmer()
_dotted: Final = str.maketrans("İIı", "iii", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
_grouped: Final = str.maketrans("", "", " \u00a0\u202f'’")
_ordinal: Final = re.compile(r"(\d)(?:st|nd|rd|th)\Z")
_thousands: Final = re.compile(r"\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3})+(?:,\d+)?)\Z")
# English 's and the case endings that Turkish writes after the apostrophe of a name.
_suffix: Final = re.compile(
    r"(?:s|n?[iu]n|y?[aeiu]|n[aei]|s[iu]|n?[dt][ae]n?|[dt][ae]ki\w*|y?l[ae]|l[ae]r\w*|"
    r"[dt][iu]r?|nin\w*|c[ae]|un\w{0,3}|in\w{0,3})\Z"
)
CONTRACTED: Final = frozenset("ll d ve re m".split())
"""What English adds to a pronoun after an apostrophe: "I'll", "who'd"."""


@dataclass(frozen=True, slots=True)
class Token:
    """An occurrence of a term: `text[start:end]` is the word that was written."""

    term: str
    start: int
    end: int


def analyze(text: str, language: str = "en") -> list[Token]:
    """Return the tokens of `text` that carry meaning, in order, stop words left out.

    Example: "The Soviets' 39,000 rifles" -> terms soviet, 39000, rifl.
    """
    return [
        Token(word, start, end)
        for start, end in spans(text)
        if (word := term(text[start:end], language))
    ]


def terms(text: str, language: str = "en") -> list[str]:
    """Return the terms of `text` in order; what `analyze` gives, without offsets."""
    return list(filter(None, map(_terms(language).__getitem__, _word.findall(text))))


def words(text: str) -> list[str]:
    """Return the words of `text` as they are written, stop words included."""
    return list(_word.findall(text))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each word of `text` begins and ends."""
    return (match.span() for match in _word.finditer(text))


def term(word: str, language: str = "en") -> str:
    """Return the term a word is indexed under, or an empty string for a stop word."""
    return _terms(language)[word]


class _Terms(dict[str, str]):
    """The term of each word met so far, in one language: a stemmer is slow, words repeat."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[word] = _analyzed(word, self._language)
        return found


_known: Final = {"en": _Terms("en"), "tr": _Terms("tr")}


def _terms(language: str) -> _Terms:
    # Only Turkish is analyzed in a way of its own; scripts tell the others apart.
    return _known["tr" if language == "tr" else "en"]


def _analyzed(word: str, language: str) -> str:
    folded = fold(word)
    if not folded[:1].isalnum():
        return ""  # marks alone, whatever a writing system does with them
    if folded[:1].isdigit():
        return number(folded)
    plain = _without_suffix(folded)
    if is_stop_word(plain, language) and not _is_marked_otherwise(plain, word):
        return ""
    return _stem(plain, language)


def is_stop_word(folded: str, language: str) -> bool:
    """Whether a folded word says nothing in its language."""
    return folded in (TURKISH if language == "tr" else ENGLISH) or folded in RUSSIAN


def _is_marked_otherwise(folded: str, word: str) -> bool:
    """Whether a word is only folded like one that says nothing: "öldü", he died; "su", water."""
    return bool(_umlaut.search(word)) or (folded == "su" and not _cedilla.search(word))


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return `word` without case, Latin accents and invisible characters.

    Turkish `İ I ı i` are one letter; Russian `й` stays itself and `ё` becomes `е`.
    """
    composed = unicodedata.normalize("NFC", word).translate(_dotted).casefold()
    plain = "".join(map(_plain_letter, composed))
    return plain.translate(_dotted).casefold()  # styled capitals are capitals only now


def number(digits: str) -> str:
    """Return a number as it is compared: "39,000" and "39 000" are 39000, "10,7" is 10.7."""
    digits = _ordinal.sub(r"\1", digits.translate(_grouped))
    if _thousands.match(digits):
        between = next(mark for mark in digits if mark in ",.")
        return digits.replace(between, "").replace(",", ".")
    return digits.replace(",", ".") if digits.count(",") == 1 and "." not in digits else digits


def _plain_letter(letter: str) -> str:
    if letter in "йё":
        return "й" if letter == "й" else "е"
    decomposed = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in decomposed if not unicodedata.combining(part))


def bare(folded: str) -> str:
    """Return a folded word without what stands after an apostrophe: "batum'da" -> batum."""
    return _without_suffix(folded)


def _without_suffix(word: str) -> str:
    name, mark, rest = word.replace("’", "'").replace("ʼ", "'").rpartition("'")
    if mark and ((len(name) > 1 and is_suffix(rest)) or (rest in CONTRACTED and name in ENGLISH)):
        word = name
    return word.replace("'", "").replace("’", "").replace("ʼ", "")


def is_suffix(folded: str) -> bool:
    """Whether letters are what English or Turkish writes behind a name and its apostrophe."""
    return _suffix.match(folded) is not None


def _stem(word: str, language: str) -> str:
    if "а" <= word[0] <= "я":
        stem = str(_russian.stem(word))
        # "винтовок" and "винтовка" are one word: the genitive plural lets a vowel in.
        return stem[:-2] + "к" if len(stem) > 4 and stem[-2:] in ("ок", "ек") else stem
    if language == "tr":
        return word[:6]
    return str(_english.stem(BASE.get(word, word)))


def fingerprint() -> str:
    """Return what changes when the same text would give other terms."""
    rules = (WORD, *sorted(ENGLISH), *sorted(TURKISH), *sorted(RUSSIAN))
    return f"{VERSION}-{blake2b(' '.join(rules).encode(), digest_size=6).hexdigest()}"
