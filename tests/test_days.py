from datetime import date as day

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordlist import Wordlist

from corpus.dates import dated
from index.analysis import fold
from index.days import (
    NUMERAL,
    YEAR,
    add_date,
    add_number,
    dates_of,
    impossible,
    settled,
    stands_alone,
)
from index.reading import Reading, Said

WORDS = Wordlist("16 march mart 1921 16.03.1921 iii".split(), languages=("en", "tr"))


def asked(text: str, words: Wordlist = WORDS) -> Reading:
    """A reading to which the one date of a text was added."""
    (date,) = dated(text)
    reading = Reading(words, "en", False, (date.interval,) if date.interval else ())
    add_date(date, text, reading)
    return reading


@pytest.mark.parametrize("text", ["31 February 1921", "30.02.1921", "31.11.1920"])
def test_a_day_that_no_calendar_has_is_impossible(text: str) -> None:
    assert all(map(impossible, dated(text)))


@pytest.mark.parametrize("text", ["28 February 1921", "March 1921", "1920-22", "16 March"])
def test_a_day_that_there_is_or_may_be_is_possible(text: str) -> None:
    assert not any(map(impossible, dated(text)))


def test_a_month_is_searched_by_its_names_in_the_documents_languages() -> None:
    month = asked("16 March 1921").terms["march"]

    assert [name for name, _ in month.choices] == ["march", "mart"]


def test_a_day_is_searched_as_one_number_too() -> None:
    reading = asked("16 March 1921")

    assert dict(reading.terms["1921"].choices) == {"1921": 1.0, "16.03.1921": 1.0}
    assert reading.dates == {"16", "march", "1921"}


def test_a_part_of_a_date_that_no_document_holds_is_unknown() -> None:
    reading = asked("17 April 1920")

    assert [term.known for term in reading.terms.values()] == [False, False, False]


@pytest.mark.parametrize(
    ("word", "before", "searched"), [("3", "article", {"iii"}), ("1,921", "", {"1921"})]
)
def test_a_number_is_searched_as_passages_write_it(
    word: str, before: str, searched: set[str]
) -> None:
    reading = Reading(WORDS, "en", False, ())

    add_number(Said(word, fold(word), 0), (before, ""), reading)

    (term,) = reading.terms.values()
    assert {name for name, _ in term.choices} == searched


@pytest.mark.parametrize(("known", "terms"), [("1922", ["1922"]), ("1921", [])])
def test_the_end_of_an_interval_is_a_year(known: str, terms: list[str]) -> None:
    (date,) = dated("1920-22")
    assert date.interval is not None
    reading = Reading(Wordlist([known]), "en", False, (date.interval,))

    add_number(Said("22", "22", 5), ("1920", ""), reading)

    assert list(reading.terms) == terms


@pytest.mark.parametrize("written", ["16.03.21", "16 March '21"])
@pytest.mark.parametrize(
    ("known", "year"), [("1921", 1921), ("1821 1721", 1821), ("2021", 2021), ("1800", 1921)]
)
def test_a_short_year_is_of_a_century_that_documents_speak_of(
    written: str, known: str, year: int
) -> None:
    (date,) = (settled(one, written, known.split().__contains__) for one in dated(written))

    assert date.year == year
    assert date.interval is not None
    assert date.interval.start == date.interval.end == day(year, 3, 16).toordinal()


@given(st.dates(day(1000, 1, 1), day(2099, 12, 31)), st.sampled_from(["%d %B %Y", "%Y-%m-%d"]))
def test_a_whole_year_stays_whatever_documents_speak_of(one: day, form: str) -> None:
    (date,) = dated(one.strftime(form))

    assert settled(date, one.strftime(form), lambda _: True) is date


@pytest.mark.parametrize("text", ["1920-22", "the 1930s", "29 Feb '20"])
def test_what_is_no_day_of_a_short_year_stays(text: str) -> None:
    (date,) = dated(text)

    assert settled(date, text, {"1822", "1922", "2019", "2100"}.__contains__) == date


NUMBERS = Wordlist("63 million 20000 1921".split())


def numbered(word: str, after: str) -> tuple[set[str], int]:
    """Return how a number is searched, and how many words of the question it is."""
    reading = Reading(NUMBERS, "en", False, ())
    used = add_number(Said(word, fold(word), 0), ("", after), reading)
    return {name for term in reading.terms.values() for name, _ in term.choices}, used


