import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.phrasing import cited, without_idioms, without_politeness, without_sources


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("Hello, do you know when it was signed?", "when it was signed?"),
        ("I wonder why Lenin left", "why Lenin left"),
        ("Could you please tell me who came?", "who came?"),
        ("give me all info on Kars", "Kars"),
        ("a short summary of the treaty", "the treaty"),
        ("is it true that Kemal came?", "Kemal came?"),
        ("расскажи про Карс", "Карс"),
        ("Подскажите, пожалуйста, кто пришёл?", "кто пришёл?"),
        ("правда ли, что Кемаль пришёл?", "Кемаль пришёл?"),
        ("bana Kars hakkında bilgi ver", "bana Kars"),
        ("Kars'a kim geldi, söyler misin?", "Kars'a kim geldi"),
        ("Stalin ne söyledi?", "Stalin ne söyledi?"),
        ("Do you know?", "Do you know?"),
        ("I wonder", "I wonder"),
        ("Who wrote to Kemal?", "Who wrote to Kemal?"),
    ],
)
def test_what_only_leads_to_a_question_is_left_out(question: str, rest: str) -> None:
    assert without_politeness(question).strip() == rest


@given(st.text(max_size=60))
def test_nothing_is_added_to_a_question(question: str) -> None:
    plain = without_politeness(question)

    assert len(plain) <= len(question) + 1
    assert set(plain) <= set(question) | {" "}


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("What do the sources say about Kars?", "What do   Kars?"),
        ("что о Карсе говорят источники?", "что о Карсе говорят источники?"),
        ("belgeler Kars için ne diyor?", "Kars için ne diyor?"),
        ("who wrote the source of the Nile?", "who wrote the source of the Nile?"),
    ],
)
def test_what_is_said_of_the_sources_is_left_out(question: str, rest: str) -> None:
    assert without_sources(question).strip() == rest


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("who won in the end?", "who won  ?"),
        ("who came in the end of May?", "who came in the end of May?"),
        ("Of course, who came?", ", who came?"),
        ("who printed Of Course?", "who printed Of Course?"),
        ("a change of course", "a change of course"),
        ("В целом, кто пришёл?", ", кто пришёл?"),
    ],
)
def test_idioms_are_left_out_but_no_titles(question: str, rest: str) -> None:
    assert without_idioms(question).strip() == rest


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("According to Topal, why did Russia leave?", ["Topal"]),
        ("How many drowned according to Josiah Penhallow?", ["Josiah Penhallow"]),
        ("According to the minutes, who broke the sluice?", ["minutes"]),
        ("Topal'a göre Rusya neden çekildi?", ["Topal'a"]),
        ("Согласно Воронцову, сколько прошли?", ["Воронцову"]),
        ("По словам Софьи Карловны, кто умер?", ["Софьи Карловны"]),
        ("Who signed the treaty?", []),
    ],
)
def test_a_question_may_name_whose_words_it_asks_for(question: str, named: list[str]) -> None:
    assert [question[span.start : span.stop] for span in cited(question)] == named


@pytest.mark.parametrize("part", ["a'", "According to Ab ", "По словам А ", "göre "])
def test_a_long_run_is_looked_at_at_once(part: str) -> None:
    assert len(cited(part * 50_000)) <= 50_000
