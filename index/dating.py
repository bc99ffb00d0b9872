"""Of which days does a passage speak? Read from its text when first asked."""

from functools import lru_cache
from typing import Final

from corpus.dates import Dated, Interval, dated
from corpus.document import Document
from index.store import Generation

KEPT: Final = 1 << 16
"""Passages whose days are remembered."""


class Dating:
    """The intervals of each passage; safe to share between threads."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self.days = lru_cache(maxsize=KEPT)(self._days)

    def _days(self, position: int) -> tuple[Interval, ...]:
        document = self._generation.document_of(position)
        text = self._generation.passage(position).text
        own = own_day(document)
        year = own.year if own else 0
        return tuple(found.interval for found in dated(text, year) if found.interval)

    def speaks_of(self, position: int, wanted: Interval) -> bool:
        """Whether a passage speaks of the days; one that names none is of its document's date."""
        days = self.days(position)
        if days:
            return any(day.meets(wanted) for day in days)
        own = own_day(self._generation.document_of(position))
        return bool(own and own.interval and own.interval.meets(wanted))


def own_day(document: Document) -> Dated | None:
    """Return when a document was written, as far as its source says."""
    for name in ("original-date", "issued"):
        found = next(dated(document.source.text(name)), None)
        if found and found.interval:
            return found
    return None
