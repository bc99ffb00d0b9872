"""A question -> the Query that is searched: dates, filters, names, languages, repair.

Words that documents hold are searched as they are. Only the others, and those of a language that
no document is written in, are looked up as names, as words of the lexicon, as cognates, and last
as mistakes; what then is searched instead is told in `Query.searched`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date as day
from typing import Final

from corpus.dates import Dated, Interval, dated, month_name, month_names
from index.analysis import bare, fold, number, spans, term
from index.engine import Vocabulary
from index.filters import filters
from index.follow import leans
from index.language import guess
from index.names import Asked, Match, asked
from index.query import Query, Term
from index.repair import LONG, allowed, begins_alike, latin
from index.stopwords import LIGHT
from index.words import FILLERS, PERSONAL, asks_for_source, same_number, wanted

OTHERWISE: Final = 0.6
"""The weight of a term that was not written but means the same (measured: 1.0 hurts)."""
BORROWED: Final = 0.5
"""The weight of a term that the question before named."""
SUGGESTED: Final = 3
ABOUT: Final = re.compile(
    r"\b(?:what|which|do|does|did|anything|is|are|there|the|these|your|all|of)*\s*"
    r"(?:sources?|documents?|texts?)\s+(?:say|says|tell|tells|speak|know|mention|have)\b"
    r"(?:\s+us)?(?:\s+(?:about|of|on))?"
    r"|\b(?:kaynaklar|belgeler)\w*\s+(?=.*\b(?:diyor|söylüyor|yazıyor|anlatıyor)\b)"
    r"|\b(?:источники|документы)\s+(?:говорят|сообщают|пишут)\b",
    re.IGNORECASE,
)
"""What is said of the sources when their matter is asked for."""


@dataclass(frozen=True, slots=True)
class Said:
    """A word of the question and where it stands; `days` is the date it belongs to, if any."""

    word: str
    folded: str
    start: int
    date: Dated | None = None


@dataclass(slots=True)
class Reading:
    """A question while it is being understood."""

    vocabulary: Vocabulary
    language: str
    literal: bool
    days: tuple[Interval, ...]
    terms: dict[str, Term] = field(default_factory=dict)
    dates: set[str] = field(default_factory=set)
    searched: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> bool:
        """Whether no document is written in the asker's language."""
        return self.language not in self.vocabulary.languages

    @property
    def order(self) -> tuple[str, ...]:
        """The languages in which a word is looked up, the asker's first."""
        return (self.language, *(name for name in ("en", "tr", "ru") if name != self.language))

    def forms(self, word: str) -> tuple[str, ...]:
        """Return the terms a word is indexed under in documents of each language."""
        if not term(word, self.language) or fold(word) in FILLERS:
            return ()
        languages = dict.fromkeys((self.language, *self.vocabulary.languages))
        stems = (term(word, language) for language in languages)
        return tuple(dict.fromkeys(stem for stem in stems if stem))

    def add(self, found: Term) -> None:
        """Keep a term, the first of its kind."""
        self.terms.setdefault(found.term, found)

    def tell(self, word: str, instead: str) -> None:
        """Note that something else than what was written is searched."""
        if fold(word) != fold(instead):
            told = f"{word} → {instead}"
            if told not in self.searched:
                self.searched.append(told)


def understand(
    question: str,
    vocabulary: Vocabulary,
    *,
    literal: bool = False,
    previous: str | None = None,
) -> Query:
    """Return the query for a question.

    `literal` searches only what was written; `previous` is the question before it in the same
    conversation, from which a question that leans on it borrows.
    """
    plain, marks = filters(question)
    plain = ABOUT.sub(" ", plain)
    language = guess(plain)
    named = tuple(dated(plain))
    days = tuple(date.interval for date in named if date.interval)
    reading = Reading(vocabulary, language, literal, days)
    said = _said(plain, named, reading)
    _read(said, reading)
    folded = [word.folded for word in said]
    cues = _cues(said, reading)
    query = Query(
        question=question,
        language=language,
        terms=tuple(reading.terms.values()),
        wanted=wanted(folded),
        about_sources=bool(cues),
        cues=cues,
        days=days,
        date_terms=frozenset(reading.dates),
        filters=marks,
        searched=tuple(reading.searched),
        is_sentence=any(not word.date and not reading.forms(word.word) for word in said),
        is_foreign=reading.foreign,
        is_personal=bool(PERSONAL & set(folded)),
        impossible=(*(plain[d.start : d.end].strip() for d in named if _impossible(d)),
                    *marks.impossible),
    )  # fmt: skip
    if previous and not literal and _leans(query, plain):
        query = _with_previous(query, understand(previous, vocabulary))
    return replace(query, suggestions=() if literal else _suggestions(query, vocabulary))


def _impossible(date: Dated) -> bool:
    if date.interval:
        return False
    return bool(date.year) or not date.day


