"""The first candidates, weighed once more by their best sentence and by adjacent words.

score = BM25 + .3 · (BM25 of the best sentence) + .3 · Σ min(idf) of question words that stand side
by side in the passage as they do in the question. Measured on 13 sets: +.007 nDCG, better on
five, worse on none.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.occurrences import Occurrences

DEPTH: Final = 30
SENTENCE: Final = 0.3
PAIRS: Final = 0.3
ALMOST: Final = 0.8
SENTENCE_LENGTH: Final = 12.0
"""Tokens of a usual sentence, in place of the average passage length."""

Scores = NDArray[np.float64]
Weighed = tuple[NDArray[np.int64], Scores]
"""Sentences, counted through all passages, and the BM25 score of each."""


def bonuses(
    found: Occurrences, sentences: Weighed, idf: Scores, turns: NDArray[np.int64]
) -> Scores:
    """Return what each passage gains by its best sentence and by adjacent words.

    Of each asked word `idf` holds its idf times its weight, `turns` which word of the question it
    stands for: several may stand for one.
    """
    return SENTENCE * _best(found, sentences) + PAIRS * _pairs(found, idf, turns)


def nearest(found: Occurrences, sentences: Weighed) -> Iterator[list[int]]:
    """Yield for each passage which of its sentences are worth `ALMOST` as much as the best."""
    held, worths = sentences
    for first, last in pairwise(found.firsts.tolist()):
        begin, end = np.searchsorted(held, [first, last]).tolist()
        own = worths[begin:end]
        near = own >= ALMOST * own.max() if len(own) else np.zeros(0, np.bool_)
        yield (held[begin:end][near] - first).tolist()


def _best(found: Occurrences, sentences: Weighed) -> Scores:
    best = np.zeros(len(found.begins) - 1)
    held, worths = sentences
    np.maximum.at(best, np.searchsorted(found.firsts, held, "right") - 1, worths)
    return best


def weighed(found: Occurrences, idf: Scores, k1: float, b: float) -> Weighed:
    """Return the sentences that hold a word of the question, and the BM25 score of each."""
    if not len(found.words):
        return np.zeros(0, np.int64), np.zeros(0)
    keys, counts = np.unique(found.sentences * len(idf) + found.words, return_counts=True)
    sentences, words = np.divmod(keys, len(idf))
    norms = k1 * (1 - b + b * found.lengths[sentences] / SENTENCE_LENGTH)
    worths = np.bincount(sentences, idf[words] * counts * (k1 + 1) / (counts + norms))
    held = np.unique(sentences)
    return held, worths[held]


def _pairs(found: Occurrences, idf: Scores, turns: NDArray[np.int64]) -> Scores:
    """Return Σ min(idf) of the distinct pairs that stand in each passage as they were asked."""
    gains = np.zeros(len(found.begins) - 1)
    first, second = found.words[:-1], found.words[1:]
    beside = (
        (found.passages[:-1] == found.passages[1:])
        & (found.places[:-1] + 1 == found.places[1:])
        & (turns[first] + 1 == turns[second])
    )
    if beside.any():
        first, second, passages = first[beside], second[beside], found.passages[:-1][beside]
        _, once = np.unique(passages * (len(turns) + 1) + turns[first], return_index=True)
        np.add.at(gains, passages[once], np.minimum(idf[first], idf[second])[once])
    return gains
