import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.remarks import LONGEST, MOST, ROOM, remarks
from bot.wording import CATALOGUES, English, of
from index.answer import Answer

words = st.lists(st.text(min_size=1, max_size=200), max_size=40)


def said(
    missing: list[str], searched: list[str] | None = None, suggestions: list[str] | None = None
) -> Answer:
    return Answer(
        "q", "en", "search", "none", (), tuple(missing), tuple(suggestions or ()),
        tuple(searched or ()),
    )  # fmt: skip


@given(words, words, words)
def test_no_remark_floods_the_screen(
    missing: list[str], searched: list[str], suggestions: list[str]
) -> None:
    for line in remarks(said(missing, searched, suggestions), English):
        assert len(line) <= ROOM + LONGEST + 40


@given(st.integers(0, 40))
def test_what_is_not_named_is_counted(count: int) -> None:
    shown = "".join(remarks(said([f"w{number}" for number in range(count)]), English))

    assert shown.count("“") == min(count, MOST)
    assert (f"… and {count - MOST} more" in shown) == (count > MOST)


def test_three_things_are_said_in_their_order() -> None:
    lines = remarks(said(["xyzzy"], ["rifels → rifles", "a → b"], ["Batum"]), English)

    assert lines == [
        "Searched: rifels → rifles; a → b",
        "No source knows: “xyzzy”.",
        "Did you mean: Batum?",
    ]


def test_nothing_to_remark_is_no_line() -> None:
    assert remarks(said([]), English) == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_the_count_is_said_in_the_readers_language(language: str) -> None:
    catalogue = of(language)

    (line,) = remarks(said(["w"] * 20), catalogue)

    assert catalogue.MORE.format(count=12) in line


def test_a_mark_that_nothing_meets_is_no_word_that_no_source_knows() -> None:
    lines = remarks(said(["Zurich", "year:1850", "-gold"]), English)

    assert lines == [
        "No source knows: “Zurich”.",
        "No passage passes: “year:1850”, “-gold”.",
    ]
