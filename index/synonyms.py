"""Words that mean nearly the same, tried where the words that were written find too little.

They come from the lexicon, whose lines hold one meaning each, and for an English word that no
document holds from a wider thesaurus. Always searched they would hurt (measured: SQuAD and history
textbooks lose, questions that share no word with their answer win); so would the thesaurus for
words that are known.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Final

from index.analysis import term
from index.engine import Vocabulary
from index.names import Entry, lexicon
from index.query import Query, Term

THIN: Final = 0.55
"""The coverage below which they are tried."""
MOST: Final = 6
"""Synonyms of one word that are searched."""


def widened(query: Query, vocabulary: Vocabulary) -> Query:
    """Return the query with synonyms of its words, as far as documents hold them."""
    terms = tuple(_wider(term, query.language, vocabulary) for term in query.terms)
    pairs = zip(query.terms, terms, strict=True)
    told = [f"{one.word} → {_written(other, vocabulary)}" for one, other in pairs if one != other]
    return replace(query, terms=terms, searched=(*query.searched, *told))


def _wider(one: Term, language: str, vocabulary: Vocabulary) -> Term:
    plain = one.term[:1].isdigit() or one.specific or one.borrowed or one.repaired
    if plain or one.light or (one.others and not one.known):
        return one
    there = {name for name, _ in one.choices}
    meaning_it = synonyms(language) if one.known else thesaurus(language)
    found = [
        near
        for near in meaning_it.get(one.term, ())
        if near not in there and vocabulary.knows(near)
    ]
    return replace(one, nearly=tuple(found[:MOST]))


def _written(one: Term, vocabulary: Vocabulary) -> str:
    return ", ".join(map(vocabulary.written, one.nearly))


@cache
def synonyms(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each term of a language those that stand on a line of the lexicon with it.

    A word that heads a line of its own means that, and not what else it is listed under.
    """
    lines = [line for entry in lexicon() if (line := _line(entry, language))]
    heads = {line[0] for line in lines}
    found: dict[str, dict[str, None]] = {}
    for line in lines:
        for stem in line:
            if stem == line[0] or stem not in heads:
                found.setdefault(stem, {}).update(dict.fromkeys(line))
    return _of_others(found)


@cache
def thesaurus(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each English term those that stand on a line of the thesaurus with it."""
    text = (files("index") / "thesaurus.txt").read_text("utf-8") if language == "en" else ""
    found: dict[str, dict[str, None]] = {}
    for line in text.splitlines():
        if line[:1] != "#":
            stems = [term(word.strip()) for word in line.split(",")]
            for stem in stems:
                found.setdefault(stem, {}).update(dict.fromkeys(stems))
    return _of_others(found)


def _of_others(found: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """Return what was found for each term without the term itself."""
    return {stem: tuple(near for near in others if near != stem) for stem, others in found.items()}


def _line(entry: Entry, language: str) -> tuple[str, ...]:
    forms = (form for form in entry.forms.get(language, ()) if " " not in form)
    return tuple(dict.fromkeys(stem for form in forms if (stem := term(form, language))))
