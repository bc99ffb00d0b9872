"""What months and centuries are called, in English, Turkish and Russian."""

import re
from collections.abc import Iterator
from typing import Final

MONTHS = (
    "January February March April May June July August September October November December"
).split()
BEGINNINGS: Final = "|".join(name[:3].lower() for name in MONTHS)
"""How the English months begin, as alternatives of a pattern."""
NAMES: Final = (
    "january jan ocak январь января январе янв|"
    "february feb şubat subat февраль февраля феврале фев|"
    "march mar mart март марта марте мар|april apr nisan апрель апреля апреле апр|"
    "may mayıs mayis май мая мае|june jun haziran июнь июня июне|"
    "july jul temmuz июль июля июле|august aug ağustos agustos август августа августе авг|"
    "september sept sep eylül eylul сентябрь сентября сентябре сен|"
    "october oct ekim октябрь октября октябре окт|"
    "november nov kasım kasim ноябрь ноября ноябре ноя|"
    "december dec aralık aralik декабрь декабря декабре дек"
)
NUMBERS: Final = {
    name: number for number, names in enumerate(NAMES.split("|"), 1) for name in names.split()
}
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
        "twenty-first".split(),
        1,
    )
}
_ones: Final = "first second third fourth fifth sixth seventh eighth ninth".split()
_russian: Final = (
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат "
    "четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
).split()


def _russian_days() -> Iterator[tuple[str, int]]:
    """Yield the days of a month as Russian spells them: "второго", "двадцать-первое"."""
    stems = [*_russian, *(f"двадцать-{stem}" for stem in _russian[:9]), "тридцат", "тридцать-перв"]
    for number, stem in enumerate(stems, 1):
        for ending in ("ьего", "ье") if stem.endswith("трет") else ("ого", "ое"):
            yield stem + ending, number
            yield (stem + ending).replace("ерт", "ёрт"), number


DAYS: Final = {
    **ORDINALS,
    **{f"twenty-{word}": number for number, word in enumerate(_ones, 21)},
    "thirtieth": 30,
    "thirty-first": 31,
    **dict(_russian_days()),
}
"""The days of a month as they are spelled in English and Russian."""
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


def month_name(number: int) -> str:
    """Return the English name of month 1 to 12."""
    return MONTHS[number - 1]


def month_names(number: int) -> tuple[str, ...]:
    """Return the names of a month in all three languages, longest forms first."""
    return tuple(NAMES.split("|")[number - 1].split())


def day_names(number: int) -> tuple[str, ...]:
    """Return how a day of a month is spelled where one word does: sixteenth, шестнадцатого."""
    return tuple(word for word, day in DAYS.items() if day == number and "-" not in word)


def day_number(word: str) -> int:
    """Return the day that a word of `DAYS` stands for, in whatever case and with any letter i."""
    plain = re.sub(r"[\s-]+", "-", word).replace("İ", "i").replace("ı", "i").casefold()
    return DAYS[plain]


def century_names(number: int) -> tuple[str, ...]:
    """Return how texts call a century: fifteenth, xv, 15."""
    ordinal = next((word for word, value in ORDINALS.items() if value == number), "")
    tens, ones = divmod(number, 10)
    roman = "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
    return ordinal, roman, str(number)


def roman_number(numeral: str) -> int:
    """Return the number that a Roman numeral up to XXXIX stands for, with a Turkish İ, too."""
    values = [_ROMAN[letter] for letter in numeral.upper().replace("İ", "I")]
    after = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, after, strict=True))


def month_number(name: str) -> int:
    """Return the number of a month by its name, whole or cut short."""
    plain = name.rstrip(".").replace("İ", "i").lower()
    if plain in NUMBERS:
        return NUMBERS[plain]
    return next((number for known, number in NUMBERS.items() if known[:3] == plain[:3]), 1)
