import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.aliases import Alias
from corpus.interval import Interval, years
from index.analysis import fold, term
from index.names import Entry, Names, asked, entries_of, is_form, joined, lexicon

ROOTS = st.sampled_from("tufek antlasma kitap savas ordu mektup basla".split())
ENDINGS = st.sampled_from(
    "lar ler i u in un a e da de dan den lari lerin im imiz dir cilar siz lik miz".split()
)
KEMAL = Alias(
    "Mustafa Kemal", "person", spellings=("Kamal",), also=("Ataturk",), tr=("Gazi Paşa",),
    ru=("Ататюрк",),
)  # fmt: skip
EMPIRE = Entry({"en": ("Ottoman Empire",), "tr": ("Türkiye",)}, years(1299, 1922))
LEXICON = Names(lexicon())
REPUBLIC = Entry({"en": ("Turkey",), "tr": ("Türkiye",)}, years(1923, 9999))


def resolved(
    names: Names, *words: str, knows: set[str], days: tuple[Interval, ...] = ()
) -> object:
    said = [asked(word) for word in words]
    match = names.resolve(
        said, ("en", "tr", "ru"), ("en",), days, knows.__contains__, lambda term, _: term
    )
    return match and (match.length, match.slots)


@given(ROOTS, ENDINGS)
def test_a_root_with_an_ending_is_a_form_of_it(root: str, ending: str) -> None:
    assert is_form(root, root)
    assert is_form(root + ending, root)


@given(ROOTS, st.sampled_from(["xx", "oglu", "'", "stan", "hane"]))
def test_a_root_with_anything_else_is_another_word(root: str, rest: str) -> None:
    assert not is_form(root + rest, root)


def test_before_the_present_tense_a_verb_loses_its_last_vowel() -> None:
    assert is_form("basliyor", "basla")
    assert is_form("oynuyor", "oyna")
    assert not is_form("basladi", "basli")


@given(st.text(max_size=50))
def test_any_word_can_be_asked_for(word: str) -> None:
    found = LEXICON.find([asked(word)], ("en", "tr", "ru"), ())

    assert all(length == 1 for length, *_ in found)


@pytest.mark.parametrize("words", [("Ataturk",), ("Gazi", "Paşa"), ("Gazi", "Paşa'nın")])
def test_a_name_leads_to_what_the_documents_call_it(words: tuple[str, ...]) -> None:
    names = Names(entries_of([KEMAL]))

    found = resolved(names, *words, "1921", knows={"mustafa", "kemal"})

    assert found == (len(words), (("mustafa",), ("kemal",)))


def test_a_name_that_no_document_holds_leads_nowhere() -> None:
    assert resolved(Names(entries_of([KEMAL])), "Ataturk", knows={"kemal"}) is None


def test_the_longest_name_is_meant() -> None:
    names = Names([Entry({"en": ("Gold", "Red")}), Entry({"en": ("Silver", "Red Army")})])

    assert resolved(names, "red", "army", knows={"gold", "silver"}) == (2, (("silver",),))


def test_a_name_means_what_it_meant_at_the_time() -> None:
    knows = {"ottoman", "empir", "turkey"}

    early, late = (
        resolved(Names([EMPIRE, REPUBLIC]), "Türkiye", knows=knows, days=(day,))
        for year in (1850, 1950)
        if (day := years(year))
    )

    assert early == (1, (("ottoman",), ("empir",)))
    assert late == (1, (("turkey",),))


def test_a_spelling_is_joined_in_every_language_and_once() -> None:
    found = joined([KEMAL, Alias("Batumi", spellings=("Batum", "Batumi"))])

    assert found == {language: {"kamal": "kemal", "batum": "batumi"} for language in found}
    assert found.keys() == {"en", "tr", "ru"}


@given(st.sampled_from(["Batumi", "Kemal", "Poti"]), st.sampled_from(["Batum", "Kamal", "Potti"]))
def test_a_joined_spelling_leads_to_the_name_not_back(name: str, spelling: str) -> None:
    for language, usual in joined([Alias(name, spellings=(spelling,))]).items():
        assert usual == {term(spelling, language): fold(name)}


@pytest.mark.parametrize(("stem", "known"), [("rifl", True), ("zzyzx", False)])
def test_a_word_of_the_lexicon_is_no_mistake(stem: str, known: bool) -> None:
    assert LEXICON.is_word(stem) is known


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Attaturk", "ataturk"), ("Atatrk", "ataturk"), ("Xtaturk", None), ("gaza", None)],
)
def test_a_mistyped_name_is_mended_where_it_is_long(typed: str, meant: str | None) -> None:
    names = Names((*entries_of([KEMAL]), Entry({"en": ("treasure",)})))

    mended = names.mended(asked(typed))

    assert (mended and mended.folded) == meant
    assert names.mended(asked("treasurx")) is None


def test_a_mistyped_russian_word_of_the_lexicon_is_mended() -> None:
    mended = LEXICON.mended(asked("договер"))

    assert mended is not None
    assert mended.stems == {"ru": term("договор", "ru")}
