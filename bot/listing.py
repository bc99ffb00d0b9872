"""Logged questions and figures -> lines on a terminal."""

import csv
import sys
from collections.abc import Iterator
from typing import Any

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
