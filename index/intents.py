"""What people say to a bot that is not a question to the sources."""

from typing import Final, Literal

from index.analysis import fold, words
from index.language import unmixed

Intent = Literal["search", "greeting", "thanks", "sources", "help", "nonsense"]

GREETING: Final = frozenset(
    """
    hello hi hey greetings good morning evening afternoon day night everyone all there folks bot
    how are you doing today is it going what's up whats sup ok okay lol haha yes no bye goodbye
    cool nice great wow hm hmm nothing test fine well welcome dear friends see later
    selam merhaba selamlar gunaydin iyi gunler aksamlar geceler nasilsin nasilsiniz naber tamam
    evet hayir hosca kal gorusuruz herkese gule hoscakal hoscakalin
    привет здравствуй здравствуйте добрый доброе добрая день утро вечер ночи как дела всем ок да
    нет пока хорошо до свидания спокойной ночи
    """.split()
)
GREETS: Final = GREETING - frozenset(
    """
    all there how are you doing today is it what's whats good day night everyone dear как день
    """.split()
)
THANKS: Final = frozenset(
    "thanks thank thx ty tesekkurler tesekkur sagol sagolun eyvallah спасибо благодарю".split()
)
WITH_THANKS: Final = THANKS | frozenset(
    """
    you so very much a lot that helped was helpful useful great for your help the answer answers it
    ok bot and bye perfect ederim ederiz cok sag ol olun harika super cevap cevabin icin yardimin
    большое вам за тебе ответ ответы помощь ваш все понятно это было полезно
    """.split()
)
SOURCES: Final = frozenset(
    """
    source sources document documents docs files corpus texts library
    kaynak kaynaklar kaynaklari kaynaklarin
    belgeler belge источники источник источников документы документов
    """.split()
)
WITH_SOURCES: Final = SOURCES | frozenset(
    """
    what which are is your the do you have use know list of show me all available there in a on
    based can i see many how
    hangi var neler nelerdir senin elinde elindeki goster listele mevcut
    какие какой у тебя вас есть покажи список твои ваши
    """.split()
)
HELP: Final = frozenset(
    "help ask do about know bot you kimsin yardim sorabilirim yapabilirsin помощь помоги помогите "
    "спросить умеешь кто".split()
)
WITH_HELP: Final = HELP | frozenset(
    """
    what can i you how does this bot work use it who are please me to should questions question
    kinds kind sort of for the
    ne nasil neler sana bana et kullanilir hakkinda
    что можно ты как мне о чем чём тебя у могу вы кто бот a an sen kimsin kim bot musun robot
    """.split()
)
ASKS_HELP: Final = tuple(
    frozenset(phrase.split())
    for phrase in (
        "help", "yardim", "помощь", "помоги", "помогите", "are you a bot", "sen kimsin", "кто ты",
        "кто вы", "ты кто", "sen bot musun", "can ask", "can do", "how work", "how use",
        "who are you", "what you know", "should ask", "sorabilirim", "yapabilirsin",
        "можно спросить", "могу спросить", "умеешь",
    )
)  # fmt: skip


def intent(question: str) -> Intent:
    """Return what is meant: a search, unless all of its words belong to small talk."""
    said = {fold(word) for word in words(unmixed(question))}
    if not said:
        return "nonsense"
    if said & SOURCES and said <= WITH_SOURCES and len(said) > 1:
        return "sources"
    if said <= WITH_HELP and any(phrase <= said for phrase in ASKS_HELP):
        return "help"
    if (said & THANKS or {"sag", "ol"} <= said or {"sag", "olun"} <= said) and said <= WITH_THANKS:
        return "thanks"
    return "greeting" if _greets(said) else "search"


def _greets(said: set[str]) -> bool:
    if not said <= GREETING:
        return False
    return bool(said & GREETS) or {"how", "are", "you"} <= said or {"как", "дела"} <= said
