"""Words of a question that tell little of its matter: they shape it, or are used for anything."""

from typing import Final

from index.dictionary import lemma
from index.stopwords import TURKISH_FRAME

FILLERS: Final = frozenset(
    """
    date dates year years happen happened happens exactly actually besides apart aside
    concerning lutfen пожалуйста bc bce located situated находится находятся находился
    находилась расположен расположена расположено расположены году года год каким каков какова
    каково каковы дате числа является являлся имел имела после перед согласно которого которой
    произошло случилось кто кем зачем через насчет всеми должен должна должно говорится
    рассказывает рассказывается упоминает упоминается упоминаются пишет сделал сделала сделали
    делал делали такое такая такие таким таких такого могут может мог могла могли себя себе
    собой чему также свою свой своей своих своего своем своим своими происходит происходило
    произошла произошли самым самый самых самые самая самой скольких которых котором которое
    которую которому наиболее являются являлась являлось являлись иногда относится какому чьей
    чьи этого этом этой эту всей каждого каждый многих многие вообще кроме помимо сами обе оба
    пока либо теперь ходе стал стала стало стали этих этим этими словам мнению
    """.split()
)
"""Words that only shape a question; a passage that answers need not hold them."""
_which: Final = frozenset(
    "what which whichever hangi ne kac какой какая какое какие каком какую какого каких "
    "сколько".split()
)
_lasting: Final = frozenset(
    "last lasts lasted lasting surdu surer surmus suruyor длится длился длилась длилось "
    "длились продолжался продолжалась продолжалось продолжались".split()
)
_verbs: Final = frozenset(
    """
    istedi istiyor istiyordu istemis istemisti onerdi dedi demis soyledi soylemis yazdi yazmis
    verdi vermis verildi verilmis aldi almis alindi geldi gelmis gitti gitmis cikti cikmis basladi
    baslamis bitti bitmis kaldi kalmis dusundu dusunuyordu gordu gormus surdu surecek surecekti
    хотел хотела хотели предлагал предлагала предлагали предложил предложила предложили решил
    решила решили думал думала думали считал считала считали говорил говорила говорили сказал
    сказала сказали писал писала писали написал дал дала дали дало получил получила получили взял
    взяла взяли пришел пришла пришли приехал приехала приехали поехал поехала поехали пошел пошла
    пошли начал начала начали начался началась началось начались закончился закончилась
    закончилось кончился кончилась
    стоит стоил стоила стоило стоили cost costs
    """.split()
)
"""Verbs that a question uses for anything, as those of `LIGHT`, where no document holds them."""
_adverbs: Final = frozenset(
    "first last later soon among true together already almost always never often still quite "
    "rather perhaps instead meanwhile alone afterwards earlier ilk ilkin sonradan asil birlikte "
    "beraber hala yine tekrar henuz artik asla daima neredeyse впервые сначала потом первым "
    "первой позже вместе снова опять вновь всегда никогда часто почти просто именно затем "
    "наконец".split()
)
SHORTEST_ADJECTIVE: Final = 4
"""Letters from which a word before -ly is an adjective: "reply" is none of "rep"."""
_takes: Final = frozenset("take takes took taken taking".split())
_asked_for: Final = frozenset(
    """
    day month century decade country city town place person people kind sort type form number
    amount percentage percent name term word language
    gun gunu gunde ay ayda ayi yil yildir hafta saat yuzyil ulke ulkede sehir sehirde yer yerde
    kisi tur isim ad день дня дню дней месяц месяце месяцев недель лет часов веке век стране
    страна страну городе город месте место человек вид
    """.split()
)


def is_filler(folded: str, language: str) -> bool:
    """Whether a word only shapes a question; "gore" in Turkish, not where it is a name."""
    return folded in FILLERS or (language == "tr" and folded in TURKISH_FRAME)


def lasts(word: str) -> bool:
    """Whether a word says no more than "how long" does: "did it last"."""
    return word in _lasting


def is_idle(word: str) -> bool:
    """Whether a word that no document holds is hardly missed: how it was done, any verb."""
    return word in _adverbs or word in _verbs or _is_made_of_adjective(word)


def _is_made_of_adjective(word: str) -> bool:
    """Whether a word is an adjective with -ly: "originally", not "family"."""
    if not word.endswith("ly"):
        return False
    own = word.removesuffix("ly")
    mute = f"{own}le" if own.endswith(("ab", "ib", "mp")) else ""
    made = (own, mute, f"{own[:-1]}y" if own.endswith("i") else "")
    return len(own) >= SHORTEST_ADJECTIVE and any(map(lemma, filter(None, made)))


def is_asked_for(word: str, before: str) -> bool:
    """Whether a word only says what kind of thing is wanted: "which month", "take place"."""
    return (before in _which and word in _asked_for) or (before in _takes and word == "place")
