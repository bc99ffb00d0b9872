"""Logged questions and figures -> lines on a terminal."""

import csv
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from bot.errors import Failure
from bot.log import COLUMNS


def log_line(row: dict[str, Any]) -> str:
    """Return a logged question as a line to read."""
    said = row["verdict"] if row["intent"] == "search" else row["intent"]
    sent = "" if row["sent_at"] else "  (not delivered)"
    return f"{row['asked_at'][:19]}  {said:8}  {row['chat_kind']:10}  {row['question']}{sent}"


def figure_lines(figures: dict[str, Any], indent: str = "") -> Iterator[str]:
    """Yield figures as lines to read, groups of them indented."""
    for name, value in figures.items():
        if isinstance(value, dict):
            yield f"{indent}{name}"
            yield from figure_lines(value, indent + "  ")
        else:
            shown = f"{value:.4f}" if isinstance(value, float) else str(value)
            yield f"{indent}{name:24} {shown}"


def write_csv(rows: list[dict[str, Any]]) -> None:
    """Print rows as CSV; lists become words divided by spaces."""
    writer = csv.DictWriter(sys.stdout, COLUMNS)
    writer.writeheader()
    for row in rows:
        passages = " ".join(f"{name}={score}" for name, score in row["passages"])
        writer.writerow({**row, "passages": passages, "missing": " ".join(row["missing"])})


def day(since: str | None) -> str | None:
    """Return a date that somebody typed as the log writes moments; raise Failure if it is none."""
    if since is None:
        return None
    try:
        moment = datetime.fromisoformat(since)
    except ValueError as error:
        raise Failure(f"--since {since} is no date: write it as 2026-01-31") from error
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).isoformat()
