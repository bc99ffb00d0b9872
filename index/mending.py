"""A word that no document holds -> the words it may be a mistake for, or a form of.

What is sure enough is searched instead; the nearest of what is left is suggested.
"""

from collections.abc import Sequence
from itertools import islice
from operator import ne
from typing import Final

from index.analysis import bare, fold
from index.dictionary import lemma
from index.engine import Vocabulary
from index.query import Query
from index.reading import OTHERWISE, Reading, Said
from index.repair import LONG, SHORTEST, allowed, begins_alike, is_one_name, latin

COGNATE: Final = 5
"""Letters from which a word of another alphabet may be a cognate with a letter changed."""
SHORT: Final = 6
"""Letters below which a word has many neighbours that are words themselves."""
LIKE: Final = 3
"""Letters of a word for each mistake that a suggestion may assume."""
SUGGESTED: Final = 3


def repaired(word: Said, own: str, reading: Reading) -> tuple[tuple[str, float], ...]:
    """Return the terms that a word which no document holds may stand for."""
    forms = reading.vocabulary.forms
    if form := _mistaken(word, own, reading):
        weight = 1.0 if bare(word.folded).isascii() else OTHERWISE
        reading.tell(word.word, forms.written(form))
        return tuple((stem, weight) for stem in forms.terms(form))
    if names := _of_other_alphabet(word, own, reading):
        reading.tell(word.word, forms.written(names[0]))
        every = dict.fromkeys(stem for name in names for stem in forms.terms(name))
        return tuple((stem, OTHERWISE) for stem in every)
    found = derived(own, reading, name=word.word[:1].isupper())
    if found:
        reading.tell(word.word, reading.vocabulary.written(found[0]))
    return tuple((stem, OTHERWISE) for stem in found)


def is_unknown(word: Said, reading: Reading) -> bool:
    """Whether no document holds a word, and it is neither English nor a slip of one that is."""
    held = any(map(reading.knows, reading.stems(word.word)))
    own = lemma(word.folded) if reading.language == "en" and word.word[:1].islower() else ""
    return not held and not own and not is_slip(word, reading)


def is_slip(word: Said, reading: Reading) -> bool:
    """Whether no document holds a long word, but some hold one that differs in a letter."""
    own = reading.stems(word.word)
    if len(word.folded) < SHORT or not own or any(map(reading.knows, own)):
        return False
    return _near(word, own[-1], reading)[1] == 1


def is_substitution(one: str, other: str) -> bool:
    """Whether two words differ in one letter at one place, and not in two that changed places."""
    return len(one) == len(other) and sum(map(ne, one, other)) == 1


def _mistaken(word: Said, own: str, reading: Reading) -> str:
    """Return the word of the documents that was meant.

    It differs in one letter, sounds the same, differs in two, or has a stem that differs in one.
    """
    form, distance = _near(word, own, reading)
    if distance == 1:
        return form
    return _alike(word, own, reading) or form or _of_stem(word, own, reading)


def _of_stem(word: Said, own: str, reading: Reading) -> str:
    """Return a word for one that no text holds in this form: "surender" where it "surrendered"."""
    is_name = not word.word.islower() and word.start > 0
    if len(own) < SHORT or not own.isascii() or is_name or lemma(word.folded):
        return ""
    return reading.vocabulary.forms.of_stem(own)


def _near(word: Said, own: str, reading: Reading) -> tuple[str, int]:
    """Return the nearest word of the documents and its distance, or no word."""
    if (word, own) not in reading.nearest:
        reading.nearest[word, own] = _looked_up(word, own, reading)
    return reading.nearest[word, own]


def _looked_up(word: Said, own: str, reading: Reading) -> tuple[str, int]:
    short = not own.isascii() and len(latin(own)) < COGNATE
    known = short or (reading.vocabulary.names.is_word(own) and not word.is_specific)
    most = 0 if known else allowed(len(latin(bare(word.folded))))
    for tried in _spellings(word, own, reading):
        near = reading.vocabulary.forms.nearest(tried, most)
        found = [form for form, away in near if _is_likely(word, tried, form, away, reading)]
        if found:
            return _best(tried, found, reading), near[0][1]
    return "", 0


