from pathlib import Path

from shelf import indexed
from wordlist import Wordlist

from index.answer import answer
from index.synonyms import synonyms, widened
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
