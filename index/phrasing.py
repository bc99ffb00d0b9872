"""What is said around a question: greetings, thanks, politeness, idioms. It tells nothing."""

import re
from typing import Final

_greeting: Final = re.compile(
    r"\A\s*(?:hello|hi|hey|greetings|good (?:morning|day|afternoon|evening)|merhaba|merhabalar|"
    r"selam|iyi (?:günler|akşamlar)|günaydın|привет|здравствуй(?:те)?|добрый (?:день|вечер)|"
    r"доброе утро)(?: (?:there|bot|everyone|all))?\s*[,!.:;–—-]+\s+(?=\S)",
    re.IGNORECASE,
)
_thanks: Final = re.compile(
    r"\A\s*(?:thanks|thank you|thx|ok|okay|great|teşekkürler|teşekkür ederim|sağ ?ol(?:un)?|tamam|"
    r"спасибо|благодарю|ок|хорошо)(?: (?:a lot|very much|so much|çok|большое))?\s*[,!.:;–—-]+\s+"
    r"(?=.*\?|(?:and|but|so|who|what|when|where|why|how|which|ve|peki|ama|kim|ne|nerede|kaç|hangi|"
    r"а|и|но|кто|что|когда|где|почему|как|сколько)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Thanks before another question."""
_polite: Final = re.compile(
    r"\A\s*(?:(?:please|lütfen|bana|пожалуйста|мне)[\s,]+)*(?:"
    r"i wonder|i(?: would|['’]d) like to know|i want to know|do you know|is it true(?: that)?|"
    r"(?:can|could|would|will) you (?:please )?(?:tell|explain|say)(?: (?:me|us))?|tell me|"
    r"(?:(?:give|show|send|tell) me )?(?:(?:a|all|any|some|more|the|short|brief) )*"
    r"(?:info|information|details|facts|summary|overview|documents?) (?:on|about|of)|"
    r"(?:рас|под)?скаж(?:и|ите)(?:[\s,]+(?:мне|нам|пожалуйста))*(?: (?:про|об?)\b)?|"
    r"правда ли(?:,? что)?|верно ли(?:,? что)?|интересно|(?:я )?хочу (?:у?знать)|"
    r"(?:дай(?:те)? )?(?:информаци[яю]|сведения) об?"
    r")[\s,:]+(?=\S+\s+\S|\w{3})"
    r"|(?<![\s,])[\s,]+(?:hakkında bilgi(?: ver\w*| istiyorum)?|merak ediyorum|"
    r"(?:söyle|anlat|açıkla)(?:y[ıi]n|\w* m[iı]s[iı]n\w*)?|öğrenmek istiyorum|doğru mu)[\s?.!]*\Z",
    re.IGNORECASE,
)
"""What only leads to a question: "could you tell me when", "расскажите про"."""
_about: Final = re.compile(
    r"\b(?:what|which|do|does|did|anything|is|are|there|the|these|your|all|of)*\s*"
    r"(?:sources?|documents?|texts?)\s+(?:say|says|tell|tells|speak|know|mention|have)\b"
    r"(?:\s+us)?(?:\s+(?:about|of|on))?"
    r"|\bbelgeler\w*\s+(?=.{0,200}\b(?:diyor|söylüyor|yazıyor|anlatıyor)\b)"
    r"|\bдокументы\s+(?:говорят|сообщают|пишут)\b",
    re.IGNORECASE,
)
"""What is said of the sources when their matter is asked for."""
_idiom: Final = re.compile(
    r"\b(?:(?:[Ii]n the end|[Aa]t the time|[Bb]ack then)(?! of\b)|[Ii]n total|[Ii]n fact|"
    r"in particular|in detail|(?<!change )(?<!matter )[Oo]f course|[Bb]y the way|"
    r"[Oo]n the whole|as a whole|[Ff]or example|"
    r"toplam olarak|sonuç olarak|[Oo] zamanlar|[Oo] dönemde|[Bb]u arada|"
    r"[Вв] конце концов|[Вв] итоге|[Вв] целом|[Нн]а самом деле|[Вв] то время(?! как))\b"
)
"""What is said by the way; its words mean something else than they do alone, or in a title."""


_CAPITAL: Final = r"[^\W\d_a-zçğıöşüа-яё][\w'’-]*"
_cited: Final = re.compile(
    rf"\b[Aa]ccording to (?:the |this |his |her )?((?:{_CAPITAL}[.]?\s+)*{_CAPITAL}|\w[\w'’-]*)"
    r"|(?<![\w'’])(\w[\w'’]{0,60})\s+göre\b"
    r"|\b(?:[Сс]огласно|[Пп]о (?:словам|мнению|данным|свидетельству))\s+"
    r"(\w+(?:\s+[А-ЯЁ]\w*[аяыиуюой])?)"
)
"""Whose words are asked for, or what document's."""


def cited(question: str) -> list[range]:
    """Return where a question names who says what it asks for: "according to Topal, why"."""
    named = (match.span(match.lastindex or 0) for match in _cited.finditer(question))
    return [range(*span) for span in named]


def without_politeness(question: str) -> str:
    """Return a question without what is said for politeness: "Hello, do you know when …"."""
    plain = _thanks.sub("", _greeting.sub("", question, count=1), count=1)
    return _polite.sub(" ", plain)


def without_sources(question: str) -> str:
    """Return a question without "what do the sources say about"."""
    return _about.sub(" ", question)


def without_idioms(question: str) -> str:
    """Return a question without "in the end" and its like."""
    return _idiom.sub(" ", question)
