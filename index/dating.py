"""Of which days does a text speak, and which passages speak of the days that are asked for?"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.dates import dated
from corpus.document import Document
from corpus.interval import Interval

if TYPE_CHECKING:
    from index.store import Generation


def days_of(text: str, own: Interval | None = None) -> Iterator[int]:
    """Yield the first and last day of each interval that a text names.

    `own` is when it was written, for "last year" and for days without a year, if that is one year.
    """
    first, last = (date.fromordinal(day).year for day in (own.start, own.end)) if own else (0, 0)
    year = first if first == last else 0
    for found in dated(text, year):
        if found.interval:
            yield from (found.interval.start, found.interval.end)


def own_days(document: Document) -> Interval | None:
    """Return when a document was written, as far as its source says."""
    for name in ("original-date", "issued"):
        found = next(dated(document.source.text(name)), None)
        if found and found.interval:
            return found.interval
    return None


def speaking_of(generation: "Generation", wanted: Interval) -> NDArray[np.bool_]:
    """Return for each passage whether it speaks of the days.

    One that names none is of its document's date. One look at all dates of the generation.
    """
    days, at = generation.days, generation.days_at
    meets = (days[:, 0] <= wanted.end) & (days[:, 1] >= wanted.start)
    before = np.concatenate(([0], np.cumsum(meets)))
    named = before[at[1:]] > before[at[:-1]]
    own = generation.own_days
    written = ((own[:, 0] <= wanted.end) & (own[:, 1] >= wanted.start))[
        generation.document_numbers
    ]
    silent = at[1:] == at[:-1]
    return np.where(silent, written, named)
