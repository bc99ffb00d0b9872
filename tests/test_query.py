import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import indexed

from index.query import Query, Term
from index.searcher import Searcher
from index.understand import understand

WORDS = ["gold", "Kars", "treaty", "1921", "the", "Washington", "source", "who", "заря", "altın"]
QUESTIONS = st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("query")
    return indexed(folder, one="The Treaty of Moscow was signed in 1921. Gold went to Kars.")


@given(QUESTIONS)
def test_what_is_searched_stands_in_the_sources_each_term_once(
    small: Searcher, question: str
) -> None:
    query = understand(question, small)

    assert len({term.term for term in query.terms}) == len(query.terms)
    assert all(small.knows(name) for name in query.weights)
    assert all(0 < weight <= 1 for weight in query.weights.values())


@given(QUESTIONS)
def test_a_missing_word_was_written_and_no_source_holds_it(small: Searcher, question: str) -> None:
    query = understand(question, small)

    words = {term.word for term in query.matter if not term.found}
    assert set(query.missing) == words | set(query.impossible)


def test_a_word_asked_twice_is_one_term(small: Searcher) -> None:
    assert [term.term for term in understand("gold, gold and Gold", small).terms] == ["gold"]


def test_a_word_that_no_source_holds_is_missing_as_it_was_written(small: Searcher) -> None:
    assert understand("Was the Treaty of Washington signed?", small).missing == ("Washington",)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("When was it signed?", "time"),
        ("How many rubles?", "number"),
        ("Who signed it?", "name"),
        ("Where is Kars?", "place"),
        ("Kaç altın?", "number"),
        ("Ne zaman imzalandı?", "time"),
        ("Кто подписал?", "name"),
        ("What is Kars?", ""),
    ],
)
def test_a_question_word_says_what_is_wanted(small: Searcher, question: str, wanted: str) -> None:
    assert understand(question, small).wanted == wanted


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("What is the source of the letter?", True),
        ("Which book tells of Kars?", True),
        ("Bu mektubun kaynağı nedir?", True),
        ("Где опубликовано письмо?", True),
        ("What does Article III say?", False),
        ("What does article 5 say?", False),
        ("When was the treaty signed?", False),
    ],
)
def test_a_question_for_the_source_is_recognised(
    small: Searcher, question: str, about: bool
) -> None:
    assert understand(question, small).about_sources is about


def test_a_word_that_asks_for_the_source_need_not_stand_in_it(small: Searcher) -> None:
    query = understand("What is the source of the treaty?", small)

    assert "source" not in {term.word for term in query.matter}
    assert query.missing == ()


def test_a_term_found_by_two_words_counts_with_the_higher_weight() -> None:
    said = (Term("Batum", "batum", others=(("batumi", 0.6),)), Term("Batumi", "batumi"))

    assert Query("", "en", said).weights == {"batum": 1.0, "batumi": 1.0}


def test_words_that_a_question_uses_for_anything_are_no_matter_unless_alone() -> None:
    light, gold = Term("mention", "mention", light=True), Term("gold", "gold")

    assert Query("", "en", (light, gold)).matter == (gold,)
    assert Query("", "en", (light,)).matter == (light,)
