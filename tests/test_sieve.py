from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import indexed

from index.analysis import fold, words
from index.filters import filters
from index.searcher import Searcher
from index.sieve import Sieve
from index.understand import understand
from index.wordbook import Wordbook

ALIASES = """
[[name]]
name = "Batumi"
spellings = ["Batum", "Batoum"]
[[name]]
name = "Mustafa Kemal"
spellings = ["Kamal", "Mustapha Kemal"]
"""
FORMS = (
    {"batumi", "batum", "batoum", "batum's", "batum'da"},
    {"kemal", "kamal", "kemal's"},
    {"mustafa", "mustapha"},
    {"treaty", "treaties", "treaty's"},
)
"""Words that are one: forms and spellings."""
SAID = "Batum Batumi BATOUM Kamal Kemal Mustapha treaty Treaties Batum'da".split()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    every = sorted(word for forms in FORMS for word in forms)
    texts = [f"{one.title()} of {other}." for one, other in product(every, every)]
    body = "\n\n".join(f"{text} ^p{number}" for number, text in enumerate(texts))
    letter = "---\ntitle: A note\nauthor: Ann Birch\nlanguage: {}\n---\nÇiçerin. Batum {}."
    return indexed(
        tmp_path_factory.mktemp("sieve"), aliases=ALIASES, every=body,
        tr=letter.format("tr", "limanı"), ru=letter.format("ru", "Kamal"),
        list='# List {kind="bibliography"}\n\nTreaty of Batum.',
    )  # fmt: skip


def passing(engine: Searcher, question: str, most: int | None = None) -> list[int]:
    sieve = Sieve(engine.generation, Wordbook(engine.generation))
    query = understand(question, engine)
    return list(sieve.passing(query, np.arange(engine.size), most))


@given(st.sampled_from(SAID), st.sampled_from(["", "gold ", "Kemal ", "doc:every "]))
def test_an_unwanted_word_is_shut_out_in_every_spelling_and_form(
    small: Searcher, word: str, before: str
) -> None:
    forms = next(forms for forms in FORMS if fold(word) in forms)

    for position in passing(small, f"{before}-{word}"):
        text = small.generation.passage(position).text
        assert forms.isdisjoint(map(fold, words(text)))


@given(st.sampled_from(SAID))
def test_an_unwanted_word_shuts_out_nothing_else(small: Searcher, word: str) -> None:
    forms = next(forms for forms in FORMS if fold(word) in forms)
    kept = set(passing(small, f"-{word}"))

    for position in set(passing(small, "")) - kept:
        text = small.generation.passage(position).text
        assert forms & set(map(fold, words(text)))


@given(st.lists(st.sampled_from(["-Batum", "doc:every", "-doc:tr", '"kemal of kamal"', "-x"])))
def test_more_filters_let_less_through(small: Searcher, marks: list[str]) -> None:
    fewer, more = passing(small, " ".join(marks[:-1])), passing(small, " ".join(marks))

    assert set(more) <= set(fewer)
    assert more == sorted(more)


@pytest.mark.parametrize("name", ["birch", "ANN", "note", "tr", "Бирч", "Birç"])
def test_a_document_is_called_by_its_name_title_or_author(small: Searcher, name: str) -> None:
    found = {small.generation.passage(at).document for at in passing(small, f"doc:{name}")}

    assert found >= {"tr"}
    assert "every" not in found


def test_a_list_passes_only_where_sources_are_asked_for(small: Searcher) -> None:
    fact, source = passing(small, "Batum"), passing(small, "Which book is on Batum?")

    assert len(source) == len(fact) + 1 == small.size


def test_no_more_texts_are_read_than_may_be(small: Searcher) -> None:
    assert len(passing(small, "-zurich", 7)) == 7
    assert len(passing(small, "doc:every", 7)) > 7


def test_an_unwanted_stop_word_is_shut_out_as_it_is_written(tmp_path: Path) -> None:
    engine = indexed(tmp_path, one="To be. ^p1\n\nNot here. ^p2")

    assert filters("-not")[1].without == ("not",)
    assert passing(engine, "-not") == [0]
