"""A question that leans on the one before: "and how much gold?" after "How many rifles …?"

It is short, and begins with a joining word, points back with a pronoun, or names nothing itself.
"""

from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from index.analysis import fold, words
from index.numerals import VALUE
from index.query import Query, Term

SUBJECT: Final = 0.9
"""The weight of a name that the question before named: what a pronoun points to."""
BORROWED: Final = 0.5
"""The weight of a term that the question before named."""
AT_ONCE: Final = frozenset("and but so then also or ve peki ya ama а и но ну".split())
POINTING: Final = frozenset(
    """
    he him his she her hers it its they them their theirs this that these those there then same
    one ones former latter
    o onu ona onun onlar onlara onlari onlarin ondan bu bunu buna bunun bundan bunlar orada oraya
    он его ему им нем она ее ей них они их это этого этому этот эта эти этом там туда тот та те
    """.split()
)
STANDING: Final = POINTING - frozenset(
    "this that these those there then same one ones bu bunu buna bunun bundan bunlar orada oraya "
    "это этого этому этот эта эти этом там туда тот та те".split()
)
"""Pronouns that stand for what was named, also where a name comes after: "it", before "Kars"."""
EMPTY: Final = frozenset("take takes took true that who whose likely possible not only".split())
"""Words before which "it" stands for nothing: "how long did it take Nelson"."""
POSSESSIVE: Final = frozenset("his her hers its their theirs".split())
"""Pronouns that may stand for a name behind them: "in his haste, did Nelson"."""
SHORT: Final = 10
"""Words up to which a question may lean on another."""
BRIEF: Final = 3
"""Words up to which a question that names next to nothing does so: "how much gold?"."""


def leans(question: str, content: int, names: int) -> bool:
    """Whether a question borrows from the one before.

    `content` counts its words that carry meaning, `names` its names and numbers.
    """
    said = [fold(word) for word in words(question)]
    if not said or len(said) > SHORT:
        return False
    if said[0] in AT_ONCE or content == 0 or (names == 0 and points_back(question)):
        return True
    return len(said) <= BRIEF and names == 0 and content <= 1


def points_back(question: str) -> bool:
    """Whether a question holds a pronoun that stands for what was named before."""
    return not POINTING.isdisjoint(fold(word) for word in words(question))


def stands_for_it(query: Query, plain: str) -> bool:
    """Whether a pronoun stands for what was named before: ahead of any name of its own."""
    names = (word for term in query.terms if term.specific for word in words(term.word))
    named = frozenset(map(fold, names))
    said = [*map(fold, words(plain)), ""]
    taken = frozenset({"take", "took"} if "place" in said else ())  # "when did it take place"
    first = takewhile(lambda pair: pair[0] not in named, pairwise(said))
    pointing = (STANDING - POSSESSIVE) if named else POINTING
    empty = (EMPTY | named) - taken
    return any(word in pointing and not (word == "it" and after in empty) for word, after in first)


def leans_on_another(query: Query, plain: str) -> bool:
    """Whether a question that was understood borrows from the one before."""
    names = sum(term.specific and term.found for term in query.terms)
    if query.filters or (names == 0 and len(query.matter) == 1 and not query.is_sentence):
        return leans(plain, len(query.matter), 1)  # a mere word, or a search by marks
    return leans(plain, len(query.matter), 0 if stands_for_it(query, plain) else names)


def with_previous(query: Query, before: Query, points: bool) -> Query:
    """Return the query with the terms of the question before, where it has no such of its own.

    What that one named is meant itself where this one `points` back to it. Else a passage need not
    hold it: after a question about Kars, "and Montreux?" is answered all the same.
    """
    own = {name for term in query.terms for name, _ in term.choices}
    counted = any(map(_is_number, query.terms))
    lent = []
    for one in before.matter:
        if one.term in own or not one.found or (counted and _is_number(one)):
            continue
        others = tuple((name, weight * BORROWED) for name, weight in one.others)
        weight = one.weight * (SUBJECT if one.specific and points else BORROWED)
        lent.append(
            replace(
                one,
                weight=weight,
                others=others,
                borrowed=True,
                specific=False,
                light=one.light or not points,
            )
        )
    marks = () if query.filters else before.filters.written
    told = " ".join(dict.fromkeys((*(term.word for term in lent), *marks)))
    return replace(
        query,
        terms=(*query.terms, *lent),
        days=query.days or before.days,
        date_terms=query.date_terms or before.date_terms,
        filters=query.filters or replace(before.filters, phrases=()),
        searched=(*query.searched, *((f"+ {told}",) if told else ())),
    )


def _is_number(term: Term) -> bool:
    return term.term[:1].isdigit() or term.term in VALUE
