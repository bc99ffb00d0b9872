"""Lines of standard input -> questions, for programs that ask many."""

import json
from collections.abc import Iterable, Iterator

from bot.errors import Failure


def questions(lines: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Yield each line's question and the one before it in its conversation, if it names one.

    A line is plain text, or an object with “question” and perhaps “previous”; raises Failure for
    one that begins as an object and is none of these.
    """
    for number, line in enumerate(lines, 1):
        text = line.rstrip("\n")
        is_object = text.lstrip().startswith("{")
        yield _asked(text, f"line {number} of standard input") if is_object else (text, None)


def _asked(text: str, where: str) -> tuple[str, str | None]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise Failure(f"{where} is not JSON: {error.msg} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise Failure(f"{where} is not JSON that can be read: {error}") from error
    question, before = found.get("question"), found.get("previous")
    if not isinstance(question, str):
        raise Failure(f"{where} has no “question” that is a text")
    if not isinstance(before, str | None):
        raise Failure(f"{where} has a “previous” that is no text")
    return question, before or None
