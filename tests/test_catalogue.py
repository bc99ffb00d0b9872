from pathlib import Path

import pytest
from shelf import indexed

from corpus.document import Document, Source
from index.answer import answer
from index.catalogue import entry
from index.searcher import Searcher

LETTER = """---
title: A letter to the mayor
type: personal_communication
author: [{family: Arden, given: Mary}]
original-date: 1822-03-04
archive: Riverside Record Office
archive_location: box 7
translator: [{literal: Jo Penn}]
medium: typewritten
---
The bridge must be mended before winter. ^p1

The toll will pay for it. ^p2
"""
ARTICLE = """---
title: Tolls and bridges
type: article-journal
author: [{family: Birch, given: Ann}]
container-title: Annals of Rivers
publisher: Delta Press
page: 12-30
DOI: 10.5555/abc
original-language: tr
---
A bridge paid for itself in a decade. ^p1
"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return indexed(
        tmp_path_factory.mktemp("catalogue"), letter=LETTER, article=ARTICLE, plain="A bridge."
    )


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("Which archive keeps the letter on the bridge?", "letter"),
        ("Who translated the letter to the mayor?", "letter"),
        ("Who is the author of Tolls and bridges?", "article"),
        ("In which journal did the article on tolls appear?", "article"),
        ("What did Delta Press publish as a publisher?", "article"),
        ("Which pages does the article of Birch have?", "article"),
        ("What is the DOI of the article on bridges?", "article"),
        ("Köprü makalesinin yazarı kim?", "article"),
        ("When was the letter to the mayor written?", "letter"),
        ("Date of the letter?", "letter"),
        ("What is the date of the letter to the mayor?", "letter"),
        ("Who sent the letter to the mayor?", "letter"),
        ("Mektup ne zaman yazıldı?", "letter"),
        ("Когда написано письмо?", "letter"),
        ("Is the letter to the mayor typed or handwritten?", "letter"),
        ("What language is Birch's paper on tolls written in?", "article"),
        ("Köprü makalesi hangi dilde yazıldı?", "article"),
        ("На каком языке статья о мостах?", "article"),
    ],
)
def test_a_question_about_a_source_is_answered_from_what_is_known_of_it(
    shelf: Searcher, question: str, document: str
) -> None:
    found = answer(question, shelf)

    assert found.verdict != "none"
    assert found.passages[0].passage.document == document


def test_the_line_that_holds_what_is_asked_for_comes_before_other_lines(tmp_path: Path) -> None:
    engine = indexed(
        tmp_path, mills="The mill ground corn.", letter=LETTER.rstrip() +
        '\n\n# Source {kind="catalogue"}\n\nA letter to the mayor, typed. ^m1\n\n'
        "TOWN RECORD OFFICE, BOX 7. ^m2\n",
    )  # fmt: skip

    first, *_ = answer(
        "What is the archive reference of the letter to the mayor?", engine
    ).passages

    assert first.passage.id == "letter^m2"


def test_the_citation_holds_the_answer(shelf: Searcher) -> None:
    first = answer("Which archive keeps the letter on the bridge?", shelf).passages[0]

    assert "Riverside Record Office" in first.citation.note


def test_a_question_of_fact_whose_words_only_the_catalogue_knows_is_a_weak_match(
    shelf: Searcher,
) -> None:
    found = answer("What about Arden?", shelf)

    assert (found.verdict, found.passages[0].passage.document) == ("weak", "letter")
    assert answer("What about Arden and Zurich and its lakes?", shelf).verdict == "none"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Who translated the letter to the mayor?", "strong"),
        ("Who is the editor of Tolls and bridges?", "weak"),
        ("Who translated the article Tolls and bridges?", "weak"),
        ("Which archive keeps the article Tolls and bridges?", "weak"),
    ],
)
def test_a_source_of_which_nothing_such_is_known_is_a_weak_match(
    shelf: Searcher, question: str, verdict: str
) -> None:
    assert answer(question, shelf).verdict == verdict


def test_a_document_without_a_source_has_no_entry() -> None:
    assert entry(Document("x", "A title", "Text.", Source({"language": "en"}))) == []


def test_a_corpus_without_sources_has_no_catalogue(tmp_path: Path) -> None:
    engine = indexed(tmp_path, one="A bridge.")

    assert not (engine.generation.folder / "catalogue").exists()
    assert answer("Who is the author of the book on the bridge?", engine).passages


def test_the_line_that_names_the_author_comes_before_what_the_title_repeats(
    tmp_path: Path,
) -> None:
    card = '# Card {kind="catalogue"}\n\nAnn Birch, Riverside. ^m1\n'
    engine = indexed(tmp_path, article=f"{ARTICLE}\nTolls and bridges were dear. ^p2\n\n{card}")

    found = answer("Who wrote the article Tolls and bridges?", engine)

    assert found.passages[0].passage.id == "article^m1"


def test_a_question_all_of_which_is_known_of_a_source_needs_no_other_evidence(
    tmp_path: Path,
) -> None:
    books = {f"book{at}": f"Bread and salt of house {at}." for at in range(30)}
    engine = indexed(tmp_path, article=ARTICLE, **books)

    assert answer("doi of the birch article please", engine).verdict == "strong"
    assert answer("doi of the walnut article please", engine).verdict == "none"


@pytest.mark.parametrize(
    ("question", "document", "record"),
    [
        ("Who translated the letter to the mayor?", "letter", ("Jo Penn",)),
        ("What is the DOI of the article on bridges?", "article", ("10.5555/abc",)),
        ("Which archive keeps the letter on the bridge?", "letter", ("Riverside Record Office",)),
        ("When was the letter to the mayor written?", "letter", ("March 4, 1822",)),
        ("Who sent the letter to the mayor?", "letter", ("Mary Arden",)),
        ("Köprü makalesi hangi dilde yazıldı?", "article", ("Türkçe",)),
        ("How was the bridge to be mended?", "letter", ()),
    ],
)
def test_what_is_asked_of_a_source_is_shown_from_its_record(
    shelf: Searcher, question: str, document: str, record: tuple[str, ...]
) -> None:
    first = answer(question, shelf).passages[0]

    assert (first.passage.document, first.record) == (document, record)


def test_books_that_are_counted_are_no_source_asked_for(tmp_path: Path) -> None:
    town = "The library was given 1,870 books. ^p1"
    card = f'{ARTICLE}\n# Card {{kind="catalogue"}}\n\nPrinted for the library. ^m1\n'
    engine = indexed(tmp_path, town=town, card=card)

    found = answer("How many books did the library have?", engine)

    assert found.passages[0].passage.id == "town^p1"


def test_a_record_that_answers_is_shown_with_the_beginning_of_its_document(
    tmp_path: Path,
) -> None:
    report = LETTER.replace("The toll", "Much toll")
    engine = indexed(tmp_path, report=report, other="Bread was dear.")

    first = answer("Who translated the letter to the mayor?", engine).passages[0]

    assert (first.passage.id, first.record) == ("report^p1", ("Jo Penn",))
