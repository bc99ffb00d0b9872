"""What is said around a passage, or where there is none: the words of a question, looked at.

Plain lines, for a terminal and a card alike: what was searched instead of what was typed, which
words no source knows, and what may be meant.
"""

from collections.abc import Sequence
from typing import Final, Protocol

from bot.render import clip
from bot.wording import Words
from index.filters import is_mark

MOST: Final = 8
"""Words that a line names; somebody may have pasted a page."""
LONGEST: Final = 60
"""Characters of one word that are shown."""
ROOM: Final = 200
"""Characters of the words that a line names."""


class Said(Protocol):
    """What an answer, or a card that remembers one, says of the question's words."""

    @property
    def searched(self) -> Sequence[str]:
        """What was searched where that is not what was typed."""
        ...

    @property
    def missing(self) -> Sequence[str]:
        """The words that no source knows."""
        ...

    @property
    def suggestions(self) -> Sequence[str]:
        """The words that may be meant."""
        ...


def remarks(said: Said, words: Words) -> list[str]:
    """Return a line for each thing there is to say, none of them long."""
    missing = [word for word in said.missing if not is_mark(word)]
    marks = [word for word in said.missing if is_mark(word)]
    lines = (
        (words.SEARCHED, "; ", [clip(word, LONGEST) for word in said.searched]),
        (words.MISSING, ", ", [f"“{clip(word, LONGEST)}”" for word in missing]),
        (words.UNMET, ", ", [f"“{clip(word, LONGEST)}”" for word in marks]),
        (words.SUGGESTED, ", ", [clip(word, LONGEST) for word in said.suggestions]),
    )
    return [
        line.format(words=listed(named, comma, words)) for line, comma, named in lines if named
    ]


def listed(named: Sequence[str], comma: str, words: Words) -> str:
    """Return as many words as are pleasant to read, and how many more there are.

    Example: ten words -> "“a”, “b”, “c”, “d”, “e”, “f”, “g”, “h”, … and 2 more".
    """
    shown = list(named[:MOST])
    while len(shown) > 1 and len(comma.join(shown)) > ROOM:
        shown.pop()
    left = len(named) - len(shown)
    return comma.join([*shown, words.MORE.format(count=left)] if left else shown)
