from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import VERDICTS, indexed
from wordlist import Wordlist

from index.analysis import term
from index.answer import answer
from index.names import Entry
from index.query import Query
from index.searcher import Searcher
from index.understand import understand

KNOWN = (
    "treaty rifle gold cannon Moscow Kemal Chicherin letter March 1921 16 III orphanage red "
    "crescent Soviet union war first world border long end"
).split()
WORDS = Wordlist(KNOWN, entries=[Entry({"en": ("Red Crescent",), "tr": ("Kızılay",), "ru": ()})])
ANY = st.text(max_size=60) | st.lists(
    st.sampled_from(
        'year:1921 year:0 before:x "red -gold 31.02.1921 Kızılay Чичерин Сhicherin é\u0301 '
        "and it Article III 99999 ' - : \u0130".split()
    ),
    max_size=6,
).map(" ".join)


def weights(question: str) -> dict[str, float]:
    return understand(question, WORDS).weights


@given(ANY, ANY, st.booleans())
def test_any_question_is_understood(question: str, previous: str, literal: bool) -> None:
    query = understand(question, WORDS, literal=literal, previous=previous)

    assert isinstance(query, Query)
    assert set(query.weights) <= WORDS.known


@given(ANY)
def test_a_literal_question_searches_nothing_else(question: str) -> None:
    assert understand(question, WORDS, literal=True).searched == ()


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("traety", "treati"),
        ("orfanage", "orphanag"),
        ("Kremsoviet", None),
        ("Чичерин", "chicherin"),
        ("Çiçerin kimdir?", "chicherin"),
        ("tüfekler", "rifl"),
        ("договоры", "treati"),
        ("orphans", "orphanag"),
    ],
)
def test_a_word_is_found_however_it_is_written(question: str, searched: str | None) -> None:
    found = weights(question)

    assert (searched in found) if searched else not found


def test_what_is_searched_instead_is_told() -> None:
    assert understand("traety", WORDS).searched == ("traety → treaty",)


def test_a_phrase_of_another_language_becomes_the_words_of_the_documents() -> None:
    assert weights("Kızılay'a ne verildi?").keys() >= {"red", "crescent"}


def test_a_known_word_of_the_documents_language_is_left_alone() -> None:
    assert weights("gold of the border") == {"gold": 1.0, "border": 1.0}


@pytest.mark.parametrize(
    "question",
    [
        "16.03.1921",
        "16 March 1921",
        "March 16, 1921",
        "16 Mart 1921",
        "16/3/1921",
        "16 марта 1921",
    ],
)
def test_a_date_is_one_however_it_is_written(question: str) -> None:
    assert set(weights(question)) == {"16", "march", "1921"}


def test_the_number_of_an_article_is_roman_or_not() -> None:
    assert "iii" in weights("What does article 3 say?")


def test_a_day_that_does_not_exist_is_missing() -> None:
    assert "31 February 1921" in understand("31 February 1921", WORDS).missing


def test_a_follow_up_borrows_and_says_so() -> None:
    query = understand("and how much gold?", WORDS, previous="How many rifles had Moscow?")

    assert query.weights == {"gold": 1.0, "rifl": 0.5, "moscow": 0.5}
    assert query.searched == ("+ rifles Moscow",)


def test_a_question_that_stands_alone_borrows_nothing() -> None:
    query = understand("What did the letter of Moscow say?", WORDS, previous="How many rifles?")

    assert "rifl" not in query.weights


def test_an_unknown_word_gets_a_suggestion(engine: Searcher) -> None:
    assert understand("Ordzonokidse", engine).missing == () or understand(
        "Ordzonokidse", engine
    ).suggestions == ("Ordzhonikidze",)


def test_two_spellings_in_the_documents_are_one_word(engine: Searcher) -> None:
    places = [
        {hit.passage.id for hit in engine.search(understand(name, engine), 5)}
        for name in ("Batum", "Batumi")
    ]

    assert places[0] == places[1]


def test_turks_are_not_turkey(engine: Searcher) -> None:
    assert "turkey" not in understand("the Turks", engine).weights


