"""Numbers as they are written: in digits, as numerals, in words, with a word that multiplies."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from index.analysis import fold, term

VALUE: Final = {name: str(number) for number, name in enumerate(
    "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split(), 1
)}  # fmt: skip
ROMAN: Final = {number: name for name, number in VALUE.items()}
_scales: Final[Mapping[str, str]] = {
    "en": "thousand/thousands million/millions/mln billion/billions",
    "tr": "bin milyon milyar",
    "ru": "тысяча/тысячу/тысячи/тысяч/тысячей/тысячью/тысячами/тысячам/тысячах/тыс "
    "миллион/миллиона/миллионов/миллионом/миллионами/миллионам/млн "
    "миллиард/миллиарда/миллиардов/миллиардом/млрд",
}
_scaled: Final[Mapping[str, Mapping[str, int]]] = {
    language: {
        form: 1000**power
        for power, forms in enumerate(listed.split(), 1)
        for form in forms.split("/")
    }
    for language, listed in _scales.items()
}
SCALES: Final = {form: size for forms in _scaled.values() for form, size in forms.items()}
"""Words that multiply the number before them."""
NUMBERED: Final = frozenset(
    "article articles art chapter part book section volume paragraph point war madde maddesi "
    "maddesinde bolum fikra статья статьи статье глава пункт часть ст том".split()
)
"""Words after which "III" and "3" are one."""
_spelled: Final[Mapping[str, str]] = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen; twenty thirty forty fifty sixty seventy eighty "
    "ninety; hundred",
    "tr": "bir iki uc dort bes alti yedi sekiz dokuz on; "
    "yirmi otuz kirk elli altmis yetmis seksen doksan; yuz",
    "ru": "один/одного/одну/одна два/две/двух три/трех четыре/четырех пять/пяти шесть/шести "
    "семь/семи восемь/восьми девять/девяти десять/десяти одиннадцать/одиннадцати "
    "двенадцать/двенадцати тринадцать/тринадцати четырнадцать/четырнадцати "
    "пятнадцать/пятнадцати шестнадцать/шестнадцати семнадцать/семнадцати "
    "восемнадцать/восемнадцати девятнадцать/девятнадцати; двадцать/двадцати тридцать/тридцати "
    "сорок/сорока пятьдесят/пятидесяти шестьдесят/шестидесяти семьдесят/семидесяти "
    "восемьдесят/восьмидесяти девяносто/девяноста; сто/ста двести/двухсот триста/трехсот "
    "четыреста/четырехсот пятьсот/пятисот шестьсот/шестисот семьсот/семисот "
    "восемьсот/восьмисот девятьсот/девятисот",
}


def _values(listed: str) -> Iterator[tuple[str, int]]:
    """Yield each word with its number: ones and teens, tens, hundreds, in this order."""
    ones, tens, hundreds = (part.split() for part in listed.split(";"))
    for first, step, words in ((1, 1, ones), (20, 10, tens), (100, 100, hundreds)):
        for turn, forms in enumerate(words):
            yield from ((form, first + step * turn) for form in forms.split("/"))


WORDS: Final = {language: dict(_values(listed)) for language, listed in _spelled.items()}
"""The number that a folded word stands for, by language."""
_others: Final[Mapping[str, str]] = {
    "en": "hundreds half third quarter tenth twentieth dozen dozens twice pair pairs",
    "tr": "yarisi ceyregi dortte onlarca yuzlerce binlerce cift",
    "ru": "двум двумя двое пара трем тремя трое четырем половина половины "
    "половину треть трети дважды трижды десятки сотни сотен полтора полторы",
}
_COUNTS: Final = {
    language: frozenset(
        word for word, value in WORDS[language].items() if value > 1 and word != "on"
    ) | forms.keys() | frozenset(_others[language].split())
    for language, forms in _scaled.items()
}  # fmt: skip
"""Folded words that count something; "on", ten in Turkish, stands for much else."""
_counted: Final = re.compile(r"\d(?:[\d.,]*\d)?|[^\W\d_]+")
_year: Final = re.compile(r"1\d{3}|20\d\d")
_rounded: Final = re.compile(r"\d\d[05]0")
_of_years: Final = frozenset(
    "in by since of from until till before after during early late mid "
    "в с после к от yil yili yilda yilinda yilindan year years год года году годы годов"
    .split()
)  # fmt: skip
"""Folded words beside a number that is a year."""
_ONCE: Final = frozenset("thousand bin тысяча тысячу".split())
"""Words that mean one thousand without a number before them."""
_MULTIPLIES: Final = frozenset("hundred yuz".split())
_BEFORE_AND: Final = _MULTIPLIES | SCALES.keys()
"""Words after which "and" adds: "two hundred and five", not "between twenty and five"."""
_word: Final = re.compile(r"[^\W\d_]+")
BEFORE: Final = 12
"""Letters before a number in which the word stands that says what it is."""
_fraction: Final = re.compile(r"\b(?:point|virgül|nokta|целых)\s+\Z", re.IGNORECASE)
_between: Final = re.compile(r"[\s-]+")


def same_number(word: str, before: str, after: str) -> str:
    """Return how a counted part's number is written otherwise: "Article III" -> 3."""
    if before not in NUMBERED and after not in NUMBERED:
        return ""
    return VALUE.get(word) or ROMAN.get(word, "")


