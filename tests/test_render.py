import judge
from hypothesis import given
from hypothesis import strategies as st

from bot.local.markup import parse
from bot.render import (
    ELLIPSIS,
    bold,
    clip,
    code,
    escape,
    harmless,
    italic,
    link,
    marked,
    quote,
    window,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(texts)
def test_escaped_text_reads_as_it_was_written(text: str) -> None:
    shown, _ = judge.parse(f"x{escape(text)}x", "HTML")

    visible = "".join(c if c >= " " or c in "\n\t" else " " for c in text)
    assert judge.parse(f"x{visible}x", None)[0] in (shown, f"x{visible}x")


@given(texts)
def test_every_kind_of_markup_is_valid_for_any_text(text: str) -> None:
    marked = (bold(text), italic(text), code(text), quote(escape(text), expandable=True))
    html = "x" + "".join(marked) + link(text or "x", "https://example.org/?a=1&b=<2>")

    judge.parse(html, "HTML")


@given(texts, st.integers(min_value=8, max_value=200))
def test_clipped_text_fits_its_room_and_begins_as_written(text: str, room: int) -> None:
    shown = clip(text, room)

    assert len(shown) <= max(room, len(ELLIPSIS) + 1)
    assert text.startswith(shown.removesuffix(ELLIPSIS).rstrip())


def test_a_clip_ends_between_words() -> None:
    assert clip("a letter to Stalin", 14) == f"a letter {ELLIPSIS}"


@st.composite
def chosen_sentences(draw: st.DrawFn) -> tuple[str, tuple[int, int], list[tuple[int, int]]]:
    """A text, one sentence of it, and all its sentences."""
    sentence = st.text("abc ", min_size=1, max_size=30).map(str.strip).filter(bool)
    sentences = draw(st.lists(sentence, min_size=1))
    spans, at = [], 0
    for one in sentences:
        spans.append((at, at + len(one)))
        at += len(one) + 2
    return ". ".join(sentences), draw(st.sampled_from(spans)), spans


@given(chosen_sentences(), st.integers(0, 400))
def test_a_passage_is_shown_in_its_own_order_with_the_sentence_in_it(
    chosen: tuple[str, tuple[int, int], list[tuple[int, int]]], room: int
) -> None:
    text, (first, last), sentences = chosen
    start, end = window(len(text), (first, last), sentences, room)

    assert start <= first < last <= end
    assert end - start <= max(room, last - first)
    shown = parse(marked(text, (first, last), (start, end), last - first + 9)).text
    assert shown.removeprefix(ELLIPSIS).removesuffix(ELLIPSIS).strip() == text[start:end].strip()


@given(chosen_sentences(), st.integers(20, 400))
def test_what_is_shown_fits_its_room(
    chosen: tuple[str, tuple[int, int], list[tuple[int, int]]], room: int
) -> None:
    text, sentence, sentences = chosen

    shown = marked(text, sentence, window(len(text), sentence, sentences, room), room)

    assert len(parse(shown).text) <= room


def test_what_is_left_out_at_the_ends_is_marked() -> None:
    text = "One one. Two two. Three three."

    assert marked(text, (9, 17), (9, 17), 20) == f"{ELLIPSIS} <b>Two two.</b> {ELLIPSIS}"
    assert marked(text, (0, 8), (0, 17), 40) == f"<b>One one.</b> Two two. {ELLIPSIS}"


@given(st.text())
def test_nothing_that_a_terminal_obeys_remains(text: str) -> None:
    clean = harmless(text)

    assert len(clean) == len(text)
    assert not any(letter in clean for letter in "\x00\x07\x1b\x7f\x9b")
