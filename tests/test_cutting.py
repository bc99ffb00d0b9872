from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Kind, Passage, Section
from index.cutting import LONGEST, cut
from index.cutting import paragraph as paragraph_of
from index.sentences import train

SPLITTER = train(["The war ended. Russia withdrew. Kemal wrote a letter."])
LENGTHS = st.lists(st.integers(1, 130), min_size=1, max_size=25)


def paragraph(lengths: list[int]) -> Passage:
    """Return a paragraph of sentences with so many words."""
    sentences = [" ".join(["Word", *["word"] * (length - 1)]) + "." for length in lengths]
    text = "  ".join(sentences).replace("Word.", "Wordy words.")
    return Passage("slug^p1", "slug", 1, 40, text, Section("A"), ("A remark.",))


@given(LENGTHS)
def test_the_parts_are_slices_that_hold_every_word_in_order(lengths: list[int]) -> None:
    whole = paragraph(lengths)
    document = Document("slug", "T", " " * whole.start + whole.text)

    parts = [part for part, _ in cut(whole, SPLITTER)]

    assert " ".join(part.text for part in parts).split() == whole.text.split()
    for part in parts:
        assert document.text[part.start : part.start + len(part.text)] == part.text
        assert (part.ordinal, part.section, part.document) == (1, whole.section, "slug")


@given(LENGTHS)
def test_no_part_is_longer_than_a_page_and_a_sentence(lengths: list[int]) -> None:
    whole = paragraph(lengths)
    longest = max(len(whole.text[a:b].split()) for a, b in SPLITTER.split(whole.text))

    for part, _ in cut(whole, SPLITTER):
        assert len(part.text.split()) <= LONGEST + longest


@given(LENGTHS)
def test_a_sentence_is_never_cut(lengths: list[int]) -> None:
    whole = paragraph(lengths)

    found = [part.text[start:end] for part, spans in cut(whole, SPLITTER) for start, end in spans]

    assert found == [whole.text[start:end] for start, end in SPLITTER.split(whole.text)]


@given(LENGTHS)
def test_the_first_part_keeps_the_id_and_all_keep_the_notes(lengths: list[int]) -> None:
    parts = [part for part, _ in cut(paragraph(lengths), SPLITTER)]

    expected = ["slug^p1", *(f"slug^p1.{number}" for number in range(2, len(parts) + 1))]
    assert [part.id for part in parts] == expected
    assert {part.notes for part in parts} == {("A remark.",)}
    assert {paragraph_of(part.id) for part in parts} == {"slug^p1"}
    assert all(before.start < after.start for before, after in pairwise(parts))


def test_a_paragraph_of_readable_length_comes_back_as_it_is() -> None:
    whole = paragraph([50] * (LONGEST // 50))

    ((part, spans),) = cut(whole, SPLITTER)

    assert part is whole
    assert spans == SPLITTER.split(whole.text)


def test_an_empty_paragraph_has_no_sentence() -> None:
    ((_, spans),) = cut(replace(paragraph([1]), text=""), SPLITTER)

    assert spans == []


def test_one_endless_sentence_stays_whole() -> None:
    whole = paragraph([LONGEST * 3])

    assert [part.text for part, _ in cut(whole, SPLITTER)] == [whole.text]


@pytest.mark.parametrize("kind", ["bibliography", "catalogue"])
def test_an_entry_of_a_list_is_one_sentence_whatever_its_full_stops(kind: Kind) -> None:
    entry = replace(paragraph([2, 3, 4]), section=Section("A", kind=kind))

    assert list(cut(entry, SPLITTER)) == [(entry, [(0, len(entry.text))])]
