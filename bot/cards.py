"""An Answer -> a Card, the message that shows it: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from bot.local.markup import parse
from bot.remarks import remarks as remarked
from bot.render import LIMIT, bold, clip, code, escape, italic, link, marked, quote, window
from bot.wording import English, Words
from corpus.citation import cite, locator, short_form
from corpus.document import Document, link_key
from index.answer import Answer, Quoted

COPY_LIMIT: Final = 256
ROOM: Final = LIMIT - 96
"""Characters a card fills at most; the margin pays for labels and marks of omission."""
BRIEF: Final = 400
"""Characters of a passage that is shown whole, never folded."""
FEW: Final = 3
"""Sentences of such a passage, where they are of the usual length."""
USUAL: Final = 900
"""Characters of a few sentences of the usual length."""
NEAREST: Final = 3
"""Passages that are listed below no answer."""
NEAR_ROOM: Final = 160
"""Characters of a sentence in that list."""
NOTE_ROOM: Final = 400
FOOTNOTE_ROOM: Final = 160


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a card: it sends `data` to the bot, or copies text, or opens an address."""

    label: str
    data: str = ""
    copy: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A message as it is sent: Telegram HTML and rows of buttons."""

    html: str
    rows: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card stands: its token, its page and how many there are, the bot's name.

    `words` are those that the asker reads.
    """

    token: str
    page: int
    pages: int
    username: str
    words: Words = English

    def data(self, verb: str, page: int | None = None) -> str:
        """Return the callback data of a button; at most 64 bytes."""
        return f"c:{self.token}:{verb}:{self.page if page is None else page}"

    def address(self, passage_id: str) -> str:
        """Return the deep link that opens a passage."""
        return f"https://t.me/{self.username}?start=p_{link_key(passage_id)}"


class Beside(NamedTuple):
    """A passage that dates or counts the same thing otherwise, or that an editor's note compares.

    Its id, the short form of its document, and whether it is a note that compares it.
    """

    passage: str
    title: str
    is_compared: bool


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is said around a passage: the verdict, what was searched instead, what is missing.

    `also` names the documents that hold the same text, `beside` are those set beside it. A
    passage that was opened by its address has no verdict.
    """

    verdict: str = ""
    missing: Sequence[str] = ()
    searched: Sequence[str] = ()
    suggestions: Sequence[str] = ()
    also: Sequence[str] = ()
    beside: Sequence[Beside] = ()


def passage_card(quoted: Quoted, place: Place, remarks: Remarks) -> Card:
    """Return a passage, its best sentence to be seen at once, whose words, where it stands."""
    below = [_source(quoted, place), *_below(quoted, place, remarks)]
    room = ROOM - sum(map(_visible, below))
    blocks = [_quotation(quoted, room), *below]
    rows = (*_turning(place), *_literal(place, remarks.searched))
    return Card("\n".join(block for block in blocks if block), rows)


def nothing_card(answer: Answer, place: Place) -> Card:
    """Return that nothing was found, which words are to blame, and folded what comes nearest."""
    lines = [place.words.NOTHING, *_words(place, answer), *_nearest(answer, place)]
    rows = _literal(place, answer.searched)
    if answer.passages:
        rows = ((Button(place.words.NEAREST, place.data("page", 0)),), *rows)
    return Card("\n".join(lines), rows)


def context_card(document: Document, middle: int, centre: int, place: Place) -> Card:
    """Return the passages around number `centre` of a document, number `middle` in bold."""
    first, last = max(centre - 1, 0), min(centre + 1, len(document.passages) - 1)
    room = (ROOM - 300) // (last - first + 1) - 80
    blocks = [bold(clip(short_form(document), 300))]
    for number in range(first, last + 1):
        passage = document.passages[number]
        shown = clip(passage.text, room)
        body = bold(shown) if number == middle else escape(shown)
        blocks.append(quote(body) + italic(clip(locator(document, passage), 80)))
    return Card("\n".join(blocks), (_moving(document, first, last, place),))


def cite_card(quoted: Quoted, place: Place) -> Card:
    """Return the full citation, its short form, and the passage's permanent address."""
    citation = quoted.citation
    full = clip(f"{citation.note[:-1]}, {citation.locator}.", 1500)
    lines = [
        f"{bold(place.words.FULL_CITATION)}\n{code(full)}",
        f"{bold(place.words.SHORT_FORM)}\n{code(clip(citation.short, 700))}",
        f"{bold(place.words.PASSAGE)}\n{code(clip(quoted.passage.id, 500))}",
        f"{bold(place.words.LINK)}\n{escape(place.address(quoted.passage.id))}",
    ]
    row = [Button(place.words.BACK, place.data("page"))]
    if len(full) <= COPY_LIMIT:
        row.append(Button(place.words.COPY, copy=full))
    return Card("\n\n".join(lines), (tuple(row),))


def inline_html(quoted: Quoted, place: Place) -> str:
    """Return a passage as it is inserted into any chat: quotation and citation."""
    return f"{_quotation(quoted, ROOM - 700)}\n{_source(quoted, place)}"


def sources_html(documents: Sequence[Document], count: int, words: Words = English) -> str:
    """Return the list of sources, `count` in all, as many as fit."""
    lines, room = [words.SOURCES], ROOM - 200
    for number, document in enumerate(documents, 1):
        line = clip(f"{number}. {short_form(document)}", 300)
        room -= len(line) + 1
        if room < 0:
            break
        lines.append(escape(line))
    left = count - (len(lines) - 1)
    lines.append(words.MORE_SOURCES.format(count=left) if left else words.OPEN_SOURCE)
    return "\n".join(lines)


