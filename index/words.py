"""Function words that tell what a question wants: a date, a number, a name, a source."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal

from index.names import is_form
from index.numerals import VALUE

Wanted = Literal[
    "", "time", "age", "duration", "number", "amount", "name", "place", "reason", "speech", "reply"
]
_asked: Final[Mapping[Wanted, str]] = {
    "time": "when date what_year which_year what_time what_hour which_hour saat_kacta ne_zaman "
    "hangi_tarih hangi_tarihe hangi_tarihte "
    "hangi_tarihinde tarihi_ne tarihi_nedir tarih_nedir hangi_yil hangi_yilda hangi_yilinda "
    "kac_yilda kac_yilinda когда дата каком_году какой_год какому_году каких_годах какого_года "
    "в_котором_часу во_сколько_часов какого_числа",
    "number": "how_many kac kaci sayi сколько количество",
    "amount": "how_much how_fast how_heavy how_high how_big how_large how_tall how_deep "
    "how_wide what_share "
    "what_percentage what_percent what_proportion what_fraction what_sum what_amount ne_kadar "
    "ne_kadari ne_kadariydi ne_kadarini какая_часть какую_часть какая_доля какую_долю "
    "какая_сумма какую_сумму",
    "age": "how_old what_age what_was_his_age what_was_her_age many_years_old сколько_лет_ему "
    "сколько_лет_ей сколько_ему_лет сколько_ей_лет сколько_ему_было_лет сколько_ей_было_лет "
    "kac_yasinda kac_yasindaydi kac_yasindayken сколько_лет_было "
    "в_каком_возрасте",
    "duration": "how_long ne_kadar_surdu ne_kadar_surer ne_kadar_suruyor ne_kadar_surmus "
    "ne_kadar_surecek ne_kadar_surecekti ne_kadar_sure "
    "ne_kadar_sureyle ne_kadar_zaman как_долго сколько_времени сколько_длился сколько_длилась "
    "сколько_длилось сколько_длились сколько_продолжался сколько_продолжалась "
    "сколько_продолжалось",
    "name": "who whom whose kim kime kimi kimin kimler kiminle кто кого кому кем чей",
    "place": "where which_city what_city which_town what_town which_village which_place nerede "
    "nereye nereden hangi_sehirde где куда откуда каком_городе",
    "reason": "why how_come what_made reason reasons neden nedeni nicin niye почему зачем отчего "
    "причина причины",
}
COUNTS: Final = ("number", "amount")
WANTED: Final[Mapping[str, Wanted]] = {
    word.replace("_", " "): wanted for wanted, listed in _asked.items() for word in listed.split()
}
"""Words, or up to `_most` of them side by side, that say what is wanted."""
_most: Final = max(said.count(" ") for said in WANTED) + 1
_asks: Final = frozenset("what which how ne что какой какая какое какие какую каким как".split())
_joins: Final = frozenset("and or ve veya и или".split())
_replies: Final = frozenset(
    "answer answered reply replied respond responded yanitladi cevapladi ответил ответила "
    "ответили".split()
)
SPEAKING: Final = _replies | frozenset(
    "say said tell told write wrote think thought believe claim claimed declare declared announce "
    "announced promise promised propose proposed suggest suggested demand demanded request "
    "requested advise advised warn warned insist insisted dedi soyledi yazdi dusunuyordu istedi "
    "onerdi talep сказал сказала написал думал заявил обещал предложил потребовал просил".split()
)
"""Words by which what somebody said is asked for: "what did he reply"."""
_relative: Final = frozenset("when where who whom whose когда где куда кто кого кому".split())
"""Words that join a clause once something was asked: "what was signed when he came"."""

REFERENCES: Final = frozenset(
    "footnote footnotes reference references cite cited cites citing citation сноска сноски "
    "сноску сноске ссылка ссылку ссылки".split()
)
REFERENCE_ROOTS: Final = ("dipnot", "referans", "atif")
"""Words that ask for a document's own footnote, and the roots of such words in Turkish."""
# Words that ask for the source itself. "Article" does not when a number follows: "Article III".
SOURCES: Final = REFERENCES | frozenset(
    """
    source sources site website url doi link webpage periodical book books article articles
    archive archives archival published publisher publication author authors translator
    translated kept literature bibliography
    journal compiled compilers compiler edited editors editor catalogue volume page pages title
    collection fond opis shelfmark isbn printed licence license
    kaynak kaynagi kaynaklar kitap kitabi makale makalesi arsiv arsivi yayimlandi yayinlandi
    saklaniyor saklanmakta saklanmaktadir muhafaza
    yayinevi yazari yazar cevirmen derleyen cilt sayfa basligi dergi dergide yayimlanmis
    источник источники статья статьи статье издательство составил перевод перевода переводе
    сайт сайта сайте том томе странице страница
    """.split()
)
SOURCE_ROOTS: Final = (
    *REFERENCE_ROOTS,
    *"kaynak kaynag kitap kitab makale arsiv yayinevi yazar cevirmen ceviren cevir derleyen cilt "
    "cild sayfa dergi yayimla yayinla".split(),
)
"""Roots of such words in Turkish, without their endings."""
RUSSIAN_SOURCES: Final = tuple(
    "опубликован издан напечатан издатель автор журнал сборник архив переводчик книг перевел "
    "составител хранится".split()
)
"""The beginnings of such words in Russian."""
RUSSIAN_ENDING: Final = 2
"""Letters that an ending adds to them at most."""

