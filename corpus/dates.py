"""Dates as citations write them."""

import re

MONTHS = (
    "January February March April May June July August September October November December"
).split()
ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")


def written(date: str) -> str:
    """Return ISO dates inside `date` as American English, the rest untouched.

    Example: "last updated 2023-09-26" -> "last updated September 26, 2023".
    """
    return ISO.sub(_written, date)


def _written(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    if not 1 <= int(month) <= 12:
        return match.group()
    name = MONTHS[int(month) - 1]
    return f"{name} {int(day)}, {year}" if day else f"{name} {year}"
