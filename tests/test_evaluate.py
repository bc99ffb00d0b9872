import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import page, shelve

from corpus.errors import CorpusError
from corpus.folder import SHIPPED
from index.answer import answer
from index.comparing import GenerationUnknown, compared
from index.errors import IndexDamaged, IndexForeign
from index.evaluate import figures, judged, run
from index.generations import Generations
from index.judged import Judged, gains, judged_rows, read_qrels
from index.measures import scores
from index.searcher import Searcher
from index.store import read_meta, sealed

JUDGED = Path(__file__).parent / "judged.jsonl"
FOX = {"question": "red fox", "type": "animal", "gold": [{"grade": 2}], "evidence": ["A red fox"]}
WHALE = {"question": "blue whale", "type": "animal", "gold": [{"grade": 1}]}
ZEBRA = {"question": "zebra crossing", "type": "road", "gold": []}
PLAIN: Mapping[str, Any] = {"evidence": [], "answer": []}
READS = {"evidence": ["A red fox jumps."], "answer": ["a blue whale swims"]}


def write(path: Path, *rows: Mapping[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def beir(folder: Path) -> Path:
    write(
        folder / "corpus.jsonl",
        {"id": "a", "title": "", "text": "The red fox jumps over the fence."},
        {"id": "b", "title": "", "text": "A blue whale swims in the sea."},
    )
    write(
        folder / "queries.jsonl",
        {"_id": "1", "text": "red fox", "answers": ["fox"]},
        {"id": "2", "text": "blue whale"},
    )
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n1\ta\t1\n2\ta\t1\n")
    write(folder / "queries_unanswerable.jsonl", {"id": "3", "text": "zebra crossing"})
    return folder


def own(folder: Path, *rows: Mapping[str, Any]) -> Path:
    """Write a shelf, and the questions about it, without answers where they name none."""
    shelve(folder / "corpus", fox="A red fox jumps. ^p1", whale="A blue whale swims. ^p1")
    return write(folder / "own.jsonl", *({**PLAIN, **row} for row in rows))


def test_a_beir_folder_is_measured(tmp_path: Path) -> None:
    found = run(beir(tmp_path), tmp_path / "data")

    assert found["questions"] == 2
    assert found["hit@1"] == found["MRR@10"] == found["recall@1"] == 0.5
    assert (found["sentence"], found["refused"]) == (1.0, 1.0)
    assert found["questions_per_second"] > 0
    assert "types" not in found


def test_each_type_that_a_file_names_is_measured_too(tmp_path: Path) -> None:
    beir(tmp_path)
    write(
        tmp_path / "queries.jsonl",
        {"id": "1", "text": "red fox", "kind": "land"},
        {"id": "2", "text": "blue whale", "type": "sea"},
    )

    types = run(tmp_path, tmp_path / "data")["types"]

    assert {kind: found["nDCG@10"] for kind, found in types.items()} == {"land": 1.0, "sea": 0.0}


def test_the_measures_are_those_of_the_textbook() -> None:
    measured = dict(scores(["x", "a", "b"], {"a": 2, "b": 1}, 10))

    assert measured["MRR@10"] == 0.5
    assert measured["recall@1"] == 0.0
    assert measured["recall@5"] == measured["hit@3"] == 1.0
    assert measured["nDCG@10"] == pytest.approx(0.6697, abs=1e-4)


@given(
    st.lists(st.sampled_from("abcdefgh"), unique=True),
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 3), min_size=1),
)
def test_a_measure_lies_between_0_and_1_and_the_ideal_ranking_has_1(
    found: list[str], right: dict[str, int]
) -> None:
    ideal = sorted(right, key=lambda name: -right[name])

    assert all(0 <= value <= 1 for _, value in scores(found, right, 10))
    assert dict(scores(ideal, right, 10))["nDCG@10"] == pytest.approx(1.0)