LETTERS: Final = frozenset(
    """
    letter letters telegram telegrams cable note dispatch despatch abstract report memorandum memo
    diary manuscript document article paper book essay study chapter статью статья статьи статье
    книгу книга книги книге главу глава письмо письма письме телеграмма телеграммы телеграмме
    рапорт рапорта доклад доклада донесение дневник дневника рукопись документ документа отчет
    отчета отчете записка записки записку протокол протокола прошение прошения воспоминания
    ledger minutes petition register memoir memoirs chronicle pamphlet
    """.split()
)
LETTER_ROOTS: Final = (
    *"mektup mektub telgraf rapor belge gunlug elyazma makale kitap kitab hatirat tutana dilekce "
    "defter".split(),
)
"""What a source may be, and the roots of such words in Turkish."""
_of_a_letter: Final = frozenset(
    "date dated number addressed language handwritten typewritten typed tarihli tarihi tarihini "
    "numarasi numarasini numarali dil dili dilde dilinde дата дату номер датировано датирована "
    "датирован адресовано адресована язык языке".split()
)
_of_writing: Final = frozenset(
    "written wrote write writes sent send sends yazildi yazdi yazmis yazilmis yazilmisti "
    "gonderildi gonderdi gonderilmis gonderilmisti hazirladi hazirlandi hazirlayan basti basildi "
    "basilmis вел вела ведет составлен составлена составлено составил составила drafted "
    "написано написана написан написал написали написала отправлено "
    "отправлена отправил отправила послал послала послано послана".split()
)
"""Words that ask for a letter's date or language; the second where "when" or "who" is said."""
_numbered: Final = re.compile(
    rf"\b(?:{'|'.join(LETTERS)}) number of\b|"
    rf"\bnumber of (?:the|this|that|his|her|its) (?:\w+ )?(?:{'|'.join(LETTERS)})\b"
)
"""A letter's number, not that of rubles."""
_writers: Final = frozenset(
    "author authors editor editors translator compiler compilers publisher yazar yazari cevirmen "
    "derleyen переводчик составитель составители издательство".split()
)
_texts: Final = (
    SOURCES
    | LETTERS
    | frozenset(
        "section paragraph treaty agreement pact clause protocol law madde maddesi antlasma "
        "antlasmasi anlasma статья договор договора".split()
    )
) - _writers
"""What says something without a speaker."""

_quoted: Final = frozenset(
    "quotation quotations quote quotes passage passages sentence sentences statement statements "
    "text texts extract extracts excerpt excerpts claim claims figure figures number numbers "
    "information data this that these those".split()
)
_quoted_roots: Final = tuple("alinti bilgi cumle metin metn rakam".split())
_russian_quoted: Final = tuple(
    "цитат отрывок отрывк текст сведени данны утверждени фраз цифр".split()
)
"""What has a source that can be named; help and rivers have theirs in the world."""
_source: Final = ("source", "kaynak", "kaynag", "источник")
_all_sources: Final = (
    "sources", "kaynaklar", *(f"источник{end}" for end in "и ов ам ами ах".split())
)  # fmt: skip
_comparing: Final = frozenset(
    "agree agrees disagree disagrees differ differs contradict contradicts conflict conflicting "
    "compare compared together seem seems hemfikir celisiyor celisir ayni farkli согласны "
    "согласуются расходятся противоречат сходятся diyor soyluyor yaziyor anlatiyor bahsediyor "
    "diyorlar говорят сообщают пишут говорится".split()
)
"""What sources do to each other, or to a reader."""


