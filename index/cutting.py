"""Long paragraphs -> parts of a readable length, cut where a sentence ends."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from corpus.document import Passage
from index.sentences import Span, Splitter

LONGEST: Final = 250
"""Words; a paragraph above this is cut (measured: parts below cost precision)."""


def cut(passage: Passage, splitter: Splitter) -> Iterator[tuple[Passage, list[Span]]]:
    """Yield the parts of a passage with the spans of their sentences.

    A paragraph of at most `LONGEST` words comes back whole. The first part keeps the id, the
    others add their number: `^p1`, `^p1.2`, … Notes and footnotes go with each, as the words
    that they belong to are not known. An entry of a reading list or a catalogue is one sentence:
    its full stops end no thought.
    """
    whole = len(passage.text.split()) <= LONGEST
    if whole and passage.kind != "text":
        yield passage, [(0, len(passage.text))]
        return
    sentences = splitter.split(passage.text)
    if whole:
        yield passage, sentences
        return
    for number, group in enumerate(_groups(passage.text, sentences), 1):
        first, last = group[0][0], group[-1][1]
        part = replace(
            passage,
            id=passage.id if number == 1 else f"{passage.id}.{number}",
            start=passage.start + first,
            text=passage.text[first:last],
        )
        yield part, [(start - first, end - first) for start, end in group]


def paragraph(passage_id: str) -> str:
    """Return the id of the paragraph that a passage is, or is a part of."""
    document, mark, name = passage_id.rpartition("^")
    return document + mark + name.partition(".")[0]


def _groups(text: str, sentences: list[Span]) -> Iterator[list[Span]]:
    """Share the sentences out so that no part is much longer than the others."""
    counts = [len(text[start:end].split()) for start, end in sentences]
    parts = -(-sum(counts) // LONGEST)
    share, held, words = sum(counts) / parts, list[Span](), 0
    for span, count in zip(sentences, counts, strict=True):
        if held and words + count / 2 > share:
            yield held
            held, words = [], 0
        held.append(span)
        words += count
    if held:
        yield held
