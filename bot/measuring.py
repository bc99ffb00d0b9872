"""What two generations make of the same questions -> lines on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

SHOWN: Final = 20
"""Questions of a kind that are listed; --json lists them all."""
NAMES: Final = 24
KINDS: Final = {
    ("hit@1", "lost"): "answered right before, not now",
    ("hit@1", "gained"): "answered right now, not before",
    ("kept", "lost"): "has an answer, kept before, refused now",
    ("kept", "gained"): "has an answer, refused before, kept now",
    ("refused", "lost"): "has no answer, refused before, kept now",
    ("refused", "gained"): "has no answer, kept before, refused now",
}


def compared_lines(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield the measures of both generations, then the questions whose outcome changed."""
    before, now = found["before"], found["now"]
    heads = before["generation"], now["generation"], "difference"
    yield " " * NAMES + "".join(f" {head:>10}" for head in heads)
    yield from _rows(before, now, found["difference"])
    kinds = {(name, way): found["changed"][name][way] for name, way in KINDS}
    if not any(kinds.values()):
        yield "no question went otherwise"
    for kind, questions in kinds.items():
        yield from _listed(KINDS[kind], questions)


def _rows(
    before: Mapping[str, Any],
    now: Mapping[str, Any],
    difference: Mapping[str, Any],
    indent: str = "",
) -> Iterator[str]:
    for name, change in difference.items():
        old, new = before.get(name), now.get(name)
        if isinstance(change, dict):
            yield f"{indent}{name}"
            yield from _rows(old or {}, new or {}, change, indent + "  ")
        else:
            told = f"{change:+.4f}" if isinstance(change, float) and change else _figure(change)
            yield f"{indent + name:{NAMES}} {_figure(old):>10} {_figure(new):>10} {told:>10}"


def _figure(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def _listed(title: str, questions: Sequence[Mapping[str, str]]) -> Iterator[str]:
    if questions:
        yield ""
        yield f"{title}: {len(questions)}"
    for row in questions[:SHOWN]:
        kind = f" ({row['type']})" if row["type"] else ""
        asked = " ".join(row["question"].split())
        yield f"  {asked}{kind}: {row['before'] or 'nothing'} → {row['now'] or 'nothing'}"
    if len(questions) > SHOWN:
        yield f"  … and {len(questions) - SHOWN} more, with --json"