def _said(plain: str, named: Sequence[Dated], reading: Reading) -> list[Said]:
    """Return the words with the dates they belong to; a numeric date is one word."""
    found: list[Said] = []
    told: set[int] = set()
    for start, end in spans(plain):
        date = next((d for d in named if d.start <= start < d.end and (d.month or d.day)), None)
        if date is None:
            found.append(Said(plain[start:end], fold(plain[start:end]), start))
        elif date.start not in told:
            told.add(date.start)
            found.append(Said(plain[date.start : date.end].strip(), "", start, date))
    return found


def _read(said: Sequence[Said], reading: Reading) -> None:
    content = [word for word in said if word.date or reading.forms(word.word)]
    neighbours = {word.start: _neighbours(said, at) for at, word in enumerate(said)}
    at = 0
    while at < len(content):
        word = content[at]
        if word.date:
            _date(word.date, word.word, reading)
            at += 1
        elif word.folded[:1].isdigit():
            _number(word, neighbours[word.start], reading)
            at += 1
        else:
            ahead = content[at : at + 5]
            at += _word(ahead, neighbours[word.start], reading)


def _neighbours(said: Sequence[Said], at: int) -> tuple[str, str]:
    before = said[at - 1].folded if at else ""
    after = said[at + 1].folded if at + 1 < len(said) else ""
    return before, after


def _date(date: Dated, word: str, reading: Reading) -> None:
    """Add the parts of a date, a month by its names in the documents' languages."""
    knows = reading.vocabulary.knows
    if date.day:
        _part(word, str(date.day), (), reading)
    if date.month:
        names = (month_name(date.month), *month_names(date.month))
        stems = dict.fromkeys(
            term(name, language) for name in names for language in reading.vocabulary.languages
        )
        known = [stem for stem in stems if stem and knows(stem)]
        _part(word, known[0] if known else term(names[0], "en"), tuple(known[1:]), reading)
    if date.year:
        forms = (form for form in _numerals(date) if knows(form))
        _part(word, str(date.year), tuple(forms), reading)


def _numerals(date: Dated) -> tuple[str, ...]:
    """Return how documents write a day as one number: 16.03.1921, 16.3.1921."""
    if not date.day:
        return ()
    return f"{date.day:02}.{date.month:02}.{date.year}", f"{date.day}.{date.month}.{date.year}"


def _part(word: str, stem: str, others: tuple[str, ...], reading: Reading) -> None:
    known = reading.vocabulary.knows(stem)
    choices = tuple((other, 1.0) for other in others)
    reading.add(Term(word, stem, 1.0, known, True, choices))
    reading.dates.add(stem)


def _number(word: Said, around: tuple[str, str], reading: Reading) -> None:
    vocabulary = reading.vocabulary
    written = number(word.folded)
    other = same_number(written, *around)
    choices = tuple((name, 1.0) for name in (other,) if name and vocabulary.knows(name))
    short = len(written) == 2 and any(day.start < day.end for day in reading.days)
    if short and not vocabulary.knows(written):
        return  # "1920-22": the interval says it
    reading.add(Term(word.word, written, 1.0, vocabulary.knows(written), True, choices))
    if any(str(year) == written for year in _years(reading.days)):
        reading.dates.add(written)


def _years(days: Sequence[Interval]) -> list[int]:
    return [day.fromordinal(end).year for one in days for end in (one.start, one.end)]


def _word(ahead: Sequence[Said], around: tuple[str, str], reading: Reading) -> int:
    """Add the terms of the first of these words; return how many words were used."""
    word, vocabulary = ahead[0], reading.vocabulary
    forms = reading.forms(word.word)
    known = [form for form in forms if vocabulary.knows(form)]
    specific = word.start > 0 and word.word[:1].isupper()
    meant = None if reading.literal or word.folded in LIGHT else _meant(ahead, reading)
    if meant:
        _add_meant(ahead, meant, known, specific, reading)
        return meant.length
    if known:
        others = [(form, 1.0) for form in known[1:]]
        other = same_number(word.folded, *around)
        if other and vocabulary.knows(other):
            others.append((other, 1.0))
        spelled = () if reading.literal else vocabulary.spellings(known[0])
        others += [(form, 1.0) for form in spelled]
        reading.add(Term(word.word, known[0], 1.0, True, specific, tuple(others)))
        return 1
    if other := same_number(word.folded, *around):
        reading.add(Term(word.word, other, 1.0, vocabulary.knows(other), True))
        return 1
    own = forms[-1]
    found = () if reading.literal or word.folded in LIGHT else _repaired(word, own, reading)
    choices = tuple((form, weight) for form, weight in found)
    reading.add(Term(word.word, own, 1.0, False, specific, choices, repaired=bool(found)))
    return 1


def _meant(ahead: Sequence[Said], reading: Reading) -> Match | None:
    """Return what the words mean otherwise, where one of them is unknown or foreign."""
    vocabulary = reading.vocabulary
    said: list[Asked] = []
    for word in ahead:
        if word.date or word.folded[:1].isdigit():
            break
        said.append(asked(word.word))
    targets = vocabulary.languages
    meant = vocabulary.names.resolve(
        said, reading.order, targets, reading.days, vocabulary.knows, vocabulary.same
    )
    if not meant:
        return None
    used = [reading.forms(word.word) for word in ahead[: meant.length]]
    unknown = any(not any(map(vocabulary.knows, forms)) for forms in used)
    return meant if unknown or reading.foreign else None