PERSONAL: Final = frozenset(
    """
    i im i'm i've i'd i'll me my mine myself you your yours we us our
    today tonight tomorrow yesterday now currently nowadays current latest near nearby nearest
    ben bana beni benim sen sana senin biz bize bizim siz bugun yarin dun simdi guncel yakin
    я мне меня мой моя мои моего моей ты тебе тебя твой мы нам наш вы вам ваш сегодня завтра
    вчера сейчас
    """.split()
)
"""Words by which a question speaks of the asker, or of the present day."""


def wanted(folded: Sequence[str]) -> tuple[Wanted, range]:
    """Return what kind of thing a question asks for, and where the words stand that say so.

    The first that say so count.
    """
    asked = texts = False
    before = ""
    for at, one in enumerate(folded):
        ahead = (" ".join(folded[at : at + many]) for many in range(_most, 0, -1))
        word = next((said for said in ahead if said in WANTED), "")
        joined = before in _joins  # "how and when"
        if word and not (asked and word in _relative and not joined):
            return WANTED[word], range(at, at + word.count(" ") + 1)
        if asked and one in SPEAKING and not texts:
            return "reply" if one in _replies else "speech", range(at, at + 1)
        texts = texts or (asked and one in _texts)
        asked = asked or one in _asks
        before = one
    return "", range(len(folded), len(folded))


def asks_for_source(word: str, after: str) -> bool:
    """Whether a word asks for the source itself."""
    if after in VALUE or after.isdigit():
        return False
    return word in SOURCES or _is_of(word, SOURCE_ROOTS, RUSSIAN_SOURCES)


def _is_of(word: str, turkish: tuple[str, ...], russian: tuple[str, ...]) -> bool:
    """Whether a word is a form of a Turkish root or of a Russian one."""
    if any(word.startswith(root) and len(word) <= len(root) + RUSSIAN_ENDING for root in russian):
        return True
    return word.startswith(turkish) and any(is_form(word, root) for root in turkish)


def is_source(word: str) -> bool:
    """Whether a word is no more than "source" or "sources"."""
    return word.startswith(_source)


def calls_on_all(word: str, after: str) -> bool:
    """Whether a word calls on the sources as a whole: "according to the sources"."""
    return word.startswith(_all_sources) and after not in ("of", "for")


def compares(word: str) -> bool:
    """Whether a word says how sources stand to each other, or no more than that they speak."""
    return word in _comparing


def is_quotable(word: str) -> bool:
    """Whether a word means something whose source can be named: a text, or what it says."""
    if is_source(word):
        return False
    return word in _texts or word.startswith(LETTER_ROOTS) or is_quoted(word)


def is_quoted(word: str) -> bool:
    """Whether a word stands for what was quoted: "the source of this figure"."""
    return word in _quoted or _is_of(word, _quoted_roots, _russian_quoted)


def asks_of_letters(folded: Sequence[str]) -> frozenset[str]:
    """Return which words of a question ask for the date, the number or the author of a letter."""
    if not any(word in LETTERS or word.startswith(LETTER_ROOTS) for word in folded):
        return frozenset()
    of = "number of" in " ".join(folded) and not _numbered.search(" ".join(folded))
    history = {
        word
        for before, word in pairwise(("", *folded))
        if word in ("tarihi", "tarihini") and not before.startswith(LETTER_ROOTS)
    }
    writing = _of_writing if wanted(folded)[0] in ("time", "name") else frozenset[str]()
    asks = (_of_a_letter | writing) - history - ({"number"} if of else set())
    return frozenset(folded) & asks


def asks_for_footnote(word: str) -> bool:
    """Whether a word asks for the reference that a document itself gives."""
    return word in REFERENCES or any(is_form(word, root) for root in REFERENCE_ROOTS)
