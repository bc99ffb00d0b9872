from importlib.resources import files
from pathlib import Path

from shelf import indexed
from wordlist import Wordlist

from index.analysis import term
from index.answer import answer
from index.synonyms import synonyms, thesaurus, widened
from index.understand import understand


def test_no_word_is_its_own_synonym() -> None:
    assert all(stem not in others for stem, others in synonyms("en").items())


def test_a_word_with_a_line_of_its_own_means_only_that() -> None:
    near = synonyms("en")

    assert "situat" in near["circumst"]
    assert "situat" not in near["state"]


def test_only_words_that_documents_hold_are_added() -> None:
    vocabulary = Wordlist(["money", "fund"])

    query = widened(understand("money", vocabulary), vocabulary)

    assert query.terms[0].nearly == ("fund",)
    assert query.weights == {"money": 1.0, "fund": 0.5}
    assert query.searched == ("money → fund",)


def test_names_and_numbers_have_no_synonyms() -> None:
    vocabulary = Wordlist(["gold", "money", "1921"])

    query = understand("in Gold 1921", vocabulary)

    assert widened(query, vocabulary) == query


def test_a_question_that_shares_too_little_finds_what_means_the_same(tmp_path: Path) -> None:
    engine = indexed(
        tmp_path,
        one="The envoy brought funds to the port.",
        two="Money is a word of books, and so is port wine.",
    )

    found = answer("How much money did harbour people see?", engine)

    assert found.searched
    assert "one" in {quoted.passage.document for quoted in found.passages}


def test_only_my_words_means_no_synonyms(tmp_path: Path) -> None:
    engine = indexed(tmp_path, one="The envoy brought funds.", two="Money is a word.")

    assert answer("How much money was sent away?", engine, literal=True).searched == ()


def test_an_english_word_that_no_document_holds_is_found_in_the_thesaurus() -> None:
    vocabulary = Wordlist(["give", "child"])

    query = widened(understand("donors of a child", vocabulary), vocabulary)

    assert [term.nearly for term in query.terms] == [("give",), ()]
    assert query.searched == ("donors → give",)


def test_a_word_that_documents_hold_is_left_to_the_lexicon() -> None:
    vocabulary = Wordlist(["quarrel", "row"])

    query = understand("a quarrel", vocabulary)

    assert "quarrel" in thesaurus("en")["row"]
    assert widened(query, vocabulary) == query


def test_words_of_other_languages_have_no_thesaurus() -> None:
    assert (thesaurus("tr"), thesaurus("ru")) == ({}, {})


def test_words_of_the_thesaurus_stand_for_each_other_and_not_for_themselves() -> None:
    near = thesaurus("en")

    assert all(stem not in others for stem, others in near.items())
    assert all(stem in near[other] for stem, others in near.items() for other in others)


def test_no_line_of_the_thesaurus_is_part_of_another() -> None:
    text = (files("index") / "thesaurus.txt").read_text("utf-8")
    lines = [line.split(", ") for line in text.splitlines() if line[0] != "#"]
    stems = [frozenset(map(term, line)) for line in lines]
    holding = {stem: [line for line in stems if stem in line] for line in stems for stem in line}

    assert [line for line in lines if len(set(map(term, line))) < max(2, len(line))] == []
    assert all(stems.count(line) == 1 for line in stems)
    assert not any(line < other for line in stems for other in holding[min(line)])
    assert lines == sorted(lines)
