"""Numbers as they are written: in digits, as numerals, in words, with a word that multiplies."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from index.analysis import fold

VALUE: Final = {name: str(number) for number, name in enumerate(
    "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split(), 1
)}  # fmt: skip
ROMAN: Final = {number: name for name, number in VALUE.items()}
SCALES: Final[Mapping[str, int]] = {
    name: size
    for size, names in (
        (10**3, "thousand thousands bin тысяча тысячу тысячи тысяч тысячами тысячам тысячах тыс"),
        (10**6, "million millions mln milyon миллион миллиона миллионов миллионами миллионам млн"),
        (10**9, "billion billions milyar миллиард миллиарда миллиардов млрд"),
    )
    for name in names.split()
}
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
_COUNTS: Final = frozenset(
    word for words in WORDS.values() for word, value in words.items() if value > 1 and word != "on"
) | SCALES.keys() | frozenset(
    """
    hundreds half third quarter tenth twentieth dozen dozens twice yarisi ceyregi dortte
    двум двумя двое трем тремя трое четырем половина половины половину треть трети дважды трижды
    """.split()
)  # fmt: skip
"""Folded words that count something; "on" is ten in Turkish only."""
_counted: Final = re.compile(r"\d(?:[\d.,]*\d)?|[^\W\d_]+")
_year: Final = re.compile(r"1\d{3}|20\d\d")
_AND: Final = frozenset("and ve и".split())
_ONCE: Final = frozenset("bin тысяча тысячу".split())
"""Words that mean one thousand without a number before them."""
_MULTIPLIES: Final = frozenset("hundred yuz".split())
_spaced: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,]*\d)")
_word: Final = re.compile(r"[^\W\d_]+")
POINT: Final = 12
"""Letters before a number in which a word for a decimal point stands."""
_fraction: Final = re.compile(r"\b(?:point|virgül|nokta|целых)\s+\Z", re.IGNORECASE)
_between: Final = re.compile(r"[\s-]+")


def joined_numbers(text: str) -> str:
    """Return a text with "39 000" as one number; a year and a number beside it stay two."""
    return _spaced.sub(lambda match: re.sub(r"\s", "", match.group()), text)


def same_number(word: str, before: str, after: str) -> str:
    """Return how a counted part's number is written otherwise: "Article III" -> 3."""
    if before not in NUMBERED and after not in NUMBERED:
        return ""
    return VALUE.get(word) or ROMAN.get(word, "")


def number_ends(text: str) -> Iterator[int]:
    """Yield where each number of a text ends, in digits or in words; a bare year is none."""
    for found in _counted.finditer(text):
        word = found.group()
        if not _year.fullmatch(word) if word[0].isdigit() else fold(word) in _COUNTS:
            yield found.end()


def spelled(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a text spells a number in two words or more, and how digits write it.

    Example: "seven million rubles" -> "7 million", "thirty-nine thousand and five" -> "39005".
    """
    for run in _runs(text, language):
        if len(run) < 2 or _fraction.search(text, max(run[0].start() - POINT, 0), run[0].start()):
            continue
        if digits := _in_digits([fold(word.group()) for word in run], language):
            yield run[0].start(), run[-1].end(), digits


def _runs(text: str, language: str) -> Iterator[list[re.Match[str]]]:
    """Yield the words that stand side by side and belong to numbers; "and" between them not."""
    run: list[re.Match[str]] = []
    end = -1
    known = WORDS[language].keys() | SCALES.keys()
    for word in _word.finditer(text):
        said = fold(word.group())
        beside = not run or bool(_between.fullmatch(text, end, word.start()))
        if said in _AND and run and beside:
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
