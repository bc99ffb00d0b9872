"""Numbers that a question spells -> digits, where documents write them so: "seven million"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from index.analysis import term, words
from index.days import as_documents_write
from index.engine import Vocabulary
from index.numerals import spelled


@dataclass(frozen=True, slots=True)
class Numbered:
    """A question with its numbers in digits.

    `told` says what was rewritten; `also` gives, for the place of a first word, the digits of a
    number that documents may write in words, too: those words stay.
    """

    plain: str
    told: tuple[str, ...] = ()
    also: Mapping[int, str] = field(default_factory=dict)


def in_digits(plain: str, language: str, vocabulary: Vocabulary) -> Numbered:
    """Return a question with its spelled numbers as documents write them."""
    written, end = "", 0
    told, also = list[str](), dict[int, str]()
    for start, stop, digits in _spelled(plain, language):
        known = as_documents_write(digits, vocabulary.knows)
        said = plain[start:stop]
        in_words = all(vocabulary.knows(term(word, language)) for word in words(said))
        written += plain[end:start]
        if known and in_words:
            also[len(written)] = known
        elif known:
            told.append(f"{said} → {digits}")
        written += digits if known and not in_words else said
        end = stop
    return Numbered(written + plain[end:], tuple(told), also)


def _spelled(plain: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield the spelled numbers of a question; Turkish ones alone do not show their language."""
    found = list(spelled(plain, language))
    yield from found or (spelled(plain, "tr") if language == "en" else ())
