import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import VERDICTS

from index.verdict import judge, threshold

SHARES = st.floats(0, 1)
SIZES = st.integers(0, 10**9)
COUNTS = st.integers(0, 12)


@given(SHARES, SHARES, COUNTS, COUNTS, SIZES)
def test_more_coverage_is_never_judged_worse(
    one: float, other: float, matched: int, asked: int, size: int
) -> None:
    less, more = sorted((one, other))

    worse, better = (judge(share, matched, asked, size) for share in (less, more))

    assert VERDICTS.index(better) <= VERDICTS.index(worse)


@given(SHARES, COUNTS, COUNTS, SIZES, SIZES)
def test_a_larger_corpus_is_never_judged_more_mildly(
    share: float, matched: int, asked: int, one: int, other: int
) -> None:
    smaller, larger = sorted((one, other))

    mild, strict = (judge(share, matched, asked, size) for size in (smaller, larger))

    assert VERDICTS.index(mild) <= VERDICTS.index(strict)


@given(SHARES, COUNTS, SIZES)
def test_no_word_found_is_no_answer(share: float, asked: int, size: int) -> None:
    assert judge(share, 0, asked, size) == "none"


@given(SHARES, st.integers(3, 12), SIZES)
def test_one_word_of_three_or_more_is_an_accident(share: float, asked: int, size: int) -> None:
    assert judge(share, 1, asked, size) == "none"


@pytest.mark.parametrize(("size", "expected"), [(0, 0.35), (1, 0.35), (10, 0.40), (10_000, 0.55)])
def test_the_threshold_grows_with_the_corpus(size: int, expected: float) -> None:
    assert threshold(size) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("coverage", "verdict"),
    [(0.46, "strong"), (0.44, "partial"), (0.40, "partial"), (0.35, "weak"), (0.19, "none")],
)
def test_the_four_words(coverage: float, verdict: str) -> None:
    assert judge(coverage, 2, 2, 10) == verdict


@given(SHARES, COUNTS, COUNTS, SIZES, st.floats(0, 9), st.floats(0, 9))
def test_stronger_evidence_is_never_judged_worse(
    share: float, matched: int, asked: int, size: int, one: float, other: float
) -> None:
    less, more = sorted((one, other))

    worse, better = (judge(share, matched, asked, size, proof) for proof in (less, more))

    assert VERDICTS.index(better) <= VERDICTS.index(worse)


@given(SHARES, COUNTS, COUNTS, SIZES)
def test_words_scattered_over_a_passage_are_a_weak_match_at_most(
    share: float, matched: int, asked: int, size: int
) -> None:
    assert judge(share, matched, asked, size, 9.0, closest=0.5) in ("weak", "none")
