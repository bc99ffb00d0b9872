from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import indexed

from corpus.document import Document, Source
from corpus.interval import Interval, years
from index.answer import answer
from index.dating import days_of, own_days, speaking_of
from index.searcher import Searcher

DAYS = st.tuples(*2 * [st.dates(date(1815, 1, 1), date(1935, 1, 1)).map(date.toordinal)])
FRONT = "---\ntitle: A note\n{}: {}\n---\n"
BODY = """
The bridge was mended. ^p1

It burnt on 3 May 1820 and in 1930. ^p2

Last year it rained; in August it did not. ^p3
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return indexed(
        tmp_path_factory.mktemp("dating"),
        day=FRONT.format("original-date", "1850-07-01") + BODY,
        span=FRONT.format("issued", "1920/1922") + BODY,
        empty=FRONT.format("issued", 1900),
        never=BODY,
    )


@given(DAYS)
def test_a_passage_speaks_of_the_days_it_names_or_else_of_its_documents(
    small: Searcher, days: tuple[int, int]
) -> None:
    wanted = Interval(min(days), max(days))

    speaks = speaking_of(small.generation, wanted).tolist()

    for position, spoken in enumerate(speaks):
        own = own_days(small.generation.document_of(position))
        named = list(days_of(small.generation.passage(position).text, own))
        spans = [Interval(*pair) for pair in zip(named[::2], named[1::2], strict=True)]
        assert spoken is any(span.meets(wanted) for span in spans or ([own] if own else []))


def test_a_passage_that_names_no_day_is_of_its_documents_date(small: Searcher) -> None:
    found = answer("bridge year:1850", small)

    assert [quoted.passage.id for quoted in found.passages] == ["day^p1"]


def test_a_passage_that_names_a_day_is_not_of_its_documents_date(tmp_path: Path) -> None:
    engine = indexed(tmp_path, day=FRONT.format("issued", 1850) + "It burnt in 1820. ^p1")

    assert not speaking_of(engine.generation, Interval(*2 * [date(1850, 7, 1).toordinal()])).any()


@pytest.mark.parametrize(
    ("own", "said"), [(years(1850), {1849}), (years(1850, 1851), set()), (None, set())]
)
def test_last_year_is_the_one_before_a_text_of_one_year(
    own: Interval | None, said: set[int]
) -> None:
    assert {date.fromordinal(day).year for day in days_of("Last year it rained.", own)} == said


@pytest.mark.parametrize(
    ("variables", "year"),
    [
        ({"issued": "1990", "original-date": "1850"}, 1850),
        ({"issued": "1990", "original-date": "undated"}, 1990),
        ({"issued": "soon", "accessed": "2020"}, 0),
    ],
)
def test_a_document_is_of_the_day_it_was_first_written(
    variables: dict[str, str], year: int
) -> None:
    own = own_days(Document("note", "A note", "", Source(variables)))

    assert own == (years(year) if year else None)
