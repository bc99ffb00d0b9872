"""A document's own footnotes, as Markdown writes them: `[^2]` calls one, `[^2]: …` is one.

A paragraph is also called by its id: `[^n2]` is the paragraph that ends in `^n2`. Calls at the end
of a paragraph are marks, those amid its words are left where they stand.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpus.document import Passage

CALL: Final = r"\[\^([^\]\s^]+)\]"
_call: Final = re.compile(CALL)
_label: Final = re.compile(rf"{CALL}:\s*")


def without_calls(words: str) -> str:
    """Return a paragraph without the calls at its end, unless it is nothing else."""
    kept = words.rstrip()
    while kept.endswith("]") and _call.fullmatch(kept, at := max(kept.rfind("[^"), 0)):
        kept = kept[:at].rstrip()
    return kept or words


def calls(words: str) -> tuple[str, ...]:
    """Return the labels of the footnotes that a paragraph calls, each once."""
    return tuple(dict.fromkeys(_call.findall(words)))


def tied(text: str, passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield a text's passages with the ids of their footnotes in place of the labels they call.

    A label that names no paragraph is left out.
    """
    ids = {passage.id for passage in passages}
    labelled = _labelled(text, passages)
    for passage in passages:
        named = (labelled.get(label, f"{passage.document}^{label}") for label in passage.footnotes)
        found = dict.fromkeys(name for name in named if name in ids and name != passage.id)
        yield replace(passage, footnotes=tuple(found))


def _labelled(text: str, passages: Sequence[Passage]) -> dict[str, str]:
    """Return the id of the passage that each label stands before."""
    found: dict[str, str] = {}
    end = 0
    for passage in passages:
        at = text.rfind("[^", end, passage.start)
        if at >= 0 and (label := _label.fullmatch(text, at, passage.start)):
            found.setdefault(label[1], passage.id)
        end = passage.start + len(passage.text)
    return found
