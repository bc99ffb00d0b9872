import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.rerank import PAIRS, SENTENCE, SENTENCE_LENGTH, Asked, bonus

TOKENS = st.lists(st.integers(0, 6), min_size=1, max_size=30)
ASKED = st.lists(st.tuples(st.integers(0, 6), st.floats(0.1, 5)), unique_by=lambda pair: pair[0])
K1, B = 1.2, 0.6


def asked(*pairs: tuple[int, float]) -> Asked:
    return Asked(tuple(number for number, _ in pairs), tuple(idf for _, idf in pairs))


def gain(question: Asked, tokens: list[int], starts: list[int]) -> float:
    return bonus(question, np.array(tokens, np.int32), starts, K1, B)


@st.composite
def sentences(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    tokens = draw(TOKENS)
    cuts = draw(st.sets(st.integers(1, len(tokens) - 1))) if len(tokens) > 1 else set()
    return tokens, [0, *sorted(cuts)]


def slow(question: Asked, tokens: list[int], starts: list[int]) -> float:
    """The docstring's formula, sentence by sentence."""
    best = 0.0
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        part = tokens[start:end]
        norm = K1 * (1 - B + B * len(part) / SENTENCE_LENGTH)
        counts = [
            (idf, part.count(term)) for term, idf in zip(question.ids, question.idf, strict=True)
        ]
        best = max(best, sum(idf * tf * (K1 + 1) / (tf + norm) for idf, tf in counts if tf))
    beside = {
        (one, other)
        for one, other in itertools.pairwise(tokens)
        if one in question.ids
        and question.ids.index(one) + 1 < len(question.ids)
        and question.ids[question.ids.index(one) + 1] == other
    }
    idf = dict(zip(question.ids, question.idf, strict=True))
    return SENTENCE * best + PAIRS * sum(min(idf[a], idf[b]) for a, b in beside)


@given(ASKED, sentences())
def test_the_bonus_is_the_formula(
    pairs: list[tuple[int, float]], text: tuple[list[int], list[int]]
) -> None:
    question = asked(*pairs)

    assert gain(question, *text) == pytest.approx(slow(question, *text))


@given(ASKED, sentences())
def test_a_bonus_is_never_negative(
    pairs: list[tuple[int, float]], text: tuple[list[int], list[int]]
) -> None:
    assert gain(asked(*pairs), *text) >= 0


def test_words_side_by_side_as_asked_gain_more_than_apart_or_turned() -> None:
    question = asked((1, 2.0), (2, 2.0))

    together, turned, apart = (
        gain(question, text, [0]) for text in ([1, 2, 0], [2, 1, 0], [1, 0, 2])
    )

    assert together > turned == apart


def test_one_sentence_with_both_words_gains_more_than_two_with_one_each() -> None:
    question = asked((1, 2.0), (2, 2.0))

    assert gain(question, [1, 0, 2, 0], [0, 3]) > gain(question, [1, 0, 0, 2], [0, 2])


def test_a_question_of_unknown_words_gains_nothing() -> None:
    assert gain(asked(), [1, 2, 3], [0]) == 0
