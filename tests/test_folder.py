import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import is_quoted, page, shelve

from corpus.errors import CorpusEmpty, CorpusError, CorpusMissing, DocumentUnreadable
from corpus.folder import document_files, read_corpus

ROW = '{"_id": "1", "text": "Words."}\n'


def beir(folder: Path, content: bytes, name: str = "corpus.jsonl") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@given(st.dictionaries(st.text(max_size=5), st.tuples(st.text(max_size=9), st.text()), min_size=1))
def test_a_beir_file_gives_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[str, tuple[str, str]]
) -> None:
    lines = [
        json.dumps({"_id": name, "title": title, "text": text})
        for name, (title, text) in rows.items()
    ]
    path = beir(tmp_path_factory.mktemp("beir"), "\n".join(lines).encode())

    found = list(read_corpus(path))

    read = {document.slug: (document.title, document.text) for document in found}
    assert read == {name: (title, text) for name, (title, text) in rows.items()}
    assert all(is_quoted(passage, one) for one in found for passage in one.passages)


@given(st.data())
def test_a_damaged_archive_is_refused_with_its_name(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    packed = bytearray(gzip.compress((ROW.replace("1", "a") + ROW).encode(), mtime=0))
    at = data.draw(st.integers(0, len(packed) - 1))
    packed[at] ^= data.draw(st.integers(1, 255))
    path = beir(tmp_path_factory.mktemp("gz"), bytes(packed), "c.jsonl.gz")

    try:
        assert [document.slug for document in read_corpus(path)] == ["a", "1"]
    except CorpusError as error:
        reason = str(error)
    else:
        return
    assert str(path) in reason


def test_documents_come_sorted_by_name(tmp_path: Path) -> None:
    corpus = shelve(tmp_path, b="B.", a="A.", c="C.")

    assert [document.slug for document in read_corpus(corpus)] == ["a", "b", "c"]


def test_what_is_not_a_document_is_passed_by(tmp_path: Path) -> None:
    corpus = shelve(tmp_path, a="A.")
    for name in ("README.md", ".hidden.md", "_draft.md", "notes.txt"):
        (corpus / name).write_text("no document", "utf-8")

    assert [file.name for file in document_files(corpus)] == ["a.md"]


@pytest.mark.parametrize("place", ["nowhere", "nowhere.jsonl", "x" * 300, "nul\0"])
def test_a_missing_corpus_says_how_to_name_one(tmp_path: Path, place: str) -> None:
    with pytest.raises(CorpusMissing, match="name one with --corpus or ADFONTES_CORPUS"):
        list(read_corpus(tmp_path / place))


def test_a_document_given_as_the_corpus_is_said_to_be_a_file(tmp_path: Path) -> None:
    shelve(tmp_path, a="A.")

    with pytest.raises(CorpusMissing, match=r"a\.md: it is a file, and a folder is wanted"):
        list(read_corpus(tmp_path / "a.md"))


def test_an_empty_folder_says_what_to_add(tmp_path: Path) -> None:
    with pytest.raises(CorpusEmpty, match="holds no passages: add"):
        list(read_corpus(tmp_path))


def test_an_empty_beir_file_is_an_empty_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusEmpty):
        list(read_corpus(beir(tmp_path, b"\n\n")))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (ROW.encode() + b"{oops\n", "line 2 is not a BEIR document"),
        (ROW.encode() + b"[]\n", "line 2 is not a BEIR document"),
        (b'{"text": "no id"}\n', "line 1 is not a BEIR document: it needs “_id”"),
        (b"[" * 50_000, "line 1 is not a BEIR document"),
        (ROW.encode() * 2, "line 2 repeats the id '1'"),
        (b'{"_id": "\xff"}', "is not UTF-8: save it as UTF-8"),
    ],
)
def test_a_broken_beir_file_names_its_line(tmp_path: Path, content: bytes, reason: str) -> None:
    path = beir(tmp_path, content)

    with pytest.raises(DocumentUnreadable) as caught:
        list(read_corpus(path))

    assert str(caught.value).startswith(f"{path}: ")
    assert reason in str(caught.value)


def test_a_byte_order_mark_and_half_a_character_do_no_harm(tmp_path: Path) -> None:
    row = b'\xef\xbb\xbf{"_id": "\\ud800", "text": "Words \\udfff."}\n'

    (document,) = read_corpus(beir(tmp_path, row))

    assert (document.slug, document.text) == ("?", "Words ?.")


def test_a_name_that_is_not_utf_8_is_refused_in_words_that_can_be_printed(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    (tmp_path / name).write_text(page("Words."), "utf-8")

    with pytest.raises(DocumentUnreadable, match="not UTF-8: rename it") as caught:
        list(read_corpus(tmp_path))

    assert str(caught.value).encode("utf-8")


def test_a_folder_named_like_a_document_is_named(tmp_path: Path) -> None:
    (shelve(tmp_path, a="A.") / "b.md").mkdir()

    with pytest.raises(DocumentUnreadable, match=r"b\.md: cannot be read"):
        list(read_corpus(tmp_path))


def test_a_pipe_among_the_documents_is_named_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(page("Words."))
    os.mkfifo(tmp_path / "b.md")

    with pytest.raises(DocumentUnreadable, match=r"b\.md.*take it away"):
        document_files(tmp_path)
