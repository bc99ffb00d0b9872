from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import DOCUMENTS, shelve

from corpus.folder import entries
from index.build import build
from index.catalogue import Catalogue
from index.earlier import Earlier, nothing_known
from index.store import Generation
from index.wordbook import Wordbook

LETTER = """---
title: A letter
author: [{family: Birch, given: Ann}]
archive: Riverside Office
issued: 1850-07-01
---
The bridge must be mended. It is old; last year it broke. ^p1
"""


def built(corpus: Path, into: Path, earlier: Earlier | None = None) -> Generation:
    into.mkdir()
    build(entries(corpus), into, "signature", earlier)
    return Generation(into)


@settings(max_examples=12)
@given(st.lists(DOCUMENTS, max_size=3))
def test_what_is_taken_over_is_as_if_it_were_read_again(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("earlier")
    named = {f"d{number}": body for number, body in enumerate(bodies)}
    corpus = shelve(folder / "corpus", last=LETTER, **named)
    first = built(corpus, folder / "one")

    again = built(corpus, folder / "two", Earlier(first))

    assert again.meta["files"] == first.meta["files"]


def test_what_the_catalogue_knows_of_an_unchanged_document_stays_known(tmp_path: Path) -> None:
    corpus = shelve(tmp_path / "corpus", letter=LETTER, other="A ferry.")
    first = built(corpus, tmp_path / "one")
    shelve(corpus, other="A ship.")

    again = built(corpus, tmp_path / "two", Earlier(first))

    assert Catalogue(again.folder).knows("birch")
    assert Wordbook(again).knows("ship")


def test_only_a_document_with_the_same_stamp_is_taken(tmp_path: Path) -> None:
    corpus = shelve(tmp_path / "corpus", letter=LETTER, other="A ferry.")
    first = Earlier(built(corpus, tmp_path / "one"))
    shelve(corpus, other="A ship, a ferry.", new=LETTER)

    taken = {entry.slug: first.take(entry) for entry in entries(corpus)}

    assert [slug for slug, document in taken.items() if document] == ["letter"]


def test_a_title_that_no_passage_carries_is_read_again(tmp_path: Path) -> None:
    corpus = shelve(tmp_path / "corpus", bare="---\ntitle: Zurich\n---\n", letter=LETTER)
    first = Earlier(built(corpus, tmp_path / "one"))

    taken = [bool(first.take(entry)) for entry in entries(corpus)]

    assert taken == [False, True]


def test_without_a_generation_before_nothing_is_known(tmp_path: Path) -> None:
    corpus = shelve(tmp_path / "corpus", letter=LETTER)

    assert all(nothing_known(entry) is None for entry in entries(corpus))
