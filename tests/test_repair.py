import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from index.repair import Speller, allowed, is_one_name, latin, sound

WORDS = st.text("abcdef", min_size=3, max_size=9)


@given(st.lists(WORDS, max_size=30), WORDS, st.integers(0, 2))
def test_the_nearest_are_those_of_the_smallest_distance_with_the_same_first_letter(
    known: list[str], word: str, most: int
) -> None:
    far = {near: OSA.distance(word, near) for near in known if near[0] == word[0]}
    least = min((d for d in far.values() if d <= most), default=None)

    found = Speller(sorted(set(known))).nearest(word, most)

    assert {distance for _, distance in found} <= {least}
    assert bool(found) == (least is not None and most > 0)


@pytest.mark.parametrize(("length", "most"), [(3, 0), (4, 1), (7, 1), (8, 2), (20, 2)])
def test_longer_words_may_hold_more_mistakes(length: int, most: int) -> None:
    assert allowed(length) == most


@pytest.mark.parametrize("name", ["Чичерин", "Çiçerin", "Tchitcherin"])
def test_a_name_sounds_the_same_in_every_alphabet(name: str) -> None:
    assert sound(latin(name)) == sound("chicherin")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Suleiman", "Süleyman"), ("Mousa", "Musa"), ("Reed", "Рид"),
     ("Kiyov", "Киёв"), ("Yusuf Akçoora", "Yusuf Akçura")],
)  # fmt: skip
def test_names_that_are_spelled_otherwise_sound_the_same(one: str, other: str) -> None:
    assert sound(latin(one)) == sound(latin(other))


@pytest.mark.parametrize(
    ("name", "other", "is_one"),
    [
        ("elba", "Эльбы", True),
        ("georgia", "Георга", False),
        ("georgia", "Георгия", True),
        ("mario", "Мария", False),
        ("maria", "Марии", True),
        ("volkonskaya", "Волконскую", True),
    ],
)
def test_a_name_keeps_what_its_ending_means(name: str, other: str, is_one: bool) -> None:
    assert is_one_name(name, other.lower()) is is_one


def test_a_stem_leads_to_the_words_made_of_it() -> None:
    assert Speller(["orphanag", "orpheus", "orphan"]).longer("orphan") == ["orphanag"]
