"""Is this an English word? Then it is no mistake, though no document may hold it.

And what is the base of a Russian word, by which its other forms are known?
simplemma's word lists are read when a word is first looked up: .15 s and 25 MB each.
"""

from functools import lru_cache
from typing import Final

LANGUAGE: Final = "en"


@lru_cache(maxsize=1 << 14)
def lemma(word: str) -> str:
    """Return the form a dictionary lists a lower-case word under: "spoke" and "spoken" speak.

    An empty string where the dictionary does not know the word.
    """
    import simplemma  # most questions need none of it, and it takes .05 s

    known = word.isascii() and word.isalpha() and simplemma.is_known(word, lang=LANGUAGE)
    return simplemma.lemmatize(word, lang=LANGUAGE).lower() if known else ""


@lru_cache(maxsize=1 << 14)
def may_be_name(word: str, language: str) -> bool:
    """Whether a word in small letters is a name to the dictionary of its language.

    In English so may be what it does not know; Russian has too many forms for that.
    """
    import simplemma

    if language not in ("en", "ru") or not word.isalpha():
        return False
    is_word = language != "en" or simplemma.is_known(word, lang=language)
    return not is_word or simplemma.lemmatize(word, lang=language)[:1].isupper()


@lru_cache(maxsize=1 << 16)
def base(word: str) -> str:
    """Return the form a dictionary lists a Russian word under, nothing if it knows none."""
    import simplemma

    small = word.lower()
    known = small.isalpha() and simplemma.is_known(small, lang="ru")
    return simplemma.lemmatize(small, lang="ru").lower() if known else ""
