from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import DOCUMENTS

from corpus.document import Document, Source
from corpus.errors import DocumentUnreadable
from corpus.markdown import parse_document
from index.prepare import NEVER, Problem, Rules, attempt, prepare, searched_title, spoken
from index.sentences import train

RULES = Rules(train(["A mill. A bridge."]))
LETTERS = st.text("aé😀ж. \n", max_size=30)


@given(DOCUMENTS, LETTERS)
def test_bytes_and_characters_name_the_same_passage(file: str, letters: str) -> None:
    document = parse_document("d", f"{file}\n\n{letters}\n\nA mill. köprü! 😀 End.")

    found = prepare(document, RULES)

    assert found.text.decode() == document.text
    for part in found.parts:
        text = found.text[part.first_byte : part.last_byte].decode()
        assert document.text[part.start : part.start + len(text)] == text
        assert all(0 <= end <= len(text) for end in part.sentences[1::3])
        assert all(0 <= first <= len(part.terms) for first in part.sentences[2::3])


@given(DOCUMENTS)
def test_the_digest_tells_of_a_change_and_of_nothing_else(file: str) -> None:
    one, same = (prepare(parse_document("d", file), RULES) for _ in range(2))

    other = prepare(parse_document("d", f"{file}\n\nOne more."), RULES)

    assert one == same
    assert one.digest != other.digest


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("Köprü onarılmalı ve yol açılmalıdır.", "", "tr"),
        ("Мост надо починить, он старый.", "", "ru"),
        ("The bridge must be mended.", "", "en"),
        ("The bridge must be mended.", "de", "de"),
    ],
)
def test_a_language_that_nobody_says_is_guessed(text: str, said: str, language: str) -> None:
    variables = {"language": said} if said else {}

    assert spoken(Document("d", "", text, Source(variables))).language == language


def test_a_document_is_found_by_its_translated_title_too() -> None:
    source = Source({"translated-title": "The Bridge"})

    assert searched_title(Document("d", "Köprü", "", source)) == "Köprü The Bridge"
    assert searched_title(Document("d", "Köprü", "")) == "Köprü"


def test_a_document_without_a_date_is_of_no_day() -> None:
    assert prepare(parse_document("d", "---\ntitle: A\n---\nIn 1850."), RULES).days == NEVER


def test_a_document_that_cannot_be_read_is_a_problem_not_an_error() -> None:
    def load() -> Document:
        raise DocumentUnreadable(Path("d.md"), "is torn")

    assert attempt(load, RULES) == Problem(Path("d.md"), "is torn")
