from concurrent.futures import ThreadPoolExecutor

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.impacts import TERMS, Impacts
from index.postings import collect
from index.saturation import Saturation
from index.vocabulary import Vocabulary

TEXTS = st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=9), min_size=1)
MODEL = Saturation(k1=1.2, b=0.6, avgdl=5.0)


def impacts(texts: list[list[str]], window: int = 8, budget: int = 1 << 20) -> Impacts:
    terms, postings = collect(texts)
    peaks = MODEL.peaks(postings)
    return Impacts(Vocabulary.build(terms), postings, MODEL, peaks, window, budget)


@given(TEXTS)
def test_what_is_looked_up_is_what_is_added(texts: list[list[str]]) -> None:
    of = impacts(texts)
    everywhere = np.arange(len(texts), dtype=np.int32)
    for term, weight in of.find("abcdef"):
        sums = np.zeros(len(texts))

        of.add([(term, weight)], sums)

        np.testing.assert_array_equal(of.look_up(term, everywhere), sums)
        assert sums.max() <= term.bound


@given(TEXTS)
def test_the_parts_of_a_column_are_the_column(texts: list[list[str]]) -> None:
    of = impacts(texts)
    for term, _ in of.find("abcdef"):
        parts = [of.part(term, window) for window in range(of.windows)]

        passages = np.concatenate([places + 8 * n for n, (places, _) in enumerate(parts)])
        np.testing.assert_array_equal(passages, of.column(term)[0])
        narrow = np.concatenate([values for _, values in parts])
        np.testing.assert_allclose(narrow, of.column(term)[1], rtol=2**-20)


def test_impacts_beyond_the_budget_are_dropped_and_computed_again() -> None:
    texts = [["a", "b"], ["b", "c"], ["c", "a"]] * 100
    of = impacts(texts, budget=4000)
    (a, _), (b, _) = of.find(["a", "b"])
    before = of.column(a)[1].tolist()

    of.column(b)

    assert a.column is None
    assert of.column(a)[1].tolist() == before


def test_only_so_many_terms_are_kept() -> None:
    words = [f"w{number}" for number in range(TERMS + 10)]
    of = impacts([words])

    assert len(of.find(words)) == len(words)
    assert len(of._terms) <= TERMS
    assert of.look_up(of.find(["w0"])[0][0], np.zeros(1, np.int32)) > 0


def test_threads_that_drop_each_others_impacts_still_add_the_same() -> None:
    texts = [[f"w{number % 37}", f"w{number % 11}", "the"] for number in range(2000)]
    of, plenty = impacts(texts, budget=20_000), impacts(texts)

    def sums(number: int, source: Impacts = of) -> list[float]:
        total = np.zeros(len(texts))
        source.add(source.find([f"w{number % 37}", "the", f"w{number % 5}"]), total)
        return total.tolist()

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(sums, range(300)))

    assert found == [sums(number, plenty) for number in range(300)]
