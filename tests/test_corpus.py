"""The five documents that ship: what a reader quotes must stand in the original."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

import corpus
from corpus.citation import cite
from corpus.document import Passage, link_key
from corpus.folder import SHIPPED, read_corpus

DOCUMENTS = {document.slug: document for document in read_corpus(SHIPPED)}
ORIGINALS = Path(corpus.__file__).parent / "originals"
CHICHERIN, KEMAL, MAPS, TOPAL, WIKIPEDIA = (
    "chicherin-to-stalin-1921-03-10",
    "rsfsr-representative-to-kemal-1921-04-09",
    "history-maps-bolshevik-support",
    "topal-moscow-treaty-2018",
    "wikipedia-soviet-union-turkey-relations",
)
# Ids are promised for ever: links and logs hold them.
IDS = {
    CHICHERIN: "p1 p2 p3 p4 n1 n2 n3 n4 m1 m2 m3",
    KEMAL: "p1 p2 p3 p4 p5 m1 m2",
    MAPS: "p1 p2 p3 p4 p5 m1",
    TOPAL: "p1 p2 p3 p4 p5 m1 m2 n1",
    WIKIPEDIA: " ".join(
        [f"p{number}" for number in range(1, 19)]
        + [f"n{number}" for number in range(1, 5)]
        + [f"r{number}" for number in range(1, 15)]
    ),
}
JUNK = (
    "TheInfoList", "HOME", "Shop Now", "Donate", "Support Page", "What's New", "Herodotus",
    "Image Attribution", "Cover Image", "Marx-Engels", "Home Page", "OR:", "nowiki",
    "is a transcontinental country", "commonly referred to as", "...  and", "( tr,", "links=no",
    "oneWe", "-----", "Infobox",
)  # fmt: skip
EVERY = [one for document in DOCUMENTS.values() for one in document.passages]


def passage(slug: str, block: str) -> Passage:
    return next(one for one in DOCUMENTS[slug].passages if one.id == f"{slug}^{block}")


def words(text: str) -> list[str]:
    """Return letters apart from digits: the originals glue footnote numbers to words."""
    return re.findall(r"[^\W\d_]+|\d+", text.replace("oneWe", "one We"))


def is_subsequence(some: Iterable[str], whole: Iterable[str]) -> bool:
    rest = iter(whole)
    return all(word in rest for word in some)


def test_the_documents_are_the_five() -> None:
    assert set(DOCUMENTS) == set(IDS) == {path.stem for path in ORIGINALS.glob("*.txt")}


@pytest.mark.parametrize("slug", IDS)
def test_ids_that_were_given_stay(slug: str) -> None:
    found = [one.id for one in DOCUMENTS[slug].passages]

    assert {f"{slug}^{block}" for block in IDS[slug].split()} <= set(found)


def test_ids_and_link_keys_are_unique() -> None:
    assert len({one.id for one in EVERY}) == len({link_key(one.id) for one in EVERY}) == len(EVERY)


def test_every_paragraph_has_a_given_id() -> None:
    assert not [one.id for one in EVERY if re.search(r"\^[0-9a-f]{10}(-\d+)?$", one.id)]


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_the_words_of_a_passage_stand_in_the_original_in_this_order(one: Passage) -> None:
    original = (ORIGINALS / f"{one.document}.txt").read_text("utf-8")

    assert is_subsequence(words(one.text), words(original))


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_no_navigation_and_no_hover_text_came_along(one: Passage) -> None:
    assert not [junk for junk in JUNK if junk in one.text]
    assert not one.text.endswith("...")


@pytest.mark.parametrize("slug", IDS)
def test_a_document_says_where_it_comes_from(slug: str) -> None:
    source = DOCUMENTS[slug].source

    assert source.text("title-short")
    assert source.text("URL").startswith("http")
    assert source.text("rights")
    assert source.text("language") == "en"


@pytest.mark.parametrize(
    ("slug", "block", "says"),
    [
        (CHICHERIN, "p2", "4,000,000, not 2,000,000"),
        (CHICHERIN, "n1", "signed in 1920; the note itself"),
        (CHICHERIN, "n4", "mistranslation of “goes to Georgia”"),
        (KEMAL, "p1", "signed P. Mdivani"),
        (MAPS, "p3", "earlier payments"),
        (TOPAL, "p1", "end of the fifteenth century"),
        (TOPAL, "p3", "signed in 1920"),
        (WIKIPEDIA, "p6", "earlier payments"),
        (WIKIPEDIA, "p9", "contradict each other"),
        (WIKIPEDIA, "p12", "neutrality treaty"),
    ],
)
def test_what_a_reader_must_know_stands_in_an_editors_note(
    slug: str, block: str, says: str
) -> None:
    one = passage(slug, block)

    assert says in " ".join(one.notes)
    assert says not in one.text


@pytest.mark.parametrize(
    ("slug", "block", "voice"),
    [
        (CHICHERIN, "p1", "G. V. Chicherin"),
        (CHICHERIN, "n1", "the editors of 1996"),
        (CHICHERIN, "n4", "the editors of 1996, quoting I. V. Stalin"),
        (KEMAL, "p1", "the RSFSR representative in Turkey"),
        (KEMAL, "p5", "Mustafa Kemal"),
        (TOPAL, "p1", "the abstract of Coşkun Topal's article"),
    ],
)
def test_a_passage_says_whose_words_it_holds(slug: str, block: str, voice: str) -> None:
    assert passage(slug, block).section.voice == voice


@pytest.mark.parametrize(
    ("slug", "block", "beginning"),
    [
        (CHICHERIN, "p1", "Chicherin to Stalin, March 10, 1921"),
        (CHICHERIN, "n2", "Editors' note 1, in Chicherin"),
        (CHICHERIN, "n4", "Stalin to Ordzhonikidze, telegram, March 19, 1921"),
        (KEMAL, "p4", "Mustafa Kemal, reply received April 12, 1921, in RSFSR"),
    ],
)
def test_a_citation_names_the_one_who_speaks(slug: str, block: str, beginning: str) -> None:
    assert cite(DOCUMENTS[slug], passage(slug, block)).short.startswith(beginning)


def test_lists_of_literature_and_catalogue_lines_are_marked_as_such() -> None:
    kinds = {one.id.partition("^")[2][0]: one.kind for one in DOCUMENTS[WIKIPEDIA].passages}

    assert kinds == {"p": "text", "n": "bibliography", "r": "bibliography"}
    assert {one.kind for one in EVERY if "^m" in one.id} == {"catalogue"}


def test_the_doubled_paragraphs_of_the_collection_stand_once() -> None:
    telegram = [one for one in DOCUMENTS[CHICHERIN].passages if "telegraphed" in one.text]

    assert [one.id for one in telegram] == [f"{CHICHERIN}^n4"]


def test_a_document_has_text_of_its_own() -> None:
    for document in DOCUMENTS.values():
        assert any(one.kind == "text" for one in document.passages)
