import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any

import judge
import pytest
from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    MessageEntity,
    ReplyParameters,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import Application, MessageHandler, filters

from bot.local import Button, Chat, LocalRequest, LocalTelegram, Message, User, deliver

App = Application[Any, Any, Any, Any, Any, Any]
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more:1")]])


@pytest.fixture
def telegram() -> LocalTelegram:
    return LocalTelegram(judge=judge.check_call, check_reply=judge.check_reply)


@pytest.fixture
def ann(telegram: LocalTelegram) -> User:
    return telegram.user(42, "Ann", username="ann_b")


@pytest.fixture
def chat(telegram: LocalTelegram, ann: User) -> Chat:
    return telegram.private(ann)


@pytest.fixture
def group(telegram: LocalTelegram, ann: User) -> Chat:
    return telegram.group(-100123, "Study group", [ann, telegram.user(43, "Bob")])


@pytest.fixture
async def app(telegram: LocalTelegram) -> AsyncIterator[App]:
    request = LocalRequest(telegram)
    builder = Application.builder().token("1:x").request(request)
    async with builder.get_updates_request(LocalRequest(telegram)).build() as app:
        yield app
    assert telegram.violations == []


async def answer(telegram: LocalTelegram, method: str, **raw: object) -> Any:
    """The server's JSON for one bare call."""
    return json.loads((await telegram.call(method, raw)).payload)


def heard(telegram: LocalTelegram) -> list[str]:
    """The texts of the messages that the bot would get, taken from the queue."""
    texts = [update.get("message", {}).get("text") for update in telegram.updates]
    telegram.updates.clear()
    return [text for text in texts if text]


async def test_a_dialogue_shows_the_answer_as_a_reader_sees_it(
    telegram: LocalTelegram, app: App, ann: User, chat: Chat
) -> None:
    async def reply(update: Update, _: object) -> None:
        assert update.message
        await update.message.reply_html(
            "<b>Moudros</b> & 1918 ", do_quote=True, reply_markup=KEYBOARD
        )

    app.add_handler(MessageHandler(filters.TEXT, reply))
    asked = telegram.say(chat, ann, "When?")
    await deliver(app, telegram)

    [shown] = telegram.sent(chat)
    assert (shown.text, shown.html) == ("Moudros & 1918", "<b>Moudros</b> &amp; 1918")
    assert shown.buttons == [[Button("More", data="more:1")]]
    assert (shown.reply_to, shown.topic, shown.edited) == (asked.id, None, False)


@pytest.mark.parametrize(
    ("text", "arrives"),
    [
        ("chatter", False),
        ("/ask who", True),
        ("/ask@adfontes_bot who", True),
        ("/ask@other_bot who", False),
        ("well, /ask", False),
        ("@adfontes_bot who?", False),
        ("😀 @adfontes_bot", False),
    ],
)
def test_privacy_mode_lets_through_commands_for_the_bot(
    telegram: LocalTelegram, ann: User, group: Chat, text: str, arrives: bool
) -> None:
    telegram.say(group, ann, text)

    assert heard(telegram) == ([text] if arrives else [])


@pytest.mark.parametrize("trust", ["privacy off", "administrator", "mentions pass"])
def test_a_mention_arrives_where_the_bot_is_trusted(
    telegram: LocalTelegram, ann: User, group: Chat, trust: str
) -> None:
    telegram.privacy = trust != "privacy off"
    telegram.mentions_pass = trust == "mentions pass"
    if trust == "administrator":
        telegram.promote(group)
    telegram.say(group, ann, "😀 @adfontes_bot who?")

    assert heard(telegram) == ["😀 @adfontes_bot who?"]


async def test_replies_to_the_bot_arrive_and_replies_to_others_do_not(
    telegram: LocalTelegram, app: App, ann: User, group: Chat
) -> None:
    await app.bot.send_message(group.id, "Hello")
    telegram.say(group, ann, "to Ann", reply_to=telegram.say(group, ann, "chatter"))
    telegram.say(group, ann, "to the bot", reply_to=telegram.sent(group)[0])

    assert heard(telegram) == ["to the bot"]


