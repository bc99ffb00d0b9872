import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citation import chicago, cite, locator
from corpus.dates import written
from corpus.document import Document, Passage, Section, Source
from corpus.folder import SHIPPED, read_corpus

DOCUMENTS = {document.slug: document for document in read_corpus(SHIPPED)}
NAMES = sorted({name for one in DOCUMENTS.values() for name in one.source.variables})
LETTER = DOCUMENTS["chicherin-to-stalin-1921-03-10"]
DANGLING = re.compile(r"\(\)|,\s*,|\s[,.]|:\s*[,.]|,\s*\.|^\W*[,.]|\s\s|^\s|\( | \)|“”|\.\.$")


def passage(document: Document, block: str) -> Passage:
    return next(one for one in document.passages if one.id == f"{document.slug}^{block}")


@given(st.sampled_from(sorted(DOCUMENTS)), st.sets(st.sampled_from(NAMES)))
def test_a_citation_leaves_no_gap_where_something_is_not_known(
    slug: str, lacking: set[str]
) -> None:
    document = DOCUMENTS[slug]
    known = {
        name: value for name, value in document.source.variables.items() if name not in lacking
    }
    document = replace(document, source=Source(known))

    for one in document.passages:
        citation = cite(document, one)
        assert not DANGLING.search(citation.note), citation.note
        assert citation.note.endswith(".")
        assert citation.short
        assert f"par. {one.ordinal}" in citation.locator


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=8)))
def test_any_source_is_cited(variables: dict[str, str]) -> None:
    assert chicago(Document("slug", "A title", "", Source(variables)))


@given(st.text())
def test_a_date_that_is_not_iso_stays_as_it_is(text: str) -> None:
    dashless = text.replace("-", "")

    assert written(dashless) == dashless


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1921-03-10", "March 10, 1921"),
        ("1921-03", "March 1921"),
        ("1921", "1921"),
        ("1921-13-01", "1921-13-01"),
        ("last updated 2023-09-26", "last updated September 26, 2023"),
    ],
)
def test_a_date_is_written_as_chicago_writes_it(date: str, expected: str) -> None:
    assert written(date) == expected


def test_a_letter_is_cited_with_writer_addressee_date_archive_and_collection() -> None:
    assert cite(LETTER, passage(LETTER, "p1")).note == (
        "G. V. Chicherin to I. V. Stalin, March 10, 1921, RTsKhIDNI (now RGASPI), "
        "f. 5, op. 2, d. 315, l. 34, in Bol'shevistskoe rukovodstvo: Perepiska, 1912–1927; "
        "Sbornik dokumentov, comp. A. V. Kvashonkin et al. (Moscow: ROSSPEN, 1996), "
        "anonymous English translation, "
        "https://marxistleninists.org/Soviet%20Archives/Bolshevik%20Leaders%20Correspondence"
        "/1921/march%2010%201921.htm."
    )


def test_an_article_is_cited_with_volume_issue_year_pages_and_doi() -> None:
    article = DOCUMENTS["topal-moscow-treaty-2018"]

    assert cite(article, passage(article, "p1")).note == (
        "Coşkun Topal, “Türk-Rus İlişkileri ve Moskova Anlaşması” [Turkey-Russia Relations and "
        "Moscow Treaty], Karadeniz Araştırmaları Enstitüsü Dergisi 4, no. 6 (2018): 313–330, "
        "English abstract, CEEOL, https://doi.org/10.31765/karen.505956."
    )


def test_wikipedia_is_cited_under_its_entry() -> None:
    entry = DOCUMENTS["wikipedia-soviet-union-turkey-relations"]

    note = cite(entry, entry.passages[0]).note

    assert note.startswith("Wikipedia, s.v. “Soviet Union–Turkey relations”, ")


def test_words_of_others_inside_a_document_are_cited_as_theirs() -> None:
    note, telegram = passage(LETTER, "n1"), passage(LETTER, "n4")

    assert cite(LETTER, note).short == "Editors' note 1, in Chicherin to Stalin, March 10, 1921"
    assert cite(LETTER, telegram).note.startswith(
        "Stalin to Ordzhonikidze, telegram, March 19, 1921, RTsKhIDNI, f. 558, op. 2, d. 162, "
        "l. 1, quoted in editors' note 1, in G. V. Chicherin to I. V. Stalin, March 10, 1921, "
    )


def test_the_archive_is_a_line_of_its_own() -> None:
    citation = cite(LETTER, passage(LETTER, "p1"))

    assert citation.archive == "RTsKhIDNI (now RGASPI), f. 5, op. 2, d. 315, l. 34"


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (Section(), "par. 3"),
        (Section("A title"), "par. 3"),
        (Section("History"), "“History”, par. 3"),
        (Section("On “Kars”"), "“On ‘Kars’”, par. 3"),
        (Section("The reply", cite="Kemal, reply"), "par. 3"),
    ],
)
def test_a_locator_names_the_section_where_that_helps(section: Section, expected: str) -> None:
    document = Document("slug", "A title", "Words.")

    assert locator(document, Passage("slug^p", "slug", 3, 0, "Words.", section)) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, "A0, “T”."), (2, "A0 and A1, “T”."), (3, "A0, A1, and A2, “T”."), (4, "A0 et al., “T”.")],
)
def test_authors_are_joined_as_chicago_joins_them(count: int, expected: str) -> None:
    people = tuple({"family": f"A{number}"} for number in range(count))
    document = Document("slug", "T", "", Source({"author": people}))

    assert cite(document, Passage("slug^p", "slug", 1, 0, "")).note == expected


def test_a_book_is_cited_with_editor_translator_and_volume() -> None:
    source = Source(
        {
            "type": "book", "author": ({"family": "Ormond", "given": "Peter"},), "volume": "2",
            "editor": ({"family": "Lind", "given": "Bo"},), "translator": "Jane Whitlock",
            "publisher-place": "Dublin", "publisher": "Harbour Press", "issued": "1934",
        }
    )  # fmt: skip
    document = Document("slug", "The Siege of Velgrad", "", source)

    assert cite(document, Passage("slug^p", "slug", 1, 0, "")).note == (
        "Peter Ormond, The Siege of Velgrad, ed. Bo Lind, trans. Jane Whitlock, vol. 2 "
        "(Dublin: Harbour Press, 1934)."
    )


@pytest.mark.parametrize(
    ("translator", "told"),
    [("Jane Whitlock", "trans. Jane Whitlock"), ("anonymous translation", "anonymous translation"),
     ("Л. Б. Переверзев", "trans. Л. Б. Переверзев")],
)  # fmt: skip
def test_the_translator_of_an_article_is_named(translator: str, told: str) -> None:
    source = Source({"type": "article-journal", "container-title": "J", "translator": translator})
    document = Document("slug", "T", "", source)

    note = cite(document, Passage("slug^p", "slug", 1, 0, "")).note

    assert note.count(told) == 1
    assert ("trans. " in note) is told.startswith("trans. ")
