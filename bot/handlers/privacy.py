"""What the bot remembers of people."""

from dataclasses import dataclass

from telegram import Update
from telegram.ext import ContextTypes

from bot import sending
from bot.cards import Card
from bot.handlers.asking import words_for


@dataclass(frozen=True, slots=True)
class Privacy:
    """Says what is kept, and for how long."""

    retention_days: int

    async def tell(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what is remembered."""
        message = update.effective_message
        if message is None:
            return
        words, days = words_for(message), self.retention_days
        kept = words.KEPT_DAYS.format(days=days) if days else words.KEPT_FOREVER
        await sending.reply(message, Card(words.PRIVACY.format(retention=kept)))
