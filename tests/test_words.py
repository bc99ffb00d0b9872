import pytest

from index.analysis import fold, term
from index.cues import is_silent
from index.idle import FILLERS, is_asked_for
from index.stopwords import ENGLISH, LIGHT, RUSSIAN, TURKISH, TURKISH_FRAME
from index.words import (
    SPEAKING,
    asks_for_footnote,
    asks_for_source,
    asks_of_letters,
    is_quoted,
    wanted,
)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("how many were there when he came", "number"),
        ("over how much of it", "amount"),
        ("how and when was it signed", "time"),
        ("how long did it last", "duration"),
        ("how come it was so late", "reason"),
        ("in which town did they meet", "place"),
        ("what did stalin reply", "reply"),
        ("что ответил сталин", "reply"),
        ("what did stalin promise the delegation", "speech"),
        ("what did the article say", ""),
        ("what did the kuchuk treaty say about prisoners", ""),
        ("what did kuchuk say about the treaty", "speech"),
        ("how far did they go", ""),
        ("во сколько рублей обошелся мост", "number"),
        ("savas ne kadar surdu", "duration"),
        ("ne kadar altin", "amount"),
        ("сколько времени шли переговоры", "duration"),
        ("hangi yilda", "time"),
        ("at what hour did he come", "time"),
        ("в каком году это было", "time"),
        ("что было в 1921 году", ""),
        ("what changed since the war", ""),
        ("what was built when the war ended", ""),
        ("what did the man who came write", "speech"),
        ("many companies and their guns", ""),
        ("zaman gecti", ""),
        ("ne zaman geldi", "time"),
        ("kim geldi", "name"),
        ("куда ехал", "place"),
        ("gold", ""),
    ],
)
def test_the_first_word_that_says_so_tells_what_is_wanted(question: str, kind: str) -> None:
    assert wanted(question.split())[0] == kind


@pytest.mark.parametrize(
    ("word", "after", "asks"),
    [
        ("article", "on", True),
        ("article", "iii", False),
        ("article", "7", False),
        ("yazarinin", "", True),
        ("yazik", "", False),
        ("опубликована", "", True),
        ("журналами", "", False),
        ("автономия", "", False),
        ("gold", "", False),
    ],
)
def test_a_word_asks_for_the_source_unless_a_number_follows(
    word: str, after: str, asks: bool
) -> None:
    assert asks_for_source(word, after) is asks


def test_which_month_asks_for_a_kind_of_answer_the_month_does_not() -> None:
    assert is_asked_for("month", "which")
    assert not is_asked_for("month", "the")


@pytest.mark.parametrize("word", ["footnote", "dipnotu", "dipnotta", "сноска", "references"])
def test_a_reference_is_asked_for_by_its_name(word: str) -> None:
    assert asks_for_footnote(word)
    assert asks_for_source(word, "")


@pytest.mark.parametrize("word", ["source", "kaynak", "note", "refer", "источник"])
def test_who_asks_for_the_source_asks_for_no_footnote(word: str) -> None:
    assert not asks_for_footnote(word)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("what is the document number of his letter", {"number"}),
        ("what is the number of the letter", {"number"}),
        ("what number of rubles does the letter name", set()),
        ("when was the letter sent", {"sent"}),
        ("who sent the letter", {"sent"}),
        ("who wrote the article", {"wrote"}),
        ("makaleyi kim yazdi", {"yazdi"}),
        ("was the letter sent", set()),
        ("when were the rifles sent", set()),
        ("mektubun tarihi", {"tarihi"}),
        ("какой номер у письма", {"номер"}),
    ],
)
def test_the_date_number_and_author_of_a_letter_are_asked_of_the_catalogue(
    question: str, asks: set[str]
) -> None:
    assert asks_of_letters(question.split()) == asks


def test_every_word_that_asks_for_speech_is_speech_in_a_passage() -> None:
    turkish = "yanıtladı cevapladı söyledi yazdı düşünüyordu istedi önerdi dedi talep".split()
    asking = {word for word in SPEAKING if word not in map(fold, turkish)}
    silent = [w for w in (*asking, *turkish) if is_silent("speech", f"Kemal {w}.", "en")]

    assert set(map(fold, turkish)) < SPEAKING
    assert silent == []


def test_no_word_is_listed_twice() -> None:
    stop = ENGLISH | RUSSIAN | TURKISH

    assert not TURKISH_FRAME & TURKISH
    assert not FILLERS & stop
    assert not LIGHT & (stop | FILLERS)
    assert all(term(word) for word in LIGHT)


@pytest.mark.parametrize(
    ("word", "is_it"),
    [
        ("figures", True),
        ("bilgilerin", True),
        ("verildi", False),
        ("цитаты", True),
        ("данных", True),
        ("данного", False),
        ("текстильный", False),
    ],
)
def test_what_was_quoted_is_known_by_its_root_and_endings(word: str, is_it: bool) -> None:
    assert is_quoted(word) is is_it
