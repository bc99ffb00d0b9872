from dataclasses import replace
from typing import Any

import judge
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards import (
    Beside,
    Card,
    Place,
    Remarks,
    cite_card,
    context_card,
    inline_html,
    nothing_card,
    passage_card,
    source_html,
    sources_html,
)
from bot.handlers.asking import draw
from bot.local.markup import parse
from bot.render import harmless
from bot.sending import keyboard
from corpus.citation import cite
from corpus.document import Document, Passage, Section, Source
from index.answer import Answer, Quoted, answer
from index.searcher import Searcher
from index.snippet import Snippet

PLACE = Place("abcdefghijkl", 0, 5, "adfontes_bot")
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6000)
shorter = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=900)


def faults(card: Card | str) -> list[Any]:
    """Let Telegram's own parser and the method models judge a card."""
    html = card if isinstance(card, str) else card.html
    raw: dict[str, Any] = {"chat_id": 1, "text": html, "parse_mode": "HTML"}
    markup = None if isinstance(card, str) else keyboard(card)
    if markup:
        raw["reply_markup"] = markup.to_json()
    return list(judge.check_call("sendMessage", raw, {}))


@st.composite
def quotations(draw: st.DrawFn) -> Quoted:
    text = draw(texts.filter(str.strip)).strip()
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    section = Section(draw(shorter), draw(shorter), draw(shorter))
    notes = tuple(draw(st.lists(shorter, max_size=4)))
    passage = Passage("d^p1", "d", 1, 0, text, section, notes)
    source = Source({"title-short": draw(shorter), "archive": draw(shorter), "URL": draw(shorter)})
    document = Document("d", draw(shorter), text, source, (passage,))
    spans = tuple(
        span for span in ((0, start), (start, end), (end, len(text))) if span[0] < span[1]
    )
    second = draw(st.sampled_from([None, *(span for span in spans if span != (start, end))]))
    snippet = Snippet((start, end), second)
    record = tuple(draw(st.lists(shorter, max_size=3)))
    return Quoted(passage, document, cite(document, passage), snippet, spans, record=record)


def parts_of(shown: str, text: str) -> bool:
    """Whether what is shown is one unbroken part of a text, perhaps with marks at its ends."""
    return shown.removeprefix("[…] ").removesuffix(" […]").removesuffix(" […]") in harmless(text)


@given(quotations(), st.lists(shorter, max_size=3), st.lists(shorter, max_size=3))
def test_any_passage_makes_a_card_that_telegram_accepts(
    quoted: Quoted, missing: list[str], also: list[str]
) -> None:
    beside = Beside("d^p2", "{" + "".join(missing), len(missing) > 1)
    card = passage_card(
        quoted,
        PLACE,
        Remarks("strong", missing, missing, also, also, [beside])
        if missing
        else Remarks("strong"),
    )

    assert faults(card) == []


@given(quotations())
def test_any_passage_can_be_cited_inserted_and_seen_in_context(quoted: Quoted) -> None:
    assert faults(cite_card(quoted, PLACE)) == []
    assert faults(inline_html(quoted, PLACE)) == []
    assert faults(context_card(quoted.document, 0, 0, PLACE)) == []
    assert faults(source_html(quoted.document, PLACE)) == []


@given(st.lists(shorter, max_size=40))
def test_any_list_of_sources_is_a_message_telegram_accepts(titles: list[str]) -> None:
    documents = [Document(f"d{number}", title, "") for number, title in enumerate(titles)]

    assert faults(sources_html(documents, len(documents) + 7)) == []


@given(st.lists(shorter, min_size=1, max_size=30))
def test_any_missing_words_make_a_message_telegram_accepts(missing: list[str]) -> None:
    found = Answer("q", "en", "search", "none", (), tuple(missing))

    assert faults(nothing_card(found, PLACE)) == []


@given(st.lists(quotations(), min_size=1, max_size=6), st.lists(shorter, max_size=30))
def test_any_nearest_passages_make_a_message_telegram_accepts(
    passages: list[Quoted], missing: list[str]
) -> None:
    found = Answer("q", "en", "search", "none", tuple(passages), tuple(missing), (), ("x",))

    assert faults(nothing_card(found, PLACE)) == []


