from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import indexed

from corpus.aliases import KINDS, Alias
from corpus.interval import years
from index.answer import answer
from index.searcher import Searcher
from index.understand import understand
from index.wordbook import Wordbook, stored_aliases, write_aliases

ALIASES = """
[[name]]
name = "Batumi"
kind = "place"
spellings = ["Batum", "Batoum"]
tr = ["Batum"]
ru = ["Батуми"]
[[name]]
name = "Mustafa Kemal"
spellings = ["Kamal", "Mustapha Kemal"]
"""
SHELF = {
    "one": "Batum is a port. ^p1\n\nBatumi lies by the sea. ^p2\n\nThey came from Batoum. ^p3",
    "two": "Kemal wrote. ^p1\n\nMustapha Kemal replied. ^p2\n\nKamal's letter, Batum's port. ^p3",
}
FOREIGN = {
    "tr": "Batum'da Kemal. Kamal Batumi'ye geldi. Liman. ^p1",
    "ru": "Порт Batumi, Батуми. Kemal, Камал. ^p1",
    "de": "Batum und Kemal, Batoum. Der Hafen. ^p1",
}
SAID = "Batum Batumi BATOUM Kamal Kemal Mustapha Mustafa port letter Batum'da".split()
TEXTS = st.lists(st.text("abcçşи ", min_size=1, max_size=8), max_size=2).map(tuple)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return indexed(tmp_path_factory.mktemp("alone"), aliases=ALIASES, **SHELF)


@pytest.fixture(scope="module", params=FOREIGN)
def joined(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    language = str(request.param)
    text = f"---\ntitle: A note\nlanguage: {language}\n---\n{FOREIGN[language]}"
    return indexed(tmp_path_factory.mktemp(language), aliases=ALIASES, **SHELF, zz=text)


@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=3).map(" ".join), st.booleans())
def test_a_document_in_another_language_takes_no_hit_from_a_spelling(
    alone: Searcher, joined: Searcher, question: str, literal: bool
) -> None:
    before, after = (
        {
            hit.passage.id
            for hit in engine.search(understand(question, engine, literal=literal), 20)
        }
        for engine in (alone, joined)
    )

    assert before <= after


@given(st.sampled_from(["Batum", "Batumi", "Batoum", "Kemal", "Kamal"]))
def test_every_spelling_of_a_name_finds_the_same(joined: Searcher, spelling: str) -> None:
    usual = "Batumi" if spelling[0] == "B" else "Kemal"

    one, other = (
        {hit.passage.id for hit in joined.search(understand(word, joined), 20)}
        for word in (usual, spelling)
    )

    assert one == other


@given(
    st.builds(
        Alias,
        st.text("abc", min_size=1),
        st.sampled_from(sorted(KINDS)),
        TEXTS,
        TEXTS,
        TEXTS,
        TEXTS,
        st.sampled_from([None, years(1299, 1922)]),
    )
)
def test_aliases_are_kept_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, alias: Alias
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    write_aliases(folder, (alias,))

    assert stored_aliases(folder) == (alias,)


@pytest.mark.parametrize("language", FOREIGN)
def test_a_spelling_is_joined_where_no_document_is_english(tmp_path: Path, language: str) -> None:
    front = f"---\ntitle: A note\nlanguage: {language}\n---\n"
    engine = indexed(tmp_path, aliases=ALIASES, one=f"{front}Batum. ^p1\n\nBatumi. ^p2")

    same = [engine.same(term, language) for term in ("batum", "batumi", "liman")]
    found = engine.search(understand("Batum nerede?", engine), 5)

    assert same == ["batumi", "batumi", "liman"]
    assert len(found) == 2


def test_a_generation_without_aliases_has_none(tmp_path: Path) -> None:
    assert stored_aliases(tmp_path) == ()


@pytest.mark.parametrize(("term", "written"), [("letter", "letter"), ("note", "note")])
def test_a_term_is_shown_as_a_passage_or_title_writes_it(
    joined: Searcher, term: str, written: str
) -> None:
    assert joined.written(term).lower() == written


def test_a_joined_term_is_shown_in_a_spelling_that_stands_in_a_text(alone: Searcher) -> None:
    assert alone.written("batumi") in ("Batum", "Batumi", "Batoum", "Batum's")


def test_a_term_that_no_text_holds_is_shown_as_it_is(alone: Searcher) -> None:
    assert alone.written("zzz") == "zzz"


def test_languages_are_told_from_the_most_frequent_to_the_least(joined: Searcher) -> None:
    book = Wordbook(joined.generation)

    assert book.languages[0] == "en"
    assert len(book.languages) == 2


def test_a_name_is_found_in_documents_of_every_language(tmp_path: Path) -> None:
    aliases = '[[name]]\nname = "Batumi"\nkind = "place"\nru = ["Батуми"]\n'
    russian = "---\ntitle: Порт\nlanguage: ru\n---\nВ Батуми стоят корабли."
    engine = indexed(tmp_path, aliases=aliases, one="Ships lie at Batumi.", two=russian)

    found = answer("Батуми", engine).passages

    assert {quoted.passage.document for quoted in found} == {"one", "two"}
