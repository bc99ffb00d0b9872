"""Phrases that are called otherwise in the documents: aliases and the lexicon, as terms.

An entry lists the forms of one meaning by language. A form found in a question becomes slots: one
for each word of the documents' own form, each slot a choice of terms that mean the same.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Final

from corpus.aliases import Alias
from corpus.interval import Interval
from index.analysis import bare, fold, term, words
from index.repair import Speller

MENDED: Final = {"ru": 5, "en": 6}
"""Letters from which a stem of the lexicon may be mistyped."""
LONGEST: Final = 40
"""Letters from which a word is not worth remembering."""
CHOICES: Final = 6
LANGUAGES: Final = ("en", "tr", "ru")

Slot = tuple[str, ...]
Knows = Callable[[str], bool]

# What Turkish adds to a root, folded: number, possession, case, tense, voice, person.
_turkish: Final = re.compile(
    r"(?:l[ae]r|l[iu]k|l[iu]g|s[iu]z|s[iu]|c[iua]e?|[iu]m|[iu]n|[iu]z|[iu]l|[iu]p|[iu]s|[iu]|"
    r"n[iu]n|n[aeiu]?|y[aeiu]|[dt][aeiu]n?|[dt][iu]r|[dt][iu]k|[dt][iu]g|l[ae]|yl[ae]|ki|"
    r"m[iu]s|m[ae]k?|y?[ae]c[ae][kg]|[iu]?yor|l[iu]|ce|[ae]r|[ae]n|y?[ae]|r|s[ae]|t|k|m){1,6}\Z"
)
_now: Final = re.compile(r"[iu]yor")


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning: its forms in each language, the usual one first; a name, or a word."""

    forms: dict[str, tuple[str, ...]]
    years: Interval | None = None
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """What a question's words mean: `length` of them, the slots, and how the documents say it.

    `is_own` says that they are words of the asker's language.
    """

    length: int
    slots: tuple[Slot, ...]
    label: str
    is_name: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of a question: folded, and its stem in each script's language."""

    folded: str
    stems: dict[str, str]


def asked(word: str) -> Asked:
    """Return a written word, ready to be compared with every language's forms."""
    return _remembered(word) if len(word) < LONGEST else _prepared(word)


def _prepared(word: str) -> Asked:
    plain = bare(fold(word))
    if "а" <= plain[:1] <= "я":
        return Asked(plain, {"ru": term(word, "ru")})
    return Asked(plain, {"tr": plain, "en": term(word, "en")})


_remembered: Final = lru_cache(maxsize=1 << 14)(_prepared)