@pytest.mark.parametrize(
    "date", ["32.13.1921", "99/99/1920", "1921-13-45", "0.0.0000", "16.03.0000", "31.02.1921"]
)
def test_no_date_however_impossible_is_too_much(engine: Searcher, date: str) -> None:
    assert answer(f"what happened on {date}", engine).verdict in VERDICTS


def test_a_short_common_word_is_not_taken_for_another_word(engine: Searcher) -> None:
    assert answer("How many tanks did Soviet Russia send?", engine).searched == ()


def test_a_slip_of_one_letter_is_no_word_of_another_language() -> None:
    severe = Wordlist(["severe", "elect"])

    assert "sever" in understand("a secere winter", severe).weights
    assert "elect" in understand("1921 secimi ne oldu", severe).weights


def test_a_word_of_turkish_questions_may_be_a_name_in_others() -> None:
    names = Wordlist(["Gore", "Kars"])

    assert "gore" in understand("Who is Al Gore?", names).weights
    assert "gore" not in understand("Chicherin'e gore Kars nedir", names).weights


def test_the_russian_genitive_plural_is_the_same_word(engine: Searcher) -> None:
    found = answer("Сколько винтовок отправила Советская Россия?", engine)

    assert "39,000 rifles" in found.passages[0].sentence


def test_a_follow_up_keeps_the_filters_of_the_question_before_and_says_so() -> None:
    query = understand("and how many?", WORDS, previous="the rifles year:1921 -gold")

    assert query.filters.without == ("gold",)
    assert query.filters.days
    assert "year:1921" in query.searched[-1]


def test_a_follow_up_leaves_exact_phrases_behind() -> None:
    assert understand("and how many?", WORDS, previous='"rifle treaty"').filters.phrases == ()


@pytest.fixture(scope="module")
def turkish(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    front = "---\ntitle: Rapor\nlanguage: tr\n---\n"
    return indexed(
        tmp_path_factory.mktemp("tr"),
        tr=front + "Komutan köprüyü uçurdu. Vali limandaki gemilerin raporu için geldi.",
        en="A report on the harbour bridge.",
    )


@pytest.mark.parametrize("question", ["Hangi köprü uçtu?", "köprü nerede?"])
def test_a_turkish_word_is_found_in_another_form(turkish: Searcher, question: str) -> None:
    assert "kopruy" in understand(question, turkish).weights


def test_a_literal_question_takes_no_other_form(turkish: Searcher) -> None:
    assert "kopruy" not in understand("Hangi köprü uçtu?", turkish, literal=True).weights


def test_a_capital_at_the_beginning_of_a_turkish_question_makes_no_name(
    turkish: Searcher,
) -> None:
    first, second = (
        understand(f"{word} raporu nerede?", turkish).weights for word in ("Limanın", "limanın")
    )

    assert first == second


@pytest.mark.parametrize("year", ["1921'de", "1921’de", "1921de"])
def test_what_is_added_to_a_number_is_no_word(engine: Searcher, year: str) -> None:
    terms = understand(f"{year} Kars'ta ne oldu?", engine).terms

    assert [term.word for term in terms] == ["1921", "Kars'ta"]


def test_what_a_unit_adds_to_a_number_is_a_word(engine: Searcher) -> None:
    terms = understand("where are the 200kg of gold?", engine).terms

    assert [term.word for term in terms] == ["200", "kg", "gold"]


def test_a_spelled_number_is_told(engine: Searcher) -> None:
    assert understand("seven million rubles", engine).searched == ("seven million → 7 million",)
    assert understand("seven million rubles", engine, literal=True).searched == ()


@pytest.mark.parametrize(
    ("question", "behind"),
    [
        ("How many rifles were sent to Kars?", {"rifl"}),
        ("How much of the gold?", {"gold"}),
        ("Kaç tüfek?", {"rifl"}),
        ("Who ceded the town of Batum?", {"cede"}),
        ("rifles", set()),
    ],
)
def test_what_is_counted_or_done_stands_behind_the_word_that_asks(
    engine: Searcher, question: str, behind: set[str]
) -> None:
    assert understand(question, engine).behind == behind


@pytest.mark.parametrize(
    "question",
    [
        "According to the sources, how much gold?",
        "Do all sources agree on the gold?",
        "which sources mention the gold?",
        "kaynaklara göre ne kadar gold?",
        "По источникам, сколько gold?",
    ],
)
def test_who_calls_on_the_sources_asks_for_something_else(question: str) -> None:
    query = understand(question, WORDS)

    assert not query.about_sources
    assert query.weights.keys() == {"gold"}
    assert not query.missing


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What is the source of the letter?", True),
        ("What is the source of this number?", True),
        ("Каков источник письма?", True),
        ("What was the source of the gold?", False),
        ("the sources of the gold", False),
        ("source", True),
        ("Which archive keeps the sources?", True),
    ],
)
def test_a_source_is_asked_for_where_it_is_that_of_a_text(question: str, asks: bool) -> None:
    assert understand(question, WORDS).about_sources is asks


