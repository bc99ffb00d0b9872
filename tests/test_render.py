import judge
from hypothesis import given
from hypothesis import strategies as st

from bot.render import ELLIPSIS, around, bold, clip, code, escape, italic, link, quote

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


@given(
    st.lists(st.text("abc ", min_size=1, max_size=30).map(str.strip).filter(bool), min_size=1),
    st.data(),
)
def test_what_stands_around_a_sentence_is_verbatim_and_fits(
    sentences: list[str], data: st.DataObject
) -> None:
    text = ". ".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 2
    chosen = data.draw(st.sampled_from(spans))
    room = data.draw(st.integers(min_value=0, max_value=len(text) + 50))

    before, after = around(text, chosen, spans, room)

    assert len(before) + len(after) <= room + 2 * (len(ELLIPSIS) + 2)
    assert before.removeprefix(ELLIPSIS).strip() in text[: chosen[0]]
    assert after.removesuffix(ELLIPSIS).strip() in text[chosen[1] :]
