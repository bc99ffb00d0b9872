import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import is_quoted, page

from corpus.document import Document, Passage
from corpus.errors import DocumentUnreadable
from corpus.markdown import parse_document, read_document, text_hash

MARKS = ["# ", "## A\n\n", "> ", "[!note] ", "^p", "{", "}", "voice=", '"', "---\n", "<!--", "-->"]
LETTERS = ["word", " ", "\n", "\n\n", "\n\nx", "*", "İ", "й", "😀", "\0", "\r\n", "\t", "\u2028"]
PIECES = st.sampled_from([*MARKS, *LETTERS])
BODIES = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)


def parsed(body: str) -> Document:
    return parse_document("slug", page(body))


def passages(body: str) -> tuple[Passage, ...]:
    return parsed(body).passages


def front(line: str) -> str:
    return f"---\ntitle: T\n{line}\n---\nWords."


def accepted(body: str) -> Document | None:
    """Return the document, or None where the text is refused with a reason."""
    try:
        return parsed(body)
    except ValueError as error:
        reason = str(error)
    assert reason.startswith(("has ", "begins ", "gives "))
    return None


@given(BODIES)
def test_a_passage_is_a_slice_of_its_document_whatever_is_written(body: str) -> None:
    document = accepted(body)

    for passage in document.passages if document else ():
        assert is_quoted(passage, document) if document else False
        assert passage.text == passage.text.strip() != ""


@given(BODIES)
def test_ids_are_unique_ordinals_count_and_passages_do_not_overlap(body: str) -> None:
    document = accepted(body)
    found = document.passages if document else ()

    assert len({passage.id for passage in found}) == len(found)
    assert [passage.ordinal for passage in found] == list(range(1, len(found) + 1))
    for before, after in itertools.pairwise(found):
        assert before.start + len(before.text) <= after.start


