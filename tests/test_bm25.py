import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.bm25 import BM25Index

WORDS = st.sampled_from([*"abcdefgh", "", "ışık", "ёж", "line\nbreak"])
CORPORA = st.lists(st.lists(WORDS, max_size=12), max_size=40)
QUERIES = st.lists(st.one_of(WORDS, st.just("unknown")), max_size=8)
WEIGHTS = st.dictionaries(WORDS, st.sampled_from([0.0, 0.3, 0.6, 1.0, 2.5]), max_size=6)
DEPTHS = st.integers(0, 45)
PARAMETERS = st.tuples(st.sampled_from([0.4, 1.2, 2.0]), st.sampled_from([0.0, 0.6, 0.75]))


class AddedIndex(BM25Index):
    joined_to = 0


class PrunedIndex(BM25Index):
    pruned_from, few, window = 0, 0, 1024


class NarrowIndex(PrunedIndex):
    window = 8


KINDS = st.sampled_from([BM25Index, AddedIndex, PrunedIndex, NarrowIndex])


def oracle(index: BM25Index, query: Sequence[str]) -> NDArray[np.float64]:
    scores: NDArray[np.float64] = BM25Okapi.get_scores(index, query)
    return scores


def best(scores: NDArray[np.float64], matching: Sequence[int], k: int) -> list[int]:
    return sorted(matching, key=lambda position: (-scores[position], position))[:k]


def holding(corpus: Sequence[Sequence[str]], terms: Sequence[str]) -> list[int]:
    return [number for number, words in enumerate(corpus) if set(words) & set(terms)]


