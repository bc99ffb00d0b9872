import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numerals import (
    SCALES,
    VALUE,
    WORDS,
    _value,
    counted_in_digits,
    in_words,
    number_ends,
    same_number,
    spelled,
)

ONES = [word for word, value in WORDS["en"].items() if value < 10]
TENS = [word for word, value in WORDS["en"].items() if 20 <= value < 100]


def digits(text: str, language: str = "en") -> list[str]:
    return [found for _, _, found in spelled(text, language)]


@given(st.integers(2, 999_999), st.sampled_from(sorted(WORDS)))
def test_a_number_is_spelled_in_words_that_stand_for_it(number: int, language: str) -> None:
    spelled_out = [forms[0] for forms in in_words(number, language)]

    hundreds = [number // 1000 % 1000, number % 1000]
    alone = any(100 <= part < 200 for part in hundreds)  # "hundred", without "one" before it
    assert alone or _value(spelled_out, language) == number
    assert all(word in WORDS[language] or word in SCALES for word in spelled_out)


@given(st.sampled_from(sorted(VALUE)), st.booleans())
def test_a_counted_part_is_roman_or_not(roman: str, before: bool) -> None:
    around = ("article", "") if before else ("", "madde")

    digits = same_number(roman, *around)

    assert same_number(digits, *around) == roman
    assert same_number(roman, "of", "the") == ""


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("the seven million rubles", "en", ["7 million"]),
        ("Thirty-nine thousand rifles", "en", ["39 thousand"]),
        ("one hundred and fifty million in gold", "en", ["150 million"]),
        ("two thousand five hundred men", "en", ["2500"]),
        ("seven million and forty thousand", "en", ["7040000"]),
        ("fifty-four cannon, sixty-three shells", "en", ["54", "63"]),
        ("twelve hundred horsemen", "en", ["1200"]),
        ("in nineteen fifty-two", "en", ["1952"]),
        ("a thousand five hundred men", "en", ["1500"]),
        ("two hundred and five", "en", ["205"]),
        ("bin altı yüz seksen iki", "tr", ["1682"]),
        ("тысяча шестьсот восемьдесят два", "ru", ["1682"]),
        ("otuz dokuz bin tüfek", "tr", ["39 bin"]),
        ("yüz elli milyon", "tr", ["150 milyon"]),
        ("сто пятьдесят миллионов рублей", "ru", ["150 миллионов"]),
        ("тридцати девяти тысяч", "ru", ["39 тысяч"]),
    ],
)
def test_a_spelled_number_is_written_in_digits(text: str, language: str, found: list[str]) -> None:
    assert digits(text, language) == found


@pytest.mark.parametrize(
    "text", ["one", "two boats", "one two three", "thousand million", "hundred hundred",
             "on the seven", "million", "six, seven", "ten point seven million", "bin bin", "",
             "two thousand three million", "seven, million", "seven rubles million",
             "between twenty and five"],
)  # fmt: skip
def test_what_spells_no_number_stays_as_it_is(text: str) -> None:
    assert digits(text) == []


@given(st.sampled_from(TENS), st.sampled_from(ONES), st.sampled_from(["-", " "]))
def test_tens_and_ones_are_added(ten: str, one: str, between: str) -> None:
    assert digits(f"the {ten}{between}{one} men") == [str(WORDS["en"][ten] + WORDS["en"][one])]


@given(st.text(max_size=80), st.sampled_from(["en", "tr", "ru"]))
def test_spelled_numbers_stand_in_the_text_in_order(text: str, language: str) -> None:
    ends = [-1]
    for start, end, _ in spelled(text, language):
        assert ends[-1] < start < end <= len(text)
        ends.append(end)


def test_only_what_counts_is_a_number_of_a_text() -> None:
    text = "They sat on the hill in 1921 with two men, 3.5 kg and 1,921 rifles."

    assert [text[:end].split()[-1] for end in number_ends(text, "en")] == ["two", "3.5", "1,921"]


def test_two_hundreds_are_no_number() -> None:
    assert digits("двести триста", "ru") == []


@given(st.text(max_size=60), st.sampled_from(["en", "tr", "ru", "de"]))
def test_numbers_in_digits_are_written_once(text: str, language: str) -> None:
    written = counted_in_digits(text, language)

    assert counted_in_digits(written, language) == written


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("Five men and twenty-two guns came.", "en", "5 men and 22 guns came."),
        ("seven million rubles; one thing", "en", "7 million rubles; one thing"),
        ("Beş adam on gün", "tr", "5 adam on gün"),
        ("пять человек и двадцать две пушки", "ru", "5 человек и 22 пушки"),
        ("zwei Männer", "de", "zwei Männer"),
    ],
)
def test_what_is_counted_in_words_is_written_in_digits(
    text: str, language: str, written: str
) -> None:
    assert counted_in_digits(text, language) == written