async def test_a_topic_is_answered_in_the_topic(
    telegram: LocalTelegram, app: App, ann: User
) -> None:
    forum = telegram.group(-100124, "Forum", [ann], forum=True)
    treaties = telegram.topic(forum, "Treaties")
    asked = telegram.say(forum, ann, "/ask who", topic=treaties)
    update = Update.de_json(telegram.updates[-1], app.bot)
    assert update.message

    await update.message.reply_text("In the topic")
    await app.bot.send_message(forum.id, "In General")

    assert (asked.topic, asked.reply_to) == (treaties, None)
    assert "forum_topic_created" in asked.raw["reply_to_message"]  # as Telegram really sends it
    assert [message.topic for message in telegram.sent(forum)] == [treaties, None]


async def test_a_chain_of_replies_has_a_thread_id_that_is_no_topic(
    telegram: LocalTelegram, app: App, ann: User, group: Chat
) -> None:
    first = telegram.say(group, ann, "chatter")
    second = telegram.say(group, ann, "/ask who", reply_to=first)

    assert second.raw["message_thread_id"] == first.id
    assert second.topic is None
    with pytest.raises(BadRequest, match=r"(?i)message thread not found"):
        await app.bot.send_message(group.id, "x", message_thread_id=first.id)


async def test_a_press_is_answered_and_changes_the_message(
    telegram: LocalTelegram, app: App, ann: User, chat: Chat
) -> None:
    await app.bot.send_message(chat.id, "Page 1", reply_markup=KEYBOARD)
    [shown] = telegram.sent(chat)
    query_id = telegram.press(shown, ann, "More")
    query = Update.de_json(telegram.updates.popleft(), app.bot).callback_query
    assert query
    await query.answer("Only two pages", show_alert=True)
    await query.edit_message_text("Page 2")

    given = telegram.callback_answers[query_id]
    assert (query.data, given.text, given.alert) == ("more:1", "Only two pages", True)
    assert (shown.text, shown.buttons, shown.edited) == ("Page 2", [], True)
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await query.answer()


async def test_a_press_under_a_deleted_message_shows_no_message(
    telegram: LocalTelegram, app: App, ann: User, chat: Chat
) -> None:
    await app.bot.send_message(chat.id, "Page 1", reply_markup=KEYBOARD)
    [shown] = telegram.sent(chat)
    telegram.delete(shown)
    telegram.press(shown, ann, data="forged")
    query = Update.de_json(telegram.updates.popleft(), app.bot).callback_query
    assert query
    assert query.message

    assert (query.data, query.message.is_accessible) == ("forged", False)
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await query.edit_message_text("Page 2")


def test_only_a_button_that_is_there_and_calls_back_can_be_pressed(
    telegram: LocalTelegram, ann: User, chat: Chat
) -> None:
    silent = {"inline_keyboard": [[{"text": "Copy", "copy_text": {"text": "x"}}]]}
    message = telegram.post(chat, telegram.bot, {"text": "x", "reply_markup": silent})

    with pytest.raises(LookupError, match="Copy"):
        telegram.press(message, ann, "Copy")


async def test_every_kind_of_button_is_shown(
    telegram: LocalTelegram, app: App, chat: Chat
) -> None:
    row = [
        InlineKeyboardButton("Copy", copy_text=CopyTextButton("Lowry 1918")),
        InlineKeyboardButton("Open", url="https://example.org/a"),
        InlineKeyboardButton("Search", switch_inline_query_current_chat="moudros"),
    ]
    await app.bot.send_message(chat.id, "x", reply_markup=InlineKeyboardMarkup([row]))

    assert telegram.sent(chat)[0].buttons == [
        [
            Button("Copy", copy="Lowry 1918"),
            Button("Open", url="https://example.org/a"),
            Button("Search", inline_query="moudros"),
        ]
    ]


