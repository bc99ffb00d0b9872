from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import indexed, is_quoted, page, shelve

from corpus.document import passage_key
from corpus.folder import SHIPPED, read_corpus
from index.generations import Generations
from index.searcher import Searcher
from index.store import Generation

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0\r#>^<"), max_size=60)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    return Generations(SHIPPED, tmp_path_factory.mktemp("shipped")).current()


@settings(max_examples=15)
@given(st.lists(TEXT.filter(str.strip), min_size=1, max_size=4))
def test_what_is_stored_comes_back(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    named = {f"d{number}": page(f"A.\n\n{body}") for number, body in enumerate(bodies)}
    corpus = shelve(folder, **named)
    written = [one for document in read_corpus(corpus) for one in document.passages]

    stored = Generations(corpus, folder / "data").current()

    assert [stored.passage(position) for position in range(stored.size)] == written
    for position, one in enumerate(written):
        assert is_quoted(one, stored.document_of(position))
        assert stored.find(one.id) == position


def test_the_shipped_documents_come_back_whole(shipped: Generation) -> None:
    searcher = Searcher(shipped)

    for document in read_corpus(SHIPPED):
        assert searcher.document(document.slug) == document


def test_every_sentence_is_a_span_of_its_passage(shipped: Generation) -> None:
    for position in range(shipped.size):
        text = shipped.passage(position).text
        rows = shipped.sentences(position).tolist()

        assert rows
        assert all(0 <= start < end <= len(text) for start, end, _ in rows)
        assert rows == sorted(rows)
        assert 0 <= rows[-1][2] <= len(shipped.tokens(position))


@given(st.integers(0, 2**64 - 1))
def test_a_key_that_no_passage_has_is_not_found(shipped: Generation, key: int) -> None:
    keys = {passage_key(shipped.passage(position).id) for position in range(shipped.size)}

    assert (shipped.position(key) is not None) == (key in keys)


def test_passages_of_a_document_stand_together(shipped: Generation) -> None:
    ranges = [shipped.passages_of(number) for number in range(shipped.documents)]

    assert [place for places in ranges for place in places] == list(range(shipped.size))
    for number, places in enumerate(ranges):
        assert {shipped.document_number(place) for place in places} == {number}


def test_notes_go_with_every_part_of_a_long_paragraph(tmp_path: Path) -> None:
    words = "red blue green gold gray".split()
    sentences = [f"The {words[n % 5]} army of year {n} went {words[n % 3]}." for n in range(120)]
    engine = indexed(tmp_path, long=" ".join(sentences) + " ^p1\n\n> [!note] A remark.")

    document = engine.document("long")

    assert document is not None
    assert [one.id for one in document.passages[:2]] == ["long^p1", "long^p1.2"]
    assert [one.notes for one in document.passages[:2]] == [("A remark.",)] * 2


def test_the_description_counts_what_is_there(shipped: Generation) -> None:
    assert shipped.meta["documents"] == shipped.documents == 5
    assert shipped.meta["passages"] == shipped.size
    assert shipped.name == "g-000001"
