"""A document's own footnotes, as Markdown writes them: `[^2]` calls one, `[^2]: …` is one.

A paragraph is also called by its id: `[^n2]` is the paragraph that ends in `^n2`. Calls at the end
of a paragraph are marks, those amid its words are left where they stand.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpus.document import Passage

CALL: Final = r"\[\^([^\]\s^]+)\]"
_call: Final = re.compile(CALL)
_label: Final = re.compile(rf"{CALL}:\s*")
_last: Final = re.compile(rf"(?:\s*+{CALL})+\Z")


def without_calls(words: str) -> str:
    """Return a paragraph without the calls at its end, unless it is nothing else."""
    return _last.sub("", words) or words


def calls(words: str) -> tuple[str, ...]:
    """Return the labels of the footnotes that a paragraph calls, each once."""
    return tuple(dict.fromkeys(_call.findall(words)))


def tied(text: str, passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield a text's passages with the ids of their footnotes in place of the labels they call.

    A label that names no paragraph is left out.
    """
    ids = {passage.id for passage in passages}
    labelled = dict(_labelled(text, reversed(passages)))
    for passage in passages:
        named = (labelled.get(label, f"{passage.document}^{label}") for label in passage.footnotes)
        found = dict.fromkeys(name for name in named if name in ids and name != passage.id)
        yield replace(passage, footnotes=tuple(found))


def _labelled(text: str, passages: Iterable[Passage]) -> Iterator[tuple[str, str]]:
    """Yield the label that stands before a passage, with the passage's id."""
    for passage in passages:
        line = text.rfind("\n[^", 0, passage.start) + 1
        if label := _label.fullmatch(text, line, passage.start):
            yield label[1], passage.id
