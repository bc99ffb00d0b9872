"""Other names and spellings: `aliases.toml` beside the documents -> checked Aliases.

    [[name]]
    name = "Batumi"
    kind = "place"
    spellings = ["Batum", "Batoum"]
    tr = ["Batum"]
    ru = ["Батуми"]

`spellings` write the same name otherwise: they are one term with it, in documents and questions.
`also` are other names of the same: they are only tried for words that no document holds.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from corpus.errors import AliasesUnreadable
from corpus.folder import SHIPPED
from corpus.interval import Interval, years

FILE: Final = "aliases.toml"
KINDS: Final = frozenset("person group place organisation treaty event office term".split())
LISTS: Final = ("spellings", "also", "tr", "ru")
_years: Final = re.compile(r"(\d{1,4})?/(\d{1,4})?\Z")


@dataclass(frozen=True, slots=True)
class Alias:
    """A name and its other forms; `years` limits when the other forms meant it."""

    name: str
    kind: str = "term"
    spellings: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    tr: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    years: Interval | None = None

    @property
    def written(self) -> Iterator[tuple[str, str]]:
        """Yield each word of the name with another spelling of that word."""
        own = _words(self.name)
        for spelling in self.spellings:
            other = _words(spelling)
            pairs = zip(own[-1:] if len(other) == 1 else own, other, strict=True)
            yield from (pair for pair in pairs if _plain(pair[0]) != _plain(pair[1]))


def alias_file(corpus: Path) -> Path:
    """Return where the aliases of a corpus stand, whether there are any or not."""
    if corpus.resolve() == SHIPPED.resolve():
        return SHIPPED.parent / FILE
    return (corpus if corpus.is_dir() else corpus.parent) / FILE


def read_aliases(corpus: Path) -> tuple[Alias, ...]:
    """Return the aliases of a corpus, none where it has no file of them.

    Raises AliasesUnreadable, with file and line: not TOML, an unknown or empty entry, a name or
    spelling that stands twice, a spelling that leads in a circle.
    """
    path = alias_file(corpus)
    if not path.exists():
        return ()
    try:
        text = path.read_text("utf-8-sig")
        entries = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        raise AliasesUnreadable(path, 1, f"cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise AliasesUnreadable(path, line, str(error)) from error
    return tuple(_File(path, text).aliases(entries))


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    text: str

    def aliases(self, entries: dict[str, Any]) -> Iterator[Alias]:
        rows = entries.pop("name", [])
        if entries or not isinstance(rows, list):
            raise self.error(0, "only [[name]] entries belong here")
        seen: dict[str, int] = {}
        leads: dict[str, str] = {}
        for number, row in enumerate(rows):
            alias = self.alias(number, row)
            self.straight(number, alias, leads)
            self.once(number, alias, seen)
            yield alias

    def alias(self, number: int, row: Any) -> Alias:
        if not isinstance(row, dict) or not isinstance(row.get("name"), str):
            raise self.error(number, "an entry needs a “name”")
        if not _words(row["name"]):
            raise self.error(number, "the name is empty")
        unknown = sorted(row.keys() - {"name", "kind", "years", "note", *LISTS})
        if unknown:
            raise self.error(number, f"“{unknown[0]}” is unknown: write {', '.join(LISTS)}")
        kind = str(row.get("kind", "term"))
        if kind not in KINDS:
            raise self.error(number, f"kind “{kind}”: known are {', '.join(sorted(KINDS))}")
        lists = {name: self.strings(number, name, row.get(name, [])) for name in LISTS}
        length = len(_words(row["name"]))
        for spelling in lists["spellings"]:
            if len(_words(spelling)) not in (1, length):
                why = f"the spelling “{spelling}” has neither one word nor as many as the name"
                raise self.error(number, f"{why}; another name belongs under “also”")
        held = self.years(number, row.get("years"))
        return Alias(row["name"], kind, **lists, years=held)

    def strings(self, number: int, name: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(number, f"“{name}” must be a list of texts")
        if not all(_words(item) for item in value):
            raise self.error(number, f"“{name}” holds an empty text")
        return tuple(value)

    def years(self, number: int, value: Any) -> Interval | None:
        if value is None:
            return None
        match = _years.match(str(value))
        held = match and years(int(match[1] or 1), int(match[2] or 9999))
        if not held:
            raise self.error(number, f"years “{value}”: write them as 1299/1922")
        return held

    def once(self, number: int, alias: Alias, seen: dict[str, int]) -> None:
        for form in {_plain(alias.name), *map(_plain, alias.spellings)}:
            if form in seen and seen[form] != number:
                raise self.error(
                    number, f"“{form}” stands already in line {self.line(seen[form])}"
                )
            seen[form] = number

    def straight(self, number: int, alias: Alias, leads: dict[str, str]) -> None:
        for name, spelling in alias.written:
            one, other = _plain(spelling), _plain(name)
            if leads.setdefault(one, other) != other:
                raise self.error(number, f"“{spelling}” would be both {leads[one]} and {name}")
            step = other
            while step in leads:
                step = leads[step]
                if step == one:
                    raise self.error(number, f"“{spelling}” and “{name}” lead in a circle")

    def line(self, number: int) -> int:
        heads = [match.start() for match in re.finditer(r"(?m)^\s*\[\[", self.text)]
        at = heads[number] if number < len(heads) else 0
        return self.text.count("\n", 0, at) + 1 + (self.text[at : at + 1] == "\n")

    def error(self, number: int, why: str) -> AliasesUnreadable:
        return AliasesUnreadable(self.path, self.line(number), why)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
