from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import PATTERN, dated, matches
from corpus.interval import years

DAYS = st.dates(date(1000, 1, 1), date(2099, 12, 31))


def spans(text: str, year: int = 0) -> list[tuple[str, str]]:
    return [
        (str(date.fromordinal(d.interval.start)), str(date.fromordinal(d.interval.end)))
        for d in dated(text, year)
        if d.interval
    ]


@given(DAYS, st.sampled_from(["%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d/%m/%Y"]))
def test_a_day_is_that_day_in_every_form(day: date, form: str) -> None:
    assert spans(day.strftime(form)) == [(str(day), str(day))]


SCRAPS = st.sampled_from(
    "0 00 1 31 32 may May мая the of first twenty-first двадцать первого третьего - / . , IV 1921 "
    "'21 st th го and ſecond thırd İV".split()
)


@given(
    st.text(max_size=80)
    | st.lists(SCRAPS, max_size=7).map(" ".join)
    | st.from_regex(r"\d{0,6}[./ -]?\w{0,8} \d{0,6}", fullmatch=True)
)
def test_any_text_can_be_read_for_dates(text: str) -> None:
    for found in dated(text, 1921):
        assert 0 <= found.start < found.end <= len(text)
        assert found.interval is None or found.interval.start <= found.interval.end


PIECES = st.sampled_from(
    ["16 March 1921", "the", "of 1920-22", "fifteenth century", "August", "–", "September 1921",
     "in the 1930s", "fifth of March", "второго мая", "July the fourth", "Batum",
     "3,000,000 rubles", "XX. yüzyıl", "16 Mart", ", 1921", "-07-04"]
)  # fmt: skip


@given(st.lists(PIECES | st.just("word " * 12), max_size=9).map(" ".join))
def test_looking_only_near_digits_misses_no_date(text: str) -> None:
    everywhere = [match.span() for match in PATTERN.finditer(text)]

    assert [match.span() for match in matches(text)] == everywhere


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("August–September 1921", "1921-08-01", "1921-09-30"),
        ("03/1921", "1921-03-01", "1921-03-31"),
        ("12.1922", "1922-12-01", "1922-12-31"),
        ("December 1922", "1922-12-01", "1922-12-31"),
        ("1920-22", "1920-01-01", "1922-12-31"),
        ("between 1920 and 1922", "1920-01-01", "1922-12-31"),
        ("the 1930s", "1930-01-01", "1939-12-31"),
        ("the fifteenth century", "1401-01-01", "1500-12-31"),
        ("16. yüzyıl", "1501-01-01", "1600-12-31"),
        ("XV век", "1401-01-01", "1500-12-31"),
        ("9 апреля 1921 года", "1921-04-09", "1921-04-09"),
        ("19-го марта 1863 г.", "1863-03-19", "1863-03-19"),
        ("Двадцать второго мая 1866 года", "1866-05-22", "1866-05-22"),
        ("четвёртого июня 1914", "1914-06-04", "1914-06-04"),
        ("the fifth of March 1849", "1849-03-05", "1849-03-05"),
        ("thirty-first of May, 1850", "1850-05-31", "1850-05-31"),
        ("February the 4th, 1848", "1848-02-04", "1848-02-04"),
        ("March the second, 1776", "1776-03-02", "1776-03-02"),
        ("The 1st and 2nd of April 1861", "1861-04-01", "1861-04-02"),
        ("17/29 September 1858", "1858-09-17", "1858-09-29"),
        ("21.IV.1865", "1865-04-21", "1865-04-21"),
        ("12 x 1500 shells", "1500-01-01", "1500-12-31"),
        ("the ſecond of May 1776", "1776-05-02", "1776-05-02"),
        ("the thırd of May 1850", "1850-05-03", "1850-05-03"),
        ("İV. yüzyıl", "0301-01-01", "0400-12-31"),
        ("16 Mart 1921", "1921-03-16", "1921-03-16"),
        ("in 1921", "1921-01-01", "1921-12-31"),
    ],
)
def test_what_is_less_than_a_day_is_an_interval(text: str, first: str, last: str) -> None:
    assert spans(text) == [(first, last)]


def test_a_day_without_a_year_is_of_the_year_named_before() -> None:
    assert spans("On 16 December 1925 and on 17 December")[1] == ("1925-12-17", "1925-12-17")


def test_last_year_is_the_one_before_the_letter() -> None:
    assert spans("Last year he insisted", 1921) == [("1920-01-01", "1920-12-31")]


@pytest.mark.parametrize(
    "text", ["31 February 1921", "30.02.1921", "31/04/1921", "99999", "0 May 1921", "May 00, 1921"]
)
def test_a_day_that_does_not_exist_has_no_interval(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize("text", ["39,000 rifles", "1,921 men", "150,000,000 rubles", "p. 87"])
def test_an_amount_is_no_year(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "may the first of them",
        "the first of may be",
        "march the 20 miles",
        "the second of three",
        "Second March",
        "первого человека",
    ],
)
def test_an_ordinal_alone_is_no_day(text: str) -> None:
    assert list(dated(text)) == []


@pytest.mark.parametrize(
    ("text", "day", "month"),
    [("the fourth of July", 4, 7), ("девятнадцатого сентября", 19, 9), ("May 3rd", 3, 5)],
)
def test_a_day_needs_no_year(text: str, day: int, month: int) -> None:
    assert [(found.day, found.month) for found in dated(text)] == [(day, month)]


def test_there_is_no_year_0() -> None:
    assert years(0) is None
    assert years(5, 4) is None


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.sampled_from(["%d.%m.%y", "%d/%m/%y"]))
def test_a_year_of_two_digits_is_of_the_twentieth_century(day: date, form: str) -> None:
    assert spans(day.strftime(form)) == [(str(day), str(day))]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("In 1854 he wrote on 3.4.56", "1856-04-03"),
        ("the 12th of April '21", "1921-04-12"),
        ("Nisan ’21", "1921-04-30"),
        ("in 1812 and June 3, '13", "1813-06-03"),
    ],
)
def test_a_short_year_is_of_the_century_named_before(text: str, last: str) -> None:
    assert spans(text)[-1][1] == last


@pytest.mark.parametrize(
    "text",
    [
        "45.12.33", "45-12-33", "1.2.34.5", "op. 5.2.315", "10.7 million", "Section 4.1.12",
        "§ 3.2.11", "pages 10-12-14", "madde 3.2.11", "ст. 4.1.12", "1.2/34",
    ],
)  # fmt: skip
def test_a_number_that_is_no_day_is_no_date(text: str) -> None:
    assert list(dated(text)) == []