@given(st.lists(st.text("abc ", min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_a_given_id_survives_reordering(paragraphs: list[str]) -> None:
    marked = [f"{text} ^p{number}" for number, text in enumerate(paragraphs)]

    before = {passage.id: passage.text for passage in passages("\n\n".join(marked))}
    after = {passage.id: passage.text for passage in passages("\n\n".join(marked[::-1]))}

    assert before == after
    assert set(before) == {f"slug^p{number}" for number in range(len(paragraphs))}


@given(st.text(max_size=30))
def test_the_hash_of_a_text_ignores_spacing_and_case(text: str) -> None:
    assert text_hash(f"  {text.upper().lower()}\n ") == text_hash(text.upper().lower())
    assert len(text_hash(text)) == 10


def test_the_same_paragraph_twice_has_two_ids() -> None:
    first, second = passages("Again.\n\nAgain.")

    assert second.id == f"{first.id}-2"


def test_a_block_id_is_not_part_of_the_words() -> None:
    (passage,) = passages("The words.\nMore words. ^p7\n")

    assert (passage.id, passage.text) == ("slug^p7", "The words.\nMore words.")


def test_a_heading_says_who_speaks_below_it() -> None:
    text = '## The reply {voice="Kemal" cite="Kemal, reply" kind="text"} ##\n\nWords. ^p1'

    section = passages(text)[0].section

    assert (section.heading, section.voice, section.cite) == ("The reply", "Kemal", "Kemal, reply")
    assert section.kind == "text"


def test_an_empty_heading_is_not_a_paragraph() -> None:
    assert [passage.text for passage in passages("# \n\nx\n\n##\n\ny")] == ["x", "y"]


@pytest.mark.parametrize(
    "note",
    [
        "> [!note] A remark.",
        "> [!NOTE] A remark.",
        "> [!Note]- A\n> remark.",
        "  > [!note] A remark.",
    ],
)
def test_an_editors_note_stands_by_its_passage_and_never_among_the_words(note: str) -> None:
    for gap in ("\n", "\n\n"):
        first, second = passages(f"Words. ^p1{gap}{note}\n\nOther words.")

        assert (first.text, first.notes) == ("Words.", ("A remark.",))
        assert (second.text, second.notes) == ("Other words.", ())


def test_a_note_sets_other_passages_beside_its_own() -> None:
    first, second = passages(
        "Words. ^p1\n\n> [!note] See [[b#^p2|there]].\n\n> [!warning] Or [[#^p9]], [[#^p1]].\n\n"
        "Other words."
    )

    assert dict(first.compares) == {
        "b^p2": "See there.",
        f"{first.document}^p9": f"Warning: Or {first.document}, {first.document}.",
    }
    assert first.notes[0] == "See there."
    assert second.compares == ()


def test_two_notes_keep_their_order() -> None:
    (passage,) = passages("Words.\n\n> [!note] One.\n\n> [!note] Two.\n")

    assert passage.notes == ("One.", "Two.")


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("> [!warning] Forged.", "Warning: Forged."),
        ("> [!TIP]- See\n> below.", "Tip: See below."),
        ("> [!see-also|left] p. 3", "See-also: p. 3"),
        ("> [!question]", "Question"),
    ],
)
def test_other_callouts_are_notes_that_say_their_kind(note: str, shown: str) -> None:
    for gap in ("\n", "\n\n"):
        first, second = passages(f"Words. ^p1{gap}{note}\n\nOther words.")

        assert (first.text, first.notes) == ("Words.", (shown,))
        assert (second.text, second.notes) == ("Other words.", ())


def test_a_quote_callout_holds_the_sources_words() -> None:
    first, second = passages("Words.\n\n> [!quote] Its words.")

    assert (first.notes, second.text) == ((), "Its words.")


def test_words_in_brackets_are_no_callout() -> None:
    assert passages("Words.\n\n> [sic!] and more")[1].text == "[sic!] and more"


@pytest.mark.parametrize("hidden", ["<!-- a -->", "<!-- a\n\nb -->", "---", "* * *", "___"])
def test_comments_and_rules_are_not_passages(hidden: str) -> None:
    assert [passage.text for passage in passages(f"x\n\n{hidden}\n\ny")] == ["x", "y"]


def test_words_between_two_comments_are_kept() -> None:
    assert "words" in passages("<!-- a --> words <!-- b -->")[0].text


def test_a_quotation_loses_its_mark_at_the_beginning_only() -> None:
    assert passages("> Words.")[0].text == "Words."


def test_a_windows_file_reads_like_any_other(tmp_path: Path) -> None:
    file = tmp_path / "d.md"
    file.write_bytes(b"\xef\xbb\xbf" + page("One.\n\nTwo. ^p2\n").replace("\n", "\r\n").encode())

    assert [passage.text for passage in read_document(file).passages] == ["One.", "Two."]


def test_dates_and_numbers_of_the_front_matter_stay_as_they_are_written() -> None:
    source = parse_document("d", "---\ntitle: T\nissued: 1921-03-10\nvolume: 04\n---\nx").source

    assert (source.text("issued"), source.text("volume")) == ("1921-03-10", "04")


def test_half_a_character_in_the_front_matter_becomes_a_whole_one() -> None:
    document = parse_document("d", '---\ntitle: "a\\ud800"\nauthor: [{family: "\\udfff"}]\n---\nx')

    assert (document.title + document.source.text("author")).encode("utf-8") == b"a??"


@pytest.mark.parametrize(
    "line",
    [
        "type: personal_communication",
        "author: [{literal: A}, {family: B, non-dropping-particle: von, suffix: Jr.}, C]",
        "translator: anonymous",
        "issued: last updated 2023-09-26",
        "original-date: 1921-03-10, in the evening",
        "keywords: [gold, rifles]",
        "remarks: [{mine: own}]",
        "type:",
    ],
)
def test_what_csl_allows_is_a_document(line: str) -> None:
    assert parse_document("d", front(line)).passages


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("tr", "tr"), ("tur", "tr"), ("TUR", "tr"), ("tr-TR", "tr"), ("Turkish", "tr"),
        ("rus", "ru"), ("eng", "en"), ("en_GB", "en"), ("ota", "ota"), ("deu", "deu"),
        ("Ottoman", "ottoman"), ("Old-Church Slavonic", "old-church slavonic"), ("", "en"),
    ],
)  # fmt: skip
def test_a_language_is_a_code_and_one_that_is_not_known_stays_whole(
    written: str, code: str
) -> None:
    assert parse_document("d", front(f"language: {written}")).language == code


