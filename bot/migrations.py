"""The database, step by step: each string takes it from one version to the next."""

from typing import Final

MIGRATIONS: Final = (
    """
    CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
    CREATE TABLE queries (
        id INTEGER PRIMARY KEY,
        asked_at TEXT NOT NULL,       -- UTC, ISO 8601
        chat_kind TEXT NOT NULL,      -- private, group, supergroup, channel, inline, terminal
        user TEXT NOT NULL,           -- HMAC of the Telegram id
        question TEXT NOT NULL,
        language TEXT NOT NULL,
        intent TEXT NOT NULL,
        verdict TEXT NOT NULL,
        passages TEXT NOT NULL,       -- JSON: [[passage id, score], ...], best first
        missing TEXT NOT NULL,        -- JSON: words that no source knows
        generation TEXT NOT NULL,
        milliseconds REAL NOT NULL,
        sent_at TEXT                  -- NULL: the answer was made and not delivered
    ) STRICT;
    CREATE INDEX queries_by_time ON queries (asked_at);
    CREATE TABLE cards (
        token TEXT PRIMARY KEY,
        query INTEGER REFERENCES queries (id) ON DELETE SET NULL,
        owner TEXT NOT NULL,
        made_at TEXT NOT NULL,
        question TEXT NOT NULL,
        card TEXT NOT NULL,           -- JSON: what is needed to draw it again
        chat TEXT,                    -- HMAC of the Telegram id
        asked INTEGER,                -- the message with the question
        message INTEGER               -- the message that shows the card
    ) STRICT;
    CREATE INDEX cards_by_question ON cards (chat, asked);
    """,
)
