import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import page, shelve

from corpus.errors import CorpusEmpty, CorpusError, DocumentUnreadable
from index.errors import IndexDamaged, IndexForeign, IndexUnwritable
from index.generations import KEPT, Generations
from index.store import Generation, read_meta, sealed

KARS, GOLD = "Kars is a town.", "Gold was sent."


def library(folder: Path) -> Generations:
    corpus = shelve(folder / "corpus", kars=f"{KARS} ^p1", gold=f"{GOLD} ^p1")
    return Generations(corpus, folder / "data")


@pytest.fixture
def generations(tmp_path: Path) -> Generations:
    return library(tmp_path)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Generations:
    """A built library that no test changes for long."""
    generations = library(tmp_path_factory.mktemp("sound"))
    generations.current()
    return generations


def words(generation: Generation) -> list[str]:
    return [generation.passage(position).text for position in range(generation.size)]


def change(generations: Generations, text: str) -> None:
    (generations.corpus / "kars.md").write_text(page(text), "utf-8")


@given(st.data())
def test_a_flipped_byte_anywhere_is_noticed_or_changes_nothing(
    sound: Generations, data: st.DataObject
) -> None:
    folder = sound.folder / sound.current_name()
    file = data.draw(st.sampled_from(sorted(folder.iterdir())).filter(lambda f: f.stat().st_size))
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    flipped = whole[at] ^ data.draw(st.integers(1, 255))
    file.write_bytes(whole[:at] + bytes([flipped]) + whole[at + 1 :])

    try:
        if file.name == "meta.json" and chr(whole[at]) in " \n" and chr(flipped) in " \n\r\t":
            Generation(folder).verify()
        else:
            with pytest.raises(IndexDamaged, match="rebuild it with “adfontes index”"):
                Generation(folder).verify()
    finally:
        file.write_bytes(whole)


@given(st.data())
def test_a_file_cut_short_or_gone_is_refused_at_once(
    sound: Generations, data: st.DataObject
) -> None:
    folder = sound.folder / sound.current_name()
    file = data.draw(st.sampled_from(sorted(folder.iterdir())))
    whole = file.read_bytes()
    kept = data.draw(st.none() | st.integers(0, max(len(whole) - 1, 0)))
    file.unlink()
    if kept is not None:
        file.write_bytes(whole[:kept])

    try:
        if kept != len(whole):
            with pytest.raises(IndexDamaged):
                Generation(folder)
    finally:
        file.write_bytes(whole)


@settings(max_examples=15)
@given(st.binary(max_size=12))
def test_whatever_stands_in_current_the_index_serves(sound: Generations, name: bytes) -> None:
    (sound.folder / "CURRENT").write_bytes(name)

    assert len(words(sound.current())) == 2


def test_an_unchanged_corpus_is_not_built_again(generations: Generations) -> None:
    first = generations.current()

    assert generations.current().name == first.name
    assert generations.build().name == first.name
    assert generations.is_fresh()


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda folder: (folder / "kars.md").write_text(page("Other.")), [GOLD, "Other."]),
        (lambda folder: (folder / "new.md").write_text(page("New.")), [GOLD, KARS, "New."]),
        (lambda folder: (folder / "kars.md").unlink(), [GOLD]),
        (lambda folder: (folder / "kars.md").rename(folder / "ardahan.md"), [KARS, GOLD]),
        (lambda folder: os.utime(folder / "kars.md", (1, 1)), [GOLD, KARS]),
    ],
    ids=["changed", "added", "removed", "renamed", "touched"],
)
def test_a_changed_corpus_is_built_again(
    generations: Generations, edit: Callable[[Path], object], expected: list[str]
) -> None:
    first = generations.current()
    edit(generations.corpus)

    assert not generations.is_fresh()
    second = generations.current()
    assert second.name > first.name
    assert words(second) == expected
    assert words(first) == [GOLD, KARS], "the old one still serves those who hold it"


def test_a_damaged_generation_is_built_again(generations: Generations) -> None:
    first = generations.current()
    (first.folder / "texts.bin").write_bytes(b"x")

    with pytest.raises(IndexDamaged):
        generations.open()
    assert words(generations.current()) == [GOLD, KARS]


@pytest.mark.parametrize(
    "meta", [b"", b"[]", b"null", b"{}", b"\xff", b"[" * 50_000, b'{"seal": 1}']
)
def test_a_description_that_is_none_is_damage(generations: Generations, meta: bytes) -> None:
    folder = generations.current().folder
    (folder / "meta.json").write_bytes(meta)

    with pytest.raises(IndexDamaged, match="meta"):
        read_meta(folder)
    assert generations.current().size == 2


def test_a_generation_of_another_format_is_refused_and_built_again(
    generations: Generations,
) -> None:
    folder = generations.current().folder
    meta = read_meta(folder) | {"format": 99}
    (folder / "meta.json").write_text(json.dumps({**meta, "seal": sealed(meta)}), "utf-8")

    with pytest.raises(IndexForeign, match="of format 99"):
        generations.open()
    assert generations.current().size == 2


