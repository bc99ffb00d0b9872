from typing import Any

import judge
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local.entities import cut, detect, units
from bot.local.markup import Formatted, MarkupError, parse
from bot.local.rendering import render
from bot.local.settling import settle

TAGS = [
    *("<b>", "</b>", "<i>", "</i>", "<u x=1 y='2' z>", "</u>", '<s a="b>" >', "</s>", "<B>"),
    *("<code>", '<code class="language-py">', "</code>", "<pre>", "</pre>", "<blockquote>"),
    *("<blockquote expandable>", '<blockquote expandable="">', "</blockquote>", "<tg-spoiler>"),
    *('<span class="tg-spoiler">', "<span>", "</span>", '<a href="http://e.com/x">', "</a>"),
    *("<a href='E.com?a=1&amp;b=2'>", '<a href="tg://user?id=42">', "<a>", "<a href=e.com>"),
    *('<a href="javascript:alert(1)">', '<a href="">', "<a HREF='http://e.com'>", "</>"),
]
NASTY = [
    *("<", ">", "</", "&", "&lt;", "&amp", "&ampa", "&quot;", "&nbsp;", "&apos;", "&LT;"),
    *("&#65;", "&#x41", "&#0;", "&#;", "&#xD800;", "&#1114112;", "&#99999999999;", "<br>"),
    *("<p>", "<i / >", "<!--", "-->", "</b ", "< b>", '<b x="', "'", '"', "=", "/"),
    *("a", "é", "ё", "😀", "\n", " ", "\t", "\r", "\u200b", "http://e.com"),
]
MARKUP = st.lists(st.sampled_from([*TAGS, *TAGS, *NASTY]), max_size=12).map("".join)
TYPED = st.lists(
    st.tuples(
        st.sampled_from(["", "", "(", "«", '"']),
        st.sampled_from(
            [
                *("/ask", "/ask@adfontes_bot", "/ask_2", "/a/b", "/ёж", "and/or", "/", "1/2"),
                *("@adfontes_bot", "@ann_b", "@ab", "@", "#tag", "#1914", "#тег", "#", "#a1"),
                *("http://e.com/x?y=1", "https://e.com/a_(b)", "www.e.com", "a@b.com", "x@y"),
                *("word", "é", "😀"),
            ]
        ),
        st.sampled_from(["", "", ".", ",", ")", "»", "?", "!", ":", "…"]),
    ).map("".join),
    max_size=6,
).map(" ".join)
KINDS = {
    **{"PreCode": "pre", "BlockQuote": "blockquote", "TextUrl": "text_link", "Url": "url"},
    **{"ExpandableBlockQuote": "expandable_blockquote", "MentionName": "text_mention"},
    **{"BotCommand": "bot_command", "EmailAddress": "email"},
}


def described(entity: dict[str, Any]) -> dict[str, Any]:
    """An entity of TDLib in the Bot API's words."""
    kind = entity["type"].pop("@type").removeprefix("textEntityType")
    place = {"offset": entity["offset"], "length": entity["length"]}
    if kind == "MentionName":
        return {"type": "text_mention", **place, "user": {"id": entity["type"]["user_id"]}}
    return {"type": KINDS.get(kind, kind.lower()), **place, **entity["type"]}


def theirs(source: str) -> Formatted | str:
    try:
        text, entities = judge.parse(source, "HTML")
    except ValueError as error:
        return str(error).removeprefix("Can't parse entities: ")
    return Formatted(text, [described(entity) for entity in entities])


def ours(source: str) -> Formatted | str:
    try:
        return parse(source)
    except MarkupError as error:
        return str(error)


@pytest.mark.parametrize(
    "source",
    ['<b x="<b x="&', '<b x="a" y', "<b &", "<b x", '<b x="a"&=', '<b x="a"', '<b x="', "<b x=a"],
)
def test_a_tag_that_ends_amid_an_attribute_is_refused_in_telegrams_words(source: str) -> None:
    assert ours(source) == theirs(source)


@given(MARKUP)
def test_text_entities_and_refusals_are_those_of_telegrams_own_parser(source: str) -> None:
    assert ours(source) == theirs(source)


@pytest.mark.parametrize("tag", sorted({*TAGS, *NASTY}))
def test_every_tag_alone_and_closed_is_judged_as_telegram_does(tag: str) -> None:
    for source in (tag, f"{tag}x", f"{tag}x</>", f"<b>{tag}x</></>", f"é{tag}", f"😀{tag} x</>"):
        assert ours(source) == theirs(source)


@given(MARKUP)
def test_a_shown_message_written_as_html_is_shown_the_same_again(source: str) -> None:
    read = ours(source)
    shown = settle(read if isinstance(read, Formatted) else Formatted(source))

    assert settle(shown) == shown
    assert settle(parse(render(shown.text, shown.entities))) == shown


@given(MARKUP)
def test_a_shown_entity_covers_a_part_of_the_text(source: str) -> None:
    read = ours(source)
    shown = settle(read if isinstance(read, Formatted) else Formatted(source))

    for entity in shown.entities:
        assert entity["length"] == units(cut(shown.text, entity)) > 0


@given(TYPED)
def test_what_people_type_carries_the_entities_that_telegram_finds(text: str) -> None:
    found = judge.execute({"@type": "getTextEntities", "text": text})["entities"]

    assert detect(text) == [described(entity) for entity in found]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("  <b> a </b>\n", "<b>a</b>"),
        ("a\r\n\tb\u202e", "a\n b"),
        ("<b>a</b><b>b</b>", "<b>ab</b>"),
        ("<b><b>a</b>b</b>", "<b>ab</b>"),
        ("<b>a<code>b</code>c</b>", "<b>a</b><code>b</code><b>c</b>"),
        ("<b>ab<i>c</i></b><i>d</i>", "<b>ab<i>c</i></b><i>d</i>"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "<blockquote>ab</blockquote>"),
        ("<pre><code class='language-py'>x</code></pre>",) * 2,
        ("\u200b \u200b", ""),
        ("\t\u200b", ""),
    ],
)
def test_a_text_is_tidied_before_it_is_shown(source: str, shown: str) -> None:
    settled = settle(parse(source))

    assert render(settled.text, settled.entities) == shown.replace("'", '"')


def test_nothing_is_found_inside_code_and_links() -> None:
    source = '<code>/ask</code> <a href="http://e.com/">@ann_b</a> <b>/ask</b>'

    kinds = [entity["type"] for entity in settle(parse(source)).entities]

    assert kinds == ["code", "text_link", "bot_command", "bold"]
