"""Where do the question's words stand? Looked up in many passages at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Place = tuple[int, int, int]
"""Sentence and place among its passage's tokens, and which of the asked words stands there."""


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """Asked words in a row of passages, in the order they stand there: four equal columns.

    `words` number the asked words, `sentences` the sentences of all passages, `places` the tokens
    of all; `passages` is the passage of each. `lengths` are the tokens of each sentence, `firsts`
    and `begins` the number of each passage's first sentence and first token.
    """

    passages: Numbers
    sentences: Numbers
    places: Numbers
    words: Numbers
    lengths: Numbers
    firsts: Numbers
    begins: Numbers

    def of(self, passage: int) -> Iterator[Place]:
        """Yield the occurrences in one passage, counted from its own beginning."""
        first, last = np.searchsorted(self.passages, [passage, passage + 1]).tolist()
        sentences = self.sentences[first:last] - self.firsts[passage]
        places = self.places[first:last] - self.begins[passage]
        words = self.words[first:last]
        yield from zip(sentences.tolist(), places.tolist(), words.tolist(), strict=True)


def occurrences(
    ids: Sequence[int],
    tokens: Sequence[NDArray[np.int32]],
    starts: Sequence[NDArray[np.int32]],
) -> Occurrences:
    """Find the terms `ids`, distinct, in passages: their term ids and sentences' first tokens."""
    begins = np.fromiter(accumulate(map(len, tokens), initial=0), np.int64)
    firsts = np.fromiter(accumulate(map(len, starts), initial=0), np.int64)
    every = np.concatenate([*tokens, np.zeros(0, np.int32)])
    found, words = _found(np.array(ids, np.int64), every)
    passages = np.searchsorted(begins, found, "right") - 1
    heads = np.concatenate([*starts, np.zeros(0, np.int32)]) + np.repeat(
        begins[:-1], np.diff(firsts)
    )
    sentences = np.searchsorted(heads, found, "right") - 1
    lengths = np.diff(np.append(heads, begins[-1]))
    return Occurrences(passages, sentences, found, words, lengths, firsts, begins)


def _found(ids: Numbers, tokens: NDArray[np.int32]) -> tuple[Numbers, Numbers]:
    """Return the places of the terms `ids` among tokens, and which of them stands there."""
    if not len(ids):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    order = ids.argsort()
    near = np.minimum(np.searchsorted(ids[order], tokens), len(ids) - 1)
    places = (ids[order][near] == tokens).nonzero()[0]
    return places, order[near[places]]
