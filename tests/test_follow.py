import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordlist import Wordlist

from index.follow import AT_ONCE, POINTING, SHORT, leans, stands_for_it
from index.searcher import Searcher
from index.understand import understand

COUNTS = st.integers(0, 9)


@given(st.text(max_size=200), COUNTS, COUNTS)
def test_any_text_leans_or_does_not(question: str, content: int, names: int) -> None:
    assert leans(question, content, names) in (True, False)


@given(st.integers(SHORT + 3, 40), COUNTS, COUNTS)
def test_a_long_question_stands_alone(size: int, content: int, names: int) -> None:
    assert not leans("and it " + "so " * (size - 2), content, names)


@given(st.sampled_from(sorted(AT_ONCE)), COUNTS, COUNTS)
def test_a_short_question_that_begins_with_a_joining_word_leans(
    word: str, content: int, names: int
) -> None:
    assert leans(f"{word.capitalize()} how much gold?", content, names)


@given(st.sampled_from(sorted(POINTING)), st.integers(2, 6))
def test_a_pronoun_points_back_unless_a_name_stands_beside_it(word: str, content: int) -> None:
    assert leans(f"Signed {word} gold?", content, 0)
    assert not leans(f"Signed {word} Kars?", content, 1)


@pytest.mark.parametrize(
    ("content", "names", "does"), [(0, 0, True), (1, 0, True), (1, 1, False), (2, 0, False)]
)
def test_a_question_that_names_hardly_anything_leans(content: int, names: int, does: bool) -> None:
    assert leans("How much gold?", content, names) is does


@pytest.mark.parametrize("question", ["", "?!", " "])
def test_what_says_nothing_leans_on_nothing(question: str) -> None:
    assert not leans(question, 0, 0)


@pytest.mark.parametrize(
    ("question", "stands"),
    [
        ("who signed it besides Turkey?", True),
        ("did they meet Kemal?", True),
        ("did Kemal meet them?", False),
        ("was this treaty of Kars signed?", False),
        ("was this treaty signed?", True),
        ("did Mustafa Kemal meet them?", False),
        ("Mustafa Kemal onlara ne verdi?", False),
        ("Мустафа Кемаль встретил их?", False),
        ("how long did it take Kemal?", False),
        ("when did it take place?", True),
        ("is it likely Kemal signed?", False),
        ("was it not Kemal who signed?", False),
        ("was it Kemal who signed?", False),
        ("is it true that they met Kemal?", True),
        ("in his haste, did Kemal sign?", False),
        ("did he sign for Turkey?", True),
        ("who signed?", False),
    ],
)
def test_a_pronoun_stands_for_what_was_named_before_where_no_name_comes_first(
    engine: Searcher, question: str, stands: bool
) -> None:
    assert stands_for_it(understand(question, engine), question) is stands


@pytest.mark.parametrize(
    ("chain", "full"),
    [
        (["When was Kars attacked?"], "When was Kars attacked?"),
        (["When was Kars attacked?", "and why?"], "and why? attacked Kars"),
        (
            ["When was Kars attacked?", "who besieged it?", "where?"],
            "where? besieged attacked Kars",
        ),
        (["When was Kars attacked?", "and Ardahan?"], "and Ardahan?"),
        (["Where is the letter of Kars kept?", "and why?"], "and why? Kars"),
    ],
)
def test_a_question_in_full_names_what_it_stands_on(chain: list[str], full: str) -> None:
    words, previous = Wordlist("Kars Ardahan attacked besieged kept".split()), None
    for question in chain:
        previous = understand(question, words, previous=previous).in_full

    assert sorted((previous or "").split()) == sorted(full.split())