@pytest.mark.parametrize("run", [" " * 9999, "\t" * 9999, "\xa0" * 9999, "> " * 5000, "#" * 9999])
@pytest.mark.parametrize("lead", ["", "# ", "x", "> [!note] ", "x\n\n> [!note] "])
def test_a_long_run_of_marks_is_read_at_once(lead: str, run: str) -> None:
    accepted(f"{lead}x{run}y")  # a pattern that backtracks would take minutes


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("Just words.", "no front matter"),
        ("", "no front matter"),
        ("---\ntitle: T\nNo end.", "no front matter"),
        ("---\nauthor: A\n---\nWords.", "no title: add a line “title: …”"),
        ("---\ntitle: ''\n---\nWords.", "no title"),
        ("---\ntitle: A: B\n---\nWords.", "broken front matter in line 2"),
        ("---\ntitle: T\nx: [a\n---\nWords.", "broken front matter in line"),
        ("---\njust text\n---\nWords.", "broken front matter: write one"),
        ("---\ntitle: T\nauthor: [[a]]\n---\nWords.", "“author” is neither"),
        ("---\ntitle: " + "[" * 3000 + "\n---\nWords.", "nest too deep"),
        (page("a ^p1\n\nb ^p1"), "^p1 to two paragraphs"),
        (page("> [!note] Too early.\n\na"), "note: move it below its paragraph"),
        (page("a\n\n^p1\n"), "^p1 alone: put the id at its paragraph's end"),
        (page('# A {speaker="B"}\n\na'), "“speaker”: known are voice, cite and kind"),
        (page('# A {kind="poem"}\n\na'), "kind “poem”: known are text, bibliography, catalogue"),
        (front("type: letter"), "the type “letter”, which CSL has not: known are article, "),
        (front("type: [book]"), "the type “book” in brackets: write type: book"),
        (front("author: [{famly: x}]"), "“famly” for a name in “author”: known are family, given"),
        (front("author: {family: x, givn: y}"), "“givn” for a name in “author”: known are family"),
        (front("editor: [{suffix: Jr.}]"), "a name in “editor” without family, given or literal"),
        (front("author: [{family: ''}]"), "a name in “author” without family, given or literal"),
        (front("issued: 1921-03-10T12:00"), "a time in “issued”: write the day alone, 1921-03-10"),
        (front("original-date: 1921-03-10 12:00:00"), "a time in “original-date”"),
        (front("language: [en, tr]"), "“language” as a list: write one, such as en"),
        (front("issued: {date-parts: [[1921]]}"), "“issued” in parts: write it as 1921-03-10"),
    ],
)
def test_a_broken_file_is_named_with_its_remedy(tmp_path: Path, file: str, reason: str) -> None:
    path = tmp_path / "broken.md"
    path.write_text(file, "utf-8")

    with pytest.raises(DocumentUnreadable) as caught:
        read_document(path)

    assert str(caught.value).startswith(f"{path}: ")
    assert reason in str(caught.value)


def test_a_file_that_is_not_utf_8_says_where_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "latin.md"
    path.write_bytes(page("T").encode() + "ü".encode("latin-1"))

    with pytest.raises(DocumentUnreadable, match=r"latin\.md: is not UTF-8 \(byte 25\): save it"):
        read_document(path)
