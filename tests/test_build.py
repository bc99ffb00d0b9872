import json
import sys
import time
from datetime import date
from pathlib import Path
from subprocess import Popen, run

import numpy as np
import pytest

from corpus.folder import entries
from index import workers
from index.answer import answer
from index.build import build
from index.earlier import Earlier
from index.generations import Generations, compare
from index.searcher import Searcher
from index.store import Generation


def write(folder: Path, name: str, *paragraphs: str) -> None:
    folder.mkdir(exist_ok=True)
    body = "\n\n".join(paragraphs)
    (folder / f"{name}.md").write_text(f"---\ntitle: On {name}\n---\n\n{body}\n", "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    write(corpus, "a", "The fox is red. It sleeps.", "Ships sail to Batum.")
    write(corpus, "b", "The whale is blue. Würde ist unantastbar.")
    write(corpus, "c", "Nobody knows the owl.", "> [!note] A remark.", "Grey owls fly.")
    return corpus


def built(folder: Path, into: Path, earlier: Earlier | None = None) -> Generation:
    into.mkdir()
    build(entries(folder), into, "signature", earlier)
    return Generation(into)


def same(one: Generation, other: Generation) -> bool:
    """Whether two generations hold the same, file for file, but for the stamps of the files."""
    left, right = one.meta["files"], other.meta["files"]
    apart = {"documents.npy"}
    return all(left[name]["checksum"] == right[name]["checksum"] for name in left.keys() - apart)


def test_taking_over_what_did_not_change_gives_the_same_as_building_anew(
    folder: Path, tmp_path: Path
) -> None:
    first = built(folder, tmp_path / "one")

    again = built(folder, tmp_path / "two", Earlier(first))

    assert same(first, again)


def test_a_changed_document_is_read_and_the_others_are_not(folder: Path, tmp_path: Path) -> None:
    first = Earlier(built(folder, tmp_path / "one"))
    write(folder, "b", "The whale is green.")

    taken = [entry.slug for entry in entries(folder) if first.take(entry)]

    assert taken == ["a", "c"]
    second = built(folder, tmp_path / "two", first)
    assert [second.passage(n).text for n in range(second.size)][2] == "The whale is green."


def test_processes_that_share_the_work_give_the_same_as_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        write(folder, f"n{number:02}", f"Paragraph {number} speaks of owls and ships.")
    alone = built(folder, tmp_path / "alone")
    monkeypatch.setattr(workers, "ALONE", 3)
    monkeypatch.setattr(workers, "BATCH", 4)
    monkeypatch.setattr(workers, "can_share", lambda: True)

    shared = built(folder, tmp_path / "shared")

    assert same(alone, shared)
    assert np.array_equal(alone.stamps, shared.stamps)


def test_all_broken_documents_are_named_at_once(folder: Path, tmp_path: Path) -> None:
    (folder / "x.md").write_text("broken", "utf-8")
    (folder / "y.md").write_text("---\nauthor: nobody\n---\n", "utf-8")
    generations = Generations(folder, tmp_path / "data")

    with pytest.raises(Exception, match=r"(?s)x\.md.*y\.md"):
        generations.build()


def test_the_difference_names_what_is_new_changed_and_gone(folder: Path, tmp_path: Path) -> None:
    before = built(folder, tmp_path / "one")
    write(folder, "b", "The whale is green.")
    write(folder, "d", "New.")
    (folder / "a.md").unlink()

    difference = compare(before, built(folder, tmp_path / "two"))

    assert difference.named() == [("added", ("d",)), ("changed", ("b",)), ("removed", ("a",))]


def test_a_file_that_was_only_touched_has_not_changed(folder: Path, tmp_path: Path) -> None:
    before = built(folder, tmp_path / "one")
    (folder / "a.md").touch()

    assert not compare(before, built(folder, tmp_path / "two"))


def test_after_going_back_the_corpus_is_left_alone_until_it_changes(
    folder: Path, tmp_path: Path
) -> None:
    generations = Generations(folder, tmp_path / "data")
    first = generations.build().name
    write(folder, "d", "New.")
    second = generations.build().name

    assert generations.rollback() == first
    assert generations.current().name == first
    write(folder, "d", "Newer still.")
    assert generations.current().name not in (first, second)


def test_building_on_purpose_undoes_a_going_back(folder: Path, tmp_path: Path) -> None:
    generations = Generations(folder, tmp_path / "data")
    generations.build()
    write(folder, "d", "New.")
    generations.build()
    generations.rollback()

    assert generations.build().size == 6
    assert generations.current().size == 6


def test_a_full_disk_is_said_and_the_old_index_goes_on_serving(
    folder: Path, tmp_path: Path
) -> None:
    code = """
import resource, sys
from pathlib import Path
from index.errors import IndexUnwritable
from index.generations import Generations

generations = Generations(Path(sys.argv[1]), Path(sys.argv[2]))
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    generations.build()
except IndexUnwritable as error:
    print(error)
"""
    generations = Generations(folder, tmp_path / "data")
    served = generations.build().name
    write(folder, "d", *(f"Paragraph {number} speaks of ships." for number in range(200)))

    done = run(
        [sys.executable, "-c", code, str(folder), str(tmp_path / "data")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert "cannot write the index" in done.stdout
    assert generations.current_name() == served
    assert not list(generations.folder.glob("*.part"))


def test_a_builder_killed_at_any_moment_leaves_the_old_index_serving(
    folder: Path, tmp_path: Path
) -> None:
    code = "import sys; from pathlib import Path; from index.generations import Generations; " \
        "Generations(Path(sys.argv[1]), Path(sys.argv[2])).build()"  # fmt: skip
    generations = Generations(folder, tmp_path / "data")
    generations.build()
    for number in range(300):
        write(folder, f"n{number:03}", f"Paragraph {number} speaks of owls and ships.")

    for delay in (0.35, 0.45, 0.55):
        builder = Popen([sys.executable, "-c", code, str(folder), str(tmp_path / "data")])
        time.sleep(delay)
        builder.kill()
        builder.wait()
        served = generations.open()
        assert served is not None
        served.verify()

    assert generations.build().documents == 303


def test_the_longest_and_oddest_passages_are_built_and_found(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    rows = [
        {"_id": "long", "text": "word " * 100_000 + "needle"},
        {"_id": "empty", "text": ""},
        {"_id": "same", "text": "owl " * 5_000},
        {"_id": "spaces", "text": " \n\t "},
    ]
    corpus.write_text("\n".join(map(json.dumps, rows)), "utf-8")

    engine = Searcher(Generations(corpus, tmp_path / "data").current())

    assert answer("where is the needle", engine).passages[0].passage.id == "long"
    assert answer("owl", engine).passages[0].passage.id == "same"
    assert answer("the " * 4096, engine).verdict == "none"
    assert answer("owl needle zebra " * 1365, engine).passages


def test_a_generation_that_was_gone_back_from_is_not_gone_back_to(
    folder: Path, tmp_path: Path
) -> None:
    generations = Generations(folder, tmp_path / "data")
    first = generations.build().name
    write(folder, "d", "Bad.")
    generations.build()
    generations.rollback()
    write(folder, "d", "Good.")
    generations.build()

    assert generations.rollback() == first


def test_a_corpus_that_is_again_as_when_it_was_gone_back_from_is_built(
    folder: Path, tmp_path: Path
) -> None:
    generations = Generations(folder, tmp_path / "data")
    generations.build()
    write(folder, "d", "New.")
    generations.build()
    generations.rollback()
    write(folder, "e", "Another.")
    generations.current()
    (folder / "e.md").unlink()

    assert generations.current().documents == 4


def test_what_was_gone_back_to_counts_as_fresh(folder: Path, tmp_path: Path) -> None:
    generations = Generations(folder, tmp_path / "data")
    generations.build()
    write(folder, "d", "New.")
    generations.build()
    generations.rollback()

    assert generations.is_fresh()


NAMES = '[[name]]\nname = "Batumi"\nkind = "place"\nspellings = ["Batum"]\n'


def test_spellings_that_both_occur_become_one_term(folder: Path, tmp_path: Path) -> None:
    write(folder, "d", "Batumi is a port.")
    (folder / "aliases.toml").write_text(NAMES, "utf-8")

    engine = Searcher(Generations(folder, tmp_path / "data").current())

    for question in ("Batum", "Batumi"):
        found = answer(question, engine).passages
        assert {quoted.passage.document for quoted in found} == {"a", "d"}
    assert engine.knows("batumi")
    assert not engine.knows("batum")


def test_new_spellings_reach_documents_that_did_not_change(folder: Path, tmp_path: Path) -> None:
    write(folder, "d", "Batumi is a port.")
    generations = Generations(folder, tmp_path / "data")
    generations.build()
    (folder / "aliases.toml").write_text(NAMES, "utf-8")

    engine = Searcher(generations.current())

    assert not engine.knows("batum")


def test_the_days_a_passage_names_are_kept(folder: Path, tmp_path: Path) -> None:
    write(folder, "d", "Signed on 16 March 1921, in force in 1922.", "No day is named.")
    generation = built(folder, tmp_path / "one")
    number = generation.number("d")
    assert number is not None
    position = generation.passages_of(number)[0]

    spans = [
        (str(date.fromordinal(first)), str(date.fromordinal(last)))
        for first, last in generation.days_of(position).tolist()
    ]

    assert spans == [("1921-03-16", "1921-03-16"), ("1922-01-01", "1922-12-31")]
    assert len(generation.days_of(position + 1)) == 0
