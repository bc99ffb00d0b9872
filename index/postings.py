"""Which passages hold a term, and how often? Token lists in, one sorted array of postings out.

term 0: (passage 0, twice) (passage 7, once)   term 1: (passage 3, once)   ...
passages  0 7 3 ...        counts  2 1 1 ...   starts  0 2 3 ...
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from index import mapped

BLOCK = 1 << 20  # tokens sorted at once


@dataclass(frozen=True, slots=True)
class Postings:
    """The passages of every term, ascending, and how often the term occurs in each.

    Those of term `t` are `passages[starts[t] : starts[t + 1]]`; `lengths` are passages' tokens.
    """

    starts: NDArray[np.int64]
    passages: NDArray[np.int32]
    counts: NDArray[Any]  # the narrowest of uint8, uint16 and uint32 that holds them
    lengths: NDArray[np.int32]

    def span(self, term: int) -> slice:
        """Return where the postings of `term` are."""
        start, end = self.starts[term : term + 2].tolist()
        return slice(start, end)

    def holding(self, term: int) -> int:
        """Return how many passages hold `term`."""
        return int(self.starts[term + 1] - self.starts[term])

    def save(self, folder: Path) -> None:
        """Write the arrays into `folder`."""
        for name in ("starts", "passages", "counts", "lengths"):
            mapped.write(folder, name, getattr(self, name))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map the arrays that `save` wrote.

        Raises:
            OSError: a file is missing.
            ValueError: a file is damaged, or the files do not belong together.
        """
        starts = mapped.read(folder, "starts", np.int64)
        passages = mapped.read(folder, "passages", np.int32)
        counts = mapped.read(folder, "counts", np.uint8, np.uint16, np.uint32)
        lengths = mapped.read(folder, "lengths", np.int32)
        mapped.check_offsets("starts", starts, max(len(starts) - 1, 0), len(passages))
        if len(counts) != len(passages):
            raise ValueError("the index is damaged: bm25.counts does not fit the other files")
        return cls(starts, passages, counts, lengths)


class _Block(NamedTuple):
    """The postings of some consecutive passages, by term, then passage."""

    terms: NDArray[np.uint32]  # distinct, ascending
    sizes: NDArray[np.int64]  # postings of each
    passages: NDArray[np.int32]
    counts: NDArray[Any]


def collect(texts: Iterable[Sequence[str]]) -> tuple[list[str], Postings]:
    """Read each token list once and return the terms, as first seen, with their postings."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    lengths: list[int] = []
    blocks = [_sort(*block) for block in _batches(texts, numbers, lengths)]
    return list(numbers), _join(blocks, len(numbers), np.array(lengths, np.int32))


def _batches(
    texts: Iterable[Sequence[str]], numbers: defaultdict[str, int], lengths: list[int]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield terms and passages of about a million tokens at a time; `lengths` grows beside."""
    number, tokens, first = numbers.__getitem__, list[int](), 0
    for text in texts:
        tokens.extend(map(number, text))
        lengths.append(len(text))
        if len(tokens) >= BLOCK:
            yield _number(tokens, first, lengths)
            tokens.clear()
            first = len(lengths)
    yield _number(tokens, first, lengths)


def _number(
    tokens: list[int], first: int, lengths: list[int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    passages = np.arange(first, len(lengths), dtype=np.int64)
    return np.array(tokens, np.int64), np.repeat(passages, lengths[first:])


def _sort(terms: NDArray[np.int64], passages: NDArray[np.int64]) -> _Block:
    """Sort occurrences by term and passage and count the equal ones."""
    keys = (terms << 32) | passages
    keys.sort()
    edges = _edges(keys)
    counts = np.diff(edges, append=len(keys))
    keys = keys[edges]
    terms = keys >> 32
    runs = _edges(terms)
    return _Block(
        terms[runs].astype(np.uint32),
        np.diff(runs, append=len(terms)),
        (keys & 0xFFFFFFFF).astype(np.int32),
        counts.astype(_narrowest(counts)),
    )


def _edges(ordered: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return where each run of equal values begins."""
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first.nonzero()[0]


def _narrowest(counts: NDArray[Any]) -> np.dtype[Any]:
    return np.min_scalar_type(int(counts.max(initial=0)))


def _join(blocks: list[_Block], terms: int, lengths: NDArray[np.int32]) -> Postings:
    """Lay the blocks' postings out by term; blocks are in passage order, so passages ascend."""
    starts = np.zeros(terms + 1, np.int64)
    for block in blocks:
        starts[1:][block.terms] += block.sizes
    np.cumsum(starts, out=starts)
    passages = np.empty(starts[-1], np.int32)
    counts = np.empty(starts[-1], np.result_type(*(block.counts for block in blocks)))
    ends = starts[:-1].copy()
    while blocks:
        block = blocks.pop(0)  # freed as soon as it is laid out
        shift = ends[block.terms] - (np.cumsum(block.sizes) - block.sizes)
        places = np.arange(len(block.passages)) + np.repeat(shift, block.sizes)
        passages[places], counts[places] = block.passages, block.counts
        ends[block.terms] += block.sizes
    return Postings(starts, passages, counts, lengths)