def test_no_answer_folds_the_nearest_passages_and_marks_them_as_weak(engine: Searcher) -> None:
    found = answer("What did Trotsky think of Mustafa Kemal?", engine)

    html = nothing_card(found, PLACE).html

    before, _, folded = html.partition("<blockquote expandable>")
    assert before.rstrip().endswith(f"<i>{PLACE.words.WEAK}</i>")
    assert folded.count("?start=p_") == 3


def test_a_page_of_unknown_words_names_eight_of_them() -> None:
    found = Answer("q", "en", "search", "none", (), tuple(f"w{number}" for number in range(500)))

    assert "“w7”, … and 492 more" in nothing_card(found, PLACE).html
    assert "w8”" not in nothing_card(found, PLACE).html


@pytest.mark.parametrize(
    "question", ["How many rifles?", "hello", "pizza in Rome", "help", "???", "Treaty of Moscow"]
)
def test_every_verdict_draws_a_card_that_telegram_accepts(engine: Searcher, question: str) -> None:
    assert faults(draw(answer(question, engine), PLACE)) == []


def test_buttons_carry_at_most_64_bytes() -> None:
    place = Place("x" * 12, 999_999, 999_999, "b")

    assert len(place.data("context").encode()) <= 64


def test_the_quoted_words_of_a_card_stand_in_the_passage(engine: Searcher) -> None:
    (quoted, *_) = answer("How many rifles did Soviet Russia send?", engine).passages

    text, _ = judge.parse(passage_card(quoted, PLACE, Remarks("strong")).html, "HTML")

    for line in text.split("\n—")[0].split("[…]"):
        assert all(part.strip() in quoted.passage.text for part in line.splitlines())


@given(quotations())
def test_the_best_sentence_is_to_be_seen_without_unfolding(quoted: Quoted) -> None:
    html = passage_card(quoted, PLACE, Remarks("strong")).html

    opened = parse(html.partition("<blockquote expandable>")[0]).text
    assert harmless(quoted.sentence)[:150] in opened


def test_a_second_sentence_that_answers_another_part_is_shown_with_the_first(
    engine: Searcher,
) -> None:
    (quoted, *_) = answer("What did Bekir-Sami insist on?", engine).passages
    first, second = ((0, 12), (20, 30))
    both = replace(quoted, snippet=Snippet(second, first))

    text = quoted.passage.text
    html = passage_card(both, PLACE, Remarks("strong")).html

    assert parse(html).text.startswith(f"{text[0:12]} […] {text[20:30]}\n")


@given(quotations())
def test_a_folded_passage_is_whole_unbroken_and_in_its_own_order(quoted: Quoted) -> None:
    html = passage_card(quoted, PLACE, Remarks("strong")).html

    folded = html.partition("<blockquote expandable>")[2].partition("</blockquote>")[0]
    shown = parse(folded or html.partition("<blockquote>")[2].partition("</blockquote>")[0])
    assert parts_of(shown.text, quoted.passage.text)
    assert {entity["type"] for entity in shown.entities} == {"bold"}


def test_a_long_passage_is_folded_below_its_best_sentence(engine: Searcher) -> None:
    (quoted, *_) = answer("What did Bekir-Sami insist on?", engine).passages

    html = passage_card(quoted, PLACE, Remarks("strong")).html

    sentence = "Last year, Bekir-Sami insisted on 8,000,000 rubles."
    assert html.startswith(f"<blockquote>{sentence}</blockquote>\n<blockquote expandable>The ")
    assert f" <b>{sentence}</b> " in html
    assert parse(html).text.count("8,000,000 rubles") == 2
    assert "[…]" not in html


def test_a_short_passage_is_shown_once_with_its_best_sentence_in_bold(engine: Searcher) -> None:
    (quoted, *_) = answer("How many rifles did Soviet Russia send?", engine).passages

    html = passage_card(quoted, PLACE, Remarks("strong")).html

    assert html.count("39,000 rifles") == 1
    assert "expandable" not in html
    assert html.startswith("<blockquote><b>According to Soviet documents")


def test_a_quotation_that_is_not_in_its_document_is_refused(engine: Searcher) -> None:
    (quoted, *_) = answer("How many rifles did Soviet Russia send?", engine).passages

    with pytest.raises(AssertionError, match="never altered"):
        replace(quoted, passage=replace(quoted.passage, text="39,001 rifles"))