def _is_likely(word: Said, tried: str, form: str, distance: int, reading: Reading) -> bool:
    """Whether a word of the documents may be what was meant by one that is nearly the same."""
    is_capital = word.word[:1].isupper()
    # In a short word that is no name, one letter for another makes another word: tank, talk.
    if len(tried) < SHORT and not is_capital and is_substitution(tried, form):
        return False
    # Two letters may differ only behind a beginning that agrees: "invented" is not "intended".
    if distance > 1 and (form[:3] != tried[:3] or allowed(len(form)) < distance):
        return False
    if is_capital:
        anywhere = word.start == 0 and not reading.is_single
        return anywhere or reading.vocabulary.forms.is_name(form)
    return _is_same_word(word, form, reading)


def _is_same_word(word: Said, form: str, reading: Reading) -> bool:
    """Whether a word, if it is one itself, has that form: "spoken" may stand for "spoke"."""
    is_name = word.word[:1].isupper()
    own = lemma(word.folded) if reading.language == "en" and not is_name else ""
    return not own or lemma(form) == own


def _alike(word: Said, own: str, reading: Reading) -> str:
    """Return the word of the documents that sounds the same, or as a Turkish word's beginning."""
    plain = bare(word.folded)
    for tried in (*map(latin, _spellings(word, own, reading)), *_shorter(plain, reading)):
        alike = reading.vocabulary.forms.alike(tried) if len(tried) >= SHORTEST else ()
        if found := [form for form in alike if _is_same_word(word, form, reading)]:
            return _best(tried, found, reading)
    return ""


def _of_other_alphabet(word: Said, own: str, reading: Reading) -> list[str]:
    """Return the forms of a name that documents write in another alphabet: "Эльбы", Elba."""
    plain = bare(word.folded)
    is_sure = word.word[:1].isupper() or len(plain) >= LONG
    if not is_sure and len(plain) < COGNATE:
        return []
    tried = (latin(own), latin(plain), *_shorter(plain, reading))
    forms, is_latin = reading.vocabulary.forms, plain.isascii()
    for one in tried:
        alike = forms.of_other_alphabet(one, is_latin=is_latin)
        same = [f for f in alike if is_one_name(*((one, f) if is_latin else (f, plain)))]
        if found := [form for form in same if is_sure or forms.is_name(form)]:
            return found
    return []


def _spellings(word: Said, own: str, reading: Reading) -> tuple[str, ...]:
    """Return a word as it is compared: a foreign one without its endings, too."""
    plain, is_foreign = bare(word.folded), reading.foreign or not own.isascii()
    return (plain, latin(plain), latin(own)) if is_foreign else (plain,)


def _shorter(plain: str, reading: Reading) -> list[str]:
    """Return what remains of a Turkish word without its endings, longest first."""
    if reading.language != "tr":
        return []
    return [plain[:end] for end in range(len(plain) - 1, 4, -1)][:4]


def _best(word: str, found: Sequence[str], reading: Reading) -> str:
    vocabulary = reading.vocabulary
    return max(
        found,
        key=lambda form: (
            begins_alike(word, form),
            -min(map(vocabulary.idf, vocabulary.forms.terms(form))),
            form,
        ),
    )


def derived(stem: str, reading: Reading, *, name: bool = False) -> list[str]:
    """Return the words made of a stem, or the word that it was made of: orphan, orphanage.

    Only from a `name` is one made: nobody who asks for spring means Springer.
    """
    if len(stem) < 5 or not stem.isascii():
        return []
    forms = reading.vocabulary.forms
    longer = [form for form in forms.longer(stem) if name or forms.written(form)[0].islower()]
    found = {term for form in longer for term in forms.terms(form)}
    return sorted(found, key=lambda word: (len(word), word))[:2]


def suggestions(query: Query, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the nearest spellings of words that stay unknown; of an English word, very near."""
    found: list[str] = []
    for unknown in query.matter:
        plain = latin(fold(unknown.word))
        if unknown.found or not plain.isalpha() or len(plain) < SHORTEST:
            continue
        is_word = not unknown.specific and bool(lemma(plain))
        if is_word and len(plain) < SHORT:
            continue
        forms, is_name = vocabulary.forms, unknown.word[:1].isupper()
        near = forms.nearest(plain, 1 if is_word else max(1, len(plain) // LIKE))
        alike = sorted(form for form, _ in near if begins_alike(plain, form) > 1)
        likely = (form for form in alike if not is_name or forms.is_name(form))
        found += [forms.written(form) for form in islice(likely, 1)]
    return tuple(dict.fromkeys(found))[:SUGGESTED]
