import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.occurrences import occurrences

TEXTS = st.lists(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=5), max_size=4))
"""Passages of sentences of terms."""
IDS = st.lists(st.integers(0, 9), unique=True)


@given(IDS, TEXTS)
def test_every_asked_word_is_found_where_it_stands(
    ids: list[int], texts: list[list[list[int]]]
) -> None:
    tokens = [sum(text, list[int]()) for text in texts]
    starts = [[len(sum(text[:at], list[int]())) for at in range(len(text))] for text in texts]

    found = occurrences(
        ids,
        [np.array(row, np.int32) for row in tokens],
        [np.array(row, np.int32) for row in starts],
    )

    for number, text in enumerate(texts):
        flat = [(at, term) for at, sentence in enumerate(text) for term in sentence]
        there = [(at, n, ids.index(t)) for n, (at, t) in enumerate(flat) if t in ids]
        assert list(found.of(number)) == there
