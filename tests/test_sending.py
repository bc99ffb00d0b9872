import pytest
from stage import Stage

from bot import sending
from bot.wording import English as wording

RIFLES = "How many rifles did Soviet Russia send?"


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "PAUSE", 0.0)


@pytest.mark.parametrize("kind", ["drop", "drop_after", "html502", "truncate"])
async def test_a_broken_connection_does_not_cost_the_answer(stage: Stage, kind: str) -> None:
    stage.telegram.fault("sendMessage", kind, times=1)  # type: ignore[arg-type]
    await stage.say(RIFLES)

    assert "39,000 rifles" in stage.last().text


async def test_flood_control_is_waited_out(stage: Stage) -> None:
    stage.telegram.fault(
        "sendMessage", "error", code=429, description="Too Many", parameters={"retry_after": 0}
    )
    await stage.say(RIFLES)

    assert "39,000 rifles" in stage.last().text


async def test_markup_that_telegram_refuses_is_sent_as_plain_text(stage: Stage) -> None:
    stage.telegram.fault(
        "sendMessage", "error", code=400, description="Bad Request: can't parse entities: byte 5"
    )
    await stage.say(RIFLES)

    assert "39,000 rifles" in stage.last().text
    assert stage.last().entities == []


async def test_a_group_that_became_a_supergroup_is_followed(stage: Stage) -> None:
    old = stage.telegram.group(-55, "Old", members=[stage.ann])
    stage.telegram.say(old, stage.ann, f"/ask {RIFLES}")
    new = stage.telegram.migrate(old, -100556)
    await stage.settle()

    assert "39,000 rifles" in stage.last(new).text


async def test_a_person_who_blocked_the_bot_raises_no_alarm(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.telegram.say(stage.private, stage.ann, RIFLES)
    stage.private.access = "blocked"
    await stage.settle()

    assert not [record for record in caplog.records if record.levelname == "ERROR"]


SHUT = ["TOPIC_CLOSED", "TOPIC_DELETED", "not enough rights to send text messages to the chat"]


@pytest.mark.parametrize("reason", SHUT)
async def test_an_answer_into_a_shut_topic_is_logged_as_not_delivered(
    stage: Stage, caplog: pytest.LogCaptureFixture, reason: str
) -> None:
    forum = stage.telegram.group(-100777, "Forum", members=[stage.ann], forum=True)
    topic = stage.telegram.topic(forum, "Treaties")
    stage.telegram.fault(
        "sendMessage", "error", times=9, code=400, description=f"Bad Request: {reason}"
    )

    await stage.say(f"/ask {RIFLES}", forum, topic=topic)

    (row,) = await stage.log.rows()
    assert row["sent_at"] is None
    assert len([call for call in stage.telegram.calls if call.method == "sendMessage"]) == 1
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize("reason", SHUT)
async def test_a_press_in_a_shut_topic_is_no_failure(
    stage: Stage, caplog: pytest.LogCaptureFixture, reason: str
) -> None:
    await stage.say(f"/ask {RIFLES}", stage.group)
    stage.telegram.fault(
        "editMessageText", "error", code=400, description=f"Bad Request: {reason}"
    )

    await stage.press(stage.last(stage.group), wording.CITE)

    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_a_late_press_is_no_failure(stage: Stage) -> None:
    await stage.say(RIFLES)
    stage.telegram.fault(
        "answerCallbackQuery",
        "error",
        code=400,
        description="Bad Request: query is too old and response timeout expired",
    )
    await stage.press(stage.last(), wording.CITE)

    assert wording.FULL_CITATION in stage.last().text


async def test_a_failure_of_ours_is_told_without_details(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.telegram.fault(
        "sendMessage", "error", code=400, description="Bad Request: something unheard of"
    )
    await stage.say(RIFLES)

    assert stage.last().text == wording.FAILED
    assert "could not be answered" in caplog.text