@pytest.mark.parametrize(
    "text", ["hello", "foxes?", "What did the red fox jump over?", "pizza", ""]
)
def test_a_question_counts_as_kept_where_a_person_gets_an_answer(
    tmp_path: Path, text: str
) -> None:
    beir(tmp_path)
    write(tmp_path / "queries.jsonl", {"id": "1", "text": text}, {"id": "2", "text": text})
    engine = Searcher(Generations(tmp_path / "corpus.jsonl", tmp_path / "data").current())

    found = run(tmp_path, tmp_path / "data")

    given_answer = answer(text, engine)
    is_answered = given_answer.intent == "search" and given_answer.verdict != "none"
    assert found["kept"] == float(is_answered)


def test_a_word_is_widened_by_synonyms_as_for_an_answer(tmp_path: Path) -> None:
    beir(tmp_path)
    write(
        tmp_path / "corpus.jsonl",
        {"id": "a", "text": "The gold was sent by a ship."},
        {"id": "b", "text": "A vessel of clay."},
        {"id": "c", "text": "The army fled to the hills."},
    )
    question = "Which troops escaped to the mountains?"
    write(tmp_path / "queries.jsonl", {"id": "1", "text": question})
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n1\tc\t1\n")
    engine = Searcher(Generations(tmp_path / "corpus.jsonl", tmp_path / "data").current())

    found = run(tmp_path, tmp_path / "data")

    shown = answer(question, engine).passages
    assert found["hit@1"] == float(bool(shown) and shown[0].passage.id == "c")


def test_what_is_judged_irrelevant_is_not_wanted(tmp_path: Path) -> None:
    beir(tmp_path)
    (tmp_path / "qrels.tsv").write_text(
        "query-id\tcorpus-id\tscore\n1\ta\t1\n1\tb\t0\n2\tb\t0\n3\ta\t0\n"
    )

    found = run(tmp_path, tmp_path / "data")

    assert (found["questions"], found["recall@1"], found["nDCG@10"]) == (1, 1.0, 1.0)


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_folder_that_is_no_beir_folder_is_told_what_it_lacks(tmp_path: Path, name: str) -> None:
    (beir(tmp_path) / name).unlink()

    with pytest.raises(CorpusError) as told:
        run(tmp_path, tmp_path / "data")
    assert f"is no BEIR folder: {name}" in str(told.value)
    for wanted in ("corpus.jsonl[.gz]", "queries.jsonl", "qrels.tsv"):
        assert wanted in str(told.value)
    assert "--corpus" not in str(told.value)


@pytest.mark.parametrize("name", ["nowhere", "nowhere.jsonl", "file.txt"])
def test_a_path_that_holds_no_questions_is_told_what_is_wanted(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("x")

    with pytest.raises(CorpusError, match=f"{name}: .*BEIR folder.*jsonl") as told:
        run(tmp_path / name, tmp_path / "data")
    assert "--corpus" not in str(told.value)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("queries.jsonl", "", "holds no question"),
        ("queries.jsonl", "\n \n", "holds no question"),
        ("queries.jsonl", "{broken", "line 1"),
        ("queries.jsonl", "[" * 50_000, "line 1"),
        ("queries.jsonl", "7", "line 1"),
        ("queries.jsonl", '{"id": "1"}', "“text”"),
        ("queries.jsonl", '{"id": "1", "text": null}', "line 1"),
        ("queries.jsonl", '{"id": "1", "text": "x", "answers": 5}', "line 1"),
        ("queries_unanswerable.jsonl", "{", "line 1"),
        ("qrels.tsv", "", "holds no judgement"),
        ("qrels.tsv", "query-id\tcorpus-id\tscore\n", "holds no judgement"),
        ("qrels.tsv", "q\tc\ts\n1\ta", "line 2"),
        ("qrels.tsv", "q\tc\ts\n\n1\ta\tgood", "line 3"),
        ("qrels.tsv", "q\tc\ts\n1\ta\t1\n9\ta\t1\n8\ta\t1", "“9” and 1 more.*queries.jsonl"),
        ("qrels.tsv", "q\tc\ts\n1\ta\t1\n1\tz\t1", "“z”.*corpus.jsonl"),
    ],
)
def test_what_is_wrong_with_a_beir_folder_is_said_in_a_line(
    tmp_path: Path, name: str, text: str, reason: str
) -> None:
    (beir(tmp_path) / name).write_text(text)

    with pytest.raises(CorpusError, match=f"{name}: .*{reason}") as told:
        run(tmp_path, tmp_path / "data")
    assert "\n" not in str(told.value)