async def test_an_inline_result_is_offered_chosen_and_edited_where_it_was_sent(
    telegram: LocalTelegram, app: App, ann: User, group: Chat
) -> None:
    content = InputTextMessageContent("<i>Article 1</i>", parse_mode=ParseMode.HTML)
    offered = InlineQueryResultArticle("p1", "Moudros", content, reply_markup=KEYBOARD)
    query_id = telegram.inline(ann, "moudros", offset="10")
    await app.bot.answer_inline_query(query_id, [offered], cache_time=0, next_offset="20")
    given = telegram.inline_answers[query_id]

    message = telegram.choose(query_id, 0, group)

    assert message
    assert (given.next_offset, given.cache_time, given.is_personal) == ("20", 0, False)
    assert (message.html, message.sender) == ("<i>Article 1</i>", ann.id)
    kinds = [list(update)[1] for update in telegram.updates]
    assert kinds == ["inline_query", "chosen_inline_result", "message"]
    telegram.press(message, ann, "More")
    inline_id = telegram.updates[-1]["callback_query"]["inline_message_id"]
    assert await app.bot.edit_message_text("Changed", inline_message_id=inline_id)
    assert message.text == "Changed"
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await app.bot.answer_inline_query(query_id, [])


async def test_an_edit_that_changes_nothing_is_refused(app: App, chat: Chat) -> None:
    sent = await app.bot.send_message(chat.id, "<b>a</b>", parse_mode=ParseMode.HTML)

    with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
        await sent.edit_text(" a ", entities=[MessageEntity("bold", 0, 2)])
    assert await sent.edit_text("a")
    assert await sent.edit_reply_markup(KEYBOARD)


async def test_the_bot_edits_and_deletes_only_what_it_may(
    telegram: LocalTelegram, app: App, ann: User, chat: Chat, group: Chat
) -> None:
    private, public = telegram.say(chat, ann, "mine"), telegram.say(group, ann, "ours")

    with pytest.raises(BadRequest, match=r"(?i)message can't be edited"):
        await app.bot.edit_message_text("yours", chat.id, private.id)
    with pytest.raises(BadRequest, match=r"(?i)message can't be deleted"):
        await app.bot.delete_message(group.id, public.id)
    assert await app.bot.delete_message(chat.id, private.id)
    with pytest.raises(BadRequest, match=r"(?i)message to delete not found"):
        await app.bot.delete_message(chat.id, private.id)


async def test_a_reply_to_a_deleted_message_needs_permission(app: App, chat: Chat) -> None:
    with pytest.raises(BadRequest, match=r"(?i)message to be replied not found"):
        await app.bot.send_message(chat.id, "x", reply_parameters=ReplyParameters(999))

    lenient = ReplyParameters(999, allow_sending_without_reply=True)
    assert await app.bot.send_message(chat.id, "x", reply_parameters=lenient)


async def test_closed_chats_refuse_as_telegram_does(
    telegram: LocalTelegram, app: App, ann: User, chat: Chat, group: Chat
) -> None:
    telegram.block(ann)
    telegram.kick(group)

    with pytest.raises(Forbidden, match=r"(?i)bot was blocked by the user"):
        await app.bot.send_message(chat.id, "x")
    with pytest.raises(Forbidden, match=r"(?i)bot was kicked from the supergroup chat"):
        await app.bot.send_message(group.id, "x")
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await app.bot.send_message(404, "x")
    telegram.block(ann, blocked=False)
    telegram.invite(group)
    assert telegram.updates[-1]["message"]["new_chat_members"] == [telegram.bot.json()]
    assert await app.bot.send_message(chat.id, "x")
    assert await app.bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match=r"(?i)bot is not a member"):
        await app.bot.send_message(group.id, "x")


