from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import postings
from index.postings import Postings, collect

TEXTS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=9), max_size=30)


def listed(terms: list[str], found: Postings) -> dict[str, list[tuple[int, int]]]:
    spans = zip(found.starts[:-1], found.starts[1:], strict=True)
    return {
        term: list(zip(found.passages[a:b].tolist(), found.counts[a:b].tolist(), strict=True))
        for term, (a, b) in zip(terms, spans, strict=True)
    }


@given(TEXTS)
def test_postings_are_a_count_of_each_passage_in_order(texts: list[list[str]]) -> None:
    terms, found = collect(iter(texts))

    expected: dict[str, list[tuple[int, int]]] = {}
    for number, words in enumerate(texts):
        for term, count in Counter(words).items():
            expected.setdefault(term, []).append((number, count))
    assert listed(terms, found) == expected
    assert found.lengths.tolist() == [len(words) for words in texts]


def test_postings_that_were_sorted_in_many_blocks_are_joined() -> None:
    size = postings.BLOCK // 1000
    texts = ([f"t{(number + place) % 5}" for place in range(1000)] for number in range(3 * size))

    terms, found = collect(texts)

    assert sorted(terms) == ["t0", "t1", "t2", "t3", "t4"]
    assert np.diff(found.starts).tolist() == [3 * size] * 5
    assert (np.diff(found.passages.reshape(5, -1)) == 1).all()
    assert set(found.counts.tolist()) == {200}


@pytest.mark.parametrize(
    ("count", "kind"), [(255, np.uint8), (256, np.uint16), (65_536, np.uint32)]
)
def test_counts_take_the_narrowest_kind(count: int, kind: type[np.generic]) -> None:
    _, found = collect([["a"], ["a"] * count])

    assert found.counts.dtype == kind
    assert found.counts.tolist() == [1, count]


def test_opened_postings_are_mapped_not_read(tmp_path: Path) -> None:
    _, saved = collect([["a", "b"], ["b"]])
    saved.save(tmp_path)

    opened = Postings.open(tmp_path)

    assert isinstance(opened.passages.base, np.memmap)
    np.testing.assert_array_equal(opened.passages, saved.passages)
