import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document
from corpus.folder import SHIPPED, read_corpus
from index.sentences import SAMPLE, Span, Splitter, train

DOCUMENTS = list(read_corpus(SHIPPED))
SPLITTER = train(document.text for document in DOCUMENTS)
MARKS = [
    "...",
    "…",
    "?",
    "!",
    "(",
    ")",
    " ",
    "  ",
    "\n",
    "\t",
    "[...]",
    ",.",
    "'",
    '"',
    "\0",
    "😀",
]
WORDS = [
    "Kars.",
    "War I.",
    "Mr.",
    "J. V. Stalin",
    "3.5",
    "“Yes.”",
    "According",
    "bu",
    "Это.",
    "г.",
]
SHELFMARKS = ["F. 5. Op. 2. L. 34", "(See p. 5.)", "тов.", "İstanbul"]
PIECES = st.sampled_from([*MARKS, *WORDS, *SHELFMARKS])
TEXTS = st.lists(PIECES, max_size=20).map(" ".join) | st.text(max_size=80)


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in SPLITTER.split(text)]


def gaps(text: str, spans: list[Span]) -> list[str]:
    """Return what no span covers, piece by piece."""
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return [text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)]


@given(TEXTS)
def test_spans_are_ordered_and_disjoint_and_cover_all_but_space(text: str) -> None:
    spans = SPLITTER.split(text)

    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(start < end for start, end in spans)
    assert not "".join(gaps(text, spans)).strip()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.slug)
def test_no_sentence_of_the_shipped_corpus_begins_in_the_middle(document: Document) -> None:
    for one in document.passages:
        starts = [part[0] for part in parts(one.text)[1:]]
        assert not [start for start in starts if start in ",.;:!?)]}" or start.islower()]


@given(TEXTS)
def test_what_was_learned_survives_json(text: str) -> None:
    learned = json.loads(json.dumps(SPLITTER.to_json()))

    again = Splitter.from_json(learned)

    assert again.to_json() == SPLITTER.to_json()
    assert again.split(text) == SPLITTER.split(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is kept as RTSKHIDNI. F. 5. Op. 2. D. 315. L. 34 in Moscow.",
        "It is kept there (RTSKHIDNI. F. 558. Op. 2. D. 162. L. 1).",
        "РГАСПИ. Ф. 5. Оп. 2. Д. 315. Л. 34.",
        "G. V. Chicherin wrote to I. V. Stalin about it.",
        "Mr. Lloyd George met Gen. Kemal and Dr. Rıza.",
        "The U.S.S.R. Government agreed, cf. Mango, p. 69, and others.",
        "He had a significant influence (Stalin I.V. Op. T. 5. S. 424).",
        "In 1921 г. Москва подписала договор с т. е. тов. Кемалем.",
        "Bkz. Burçak, s. 4, ve Prof. Dr. Çakmak.",
        "The price was 3.5 million and 10.7 million.",
        "“Batum withdraws from Georgia [...] they said.”",
    ],
)
def test_abbreviations_initials_and_shelfmarks_do_not_end_a_sentence(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The war ended. Russia withdrew.", 2),
        ("After World War I. According to others it was over.", 2),
        ("Who came? Kemal came! All went.", 3),
        ("Война кончилась. Россия вышла.", 2),
        ("Savaş bitti. İtalya çekildi.", 2),
        ("", 0),
        (" \n", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(parts(text)) == count


def test_a_text_without_any_lesson_can_still_be_split() -> None:
    splitter = train([])

    assert splitter.split("One thing. Another thing.") == [(0, 10), (11, 25)]


def test_only_the_sample_is_learned_from() -> None:
    lesson = "Kemal went home. "
    beyond = "The qqz. came. " * 50

    learned = train([lesson * (SAMPLE // 100 // len(lesson)), lesson]).to_json()

    assert learned == train([lesson * (SAMPLE // 100 // len(lesson)) + lesson]).to_json()
    assert "qqz" in train([lesson, beyond]).to_json()["abbreviations"]


def test_a_long_text_of_one_sentence_is_read_in_time() -> None:
    text = "foo bar? " * 4000

    assert len(SPLITTER.split(text)) == 1


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("It held anchor.[^1] The audience left.[^2]", "The audience left.[^2]"),
        ("Gold came.[12] It went.", "It went."),
        ("Gold came. [12] It went.", "[12] It went."),
        ("He fell.[^a][^b] She rose.", "She rose."),
    ],
)
def test_a_footnote_is_called_by_the_sentence_before(text: str, second: str) -> None:
    spans = train(["It held anchor. The audience left. Gold came."]).split(text)

    assert [text[start:end] for start, end in spans][1:] == [second]
