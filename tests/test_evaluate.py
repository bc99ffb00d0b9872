import json
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.folder import SHIPPED
from index.evaluate import judged, read_qrels, run, scores
from index.judged import judged_rows
from index.searcher import Searcher

JUDGED = Path(__file__).parent / "judged.jsonl"


def beir(folder: Path) -> Path:
    rows = [("a", "The red fox jumps over the fence."), ("b", "A blue whale swims in the sea.")]
    lines = [json.dumps({"id": name, "title": "", "text": text}) for name, text in rows]
    (folder / "corpus.jsonl").write_text("\n".join(lines))
    (folder / "queries.jsonl").write_text(
        '{"_id": "1", "text": "red fox", "answers": ["fox"]}\n{"id": "2", "text": "blue whale"}\n'
    )
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n1\ta\t1\n2\ta\t1\n")
    (folder / "queries_unanswerable.jsonl").write_text('{"id": "3", "text": "zebra crossing"}\n')
    return folder


def test_a_beir_folder_is_measured(tmp_path: Path) -> None:
    figures = run(beir(tmp_path), tmp_path / "data")

    assert figures["questions"] == 2
    assert figures["hit@1"] == figures["MRR@10"] == figures["recall@1"] == 0.5
    assert (figures["sentence"], figures["refused"]) == (1.0, 1.0)
    assert figures["questions_per_second"] > 0


def test_the_measures_are_those_of_the_textbook() -> None:
    measured = dict(scores(["x", "a", "b"], {"a": 2, "b": 1}, 10))

    assert measured["MRR@10"] == 0.5
    assert measured["recall@1"] == 0.0
    assert measured["recall@5"] == measured["hit@3"] == 1.0
    assert measured["nDCG@10"] == pytest.approx(0.6697, abs=1e-4)


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (beir(tmp_path) / name).unlink()

    with pytest.raises(CorpusError, match=name):
        run(tmp_path, tmp_path / "data")


@pytest.mark.parametrize("line", ["1\ta", "1\ta\tgood"])
def test_a_bad_judgement_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "qrels.tsv").write_text(f"query-id\tcorpus-id\tscore\n{line}\n")

    with pytest.raises(CorpusError, match="line 2"):
        read_qrels(tmp_path / "qrels.tsv")


def test_a_bad_judged_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "judged.jsonl").write_text('{"question": 1}\n')

    with pytest.raises(CorpusError, match="line 1"):
        run(tmp_path / "judged.jsonl", tmp_path / "data", corpus=SHIPPED)


def test_our_own_questions_are_answered_as_well_as_ever(engine: Searcher) -> None:
    figures = judged(list(judged_rows(JUDGED)), engine)

    assert figures["hit@1"] >= 0.90
    assert figures["hit@3"] >= 0.96
    assert figures["kept"] >= 0.98
    assert figures["refused"] >= 0.93
    assert figures["sentence"] >= 0.85