def distinct(corpus: Sequence[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(word for words in corpus for word in words))


@given(CORPORA, QUERIES, PARAMETERS)
def test_scores_are_rank_bm25s(
    corpus: list[list[str]], query: list[str], parameters: tuple[float, float]
) -> None:
    index = BM25Index.build(corpus, *parameters)

    np.testing.assert_array_equal(index.get_scores(query), oracle(index, query))


@given(CORPORA, QUERIES, DEPTHS, KINDS)
def test_the_top_is_the_oracles_with_ties_by_position(
    corpus: list[list[str]], query: list[str], k: int, kind: type[BM25Index]
) -> None:
    index = kind.build(corpus)
    scores = oracle(index, query)

    positions, found = index.top(query, k)

    assert positions.tolist() == best(scores, holding(corpus, query), k)
    np.testing.assert_array_equal(found, scores[positions])
    assert positions.dtype == np.int64


@given(CORPORA, WEIGHTS, DEPTHS, KINDS)
def test_a_weight_multiplies_what_its_term_adds(
    corpus: list[list[str]], weights: dict[str, float], k: int, kind: type[BM25Index]
) -> None:
    index = kind.build(corpus)
    scores = np.zeros(len(corpus))
    for term, weight in weights.items():
        scores += weight * oracle(index, [term])

    positions, found = index.top(weights, k)

    assert positions.tolist() == best(scores, holding(corpus, list(weights)), k)
    np.testing.assert_allclose(found, scores[positions], rtol=0, atol=1e-9)


@given(CORPORA, QUERIES)
def test_the_inherited_scores_of_some_passages_agree(
    corpus: list[list[str]], query: list[str]
) -> None:
    index = BM25Index.build(corpus)
    some = list(range(0, len(corpus), 2))

    assert index.get_batch_scores(query, some) == oracle(index, query)[some].tolist()


@given(CORPORA)
def test_the_statistics_are_those_of_a_plain_count(corpus: list[list[str]]) -> None:
    index = BM25Index.build(iter(corpus))

    assert index.doc_freqs == [{word: words.count(word) for word in words} for words in corpus]
    assert index.doc_len.tolist() == [len(words) for words in corpus]
    assert index.size == index.corpus_size == len(corpus)
    assert list(index.idf) == list(index.terms()) == distinct(corpus)
    for term in index.terms():
        assert index.document_frequency(term) == len(holding(corpus, [term]))
        assert index.contains(term)
        assert index.idf[term] == index.idf_of(term) > 0


@pytest.mark.parametrize("kind", [BM25Index, AddedIndex, PrunedIndex])
@pytest.mark.parametrize("seed", range(3))
def test_the_top_of_a_larger_corpus_is_the_oracles(kind: type[BM25Index], seed: int) -> None:
    rng = np.random.default_rng(seed)
    corpus = [
        [f"w{word}" for word in rng.zipf(1.3, size) % 3000] for size in rng.integers(0, 60, 6000)
    ]
    index = kind.build(corpus)
    for _ in range(50):
        query = [f"w{word}" for word in rng.zipf(1.2, rng.integers(1, 12)) % 3000]
        scores = index.get_scores(query)

        positions, found = index.top(query, 7)

        assert positions.tolist() == best(scores, scores.nonzero()[0].tolist(), 7)
        np.testing.assert_array_equal(found, scores[positions])


def test_an_unknown_term_is_as_telling_as_any_can_be() -> None:
    index = BM25Index.build([["a", "b"], ["b"]])

    assert index.idf_of("unknown") > index.idf_of("a") > index.idf_of("b") > 0
    assert index.document_frequency("unknown") == 0
    assert index.term_id("unknown") is None
    assert not index.contains("unknown")
    assert "unknown" not in index.idf


def test_a_term_in_every_passage_still_matches() -> None:
    index = BM25Index.build([["the"], ["the"], []])

    positions, scores = index.top(["the"], 5)

    assert positions.tolist() == [0, 1]
    assert (scores > 0).all()


def test_a_weight_of_zero_matches_with_a_score_of_zero() -> None:
    index = BM25Index.build([["a"], ["b"], []])

    positions, scores = index.top({"b": 0.0}, 5)

    assert (positions.tolist(), scores.tolist()) == ([1], [0.0])


@pytest.mark.parametrize("kind", [BM25Index, AddedIndex, PrunedIndex])
@pytest.mark.parametrize("weights", [{"a": 5e-324}, {"a": 1e-150, "b": 1e150}, {"a": 1e-320}])
def test_a_weight_however_small_still_matches(
    kind: type[BM25Index], weights: dict[str, float]
) -> None:
    index = kind.build([["c"], ["a"], ["b"], ["a", "b"]])

    positions, _ = index.top(weights, 5)

    assert sorted(positions.tolist()) == ([1, 2, 3] if "b" in weights else [1, 3])


@pytest.mark.parametrize("kind", [BM25Index, AddedIndex, PrunedIndex])
def test_a_question_of_thousands_of_words_is_answered(kind: type[BM25Index]) -> None:
    corpus = [[f"w{number}", f"w{number + 1}", "the"] for number in range(5000)]
    index = kind.build(corpus)
    query = [f"w{number % 4000}" for number in range(0, 4096 * 7, 7)]

    positions, scores = index.top(query, 10)

    expected = index.get_scores(query)
    np.testing.assert_allclose(scores, -np.sort(-expected)[:10], rtol=0, atol=1e-9)
    np.testing.assert_allclose(scores, expected[positions], rtol=0, atol=1e-9)


def test_a_passage_of_a_hundred_thousand_words_is_counted_whole() -> None:
    index = BM25Index.build([["a"] * 99_999 + ["b"], ["b"], ["c", "a"]])

    np.testing.assert_array_equal(index.get_scores(["a", "b"]), oracle(index, ["a", "b"]))
    assert index.doc_freqs[0] == {"a": 99_999, "b": 1}


@pytest.mark.parametrize("kind", [BM25Index, AddedIndex, PrunedIndex])
def test_of_many_equal_passages_the_first_are_best(kind: type[BM25Index]) -> None:
    index = kind.build([["the", "fleet"]] * 10_000)

    assert index.top(["fleet"], 3)[0].tolist() == [0, 1, 2]
    assert index.top(["fleet", "the"], 3)[0].tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("k1", "b"), [(0.0, 0.6), (-1.0, 0.6), (1.2, 1.1), (1.2, -0.1), (float("nan"), 0.6)]
)
def test_impossible_parameters_are_refused(k1: float, b: float) -> None:
    with pytest.raises(ValueError, match="k1 must be above 0"):
        BM25Index.build([["a"]], k1, b)


