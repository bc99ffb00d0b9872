import pytest
from shelf import indexed

from index.answer import answer
from index.dictionary import base, lemma


@pytest.mark.parametrize("word", ["spoke", "spoken", "speaks"])
def test_forms_of_one_word_have_one_lemma(word: str) -> None:
    assert lemma(word) == "speak"


@pytest.mark.parametrize("mistake", ["tresty", "goverment", "чичерин", ""])
def test_what_no_dictionary_knows_has_none(mistake: str) -> None:
    assert lemma(mistake) == ""


def test_a_word_is_not_corrected_into_another_one(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    engine = indexed(
        tmp_path_factory.mktemp("words"), one="The capital had an emphasis. The treaty was signed."
    )

    word, form, mistake = (
        answer(question, engine).searched
        for question in ("which capitulations", "which emphases", "which tresty")
    )

    assert word == ()
    assert form == ("emphases → emphasis",)
    assert mistake == ("tresty → treaty",)


@pytest.mark.parametrize(
    ("one", "other"), [("подписал", "подписан"), ("убили", "убит"), ("Бежала", "бежать")]
)
def test_forms_of_a_russian_word_have_one_base(one: str, other: str) -> None:
    assert base(one) == base(other) != ""


@pytest.mark.parametrize("word", ["", "Чичериным", "wordword", "ыыы"])
def test_a_word_the_dictionary_does_not_know_has_no_base(word: str) -> None:
    assert base(word) == ""
