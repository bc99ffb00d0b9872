"""How do the texts write a term? The words of a corpus, kept with a generation for comparison.

forms.txt holds a line for each term: the term and the words that stand for it, as they are
written, between tabs ("treati, Treaty, treaties, treaty"). "^Years" only begins sentences.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import Final

from index.analysis import REMEMBERED, bare, fold, term, words
from index.dictionary import base
from index.repair import LONG, LONGEST, VOWELS, Speller, latin, sound

FILE: Final = "forms.txt"
BETWEEN: Final = "\t"
BEGINS: Final = "^"
HARD: Final = re.compile("c(?=[aoulr])")
"""A letter that may sound as k: "Vulcan", but not "Djavid", whom Turks write "Cavid"."""
LEAST: Final = 3
"""Letters from which a word is kept: shorter ones are never repaired."""

Pair = tuple[str, str]


class Gathered:
    """The words met in texts: `pairs` of a term and a word that is written for it.

    `joined` gives each language's spellings the usual one. A word that begins a text with a
    capital is kept apart, in `begun`: it may be written without one.
    """

    def __init__(self, joined: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self._joined = joined or {}
        self._known: dict[str, _Known] = {}
        self.pairs: set[Pair] = set()
        self.begun: set[Pair] = set()

    def terms(self, text: str, language: str) -> list[str]:
        """Return the terms of a sentence, each name in its usual spelling; gather its words."""
        if language not in self._known:
            usual = self._joined.get(language) or self._joined.get("en") or {}
            self._known[language] = _Known(language, usual, self)
        known, found = self._known[language], iter(words(text))
        first = [known.beginning(word) for word in islice(found, 1)]
        return list(filter(None, chain(first, map(known.__getitem__, found))))

    def written(self) -> set[Pair]:
        """Return the words as they are kept: of two writings the one inside sentences."""
        small = {(term, fold(word)) for term, word in self.pairs if word[0].islower()}
        begun = {pair for pair in self.begun if (pair[0], fold(pair[1])) not in small}
        return self.pairs | {(term, BEGINS + word) for term, word in begun - self.pairs}

    def drain(self) -> tuple[set[Pair], set[Pair]]:
        """Return what was gathered since the last time: `pairs` and `begun`."""
        found = self.pairs, self.begun
        self.pairs, self.begun = set(), set()
        return found

    def add(self, pairs: set[Pair], begun: set[Pair]) -> None:
        """Take over what was gathered elsewhere."""
        self.pairs |= pairs
        self.begun |= begun


class _Known(dict[str, str]):
    """The term of each word met so far, in one language."""

    def __init__(self, language: str, usual: Mapping[str, str], gathered: Gathered) -> None:
        super().__init__()
        self._language, self._usual, self._gathered = language, usual, gathered

    def __missing__(self, word: str) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[word] = self._term(word)
        if len(word) >= LEAST and found and not found[0].isdigit():
            self._gathered.pairs.add((found, word))
        return found

    def beginning(self, word: str) -> str:
        """Return the term of the first word of a sentence."""
        if word in self or not word[0].isupper():
            return self[word]
        found = self._term(word)
        if len(word) >= LEAST and found:
            self._gathered.begun.add((found, word))
        return found

    def _term(self, word: str) -> str:
        stem = term(word, self._language)
        return self._usual.get(stem, stem)


def write(folder: Path, terms: Iterable[str], pairs: Iterable[Pair]) -> None:
    """Keep the words of those terms with a generation."""
    written: dict[str, list[str]] = {}
    for found, word in pairs:
        written.setdefault(found, []).append(word)
    lines = (BETWEEN.join((t, *sorted(written[t]))) for t in terms if t in written)
    (folder / FILE).write_bytes("\n".join(lines).encode())


def stored(folder: Path) -> list[str]:
    """Return the lines that were kept with a generation, each word as it is written."""
    return _kept(folder).replace(BEGINS, "").split("\n")


def gathered(folder: Path) -> tuple[set[Pair], set[Pair]]:
    """Return what was gathered for a generation: `pairs` and `begun`, as `Gathered` has them."""
    every = set(pairs_of(_kept(folder).split("\n")))
    begun = {(term, word) for term, word in every if word[0] == BEGINS}
    return every - begun, {(term, word[1:]) for term, word in begun}


def _kept(folder: Path) -> str:
    return (folder / FILE).read_bytes().decode()


def pairs_of(lines: Iterable[str]) -> Iterator[Pair]:
    """Yield each word of some lines behind its term."""
    for line in lines:
        found, *written = line.split(BETWEEN)
        yield from ((found, word) for word in written)


class Forms(Speller):
    """The words of a corpus, folded, each with the terms and the writings it stands for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines: dict[str, str] = {}
        for line in lines:
            for form in {plain(word) for _, word in pairs_of((line,))}:
                before = self._lines.get(form)
                self._lines[form] = f"{before}\n{line}" if before else line
        super().__init__(self._lines)

    def __contains__(self, form: str) -> bool:
        """Whether a text holds the word in this form."""
        return form in self._lines

    def nearest(self, word: str, most: int) -> list[tuple[str, int]]:
        """Return the words at the smallest distance up to `most`, with that distance.

        One of another first letter only for a long word, at a distance of 1, and only where none
        of the same letter is as near.
        """
        found = super().nearest(word, most)
        if most < 1 or not LONG <= len(word) <= LONGEST or (found and found[0][1] < 2):
            return found
        begun = [(form, 1) for form in self._begun_otherwise(word) if form in self._lines]
        return begun or found

    def _begun_otherwise(self, word: str) -> Iterator[str]:
        yield from (word[1:], word[1] + word[0] + word[2:])
        for letter in self.letters:
            yield from (letter + word, letter + word[1:])

    def of_other_alphabet(self, word: str, *, is_latin: bool) -> list[str]:
        """Return the words that sound as one in Latin letters does, but for their endings.

        Those in other letters for a word that `is_latin` itself, else those in Latin letters;
        names, and words so long that it is no accident.
        """
        found = self._without_endings.get(_without_ending(word), "").split("\n")
        return [form for form in found if form and form.isascii() != is_latin]

    @cached_property
    def _without_endings(self) -> dict[str, str]:
        found: dict[str, list[str]] = {}
        for form in self._lines:
            if len(form) < LONG and not self.is_name(form):
                continue
            stems = {form, HARD.sub("k", form)} if form.isascii() else self.terms(form)
            for stem in stems:
                found.setdefault(_without_ending(latin(stem)), []).append(form)
        return {name: "\n".join(forms) for name, forms in found.items() if len(name) >= LEAST}

    def of_base(self, word: str) -> list[str]:
        """Return the forms that a dictionary knows under the same base as a Russian word."""
        own = base(word)
        return self._of_base.get(own, []) if own else []

    @cached_property
    def _of_base(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for form in self._lines:
            if "а" <= form[:1] <= "я":
                for own in {base(written) for written in self.writings(form)} - {""}:
                    found.setdefault(own, []).append(form)
        return found

    def of_stem(self, stem: str) -> str:
        """Return the shortest word whose term differs from a stem in one letter, or nothing."""
        near = [term for term, _ in self._stems.nearest(stem, 1)]
        words = (word for term in near for word in self._lines_of[term].split(BETWEEN)[1:])
        return min(map(plain, words), key=lambda form: (len(form), form), default="")

    @cached_property
    def _lines_of(self) -> dict[str, str]:
        lines = chain.from_iterable(line.split("\n") for line in self._lines.values())
        return {line.partition(BETWEEN)[0]: line for line in lines}

    @cached_property
    def _stems(self) -> Speller:
        return Speller(self._lines_of)

    def terms(self, form: str) -> tuple[str, ...]:
        """Return the terms that a word is indexed under."""
        return tuple(line.partition(BETWEEN)[0] for line in self._lines[form].split("\n"))

    def written(self, form: str) -> str:
        """Return how texts write a word: with a capital only where none does without."""
        return max(self.writings(form), key=lambda word: (-len(word), word))

    def is_name(self, form: str) -> bool:
        """Whether a text writes the word with a capital, and not only to begin a sentence."""
        return any(word[0].isupper() for word in self.writings(form))

    def writings(self, form: str) -> Iterator[str]:
        """Yield how texts write a word."""
        words = pairs_of(self._lines[form].split("\n"))
        return (word for _, word in words if plain(word) == form)


def _without_ending(word: str) -> str:
    return sound(word).rstrip(VOWELS)


def plain(word: str) -> str:
    """Return a word as it is compared: folded, without the suffix behind an apostrophe."""
    return word.lower() if word.isascii() and word.isalnum() else bare(fold(word))