def test_another_analyzer_is_a_reason_to_build(generations: Generations) -> None:
    folder = generations.current().folder
    meta = read_meta(folder) | {"fingerprint": "another"}
    (folder / "meta.json").write_text(json.dumps({**meta, "seal": sealed(meta)}), "utf-8")

    assert not generations.is_fresh()
    assert generations.current().name > folder.name


def test_without_current_there_is_nothing_to_open(generations: Generations) -> None:
    assert generations.open() is None
    assert generations.current_name() == ""
    generations.current()
    (generations.folder / "CURRENT").unlink()

    assert generations.open() is None
    assert generations.current().size == 2


def test_current_pointing_nowhere_is_damage_that_heals(generations: Generations) -> None:
    shutil.rmtree(generations.current().folder)

    with pytest.raises(IndexDamaged):
        generations.open()
    assert generations.current().size == 2


def test_what_a_killed_build_left_behind_disturbs_nobody(generations: Generations) -> None:
    left = generations.folder / "g-000001.part"
    left.mkdir(parents=True)
    (left / "texts.bin").write_bytes(b"half")
    (generations.folder / "CURRENT.new").write_text("g-0")

    assert generations.current().size == 2
    assert generations.names() == ["g-000001"]
    assert not left.exists()


def test_a_corpus_that_broke_leaves_the_old_generation_serving(generations: Generations) -> None:
    first = generations.current()
    (generations.corpus / "kars.md").write_text("no front matter", "utf-8")

    with pytest.raises(DocumentUnreadable, match=r"kars\.md"):
        generations.current()
    assert generations.current_name() == first.name
    assert [path.name for path in generations.folder.glob("*.part")] == []
    opened = generations.open()
    assert opened is not None
    assert opened.size == 2


def test_every_broken_file_is_named_at_once(tmp_path: Path) -> None:
    corpus = shelve(tmp_path / "c", a="A.", b="---\nx: y\n---\nB.", c="---\n---\nC.")

    with pytest.raises(CorpusError) as caught:
        Generations(corpus, tmp_path).current()

    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines] == [str(corpus / "b.md"), str(corpus / "c.md")]


@pytest.mark.parametrize("body", ["", "# Only a heading\n", "---\n\n<!-- nothing -->\n"])
def test_a_corpus_without_a_passage_says_what_to_add(tmp_path: Path, body: str) -> None:
    generations = Generations(shelve(tmp_path / "c", a=page(body)), tmp_path)

    with pytest.raises(CorpusEmpty, match="holds no passages: add"):
        generations.current()
    assert generations.names() == []


def test_a_link_that_points_nowhere_is_named(generations: Generations) -> None:
    (generations.corpus / "lost.md").symlink_to("nowhere.md")

    with pytest.raises(CorpusError, match=r"lost\.md: cannot be read"):
        generations.current()


@pytest.mark.parametrize("place", ["file", "/proc/nowhere", "x" * 300])
def test_a_place_that_cannot_be_written_says_so(generations: Generations, place: str) -> None:
    data = generations.corpus.parent / place
    if place == "file":
        data.write_text("in the way")

    with pytest.raises(IndexUnwritable, match="name another folder with --data"):
        Generations(generations.corpus, data).current()


def test_two_builders_at_once_build_once(generations: Generations) -> None:
    with ThreadPoolExecutor(4) as pool:
        built = [pool.submit(generations.build) for _ in range(4)]
    names = {future.result().name for future in built}

    assert names == {"g-000001"} == set(generations.names())


def test_only_the_kept_generations_stay(generations: Generations) -> None:
    for turn in range(KEPT + 3):
        change(generations, f"Version {turn} of it.")
        generations.current()

    numbers = range(4, KEPT + 4)
    assert generations.names() == [f"g-{number:06}" for number in numbers]
    assert generations.current_name() == generations.names()[-1]


def test_going_back_serves_the_generation_before(generations: Generations) -> None:
    generations.current()
    change(generations, "Other words.")
    generations.current()

    assert generations.rollback() == "g-000001"
    opened = generations.open()
    assert opened is not None
    assert words(opened) == [GOLD, KARS]
    assert generations.rollback() == ""


def test_going_back_to_a_damaged_generation_is_refused(generations: Generations) -> None:
    first = generations.current()
    change(generations, "Other words.")
    second = generations.current()
    (first.folder / "ids.bin").write_bytes(b"")

    with pytest.raises(IndexDamaged):
        generations.rollback()
    assert generations.current_name() == second.name


def test_going_back_without_a_past_does_nothing(generations: Generations) -> None:
    assert generations.rollback() == ""


def test_two_corpora_of_one_name_do_not_share_an_index(tmp_path: Path) -> None:
    one, other = (Generations(tmp_path / part / "corpus", tmp_path) for part in "ab")

    assert one.folder != other.folder
