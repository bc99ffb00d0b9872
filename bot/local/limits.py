"""The lengths, counts and shapes that the server itself enforces, in the server's words.

Lengths are code points after the entities were parsed; callback data and ids are bytes.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from bot.local.chats import JSON
from bot.local.faults import bad_request
from bot.local.markup import Formatted, address
from bot.local.parameters import Parameters, read
from bot.local.settling import settle

TEXT, CAPTION, QUESTION, OPTION, EXPLANATION, ALERT = 4096, 1024, 300, 100, 200, 200
RESULTS, COMMANDS, BUTTONS, OPTIONS = 50, 100, 100, 12
_ACTION = re.compile(
    r"url|callback_(data|game)|web_app|login_url|copy_text|pay"
    r"|switch_inline_query(_current_chat|_chosen_chat)?"
)
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def check(method: str, wish: Parameters) -> None:
    """Raise Refusal where a call breaks a limit of its method or its buttons are unsound."""
    keyboard(wish.get("reply_markup"))
    if method in _CHECKS:
        _CHECKS[method](wish)


def keyboard(markup: JSON | None) -> None:
    """Raise Refusal for an inline keyboard that Telegram would not show."""
    rows = (markup or {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    if len(buttons) > BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        _button(button)


def _button(button: JSON) -> None:
    if not button.get("text"):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be non-empty')
    if sum(bool(_ACTION.fullmatch(name)) for name in button) != 1:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= len(button["copy_text"].get("text", "")) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "url" in button and address(button["url"]) is None:
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid")


def body(formatted: Formatted, most: int, what: str, *, needed: bool = True) -> Formatted:
    """Return a text as it will be shown; raises Refusal when it is empty or too long."""
    settled = settle(formatted)
    if needed and not settled.text:
        raise bad_request(f"{what} text is empty")
    if len(settled.text) > most:
        raise bad_request(f"{what} is too long")
    return settled


def _message(wish: Parameters) -> None:
    body(wish.formatted(), TEXT, "message")


def _document(wish: Parameters) -> None:
    body(wish.formatted("caption"), CAPTION, "message caption", needed=False)


def _poll(wish: Parameters) -> None:
    if not 1 <= len(settle(wish.formatted("question")).text) <= QUESTION:
        raise bad_request("poll question must be non-empty and at most 300 characters long")
    options = wish.get("options") or []
    if not 1 <= len(options) <= OPTIONS:
        raise bad_request(f"poll must have from 1 to {OPTIONS} options")
    if any(not 1 <= len(settle(read(option, "text")).text) <= OPTION for option in options):
        raise bad_request(f"poll options must be non-empty and at most {OPTION} characters long")
    explanation = settle(wish.formatted("explanation")).text
    if len(explanation) > EXPLANATION or explanation.count("\n") > 2:
        raise bad_request("MESSAGE_TOO_LONG")
    right = wish.get("correct_option_ids") or []
    if wish.get("type") == "quiz" and not (right and all(0 <= i < len(options) for i in right)):
        raise bad_request("wrong correct option ID specified")


def _callback(wish: Parameters) -> None:
    if len(wish.get("text") or "") > ALERT:
        raise bad_request("MESSAGE_TOO_LONG")


def _inline(wish: Parameters) -> None:
    results: Sequence[JSON] = wish.need("results")
    if len(results) > RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [offered.get("id", "") for offered in results]
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if any(not 1 <= len(id.encode()) <= 64 for id in ids):
        raise bad_request("RESULT_ID_INVALID")
    if len((wish.get("next_offset") or "").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    for offered in results:
        _offered(offered)


def _offered(offered: JSON) -> None:
    keyboard(offered.get("reply_markup"))
    if offered.get("type") == "article" and "input_message_content" not in offered:
        raise bad_request("can't parse InlineQueryResult: there is no message content")
    if content := offered.get("input_message_content"):
        body(read(content, "message_text"), TEXT, "message")


def _commands(wish: Parameters) -> None:
    commands: Sequence[JSON] = wish.need("commands")
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command.get("command", "").removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command.get("description", "")) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _within(name: str, most: int, reason: str) -> Callable[[Parameters], None]:
    def check_length(wish: Parameters) -> None:
        if len(wish.get(name) or "") > most:
            raise bad_request(reason)

    return check_length


_CHECKS: dict[str, Callable[[Parameters], Any]] = {
    "sendmessage": _message,
    "editmessagetext": _message,
    "senddocument": _document,
    "sendpoll": _poll,
    "answercallbackquery": _callback,
    "answerinlinequery": _inline,
    "setmycommands": _commands,
    "setmydescription": _within("description", 512, "bot description is too long"),
    "setmyshortdescription": _within(
        "short_description", 120, "bot short description is too long"
    ),
}
