from collections import Counter
from importlib.resources import files

import pytest

from index.analysis import bare, fold, term, words
from index.names import LANGUAGES, Entry, Names, asked, lexicon

LINES = [
    line
    for line in (files("index") / "lexicon.txt").read_text("utf-8").splitlines()
    if line.strip() and line[0] != "#"
]
NAMES = Names(lexicon())


def keys(form: str, language: str) -> tuple[str, ...]:
    if language == "tr":
        return tuple(bare(fold(word)) for word in words(form))
    return tuple(stem for word in words(form) if (stem := term(word, language)))


def first(form: str, language: str) -> Entry | None:
    said = [asked(word) for word in words(form) if term(word, language)]
    found = NAMES.find(said, (language,), ()) if said else iter(())
    return next((entry for length, entry, _ in found if length == len(said)), None)


def test_a_line_has_three_columns_and_none_is_empty() -> None:
    columns = [[column.strip() for column in line.split("|")] for line in LINES]

    assert [row for row in columns if len(row) != len(LANGUAGES) or not all(row)] == []


def test_no_two_lines_begin_with_the_same_english_form() -> None:
    heads = Counter(keys(entry.forms["en"][0], "en") for entry in lexicon())

    assert [head for head, times in heads.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_stands_twice_in_a_line_or_means_nothing(language: str) -> None:
    for entry in lexicon():
        found = [keys(form, language) for form in entry.forms[language]]

        assert len(set(found)) == len(found), entry
        assert all(found), entry


@pytest.mark.parametrize("language", ["tr", "ru"])
def test_a_form_reaches_an_entry_that_holds_it(language: str) -> None:
    astray = []
    for entry in lexicon():
        for form in entry.forms[language]:
            met = first(form, language)
            own = {keys(other, language) for other in met.forms[language]} if met else ()
            if keys(form, language) not in own:
                astray.append((form, met and met.forms["en"][0]))

    assert astray == []


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("olacağını", "death"),
        ("olması", "death"),
        ("denizde", "say"),
        ("aynı", "month"),
        ("ilişkiler", "province"),
        ("doğrudan", "born"),
        ("kurtuluşundan", "found"),
        ("binada", "thousand"),
        ("başkanı", "begin"),
        ("Türkiye'nin", "turk"),
        ("Rusya'da", "russian"),
    ],
)
def test_a_short_root_does_not_claim_a_longer_word(word: str, means: str) -> None:
    met = first(word, "tr")

    assert met is None or met.forms["en"][0] != means
