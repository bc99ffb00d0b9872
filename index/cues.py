"""What shows that a sentence holds the kind of thing that was asked for.

A date for "when", a number for "how many", a new capitalised word for "who" and "where", words
that give a reason for "why" or speak of a reply. What lacks them may answer all the same, but a
text without any number hardly tells how many.
"""

import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import Final

from corpus.calendar import NUMBERS
from corpus.dates import Dated, dated
from index.analysis import fold, term
from index.numerals import number_ends
from index.words import COUNTS, Wanted

_months: Final = "|".join(
    name.capitalize() if name.isascii() or name[0] < "а" else name
    for name in NUMBERS
    if len(name) > 3 or name in ("may", "май", "мая", "мае")
)
"""A month is written with a capital, except in Russian."""
TIME: Final = re.compile(
    rf"\b(?:1\d{{3}}|20\d\d|{_months}|century|centuries|decade|yesterday|weeks?|months?|years?|"
    r"yüzyıl\w*|yıl(?:lar)? önce|век\w{0,3}|лет|год(?:а|у|ом)?)\b"
)
ONE: Final = frozenset(
    "one once single several no none neither tek birkac hicbiri hicbir один одна одно одного одну "
    "несколько ни".split()
)
"""Folded words that count one, some or none, and may stand for much else."""
BEHIND: Final = 4
"""Words between which and a number stands what it counts: "200 kg of fine gold"."""
ROOM: Final = 60
"""Letters in which those words stand."""
_word: Final = re.compile(r"[^\W\d_]+")
CAPITAL: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]*[A-ZÇĞİÖŞÜА-Я][^\W_]+")
CAUSE: Final = re.compile(
    r"\b(?:because|due to|owing to|in order to|so that|so as to|therefore|thus|hence|thereby|"
    r"as a result|for fear|reasons?|cause[ds]?|led to|result(?:ed|ing) (?:in|from)|aimed|sought|"
    r"çünkü|nedeniyle|nedenle|sebebiyle|dolayısıyla|yüzünden|amacıyla|böylece|"
    r"потому что|так как|поскольку|из-за|вследствие|благодаря|чтобы|поэтому|в результате|"
    r"с целью|по причине)\b"
)
"""In small letters: to ignore case costs three times as much."""
DURATION: Final = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur\w+|until|since|"
    r"yıl\w*|ay(?:lar)?|gün\w*|saat\w*|yüzyıl\w*|kadar|beri|"
    r"hafta\w*|лет|год\w*|месяц\w*|недел\w*|дн(?:я|ей)|день|час\w*|век\w*|до|"
    r"km|kilomet\w*|met(?:re|er)s?|miles?|feet|versts?|верст\w*)\b|\d\s*[-–—]\s*\d",
    re.IGNORECASE,
)
AGE: Final = re.compile(
    r"\b(?:age[ds]?|aging|old(?:er)?|born|birth\w*|baby|child\w*|young\w*|"
    r"yaş\w*|doğ(?:du|muş|um)\w*|лет|год(?:а|у|ом)?|возраст\w*|родил\w*|рожд\w*)\b",
    re.IGNORECASE,
)
PLACE: Final = re.compile(
    r"\b(?i:in|at|on|to|from|near|into|through|towards?|across|along|around|via|between|within|"
    r"inside|outside|under|behind|city|town|north|south|east|west|where)\s+"
    r"(?:(?:[a-z]+ ){0,2}[A-ZÇĞİÖŞÜ]|(?:the|an?|his|her|their|its|this) [a-z])"
    r"|[a-zçğıöşü](?:['’]?[dt][ae]n?|['’][ny]?[ae])\b"
    r"|\b(?:к|ко|в|во|на|у|из|под|около|через|между|близ|где)\b"
)
SPEECH: Final = re.compile(
    r'["“”«„:]|\b(?:sa(?:id|y\w*)|tell\w*|told|declar\w+|state[sd]|repl\w+|answer\w*|wr[io]te?\w*|'
    r"telegraph\w*|insist\w*|ask\w*|demand\w*|advis\w+|warn\w*|request\w*|report\w*|"
    r"believ\w+|view\w*|thought|"
    r"think\w*|argu\w+|claim\w*|announc\w+|call(?:ed|s)|describ\w+|suggest\w*|propos\w+|"
    r"inform\w*|promis\w+|express\w*|according|consider\w*|regard\w*|letters?|note[sd]?|"
    r"speech|respond\w*|responses?|conclud\w+|mention\w*|expla\w*|object\w*|reject\w*|stress\w*|felt|feel\w*|"
    r"de(?:di|miş|mek)\w*|söyle\w*|yaz\w*|bildir\w*|iste\w*|belirt\w*|açıkla\w*|"
    r"öner\w*|yanıt\w*|ceva[pb]\w*|düşün\w*|talep|teklif\w*|vaa[td]\w*|sor(?:du|muş)\w*|"
    r"сказа\w*|говор\w*|пис\w*|сообщ\w*|заяв\w*|счита\w*|дума\w*|(?:по)?требо\w*|отве\w*|"
    r"обеща\w*|предл[ао]\w*|(?:по)?прос(?:ил|ит|ят|ьб)\w*|спросил\w*|написал\w*|"
    r"we|my|our|(?-i:ben)|biz|benim|bizim|я|мы|мой|наш\w{0,3})\b"
    r"|(?-i:(?:\A|[.,;:!?(—-]\s*|\b[a-z]+\s)I\s+[a-z])",  # not "Nicholas I of"
    re.IGNORECASE,
)
REPLY: Final = re.compile(
    r"\b(?:repl(?:y|ie)|answer|respon(?:d|ses?\b)|counter(?:ed|ing)\b|retort|rejoinder|"
    r"rejoined|react(?:ed|s|ion)\b|yanıt|cevap|cevab|karşılık|ответ(?!ств)|отвеч|возрази|реакци)",
    re.IGNORECASE,
)
BACK: Final = re.compile(
    r"\W*(?:(?:he|she|it|they|this|these|those|that|his|her|their|its|such|then|there|also|here|"
    r"but|and|so|however|therefore|thus|hence|"
    r"in (?:exchange|return|accordance|addition|response)|as a result|at the same time|"
    r"o|onlar|bu|bunlar|bunun|bunda|bundan|onun|böylece|ancak|fakat|ama|"
    r"karşılığında|buna|"
    r"он|она|оно|они|это|эти|этот|эта|его|ее|их|тогда|там|но|а|и|однако|поэтому|"
    r"взамен|в обмен|в результате)(?![\w'’.]))",
    re.IGNORECASE,
)
_NEEDED: Final[Mapping[Wanted, re.Pattern[str]]] = {
    "age": AGE, "duration": DURATION, "place": PLACE, "speech": SPEECH, "reply": REPLY,
}  # fmt: skip


