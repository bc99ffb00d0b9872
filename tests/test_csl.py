import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.csl import DATES, NAMES, NEEDED, PARTS, TYPES, check
from corpus.document import Variable

PERSONS = st.dictionaries(st.sampled_from(PARTS), st.text(min_size=1), min_size=1).filter(
    lambda person: any(person.get(part) for part in NEEDED)
)
KNOWN = {"type", "language", *NAMES, *DATES}


@given(st.sampled_from(NAMES), st.lists(PERSONS, max_size=3).map(tuple))
def test_a_name_may_hold_any_part_that_csl_has(
    name: str, persons: tuple[dict[str, str], ...]
) -> None:
    check({name: persons})


@given(st.text().filter(lambda name: name not in KNOWN), st.text())
def test_a_variable_of_ones_own_is_let_pass(name: str, value: str) -> None:
    check({name: value, "type": "book"})


@given(st.text(min_size=1).filter(lambda text: text not in TYPES))
def test_a_type_that_csl_has_not_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="which CSL has not") as problem:
        check({"type": text})

    assert f"“{text}”" in str(problem.value)


@pytest.mark.parametrize("kind", ["", *TYPES])
def test_every_type_of_csl_is_known(kind: str) -> None:
    check({"type": kind})


@pytest.mark.parametrize(
    ("variables", "remedy"),
    [
        ({"type": ({"book": "letter"},)}, "write type: letter"),
        ({"language": ({"literal": "en"},)}, "write one, such as en"),
        ({"issued": ({"year": "1921"},)}, "write it as 1921-03-10"),
        ({"issued": "1921-03-10T09:30"}, "write the day alone, 1921-03-10"),
        ({"accessed": "1921-03-10 9:30"}, "write the day alone, 1921-03-10"),
        ({"author": ({"surname": "Birch"},)}, "known are family, given"),
        ({"author": ({"suffix": "Jr."},)}, "without family, given or literal"),
        ({"author": ({"family": ""},)}, "without family, given or literal"),
    ],
)
def test_what_csl_has_no_place_for_is_said_with_its_remedy(
    variables: dict[str, Variable], remedy: str
) -> None:
    with pytest.raises(ValueError, match=remedy):
        check(variables)
