from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import indexed

from index.searcher import Searcher
from index.snippet import snippet
from index.understand import understand

BODY = (
    "The Moscow talks went on for weeks. Kemal wrote of the treaty. The treaty was signed "
    "in 1921. It was signed by Chicherin for the Soviets. The treaty gave "
    "gold of 10 million rubles. Much gold was promised. ^p1"
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return indexed(tmp_path_factory.mktemp("snippet"), one=BODY, two="Another town. ^p1")


def sentence(engine: Searcher, question: str, passage: str = "one^p1") -> str:
    query = understand(question, engine)
    hit = engine.hit(query, passage)
    assert hit is not None
    start, end = snippet(query, hit, engine).sentence
    return hit.passage.text[start:end]


@given(st.text(max_size=30) | st.lists(st.sampled_from(BODY.split()), max_size=6).map(" ".join))
def test_the_snippet_is_a_sentence_of_the_passage(small: Searcher, question: str) -> None:
    query = understand(question, small)
    hit = small.hit(query, "one^p1")

    assert hit is not None
    assert snippet(query, hit, small).sentence in hit.sentences


@pytest.mark.parametrize(
    ("question", "beginning"),
    [
        ("When was the treaty signed?", "The treaty was signed in 1921"),
        ("Who signed?", "It was signed by Chicherin"),
        ("How much gold?", "The treaty gave gold of 10 million"),
        ("Kemal", "Kemal wrote"),
        ("zzz", "The Moscow talks"),
    ],
)
def test_the_sentence_holds_what_was_asked_for(
    small: Searcher, question: str, beginning: str
) -> None:
    assert sentence(small, question).startswith(beginning)


@pytest.mark.parametrize(
    ("question", "body"),
    [
        (
            "the treaty, the border?",
            "The treaty is gold. In exchange, the border stays. Rain. ^p1",
        ),
        ("договор, граница?", "Договор дал золото. Взамен есть граница. Дождь. ^p1"),
        ("antlaşma, sınır?", "Antlaşma altındır. Bunun için sınır vardır. Kar yağdı. ^p1"),
    ],
)
def test_a_sentence_that_points_back_speaks_of_what_was_named_before_it(
    tmp_path: Path, question: str, body: str
) -> None:
    engine = indexed(tmp_path, one=body)

    assert sentence(engine, question) == body.split(". ")[1] + "."


@pytest.mark.parametrize(
    ("question", "body", "shown"),
    [
        ("gold, ships, Kars?", "Kars fell. Ships and gold came. Ships and gold lay there. ^p1", 1),
        (
            "Kars, gold, rye, horses, tents?",
            "Horses and tents came. Rain fell on tents. Kars fell. In exchange gold came. "
            "Tents were lost. ^p1",
            3,
        ),
    ],
)
def test_a_sentence_behind_one_that_names_the_rest_comes_before_others(
    tmp_path: Path, question: str, body: str, shown: int
) -> None:
    engine = indexed(tmp_path, one=body)

    assert sentence(engine, question) == body.split(". ")[shown] + "."


def test_a_sentence_that_holds_what_is_asked_of_the_source_answers(tmp_path: Path) -> None:
    letter = (
        "---\ntitle: A letter\narchive: Riverside Record Office\n---\n"
        "The mayor telegraphed to Birch on Monday. "
        "The rest is lost (Riverside Record Office, box 7). ^p1"
    )
    engine = indexed(tmp_path, one=letter)

    asked = "Where is the mayor's telegram to Birch kept?"

    assert sentence(engine, asked) == "The rest is lost (Riverside Record Office, box 7)."
    assert sentence(engine, "What did the mayor telegraph to Birch?").startswith("The mayor")


def test_the_sentence_that_speaks_of_a_reply_is_meant_by_who_asks_for_it(
    tmp_path: Path,
) -> None:
    engine = indexed(
        tmp_path, other="Of Kemal. ^p1", rain="Rain. ^p1", snow="Snow. ^p1",
        one="Mosul was lost in winter. Kemal replied with a pact. It rained. ^p1",
    )  # fmt: skip

    assert sentence(engine, "Kemal, Mosul?") == "Mosul was lost in winter."
    assert sentence(engine, "What was Kemal's answer on Mosul?") == "Kemal replied with a pact."


def test_of_two_equal_sentences_the_earlier_is_shown(tmp_path: Path) -> None:
    engine = indexed(tmp_path, one="Gold was sent. Rain fell. Gold was sent. ^p1")
    query = understand("gold", engine)
    hit = engine.hit(query, "one^p1")

    assert hit is not None
    assert snippet(query, hit, engine).sentence == (0, 14)


def test_a_second_sentence_is_shown_that_holds_another_part_of_the_question(
    small: Searcher,
) -> None:
    query = understand("Who signed, and what did Kemal write?", small)
    hit = small.hit(query, "one^p1")
    assert hit is not None

    found = snippet(query, hit, small)

    assert found.second is not None
    held = {hit.passage.text[slice(*span)].split()[0] for span in (found.sentence, found.second)}
    assert "Kemal" in held


@given(st.lists(st.sampled_from(BODY.split()), max_size=6).map(" ".join))
def test_the_second_sentence_is_another_one(small: Searcher, question: str) -> None:
    query = understand(question, small)
    hit = small.hit(query, "one^p1")
    assert hit is not None

    found = snippet(query, hit, small)

    assert found.second != found.sentence
    assert found.second is None or found.second in hit.sentences
