"""The wiring: which handler hears what, in the order they are tried."""

import logging
from collections.abc import Iterable
from typing import Any, Final

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    LinkPreviewOptions,
    MessageEntity,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import (
    AIORateLimiter,
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot import sending, wording
from bot.cards import Card
from bot.handlers.asking import Asking
from bot.handlers.inline import Inline
from bot.handlers.maintaining import Maintaining
from bot.handlers.pressing import Pressing
from bot.handlers.privacy import Privacy
from bot.handlers.reading import Reading
from bot.library import Library
from bot.log import Log
from bot.settings import Settings
from bot.wording import Words

logger = logging.getLogger(__name__)

Bot = Application[Any, Any, Any, Any, Any, Any]

UPDATES: Final = ["message", "edited_message", "callback_query", "inline_query"]
PARALLEL: Final = 16


def build(
    settings: Settings,
    library: Library,
    log: Log,
    request: BaseRequest | None = None,
    polling: BaseRequest | None = None,
    kind: str = "",
) -> Bot:
    """Return the application; `request` and `polling` replace the network.

    `kind` is what the log calls the chats, where they are not Telegram's.
    """
    builder = (
        Application.builder()
        .token(settings.token.value)
        .base_url(f"{settings.telegram_api}/bot")
        .base_file_url(f"{settings.telegram_api}/file/bot")
        .concurrent_updates(PARALLEL)
        .rate_limiter(AIORateLimiter())
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        )
    )
    if request:
        builder = builder.request(request)
    if polling:
        builder = builder.get_updates_request(polling)
    application = builder.build()
    wire(application, settings, library, log, kind)
    return application


def wire(application: Bot, settings: Settings, library: Library, log: Log, kind: str) -> None:
    """Add the handlers; the first that fits an update takes it."""
    pressing = Pressing(library, log, kind)
    reading = Reading(library, log, pressing)
    asking = Asking(library, log, reading.list, kind)
    # What somebody inserted through the bot is not said to it.
    fresh = filters.UpdateType.MESSAGE & ~filters.VIA_BOT
    private = filters.ChatType.PRIVATE
    add = application.add_handler
    add(CommandHandler("start", reading.start, fresh))
    add(CommandHandler("help", reading.help, fresh))
    add(CommandHandler("ask", asking.ask, fresh))
    add(CommandHandler("sources", reading.sources, fresh))
    add(CommandHandler("source", reading.source, fresh))
    add(CommandHandler("privacy", Privacy(settings.retention_days).tell, fresh))
    # Only maintainers, and only where nobody else reads along.
    trusted = fresh & private & filters.User(settings.maintainers)
    maintaining = Maintaining(library)
    add(CommandHandler("reindex", maintaining.reindex, trusted))
    add(CommandHandler("rollback", maintaining.rollback, trusted))
    add(MessageHandler(fresh & filters.COMMAND & (private | Commanded()), reading.unknown))
    add(
        MessageHandler(
            fresh & filters.TEXT & ~filters.COMMAND & (private | Addressed()), asking.text
        )
    )
    add(MessageHandler(fresh & private & ~filters.StatusUpdate.ALL & ~filters.TEXT, asking.other))
    add(MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.TEXT, asking.edited))
    add(CallbackQueryHandler(pressing.press))
    add(InlineQueryHandler(Inline(asking).offer))
    application.add_error_handler(on_error)


class Addressed(filters.MessageFilter):
    """Lets pass what is said to the bot in a group: a reply to it, or a mention of it."""

    def filter(self, message: Any) -> bool:
        """Whether the message replies to the bot or mentions it."""
        bot = message.get_bot()
        replied = message.reply_to_message
        if replied and replied.from_user and replied.from_user.id == bot.id:
            # In a forum every message "replies" to the one that opened its topic.
            return replied.forum_topic_created is None
        mentions = message.parse_entities([MessageEntity.MENTION]).values()
        return any(mention.lower() == f"@{bot.username}".lower() for mention in mentions)


class Commanded(filters.MessageFilter):
    """Lets pass a command that names the bot: `/anything@adfontes_bot`."""

    def filter(self, message: Any) -> bool:
        """Whether the command that the message begins with is addressed to the bot."""
        command = (message.text or "").partition(" ")[0].lower()
        return command.endswith(f"@{message.get_bot().username}".lower())


async def register(application: Bot, maintainers: Iterable[int] = ()) -> None:
    """Tell Telegram the commands and what the bot is; a failure here stops nothing."""
    try:
        for language, words in wording.CATALOGUES.items():
            # English is what everybody else is told, too.
            await _introduce(
                application.bot, words, maintainers, "" if language == "en" else language
            )
    except TelegramError as error:
        logger.warning("commands and description were not registered: %s", error)


async def _introduce(
    bot: ExtBot[Any], words: Words, maintainers: Iterable[int], language: str
) -> None:
    commands = [BotCommand(name, text) for name, text in words.COMMANDS.items()]
    private = [*commands, BotCommand("start", words.START_COMMAND)]
    more = [BotCommand(name, text) for name, text in words.MAINTAINER_COMMANDS.items()]
    scopes: list[tuple[BotCommandScope, list[BotCommand]]] = [
        (BotCommandScopeAllPrivateChats(), private),
        (BotCommandScopeAllGroupChats(), commands),
    ]
    for scope, listed in scopes:
        await bot.set_my_commands(listed, scope=scope, language_code=language)
    await bot.set_my_short_description(words.ABOUT, language_code=language)
    await bot.set_my_description(words.DESCRIPTION, language_code=language)
    for person in maintainers:
        try:
            scope = BotCommandScopeChat(person)
            await bot.set_my_commands([*private, *more], scope=scope, language_code=language)
        except BadRequest:
            logger.info("maintainer %s has not opened a chat with the bot yet", person)


async def on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log what failed, then tell the asker; a press ends its waiting circle."""
    logger.error("an update could not be answered", exc_info=context.error)
    if not isinstance(update, Update):
        return
    words = wording.of(update.effective_user.language_code if update.effective_user else None)
    try:
        if update.callback_query:
            await sending.answer_press(update.callback_query, text=words.FAILED)
        elif update.message:
            await sending.reply(update.message, Card(words.FAILED))
    except TelegramError as error:
        logger.warning("nor could the asker be told: %s", error)
