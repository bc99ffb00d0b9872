from math import inf
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import QUESTIONS, indexed

from index.answer import answer
from index.folding import SEEN
from index.hits import Hits
from index.searcher import Searcher
from index.understand import understand

LETTER = """---
title: On Ardahan
author: [{family: Birch, given: Ann}]
archive: Riverside Office
---
The gold treaty of Kars. Batum had no gold. ^p1
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return indexed(
        tmp_path_factory.mktemp("hits"),
        counted="In March 1,921 ships sailed away. ^p1",
        dated="In March 1921 ships sailed away. ^p1",
        letter=LETTER,
        other="Letters of Moscow. Books, treaty, 1921. Gold ^p1",
    )


def gains(engine: Searcher, question: str) -> list[float]:
    query, every = understand(question, engine), np.arange(engine.size)
    none = frozenset[str]()
    hits = Hits(query, every, engine.generation, engine, lambda _: none, lambda _: none)
    return [float(gain) for gain in hits.gains()]


@given(QUESTIONS)
def test_a_look_at_all_passages_never_takes_anything_away(small: Searcher, question: str) -> None:
    assert all(gain >= 0 for gain in gains(small, question))


@given(QUESTIONS, st.integers(1, 6))
def test_only_hits_seen_at_once_are_evidence(small: Searcher, question: str, k: int) -> None:
    hits = small.search(understand(question, small), k)

    assert all(hit.strength < inf for hit in hits[:SEEN])
    assert all(hit.strength == inf for hit in hits[SEEN:])


@given(QUESTIONS)
def test_what_is_found_stands_where_it_is_said_to(small: Searcher, question: str) -> None:
    hits = small.search(understand(question, small), 6)

    assert all(hit.closest <= hit.coverage + 1e-9 for hit in hits[:1])
    assert all(hit.speaker <= hit.matched for hit in hits)
    for hit in hits:
        assert {found.term for found in hit.found} <= hit.matched
        assert all(0 <= found.sentence < len(hit.sentences) for found in hit.found)


def test_a_passage_of_the_very_days_gains_over_one_with_the_same_words(small: Searcher) -> None:
    counted, dated, *_ = gains(small, "What sailed in March 1921?")

    assert 0 < counted < dated


def test_a_passage_of_the_very_days_is_found_first(small: Searcher) -> None:
    hits = small.search(understand("What sailed in March 1921?", small), 2)

    assert [hit.passage.id for hit in hits] == ["dated^p1", "counted^p1"]


def test_a_day_written_otherwise_counts_as_its_words(tmp_path: Path) -> None:
    engine = indexed(tmp_path, one="A treaty, 16.03.1921. ^p1", two="On 16 March came 1921. ^p1")

    hit = engine.hit(understand("16 March 1921", engine), "one^p1")

    assert hit is not None
    assert hit.matched >= {"16", "march", "1921"}


def test_a_word_of_the_title_counts_as_found(small: Searcher) -> None:
    hit = small.search(understand("gold of Ardahan", small), 1)[0]

    assert hit.passage.document == "letter"
    assert hit.matched == {"gold", "ardahan"}
    assert [found.term for found in hit.found] == ["gold", "gold"]


@pytest.mark.parametrize(
    ("question", "held"), [("Who is the author Birch?", True), ("Letters by Birch", False)]
)
def test_what_the_catalogue_knows_counts_only_where_sources_are_asked_for(
    small: Searcher, question: str, held: bool
) -> None:
    hit = small.hit(understand(question, small), "letter^p1")

    assert hit is not None
    assert ("birch" in hit.matched) is held


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("What happened on 11 October 1853?", "1853-10-11: the vicar sang."),
        ("15 July 1856", "Between 14 and 16 July 1856 wolves were seen."),
        ("29 September 1858", "On 17/29 September 1858 an envoy came."),
        ("5.3.1849", "On the fifth of March 1849 a comet was seen."),
        ("22 мая 1866", "Двадцать второго мая 1866 года сгорела мельница."),
        ("7 June 1851", "On Tuesday, June 7th 1851 the miller left."),
    ],
)
def test_a_day_is_found_as_documents_write_it(tmp_path: Path, question: str, day: str) -> None:
    engine = indexed(
        tmp_path, day=day, bread="Bread was dear in October 1853 and in June 1851.",
        rain="Rain fell in July 1856, and in September 1858, and in March 1849.",
    )  # fmt: skip

    first = engine.search(understand(question, engine), 3)[0]

    assert (first.passage.document, first.coverage) == ("day", 1.0)


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("According to Birch, how many boats sank?", "report"),
        ("According to the minutes, how many boats sank?", "minutes"),
        ("How many boats sank in the storm?", "diary"),
        ("According to the town, how many boats sank?", "minutes"),
    ],
)
def test_whom_or_what_a_question_cites_answers_it(
    tmp_path: Path, question: str, document: str
) -> None:
    engine = indexed(
        tmp_path,
        report="---\ntitle: A report\nauthor: Ann Birch\n---\nNine boats sank, it seems. ^p1",
        minutes="---\ntitle: Minutes of the town\n---\nIt is known that ten boats sank. ^p1",
        diary="In the storm boats sank: seven boats. ^p1",
        rain="Rain fell in the town. ^p1",
    )

    first = answer(question, engine).passages[0]

    assert first.passage.document == document
