"""Is this an English word? Then it is no mistake, though no document may hold it.

simplemma's word list is read when a word is first looked up: .15 s and 25 MB.
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
