import pytest
from stage import Stage

from bot.app import build
from bot.local import LocalRequest, deliver
from bot.settings import Secret, Settings
from bot.wording import English as wording

QUESTION = "What do the sources say about Batum?"


async def test_next_and_previous_turn_the_pages(stage: Stage) -> None:
    await stage.say(QUESTION)
    first = stage.last().text

    await stage.press(stage.last(), wording.NEXT)
    second = stage.last().text
    await stage.press(stage.last(), wording.PREVIOUS)

    assert first != second
    assert stage.last().text == first


async def test_a_source_that_says_otherwise_is_named_also_after_turning_back(stage: Stage) -> None:
    await stage.say("When was the Treaty of Alexandropol signed?")
    first = stage.last().text
    await stage.press(stage.last(), wording.NEXT)
    second = stage.last().text
    await stage.press(stage.last(), wording.PREVIOUS)

    named = "Another source says otherwise: Editors' note 1, in Chicherin to Stalin"
    assert named in first
    assert named not in second
    assert "December 2, 1921" in second
    assert stage.last().text == first


async def test_a_passage_that_an_editor_compares_is_named_also_after_turning_back(
    stage: Stage,
) -> None:
    await stage.say("Was the help important for the Turkish budget?")
    first = stage.last().text
    await stage.press(stage.last(), wording.NEXT)
    await stage.press(stage.last(), wording.PREVIOUS)

    assert "An editor’s note compares: " in first
    assert stage.last().text == first


async def test_the_last_page_has_no_next(stage: Stage) -> None:
    await stage.say(QUESTION)
    while wording.NEXT in stage.labels():
        await stage.press(stage.last(), wording.NEXT)

    total = stage.labels()[1].split("/")
    assert total[0] == total[1]


async def test_context_shows_the_paragraphs_around_and_leads_back(stage: Stage) -> None:
    await stage.say("When was the Treaty of Moscow signed?")
    answer = stage.last().text

    await stage.press(stage.last(), wording.CONTEXT)
    assert stage.last().html.count("<blockquote>") == 3
    await stage.press(stage.last(), wording.LATER)
    await stage.press(stage.last(), wording.BACK)

    assert stage.last().text == answer


async def test_cite_shows_the_full_citation_to_copy(stage: Stage) -> None:
    await stage.say("How much did Bekir-Sami insist on?")
    await stage.press(stage.last(), wording.CITE)

    assert "G. V. Chicherin to I. V. Stalin, March 10, 1921, RTsKhIDNI" in stage.last().text
    assert "chicherin-to-stalin-1921-03-10^p2" in stage.last().text


async def test_the_nearest_passages_of_no_answer_are_marked_as_such(stage: Stage) -> None:
    await stage.say("What did Trotsky think of Mustafa Kemal?")
    await stage.press(stage.last(), wording.NEAREST)

    assert wording.VERDICTS["none"] in stage.last().text


async def test_in_a_group_only_the_asker_turns_pages(stage: Stage) -> None:
    await stage.say(f"/ask {QUESTION}", stage.group)
    before = stage.last(stage.group).text

    query = await stage.press(stage.last(stage.group), wording.NEXT, by=stage.bob)

    assert stage.last(stage.group).text == before
    assert "?start=c_" in str(stage.telegram.callback_answers[query].url)


async def asked_anonymously(stage: Stage) -> str:
    """Let an administrator ask in the group's name; return what the card shows."""
    stage.telegram.say_as_group(stage.group, f"/ask {QUESTION}")
    await stage.settle()
    return stage.last(stage.group).text


async def test_an_anonymous_administrators_pages_are_turned_by_administrators(
    stage: Stage,
) -> None:
    stage.telegram.promote(stage.group, stage.ann)
    before = await asked_anonymously(stage)

    await stage.press(stage.last(stage.group), wording.NEXT, by=stage.ann)

    assert stage.last(stage.group).text != before


async def test_an_anonymous_administrators_pages_are_not_turned_by_members(stage: Stage) -> None:
    stage.telegram.promote(stage.group, stage.ann)
    before = await asked_anonymously(stage)

    query = await stage.press(stage.last(stage.group), wording.NEXT, by=stage.bob)

    assert stage.last(stage.group).text == before
    assert "?start=c_" in str(stage.telegram.callback_answers[query].url)


