from pathlib import Path

import pytest
from shelf import indexed

from index.answer import answer

KINGS = """
Harold was king of Kent. He met the envoy of Ashford at Dover. ^p1

The bridge of Dover was built by Harold the Mason in 1120. ^p2

Harold of Kent had one daughter. Edgar of Wessex had no daughter at all. ^p3

The number of rifles sent to Ashford was 500. Of the muskets sent to Bexley, 700 were lost. ^p4

The envoys sent machine guns to Ashford with 40 horses. ^p5

Nicholas I of Kent met the envoy of Bexley in a barn. ^p6

After the treaty of Bexley Harold met the envoy of Ramsgate at Dover. ^p7

At the fortress of Ashford about 1500 soldiers fell, and the 1500 men of Bexley fled. ^p8
"""
HELP = """
Because of the storm the envoys gave help, and because they gave help the storm was told of. ^p1

Harold of Kent met the envoys at Dover. ^p2
"""
BRIDGE = """---
title: Of {number}
author: [{{family: {author}, given: Ann}}]
---
The bridge was closed because of {reason}, and the toll of the town was lost. ^p1
"""
SPOKEN = """---
title: A meeting
author: [{family: Cole, given: Tom}]
---
## Speech {voice="Jane Hartley"}

The toll is too high for the town. ^p1

## Minutes

The town met in a barn. ^p2
"""
THEATRE = "Летний театр стоит в парке Одессы, недалеко от моря. ^p1"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Where did Harold meet the envoy of Ramsgate?", "strong"),
        ("Who first built the bridge of Dover?", "strong"),
        ("Who originally built the bridge of Dover?", "strong"),
        ("Who crossed the bridge of Dover?", "weak"),
        ("How many daughters did Harold of Kent have?", "strong"),
        ("How many daughters did Edgar of Wessex have?", "strong"),
        ("How many rifles were sent to Ashford?", "strong"),
        ("How many muskets were lost?", "strong"),
        ("How many soldiers fell at the fortress of Ashford?", "strong"),
        ("How many machine guns were sent to Ashford?", "weak"),
        ("What did Nicholas of Kent tell the envoy of Bexley?", "weak"),
        ("After the treaty of Bexley, what did Harold say to the envoy of Ramsgate?", "weak"),
    ],
)
def test_an_answer_that_tells_something_else_than_was_asked_is_weak(
    tmp_path: Path, question: str, verdict: str
) -> None:
    assert answer(question, indexed(tmp_path, kings=KINGS)).verdict == verdict


def test_a_place_needs_no_verb_of_its_own(tmp_path: Path) -> None:
    engine = indexed(tmp_path, theatre=f"---\ntitle: Сад\nlanguage: ru\n---\n{THEATRE}")

    assert answer("Где находится Летний театр?", engine).verdict == "strong"


def test_a_number_of_nothing_is_none_where_little_else_speaks_for_it(tmp_path: Path) -> None:
    engine = indexed(tmp_path, kings="The king of Kent sent ships of oak across the sea. ^p1")

    assert answer("How many ships and bridges of the king?", engine).verdict == "none"


def test_of_what_is_seen_at_once_a_match_comes_before_what_is_none(tmp_path: Path) -> None:
    given = answer("Why did they give help to Harold?", indexed(tmp_path, help=HELP))

    assert [quoted.passage.id for quoted in given.passages] == ["help^p2", "help^p1"]
    assert given.passages[0].score == given.passages[1].score
    assert given.verdict != "none"


@pytest.mark.parametrize(
    ("question", "first", "verdict"),
    [
        ("According to Birch, why was the bridge closed?", "one^p1", "strong"),
        ("According to Arden, why was the bridge closed?", "two^p1", "strong"),
        ("What does Arden say about the bridge?", "two^p1", "strong"),
        ("What does Hartley say about the toll?", "meeting^p1", "strong"),
        ("What does Cole say about the toll?", "meeting^p1", "weak"),
        ("What does Delta say about the bridge?", "one^p1", "none"),
    ],
)
def test_whose_words_they_are_counts_for_a_passage(
    tmp_path: Path, question: str, first: str, verdict: str
) -> None:
    engine = indexed(
        tmp_path,
        one=BRIDGE.format(number="one", author="Birch", reason="ice"),
        two=BRIDGE.format(number="two", author="Arden", reason="fire in the toll house"),
        meeting=SPOKEN,
    )
    found = answer(question, engine)

    assert (found.passages[0].passage.id, found.verdict) == (first, verdict)


CITIES = """
The envoy of Bexley met Harold. The toll was paid by the town. The winter was long and cold. ^p1

In Ashford the bridge was closed. The ferry sank there and the toll was lost with it. ^p2
"""


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Was the ferry lost in Ashford with the toll?", "strong"),
        ("Did Harold pay the long, cold winter?", "weak"),
        ("Did Harold meet the envoy?", "strong"),
    ],
)
def test_a_name_that_stands_far_from_what_answers_is_no_sure_match(
    tmp_path: Path, question: str, verdict: str
) -> None:
    assert answer(question, indexed(tmp_path, cities=CITIES)).verdict == verdict