async def test_a_group_that_becomes_a_supergroup_names_its_new_id(
    telegram: LocalTelegram, app: App, ann: User
) -> None:
    small = telegram.group(-5, "Small", [ann], kind="group")
    new = telegram.migrate(small, -1005)

    with pytest.raises(ChatMigrated) as refusal:
        await app.bot.send_message(small.id, "x")

    assert refusal.value.new_chat_id == new.id
    telegram.say(small, ann, "/ask nobody hears this")
    moves = [update["message"] for update in telegram.updates]
    assert [move.get("migrate_to_chat_id") for move in moves] == [-1005, None]


async def test_a_quiz_counts_votes_and_closes(
    telegram: LocalTelegram, app: App, ann: User, group: Chat
) -> None:
    sent = await app.bot.send_poll(
        group.id,
        "When?",
        ["1914", "1918"],
        type="quiz",
        is_anonymous=False,
        explanation="<b>30 October</b>",
        explanation_parse_mode=ParseMode.HTML,
        api_kwargs={"correct_option_ids": [1]},
    )
    telegram.vote(telegram.sent(group)[0], ann, 1)
    final = await sent.stop_poll()

    votes = [update["poll_answer"] for update in telegram.updates if "poll_answer" in update]
    assert [vote["option_ids"] for vote in votes] == [[1]]
    assert [option.voter_count for option in final.options] == [0, 1]
    assert (final.is_closed, final.explanation) == (True, "30 October")


async def test_a_file_comes_back_as_it_was_sent(
    telegram: LocalTelegram, app: App, ann: User, chat: Chat
) -> None:
    sent = await app.bot.send_document(chat.id, b"@book{x}", caption="s.bib", filename="s.bib")
    assert sent.document
    telegram.upload(chat, ann, "draft.txt", b"Once", caption="/add this")
    update = Update.de_json(telegram.updates.popleft(), app.bot)
    assert update.message
    assert update.message.document

    for document, content in ((sent.document, b"@book{x}"), (update.message.document, b"Once")):
        assert await (await document.get_file()).download_as_bytearray() == content
    assert await app.bot.send_document(chat.id, sent.document.file_id)
    with pytest.raises(BadRequest, match=r"(?i)invalid file_id"):
        await app.bot.get_file("nothing")


async def test_the_bot_can_describe_itself_and_its_chats(
    telegram: LocalTelegram, app: App, ann: User, group: Chat
) -> None:
    telegram.promote(group, ann)
    await app.bot.set_my_commands([("ask", "Ask the sources")], language_code="ru")
    await app.bot.set_my_description("Ask the sources")
    await app.bot.set_my_short_description("Sources")
    await app.bot.set_message_reaction(group.id, telegram.say(group, ann, "x").id, "👍")
    await app.bot.send_chat_action(group.id, "typing")
    admins = await app.bot.get_chat_administrators(group.id)
    standing = await app.bot.get_chat_member(group.id, 43)

    assert [admin.user.id for admin in admins] == [ann.id]
    assert standing.status == "member"
    assert (await app.bot.get_chat(group.id)).title == "Study group"
    assert telegram.commands["default", "ru"][0]["command"] == "ask"
    assert await app.bot.get_my_commands(language_code="ru")
    assert await app.bot.delete_my_commands(language_code="ru")
    assert await app.bot.get_my_commands(language_code="ru") == ()


async def test_what_is_not_emulated_says_so(app: App, chat: Chat) -> None:
    with pytest.raises(TelegramError, match=r"(?i)is not emulated"):
        await app.bot.send_dice(chat.id)


@pytest.mark.parametrize(
    ("kind", "details", "error", "arrived"),
    [
        ("drop", {}, NetworkError, False),
        ("drop_after", {}, NetworkError, True),
        ("html502", {}, NetworkError, False),
        ("truncate", {}, TelegramError, True),
        ("delay", {"seconds": 0.2}, TimedOut, True),
        ("error", {"code": 500}, NetworkError, False),
        ("error", {"code": 429, "parameters": {"retry_after": 2}}, RetryAfter, False),
    ],
)
@pytest.mark.filterwarnings("ignore:.*`retry_after`")  # it will be a timedelta one day
async def test_faults_look_as_they_do_through_a_socket(
    telegram: LocalTelegram,
    app: App,
    chat: Chat,
    kind: Any,
    details: dict[str, Any],
    error: type[TelegramError],
    arrived: bool,
) -> None:
    telegram.fault("sendMessage", kind, **details)

    with pytest.raises(error):
        await app.bot.send_message(chat.id, "once", read_timeout=0.05)
    assert [message.text for message in telegram.sent(chat)] == (["once"] if arrived else [])
    assert await app.bot.send_message(chat.id, "twice")


