from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import indexed, is_quoted, page

from corpus.footnotes import calls, without_calls
from corpus.markdown import parse_document
from index.answer import Quoted, answer

LABELS = st.text("ab12-", min_size=1, max_size=4)
BODY = """The delegation sailed to Batum with gold bars. [^n1] ^p1

The wheat harvest failed twice in the valley. ^p2

## Notes {kind="bibliography"}

Birch, Ann. Harbours. Delta Press, 1968, p. 69. ^n1

Reed, Tom. Harvests. Delta Press, 1970. ^n2
"""


def footnotes(body: str) -> list[tuple[str, ...]]:
    return [passage.footnotes for passage in parse_document("slug", page(body)).passages]


def quotations(folder: Path, question: str, **bodies: str) -> list[Quoted]:
    return list(answer(question, indexed(folder, **bodies)).passages)


@given(st.text("words. ", max_size=20).filter(str.strip), st.lists(LABELS, max_size=3))
def test_calls_at_the_end_are_no_part_of_a_paragraph(words: str, labels: list[str]) -> None:
    called = "".join(f" [^{label}]" for label in labels)

    assert without_calls(words.strip() + called) == words.strip()
    assert calls(words + called) == tuple(dict.fromkeys(labels))


@given(st.text("a[^]:1 \n", max_size=40))
def test_a_passage_with_calls_is_a_slice_of_its_document(body: str) -> None:
    try:
        document = parse_document("slug", page(body))
    except ValueError:
        return  # an id alone, or twice: tests/test_markdown.py holds what is said then

    assert all(is_quoted(passage, document) and passage.text for passage in document.passages)


@pytest.mark.parametrize(
    "body",
    [
        "Words.[^n1] ^p1\n\nA note. ^n1",
        "Words. [^n1]\n\n[^n1]: A note.",
        "Words[^x] go on.\n\n[^x]: A note. ^n1",
        "Words.[^n1][^gone]\n\n[^n1]: A note. ^n1\n[^2]: Another.",
    ],
    ids=["by its id", "by its label", "amid the words", "one line below another"],
)
def test_a_paragraph_knows_its_footnotes(body: str) -> None:
    first, note, *_ = parse_document("slug", page(body)).passages

    assert first.footnotes == (note.id,)
    assert (note.text, note.footnotes) == ("A note.", ())


def test_a_call_of_nothing_and_of_itself_is_left_out() -> None:
    assert footnotes("Words.[^1]\n\nOthers.[^o] ^o") == [(), ()]


def test_a_quotation_shows_its_footnotes_whichever_place_calls_them(tmp_path: Path) -> None:
    copy = BODY.split("[^n1]", maxsplit=1)[0]

    first, *_ = quotations(tmp_path, "gold bars Batum", a=copy, b=BODY)

    assert [note.id for note in first.footnotes] == ["b^n1"]
    assert first.also_in or first.passage.document == "b"


@pytest.mark.parametrize(
    "question",
    [
        "Which reference is given for the gold sailed to Batum?",
        "footnote for the delegation with gold bars",
        "Batum gold hangi dipnot",
    ],
)
def test_who_asks_for_the_reference_gets_the_footnote_first(tmp_path: Path, question: str) -> None:
    first, second, *_ = quotations(tmp_path, question, b=BODY)

    assert (first.passage.id, second.passage.id) == ("b^n1", "b^p1")


def test_a_footnote_in_the_sources_own_words_is_shown_and_does_not_lead(tmp_path: Path) -> None:
    question, body = (
        "Which reference is given for the gold sailed to Batum?",
        BODY.replace(' {kind="bibliography"}', ""),
    )

    first, *_ = quotations(tmp_path, question, b=body)

    assert first.passage.id == "b^p1"
    assert [note.id for note in first.footnotes] == ["b^n1"]


def test_of_many_footnotes_two_lead_and_three_are_shown(tmp_path: Path) -> None:
    notes = "\n\n".join(f"Book {n}, p. {n}. ^x{n}" for n in range(6))
    called = "".join(f" [^x{n}]" for n in range(6))
    body = BODY.replace(" [^n1] ^p1", f"{called} ^p1") + f"\n{notes}"

    found = quotations(tmp_path, "Which reference is given for gold sailed to Batum?", b=body)

    assert [quoted.passage.id for quoted in found[:3]] == ["b^x0", "b^x1", "b^p1"]
    assert [note.id for note in found[2].footnotes] == ["b^x0", "b^x1", "b^x2"]
    assert found[0].score >= found[2].score


def test_a_passage_that_hardly_answers_lends_no_footnote(tmp_path: Path) -> None:
    question = "Which reference is given for the losses of ships on the bars of many rivers?"

    found = quotations(tmp_path, question, b=BODY)

    assert "b^n1" not in [quoted.passage.id for quoted in found]