def refers_back(sentence: str) -> bool:
    """Whether a sentence begins by pointing to the one before: "In exchange, they …"."""
    return BACK.match(sentence) is not None


def is_silent(wanted: Wanted, text: str, language: str) -> bool:
    """Whether a text holds nothing of the kind that is asked for: no number, time, place, word."""
    if wanted in COUNTS:
        counted = wanted == "number" and any(fold(word) in ONE for word in _word.findall(text))
        return not counted and not any(_counting(text, language))
    if wanted == "time":
        return not _tells_time(text)
    needed = _NEEDED.get(wanted)
    return needed is not None and not needed.search(text)


@lru_cache(maxsize=256)
def _dates(text: str) -> tuple[Dated, ...]:
    """Return the dates of a sentence, which one question looks at several times."""
    return tuple(dated(text))


def _tells_time(text: str) -> bool:
    return bool(TIME.search(text)) or bool(_dates(text))


def counts(text: str, language: str, counted: Set[str]) -> bool:
    """Whether a text counts one of the terms: a number with the word soon behind it."""
    behind = (
        islice(_word.finditer(text, end, end + ROOM), BEHIND)
        for end in number_ends(text, language)
    )
    return any(term(word.group(), language) in counted for word in chain.from_iterable(behind))


def counts_otherwise(text: str, language: str, counted: Set[str]) -> bool:
    """Whether a text counts other things: each number stands before a word that is not asked for.

    Where the number ends the clause, what it counts stands before: "the rifles were 500".
    """
    ends = list(_counting(text, language))
    if not ends or counts(text, language, counted):
        return False
    words = [fold(word) for word in _word.findall(text)]
    ones = (after for word, after in pairwise(words) if word in ONE)
    if any(term(after, language) in counted for after in ones):
        return False
    after = (_word.match(text, end + 1) for end in ends)
    return all(word and term(word.group(), language) for word in after)


def _counting(text: str, language: str) -> Iterator[int]:
    """Yield where each number of a text ends that belongs to no date."""
    ends = list(number_ends(text, language))
    days = [(date.start, date.end) for date in _dates(text)] if ends else []
    for end in ends:
        within = ((first, last) for first, last in days if first < end <= last)
        if all(span == (end - len("1500"), end) for span in within):  # "1500 rifles"
            yield end


def holds(wanted: Wanted, question: str, sentence: str, language: str) -> bool:
    """Whether a sentence holds what a question asks for."""
    if wanted == "time":
        return _tells_time(sentence)
    if wanted == "age" and not AGE.search(sentence):
        return False
    if wanted in (*COUNTS, "age"):
        return next(_counting(sentence, language), None) is not None
    if wanted == "reply":
        return bool(REPLY.search(sentence))
    if wanted == "reason":
        return bool(CAUSE.search(sentence.lower()))
    if wanted in ("name", "place"):
        asked = question.casefold()
        names = CAPITAL.finditer(sentence)
        return any(name.start() > 0 and name.group().casefold() not in asked for name in names)
    return False
