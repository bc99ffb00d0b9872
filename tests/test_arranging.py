from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import DOCUMENTS, QUESTIONS, indexed

from corpus.document import Document, Kind, Passage, Section
from index.answer import answer, find
from index.arranging import arranged
from index.engine import Found, Hit
from index.folding import fold
from index.noted import dead
from index.query import Query, Term
from index.searcher import Searcher
from index.understand import understand

PLAIN = Query("", "en", ())
SOURCES = Query("", "en", (Term("b", "b"),), about_sources=True, cues=frozenset({"page"}))
HITS = st.lists(
    st.tuples(
        st.sampled_from("abcd"), st.sampled_from(["text", "catalogue"]), st.booleans(),
        st.frozensets(st.integers(0, 12), max_size=12), st.floats(0, 1),
    ),
    max_size=9,
)  # fmt: skip


def hit(
    document: str,
    rank: int,
    score: float = 1.0,
    kind: Kind = "text",
    found: str = "",
    holds: frozenset[int] = frozenset(),
    coverage: float = 1.0,
) -> Hit:
    """A hit of a text that no other repeats, unless `holds` says so."""
    passage = Passage(f"{document}^p{rank}", document, rank, 0, "Text.", Section(kind=kind))
    return Hit(
        passage=passage,
        document=Document(document, document, "Text."),
        rank=rank,
        score=score,
        coverage=coverage,
        matched=frozenset(),
        sentences=((0, 5),),
        found=(Found(0, 0, found),) if found else (),
        holds=holds or frozenset({-rank}),
    )


def ranks(hits: list[Hit], query: Query, engine: Searcher) -> list[int]:
    return [text.hit.rank for text in arranged(hits, query, engine).texts]


@settings(max_examples=200)
@given(HITS, st.sampled_from([PLAIN, SOURCES]))
def test_texts_are_only_put_in_another_order(
    engine: Searcher, rows: list[tuple[str, Kind, bool, frozenset[int], float]], query: Query
) -> None:
    hits = [
        hit(document, rank, 20.0 - rank, kind, "page" if cued else "", holds, coverage)
        for rank, (document, kind, cued, holds, coverage) in enumerate(rows, 1)
    ]

    order = arranged(hits, query, engine)
    texts, other = order.texts, order.otherwise

    assert sorted(text.hit.rank for text in texts) == [text.hit.rank for text in fold(hits)]
    assert other is None or other in texts
    every = [one.rank for text in texts for one in (text.hit, *text.others)]
    assert sorted(every) == list(range(1, len(hits) + 1))


@settings(max_examples=15)
@given(st.lists(DOCUMENTS, min_size=1, max_size=3), QUESTIONS)
def test_each_hit_is_shown_once_as_a_text_or_as_another_place_of_one(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[str], question: str
) -> None:
    named = {f"d{number}": body for number, body in enumerate((*bodies, *bodies))}
    engine = indexed(tmp_path_factory.mktemp("any"), last="Gold.", **named)
    _, hits = find(understand(question, engine, literal=True), engine, 20)

    found = answer(question, engine, 10, literal=True)

    if found.intent == "search":
        shown = [one for quoted in found.passages for one in (quoted.passage, *quoted.also_in)]
        assert len(found.passages) == min(10, len(fold(hits)))
        assert len({one.id for one in shown}) == len(shown)
        assert {one.id for one in shown} <= {hit.passage.id for hit in hits}
        assert len(shown) == len(hits) or len(found.passages) == 10


def test_a_text_that_another_document_repeats_is_one_text() -> None:
    held = frozenset(range(20))

    first, second = fold([hit("a", 1, holds=held), hit("b", 2), hit("c", 3, holds=held - {1})])

    assert [one.rank for one in first.others] == [3]
    assert second.others == ()


def test_a_part_of_a_text_is_a_text_of_its_own() -> None:
    whole, part = frozenset(range(20)), frozenset(range(15))

    assert len(fold([hit("a", 1, holds=whole), hit("b", 2, holds=part)])) == 2


def test_of_nearly_equal_passages_that_of_another_source_comes_first(engine: Searcher) -> None:
    hits = [hit("a", 1, 9), hit("a", 2, 9), hit("a", 3, 8), hit("a", 4, 8), hit("b", 5, 7.7)]

    assert ranks(hits, PLAIN, engine) == [1, 2, 5, 3, 4]


def test_another_source_that_answers_less_stays_where_it_is(engine: Searcher) -> None:
    hits = [*(hit("a", rank, 8) for rank in (1, 2, 3)), hit("b", 4, 7.5)]

    assert ranks(hits, PLAIN, engine) == [1, 2, 3, 4]


def test_three_sources_are_enough(engine: Searcher) -> None:
    hits = [hit(document, rank, 9) for rank, document in enumerate("abcd", 1)]

    assert ranks(hits, PLAIN, engine) == [1, 2, 3, 4]


def test_a_catalogue_line_on_the_best_document_comes_second(engine: Searcher) -> None:
    hits = [hit("a", 1), hit("b", 2), hit("b", 3, kind="catalogue"), hit("a", 4, kind="catalogue")]

    assert ranks(hits, SOURCES, engine) == [1, 4, 2, 3]


def test_the_catalogue_line_with_the_very_word_asked_for_comes_first(engine: Searcher) -> None:
    lines = [hit("a", 3, kind="catalogue"), hit("a", 4, kind="catalogue", found="page")]

    assert ranks([hit("a", 1), hit("b", 2), *lines], SOURCES, engine) == [4, 1, 2, 3]


