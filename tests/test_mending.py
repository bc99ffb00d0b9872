import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordlist import Wordlist

from index.analysis import fold, term
from index.mending import derived, is_substitution, repaired
from index.reading import Reading, Said

KNOWN = "treati orphanag rifl chicherin batum spoken tank ankara ordzhonikidz говор".split()
LETTERS = st.text("abcde", max_size=6)


WORDS = Wordlist(KNOWN)


def reading(language: str = "en", words: Wordlist = WORDS, single: bool = False) -> Reading:
    return Reading(words, language, False, (), is_single=single)


def mended(
    word: str, language: str = "en", start: int = 0, single: bool = False
) -> dict[str, float]:
    """The terms that a word of a question may stand for, with their weights."""
    said = Said(word, fold(word), start)
    return dict(repaired(said, term(word, language), reading(language, single=single)))


@given(LETTERS, LETTERS)
def test_one_letter_for_another_is_the_same_mistake_both_ways(one: str, other: str) -> None:
    apart = is_substitution(one, other)

    assert apart is is_substitution(other, one)
    assert not apart or (len(one) == len(other) and one != other)


@given(st.text("aehiknrt", min_size=4, max_size=10), st.booleans())
def test_a_word_is_only_taken_for_one_that_documents_hold(word: str, single: bool) -> None:
    if word != term(word):
        return

    found = mended(word, single=single)

    assert found.keys() <= set(KNOWN)
    assert all(0 < weight <= 1 for weight in found.values())


@pytest.mark.parametrize(
    ("word", "language", "meant"),
    [
        ("traety", "en", {"treati": 1.0}),
        ("Chicerin", "en", {"chicherin": 1.0}),
        ("orphans", "en", {"orphanag": 0.6}),
        ("Чичерин", "ru", {"chicherin": 0.6}),
        ("Ordjonikidze", "en", {"ordzhonikidz": 1.0}),
        ("Batumlular", "tr", {"batum": 1.0}),
        ("zzyzx", "en", {}),
    ],
)
def test_a_word_stands_for_the_nearest_one(
    word: str, language: str, meant: dict[str, float]
) -> None:
    assert mended(word, language) == meant


def test_in_a_short_word_another_letter_is_another_word_unless_it_is_a_name() -> None:
    assert mended("tunk") == {}
    assert mended("Tunk") == {"tank": 1.0}


def test_a_short_word_that_begins_otherwise_is_no_mistake() -> None:
    assert mended("kreaty") == {}
    assert mended("treaky") == {"treati": 1.0}


def test_a_name_inside_a_question_stands_only_for_a_name() -> None:
    assert mended("Rifel", start=9) == {}
    assert mended("rifel", start=9) == {"rifl": 1.0}


def test_two_letters_differ_only_behind_a_beginning_that_agrees() -> None:
    assert mended("xxdzhonikidz") == {}
    assert mended("ordzhonikixx") == {"ordzhonikidz": 1.0}


def test_a_word_made_of_a_stem_is_found_unless_the_stem_is_short() -> None:
    assert derived("orph", reading()) == []
    assert derived("orphan", reading()) == ["orphanag"]


def test_what_is_searched_instead_is_told() -> None:
    own = reading()

    repaired(Said("traety", "traety", 0), "traeti", own)

    assert own.searched == ["traety → treati"]
