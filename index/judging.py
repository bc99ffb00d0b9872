"""Hits -> the Verdict: how well the best one covers the question, and what speaks against it.

Where the first is no match at all, one of those seen at once may be that covers more of the
question: then it is the best (of SQuAD's questions .006 more are answered so, of CLINC's none).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf
from typing import Final

from corpus.document import Document
from index.analysis import analyze, fold
from index.cues import counts_otherwise, is_silent
from index.engine import Engine, Hit
from index.evidence import DIGITS
from index.fields import told, untold
from index.folding import SEEN, led_by
from index.numerals import WORDS
from index.query import Query, Term
from index.snippet import Statement, statement
from index.verdict import Verdict, judge

PERSONAL: Final = 0.7
"""How much stronger the evidence must be for a question that speaks of the asker or of today."""
NAMELESS: Final = 0.6
"""The coverage without which a question that turns on an unknown name has no answer."""
ONE_FACT: Final = ("name", "time")
CLOSER: Final = 0.7
"""The coverage by one sentence without which a name or a time may be that of something near.

Of sure verdicts on SQuAD 2.0 it takes .09 of the right ones, .18 of those there should not be.
"""
RELATED: Final = ("name", "speech")
"""What the word behind asks for, "who signed": a sentence without it tells something else.

Of places it would speak against too many right ones (XQuAD's in Russian and Turkish: half).
"""
FREQUENT: Final = 0.3
"""The share of the highest idf below which a name stands everywhere, and may be left out."""
TELLING: Final = 0.55
"""The share of the highest idf from which a name is telling; half of all passages hold others."""


def decided(query: Query, hits: Sequence[Hit], engine: Engine) -> tuple[Verdict, Sequence[Hit]]:
    """Return how well the best hit covers the question, and the hits, that one first."""
    if not hits:
        return "none", hits
    first, verdict = hits[0], _verdict_of(query, hits[0], engine)
    if verdict != "none":
        return verdict, hits
    for hit in hits[1:SEEN]:
        if hit.coverage > first.coverage and (found := _verdict_of(query, hit, engine)) != "none":
            return found, led_by(hit, hits)
    return "none", hits


def _verdict_of(query: Query, hit: Hit, engine: Engine) -> Verdict:
    if not query.matter:
        return "partial" if query.filters else "weak" if query.about_sources else "none"
    if all(_is_small(term) for term in query.matter):
        return "none"  # any text holds a 9
    held = sum(any(name in hit.matched for name, _ in term.choices) for term in query.matter)
    proof = _proof(query, hit)
    closest = _closest(query, hit) if proof < inf else 1.0
    verdict = judge(hit.coverage, held, len(query.matter), engine.size, proof, closest)
    if verdict == "none" or _turns_on_unknown(query, hit):
        return "none"
    if query.wanted == "speech" and hit.speaker:
        query = replace(query, wanted="")  # whose words all of it is
    if _is_silent(query, hit.passage.text, hit.document):
        return "none" if verdict == "weak" and query.wanted == "number" else "weak"
    return "weak" if _is_doubtful(query, hit, engine) else verdict


def _closest(query: Query, hit: Hit) -> float:
    """Return the coverage by what stands together: a sentence, or what is known of a source."""
    return max(hit.closest, hit.described) if told(hit.document, query.cues) else hit.closest


def _tells_of_source(query: Query, hit: Hit) -> bool:
    """Whether what is asked of a source is known, or may stand in the passage that was found."""
    if not query.cues:
        return False
    may_stand = hit.passage.kind != "text" or any(one.term in query.cues for one in hit.found)
    return may_stand or not untold(hit.document, query.cues)


def _turns_on_unknown(query: Query, hit: Hit) -> bool:
    """Whether a name that no document holds is much of a question."""
    unknown = any(term.specific and not term.found for term in query.matter)
    return query.is_sentence and unknown and hit.coverage < NAMELESS and not query.impossible


def _is_silent(query: Query, text: str, document: Document) -> bool:
    """Whether a text holds nothing of the kind that is asked for: no number for "how many"."""
    asked = query.is_sentence and not query.about_sources
    return asked and is_silent(query.wanted, text, document.language)


def _is_doubtful(query: Query, hit: Hit, engine: Engine) -> bool:
    """Whether something speaks against a passage that covers enough of the question."""
    if query.impossible or _lacks(query, hit, engine):
        return True
    if not query.is_sentence:
        return False
    if query.is_foreign and any(not term.found for term in query.matter):
        return True
    says_something = hit.speaker and hit.found
    if query.about_sources and (query.cues or not says_something):
        return not _tells_of_source(query, hit)
    return _tells_otherwise(query, hit, engine)


def _tells_otherwise(query: Query, hit: Hit, engine: Engine) -> bool:
    """Whether the sentence that answers best tells something else than what is asked for."""
    if query.wanted in ONE_FACT and hit.closest < CLOSER:
        return True
    said = statement(query, hit, engine)
    if _names_stand_elsewhere(query, hit, said, engine):
        return True
    if query.wanted in ("time", "duration", "reply"):
        return False  # of these the sentence before may tell
    if query.wanted in RELATED and query.behind and not query.behind & said.held:
        return True  # "who headed the delegation" that somebody met
    language = said.document.language
    counted = query.behind if query.wanted == "number" else ()
    if counted and counts_otherwise(said.sentence, language, counted):
        return True
    return is_silent(query.wanted, said.sentence, language)


def _names_stand_elsewhere(query: Query, hit: Hit, said: Statement, engine: Engine) -> bool:
    """Whether a name of the question stands in the passage, but far from what answers best.

    So it is with .03 of what is right and sure in SQuAD 2.0, with .08 of what should not be sure.
    """
    whole = hit.matched - {found.term for found in hit.found}
    named = [term for term in query.matter if term.specific and not term.term.isdigit()]
    return _lacks_any(named, said.held | said.before | whole, FREQUENT, engine)


def _is_small(term: Term) -> bool:
    """Whether a word is a number of a digit or two, however it may be written, or is spelled."""
    forms = (term.term, *(name for name, _ in term.choices))
    spelled = any(fold(term.word) in numbers for numbers in WORDS.values())
    long = any(form.isdigit() and len(form) >= DIGITS for form in forms)
    return (spelled or term.term.isdigit()) and not long


def _lacks(query: Query, hit: Hit, engine: Engine) -> bool:
    """Whether the passage lacks a telling name or number: then it speaks of something near."""
    named = [term for term in query.matter if term.specific and not term.borrowed]
    return _lacks_any(named, hit.matched, TELLING, engine)


def _lacks_any(named: Iterable[Term], there: frozenset[str], share: float, engine: Engine) -> bool:
    """Whether one of the words is not among the terms and tells that share of the highest idf."""
    least = share * engine.idf("")
    return any(
        there.isdisjoint((term.term, *(name for name, _ in term.choices)))
        and max((engine.idf(name) for name, _ in term.choices), default=least) >= least
        for term in named
    )


def _proof(query: Query, hit: Hit) -> float:
    """Return how strong the evidence is where it must be: not for key words, nor a name alone."""
    if query.is_personal:
        return hit.strength - PERSONAL
    of_it = len(query.matter) == 1 and query.wanted in ("", "name", "reason")
    if hit.described == 1.0 and told(hit.document, query.cues):
        return inf
    if not query.is_sentence or (of_it and _is_name(query.matter[0], hit)):
        return inf
    return hit.strength


def _is_name(term: Term, hit: Hit) -> bool:
    """Whether a word is a name, as the asker or the passage writes it: "what is rhineland"."""
    if term.specific:
        return not term.term.isdigit() or len(term.term) >= DIGITS
    text, names = hit.passage.text, {name for name, _ in term.choices}
    begins = {start for start, _ in hit.sentences}
    return any(
        token.term in names and text[token.start].isupper() and token.start not in begins
        for token in analyze(text, hit.document.language)
    )
