import pytest

from corpus.document import Document, Source
from index.analysis import terms
from index.fields import recorded, told, untold

ARTICLE = Document(
    "a", "Tolls and bridges", "Text.",
    Source({
        "title": "Tolls and bridges",
        "author": ({"family": "Birch", "given": "Ann"},),
        "container-title": "Annals of Rivers",
        "publisher": "Delta Press",
        "issued": "1921-03-16",
        "DOI": "10.5555/abc",
        "language": "en",
        "original-language": "tr",
    }),
)  # fmt: skip
BARE = Document("b", "A title", "Text.", Source({"title": "A title", "language": "ru"}))


def test_what_is_known_of_a_field_is_found_by_its_label() -> None:
    assert told(ARTICLE, {"publish"}) >= {"delta", "press", "annal", "river"}
    assert told(ARTICLE, {"doi"}) == set(terms("10.5555/abc"))
    assert told(ARTICLE, {"bridg"}) == set()


def test_a_language_is_known_by_what_it_is_called() -> None:
    assert told(ARTICLE, {"languag"}) >= set(terms("Turkish Türkçe турецкий"))


@pytest.mark.parametrize(("cue", "is_untold"), [("doi", False), ("archiv", True), ("zzz", False)])
def test_a_field_is_untold_where_others_are_known_and_it_is_not(cue: str, is_untold: bool) -> None:
    assert untold(ARTICLE, {cue}) == is_untold
    assert not untold(BARE, {cue})


@pytest.mark.parametrize(
    ("cues", "language", "record"),
    [
        ({"doi"}, "en", ("10.5555/abc",)),
        ({"author"}, "en", ("Ann Birch",)),
        ({"date"}, "en", ("March 16, 1921",)),
        ({"languag"}, "en", ("Turkish",)),
        ({"languag"}, "tr", ("Türkçe",)),
        ({"dil"}, "ru", ("турецкий",)),
        ({"publish"}, "en", ("Annals of Rivers", "Delta Press", "March 16, 1921")),
        ({"bridg"}, "en", ()),
        (set(), "en", ()),
    ],
)
def test_a_record_holds_the_fields_that_were_asked_for_as_they_are_read(
    cues: set[str], language: str, record: tuple[str, ...]
) -> None:
    assert recorded(ARTICLE, cues, language) == record


def test_what_is_no_translation_is_in_its_own_language() -> None:
    assert recorded(BARE, {"languag"}, "en") == ("Russian",)