def source_html(document: Document, place: Place) -> str:
    """Return what is known of one source, and a link to its first paragraph."""
    first = document.passages[0] if document.passages else None
    lines = [bold(clip(document.title, 500))]
    if first:
        lines.append(escape(clip(cite(document, first).note, 1500)))
    rights = document.source.text("rights")
    lines.append(italic(clip(rights, 500)) if rights else "")
    lines.append(place.words.PARAGRAPHS.format(count=len(document.passages)))
    if first:
        lines.append(link("¶ 1", place.address(first.id)))
    return "\n\n".join(line for line in lines if line)


def _quotation(quoted: Quoted, room: int) -> str:
    """Return a passage in its own order, its best sentence in bold.

    A long one is folded, and its best sentence stands once more above it.
    """
    if _is_brief(quoted) and len(quoted.passage.text) <= room:
        return quote(_emphasized(quoted, room))
    brief = len(quoted.excerpt) <= min(USUAL, room // 2)
    excerpt = clip(quoted.excerpt if brief else quoted.sentence, room // 2)
    whole = _emphasized(quoted, room - len(excerpt))
    return f"{quote(escape(excerpt))}\n{quote(whole, expandable=True)}"


def _is_brief(quoted: Quoted) -> bool:
    length = len(quoted.passage.text)
    few = len(quoted.sentences) <= FEW and length <= USUAL
    return length <= BRIEF or few or quoted.sentence == quoted.passage.text


def _emphasized(quoted: Quoted, room: int) -> str:
    """Return as much of a passage around its best sentence as there is room for."""
    text, sentence = quoted.passage.text, quoted.snippet.sentence
    shown = window(len(text), sentence, quoted.sentences, room)
    return marked(text, sentence, shown, room, quoted.highlights)


def _nearest(answer: Answer, place: Place) -> list[str]:
    """Return the passages that come nearest to no answer, folded and said to be weak."""
    near = [
        f"{escape(clip(' '.join(quoted.sentence.split()), NEAR_ROOM))}\n— "
        f"{link(clip(quoted.citation.short, NEAR_ROOM), place.address(quoted.passage.id))}, "
        f"{escape(clip(quoted.citation.locator, 80))}"
        for quoted in answer.passages[:NEAREST]
    ]
    return [italic(place.words.WEAK), quote("\n".join(near), expandable=True)] if near else []


def _source(quoted: Quoted, place: Place) -> str:
    """Return who speaks, where it stands, and the archive's reference."""
    citation = quoted.citation
    voice = f"{escape(clip(quoted.voice, 200))}: " if quoted.voice else ""
    short = link(clip(citation.short, 400), place.address(quoted.passage.id))
    where = escape(clip(citation.locator, 200))
    archive = f"\n{escape(clip(citation.archive, 200))}" if citation.archive else ""
    return f"— {voice}{short}, {where}{archive}"


def _record(quoted: Quoted, words: Words) -> str:
    return f"▤ {_line(words.RECORD.format(told='; '.join(quoted.record)), NOTE_ROOM)}"


def _below(quoted: Quoted, place: Place, remarks: Remarks) -> list[str]:
    words = place.words
    lines = [_record(quoted, words)] if quoted.record else []
    lines += [italic(words.VERDICTS[remarks.verdict])] if remarks.verdict else []
    if remarks.verdict != "further":
        lines += _words(place, remarks)
    if remarks.also:
        lines.append(_line(words.SAME_TEXT.format(titles="; ".join(remarks.also)), 300))
    for beside in remarks.beside:
        there = link(clip(beside.title, 300), place.address(beside.passage))
        told = words.COMPARE if beside.is_compared else words.OTHERWISE
        lines.append(f"⚖ {escape(told).format(title=there)}")
    notes = (words.NOTE.format(note=note) for note in quoted.passage.notes[:3])
    lines += [f"✎ {_line(note, NOTE_ROOM)}" for note in notes]
    cited = (words.FOOTNOTE.format(note=note.text) for note in quoted.footnotes)
    return lines + [f"※ {_line(note, FOOTNOTE_ROOM)}" for note in cited]


def _words(place: Place, said: Answer | Remarks) -> list[str]:
    return [_line(line, 300) for line in remarked(said, place.words)]


def _line(text: str, room: int) -> str:
    return escape(clip(text, room))


def _literal(place: Place, searched: Sequence[str]) -> tuple[tuple[Button, ...], ...]:
    """Return the button that takes back what was searched instead."""
    return ((Button(place.words.LITERAL, place.data("mine")),),) if searched else ()


def _visible(html: str) -> int:
    return len(parse(html).text) + 1


def _turning(place: Place) -> tuple[tuple[Button, ...], ...]:
    turn: list[Button] = []
    if place.page > 0:
        turn.append(Button(place.words.PREVIOUS, place.data("page", place.page - 1)))
    if place.pages > 1:
        turn.append(Button(f"{place.page + 1}/{place.pages}", place.data("stay")))
    if place.page + 1 < place.pages:
        turn.append(Button(place.words.NEXT, place.data("page", place.page + 1)))
    look = (
        Button(place.words.CONTEXT, place.data("context")),
        Button(place.words.CITE, place.data("cite")),
    )
    return (tuple(turn), look) if turn else (look,)


def _moving(document: Document, first: int, last: int, place: Place) -> tuple[Button, ...]:
    row = [Button(place.words.BACK, place.data("page"))]
    if first > 0:
        row.append(Button(place.words.EARLIER, place.data("near", first - 1)))
    if last + 1 < len(document.passages):
        row.append(Button(place.words.LATER, place.data("near", last + 1)))
    return tuple(row)
