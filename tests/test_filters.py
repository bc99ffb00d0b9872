from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.interval import Interval, years
from index.answer import answer
from index.filters import NOTHING, filters, holds_phrase
from index.searcher import Searcher

DAYS = st.dates(date(1000, 1, 1), date(9998, 1, 1)) | st.dates(date(1921, 3, 1), date(1921, 3, 9))


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    plain, marks = filters(text)

    assert bool(marks) or marks.written == ()
    assert isinstance(plain, str)


@given(DAYS, DAYS)
def test_after_one_day_and_before_another_are_the_days_between(first: date, last: date) -> None:
    marks = [f"after:{first}", f"before:{last}"]
    start, end = first.toordinal() + 1, last.toordinal() - 1

    for question in (" ".join(marks), " gold ".join(reversed(marks))):
        _, held = filters(question)
        assert held.written
        assert (held.days == (Interval(start, end),)) is (start <= end)
        assert bool(held.impossible) is (start > end)


def test_marks_are_taken_out_of_the_question() -> None:
    plain, marks = filters("gold year:1921 doc:topal -ruble")

    assert plain.split() == ["gold"]
    assert (marks.days, marks.documents, marks.without) == ((years(1921),), ("topal",), ("ruble",))


@pytest.mark.parametrize("mark", ["year:0", "year:99999", "before:31.02.1921", "after:soon"])
def test_days_that_no_calendar_has_are_named(mark: str, engine: Searcher) -> None:
    found = answer(f"gold {mark}", engine)

    assert (found.verdict, found.passages) == ("none", ())
    assert mark in found.missing


@pytest.mark.parametrize("text", ["In that year: what was signed?", "Before: who met him?",
                                  "Hangi yıl: ne oldu?", "1920 -1922"])  # fmt: skip
def test_a_colon_or_a_dash_of_a_sentence_is_no_mark(text: str) -> None:
    assert filters(text) == (text, NOTHING)


@pytest.mark.parametrize("mark", ["year:1921-03", "year: 03/1921", 'year:"March 1921"'])
def test_a_month_may_be_asked_for(mark: str) -> None:
    _, held = filters(f"gold {mark}")

    assert held.days == (Interval(date(1921, 3, 1).toordinal(), date(1921, 3, 31).toordinal()),)


def test_filters_that_leave_nothing_are_named(engine: Searcher) -> None:
    found = answer("gold year:1700", engine)

    assert found.verdict == "none"
    assert "year:1700" in found.missing


def test_a_question_may_be_only_filters(engine: Searcher) -> None:
    found = answer("year:1925", engine)

    assert found.passages
    assert all("1925" in quoted.passage.text for quoted in found.passages)


def test_the_document_is_as_asked(engine: Searcher) -> None:
    found = answer("Moscow doc:topal", engine)

    assert {quoted.document.slug for quoted in found.passages} == {"topal-moscow-treaty-2018"}


def test_an_unwanted_word_is_in_no_passage(engine: Searcher) -> None:
    found = answer("treaty -Moscow", engine)

    assert found.passages
    assert all("moscow" not in quoted.passage.text.lower() for quoted in found.passages)


def test_a_quoted_phrase_stands_word_for_word(engine: Searcher) -> None:
    found = answer('"strong blow"', engine)

    assert [quoted.passage.id[-3:] for quoted in found.passages] == ["^n4"]


def test_quotation_marks_in_a_sentence_are_only_marks() -> None:
    assert filters('Who wrote of a "strong blow"?')[1].phrases == ()


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    assert not filters("Brest-Litovsk 1920-22 non-aggression")[1]


@pytest.mark.parametrize(("phrase", "held"), [("b c", True), ("c b", False), ("a b c", True)])
def test_a_phrase_is_held_in_order(phrase: str, held: bool) -> None:
    assert holds_phrase("a b c".split(), phrase.split()) is held


@pytest.mark.parametrize(
    ("question", "without"),
    [
        ("Kars -non-aggression", ("non-aggression",)),
        ("-Brest-Litovsk treaty", ("Brest-Litovsk",)),
        ("Kars -1921", ("1921",)),
        ('Kars -"strong blow"', ("strong blow",)),
        ("1920 -22", ()),
    ],
)
def test_what_is_left_out_is_a_whole_word_a_number_or_a_phrase(
    question: str, without: tuple[str, ...]
) -> None:
    assert filters(question)[1].without == without


@pytest.mark.parametrize("end", ["?", ",", "!?", ".", ")"])
def test_a_mark_before_a_full_stop_or_question_mark_is_a_mark(end: str) -> None:
    assert filters(f"gold year:1921{end}")[1].days == filters("gold year:1921")[1].days
    assert filters(f"gold doc:ormond{end}")[1].documents == ("ormond",)


@pytest.mark.parametrize(
    "question",
    [
        "Кто написал «Воспоминания о Велграде»?",
        "Кем издана книга «Воспоминания»?",
        '"Savaş ve Barış" romanı kimdir',
        'Who wrote "The Siege of Velgrad"?',
    ],
)
def test_a_title_in_a_question_of_any_language_is_no_exact_phrase(question: str) -> None:
    assert filters(question)[1].phrases == ()