@pytest.mark.parametrize(
    ("word", "after", "searched", "used"),
    [
        ("20", "thousand", {"20000"}, 2),
        ("20", "тысяч", {"20000"}, 2),
        ("0.02", "milyon", {"20000"}, 2),
        ("63,000,000", "bullets", {"63"}, 1),
        ("63,000", "bullets", set(), 1),
        ("63", "million", {"63"}, 1),
        ("1921", "rifles", {"1921"}, 1),
        ("1" * 400, "rifles", set(), 1),
    ],
)
def test_a_number_meets_its_other_scale(
    word: str, after: str, searched: set[str], used: int
) -> None:
    assert numbered(word, after) == (searched, used)


def test_a_number_alone_is_not_the_number_with_its_scale() -> None:
    reading = Reading(Wordlist(["7", "7000000"]), "en", False, ())

    used = add_number(Said("7", "7", 0), ("", "million"), reading)

    (term,) = reading.terms.values()
    assert (used, term.word) == (2, "7 million")
    assert dict(term.choices) == {"7000000": 1.0}


def test_a_literal_number_stays_as_it_was_written() -> None:
    reading = Reading(NUMBERS, "en", True, ())

    assert add_number(Said("20", "20", 0), ("", "thousand"), reading) == 1
    assert list(reading.terms) == ["20"]


def test_only_the_second_year_of_a_range_is_written_short() -> None:
    (date,) = dated("in 1922")
    assert date.interval is not None
    reading = Reading(Wordlist(["22", "1922"]), "en", False, (date.interval,))

    add_number(Said("22", "22", 0), ("the", "prisoners"), reading)

    assert list(reading.terms) == ["22"]


@given(st.text("0123456789.,²٣", min_size=1, max_size=12), st.sampled_from(["", "million"]))
def test_any_digits_can_be_asked_for(word: str, after: str) -> None:
    assert numbered(f"1{word}", after)[1] in (1, 2)


def test_what_documents_write_as_a_number_is_no_date() -> None:
    assert [date.year for date in dates_of("on 4.5.60", {"4.5.60", "1960"}.__contains__)] == []
    assert [date.year for date in dates_of("on 4.5.60", {"1960"}.__contains__)] == [1960]


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        ("the 1920s", "1919 1925 1930 1931", {"1925": YEAR}),
        ("1920'lerde", "1920 1925", {"1920": 1.0, "1925": YEAR}),
        ("1920'li yıllarda", "1929", {"1929": YEAR}),
        ("the 15th century", "fifteenth 1435 15", {"fifteenth": 1.0}),
        ("the 15th century", "15 th", {"15": NUMERAL}),
        ("XV век", "xv век", {"xv": NUMERAL}),
        ("XV век", "xv 15", {}),
        ("the fifteenth century", "1400 1435", {"1435": YEAR}),
        ("the 1850s", "1935", {}),
    ],
)
def test_a_decade_or_century_is_found_by_its_name_or_its_years(
    text: str, known: str, found: dict[str, float]
) -> None:
    reading = asked(text, Wordlist(known.split()))

    (term,) = reading.terms.values()
    assert dict(term.choices) == found
    assert term.found is bool(found)


@pytest.mark.parametrize("text", ["the first century", "5. yüzyıl", "the 21st century", "1921"])
def test_what_may_count_anything_stands_for_no_century(text: str) -> None:
    assert not any(map(stands_alone, dated(text)))


@pytest.mark.parametrize(
    ("number", "documents", "terms"),
    [
        ("26", "twenty six men", {"twenti", "six"}),
        ("60", "sixty men", {"sixti"}),
        ("26", "twenty men", {"26"}),
        ("1" * 5000, "twenty men", {"1" * 5000}),
        ("26", "26 twenty six", {"26"}),
        ("1", "one man", {"1"}),
        ("426", "four hundred twenty six", {"four", "hundr", "twenti", "six"}),
    ],
)  # fmt: skip
def test_a_number_that_documents_only_spell_is_searched_in_their_words(
    number: str, documents: str, terms: set[str]
) -> None:
    reading = Reading(Wordlist(documents.split()), "en", False, ())

    add_number(Said(number, number, 3), ("", "men"), reading)

    assert set(reading.terms) == terms
