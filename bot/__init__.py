"""Who asks: a Telegram message comes in, a message goes out."""