class Names:
    """The entries, found by the first word of each form."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        self._firsts: dict[tuple[str, str], list[tuple[tuple[str, ...], int]]] = {}
        for number, entry in enumerate(self._entries):
            for language, forms in entry.forms.items():
                for form in forms:
                    if keys := tuple(_keys(form, language)):
                        row = self._firsts.setdefault((language, keys[0]), [])
                        row.append((keys, number))

    def is_word(self, stem: str) -> bool:
        """Whether a stem is a word of the lexicon, and so no mistake."""
        return any((language, stem) in self._firsts for language in ("en", "ru"))

    def mended(self, said: Asked) -> Asked | None:
        """Return what an unknown word may be a mistake for: it differs in one letter.

        A word of the lexicon in Russian, in Latin letters a name.
        """
        language = "ru" if "ru" in said.stems else "en"
        stem = said.stems[language]
        if len(stem) < MENDED[language] or (language, stem) in self._firsts:
            return None
        known = self._russian if language == "ru" else self._latin
        near = [word for word, _ in known.nearest(stem, 1)]
        if not near:
            return None
        return Asked(near[0], dict.fromkeys(said.stems, near[0]))

    @cached_property
    def _russian(self) -> Speller:
        return Speller(key for language, key in self._firsts if language == "ru")

    @cached_property
    def _latin(self) -> Speller:
        return Speller(
            key
            for (language, key), forms in self._firsts.items()
            if language != "ru" and any(self._entries[number].is_name for _, number in forms)
        )

    def find(
        self, said: Sequence[Asked], order: Sequence[str], days: Sequence[Interval]
    ) -> Iterator[tuple[int, Entry, bool]]:
        """Yield how many of the first words mean which entry, and if in the asker's language.

        The longest first; of one length that of the asker's language comes first, then that of
        the longest root. `order` lists the languages to try, `days` are the dates of the
        question: an entry that held at another time is left out.
        """
        found = [
            (-len(keys), rank, -len(keys[0]), number)
            for rank, language in enumerate(order)
            for root in _roots(said[0], language)
            for keys, number in self._firsts.get((language, root), ())
            if len(keys) <= len(said)
            and all(_means(one, key, language) for one, key in zip(said, keys, strict=False))
        ]
        for shorter, rank, _, number in sorted(found):
            entry = self._entries[number]
            if not entry.years or not days or any(entry.years.meets(day) for day in days):
                yield -shorter, entry, rank == 0

    def resolve(
        self,
        said: Sequence[Asked],
        order: Sequence[str],
        targets: Sequence[str],
        days: Sequence[Interval],
        knows: Knows,
        same: Callable[[str, str], str],
    ) -> Match | None:
        """Return what the first of the words mean in terms that the documents hold."""
        own = {stem for word in said for stem in word.stems.values()}
        for length, entry, is_own in self.find(said, order, days):
            if match := _match(length, entry, targets, own, knows, same):
                return replace(match, is_own=is_own)
        return None


def _match(
    length: int, entry: Entry, targets: Sequence[str], own: set[str], knows: Knows,
    same: Callable[[str, str], str],
) -> Match | None:  # fmt: skip
    phrases: list[tuple[Slot, str]] = []
    for language in targets:
        for form in entry.forms.get(language, ()):
            own_stems = (stem for word in words(form) if (stem := term(word, language)))
            stems = tuple(stem if knows(stem) else same(stem, language) for stem in own_stems)
            if stems and all(map(knows, stems)) and not set(stems) <= own:
                phrases.append((stems, form))
    if not phrases:
        return None
    first, label = phrases[0]
    singles = [stems[0] for stems, _ in phrases[1:] if len(stems) == 1 and stems[0] not in first]
    slots: list[Slot] = [(stem,) for stem in first]
    slots[-1] = tuple(dict.fromkeys((*slots[-1], *singles)))[:CHOICES]
    return Match(length, tuple(slots), label, entry.is_name)


def is_form(word: str, root: str) -> bool:
    """Whether a folded Turkish word is a root, alone or with endings."""
    if word == root or (word.startswith(root) and _turkish.match(word, len(root))):
        return True
    # Before -iyor a verb loses its last vowel: başla, başlıyor.
    stem = root[:-1]
    return root[-1:] in ("a", "e") and word.startswith(stem) and bool(_now.match(word, len(stem)))


def _keys(form: str, language: str) -> Iterator[str]:
    for word in words(form):
        stem = term(word, language)
        if language == "tr":
            stem = bare(fold(word)) if stem else ""
        if stem:
            yield stem


def _roots(said: Asked, language: str) -> Iterator[str]:
    stem = said.stems.get(language)
    if not stem:
        return
    if language != "tr" or len(stem) > LONGEST:
        yield stem
        return
    for length in range(len(stem), 1, -1):
        if length == len(stem) or _turkish.match(stem, length):
            yield stem[:length]
        if _now.match(stem, length):
            yield from (stem[:length] + vowel for vowel in "ae")


def _means(said: Asked, key: str, language: str) -> bool:
    stem = said.stems.get(language, "")
    if stem == key:
        return True
    return language == "tr" and is_form(stem, key)


def entries_of(aliases: Iterable[Alias]) -> Iterator[Entry]:
    """Yield the entries that aliases give; spellings are terms already and left out."""
    for alias in aliases:
        own = (alias.name, *alias.also)
        forms = {"en": own, "tr": (*alias.tr, *own), "ru": (*alias.ru, *own)}
        yield Entry(forms, alias.years, alias.kind != "term")


@cache
def lexicon() -> tuple[Entry, ...]:
    """Return the entries of the lexicon of history questions."""
    text = (files("index") / "lexicon.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if line.strip() and line[0] != "#")
    return tuple(map(_entry, lines))


def _entry(line: str) -> Entry:
    columns = [
        tuple(form.strip() for form in column.split(",") if form.strip())
        for column in line.split("|")
    ]
    return Entry(dict(zip(LANGUAGES, columns, strict=True)))


def joined(aliases: Iterable[Alias]) -> dict[str, dict[str, str]]:
    """Return for each language which term stands for which other spelling."""
    pairs = [pair for alias in aliases for pair in alias.written]
    return {language: dict(_usual(pairs, language)) for language in LANGUAGES}


def _usual(pairs: Iterable[tuple[str, str]], language: str) -> Iterator[tuple[str, str]]:
    for own, other in pairs:
        usual, spelled = term(own, language), term(other, language)
        if usual and spelled and usual != spelled:
            yield spelled, usual
