"""A question -> the Query that is searched: dates, filters, names, languages, repair.

Words that documents hold are searched as they are. Only the others, and those of a language that
no document is written in, are looked up as names, as words of the lexicon, as cognates, and last
as mistakes; what then is searched instead is told in `Query.searched`.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import dropwhile, islice, takewhile
from typing import Final

from corpus.dates import Dated
from index.analysis import bare, fold, is_suffix, spans, term
from index.days import add_date, add_number, dates_of, impossible, stands_alone
from index.dictionary import may_be_name
from index.digits import Numbered, in_digits
from index.engine import Vocabulary
from index.filters import filters
from index.follow import leans_on_another, stands_for_it, with_previous
from index.forms import plain as plain_form
from index.idle import is_asked_for, is_idle, lasts
from index.language import guess, unmixed
from index.mending import is_slip, is_unknown, repaired, suggestions
from index.names import Asked, Match, asked
from index.numerals import same_number
from index.phrasing import cited, without_idioms, without_politeness, without_sources
from index.query import Query, Term
from index.reading import OTHERWISE, Reading, Said
from index.sourcing import cue_terms, cue_words
from index.stopwords import LIGHT
from index.words import (
    COUNTS,
    PERSONAL,
    Wanted,
    asks_for_footnote,
    wanted,
)

NAMED: Final = 0.7
"""The weight of a name that is called otherwise: it is surer than a word."""
ALSO: Final = 0.7
"""How much less another word for the same weighs than the first one."""
FAINT: Final = 0.6
"""The weight of a word that a question uses for anything (measured: SQuAD MRR +.002)."""
SAID_OF: Final = ("speech", "reply", "amount")
"""Of these the words that say so tell more: "what did he promise", "how fast"."""
COUNTED: Final = 2
"""Words behind "how many" that may name what is counted: "machine guns"."""


def understand(
    question: str,
    vocabulary: Vocabulary,
    *,
    literal: bool = False,
    previous: str | None = None,
    sources: bool = False,
    abroad: bool = False,
) -> Query:
    """Return the query for a question.

    `literal` searches only what was written; `previous` is the question before it in the same
    conversation, from which a question that leans on it borrows. With `sources` it is put to the
    catalogue, too, whatever its words are; `abroad` looks for every word in other languages, too.
    """
    plain, marks = filters(without_politeness(unmixed(question)))
    plain = without_sources(plain)
    plain = plain if literal else without_idioms(plain)
    language = guess(plain)
    numbers = Numbered(plain) if literal else in_digits(plain, language, vocabulary)
    plain = numbers.plain
    named = tuple(dates_of(plain, vocabulary.knows))
    days = tuple(date.interval for date in named if date.interval)
    said = _said(plain, named, numbers.also)
    cues, frame = cue_words(said, language)
    said = [word for word in said if word not in frame]
    asked = sources or bool(cues)
    kind, places = wanted([bare(word.folded) for word in said])
    asking = frozenset(word.start for word in said[places.start : places.stop])
    reading = Reading(
        vocabulary, language, literal, days, asked, abroad,
        is_single=len(said) == 1,
        is_small=not any(word.word[:1].isupper() for word in said),
        asking=(asking if kind not in SAID_OF else frozenset()) | {cue.start for cue in cues},
        searched=list(numbers.told),
    )  # fmt: skip
    _read([word for word in said if kind != "duration" or _says_more(word, asking)], reading)
    never = tuple(plain[date.start : date.end].strip() for date in named if impossible(date))
    query = _query(question, said, cues, reading)
    if not abroad and not literal and _leads_abroad(query, vocabulary):
        return understand(question, vocabulary, previous=previous, sources=sources, abroad=True)
    behind = _behind(said[places.stop :], kind, reading)
    sources_named = cited(plain)
    named_by = [word for word in said if any(word.start in span for span in sources_named)]
    query = replace(
        query, wanted=kind, behind=behind, cited=cue_terms(named_by, reading), filters=marks,
        impossible=(*never, *marks.impossible),
    )  # fmt: skip
    if previous and not literal and leans_on_another(query, plain):
        before = understand(previous, vocabulary)
        query = with_previous(query, before, stands_for_it(query, plain))
    return replace(query, suggestions=() if literal else suggestions(query, vocabulary))


def _leads_abroad(query: Query, vocabulary: Vocabulary) -> bool:
    """Whether only documents in another language hold a word: they may say the rest in theirs."""
    several = len(vocabulary.languages) > 1 and not query.is_foreign
    return several and any(term.known and term.weight == OTHERWISE for term in query.matter)


def _says_more(word: Said, asking: Set[int]) -> bool:
    """Whether a word says more than "how long did it last"."""
    return word.start not in asking and not lasts(word.folded)


def _query(question: str, said: Sequence[Said], cues: Sequence[Said], reading: Reading) -> Query:
    """Return what was read, as a query."""
    folded = [word.folded for word in said]
    return Query(
        question=question,
        language=reading.language,
        terms=tuple(reading.terms.values()),
        about_sources=reading.about_sources,
        for_footnotes=any(asks_for_footnote(word.folded) for word in cues),
        cues=cue_terms(cues, reading),
        days=reading.days,
        date_terms=frozenset(reading.dates),
        searched=tuple(reading.searched),
        is_sentence=any(not word.date and not reading.stems(word.word) for word in said),
        is_foreign=reading.foreign,
        literal=reading.literal,
        is_personal=bool(PERSONAL & set(folded)),
    )


def _behind(after: Sequence[Said], kind: Wanted, reading: Reading) -> frozenset[str]:
    """Return the terms of the first of the words behind that carry meaning: of what was done."""
    many = COUNTED if kind in COUNTS else 1
    at_once = dropwhile(lambda word: not reading.stems(word.word) or is_idle(word.folded), after)
    beside = takewhile(lambda word: not word.date and reading.stems(word.word), at_once)
    named = {word.word for word in islice(beside, many)}
    found = (
        term
        for term in reading.terms.values()
        if not term.light and not named.isdisjoint((term.word, *term.word.split()))
    )
    return frozenset(name for term in found for name in (term.term, *dict(term.choices)))


def _said(plain: str, named: Sequence[Dated], also: Mapping[int, str]) -> list[Said]:
    """Return the words with the dates they belong to; a date, decade or century is one word."""
    found: list[Said] = []
    told: set[int] = set()
    for start, end in spans(plain):
        if _is_ending(plain, start, end):
            continue
        date = next((d for d in named if d.start <= start < d.end and stands_alone(d)), None)
        if date is None:
            word = plain[start:end]
            found.append(Said(word, fold(word), start, number=also.get(start, "")))
        elif date.start not in told:
            told.add(date.start)
            found.append(Said(plain[date.start : date.end].strip(), "", start, date))
    return found


def _is_ending(plain: str, start: int, end: int) -> bool:
    """Whether a word is only what is added to a number: "1945'te", "1945te"."""
    near = plain[max(start - 2, 0) : start]
    number = near.rstrip("'’")
    if not number[-1:].isdigit():
        return False
    return number != near or is_suffix(fold(plain[start:end]))


def _read(said: Sequence[Said], reading: Reading) -> None:
    content = [word for word in said if word.date or reading.stems(word.word)]
    neighbours = {word.start: _neighbours(said, at) for at, word in enumerate(said)}
    at = 0
    while at < len(content):
        word = content[at]
        if word.date:
            add_date(word.date, word.word, reading)
            at += 1
        elif word.folded[:1].isdigit():
            at += add_number(word, neighbours[word.start], reading)
        else:
            ahead = content[at : at + 5]
            at += _word(ahead, neighbours[word.start], reading)


def _neighbours(said: Sequence[Said], at: int) -> tuple[str, str]:
    before = said[at - 1].folded if at else ""
    after = said[at + 1].folded if at + 1 < len(said) else ""
    return before, after


def _word(ahead: Sequence[Said], around: tuple[str, str], reading: Reading) -> int:
    """Add the terms of the first of these words; return how many words were used."""
    word = ahead[0]
    known = [stem for stem in reading.stems(word.word) if reading.knows(stem)]
    light = word.folded in LIGHT or is_asked_for(word.folded, around[0])
    # What asks for the source is no matter of it: "reference" is not searched as "call".
    asks = word.start in reading.asking
    as_it_is = reading.literal or light or (asks and reading.language == "en")
    if not as_it_is and (meant := _meant(ahead, reading)):
        _add_meant(ahead, meant, known, reading)
        return meant.length
    other = word.number or same_number(word.folded, *around)
    if known:
        _add_known(word, known, other, light, reading)
    elif other:
        reading.add(Term(word.word, other, 1.0, reading.knows(other), True))
    else:
        _add_unknown(ahead, light, as_it_is, reading)
    return 1


def _add_known(
    word: Said, known: Sequence[str], other: str, light: bool, reading: Reading
) -> None:
    vocabulary = reading.vocabulary
    others = [(stem, 1.0) for stem in (*known[1:], other) if stem and reading.knows(stem)]
    if not set(known) & {term(word.word, language) for language in vocabulary.languages}:
        reading.tell(word.word, vocabulary.written(known[0]))
    weight = FAINT if light else 1.0
    named = word.is_specific
    reading.add(Term(word.word, known[0], weight, True, named, tuple(others), light=light))


def _add_unknown(ahead: Sequence[Said], light: bool, as_it_is: bool, reading: Reading) -> None:
    word = ahead[0]
    own = reading.stems(word.word)[-1]
    idle = is_idle(word.folded) and not word.is_specific
    asks = word.start in reading.asking
    light = light or asks or idle
    found = () if as_it_is or asks else repaired(word, own, reading)
    named = word.is_specific or (not found and _is_likely_name(ahead, reading))
    reading.add(Term(word.word, own, 1.0, False, named, found, repaired=bool(found), light=light))


def _is_likely_name(ahead: Sequence[Said], reading: Reading) -> bool:
    """Whether an unknown word may be a name, though it begins the question or has no capital."""
    if reading.foreign:  # before another capital it is part of a name: "Lozan Antlaşması"
        return len(ahead) > 1 and all(one.word[:1].isupper() for one in ahead[:2])
    return reading.is_small and may_be_name(ahead[0].folded, reading.language)


def _meant(ahead: Sequence[Said], reading: Reading) -> Match | None:
    """Return what the words mean otherwise, where one of them is unknown or foreign."""
    vocabulary, first = reading.vocabulary, ahead[0]
    if not reading.foreign and first.folded.isascii() and all(map(reading.is_plain, ahead)):
        return None
    words = takewhile(lambda word: not (word.date or word.folded[:1].isdigit()), ahead)
    said = [asked(word.word) for word in words]
    meant = _resolved(said, reading)
    if not meant and is_unknown(first, reading) and (mended := vocabulary.names.mended(said[0])):
        meant = _resolved([mended], reading)
    if not meant:
        return None
    begins = first.start == 0 and len(ahead) > 1 and reading.language != "en"
    likely = meant.is_name or meant.is_own or reading.foreign or begins
    if first.word[:1].isupper() and not likely:
        return None  # "Baku" is no form of the Turkish word for a look
    used = [reading.stems(word.word) for word in ahead[: meant.length]]
    unknown = any(not any(map(reading.is_told, forms)) for forms in used)
    # A name is looked for in documents of every language, though those of one may hold it.
    elsewhere = meant.is_name and not first.folded.isascii()
    if not meant.is_name and not reading.foreign and is_slip(first, reading):
        return None  # "secere" is "severe" rather than a form of the Turkish word for "choose"
    return meant if unknown or reading.foreign or elsewhere else None


def _as_written(label: str, reading: Reading) -> str:
    """Return a name or word as documents write it: "берлин" with a capital."""
    forms, form = reading.vocabulary.forms, plain_form(label)
    return forms.written(form) if form in forms else label


def _resolved(said: Sequence[Asked], reading: Reading) -> Match | None:
    vocabulary = reading.vocabulary
    return vocabulary.names.resolve(
        said, reading.order, vocabulary.languages, reading.days, reading.knows, vocabulary.same
    )


def _add_meant(
    ahead: Sequence[Said], meant: Match, known: Sequence[str], reading: Reading
) -> None:
    specific = ahead[0].is_specific or meant.is_name
    words = " ".join(word.word for word in ahead[: meant.length])
    reading.tell(words, _as_written(meant.label, reading))
    weight = NAMED if meant.is_name else OTHERWISE
    for turn, slot in enumerate(meant.slots):
        first, *rest = slot
        others = [(stem, weight * ALSO) for stem in rest]
        if turn == 0 and meant.length == 1 and known and known[0] not in slot:
            others.append((known[0], 1.0 if reading.abroad else weight))
        reading.add(Term(words, first, weight, True, specific, tuple(others)))
