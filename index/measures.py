"""How good is a ranking? The measures of the field, from the ranks of what is right.

hit@k and recall@k: the share of questions with a right passage among the first k, and the share
of the right passages found there; MRR: 1 ÷ rank of the first right one; nDCG: Järvelin and
Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), gain = grade.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import log2
from typing import Final

CUTS: Final = (1, 5, 10)


def scores(found: Sequence[str], right: Mapping[str, int], k: int) -> Iterator[tuple[str, float]]:
    """Yield each measure of one ranking; `right` grades the documents that are right."""
    ranks = [rank for rank, name in enumerate(found, 1) if right.get(name, 0) > 0]
    for cut in (1, 3):
        yield f"hit@{cut}", float(any(rank <= cut for rank in ranks))
    for cut in CUTS:
        yield f"recall@{cut}", sum(rank <= cut for rank in ranks) / len(right)
    yield f"MRR@{k}", reciprocal(ranks[0] if ranks else 0, k)
    yield f"nDCG@{k}", ndcg([right.get(name, 0) for name in found], list(right.values()), k)


def reciprocal(rank: int, k: int) -> float:
    """Return 1 ÷ rank, and 0 below rank `k` or where nothing is right (rank 0)."""
    return 1 / rank if 0 < rank <= k else 0.0


def ndcg(gained: Sequence[int], ideally: Sequence[int], k: int) -> float:
    """Return the discounted gain of the first `k` ÷ the most that `ideally` gives."""
    most = _discounted(sorted(ideally, reverse=True)[:k])
    return _discounted(gained[:k]) / most if most else 0.0


def _discounted(gained: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gained, 1))
