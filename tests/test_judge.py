import json
from collections.abc import Mapping
from typing import Any

import judge
import pytest

from bot.local import LocalTelegram


def keyboard(**action: object) -> str:
    return json.dumps({"inline_keyboard": [[{"text": "t", **action}]]})


def articles(count: int, **parts: object) -> str:
    content = {"input_message_content": {"message_text": "x"}}
    plain = {"type": "article", "title": "t", **content}
    return json.dumps([{**plain, "id": str(place), **parts} for place in range(count)])


def options(*texts: str) -> str:
    return json.dumps([{"text": text} for text in texts])


def commands(*names: str) -> str:
    return json.dumps([{"command": name, "description": "d"} for name in names])


SEND = {"chat_id": "42", "text": "x"}
QUIZ = {"chat_id": "42", "question": "q", "options": options("a", "b"), "type": "quiz"} | {
    "correct_option_ids": "[1]"
}
LONG = "й" * 4096
SOUND: list[tuple[str, dict[str, Any]]] = [
    ("sendMessage", SEND),
    ("sendMessage", SEND | {"text": f"<b>{LONG}</b>", "parse_mode": "HTML"}),
    ("sendMessage", SEND | {"text": "&lt; & <i>x</i>", "parse_mode": "HTML"}),
    ("sendMessage", SEND | {"reply_markup": keyboard(callback_data="й" * 32)}),
    ("sendMessage", SEND | {"reply_markup": keyboard(copy_text={"text": "c" * 256})}),
    ("sendMessage", SEND | {"reply_markup": keyboard(switch_inline_query_current_chat="")}),
    ("sendMessage", SEND | {"link_preview_options": '{"is_disabled":true}'}),
    ("sendPoll", QUIZ | {"question": "q" * 300, "explanation": "e" * 200}),
    ("sendPoll", QUIZ | {"options": options(*"abcdefghijkl")}),
    ("setMyCommands", {"commands": commands("ask", "a" * 32)}),
    ("setMyDescription", {"description": "d" * 512}),
    ("setMyShortDescription", {"short_description": "d" * 120}),
]
UNSOUND: list[tuple[str, str, dict[str, Any]]] = [
    ("length", "sendMessage", SEND | {"text": LONG + "x"}),
    ("length", "sendMessage", SEND | {"text": "<b></b>", "parse_mode": "HTML"}),
    ("entities", "sendMessage", SEND | {"text": "a < b", "parse_mode": "HTML"}),
    ("missing", "sendMessage", {"chat_id": "42"}),
    ("length", "sendMessage", SEND | {"reply_markup": keyboard(callback_data="й" * 33)}),
    ("length", "sendMessage", SEND | {"reply_markup": keyboard(copy_text={"text": "c" * 257})}),
    ("button", "sendMessage", SEND | {"reply_markup": keyboard()}),
    ("button", "sendMessage", SEND | {"reply_markup": keyboard(url="e.com", callback_data="x")}),
    ("type", "sendMessage", SEND | {"message_thread_id": "abc"}),
    ("length", "sendDocument", {"chat_id": "42", "document": "x", "caption": "c" * 1025}),
    ("length", "sendPoll", QUIZ | {"question": "q" * 301}),
    ("length", "sendPoll", QUIZ | {"options": options("a", "b" * 101)}),
    ("count", "sendPoll", QUIZ | {"options": options(*"abcdefghijklm")}),
    ("length", "sendPoll", QUIZ | {"explanation": "e" * 201}),
    ("length", "answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}),
    ("count", "answerInlineQuery", {"inline_query_id": "1", "results": articles(51)}),
    ("length", "answerInlineQuery", {"inline_query_id": "1", "results": articles(1, id="i" * 65)}),
    ("command", "setMyCommands", {"commands": commands("Ask")}),
    ("command", "setMyCommands", {"commands": commands("a" * 33)}),
    ("count", "setMyCommands", {"commands": commands(*(f"c{i}" for i in range(101)))}),
    ("length", "setMyDescription", {"description": "d" * 513}),
    ("length", "setMyShortDescription", {"short_description": "d" * 121}),
]
ONLY_JUDGED: list[tuple[str, str, dict[str, Any]]] = [
    ("method", "sendFoo", {}),
    ("unknown", "sendMessage", SEND | {"colour": "red"}),
    ("unknown", "sendMessage", SEND | {"reply_parameters": '{"message_id":1,"quietly":true}'}),
    ("deprecated", "sendMessage", SEND | {"reply_to_message_id": "4"}),
    ("count", "sendMessage", SEND | {"text": "<b>x</b> " * 101, "parse_mode": "HTML"}),
    ("type", "sendMessage", SEND | {"link_preview_options": "[]"}),
]


REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("message is too long", "sendMessage", SEND | {"text": LONG + "x"}),
    ("message text is empty", "sendMessage", SEND | {"text": " \u200b\n"}),
    ("message caption is too long", "sendDocument", {"chat_id": "42", "caption": "c" * 1025}),
    (
        'can\'t parse entities: Unsupported start tag "br" at byte offset 1',
        "sendMessage",
        SEND | {"text": "a<br>", "parse_mode": "HTML"},
    ),
    ("chat not found", "sendMessage", SEND | {"chat_id": "@nobody"}),
    ("chat_id must be an integer", "sendMessage", SEND | {"chat_id": "x"}),
    ("chat_id is empty", "sendMessage", {"text": "x"}),
    ("can't parse reply markup JSON object", "sendMessage", SEND | {"reply_markup": "{"}),
    ("BUTTON_DATA_INVALID", "sendMessage", SEND | {"reply_markup": keyboard(callback_data="")}),
    (
        "inline keyboard button URL 'localhost' is invalid",
        "sendMessage",
        SEND | {"reply_markup": keyboard(url="localhost")},
    ),
    (
        "REPLY_MARKUP_TOO_LONG",
        "sendMessage",
        SEND | {"reply_markup": {"inline_keyboard": [[{"text": "t", "url": "e.com"}]] * 101}},
    ),
    ("wrong file identifier/HTTP URL specified", "sendDocument", {"chat_id": "42"}),
    ("wrong correct option ID specified", "sendPoll", QUIZ | {"correct_option_ids": "[2]"}),
    ("RESULTS_TOO_MUCH", "answerInlineQuery", {"inline_query_id": "1", "results": articles(51)}),
    (
        "RESULT_ID_DUPLICATE",
        "answerInlineQuery",
        {"inline_query_id": "1", "results": articles(2, id="a")},
    ),
    (
        "NEXT_OFFSET_INVALID",
        "answerInlineQuery",
        {"inline_query_id": "1", "results": "[]", "next_offset": "o" * 65},
    ),
    (
        "query is too old and response timeout expired or query ID is invalid",
        "answerInlineQuery",
        {"inline_query_id": "1", "results": articles(1)},
    ),
    ("MESSAGE_TOO_LONG", "answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}),
    ("BOT_COMMAND_INVALID", "setMyCommands", {"commands": commands("Ask")}),
    ("message to edit not found", "editMessageText", SEND | {"message_id": "9"}),
    ("MESSAGE_ID_INVALID", "editMessageText", {"text": "x", "inline_message_id": "9"}),
    ("message to react not found", "setMessageReaction", {"chat_id": "42", "message_id": "9"}),
    (
        "message with poll to stop not found",
        "stopPoll",
        {"chat_id": "42", "message_id": "9"},
    ),
    ("PARTICIPANT_ID_INVALID", "getChatMember", {"chat_id": "42", "user_id": "9"}),
    (
        "there are no administrators in the private chat",
        "getChatAdministrators",
        {"chat_id": "42"},
    ),
    (
        "chat member status can't be changed in private chats",
        "leaveChat",
        {"chat_id": "42"},
    ),
]


def a_chat_that_judges_nothing() -> LocalTelegram:
    telegram = LocalTelegram()
    telegram.private(telegram.user(42, "Ann"))
    return telegram


@pytest.mark.parametrize(("method", "raw"), SOUND)
async def test_sound_calls_pass_the_judge_and_the_server(
    method: str, raw: Mapping[str, Any]
) -> None:
    reply = await a_chat_that_judges_nothing().call(method, raw)

    assert judge.check_call(method, raw, {}) == []
    assert reply.status == 200


@pytest.mark.parametrize(("kind", "method", "raw"), UNSOUND)
async def test_what_the_judge_condemns_the_server_refuses_by_itself(
    kind: str, method: str, raw: Mapping[str, Any]
) -> None:
    reply = await a_chat_that_judges_nothing().call(method, raw)

    assert kind in {violation.kind for violation in judge.check_call(method, raw, {})}
    assert reply.status == 400


@pytest.mark.parametrize(("reason", "method", "raw"), REFUSED)
async def test_a_refusal_is_in_the_servers_words(
    reason: str, method: str, raw: Mapping[str, Any]
) -> None:
    telegram = a_chat_that_judges_nothing()
    await telegram.call(method, raw)

    assert telegram.calls[0].response["description"] == f"Bad Request: {reason}"


@pytest.mark.parametrize(("kind", "method", "raw"), ONLY_JUDGED)
async def test_a_judged_telegram_refuses_and_remembers_every_violation(
    kind: str, method: str, raw: Mapping[str, Any]
) -> None:
    telegram = LocalTelegram(judge=judge.check_call)
    telegram.private(telegram.user(42, "Ann"))

    reply = await telegram.call(method, raw)

    assert reply.status == 400
    assert {getattr(violation, "kind", "") for violation in telegram.violations} == {kind}


def test_an_upload_stands_for_its_parameter() -> None:
    assert judge.check_call("sendDocument", {"chat_id": "42"}, {"document": ("a.txt", b"x")}) == []


def test_an_answer_that_is_not_what_the_bot_api_promises_is_found() -> None:
    message = {"message_id": 1, "date": 0, "chat": {"id": 42}, "mood": "good"}

    assert [v.kind for v in judge.check_reply("sendMessage", True)] == ["type"]
    assert [v.kind for v in judge.check_reply("sendMessage", message)] == ["missing"]
    message["chat"] = {"id": 42, "type": "private"}
    assert [v.kind for v in judge.check_reply("sendMessage", message)] == ["unknown"]


async def test_a_judged_telegram_shows_its_own_answers_and_updates_to_the_judge() -> None:
    seen: list[tuple[str, object]] = []

    def note(method: str, answer: object) -> list[str]:
        seen.append((method, answer))
        return [f"{method} looked at"]

    telegram = LocalTelegram(check_reply=note)
    ann = telegram.user(42, "Ann")
    telegram.say(telegram.private(ann), ann, "hello")
    await telegram.call("sendMessage", SEND)

    assert telegram.violations == ["getUpdates looked at", "sendMessage looked at"]
    assert seen == [
        ("getUpdates", [telegram.updates[0]]),
        ("sendMessage", telegram.calls[0].response["result"]),
    ]
