import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.analysis import analyze, fold, number, term, terms, words
from index.language import Language

LANGUAGES = st.sampled_from(["en", "tr", "ru"])
LETTERS = "aeiouyçğıİöşüâîbdnst АаЙйЁёшщ09.,'’ʼ\u200b\u00ad\u0301\ufe0f\ufb01ﾞ𝐀"
TEXTS = st.text() | st.text(LETTERS)


@given(TEXTS, LANGUAGES)
@example("ʼ", "en")
@example("ﾞ \u0301 ❤️ 1️⃣", "tr")
def test_offsets_point_at_the_word_that_was_written(text: str, language: Language) -> None:
    tokens = analyze(text, language)

    for token in tokens:
        written = text[token.start : token.end]
        assert term(written, language) == token.term
        assert written == written.strip() != ""
    for before, after in itertools.pairwise(tokens):
        assert before.end <= after.start


@given(TEXTS, LANGUAGES)
def test_terms_are_the_terms_of_the_tokens(text: str, language: Language) -> None:
    assert terms(text, language) == [token.term for token in analyze(text, language)]


@given(TEXTS, LANGUAGES)
def test_a_term_is_never_empty_and_never_holds_a_space(text: str, language: Language) -> None:
    assert all(found and not any(map(str.isspace, found)) for found in terms(text, language))


@given(TEXTS)
@example("𝐀 𝚤 ᴬ ℌ")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text("abcçdefgğhıijklmnoöprsştuüvyzİ ", min_size=1) | st.text("абвгдеёжзийклмн "))
def test_case_and_unicode_form_make_no_difference(text: str) -> None:
    expected = terms(text, "tr")

    assert terms(unicodedata.normalize("NFD", text), "tr") == expected
    assert terms(text.upper(), "tr") == expected


@given(st.lists(st.sampled_from(["Kars", "39,000", "Türkiye", "война"]), min_size=1))
def test_invisible_characters_make_no_difference(written: list[str]) -> None:
    plain = " ".join(written)
    marked = " ".join("\u200d".join(word) if word.isalpha() else word for word in written)

    assert terms(marked + "\ufeff") == terms(plain)


@given(st.integers(0, 10**12))
def test_thousands_separators_make_no_difference(count: int) -> None:
    assert terms(f"{count:,}") == terms(str(count)) == [str(count)]
    assert terms(f"{count:,}".replace(",", ".")) == [str(count)]


@given(
    st.integers(1, 999),
    st.lists(st.integers(0, 999), min_size=1, max_size=3),
    st.sampled_from(" \u00a0\u202f'’"),
)
def test_a_number_written_in_threes_is_one_number(
    first: int, threes: list[int], between: str
) -> None:
    written = [str(first), *(f"{three:03}" for three in threes)]

    assert terms(f"of {between.join(written)} rifles") == ["".join(written), "rifl"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1921 500", ["1921", "500"]),
        ("10 20", ["10", "20"]),
        ("1,000 000.5", ["1000", "000.5"]),
        ("5 1000", ["5", "1000"]),
        ("2.5 000", ["2.5", "000"]),
        ("19-19 300", ["19", "19", "300"]),
        ("№ 5 300", ["5", "300"]),
        ("On May 5 300", ["5", "300"]),
    ],
)
def test_numbers_that_only_stand_side_by_side_stay_apart(text: str, numbers: list[str]) -> None:
    assert terms(text) == numbers


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("39,000", "39000"),
        ("10,7", "10.7"),
        ("1.234.567,89", "1234567.89"),
        ("1,2,3", "1,2,3"),
        ("1.234.567", "1234567"),
        ("1,234.5", "1234.5"),
        ("200.6", "200.6"),
        ("10.7", "10.7"),
        ("3,14", "3.14"),
    ],
)
def test_a_decimal_point_is_not_a_thousands_separator(digits: str, expected: str) -> None:
    assert number(digits) == expected


@pytest.mark.parametrize("spelling", ["İSTANBUL", "istanbul", "ISTANBUL", "ıstanbul", "i̇stanbul"])
def test_the_four_letters_i_are_one(spelling: str) -> None:
    assert terms(spelling) == terms("İstanbul")


@pytest.mark.parametrize(
    "inflected",
    ["Kars'ın", "Kars’ta", "Kars'tan", "Kars'a", "Kars'ı", "Kars'taki", "Kars’s", "KARS'IN"],
)
def test_what_follows_the_apostrophe_of_a_name_is_left_out(inflected: str) -> None:
    for language in ("en", "tr"):
        assert terms(inflected, language) == terms("Kars", language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Soviets' 39,000 rifles", ["soviet", "39000", "rifl"]),
        ("Chicherin's letters", ["chicherin", "letter"]),
        ("O'Connor", ["oconnor"]),
        ("the of and", []),
        ("‘quoted’", ["quot"]),
    ],
)
def test_english_is_stemmed_and_its_stop_words_are_left_out(
    text: str, expected: list[str]
) -> None:
    assert terms(text) == expected


def test_russian_is_stemmed_in_any_language_and_keeps_its_letters() -> None:
    assert terms("договора", "en") == terms("договор", "ru") == terms("ДОГОВОРОМ", "tr")
    assert fold("ёлка мой") == "елка мой"


def test_turkish_words_are_cut_to_six_letters() -> None:
    assert terms("antlaşmasının antlaşması", "tr") == ["antlas", "antlas"]


def test_a_turkish_word_is_no_english_stop_word_nor_one_with_another_mark() -> None:
    assert terms("şu at su içti, on gün oldu ve öldü", "tr") == [
        "at",
        "su",
        "icti",
        "on",
        "gun",
        "oldu",
    ]


@pytest.mark.parametrize("alone", ["❤️", "😀", "ʼ", "\u0301", "---", "", " \n", "\u200b" * 9])
def test_signs_without_letters_are_no_words(alone: str) -> None:
    assert terms(alone) == []
    assert [word for word in words(alone) if any(map(str.isalnum, fold(word)))] == []


@pytest.mark.parametrize("run", ["\u200b", "'", "ʼ", "a'", "1.", ".", "\u0301", "a\u200b", "ﾞ"])
def test_a_long_run_of_one_sign_is_read_at_once(run: str) -> None:
    terms(f"a{run * 20_000} b")  # nltk gives a pattern that backtracks five seconds, then raises


def test_a_day_of_one_digit_is_a_number_whatever_ending_it_has() -> None:
    assert terms("3rd") == terms("3") == ["3"]


@pytest.mark.parametrize(
    "pair", ["Соединённых Штатов Соединённые Штаты", "Съезд Советов съезд советов"]
)
def test_a_capital_makes_no_other_word_of_a_russian_one(pair: str) -> None:
    first, second, *others = terms(pair)

    assert [first, second] == others
