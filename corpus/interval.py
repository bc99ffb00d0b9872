"""Days from one to another: what a date in a text becomes."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from `start` to `end`, both included, as `date.toordinal` counts them."""

    start: int
    end: int

    def meets(self, other: "Interval") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def common(self, other: "Interval") -> "Interval | None":
        """Return the days of both, if there are any."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Interval(start, end) if start <= end else None


def years(first: int, last: int | None = None) -> Interval | None:
    """Return the interval of whole years; None where the calendar does not have them."""
    last = first if last is None else last
    if not 1 <= first <= last <= 9999:
        return None
    return Interval(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal())
