import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import guess, unmixed


@given(st.text())
def test_any_text_is_in_one_of_three_languages(text: str) -> None:
    assert guess(text) in ("en", "tr", "ru")


@given(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяё ", min_size=1).filter(str.strip))
def test_cyrillic_is_russian(text: str) -> None:
    assert guess(text) == guess(text.upper()) == "ru"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("When was the Treaty of Moscow signed?", "en"),
        ("treaty of moscow", "en"),
        ("What did Atatürk say to the Soviets?", "en"),
        ("Moskova Antlaşması ne zaman imzalandı?", "tr"),
        ("Moskova antlasmasi nedir", "tr"),
        ("Когда был подписан договор?", "ru"),
        ("Что писал Чичерин в Treaty?", "ru"),
        ("", "en"),
        ("1921", "en"),
    ],
)
def test_small_words_and_letters_tell_the_language(text: str, language: str) -> None:
    assert guess(text) == language


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("\u041a\u0435mal", "Kemal"),  # Cyrillic К and е
        ("M\u043escow treat\u0443", "Moscow treaty"),
        ("Москвa", "Москва"),  # Latin a
        ("Batum ve Карс", "Batum ve Карс"),
        ("жabc", "жabc"),
    ],
)
def test_letters_that_only_look_alike_are_of_the_alphabet_of_their_word(
    typed: str, meant: str
) -> None:
    assert unmixed(typed) == meant


@given(st.text())
def test_no_text_becomes_longer_or_shorter_by_it(text: str) -> None:
    assert len(unmixed(text)) == len(text)
