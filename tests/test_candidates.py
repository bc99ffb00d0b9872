from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import DOCUMENTS, QUESTIONS, indexed

from index.analysis import fold, terms, words
from index.answer import answer, requote
from index.dating import days_of, own_days
from index.engine import Hit
from index.filters import Filters
from index.searcher import Searcher
from index.understand import understand

LETTER = """---
title: A letter of gold
author: [{family: Birch, given: Ann}]
issued: 1921-03-16
publisher: Delta Press
---
The gold treaty of Kars. ^p1

Batum had no gold. ^p2

## Card {kind="catalogue"}

Moscow Archive, letter, gold treaty, 1899. ^c1
"""
OLD = """---
title: Old books
issued: 1850
archive: Moscow Archive
publisher: Delta Press
---
Gold went to Moscow. A treaty. ^p1

Of Batum in 1921 this book says: gold treaty. ^p2
"""
EMPTY = "---\ntitle: Kars and Moscow\nauthor: Birch\npublisher: Delta Press\n---\n"
LIST = '## Reading {kind="bibliography"}\n\nA book on the gold treaty of Kars, 1921. ^r1'


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("candidates")
    return indexed(folder, d0=LETTER, d1=OLD, d2=EMPTY, d3=LIST, d4="Gold of Batum. Letters.")


def is_of_days(hit: Hit, marks: Filters) -> bool:
    own = own_days(hit.document)
    named = list(days_of(hit.passage.text, own))
    spans = list(zip(named[::2], named[1::2], strict=True))
    spans = spans or ([(own.start, own.end)] if own else [])
    return all(
        any(first <= day.end and last >= day.start for first, last in spans) for day in marks.days
    )


def is_of_documents(hit: Hit, marks: Filters) -> bool:
    document = hit.document
    called = fold(f"{document.slug} {document.title} {document.source.text('author')}")
    return all(name in called for name in marks.documents) and not any(
        name in called for name in marks.others
    )


def has_the_words(hit: Hit, marks: Filters) -> bool:
    text = " ".join(map(fold, words(hit.passage.text)))
    held = terms(text)
    unwanted = [terms(word) for word in marks.without]
    return all(phrase in text for phrase in marks.phrases) and not any(
        word == held[at : at + len(word)] for word in unwanted for at in range(len(held))
    )


@settings(max_examples=150)
@given(QUESTIONS)
def test_every_hit_passes_the_filters_sources_included(small: Searcher, question: str) -> None:
    query = understand(question, small)

    for hit in small.search(query, 20):
        assert not query.filters.impossible
        assert is_of_days(hit, query.filters)
        assert is_of_documents(hit, query.filters)
        assert has_the_words(hit, query.filters)


@settings(max_examples=30)
@given(st.lists(DOCUMENTS, max_size=3), QUESTIONS, QUESTIONS)
def test_any_question_to_any_small_corpus_is_answered(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[str], question: str, previous: str
) -> None:
    named = {f"d{number}": body for number, body in enumerate(bodies)}
    engine = indexed(tmp_path_factory.mktemp("any"), last="Gold.", **named)

    found = answer(question, engine, previous=previous)

    for quoted in found.passages:
        assert requote(question, quoted.passage.id, engine, previous=previous)


@pytest.mark.parametrize("cue", ["Which publisher printed", "Who is the author of"])
@pytest.mark.parametrize(
    ("mark", "documents"),
    [
        ("doc:books", {"d1"}),
        ("-doc:letter", {"d1"}),
        ("before:1880", {"d1"}),
        ("doc:zurich", set()),
    ],
)
def test_a_source_that_the_filters_leave_out_is_not_added(
    small: Searcher, cue: str, mark: str, documents: set[str]
) -> None:
    query = understand(f"{cue} Delta Press {mark}", small)

    assert {hit.passage.document for hit in small.search(query, 9)} == documents


def test_a_document_without_passages_adds_nothing(tmp_path: Path) -> None:
    engine = indexed(tmp_path, empty=EMPTY, other="A word of Kars.")

    hits = engine.search(understand("What did Delta Press publish?", engine), 5)

    assert [hit for hit in hits if hit.passage.document == "empty"] == []


def test_what_passes_is_found_below_a_hundred_better_ones(tmp_path: Path) -> None:
    better = "\n\n".join(f"Gold, gold. ^p{number}" for number in range(150))
    engine = indexed(
        tmp_path, better=better, other="Once there was some gold in a town, far off. ^p1"
    )

    hits = engine.search(understand("gold -doc:better", engine), 3)

    assert [hit.passage.id for hit in hits] == ["other^p1"]


def test_filters_alone_give_the_first_passages_that_pass(small: Searcher) -> None:
    hits = small.search(understand("doc:books -Batum", small), 5)

    assert [hit.passage.id for hit in hits] == ["d1^p1"]


def test_a_filter_that_nothing_can_pass_gives_nothing(small: Searcher) -> None:
    assert small.search(understand("gold treaty year:0", small), 5) == []