def test_questions_are_read_before_an_index_is_built(tmp_path: Path) -> None:
    (beir(tmp_path) / "queries.jsonl").write_text("")

    with pytest.raises(CorpusError):
        run(tmp_path, tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_judgements_are_read_by_question(tmp_path: Path) -> None:
    (tmp_path / "qrels.tsv").write_text("q\tc\ts\r\n1\ta\t2\r\n1\tb\t0\r\n")

    assert read_qrels(tmp_path / "qrels.tsv") == {"1": {"a": 2, "b": 0}}


@pytest.mark.parametrize(
    "line",
    [
        '{"question": 1}',
        '{"question": "x", "gold": 3, "evidence": [], "answer": []}',
        '{"question": "x", "gold": [], "evidence": [], "answer": [3]}',
        '{"question": "x", "gold": [], "evidence": [null], "answer": []}',
        '{"question": 8, "gold": [], "evidence": [], "answer": []}',
        '{"question": "x", "gold": [{"grade": "high"}], "evidence": [], "answer": []}',
        "[]",
        "[" * 50_000,
    ],
)
def test_a_bad_judged_line_is_named(tmp_path: Path, line: str) -> None:
    good = json.dumps({**PLAIN, **ZEBRA, "question": "one\u2028line"}, ensure_ascii=False)
    (tmp_path / "judged.jsonl").write_text(f"{good}\n\n{line}\n", "utf-8")

    with pytest.raises(CorpusError, match="line 3 is no judged question"):
        run(tmp_path / "judged.jsonl", tmp_path / "data", corpus=SHIPPED)


def test_a_judged_file_without_questions_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"own\.jsonl: holds no question"):
        run(own(tmp_path), tmp_path / "data", corpus=tmp_path / "corpus")


def test_a_judged_file_is_measured_whole_and_by_type(tmp_path: Path) -> None:
    path = own(tmp_path, {**FOX, **READS}, WHALE, ZEBRA)

    found = run(path, tmp_path / "data", corpus=tmp_path / "corpus")

    assert found["questions"] == 3
    for name in ("hit@1", "hit@3", "MRR@10", "nDCG@10", "sentence"):
        assert found[name] == found["types"]["animal"][name] == 0.5, name
    assert found["kept"] == 1.0
    assert found["types"]["road"] == {"refused": 1.0}


def test_a_judged_file_without_types_has_none(tmp_path: Path) -> None:
    path = own(tmp_path, {"question": "red fox", "gold": [1]})

    assert "types" not in run(path, tmp_path / "data", corpus=tmp_path / "corpus")


def test_a_right_passage_in_second_place_counts_for_less(tmp_path: Path) -> None:
    path = own(tmp_path, {**FOX, "evidence": ["over the long fence"]})
    shelve(tmp_path / "corpus", den="A red fox jumps over the long fence of a wide garden.")

    found = run(path, tmp_path / "data", corpus=tmp_path / "corpus")

    assert (found["hit@1"], found["hit@3"], found["MRR@10"]) == (0.0, 1.0, 0.5)
    assert found["nDCG@10"] == pytest.approx(0.6309, abs=1e-4)


def test_a_text_that_stands_in_two_documents_is_found_twice(engine: Searcher) -> None:
    first = answer("How many rifles did Soviet Russia send?", engine).passages[0]
    row = Judged("?", "", grades=(2, 2, 1), answers=("39,000 rifles, 327 machine guns",))

    assert first.also_in
    assert gains([first], row) == [2, 2]


