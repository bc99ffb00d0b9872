from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import indexed

from index.engine import Found
from index.evidence import Evidence, Word, evidence
from index.searcher import Searcher
from index.understand import understand

TERMS = st.frozensets(st.sampled_from("abcdefg"), max_size=4)
WORDS = st.builds(Word, TERMS, TERMS, st.floats(0.1, 9), st.sampled_from([0.8, 1.0]))
EVIDENCE = st.lists(WORDS, min_size=1, max_size=6).map(
    lambda words: Evidence(tuple(words), sum(word.told for word in words), 9.0)
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return indexed(
        tmp_path_factory.mktemp("evidence"),
        one="The treaty of Kars was signed. ^p1\n\nGold went to Kars. Rifles came later. ^p2",
        two="The treaty of Moscow. ^p1",
    )


@given(EVIDENCE, TERMS, TERMS)
def test_more_words_found_never_cover_less(held: Evidence, one: str, other: str) -> None:
    fewer, more = frozenset(one), frozenset(one) | frozenset(other)

    assert 0 <= held.coverage(fewer) <= held.coverage(more) <= 1 + 1e-9
    assert held.strength(fewer, fewer, 1.0) <= held.strength(more, more, 1.0)


@given(EVIDENCE, st.lists(st.tuples(st.integers(0, 3), st.sampled_from("abcdefg"))))
def test_no_sentence_covers_more_than_the_best_one(
    held: Evidence, told: list[tuple[int, str]]
) -> None:
    places = [Found(sentence, 0, term) for sentence, term in told]

    best = held.coverage(held.best_sentence(places))

    for sentence, _ in told:
        assert held.coverage({term for at, term in told if at == sentence}) <= best + 1e-9


def coverage(engine: Searcher, question: str, *found: str) -> float:
    return evidence(understand(question, engine), engine).coverage(set(found))


def test_an_unknown_name_counts_twice_an_unknown_word_once(small: Searcher) -> None:
    named, plain = (
        coverage(small, question, "kar") for question in ("Kars or Zurich?", "Kars or zurich?")
    )

    assert named < plain


def test_a_word_that_asks_for_anything_need_not_be_found(small: Searcher) -> None:
    assert coverage(small, "What role did gold play in Kars?", "gold", "kar") == 1


def test_a_name_found_is_stronger_evidence_than_a_word(small: Searcher) -> None:
    word, name = (
        evidence(understand(question, small), small).strength({"kar"}, {"kar"}, 1.0)
        for question in ("what of kars?", "What of Kars?")
    )

    assert name > word


def test_the_first_hit_says_how_much_one_sentence_covers(small: Searcher) -> None:
    hit = small.search(understand("gold and rifles", small), 1)[0]

    assert hit.coverage == 1
    assert hit.closest < 0.9


def test_a_question_without_matter_covers_nothing(small: Searcher, tmp_path: Path) -> None:
    assert coverage(small, "") == 0


def test_a_word_that_means_nearly_the_same_counts_as_found_by_half() -> None:
    word = Word(frozenset({"money"}), frozenset({"fund"}), 2.0)
    held = Evidence((word,), 2.0, 9.0)

    assert [held.coverage({name}) for name in ("money", "fund", "gold")] == [1.0, 0.5, 0.0]
    assert held.coverage({"money", "fund"}) == 1.0


@given(EVIDENCE, TERMS)
def test_strength_is_the_formula(held: Evidence, found: frozenset[str]) -> None:
    own = [word for word in held.words if word.share(found)]
    told = sum(word.told for word in own)
    missing = sum(word.missed for word in held.words)

    expected = 1.6 * told / held.highest + 0.2 * len(own) - 0.2 * missing
    expected += 1.2 * 2.0 / sum(word.told for word in held.words)

    assert held.strength(found, found, 2.0) == pytest.approx(expected)
