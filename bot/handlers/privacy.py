"""What the bot remembers of people."""

from dataclasses import dataclass

from telegram import Update
from telegram.ext import ContextTypes

from bot import sending, wording
from bot.cards import Card


@dataclass(frozen=True, slots=True)
class Privacy:
    """Says what is kept, and for how long."""

    retention_days: int

    async def tell(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what is remembered."""
        message = update.effective_message
        if message is None:
            return
        days = self.retention_days
        kept = wording.KEPT_DAYS.format(days=days) if days else wording.KEPT_FOREVER
        await sending.reply(message, Card(wording.PRIVACY.format(retention=kept)))
