import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordlist import Wordlist

from index.analysis import fold, term
from index.dictionary import lemma
from index.mending import derived, is_slip, is_substitution, is_unknown, repaired
from index.reading import Reading, Said
from index.understand import understand

LETTERS = st.text("abcde", max_size=6)
KNOWN = (
    "treaty orphanage rifle Chicherin Batum spoken tank Ankara Ordzhonikidze говор конференция "
    "positioning delegation convention communism minority contingent short Shakhtakhty"
).split()
WORDS = Wordlist(KNOWN)
LONG = [word.lower() for word in KNOWN if len(word) > 7 and word.isascii()]


def reading(language: str = "en", words: Wordlist = WORDS, single: bool = False) -> Reading:
    return Reading(words, language, False, (), is_single=single)


def mended(
    word: str, language: str = "en", start: int = 0, single: bool = False
) -> dict[str, float]:
    """The terms that a word of a question may stand for, with their weights."""
    said = Said(word, fold(word), start)
    return dict(repaired(said, term(word, language), reading(language, single=single)))


def test_a_long_word_is_no_short_one_with_two_letters_changed() -> None:
    assert understand("что натворили?", Wordlist(["NATO"])).weights == {}


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

    assert found.keys() <= WORDS.known
    assert all(0 < weight <= 1 for weight in found.values())


@pytest.mark.parametrize(
    ("word", "language", "meant"),
    [
        ("traety", "en", {"treati": 1.0}),
        ("minorty", "en", {"minor": 1.0}),
        ("positionng", "en", {"posit": 1.0}),
        ("Conventoin", "en", {"convent": 1.0}),
        ("comunism", "en", {"communism": 1.0}),
        ("Chakhtakhty", "en", {"shakhtakhti": 1.0}),
        ("конфиренция", "ru", {"конференц": 0.6}),
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
    assert mended("xxdzhonikidze") == {}
    assert mended("ordzhonikixxe") == {"ordzhonikidz": 1.0}


def test_a_word_made_of_a_stem_is_found_unless_the_stem_is_short() -> None:
    assert derived("orph", reading()) == []
    assert derived("orphan", reading()) == ["orphanag"]


def test_a_name_is_made_of_nothing_but_a_name() -> None:
    springer = reading(words=Wordlist(["Springer", "springs"]))

    assert derived("spring", springer) == ["spring"]
    assert derived("spring", springer, name=True) == ["spring", "springer"]


@pytest.mark.parametrize(
    ("word", "slip"), [("delgation", True), ("seccere", False), ("minorty", True)]
)
def test_a_long_word_that_differs_in_a_letter_is_a_slip(word: str, slip: bool) -> None:
    said = Said(word, fold(word), 5)

    assert is_slip(said, reading()) is slip
    assert not is_slip(Said("rifel", "rifel", 5), reading())
    assert is_unknown(said, reading()) is not slip


@pytest.mark.parametrize("word", ["orphanages", "harbour"])
def test_a_word_that_documents_hold_or_that_is_english_is_not_unknown(word: str) -> None:
    assert not is_unknown(Said(word, word, 5), reading())


def test_what_is_searched_instead_is_told() -> None:
    own = reading()

    repaired(Said("traety", "traety", 0), "traeti", own)

    assert own.searched == ["traety → treaty"]


@given(st.sampled_from(LONG), st.integers(1, 6), st.sampled_from("abcdefgklmnoprstuvz"))
def test_any_one_mistake_in_a_long_word_is_mended(word: str, at: int, letter: str) -> None:
    rest = word[at + 1 :]
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    edits = (word[:at] + rest, word[:at] + letter + rest, word[:at] + letter + word[at:], swapped)

    for wrong in edits:
        if wrong not in LONG and not lemma(wrong) and not WORDS.names.is_word(term(wrong)):
            assert mended(wrong, start=1) == {term(word): 1.0}


def test_a_word_itself_is_not_taken_for_one_that_sounds_the_same() -> None:
    assert mended("sorts") == {}


@pytest.mark.parametrize(
    ("word", "start", "found"),
    [("surender", 4, True), ("Surender", 0, True), ("Surender", 4, False)],
)
def test_a_typo_of_a_form_that_no_text_holds_is_mended_by_its_stem(
    word: str, start: int, found: bool
) -> None:
    words = Wordlist(["surrendered"])
    said = Said(word, fold(word), start)

    mended = repaired(said, term(word, "en"), reading(words=words))

    assert [name for name, _ in mended] == (["surrend"] if found else [])
