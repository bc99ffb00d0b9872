"""Hits -> texts: what stands in two places is one text, shown once with both citations."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from index.engine import Hit

SEEN: Final = 3
"""Passages that are looked at first."""
CLEAR: Final = 0.25
"""The lead over the second passage from which the first is shown alone."""
ALIKE: Final = 0.9
"""The share of terms two passages have in common to be one text."""


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text that was found: its best hit, and the hits in other places that repeat it."""

    hit: Hit
    others: tuple[Hit, ...] = ()

    @property
    def places(self) -> tuple[Hit, ...]:
        """The hits in every place where the text stands."""
        return (self.hit, *self.others)


def fold(hits: Sequence[Hit]) -> list[Text]:
    """Return each text once, best first, with the later hits that repeat it."""
    folded: list[tuple[Hit, list[Hit]]] = []
    for hit in hits:
        same = next((others for first, others in folded if _alike(hit.holds, first.holds)), None)
        if same is None:
            folded.append((hit, []))
        else:
            same.append(hit)
    return [Text(hit, tuple(others)) for hit, others in folded]


def led_by(hit: Hit, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits with one of them first, worth as much as the one that was."""
    others = (other for other in hits if other is not hit)
    return [replace(hit, score=max(hits[0].score, hit.score)), *others]


def leads(scores: Sequence[float]) -> bool:
    """Whether the first of the scores is clearly above the second."""
    return len(scores) < 2 or scores[0] - scores[1] >= CLEAR * scores[0]


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    if min(len(one), len(other)) < ALIKE * max(len(one), len(other)):
        return False
    union = len(one | other)
    return union > 0 and len(one & other) >= ALIKE * union
