from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import DOCUMENTS, page

from corpus.document import KINDS
from corpus.markdown import parse_document
from index.bm25 import BM25Index
from index.prepare import Prepared, Rules, prepare
from index.sentences import train
from index.writer import Writer

RULES = Rules(train(["A mill. A bridge. A town."]))


def prepared(*files: str) -> list[Prepared]:
    texts = (file if file[:3] == "---" else page(file) for file in files)
    return [prepare(parse_document(f"d{n}", text), RULES) for n, text in enumerate(texts)]


def written(folder: Path, documents: Sequence[Prepared]) -> tuple[Writer, BM25Index]:
    with Writer(folder) as writer:
        rows = [row for stamp, one in enumerate(documents) for row in writer.add(one, stamp)]
        bm25 = BM25Index.build(rows)
        writer.finish(bm25)
    return writer, bm25


@settings(max_examples=12)
@given(st.lists(DOCUMENTS, max_size=4))
def test_each_passage_is_scored_by_its_titles_and_its_own_terms(
    tmp_path_factory: pytest.TempPathFactory, files: list[str]
) -> None:
    documents = prepared(*files)

    writer, bm25 = written(tmp_path_factory.mktemp("written"), documents)

    terms = [one.title + part.terms for one in documents for part in one.parts]
    assert (writer.documents, writer.passages) == (len(documents), len(terms))
    assert set(bm25.terms()) == {term for row in terms for term in row}
    for term in {term for row in terms for term in row}:
        held = [at for at, row in enumerate(terms) if term in row]
        assert bm25.passages_with(term, len(terms)).tolist() == held


@settings(max_examples=12)
@given(st.lists(DOCUMENTS, min_size=1, max_size=4))
def test_texts_stand_on_disk_one_after_the_other(
    tmp_path_factory: pytest.TempPathFactory, files: list[str]
) -> None:
    folder, documents = tmp_path_factory.mktemp("written"), prepared(*files)

    written(folder, documents)

    ids = "".join(part.id for one in documents for part in one.parts)
    assert (folder / "texts.bin").read_bytes() == b"".join(one.text for one in documents)
    assert (folder / "ids.bin").read_text("utf-8") == ids


def test_only_documents_with_something_known_of_them_have_an_entry(tmp_path: Path) -> None:
    known = "---\ntitle: A letter\nauthor: Birch\n---\nA mill."

    writer, _ = written(tmp_path, prepared("A mill.", known))

    assert writer.entries.keys() == {1}
    assert "birch" in writer.entries[1]


def test_the_most_frequent_language_comes_first(tmp_path: Path) -> None:
    front = "---\ntitle: A note\nlanguage: {}\n---\nA mill."

    writer, _ = written(tmp_path, prepared(*map(front.format, ("tr", "en", "en"))))

    assert writer.languages == ["en", "tr"]


def test_a_kind_is_kept_as_its_number() -> None:
    (one,) = prepared('A mill.\n\n# List {kind="bibliography"}\n\nOn mills.')

    assert [KINDS[part.kind] for part in one.parts] == ["text", "bibliography"]
