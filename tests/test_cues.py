from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import indexed

from index.answer import answer
from index.cues import holds, is_silent, refers_back
from index.language import guess
from index.words import Wanted

LANGUAGES = ("en", "tr", "ru", "de")


@pytest.mark.parametrize(
    ("wanted", "question", "sentence"),
    [
        ("time", "when?", "They met in the fifteenth century."),
        ("number", "how many?", "Two boats came."),
        ("age", "how old was she?", "She was then 19 years old."),
        ("name", "who met kemal?", "There Kemal met Budyonny."),
        ("place", "where?", "It stands in Kars."),
        ("reason", "why?", "He left because of the cold."),
        ("reply", "what did he answer?", "He replied that it was cold."),
        ("reason", "neden?", "Soğuk nedeniyle gitti."),
        ("reason", "почему?", "Он уехал из-за холода."),
    ],
)
def test_a_sentence_shows_that_it_holds_what_is_asked_for(
    wanted: Wanted, question: str, sentence: str
) -> None:
    assert holds(wanted, question, sentence, guess(sentence))
    assert not holds(wanted, question, "nothing of the kind", "en")
    assert not holds("", question, sentence, "en")


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("In 1920 to 1922.", False),
        ("1,921 men.", True),
        ("39,000 in 1921.", True),
        ("7.", True),
        ("They sent 1500 rifles.", True),
        ("In 1500 ships came.", False),
        ("By 1900 the war was over.", False),
        ("The fleet of 1900 was lost.", False),
        ("Osama bin Laden spoke.", False),
        ("Dozens of ships sank.", True),
    ],
)
def test_a_bare_year_is_no_answer_to_how_many(sentence: str, counts: bool) -> None:
    assert holds("number", "how many?", sentence, "en") is counts


@pytest.mark.parametrize(
    ("wanted", "silent", "telling"),
    [
        ("number", "They sent rifles in 1921.", "They sent no rifles."),
        ("number", "They met on 2 December 1920.", "They met 2 men on 2 December 1920."),
        ("number", "Onlar tüfek gönderdi.", "Onlar iki tüfek gönderdi."),
        ("number", "Они прислали винтовки.", "Они прислали двух человек."),
        ("amount", "They sent gold.", "They sent 30,000 rubles."),
        ("time", "The treaty was signed.", "The treaty was signed on 16.3.1921."),
        ("time", "The treaty was signed.", "The treaty was signed on 16.3.21."),
        ("duration", "The talks were hard.", "The talks went on for weeks."),
        ("place", "Kemal met Budyonny.", "Kemal met Budyonny in Havza."),
        ("place", "Kemal met Budyonny.", "At Çanakkale Kemal met Budyonny."),
        ("duration", "The strait is deep.", "The strait is 31 km long."),
        ("place", "Kemal ile görüştü.", "Kemal Havza'da görüştü."),
        ("speech", "Stalin met the delegation.", "Stalin told the delegation to go."),
        ("speech", "Stalin met the delegation.", "As to the delegation, we shall wait."),
        ("speech", "He met them (Stalin I. V.).", "He met them, and I saw it."),
        ("speech", "Kemal was responsible.", "Kemal responded."),
        ("speech", "Кемаль просто уехал.", "Кемаль попросил золота."),
        ("reply", "Stalin sent a telegram.", "The following reply was received."),
        ("reply", "Сталин послал телеграмму.", "На это Сталин ответил."),
        ("reply", "He was responsible for it.", "In response he left."),
        ("reply", "Он был ответственным за это.", "Он отвечает им."),
        ("reply", "The counter was closed.", "Kemal countered by signing a pact."),
        ("age", "Lady Ann gave 500 pounds.", "Lady Ann was aged 31."),
        ("age", "Hasan beş lira verdi.", "Hasan o zaman otuz yaşındaydı."),
        ("age", "Он прошёл 560 вёрст.", "Ему было 20 лет."),
        ("time", "It ended in haste.", "It ended in haste one May."),
        ("time", "Acele bitti.", "Acele Kasım ayında bitti."),
        ("time", "Они уехали спешно.", "Они уехали в августе."),
    ],
)
def test_a_text_without_what_is_asked_for_is_silent(
    wanted: Wanted, silent: str, telling: str
) -> None:
    assert is_silent(wanted, silent, guess(silent))
    assert not is_silent(wanted, telling, guess(telling))


@pytest.mark.parametrize("wanted", ["", "name", "reason"])
def test_names_and_reasons_may_stand_in_any_words(wanted: Wanted) -> None:
    assert not is_silent(wanted, "nothing of the kind", "en")


@given(st.sampled_from(get_args(Wanted)), st.text(), st.text(), st.sampled_from(LANGUAGES))
def test_any_sentence_can_be_looked_at(
    wanted: Wanted, question: str, sentence: str, language: str
) -> None:
    assert holds(wanted, question, sentence, language) in (True, False)
    assert is_silent(wanted, sentence, language) in (True, False)


BODIES = {
    "a": "The fleet left the harbour in spring, the fleet and the harbour pilots say. Men drank "
    "because they were tired.",
    "b": "The fleet left the northern harbour in a hurry because the ice was near. Men sang.",
}


@pytest.mark.parametrize(
    ("question", "first"),
    [("Why did the fleet leave the harbour?", "b"), ("Did the fleet leave the harbour?", "a")],
)
def test_a_passage_that_gives_a_reason_answers_why(
    tmp_path: Path, question: str, first: str
) -> None:
    found = answer(question, indexed(tmp_path, **BODIES)).passages

    assert [quoted.passage.document for quoted in found][:1] == [first]


@pytest.mark.parametrize(
    ("asking", "other", "plain", "telling"),
    [
        (
            "What did the pilot answer?",
            "Who met the pilot?",
            "The pilot of the harbour met the pilots of the fleet, the pilot of the north says.",
            "A reply from the pilot came in spring. Men sang and women wept.",
        ),
        (
            "How many ships left the harbour?",
            "Did the ships leave the harbour?",
            "The ships left the harbour in spring, many ships, and the harbour pilots sang.",
            "In all twelve ships left the cold harbour behind. Men sang and women wept.",
        ),
    ],
)
def test_a_passage_that_gives_a_reply_or_a_number_answers_who_asks_for_it(
    tmp_path: Path, asking: str, other: str, plain: str, telling: str
) -> None:
    engine = indexed(tmp_path, a=plain, b=telling)

    assert answer(asking, engine).passages[0].passage.document == "b"
    assert answer(other, engine).passages[0].passage.document == "a"


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        ("In exchange, they left.", True),
        ("He met them.", True),
        ("И он уехал.", True),
        ("O gitti.", True),
        ("O'Meara warned him.", False),
        ("O. Henry wrote it.", False),
        ("И. В. Сталин приехал.", False),
        ("Kemal met them.", False),
    ],
)
def test_a_sentence_points_back_with_its_first_words(sentence: str, does: bool) -> None:
    assert refers_back(sentence) is does