def test_a_question_that_names_no_matter_is_for_the_catalogue(engine: Searcher) -> None:
    nothing = understand("Who is the author of the article?", engine, sources=True)
    hits = [hit("a", 1), hit("b", 2, kind="catalogue"), hit("c", 3), hit("c", 4, kind="catalogue")]

    assert nothing.matter == ()
    assert ranks(hits, nothing, engine)[0] == 2


def test_a_question_of_fact_leaves_catalogue_lines_where_they_are(engine: Searcher) -> None:
    hits = [hit("a", 1), hit("b", 2), hit("c", 3), hit("a", 4, kind="catalogue", found="page")]

    assert ranks(hits, PLAIN, engine) == [1, 2, 3, 4]


def test_a_source_that_says_otherwise_comes_second(tmp_path: Path) -> None:
    said = "The Treaty of Ashford was signed on {} by both towns. ^p1"
    engine = indexed(
        tmp_path, a=said.format("2 May 1820"), b=said.format("2 May 1820"),
        c="After a long, long talk t" + said[1:].format("3 May 1821"),
    )  # fmt: skip
    query = understand("When was the Treaty of Ashford signed?", engine)

    order = arranged(engine.search(query, 5), query, engine)

    assert order.otherwise is order.texts[1]
    assert order.texts[1].hit.passage.id == "c^p1"


MILLS = "\n\n".join(f"The mill of valley {number} ground corn. ^m{number}" for number in range(40))
STORM = (
    "A storm at Dover took boats, nets and quays, then an old wall, then the ferry, at night. ^p1"
)
NOTED = "The old ferry of Dover was burnt. ^p1\n\n> [!note] Compare [[{}|the harbour book]]."


@pytest.mark.parametrize("named", ["b#^p1", "b#^p2]] or [[b#^p1"])
def test_a_passage_that_a_note_names_is_seen_beside_the_first(tmp_path: Path, named: str) -> None:
    engine = indexed(
        tmp_path, a=NOTED.format(named), mills=MILLS, b=STORM,
    )  # fmt: skip

    found = answer("What happened to the old ferry of Dover?", engine)

    assert (found.compared, found.shown) == (("b^p1",), 2)
    assert found.beside == found.passages[1:2]
    assert found.passages[0].passage.notes[0].endswith("the harbour book.")


def test_a_named_passage_leaves_the_second_where_it_is_as_good_as_the_first(
    tmp_path: Path,
) -> None:
    engine = indexed(
        tmp_path, a=NOTED.format("b#^p1"), b=STORM, mills=MILLS,
        c="An old ferry of Dover, it was said, was burnt too. ^p1",
    )  # fmt: skip

    found = answer("What happened to the old ferry of Dover?", engine)

    assert [one.passage.id for one in found.passages[:3]] == ["a^p1", "c^p1", "b^p1"]
    assert found.shown == 3


def test_of_two_named_passages_that_of_a_source_not_yet_seen_is_shown(tmp_path: Path) -> None:
    engine = indexed(
        tmp_path, b=STORM, mills=MILLS,
        a="The old ferry of Dover was burnt. ^p1\n\n"
        "> [!note] “The old ferry”: so in [[c#^p2]] and [[b#^p1]].",
        c="An old ferry of Dover, it was said, was burnt too. ^p1\n\n"
        "What happened at Dover to the ferry, nobody saw: old men slept. ^p2",
    )  # fmt: skip

    found = answer("What happened to the old ferry of Dover?", engine)

    assert [one.passage.document for one in found.passages[:3]] == ["a", "c", "b"]


def test_a_named_passage_that_filters_exclude_stays_away(tmp_path: Path) -> None:
    engine = indexed(tmp_path, boats=NOTED.format("b#^p1"), b=STORM, mills=MILLS)

    found = answer("What happened to the old ferry of Dover? doc:boats", engine)

    assert [one.document.slug for one in found.passages] == ["boats"]


def test_a_link_to_a_long_paragraph_names_the_part_that_answers(tmp_path: Path) -> None:
    long = "The fair was held there. " * 60 + STORM.removesuffix(" ^p1")
    engine = indexed(tmp_path, a=NOTED.format("b#^p1"), b=f"{long} ^p1", mills=MILLS)

    found = answer("What happened to the old ferry of Dover?", engine)

    assert found.compared == ("b^p1.2",)


def test_what_a_note_names_in_vain_is_told(tmp_path: Path) -> None:
    note = "> [!note] See [[b#^p1]], [[b#^p9]] and [[c#^p1]]."
    engine = indexed(tmp_path, a=f"A ferry. ^p1\n\n{note}", b="A boat. ^p1")

    assert list(dead(engine.generation, ["a", "b", "d"])) == [("a^p1", "b^p9"), ("a^p1", "c^p1")]


@pytest.mark.parametrize("named", ["mills#^m1", "nowhere#^p1", "b", "#^p1", "b#^p9"])
def test_a_named_passage_that_does_not_answer_stays_away(tmp_path: Path, named: str) -> None:
    engine = indexed(
        tmp_path, a=NOTED.format(named), b="At Ramsgate a storm took the ferry. ^p1",
        mills=MILLS,
    )  # fmt: skip

    found = answer("What happened to the old ferry of Dover?", engine)

    assert (found.compared, found.beside) == ((), ())
