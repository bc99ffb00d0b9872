from pathlib import Path

import pytest

from corpus.aliases import Alias, read_aliases
from corpus.errors import AliasesUnreadable
from corpus.folder import SHIPPED

BATUM = '[[name]]\nname = "Batumi"\nspellings = ["Batum"]\n'


def test_the_shipped_table_is_sound() -> None:
    aliases = read_aliases(SHIPPED)

    assert {"Batumi", "Mustafa Kemal", "Treaty of Moscow"} <= {alias.name for alias in aliases}


def test_a_corpus_needs_none(tmp_path: Path) -> None:
    assert read_aliases(tmp_path) == ()


def test_a_table_stands_in_the_folder_or_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "aliases.toml").write_text(BATUM)

    expected = (Alias("Batumi", "term", ("Batum",)),)
    assert read_aliases(tmp_path) == read_aliases(tmp_path / "corpus.jsonl") == expected


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("name = [", 1, ""),
        ("a = " + "[" * 100_000, 1, "cannot be read"),
        ("[[name]]\nkind = 'place'\n", 1, "needs a “name”"),
        ("[[name]]\nname = ' '\n", 1, "empty"),
        ("[[name]]\nname = 'A'\ncolour = 'red'\n", 1, "colour"),
        ("[[name]]\nname = 'A'\nkind = 'planet'\n", 1, "planet"),
        ("[[name]]\nname = 'A'\nalso = 'B'\n", 1, "list of texts"),
        ("[[name]]\nname = 'A'\nalso = ['']\n", 1, "empty text"),
        ("[[name]]\nname = 'A'\nyears = 'then'\n", 1, "1299/1922"),
        ("[[name]]\nname = 'A'\nspellings = ['B C D']\n", 1, "also"),
        ("[[other]]\nname = 'A'\n", 1, "only [[name]]"),
        (BATUM + BATUM, 4, "already in line 1"),
        (BATUM + "\n[[name]]\nname = 'Batum'\nspellings = ['Batumi']\n", 5, "circle"),
        (BATUM + "\n[[name]]\nname = 'Poti'\nspellings = ['Batum']\n", 5, "both"),
    ],
)
def test_a_bad_table_says_where_and_why(tmp_path: Path, text: str, line: int, why: str) -> None:
    (tmp_path / "aliases.toml").write_text(text)

    with pytest.raises(AliasesUnreadable, match=f"aliases.toml:{line}: ") as problem:
        read_aliases(tmp_path)

    assert why in str(problem.value)


def test_a_one_word_spelling_stands_for_the_last_word() -> None:
    alias = Alias("Mustafa Suphi", spellings=("Subhi", "Mustapha Suphi"))

    assert list(alias.written) == [("Suphi", "Subhi"), ("Mustafa", "Mustapha")]


def test_a_folder_in_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "aliases.toml").mkdir()

    with pytest.raises(AliasesUnreadable, match=r"aliases\.toml.*cannot be read"):
        read_aliases(tmp_path)
