"""The first candidates, weighed once more by their best sentence and by adjacent words.

score = BM25 + .3 · (BM25 of the best sentence) + .3 · Σ min(idf) of question words that stand side
by side in the passage as they do in the question. Measured on 13 sets: +.007 nDCG, better on
five, worse on none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

DEPTH: Final = 30
SENTENCE: Final = 0.3
PAIRS: Final = 0.3
SENTENCE_LENGTH: Final = 12.0
"""Tokens of a usual sentence, in place of the average passage length."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question's known terms: their ids in the order asked, their idf times weight."""

    ids: tuple[int, ...]
    idf: tuple[float, ...]


def bonus(
    asked: Asked, tokens: NDArray[np.int32], starts: Sequence[int], k1: float, b: float
) -> float:
    """Return what a passage gains.

    `tokens` are the passage's term ids, `starts` where each sentence begins among them.
    """
    where = {term: number for number, term in enumerate(asked.ids)}
    at = np.flatnonzero(np.isin(tokens, asked.ids)).tolist()
    found = [(place, where[int(tokens[place])]) for place in at]
    return SENTENCE * _best_sentence(asked, found, starts, len(tokens), k1, b) + PAIRS * _pairs(
        asked, found
    )


def _best_sentence(
    asked: Asked,
    found: list[tuple[int, int]],
    starts: Sequence[int],
    length: int,
    k1: float,
    b: float,
) -> float:
    counts: dict[int, dict[int, int]] = {}
    sentence, ends = 0, [*starts[1:], length]
    for place, term in found:
        while sentence < len(ends) - 1 and place >= ends[sentence]:
            sentence += 1
        row = counts.setdefault(sentence, {})
        row[term] = row.get(term, 0) + 1
    best = 0.0
    for number, row in counts.items():
        norm = k1 * (1 - b + b * (ends[number] - starts[number]) / SENTENCE_LENGTH)
        best = max(best, sum(asked.idf[t] * tf * (k1 + 1) / (tf + norm) for t, tf in row.items()))
    return best


def _pairs(asked: Asked, found: list[tuple[int, int]]) -> float:
    adjacent = {
        first
        for (place, first), (after, second) in pairwise(found)
        if after == place + 1 and second == first + 1
    }
    return sum(min(asked.idf[first], asked.idf[first + 1]) for first in adjacent)