def test_no_more_passages_gain_than_are_gold(engine: Searcher) -> None:
    first = answer("How many rifles did Soviet Russia send?", engine).passages[0]
    row = Judged("?", "", grades=(2, 1), answers=("39,000 rifles, 327 machine guns",))

    assert gains([first, first], row)[:2] == [2, 0]
    assert sum(gains([first, first], row)) == 2


FLOORS = {
    "conflict": {"hit@3": 0.82},
    "date-format": {"hit@1": 0.89, "hit@3": 0.93},
    "entity": {"hit@1": 0.85, "hit@3": 0.85},
    "factoid": {"hit@1": 0.88, "hit@3": 0.95},
    "follow-up": {"hit@1": 0.85, "hit@3": 0.9},
    "keyword": {"hit@1": 0.93, "hit@3": 0.93},
    "meta": {"hit@1": 0.9, "hit@3": 0.93},
    "multi-part": {"hit@1": 0.72, "hit@3": 0.88},
    "multi-source": {"hit@3": 0.6},
    "paraphrase:medium": {"hit@1": 0.66, "hit@3": 0.83},
    "russian": {"hit@1": 0.86, "hit@3": 0.93},
    "spelling-alias": {"hit@1": 0.87, "hit@3": 0.95},
    "turkish": {"hit@1": 0.88, "hit@3": 0.97},
    "why-how": {"hit@1": 0.71, "hit@3": 0.9},
    "unans-chitchat": {"refused": 0.87},
    "unans-junk": {"refused": 0.71},
    "unans-near": {"refused": 0.76},
    "unans-nonsense": {"refused": 0.8},
    "unans-ood": {"refused": 0.82},
}
"""What the shipped documents are answered with at least, two questions of a type below today."""


def test_nobody_makes_the_answers_worse_unseen(engine: Searcher) -> None:
    found = figures(judged(judged_rows(JUDGED), engine, 5))

    fallen = [
        (kind, measure, found["types"][kind][measure])
        for kind, floors in FLOORS.items()
        for measure, floor in floors.items()
        if found["types"][kind][measure] < floor
    ]
    assert fallen == []
    assert found["hit@1"] >= 0.79
    assert found["hit@3"] >= 0.92
    assert found["MRR@5"] >= 0.86
    assert found["nDCG@5"] >= 0.91
    assert found["kept"] >= 0.95
    assert found["refused"] >= 0.83
    assert found["sentence"] >= 0.77


def changed_beir(folder: Path) -> tuple[Path, Path]:
    """Build a BEIR folder, change what the documents say, and leave the second build to others."""
    data = folder / "data"
    Generations(beir(folder) / "corpus.jsonl", data).current()
    write(
        folder / "corpus.jsonl",
        {"id": "a", "title": "", "text": "A blue whale swims in the sea."},
        {"id": "b", "title": "", "text": "The red fox jumps over the zebra crossing."},
    )
    return folder, data


def test_generations_of_a_beir_folder_are_compared_question_by_question(tmp_path: Path) -> None:
    found = compared(*changed_beir(tmp_path), "g-000001")

    assert (found["before"]["generation"], found["now"]["generation"]) == ("g-000001", "g-000002")
    assert found["difference"]["refused"] == -1.0
    assert found["changed"] == {
        "hit@1": {
            "lost": [{"question": "red fox", "type": "", "before": "a", "now": "b"}],
            "gained": [{"question": "blue whale", "type": "", "before": "b", "now": "a"}],
        },
        "kept": {"lost": [], "gained": []},
        "refused": {
            "lost": [{"question": "zebra crossing", "type": "", "before": "", "now": "b"}],
            "gained": [],
        },
    }