@pytest.mark.parametrize(
    "question",
    [
        "When did the treaty take place?",
        "Thanks, and the treaty?",
        "Ok, what of the treaty?",
        "спасибо, а что за treaty?",
        "Сколько длился treaty?",
        "How long did the treaty last?",
        "Teşekkürler, peki treaty nedir?",
        "Is it perhaps still the treaty?",
        "Это снова treaty?",
        "Bu yine treaty mi?",
        "Who got the treaty in the end?",
        "Why didn't they have the treaty?",
        "whats the treaty",
        "How long was the treaty?",
        "Сколько лет treaty?",
        "Kaç yıl sürecekti treaty?",
        "treaty neresi?",
        "Что предлагал treaty?",
    ],
)
def test_words_that_only_carry_a_question_are_not_missed(question: str) -> None:
    query = understand(question, WORDS)

    assert [term.term for term in query.matter] == ["treati"]
    assert not query.missing


@pytest.mark.parametrize("said", ["Thanks, that was really helpful!", "teşekkürler, iyi geceler"])
def test_thanks_that_nothing_follows_ask_for_nothing_known(said: str) -> None:
    assert understand(said, WORDS).missing


@pytest.mark.parametrize(
    ("question", "written"), [("Кого убили?", "убит"), ("Кто подписал?", "подписан")]
)
def test_a_russian_word_is_found_in_another_form(question: str, written: str) -> None:
    words = Wordlist([written], languages=("ru",))

    assert understand(question, words).weights == {term(written, "ru"): 1.0}


@pytest.mark.parametrize(
    ("question", "written", "language"),
    [
        ("a constitution of Nikita", "Никиты", "ru"),
        ("Who was Volkonskaya?", "Волконскую", "ru"),
        ("Dekabristler kim?", "декабристов", "ru"),
        ("Кто бежал с Эльбы?", "Elba", "en"),
        ("Когда прибыл Талейран?", "Talleyrand", "en"),
        ("Who was Maria?", "Марии", "ru"),
        ("где вулкан?", "Vulcan", "en"),
    ],
)
def test_a_name_is_found_in_another_alphabet_with_another_ending(
    question: str, written: str, language: str
) -> None:
    words = Wordlist([written], languages=(language,))

    assert understand(question, words).weights.keys() == {term(written, language)}


@pytest.mark.parametrize(
    ("question", "written"),
    [("a niki", "Никиты"), ("Кары", "kara"), ("Lena", "лен"), ("за вулкан", "vulcan")],
)
def test_a_short_word_of_another_alphabet_is_no_name(question: str, written: str) -> None:
    assert not understand(question, Wordlist([written], languages=("ru", "en"))).weights


def test_a_russian_word_made_of_a_place_finds_the_place() -> None:
    words = Wordlist(["Лозанне"], languages=("ru",))

    assert understand("Когда был Лозаннский договор?", words).weights.keys() == {"лозан"}


def test_a_name_of_two_words_is_found_in_documents_of_another_language() -> None:
    words = Wordlist(["Советский", "Союз", "the"], languages=("ru", "en"))

    query = understand("Did the Soviet Union fall?", words)

    assert query.searched == ("Soviet Union → советский союз",)
    assert understand("Did Baku fall?", Wordlist(["see"], languages=("en",))).searched == ()


