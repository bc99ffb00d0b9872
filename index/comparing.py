"""What changed between two generations? Both are asked the same questions."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from corpus.folder import SHIPPED
from index.errors import IndexForeign, SearchError
from index.evaluate import Measured, figures, plan_of, serving
from index.generations import Generations
from index.searcher import Searcher
from index.store import FINGERPRINT, Generation

OUTCOMES: Final = ("hit@1", "kept", "refused")
"""The measures by which one question goes well or badly."""


class GenerationUnknown(SearchError):
    """There is no generation of that name; the maintainer must name one that is kept."""

    def __init__(self, name: str, kept: Sequence[str]) -> None:
        there = f"kept are: {', '.join(kept)}" if kept else "none is kept of this corpus"
        super().__init__(f"there is no generation “{name}”: {there}")


def compared(
    path: Path,
    data: Path,
    name: str,
    k: int = 10,
    *,
    corpus: Path = SHIPPED,
    literal: bool = False,
    limit: int | None = None,
) -> dict[str, Any]:
    """Return the figures `before`, with the generation `name`, and `now`, with what serves.

    `difference` is now less before, None where only one has the measure; `changed` holds the
    questions that went well before and not now (`lost`), and the other way round (`gained`).
    Raises as `run` does, GenerationUnknown, and IndexForeign or IndexDamaged where the
    generation cannot be read.
    """
    plan = plan_of(path, k, corpus, literal, limit)
    generations = Generations(plan.corpus, data)
    before = Searcher(_kept(generations, name))  # opened first: a build may remove its folder
    now = serving(plan, generations)
    old, new = plan.measure(before), plan.measure(now)
    # Speed is left out: the second of two runs finds warm caches.
    earlier, later = (_without_speed(figures(measured)) for measured in (old, new))
    return {
        "before": {"generation": before.name, **earlier},
        "now": {"generation": now.name, **later},
        "difference": _difference(earlier, later),
        "changed": {measure: _changed(measure, old, new) for measure in OUTCOMES},
    }


def _kept(generations: Generations, name: str) -> Generation:
    names = generations.names()
    if name not in names:
        raise GenerationUnknown(name, names)
    generation = Generation(generations.folder / name)
    if (found := generation.meta["fingerprint"]) != FINGERPRINT:
        raise IndexForeign(generation.folder, found, FINGERPRINT)
    return generation


def _without_speed(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name != "questions_per_second"}


def _difference(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in dict.fromkeys((*before, *now)):
        old, new = before.get(name), now.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            found[name] = _difference(old, new)
        else:
            found[name] = None if old is None or new is None else new - old
    return found


def _changed(measure: str, before: Measured, now: Measured) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {"lost": [], "gained": []}
    for old, new in zip(before.outcomes, now.outcomes, strict=True):
        was, is_now = old.measures.get(measure), new.measures.get(measure)
        if was != is_now:
            told = {"question": new.question, "type": new.kind}
            told |= {"before": old.first, "now": new.first}
            found["lost" if was else "gained"].append(told)
    return found
