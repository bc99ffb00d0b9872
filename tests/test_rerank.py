import itertools
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.occurrences import occurrences
from index.rerank import ALMOST, PAIRS, SENTENCE, SENTENCE_LENGTH, bonuses, nearest, weighed

Pairs = Sequence[tuple[int, float]]
Text = tuple[list[int], list[int]]

TOKENS = st.lists(st.integers(0, 6), min_size=1, max_size=30)
ASKED = st.lists(st.tuples(st.integers(0, 6), st.floats(0.1, 5)), unique_by=lambda pair: pair[0])
K1, B = 1.2, 0.6


def gains(asked: Pairs, *texts: Text, turns: Sequence[int] = ()) -> list[float]:
    found = occurrences(
        [number for number, _ in asked],
        [np.array(tokens, np.int32) for tokens, _ in texts],
        [np.array(starts, np.int32) for _, starts in texts],
    )
    said = np.array(turns or range(len(asked)), np.int64)
    idf = np.array([idf for _, idf in asked])
    return list(bonuses(found, weighed(found, idf, K1, B), idf, said).tolist())


@st.composite
def sentences(draw: st.DrawFn) -> Text:
    tokens = draw(TOKENS)
    cuts = draw(st.sets(st.integers(1, len(tokens) - 1))) if len(tokens) > 1 else set()
    return tokens, [0, *sorted(cuts)]


def worths(asked: Pairs, tokens: list[int], starts: list[int]) -> Iterator[float]:
    """The BM25 score of each sentence."""
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        part = tokens[start:end]
        norm = K1 * (1 - B + B * len(part) / SENTENCE_LENGTH)
        counts = [(idf, part.count(term)) for term, idf in asked]
        yield sum(idf * tf * (K1 + 1) / (tf + norm) for idf, tf in counts if tf)


def slow(asked: Pairs, tokens: list[int], starts: list[int]) -> float:
    """The docstring's formula, sentence by sentence."""
    best = max(worths(asked, tokens, starts))
    follows = dict(itertools.pairwise(term for term, _ in asked))
    beside = {pair for pair in itertools.pairwise(tokens) if follows.get(pair[0]) == pair[1]}
    idf = dict(asked)
    return SENTENCE * best + PAIRS * sum(min(idf[a], idf[b]) for a, b in beside)


@given(ASKED, st.lists(sentences(), max_size=4))
def test_the_bonus_is_the_formula_for_each_passage(asked: Pairs, texts: list[Text]) -> None:
    assert gains(asked, *texts) == pytest.approx([slow(asked, *text) for text in texts])


@given(ASKED, sentences())
def test_a_bonus_is_never_negative(asked: Pairs, text: Text) -> None:
    assert gains(asked, text)[0] >= 0


def test_words_side_by_side_as_asked_gain_more_than_apart_or_turned() -> None:
    together, turned, apart = gains(
        [(1, 2.0), (2, 2.0)], ([1, 2, 0], [0]), ([2, 1, 0], [0]), ([1, 0, 2], [0])
    )

    assert together > turned == apart


def test_one_sentence_with_both_words_gains_more_than_two_with_one_each() -> None:
    one, two = gains([(1, 2.0), (2, 2.0)], ([1, 0, 2, 0], [0, 3]), ([1, 0, 0, 2], [0, 2]))

    assert one > two


def test_a_question_of_unknown_words_gains_nothing() -> None:
    assert gains([], ([1, 2, 3], [0])) == [0]


def test_a_word_of_the_same_meaning_stands_beside_the_next_word_as_well() -> None:
    asked = [(1, 2.0), (3, 2.0), (2, 2.0)]  # 3 stands for 1, too

    own, other, both = gains(
        asked, ([1, 2, 0], [0]), ([3, 2, 0], [0]), ([1, 3, 0], [0]), turns=[0, 0, 1]
    )

    assert own == other
    assert own > both


@given(ASKED, st.lists(sentences(), min_size=1, max_size=4))
def test_the_best_sentence_of_each_passage_is_among_the_nearest(
    asked: Pairs, texts: list[Text]
) -> None:
    found = occurrences(
        [number for number, _ in asked],
        [np.array(tokens, np.int32) for tokens, _ in texts],
        [np.array(starts, np.int32) for _, starts in texts],
    )
    idf = np.array([idf for _, idf in asked])
    near = list(nearest(found, weighed(found, idf, K1, B)))

    for (tokens, starts), numbers in zip(texts, near, strict=True):
        own = list(worths(asked, tokens, starts))
        sure = {at for at, worth in enumerate(own) if worth > 1.001 * ALMOST * max(own)}
        likely = {at for at, worth in enumerate(own) if 0 < worth > 0.999 * ALMOST * max(own)}
        assert sure <= set(numbers) <= likely