def number_ends(text: str, language: str) -> Iterator[int]:
    """Yield where each number of a text ends, in digits or in words; a bare year is none."""
    words = _COUNTS.get(language, frozenset[str]())
    for found in _counted.finditer(text):
        word = found.group()
        is_word = not word[0].isdigit()
        if fold(word) in words if is_word else not _is_year(text, found, language):
            yield found.end()


def _is_year(text: str, number: re.Match[str], language: str) -> bool:
    """Whether digits are a bare year: not in "sent 1500 rifles"; in "in 1500 rifles were new"."""
    if not _year.fullmatch(number.group()):
        return False
    before = text[max(number.start() - BEFORE, 0) : number.start()].split()[-1:]
    after = _word.match(text, number.end() + 1)
    if not _rounded.fullmatch(number.group()) or not after or not after.group().islower():
        return True
    beside = {fold(word) for word in (*before, after.group())}
    return bool(beside & _of_years) or not term(after.group(), language)


def spelled(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a text spells a number in two words or more, and how digits write it.

    Example: "seven million rubles" -> "7 million", "thirty-nine thousand and five" -> "39005".
    """
    for run in _runs(text, language):
        if len(run) < 2 or _fraction.search(text, max(run[0].start() - BEFORE, 0), run[0].start()):
            continue
        if digits := _in_digits([fold(word.group()) for word in run], language):
            yield run[0].start(), run[-1].end(), digits


def in_words(number: int, language: str) -> list[tuple[str, ...]]:
    """Return the words that spell a number below a million, each with its forms, folded.

    Example: 212 -> two, hundred, twelve.
    """
    thousands, rest = divmod(number, 1000)
    before = _below_thousand(thousands, language) if thousands > 1 else []
    scale = [_forms_of_scale(language)] if thousands else []
    return [*before, *scale, *_below_thousand(rest, language)]


def _below_thousand(number: int, language: str) -> list[tuple[str, ...]]:
    spelled = _forms(language)
    hundreds, rest = divmod(number, 100)
    parts = [rest] if rest in spelled else [rest // 10 * 10, rest % 10]
    # Russian has a word for each hundred; "one" before it is left out in every language.
    many = [hundreds * 100] if hundreds * 100 in spelled else [hundreds, 100]
    return [spelled[part] for part in (*(many if hundreds else ()), *(parts if rest else ()))]


def _forms_of_scale(language: str) -> tuple[str, ...]:
    return tuple(form for form, size in _scaled[language].items() if size == 1000)


@cache
def _forms(language: str) -> Mapping[int, tuple[str, ...]]:
    """Return the forms of each word that spells a number."""
    found: dict[int, tuple[str, ...]] = {}
    for form, value in WORDS[language].items():
        found[value] = (*found.get(value, ()), form)
    return found


def counted_in_digits(text: str, language: str) -> str:
    """Return a text with the numbers it spells, from two up, in digits: "five men" -> "5 men"."""
    written, end = "", 0
    runs = _runs(text, language) if language in WORDS else ()
    for run in filter(None, runs):
        said = [fold(word.group()) for word in run]
        small = len(said) == 1 and (said[0] not in _COUNTS[language] or said[0] in SCALES)
        if not small and (digits := _in_digits(said, language)):
            written += text[end : run[0].start()] + digits
            end = run[-1].end()
    return written + text[end:]


def _runs(text: str, language: str) -> Iterator[list[re.Match[str]]]:
    """Yield the words that stand side by side and belong to numbers; "and" between them not."""
    run: list[re.Match[str]] = []
    end = -1
    known = WORDS[language].keys() | SCALES.keys()
    for word in _word.finditer(text):
        said = fold(word.group())
        beside = not run or bool(_between.fullmatch(text, end, word.start()))
        if said == "and" and beside and run and fold(run[-1].group()) in _BEFORE_AND:
            end = word.end()
            continue
        if said not in known or not beside:
            yield run
            run = []
        if said in known:
            run.append(word)
            end = word.end()
    yield run


def _in_digits(words: list[str], language: str) -> str:
    """Return a spelled number in digits, a multiplying word at its end as it is; else nothing."""
    *before, last = words
    if last in SCALES and not SCALES.keys() & set(before):
        number = _value(before, language)
        return f"{number} {last}" if number else ""
    return str(_value(words, language) or _year_in_two(words, language) or "")


def _year_in_two(words: list[str], language: str) -> int:
    """Return a year that is said as two numbers, "nineteen fifty-two", or 0."""
    first, last = _value(words[:1], language), _value(words[1:], language)
    return first * 100 + last if 11 <= first <= 20 and 10 <= last < 100 else 0


def _value(words: list[str], language: str) -> int:
    """Return the number that words spell, 0 where they spell none ("one two")."""
    whole = hundreds = 0
    least = max(SCALES.values()) * 1000
    for word in words:
        if scale := SCALES.get(word):
            if scale >= least or not (hundreds or word in _ONCE):
                return 0
            whole, hundreds, least = whole + (hundreds or 1) * scale, 0, scale
            continue
        value = WORDS[language][word]
        if word in _MULTIPLIES and 0 < hundreds < 100:
            hundreds *= value
        elif hundreds % 10 ** len(str(value)) or (hundreds and value >= 100):
            return 0
        else:
            hundreds += value
    return whole + hundreds
