import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DocumentUnreadable
from index.answer import Answer, answer
from index.judged import (
    Judged,
    first_right,
    gains,
    ideal,
    judged_rows,
    plain,
    read_beir,
    refused,
    right_at,
    right_sentence,
)
from index.searcher import Searcher

ROW = {"question": "red fox?", "gold": [{"grade": 2}, "two"], "evidence": ["A."], "answer": ["b"]}
RIFLES = Judged("How many rifles?", "fact", answers=("39,000 rifles, 327",), grades=(2, 1))
TEXTS = st.lists(
    st.sampled_from(["39,000 rifles, 327", "gold", "the Treaty of", "zebra crossing road"]),
    max_size=3,
).map(tuple)
ROWS = st.builds(
    Judged, st.just("?"), st.sampled_from(["fact", "meta", "entity"]), evidence=TEXTS,
    answers=TEXTS, wants_all=st.booleans(),
    grades=st.lists(st.integers(0, 2), max_size=4).map(tuple),
)  # fmt: skip


@pytest.fixture(scope="module")
def rifles(engine: Searcher) -> Answer:
    return answer("How many rifles and how much gold were sent?", engine)


@given(st.text())
def test_plain_text_is_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(text.replace(" ", "\n  ")) == plain(text)


@given(ROWS, st.integers(1, 6))
def test_who_reads_on_never_finds_less(rifles: Answer, row: Judged, k: int) -> None:
    first = first_right(rifles.passages, row)

    assert right_at(k, rifles.passages, row) is (0 < first <= k or _asks_nothing(row))
    assert right_at(k, rifles.passages, row) <= right_at(k + 1, rifles.passages, row)


def _asks_nothing(row: Judged) -> bool:
    return row.wants_all and not row.answers


@given(ROWS)
def test_no_ranking_gains_more_than_the_ideal_one(rifles: Answer, row: Judged) -> None:
    found = gains(rifles.passages, row)

    assert sum(found) <= sum(ideal(row))
    assert set(found) <= {0, *ideal(row)}


def test_the_ideal_ranking_holds_the_passages_of_the_best_grade() -> None:
    assert ideal(replace(RIFLES, grades=(1, 2, 2, 0))) == [2, 2]
    assert ideal(replace(RIFLES, grades=(0,))) == []


def test_quotation_marks_space_and_case_do_not_matter() -> None:
    assert plain("“Strong\n  Blow”") == plain('"strong blow"')


def test_a_short_word_is_no_answer_where_it_stands_in_many_places(rifles: Answer) -> None:
    assert first_right(rifles.passages, replace(RIFLES, answers=("gold",))) == 0
    assert first_right(rifles.passages, RIFLES) == 1


def test_who_wants_all_answers_reads_until_each_was_there(rifles: Answer) -> None:
    row = replace(RIFLES, wants_all=True, answers=("39,000 rifles", "zebra"))

    assert first_right(rifles.passages, row) == 0
    assert first_right(rifles.passages, replace(row, answers=("39,000 rifles",))) == 1


def test_the_best_sentence_holds_the_answer_or_lies_in_the_evidence(rifles: Answer) -> None:
    sentence = rifles.passages[0].sentence

    assert right_sentence(rifles, replace(RIFLES, answers=("39,000 rifles",)))
    assert right_sentence(rifles, replace(RIFLES, answers=(), evidence=(f"Then: {sentence}",)))
    assert not right_sentence(rifles, replace(RIFLES, answers=("zebra",)))
    assert not right_sentence(replace(rifles, passages=()), RIFLES)


@pytest.mark.parametrize(
    ("verdict", "subtype", "is_refused"),
    [("none", "", True), ("weak", "", False), ("weak", "hard", True), ("strong", "hard", False)],
)
def test_a_hard_question_may_be_refused_weakly(
    rifles: Answer, verdict: str, subtype: str, is_refused: bool
) -> None:
    given = replace(rifles, verdict=verdict)  # type: ignore[arg-type]  # parametrized

    assert refused(given, replace(RIFLES, subtype=subtype)) is is_refused


def test_a_row_says_what_a_person_judged(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text("\n" + json.dumps({**ROW, "type": "conflict"}) + "\n", "utf-8-sig")

    (row,) = judged_rows(path)

    assert (row.question, row.kind, row.wants_all) == ("red fox?", "conflict", True)
    assert (row.grades, row.evidence, row.is_answerable) == ((2, 1), ("A.",), True)


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "3", "{}", json.dumps({**ROW, "gold": "one"}), json.dumps({**ROW, "answer": [3]}),
     json.dumps({**ROW, "question": None})],
)  # fmt: skip
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(f"{json.dumps(ROW)}\n\n{line}\n", "utf-8")

    with pytest.raises(DocumentUnreadable, match="line 3 is no judged question"):
        judged_rows(path)


@pytest.mark.parametrize(
    ("missing", "why"),
    [("corpus.jsonl", "corpus.jsonl not found"), ("qrels.tsv", "qrels.tsv not found"),
     ("", "names “9”, which queries.jsonl does not hold")],
)  # fmt: skip
def test_what_is_wrong_with_a_beir_folder_is_said(tmp_path: Path, missing: str, why: str) -> None:
    (tmp_path / "corpus.jsonl").write_text('{"_id": "a", "text": "A fox."}\n')
    (tmp_path / "queries.jsonl").write_text('{"_id": "1", "text": "fox"}\n')
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n9\ta\t1\n")
    if missing:
        (tmp_path / missing).unlink()

    with pytest.raises(DocumentUnreadable, match=why):
        read_beir(tmp_path)


def test_judgements_may_stand_in_a_file_for_each_split(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text('{"_id": "a", "text": "A bridge."}\n')
    (tmp_path / "queries.jsonl").write_text(
        '{"_id": "1", "text": "bridge?"}\n{"_id": "2", "text": "of another split?"}\n'
    )
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\ta\t1\n")

    beir = read_beir(tmp_path)

    assert ([row.id for row in beir.rows], beir.qrels) == (["1"], {"1": {"a": 1}})
