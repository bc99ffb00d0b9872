from index.analysis import term
from index.irregular import BASE


def test_an_irregular_form_is_one_word_with_its_base() -> None:
    apart = [form for form, base in BASE.items() if not term(form) or term(form) != term(base)]

    assert apart == []


def test_no_form_is_the_base_of_another() -> None:
    assert BASE.keys() & set(BASE.values()) == set()


def test_the_city_was_founded_not_found() -> None:
    assert term("founded") != term("find") == term("found")


def test_turkish_words_are_left_alone() -> None:
    assert term("bit", "tr") == "bit"
    assert term("made", "tr") == "made"
