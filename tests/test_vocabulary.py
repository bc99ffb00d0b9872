from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vocabulary import CACHED, Vocabulary

TERMS = st.lists(st.text(st.characters(), max_size=8), unique=True, max_size=60)


@given(TERMS, st.text(max_size=8))
def test_every_term_is_found_under_its_position_and_no_other(terms: list[str], word: str) -> None:
    vocabulary = Vocabulary.build(terms)

    assert [vocabulary.find(term) for term in terms] == list(range(len(terms)))
    assert vocabulary.find(word) == (terms.index(word) if word in terms else None)
    assert list(vocabulary) == terms
    assert len(vocabulary) == len(terms)


@given(TERMS)
def test_an_opened_vocabulary_is_the_saved_one(
    tmp_path_factory: pytest.TempPathFactory, terms: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("vocabulary")
    Vocabulary.build(terms).save(folder)

    opened = Vocabulary.open(folder)

    assert [opened.find(term) for term in terms] == list(range(len(terms)))
    assert list(opened) == terms


def test_half_a_surrogate_pair_is_a_term_like_any_other() -> None:
    vocabulary = Vocabulary.build(["a", "\ud800"])

    assert vocabulary.find("\ud800") == 1
    assert list(vocabulary) == ["a", "\ud800"]


def test_many_terms_share_buckets_without_confusion(tmp_path: Path) -> None:
    terms = [f"term{number}" for number in range(200_000)]
    Vocabulary.build(terms).save(tmp_path)

    opened = Vocabulary.open(tmp_path)

    assert all(opened.find(terms[number]) == number for number in range(0, 200_000, 7))
    assert all(opened.find(f"word{number}") is None for number in range(20_000))
    assert list(opened) == terms


def test_only_terms_looked_up_lately_are_remembered() -> None:
    vocabulary = Vocabulary.build(["a"])

    for number in range(3 * CACHED):
        vocabulary.find(f"unknown{number}")

    assert len(vocabulary._recent) <= CACHED
    assert vocabulary.find("a") == 0
