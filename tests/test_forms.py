from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import DOCUMENTS, indexed, shelve

from corpus.folder import entries
from index.analysis import terms
from index.build import build
from index.earlier import Earlier
from index.forms import BEGINS, Forms, Gathered, Pair, pairs_of, plain, stored, write
from index.prepare import searched_title, spoken
from index.store import Generation

ANY = st.text("aeiBÇçя'’ 1²\u0301ﷺ", max_size=30)


def gathered(text: str, language: str = "en") -> set[Pair]:
    own = Gathered()
    own.terms(text, language)
    return own.written()


def folded(pairs: Iterable[Pair]) -> set[Pair]:
    return {(term, plain(word.removeprefix(BEGINS))) for term, word in pairs}


def built(corpus: Path, into: Path, earlier: Earlier | None = None) -> Generation:
    into.mkdir()
    build(entries(corpus), into, "signature", earlier)
    return Generation(into)


def of_documents(corpus: Path, generation: Generation) -> set[Pair]:
    """The words of all documents that were indexed under a term of a passage, folded."""
    found: set[Pair] = set()
    for document in (spoken(entry.load()) for entry in entries(corpus)):
        texts = (passage.text for passage in document.passages)
        for text in (searched_title(document), *texts):
            found |= gathered(text, document.language)
    return folded(pair for pair in found if generation.bm25.contains(pair[0]))


@settings(max_examples=12)
@given(st.lists(DOCUMENTS, min_size=1, max_size=3), st.lists(DOCUMENTS, max_size=2))
def test_a_generation_keeps_the_words_of_its_documents_and_of_unchanged_ones(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[str], more: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("forms")
    corpus = shelve(folder / "corpus", **{f"d{n}": body for n, body in enumerate(bodies)})
    first = built(corpus, folder / "one")
    assert folded(pairs_of(stored(first.folder))) == of_documents(corpus, first)
    shelve(corpus, **{f"e{n}": body for n, body in enumerate(more)})

    again = built(corpus, folder / "two", Earlier(first))

    assert folded(pairs_of(stored(again.folder))) == of_documents(corpus, again)


@pytest.mark.parametrize("later", ["The harvest failed.", "Harvest came.", "In Harvest."])
def test_words_met_later_count_as_if_met_at_once(tmp_path: Path, later: str) -> None:
    corpus = shelve(tmp_path / "corpus", one="Harvest came. Years passed.")
    first = built(corpus, tmp_path / "one")
    shelve(corpus, two=later)

    again = built(corpus, tmp_path / "two", Earlier(first))

    assert stored(again.folder) == stored(built(corpus, tmp_path / "fresh").folder)


def test_a_word_goes_with_the_last_document_that_held_its_term(tmp_path: Path) -> None:
    corpus = shelve(tmp_path / "corpus", one="A ferry.", two="Old mills.")
    first = built(corpus, tmp_path / "one")
    (corpus / "two.md").unlink()

    again = built(corpus, tmp_path / "two", Earlier(first))

    assert ("mill", "mills") in pairs_of(stored(first.folder))
    assert folded(pairs_of(stored(again.folder))) == of_documents(corpus, again)


@given(ANY, ANY)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, text: str, other: str
) -> None:
    folder, pairs = tmp_path_factory.mktemp("forms"), gathered(text) | gathered(other, "tr")

    write(folder, sorted({term for term, _ in pairs}), pairs)

    assert set(pairs_of(stored(folder))) == {(term, word.strip(BEGINS)) for term, word in pairs}


@given(ANY)
def test_gathering_words_gives_the_terms_of_the_text(text: str) -> None:
    assert Gathered().terms(text, "en") == terms(text)


@pytest.mark.parametrize("language", ["en", "ru", "de"])
def test_another_spelling_becomes_the_usual_one_in_any_language(language: str) -> None:
    assert Gathered({"en": {"batum": "batumi"}}).terms("Batum", language) == ["batumi"]


@given(ANY)
def test_every_word_leads_to_its_terms_and_back(text: str) -> None:
    pairs = {(term, word.removeprefix(BEGINS)) for term, word in gathered(text)}
    forms = Forms(f"{term}\t{word}" for term, word in sorted(pairs))

    for term, word in pairs:
        assert term in forms.terms(plain(word))
        assert plain(forms.written(plain(word))) == plain(word)


def test_a_word_is_a_name_where_a_text_writes_a_capital_and_shown_without_one_if_it_may() -> None:
    forms = Forms(["turkey\tTURKEY\tTurkey\tTurkey's", "treati\tTreaty\ttreaty", "gold\tgold"])

    said = [(forms.written(form), forms.is_name(form)) for form in ("turkey", "treaty", "gold")]

    assert said == [("Turkey", True), ("treaty", True), ("gold", False)]


def test_a_capital_that_only_begins_a_sentence_makes_no_name(tmp_path: Path) -> None:
    body = "Years passed. Ten years later Kars fell. Batum stood. ^p1"

    forms = indexed(tmp_path, one=body).forms

    names = [word for word in ("years", "kars", "batum") if forms.is_name(word)]
    assert names == ["kars", "batum"]


def test_a_long_word_may_begin_with_a_mistake() -> None:
    forms = Forms(["shakhtakhti\tShakhtakhty", "tank\ttank"])

    assert forms.nearest("chakhtakhty", 2) == [("shakhtakhty", 1)]
    assert forms.nearest("bank", 1) == []