def test_generations_are_compared_for_a_judged_file_by_type(tmp_path: Path) -> None:
    path = own(tmp_path, {**FOX, **READS}, {**WHALE, **READS}, ZEBRA)
    corpus, data = tmp_path / "corpus", tmp_path / "data"
    Generations(corpus, data).current()
    (corpus / "whale.md").unlink()

    found = compared(path, data, "g-000001", corpus=corpus)

    lost = {"question": "blue whale", "type": "animal", "before": "whale^p1", "now": ""}
    assert found["changed"]["hit@1"] == {"lost": [lost], "gained": []}
    assert found["changed"]["kept"]["lost"] == [lost]
    assert found["difference"]["types"]["animal"]["hit@1"] == -0.5
    assert found["difference"]["types"]["road"] == {"refused": 0.0}


def test_a_generation_compared_with_itself_shows_no_difference(tmp_path: Path) -> None:
    found = compared(beir(tmp_path), tmp_path / "data", built(tmp_path))

    assert not any(found["difference"].values())
    assert not any(rows for kind in found["changed"].values() for rows in kind.values())


def test_what_is_lost_one_way_is_gained_the_other_way(tmp_path: Path) -> None:
    folder, data = changed_beir(tmp_path)
    there = compared(folder, data, "g-000001")
    Generations(folder / "corpus.jsonl", data).rollback()

    back = compared(folder, data, "g-000002")

    for name, change in there["changed"].items():
        for one, other in (("lost", "gained"), ("gained", "lost")):
            assert swapped(change[one]) == back["changed"][name][other]
    for name, value in there["difference"].items():
        assert back["difference"][name] == (None if value is None else -value)


def test_a_measure_that_only_one_generation_has_gets_no_difference(tmp_path: Path) -> None:
    found = compared(*changed_beir(tmp_path), "g-000001")

    assert found["before"]["sentence"] == 1.0
    assert "sentence" not in found["now"]
    assert found["difference"]["sentence"] is None


def test_a_generation_that_the_next_build_removes_is_compared_all_the_same(tmp_path: Path) -> None:
    path = own(tmp_path, {**FOX, **READS})
    corpus, data = tmp_path / "corpus", tmp_path / "data"
    for turn in range(3):
        shelve(corpus, whale=page(f"A blue whale swims {turn} times."))
        Generations(corpus, data).build()
    (corpus / "fox.md").unlink()

    found = compared(path, data, "g-000001", corpus=corpus)

    assert found["difference"]["hit@1"] == -1.0
    assert Generations(corpus, data).names()[0] == "g-000002"


@pytest.mark.parametrize("name", ["g-000009", "", "../x", "CURRENT"])
def test_an_unknown_generation_is_told_which_are_kept(tmp_path: Path, name: str) -> None:
    built(tmp_path)

    with pytest.raises(GenerationUnknown, match="kept are: g-000001"):
        compared(tmp_path, tmp_path / "data", name)


def test_where_nothing_was_built_there_is_no_generation_to_compare(tmp_path: Path) -> None:
    with pytest.raises(GenerationUnknown, match="none is kept"):
        compared(beir(tmp_path), tmp_path / "data", "g-000001")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"fingerprint": "another analyzer"}, IndexForeign),
        ({"format": 1}, IndexForeign),
        ({"files": {"gone": {"bytes": 1}}}, IndexDamaged),
    ],
)
def test_a_generation_that_cannot_be_read_is_refused(
    tmp_path: Path, change: dict[str, Any], error: type[Exception]
) -> None:
    name = built(tmp_path)
    folder = Generations(tmp_path / "corpus.jsonl", tmp_path / "data").folder / name
    meta = read_meta(folder) | change
    (folder / "meta.json").write_text(json.dumps({**meta, "seal": sealed(meta)}), "utf-8")

    with pytest.raises(error, match=name):
        compared(tmp_path, tmp_path / "data", name)


def built(folder: Path) -> str:
    return Generations(beir(folder) / "corpus.jsonl", folder / "data").current().name


def swapped(rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    return [{**row, "before": row["now"], "now": row["before"]} for row in rows]
