import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.calendar import (
    ORDINALS,
    century_names,
    month_name,
    month_names,
    month_number,
    roman_number,
)


@given(st.integers(1, 12))
def test_a_month_has_one_number_whatever_it_is_called(number: int) -> None:
    names = (month_name(number), *month_names(number))

    assert {month_number(name) for name in names} == {number}
    assert {month_number(f"{name.upper()}.") for name in names} == {number}


@given(st.integers(1, 39))
def test_a_century_is_called_by_its_numeral_and_its_ordinal(number: int) -> None:
    ordinal, numeral, digits = century_names(number)

    assert roman_number(numeral.upper()) == int(digits) == number
    assert ORDINALS.get(ordinal, number) == number


@pytest.mark.parametrize(("name", "number"), [("Ağu", 8), ("сентябре", 9), ("Decem", 12)])
def test_a_month_cut_short_is_known_by_three_letters(name: str, number: int) -> None:
    assert month_number(name) == number