def _add_meant(
    ahead: Sequence[Said], meant: Match, known: Sequence[str], specific: bool, reading: Reading
) -> None:
    words = " ".join(word.word for word in ahead[: meant.length])
    reading.tell(words, meant.label)
    for turn, slot in enumerate(meant.slots):
        first, *rest = slot
        others = [(stem, OTHERWISE) for stem in rest]
        if turn == 0 and meant.length == 1 and known and known[0] not in slot:
            others.append((known[0], OTHERWISE))
        others += [(form, OTHERWISE) for form in reading.vocabulary.spellings(first)]
        reading.add(Term(words, first, OTHERWISE, True, specific, tuple(others)))


def _repaired(word: Said, own: str, reading: Reading) -> tuple[tuple[str, float], ...]:
    """Return the terms that a word which no document holds may stand for."""
    vocabulary = reading.vocabulary
    plain = bare(word.folded)
    if spelled := vocabulary.spellings(own):
        found, weight = [spelled[0]], 1.0
    else:
        found, weight = _near(plain, own, reading), 1.0 if plain.isascii() else OTHERWISE
    if not found:
        found, weight = _derived(own, reading), OTHERWISE
    if not found:
        return ()
    reading.tell(word.word, vocabulary.written(found[0]))
    choices = [(stem, weight) for stem in found]
    return (*choices, *((form, weight) for form in vocabulary.spellings(found[0])))


def _near(plain: str, own: str, reading: Reading) -> list[str]:
    speller = reading.vocabulary.speller
    stem = own if own.isascii() else latin(own)
    for form in dict.fromkeys((stem, *_shorter(plain, reading))):
        alike = [word for word in speller.alike(form) if len(form) >= 4]
        if alike:
            return [_best(form, alike, reading)]
    most = 0 if reading.vocabulary.names.is_word(own) else allowed(len(latin(plain)))
    found = [near for near, _ in speller.nearest(stem, most)]
    # Short words have too many neighbours: only what begins the same is a mistake.
    if len(plain) < LONG:
        found = [near for near in found if near[0] == stem[0]]
    return [_best(stem, found, reading)] if found else []


def _shorter(plain: str, reading: Reading) -> list[str]:
    """Return what remains of a Turkish word without its endings, longest first."""
    if reading.language != "tr":
        return []
    return [plain[:end] for end in range(len(plain) - 1, 4, -1)][:4]


def _best(word: str, found: Sequence[str], reading: Reading) -> str:
    return max(
        found, key=lambda near: (begins_alike(word, near), -reading.vocabulary.idf(near), near)
    )


def _derived(stem: str, reading: Reading) -> list[str]:
    """Return the words made of a stem, or the word that it was made of: orphan, orphanage."""
    if len(stem) < 5 or not stem.isascii():
        return []
    longer = reading.vocabulary.speller.longer(stem)
    return sorted(longer, key=lambda word: (len(word), word))[:2]


def _cues(said: Sequence[Said], reading: Reading) -> frozenset[str]:
    after = [*(word.folded for word in said[1:]), ""]
    found: set[str] = set()
    for word, follows in zip(said, after, strict=False):
        if asks_for_source(word.folded, follows):
            found |= set(reading.forms(word.word))
            found |= {t.term for t in reading.terms.values() if t.word == word.word}
    return frozenset(found)


def _leans(query: Query, plain: str) -> bool:
    names = sum(term.specific and term.found for term in query.terms)
    return leans(plain, len(query.matter), names)


def _with_previous(query: Query, before: Query) -> Query:
    """Return the query with the terms of the question before, where it has no such of its own."""
    own = {name for term in query.terms for name, _ in term.choices}
    counted = any(term.term.isdigit() or len(term.term) < 4 for term in query.terms)
    lent = []
    for one in before.terms:
        number = one.term[:1].isdigit() or len(one.term) < 4
        if one.term in own or not one.found or (counted and number):
            continue
        others = tuple((name, weight * BORROWED) for name, weight in one.others)
        weight = one.weight * BORROWED
        lent.append(replace(one, weight=weight, others=others, borrowed=True, specific=False))
    told = " ".join(dict.fromkeys(term.word for term in lent))
    return replace(
        query,
        terms=(*query.terms, *lent),
        days=query.days or before.days,
        searched=(*query.searched, *((f"+ {told}",) if told else ())),
    )


def _suggestions(query: Query, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the nearest spellings of words that stay unknown."""
    found: list[str] = []
    for unknown in query.matter:
        plain = fold(unknown.word)
        if unknown.found or plain[:1].isdigit() or len(plain) < 4:
            continue
        most = max(allowed(len(plain)) + 1, len(plain) // 3)
        near = vocabulary.speller.nearest(latin(plain), most)
        ranked = sorted(near, key=lambda row: (row[1], -begins_alike(plain, row[0]), row[0]))
        found += [vocabulary.written(word) for word, _ in ranked[:1]]
    return tuple(dict.fromkeys(found))[:SUGGESTED]
