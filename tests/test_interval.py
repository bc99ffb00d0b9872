from hypothesis import given
from hypothesis import strategies as st

from corpus.interval import Interval, years

INTERVALS = st.tuples(st.integers(1, 60), st.integers(0, 30)).map(
    lambda pair: Interval(pair[0], pair[0] + pair[1])
)


def days(interval: Interval | None) -> set[int]:
    return set(range(interval.start, interval.end + 1)) if interval else set()


@given(INTERVALS, INTERVALS)
def test_intervals_are_sets_of_days(one: Interval, other: Interval) -> None:
    both = days(one) & days(other)

    assert days(one.common(other)) == both
    assert one.meets(other) is other.meets(one) is bool(both)


@given(st.integers(-5, 10_005), st.integers(-5, 10_005))
def test_years_are_whole_and_of_the_calendar(first: int, last: int) -> None:
    found = years(first, last)

    assert (found is None) is not (1 <= first <= last <= 9999)
    if found:
        own = years(first)
        assert own is not None
        assert found.start == own.start <= own.end <= found.end
