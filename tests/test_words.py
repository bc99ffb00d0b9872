import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import (
    VALUE,
    asks_for_footnote,
    asks_for_source,
    is_asked_for,
    joined_numbers,
    same_number,
    wanted,
)


@given(st.integers(1, 999), st.lists(st.integers(0, 999), min_size=1, max_size=3))
def test_a_number_written_in_threes_is_one_number(first: int, threes: list[int]) -> None:
    written = " ".join([str(first), *(f"{three:03}" for three in threes)])

    assert joined_numbers(f"the {written} rifles") == f"the {written.replace(' ', '')} rifles"


@given(st.text(max_size=60))
def test_only_spaces_are_taken_out_of_numbers(text: str) -> None:
    assert "".join(joined_numbers(text).split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["1921 500", "10 20", "1,000 000.5", "5 1000"])
def test_two_numbers_side_by_side_stay_two(text: str) -> None:
    assert joined_numbers(text) == text


@given(st.sampled_from(sorted(VALUE)), st.booleans())
def test_a_counted_part_is_roman_or_not(roman: str, before: bool) -> None:
    around = ("article", "") if before else ("", "madde")

    digits = same_number(roman, *around)

    assert same_number(digits, *around) == roman
    assert same_number(roman, "of", "the") == ""


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("how many were there when he came", "number"),
        ("kim geldi", "name"),
        ("куда ехал", "place"),
        ("gold", ""),
    ],
)
def test_the_first_word_that_says_so_tells_what_is_wanted(question: str, kind: str) -> None:
    assert wanted(question.split()) == kind


@pytest.mark.parametrize(
    ("word", "after", "asks"),
    [
        ("article", "on", True),
        ("article", "iii", False),
        ("article", "7", False),
        ("yazarinin", "", True),
        ("yazik", "", False),
        ("gold", "", False),
    ],
)
def test_a_word_asks_for_the_source_unless_a_number_follows(
    word: str, after: str, asks: bool
) -> None:
    assert asks_for_source(word, after) is asks


def test_which_month_asks_for_a_kind_of_answer_the_month_does_not() -> None:
    assert is_asked_for("month", "which")
    assert not is_asked_for("month", "the")


@pytest.mark.parametrize("word", ["footnote", "dipnotu", "dipnotta", "сноска", "references"])
def test_a_reference_is_asked_for_by_its_name(word: str) -> None:
    assert asks_for_footnote(word)
    assert asks_for_source(word, "")


@pytest.mark.parametrize("word", ["source", "kaynak", "note", "refer", "источник"])
def test_who_asks_for_the_source_asks_for_no_footnote(word: str) -> None:
    assert not asks_for_footnote(word)
