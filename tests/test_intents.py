import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.intents import intent


@given(st.text())
def test_any_text_has_an_intent(text: str) -> None:
    assert intent(text) in ("search", "greeting", "thanks", "sources", "help", "nonsense")


@given(st.text("?!.,;:-*()'\"“” \n😀🙏\u200b\0\ud800"))
def test_signs_without_a_word_are_nonsense(text: str) -> None:
    assert intent(text) == "nonsense"


@given(st.sampled_from(["hello", "thank you", "what sources do you have", "help", "merhaba"]))
def test_case_and_signs_make_no_difference(text: str) -> None:
    assert intent(f"  {text.upper()}!!! ") == intent(text) != "search"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hi", "greeting"),
        ("Good morning everyone!", "greeting"),
        ("how are you doing?", "greeting"),
        ("what's up", "greeting"),
        ("Selam, nasılsın?", "greeting"),
        ("Günaydın", "greeting"),
        ("Привет, как дела?", "greeting"),
        ("ok", "greeting"),
        ("Thanks a lot!", "thanks"),
        ("Teşekkürler", "thanks"),
        ("Спасибо большое", "thanks"),
        ("What sources do you have?", "sources"),
        ("list the documents", "sources"),
        ("Hangi kaynaklar var?", "sources"),
        ("Какие у тебя источники?", "sources"),
        ("help", "help"),
        ("What can I ask you?", "help"),
        ("How does this bot work?", "help"),
        ("Sana ne sorabilirim?", "help"),
        ("Что ты умеешь?", "help"),
        ("😀", "nonsense"),
        ("❤️", "nonsense"),
        ("", "nonsense"),
    ],
)
def test_small_talk_is_not_searched(text: str, meant: str) -> None:
    assert intent(text) == meant


@pytest.mark.parametrize(
    "question",
    [
        "When was the Treaty of Moscow signed?",
        "hello, how many rifles were sent?",
        "thanks for the gold",
        "Which sources mention Kars?",
        "What did the Soviets help with?",
        "help of Soviet Russia",
        "Who are the Dashnaks?",
        "What do you know about Kars?",
        "Kars",
        "1921",
        "как шла война",
        "Moskova Antlaşması nedir?",
    ],
)
def test_a_question_to_the_sources_is_searched(question: str) -> None:
    assert intent(question) == "search"