def test_a_negative_depth_or_weight_is_refused() -> None:
    index = BM25Index.build([["a"]])

    with pytest.raises(ValueError, match="k must not be negative"):
        index.top(["a"], -1)
    for weight in (-0.5, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="'a' has"):
            index.top({"a": weight}, 1)


@given(CORPORA, QUERIES, PARAMETERS)
def test_an_opened_index_is_the_saved_one(
    tmp_path_factory: pytest.TempPathFactory,
    corpus: list[list[str]],
    query: list[str],
    parameters: tuple[float, float],
) -> None:
    folder = tmp_path_factory.mktemp("index")
    saved = BM25Index.build(corpus, *parameters)
    saved.save(folder)

    opened = BM25Index.open(folder)

    np.testing.assert_array_equal(opened.get_scores(query), saved.get_scores(query))
    assert list(opened.terms()) == list(saved.terms())
    assert (opened.k1, opened.b, opened.avgdl) == (saved.k1, saved.b, saved.avgdl)
    assert all(file.name.startswith("bm25.") for file in folder.iterdir())


def test_threads_share_an_index(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    BM25Index.build([[f"w{n}" for n in row] for row in rng.zipf(1.3, (3000, 20)) % 500]).save(
        tmp_path
    )
    index, alone = PrunedIndex.open(tmp_path), BM25Index.open(tmp_path)
    queries = [[f"w{n}" for n in row] for row in rng.zipf(1.2, (400, 5)) % 500]

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda query: index.top(query, 5), queries))
        plain = list(threads.map(lambda query: alone.top(query, 5), queries))

    for query, (positions, scores), (others, _) in zip(queries, found, plain, strict=True):
        expected = index.get_scores(query)
        np.testing.assert_array_equal(scores, expected[positions])
        assert positions.tolist() == others.tolist()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    BM25Index.build([["a", "b", "b"], ["c"], []]).save(tmp_path)
    return tmp_path


FILES = ["counts", "heads", "lengths", "members", "offsets", "parameters", "passages", "peaks"]


@pytest.mark.parametrize("name", [*(f"bm25.{name}.npy" for name in FILES), "bm25.terms.utf8"])
@pytest.mark.parametrize("kept", [0, 1, -1, -8])
def test_a_file_cut_short_is_refused(folder: Path, name: str, kept: int) -> None:
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[:kept])

    with pytest.raises((ValueError, OSError)):
        BM25Index.open(folder)


@pytest.mark.parametrize("name", [*(f"bm25.{name}.npy" for name in FILES), "bm25.terms.utf8"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()

    with pytest.raises(FileNotFoundError, match=name):
        BM25Index.open(folder)


@pytest.mark.parametrize("name", FILES)
def test_an_array_of_another_shape_is_refused(folder: Path, name: str) -> None:
    np.save(folder / f"bm25.{name}.npy", np.array([[1.0]]))

    with pytest.raises(ValueError, match="damaged"):
        BM25Index.open(folder)


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("lengths", "parameters")])
def test_a_file_of_another_index_is_refused(folder: Path, name: str) -> None:
    other = folder / "other"
    other.mkdir()
    BM25Index.build([["d", "e", "f", "g"], ["h"], [], []]).save(other)
    (other / f"bm25.{name}.npy").replace(folder / f"bm25.{name}.npy")

    with pytest.raises(ValueError, match="damaged"):
        BM25Index.open(folder)


@pytest.mark.parametrize("values", [[1.2, 0.6, np.nan], [1.2, 0.6, 0.0], [1.2, 7.0, 2.0]])
def test_impossible_statistics_are_refused(folder: Path, values: list[float]) -> None:
    np.save(folder / "bm25.parameters.npy", np.array(values))

    with pytest.raises(ValueError, match="must be above 0"):
        BM25Index.open(folder)


@given(st.data())
def test_a_damaged_file_never_opens_with_another_error(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    BM25Index.build([["a", "b", "b"], ["c"], []]).save(folder)
    file = folder / f"bm25.{data.draw(st.sampled_from(FILES))}.npy"
    content = bytearray(file.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    file.write_bytes(content)

    with suppress(ValueError, OSError):
        BM25Index.open(folder)


def test_importing_the_engine_loads_neither_nltk_nor_telegram() -> None:
    code = "import index.bm25, sys; sys.exit(bool({'nltk', 'telegram'} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
