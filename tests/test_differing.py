from pathlib import Path

import pytest
from shelf import indexed

from index.answer import Answer, answer

TREATY = "The Treaty of Ashford was signed on {day} by both towns."
TOLL = "The bridge of Ashford cost {sum}."


def said(folder: Path, question: str, *bodies: str) -> Answer:
    return answer(question, indexed(folder, **{f"d{n}": body for n, body in enumerate(bodies)}))


def test_two_sources_that_date_one_thing_differently_are_both_shown(tmp_path: Path) -> None:
    found = said(
        tmp_path, "When was the Treaty of Ashford signed?",
        TREATY.format(day="2 May 1820"), "A long talk. " + TREATY.format(day="3 May 1821"),
    )  # fmt: skip

    assert found.beside == found.passages[1:2]
    assert found.shown >= 2


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("When was the Treaty of Ashford signed?", "2 May 1820", "May 1820"),
        ("Who signed the Treaty of Ashford?", "2 May 1820", "3 May 1821"),
    ],
)
def test_what_agrees_or_is_not_asked_for_does_not_differ(
    tmp_path: Path, question: str, one: str, other: str
) -> None:
    found = said(tmp_path, question, *(TREATY.format(day=day) for day in (one, other)))

    assert found.beside == ()


def test_a_date_of_another_thing_does_not_differ(tmp_path: Path) -> None:
    found = said(
        tmp_path, "When was the Treaty of Ashford signed?",
        TREATY.format(day="2 May 1820"), "The treaty of Bexley was signed in 1831.",
    )  # fmt: skip

    assert found.beside == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3,000 crowns", "some 2 thousand crowns"),
        ("three thousand crowns", "2,000 crowns"),
        ("five crowns", "six crowns"),
    ],
)
def test_two_sources_that_count_one_thing_differently_are_both_shown(
    tmp_path: Path, one: str, other: str
) -> None:
    found = said(
        tmp_path, "How many crowns did the bridge of Ashford cost?",
        TOLL.format(sum=one), TOLL.format(sum=other),
    )  # fmt: skip

    assert found.beside == found.passages[1:2]


@pytest.mark.parametrize(
    "other", ["3000 crowns", "3 thousand crowns", "three thousand crowns", "nine shillings"]
)
def test_the_same_count_or_another_unit_does_not_differ(tmp_path: Path, other: str) -> None:
    found = said(
        tmp_path, "How many crowns did the bridge of Ashford cost?",
        TOLL.format(sum="3,000 crowns"), TOLL.format(sum=other),
    )  # fmt: skip

    assert found.beside == ()


def test_one_source_that_says_two_things_does_not_differ_from_itself(tmp_path: Path) -> None:
    body = "\n\n".join(TREATY.format(day=day) for day in ("2 May 1820", "3 May 1821"))

    assert said(tmp_path, "When was the Treaty of Ashford signed?", body).beside == ()