async def test_edits_reach_the_bot_and_deletions_do_not(
    telegram: LocalTelegram, ann: User, chat: Chat
) -> None:
    message: Message = telegram.say(chat, ann, "who")
    telegram.edit(message, "/ask who")
    telegram.delete(message)

    assert [list(update)[1] for update in telegram.updates] == ["message", "edited_message"]
    assert [update["update_id"] for update in telegram.updates] == [1, 2]
    assert telegram.updates[0]["message"]["text"] == "who"


async def test_updates_are_confirmed_by_the_next_offset(
    telegram: LocalTelegram, ann: User, chat: Chat
) -> None:
    for text in "abc":
        telegram.say(chat, ann, text)

    async def polled(**raw: object) -> list[int]:
        updates = (await answer(telegram, "getUpdates", **raw))["result"]
        return [update["update_id"] for update in updates]

    assert await polled(limit="2") == [1, 2]
    assert await polled(offset="2") == [2, 3]
    assert await polled(offset=-1) == [3]
    assert await polled(offset=4, timeout=0) == []


async def test_a_waiting_poll_gets_the_message_when_it_comes(
    telegram: LocalTelegram, ann: User, chat: Chat
) -> None:
    waiting = asyncio.create_task(answer(telegram, "getUpdates", timeout=10))
    await asyncio.sleep(0.01)
    telegram.say(chat, ann, "hello")

    async with asyncio.timeout(1):
        assert (await waiting)["result"][0]["message"]["text"] == "hello"


async def test_the_older_of_two_polls_is_told_of_the_conflict(telegram: LocalTelegram) -> None:
    older = asyncio.create_task(answer(telegram, "getUpdates", timeout=10))
    await asyncio.sleep(0.01)
    newer = await answer(telegram, "getUpdates", timeout=0)

    assert newer["ok"]
    assert (await older)["error_code"] == 409


async def test_wanted_kinds_of_updates_are_remembered(
    telegram: LocalTelegram, ann: User, chat: Chat
) -> None:
    await answer(telegram, "getUpdates", allowed_updates='["message"]')
    await answer(telegram, "getUpdates")
    telegram.edit(telegram.say(chat, ann, "a"), "b")
    assert [list(update)[1] for update in telegram.updates] == ["message"]

    await answer(telegram, "getUpdates", allowed_updates="[]", offset=-1)
    assert not telegram.push("chat_member", {})  # comes only when asked for by name
    telegram.edit(telegram.say(chat, ann, "a"), "b")
    assert len(telegram.updates) == 3


async def test_a_webhook_shuts_polling_out(telegram: LocalTelegram) -> None:
    await answer(telegram, "setWebhook", url="https://example.org/hook", secret_token="s")
    refused = await answer(telegram, "getUpdates")
    known = await answer(telegram, "getWebhookInfo")
    await answer(telegram, "deleteWebhook", drop_pending_updates="true")

    assert "while webhook is active" in refused["description"]
    assert known["result"]["url"] == "https://example.org/hook"
    assert (await answer(telegram, "getUpdates"))["ok"]


def test_the_terminal_needs_neither_the_judges_nor_a_web_server() -> None:
    heavy = "{'aiogram', 'aiohttp', 'tdjson', 'telegram', 'nltk', 'numpy'}"
    program = f"import sys, bot.local; print(sorted({heavy} & set(sys.modules)))"

    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert printed.stdout.strip() == "[]"
