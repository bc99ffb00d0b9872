from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import indexed

from corpus.document import link_key
from index.searcher import Searcher
from index.understand import understand

WORDS = [
    "kars",
    "gold",
    "treaty",
    "moscow",
    "rifles",
    "the",
    "who",
    "1921",
    "zzz",
    "Batum",
    "book",
]
QUESTIONS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return indexed(
        tmp_path_factory.mktemp("small"),
        one="The treaty of Kars. ^p1\n\nGold and rifles went to Kars. ^p2",
        two="The treaty of Moscow was signed in 1921. ^p1\n\nBatum. ^p2",
        three='## Reading {kind="bibliography"}\n\nA book on the treaty of Moscow, 1921. ^r1',
    )


@given(QUESTIONS, st.integers(0, 6))
def test_hits_are_ranked_and_share_a_term_with_the_question(
    small: Searcher, question: str, k: int
) -> None:
    query = understand(question, small)

    hits = small.search(query, k)

    assert len(hits) <= k
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.passage.id for hit in hits}) == len(hits)
    for hit in hits:
        assert hit.matched
        assert hit.matched <= set(query.weights)
        assert 0 <= hit.coverage <= 1.0000001


@given(QUESTIONS)
def test_more_hits_begin_with_the_fewer(small: Searcher, question: str) -> None:
    query = understand(question, small)

    few, many = ([hit.passage.id for hit in small.search(query, k)] for k in (2, 5))

    assert many[:2] == few


@given(st.text(max_size=20) | st.text("abcdefghijklmnopqrstuvwxyz234567=", max_size=30))
def test_a_link_that_names_nothing_is_nothing(small: Searcher, link: str) -> None:
    assert small.linked(link) is None


def test_a_deep_link_names_its_passage(small: Searcher) -> None:
    for document in small.documents():
        whole = small.document(document.slug)
        assert whole is not None
        for passage in whole.passages:
            assert small.linked(link_key(passage.id)) == passage


def test_a_passage_can_be_asked_for_whatever_it_scores(small: Searcher) -> None:
    query = understand("gold", small)

    found, gone = small.hit(query, "two^p2"), small.hit(query, "two^p9")

    assert found is not None
    assert (found.passage.text, found.matched, found.coverage) == ("Batum.", frozenset(), 0)
    assert gone is None


def test_reading_lists_are_searched_only_when_sources_are_asked_for(small: Searcher) -> None:
    fact, source = (
        {hit.passage.kind for hit in small.search(understand(question, small), 9)}
        for question in ("treaty of Moscow 1921", "which book is on the treaty of Moscow?")
    )

    assert fact == {"text"}
    assert "bibliography" in source


def test_a_document_that_is_not_there_is_nothing(small: Searcher) -> None:
    assert small.document("four") is None
    assert small.document_count == 3


def test_a_word_of_the_title_finds_the_passages(tmp_path: Path) -> None:
    engine = indexed(tmp_path, one="---\ntitle: On Ardahan\n---\nA town.", two="Another town.")

    hits = engine.search(understand("Ardahan", engine), 5)

    assert [hit.passage.text for hit in hits] == ["A town."]


def test_unknown_words_have_the_highest_idf(small: Searcher) -> None:
    assert small.idf("zzz") > small.idf("batum") > small.idf("treati") > 0
    assert (small.knows("batum"), small.knows("zzz")) == (True, False)


def test_lists_that_rank_first_do_not_push_the_text_out(tmp_path: Path) -> None:
    lists = '## Reading {kind="bibliography"}\n\n' + "\n\n".join(
        f"Treaty of Kars {number}." for number in range(150)
    )
    engine = indexed(
        tmp_path, lists=lists, text="There was once a treaty about a town, Kars, far off."
    )

    hits = engine.search(understand("treaty of Kars", engine), 3)

    assert [hit.passage.document for hit in hits] == ["text"]


LIST = """## Reading {kind="bibliography"}

Marlowe: The Forgotten Canal of Bexley, a study of barges. ^r1
"""


def test_a_reading_list_answers_unasked_where_nothing_else_does_and_it_clearly(
    tmp_path: Path,
) -> None:
    engine = indexed(tmp_path, list=LIST, text="The mill of Ashford ground corn.")

    clear, faint = (
        [hit.passage.kind for hit in engine.search(understand(question, engine), 3)]
        for question in ("What is the canal of Bexley?", "What is the gold canal of Zurich?")
    )

    assert clear == ["bibliography"]
    assert faint == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Marlowe forgotten canal Bexley barges", "bibliography"),
        ("mill study barges canal", "text"),
    ],
)
def test_words_of_a_title_find_the_book_where_the_texts_hold_much_less(
    tmp_path: Path, words: str, kind: str
) -> None:
    engine = indexed(tmp_path, list=LIST, text="A canal led to the mill of Ashford near Bexley.")

    hits = engine.search(understand(words, engine), 3)

    assert hits[0].passage.kind == kind


def test_a_reading_list_does_not_answer_unasked_where_a_text_does(tmp_path: Path) -> None:
    engine = indexed(tmp_path, list=LIST, text="In Bexley the canal was dug by hand.")

    hits = engine.search(understand("What is the canal of Bexley?", engine), 3)

    assert {hit.passage.kind for hit in hits} == {"text"}


def test_what_only_a_list_or_a_foreign_title_holds_is_known_but_not_told(tmp_path: Path) -> None:
    text, other = (
        f"---\ntitle: {title}\n---\nThe mill of Ashford."
        for title in ("Ardahan üzerine", "The fair")
    )
    engine = indexed(tmp_path, list=LIST, text=text, other=other)

    held = {name: (engine.knows(name), engine.is_told(name)) for name in
            ("ashford", "canal", "ardahan", "fair", "zurich")}  # fmt: skip

    assert held == {
        "ashford": (True, True), "canal": (True, False), "ardahan": (True, False),
        "fair": (True, True), "zurich": (False, False),
    }  # fmt: skip


def test_a_catalogue_answers_unasked_where_it_alone_holds_a_word(tmp_path: Path) -> None:
    letter = (
        "---\ntitle: To Ann\ntype: personal_communication\nauthor: Bee\n---\n"
        'The bearer of this letter is honest.\n\n# About {kind="catalogue"}\n\n'
        "With a seal of black wax; purchased in York. ^m1"
    )
    engine = indexed(tmp_path, letter=letter, **{f"b{n}": f"Bread of day {n}." for n in range(9)})

    first = [
        engine.search(understand(question, engine), 3)[0].passage.kind
        for question in ("What seal has the letter?", "Who is the bearer of the letter?")
    ]

    assert first == ["catalogue", "text"]


def test_words_stand_side_by_side_where_a_passage_holds_them_in_order(tmp_path: Path) -> None:
    engine = indexed(tmp_path, one="Twenty-six men and thirty horses.", two="Six and twenty.")

    held = [
        engine.side_by_side([[first], [second]])
        for first, second in (("twenti", "six"), ("thirti", "six"), ("men", "hors"))
    ]

    assert held == [True, False, False]