async def test_administrators_do_not_turn_the_pages_of_a_member(stage: Stage) -> None:
    stage.telegram.promote(stage.group, stage.bob)
    await stage.say(f"/ask {QUESTION}", stage.group)
    before = stage.last(stage.group).text

    await stage.press(stage.last(stage.group), wording.NEXT, by=stage.bob)

    assert stage.last(stage.group).text == before
    assert not [one for one in stage.telegram.calls if one.method == "getChatAdministrators"]


async def test_where_telegram_does_not_name_the_administrators_a_copy_is_offered(
    stage: Stage,
) -> None:
    stage.telegram.promote(stage.group, stage.ann)
    await asked_anonymously(stage)
    stage.telegram.fault(
        "getChatAdministrators", "error", code=400, description="Bad Request: member list is "
        "inaccessible",
    )  # fmt: skip

    query = await stage.press(stage.last(stage.group), wording.NEXT, by=stage.ann)

    assert "?start=c_" in str(stage.telegram.callback_answers[query].url)


async def test_others_open_their_own_copy(stage: Stage) -> None:
    await stage.say(f"/ask {QUESTION}", stage.group)
    query = await stage.press(stage.last(stage.group), wording.NEXT, by=stage.bob)
    payload = str(stage.telegram.callback_answers[query].url).partition("start=")[2]

    own = stage.telegram.private(stage.bob)
    stage.telegram.say(own, stage.bob, f"/start {payload}")
    await stage.settle()
    await stage.press(stage.last(own), wording.NEXT, by=stage.bob)

    assert stage.labels(stage.last(own))[1].startswith("2/")


@pytest.mark.parametrize(
    "data", ["", "c:", "c:AAAAAAAAAAAA:page:0", "x" * 64, "c:../../etc:page:1", "c:é:page:1"]
)
async def test_forged_or_expired_buttons_say_so(stage: Stage, data: str) -> None:
    await stage.say(QUESTION)
    query = stage.telegram.press(stage.last(), stage.ann, data=data)
    await stage.settle()

    assert stage.telegram.callback_answers[query].text == wording.EXPIRED


@pytest.mark.parametrize("verb", ["page:999999", "near:99999", "zzzz:3", "cite:5"])
async def test_a_forged_page_of_a_real_card_does_no_harm(stage: Stage, verb: str) -> None:
    await stage.say(QUESTION)
    data = stage.last().buttons[0][0].data or ""
    token = data.split(":")[1]

    stage.telegram.press(stage.last(), stage.ann, data=f"c:{token}:{verb}")
    await stage.settle()

    assert stage.last().text


async def test_pressing_the_same_button_twice_is_harmless(stage: Stage) -> None:
    await stage.say(QUESTION)
    for _ in range(2):
        stage.telegram.press(stage.last(), stage.ann, wording.CITE)
    await stage.settle()

    assert wording.FULL_CITATION in stage.last().text


async def test_a_button_under_a_deleted_message_is_answered(stage: Stage) -> None:
    await stage.say(QUESTION)
    card = stage.last()
    stage.telegram.delete(card)
    query = stage.telegram.press(card, stage.ann, wording.NEXT)
    await stage.settle()

    assert query in stage.telegram.callback_answers


async def test_buttons_work_after_a_restart(stage: Stage) -> None:
    await stage.say(QUESTION)
    request = LocalRequest(stage.telegram)
    again = build(Settings(Secret("1:test")), stage.library, stage.log, request, request)
    await again.initialize()

    stage.telegram.press(stage.last(), stage.ann, wording.NEXT)
    await deliver(again, stage.telegram)
    await again.shutdown()

    assert stage.labels()[1].startswith("2/")


async def test_a_copy_opens_on_the_page_that_was_shown_and_cites_it(stage: Stage) -> None:
    await stage.say(f"/ask {QUESTION}", stage.group)
    card = stage.last(stage.group)
    await stage.press(card, wording.NEXT)
    query = await stage.press(card, wording.CITE, by=stage.bob)
    payload = str(stage.telegram.callback_answers[query].url).partition("start=")[2]
    own = stage.telegram.private(stage.bob)

    stage.telegram.say(own, stage.bob, f"/start {payload}")
    await stage.settle()

    assert stage.last(own).text == card.text
