"""Cards -> Telegram messages, whatever the network and the chat do meanwhile."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Final, TypeVar, cast

from telegram import (
    Bot,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReplyParameters,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.cards import Button, Card
from bot.local.markup import parse

# python-telegram-bot then gives durations as timedelta, and warns of nothing.
os.environ.setdefault("PTB_TIMEDELTA", "true")

logger = logging.getLogger(__name__)

PATIENCE: Final = 60.0
"""Seconds that flood control may ask us to wait."""

T = TypeVar("T")

ATTEMPTS: Final = 3
PAUSE: Final = 0.5
"""Seconds before the second attempt; each further pause is twice as long."""


def keyboard(card: Card) -> InlineKeyboardMarkup | None:
    """Return a card's buttons."""
    rows = [[_button(button) for button in row] for row in card.rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


async def reply(message: Message, card: Card) -> Message | None:
    """Answer a message in its chat and topic; None where the bot may not write any more."""
    topic = message.message_thread_id if message.is_topic_message else None
    return await send(message.get_bot(), message.chat_id, card, topic, message.message_id)


async def send(
    bot: Bot, chat: int, card: Card, topic: int | None = None, reply_to: int | None = None
) -> Message | None:
    """Send a card; lost connections are tried again, a chat that moved is followed.

    None where the bot may not write: it was thrown out, or the topic was closed or deleted.
    """
    wish = _wish(chat, card, topic, reply_to)
    for _ in range(ATTEMPTS):
        try:
            return await _persistently(lambda: bot.send_message(**wish))
        except ChatMigrated as moved:
            wish["chat_id"] = moved.new_chat_id
            wish.pop("reply_parameters", None)
        except Forbidden:
            logger.info("not allowed to write to chat %s any more", chat)
            return None
        except BadRequest as refused:
            if _is_shut(refused):
                logger.info("chat %s is shut to the bot: %s", chat, refused)
                return None
            if not _mend(wish, card, refused):
                raise
    return None


def _wish(chat: int, card: Card, topic: int | None, reply_to: int | None) -> dict[str, Any]:
    wish: dict[str, Any] = {"chat_id": chat, "text": card.html, "reply_markup": keyboard(card)}
    if topic:
        wish["message_thread_id"] = topic
    if reply_to:
        wish["reply_parameters"] = ReplyParameters(reply_to, allow_sending_without_reply=True)
    return wish


async def edit(query: CallbackQuery, card: Card) -> None:
    """Redraw the card whose button was pressed."""
    await redraw(query.edit_message_text, card)


async def redraw(change: Callable[..., Awaitable[object]], card: Card) -> bool:
    """Change a message into `card`; return whether it is still there to show it."""
    try:
        await _persistently(lambda: change(text=card.html, reply_markup=keyboard(card)))
    except BadRequest as refused:
        if not (_is_harmless(refused) or _is_shut(refused)):
            raise
        return "not modified" in str(refused).lower()
    except Forbidden:
        logger.info("not allowed to change a message any more")
    return True


async def answer_press(query: CallbackQuery, **note: Any) -> None:
    """End the waiting circle on a button; too late is no failure."""
    try:
        await _persistently(lambda: query.answer(**note))
    except BadRequest as refused:
        if not _is_harmless(refused):
            raise


async def _persistently(call: Callable[[], Awaitable[T]]) -> T:
    """Try a call again when the connection breaks: an answer twice is better than none."""
    for attempt in range(ATTEMPTS - 1):
        try:
            return await call()
        except BadRequest:
            raise
        except RetryAfter as wait:
            seconds = cast(timedelta, wait.retry_after).total_seconds()
            if seconds > PATIENCE:
                raise
            await asyncio.sleep(seconds)
        except TelegramError as broken:
            if not _is_broken(broken):
                raise
            await asyncio.sleep(PAUSE * 2**attempt)
    return await call()


def _is_broken(error: TelegramError) -> bool:
    """Whether the connection failed rather than the wish: half an answer counts as none."""
    return isinstance(error, NetworkError) or "invalid server response" in str(error).lower()


def _mend(wish: dict[str, Any], card: Card, refused: BadRequest) -> bool:
    """Take away what Telegram stumbled over; return whether there was something to take."""
    reason = str(refused).lower()
    if "thread not found" in reason and wish.pop("message_thread_id", None):
        return True
    if "parse entities" in reason and wish.get("parse_mode", "HTML") is not None:
        logger.error("Telegram refused our mark-up: %s", refused)
        wish["parse_mode"] = None
        wish["text"] = parse(card.html).text
        return True
    return False


def _is_shut(refused: BadRequest) -> bool:
    """Whether nobody, or not this bot, may write into the chat or the topic any more."""
    reason = str(refused).lower()
    return any(
        known in reason
        for known in ("topic_closed", "topic_deleted", "not enough rights", "chat_write_forbidden")
    )


def _is_harmless(refused: BadRequest) -> bool:
    reason = str(refused).lower()
    return any(
        known in reason
        for known in ("not modified", "to edit not found", "can't be edited", "query is too old")
    )


def _button(button: Button) -> InlineKeyboardButton:
    if button.copy:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=button.data)
