import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.notes import linked, note, without_links

WORDS = "Compare [[a-letter#^p2|the letter]], [[#^r14]] and [[other|the book]]."


def test_a_link_names_a_passage_and_is_read_as_its_words() -> None:
    assert linked(WORDS, "own") == dict.fromkeys(
        ("a-letter^p2", "own^r14"), "Compare the letter, own and the book."
    )
    assert without_links(WORDS, "own") == "Compare the letter, own and the book."


def test_an_embedded_link_and_one_to_a_heading_are_read_as_their_words() -> None:
    words = "See ![[a#^p1|there]] and [[a#The end|the end]]."

    assert without_links(words, "own") == "See there and the end."
    assert list(linked(words, "own")) == ["a^p1"]


@pytest.mark.parametrize("words", ["[[]]", "[[a#^p1", "[a](#p1)", "[[a#^p 1]]", "a ^p1 [[b]"])
def test_what_is_no_link_names_nothing(words: str) -> None:
    assert linked(words, "own") == {}


def test_a_full_stop_in_a_links_words_ends_nothing() -> None:
    words = "So. Compare [[a#^p1|G. V. Chicherin]] of 1921. Or not."

    assert linked(words, "own") == {"a^p1": "Compare G. V. Chicherin of 1921."}


def test_a_full_stop_in_a_quotation_ends_nothing() -> None:
    words = "„Burnt by I. V. Harold. Or so“, “5 Dec. 1804”: [[a#^p1]]. Or not."

    assert linked(words, "own") == {"a^p1": "„Burnt by I. V. Harold. Or so“, “5 Dec. 1804”: a."}


def test_the_words_of_a_link_are_no_quotation_of_the_passage_itself() -> None:
    assert linked("Compare [[a#^p1|“the old ferry”]].", "own") == {
        "a^p1": "Compare the old ferry."
    }


def test_what_is_said_wherever_a_passage_is_named_counts_for_it() -> None:
    assert linked("One [[a#^p1]]. Two: [[a#^p1|again]].", "own") == {"a^p1": "One a. Two: again."}
    assert linked("One [[a#^p1]] and [[a#^p1]].", "own") == {"a^p1": "One a and a."}


def test_of_each_passage_the_part_is_kept_that_names_it() -> None:
    assert linked("So says [[a#^p1|he]]; not [[b#^p2|she]].", "own") == {
        "a^p1": "So says he;", "b^p2": "not she.",
    }  # fmt: skip


@given(st.text(max_size=80))
def test_a_note_without_links_is_read_as_it_is(words: str) -> None:
    assert "[[" in words or without_links(words, "own") == words
    assert "[[" in words or without_links(f"{words} [[a#^p1|b]]", "own") == f"{words} b"


@pytest.mark.parametrize("block", ["> [!quote] His words.", "> said he", "words", ""])
def test_only_a_maintainers_callout_is_a_note(block: str) -> None:
    assert note(block) == ""
