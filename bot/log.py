"""The query log and all other state: one SQLite file, through aiosqlite."""

import asyncio
import hmac
import json
import secrets
import sqlite3
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import aiosqlite

from bot.errors import LogError
from bot.migrations import MIGRATIONS
from index.answer import Answer

ATTEMPTS: Final = 50
PAUSE: Final = 0.05
"""Seconds between attempts to be alone with the database."""

COLUMNS: Final = (
    "id", "asked_at", "chat_kind", "user", "question", "language", "intent", "verdict",
    "passages", "missing", "generation", "milliseconds", "sent_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and from what kind of chat; `user` is already a pseudonym."""

    user: str
    chat_kind: str


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A card as it is remembered: enough to draw it again after a restart."""

    token: str
    owner: str
    question: str
    card: dict[str, Any]
    query: int | None = None
    chat: str | None = None
    asked: int | None = None
    message: int | None = None


class Log:
    """What the bot remembers, in one file; what a method wrote is on disk when it returns."""

    def __init__(self, database: aiosqlite.Connection, salt: bytes) -> None:
        self._database = database
        self._salt = salt

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncIterator["Log"]:
        """Open the database, bringing it up to date; raises LogError."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            database = await aiosqlite.connect(path)
        except (OSError, sqlite3.Error) as error:
            raise LogError(f"cannot open the log {path}: {error}") from error
        try:
            yield cls(database, await _prepare(database, path))
        finally:
            await database.close()

    def pseudonym(self, user: int) -> str:
        """Return the name under which a person is remembered here: an HMAC of the id."""
        return hmac.new(self._salt, str(user).encode(), "sha256").hexdigest()[:24]

    async def record(self, asker: Asker, answer: Answer) -> int:
        """Write an answer down before it is sent; return its number."""
        passages = [[quoted.passage.id, round(quoted.score, 4)] for quoted in answer.passages]
        row = (
            now(), asker.chat_kind, asker.user, answer.question, answer.language, answer.intent,
            answer.verdict, _json(passages), _json(answer.missing), answer.generation,
            round(answer.milliseconds, 3),
        )  # fmt: skip
        cursor = await self._database.execute(
            f"INSERT INTO queries ({', '.join(COLUMNS[1:-1])}) VALUES ({', '.join('?' * 11)})", row
        )
        await self._database.commit()
        return int(cursor.lastrowid or 0)

    async def sent(self, query: int) -> None:
        """Note that an answer was delivered."""
        await self._write("UPDATE queries SET sent_at = ? WHERE id = ?", now(), query)

    async def keep(self, card: KeptCard) -> None:
        """Remember a card, before it is sent or after it changed."""
        await self._write(
            "INSERT INTO cards"
            " (token, owner, made_at, question, card, query, chat, asked, message)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (token) DO UPDATE SET"
            " question = excluded.question, card = excluded.card, query = excluded.query,"
            " message = excluded.message",
            card.token, card.owner, now(), card.question, _json(card.card), card.query,
            card.chat, card.asked, card.message,
        )  # fmt: skip

    async def card(self, token: str) -> KeptCard | None:
        """Return the card with this token."""
        return await self._card("token = ?", token)

    async def card_for(self, chat: int, asked: int) -> KeptCard | None:
        """Return the card that answered a message."""
        return await self._card("chat = ? AND asked = ?", self.pseudonym(chat), asked)

    async def card_shown(self, chat: int, message: int) -> KeptCard | None:
        """Return the card that a message shows."""
        return await self._card("chat = ? AND message = ?", self.pseudonym(chat), message)

    async def last_card(self, chat: int, minutes: int) -> KeptCard | None:
        """Return the card of the last search in a chat, if that was at most `minutes` ago."""
        limit = (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat(timespec="seconds")
        return await self._card(
            "chat = ? AND made_at >= ? AND json_extract(card, '$.intent') = 'search'",
            self.pseudonym(chat),
            limit,
        )

    async def forget_before(self, days: int) -> None:
        """Erase what is older than `days`; 0 keeps everything."""
        if days:
            limit = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
            await self._write("DELETE FROM cards WHERE made_at < ?", limit)
            await self._write("DELETE FROM queries WHERE asked_at < ?", limit)

    async def rows(
        self, tail: int | None = None, since: str | None = None, unanswered: bool = False
    ) -> list[dict[str, Any]]:
        """Return the logged questions, oldest first: the last `tail`, from `since` on."""
        conditions, values = ["1"], list[object]()
        if since:
            conditions.append("asked_at >= ?")
            values.append(since)
        if unanswered:
            conditions.append("verdict = 'none' AND intent = 'search'")
        found = await self._database.execute_fetchall(
            f"SELECT {', '.join(COLUMNS)} FROM queries WHERE {' AND '.join(conditions)}"
            " ORDER BY id DESC LIMIT ?",
            [*values, -1 if tail is None else tail],
        )
        return [_row(row) for row in reversed(list(found))]

    async def _card(self, where: str, *values: object) -> KeptCard | None:
        names = "token, owner, question, card, query, chat, asked, message"
        found = await self._database.execute_fetchall(
            f"SELECT {names} FROM cards WHERE {where} ORDER BY rowid DESC LIMIT 1", values
        )
        for token, owner, question, card, *rest in found:
            return KeptCard(token, owner, question, json.loads(card), *rest)
        return None

    async def _write(self, statement: str, *values: object) -> None:
        await self._database.execute(statement, values)
        await self._database.commit()


def _row(values: Iterable[Any]) -> dict[str, Any]:
    row = dict(zip(COLUMNS, values, strict=True))
    return {**row, "passages": json.loads(row["passages"]), "missing": json.loads(row["missing"])}


async def _prepare(database: aiosqlite.Connection, path: Path) -> bytes:
    try:
        await database.execute("PRAGMA busy_timeout = 5000")
        await _write_ahead(database)
        await database.execute("PRAGMA foreign_keys = ON")
        await _migrate(database, path)
        fresh = secrets.token_bytes(32)
        await database.execute(
            "INSERT OR IGNORE INTO secrets (name, value) VALUES ('salt', ?)", (fresh,)
        )
        await database.commit()
        found = await database.execute_fetchall("SELECT value FROM secrets WHERE name = 'salt'")
    except sqlite3.Error as error:
        raise LogError(
            f"the log {path} cannot be used ({error}): move it away, a new one will be made"
        ) from error
    return next(bytes(value) for (value,) in found)


async def _write_ahead(database: aiosqlite.Connection) -> None:
    """Switch to WAL; SQLite does not wait here for another process that does the same."""
    for _ in range(ATTEMPTS):
        try:
            await database.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            await asyncio.sleep(PAUSE)
    await database.execute("PRAGMA journal_mode = WAL")


async def _migrate(database: aiosqlite.Connection, path: Path) -> None:
    # The version is read under the lock: of two processes that open a new file, one makes it.
    await database.execute("BEGIN IMMEDIATE")
    rows = await database.execute_fetchall("PRAGMA user_version")
    version = next(int(number) for (number,) in rows)
    if version > len(MIGRATIONS):
        raise LogError(f"the log {path} was written by a newer version: update Ad Fontes")
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        for statement in script.split(";"):
            await database.execute(statement)
        await database.execute(f"PRAGMA user_version = {number}")
    await database.commit()


def now() -> str:
    """Return the time as the log writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