@pytest.mark.parametrize(
    ("question", "suggested"),
    [("how mny riffle", ("rifle",)), ("the giraffe", ()), ("the cannier", ()), ("gild", ())],
)
def test_a_word_that_is_one_itself_is_suggested_otherwise_only_where_very_near(
    question: str, suggested: tuple[str, ...]
) -> None:
    assert understand(question, WORDS).suggestions == suggested


def test_what_sources_say_is_no_matter_of_a_question() -> None:
    for question in ("kaynaklar treaty için ne diyor?", "Что говорят источники о treaty?"):
        assert [term.term for term in understand(question, WORDS).matter] == ["treati"]


@pytest.mark.parametrize("question", ["What happened in May 1921?", "May 1921", "в мае 1921"])
def test_a_month_that_is_a_stop_word_is_not_missed(question: str) -> None:
    query = understand(question, WORDS)

    assert query.weights.keys() == {"1921"}
    assert not query.missing
    assert [date.fromordinal(day.start) for day in query.days] == [date(1921, 5, 1)]


@pytest.mark.parametrize(
    "verbs", ["pay paid pays paying", "give gave given gives giving", "keep kept keeping"]
)
def test_a_verb_that_is_used_for_anything_is_that_in_each_of_its_forms(verbs: str) -> None:
    for verb in verbs.split():
        matter = understand(f"who {verb} for the orphanage?", WORDS).matter

        assert [term.word for term in matter] == ["orphanage"]


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("When was Sicily annexed?", {"Sicily", "annexed"}),
        ("Which family annexed it?", {"family", "annexed"}),
        ("Who possibly annexed it?", {"annexed"}),
        ("When was Danton tried?", {"Danton", "tried"}),
        ("What did Voltaire promise?", {"Voltaire", "promise"}),
        ("How fast did it sail?", {"fast", "sail"}),
        ("According to the sources, when did the ministers agree?", {"ministers", "agree"}),
        ("I'd ask who'll sign what they've", {"sign"}),
        ("Who wove Of Course?", {"wove", "Course"}),
        ("Of course, who wove it?", {"wove"}),
        ("Was there a change of course?", {"change", "course"}),
    ],
)
def test_what_no_document_holds_is_missed_if_it_says_something(
    question: str, missing: set[str]
) -> None:
    assert set(understand(question, WORDS).missing) == missing


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("Когда взяли Минск?", "мины"),
        ("When did Georgia fall?", "Георга"),
        ("Who was Mario?", "Мария"),
        ("Кто такая Антония?", "Antonio"),
    ],
)
def test_a_name_is_not_another_one_that_begins_alike(question: str, written: str) -> None:
    assert not understand(question, Wordlist([written], languages=("ru", "en"))).weights


@pytest.mark.parametrize(
    ("question", "is_name"),
    [
        ("what did frunze sign?", True),
        ("what of sicily?", True),
        ("что о лондоне?", True),
        ("what of carpenters?", False),
        ("What of Kars and carpenters?", False),
        ("what of carpenters in Rome?", False),
        ("что о плотниках?", False),
        ("fıçıcı ne yaptı?", False),
    ],
)
def test_where_all_letters_are_small_a_dictionary_tells_names(
    question: str, is_name: bool
) -> None:
    words = Wordlist(KNOWN, languages=("en", "ru"))
    unknown = [t for t in understand(question, words).matter if not t.found]
    small = [term for term in unknown if term.word.islower()]

    assert any(term.specific for term in small) is is_name


@pytest.mark.parametrize("asked", ["Воронцов", "Воронцова", "Воронцову", "Воронцовым"])
def test_a_russian_surname_is_looked_for_in_every_case(asked: str) -> None:
    vocabulary = Wordlist(["Воронцов", "Воронцова"], languages=("ru",))

    query = understand(f"где был {asked}?", vocabulary)

    assert set(query.weights) == {"воронц", "воронцов"}
