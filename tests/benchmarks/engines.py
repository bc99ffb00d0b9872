"""How fast is the engine beside others? One process, the same tokens, the same questions.

    python tests/benchmarks/engines.py --questions BEIR_FOLDER --sizes 2000,20000,100000

Needs the `bench` extra; an engine that is not installed is left out. Writes `engines.md` and
`engines.svg` into `--output`. Compare rows of one table, never of two: machines differ and so do
hours. Nothing here asserts a time.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import texts
from measuring import Measured, build, probe, race
from peers import ENGINES, Engine, installed
from rank_bm25 import BM25Okapi
from reporting import draw, table

from index.bm25 import BM25Index

ORACLE_UP_TO = 100_000  # passages; beyond, `BM25Index.get_scores`, which the tests hold equal
CHECKED = 50  # questions compared with the oracle
SLOW = {"rank_bm25": 100_000, "sqlite-fts5": 100_000}  # largest size unless asked for by name


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--questions", type=Path, help="a BEIR folder; generated without")
    parser.add_argument("--sizes", default="2000,20000,100000", help="numbers of passages")
    parser.add_argument("--engines", help=f"of {', '.join(ENGINES)}; all that are installed")
    parser.add_argument("--count", type=int, default=1000, help="questions")
    parser.add_argument("-k", type=int, default=5, help="passages for a question")
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many counts")
    parser.add_argument("--output", type=Path, default=Path("dist/benchmarks"))
    return parser.parse_args()


def _measure(
    given: argparse.Namespace, real: texts.Texts, size: int, scratch: Path
) -> list[Measured]:
    passages = texts.grow(real.passages, size)
    questions = real.questions[: given.count]
    names = given.engines.split(",") if given.engines else _bearable(size)
    rows, engines = [], dict[str, Engine]()
    for name in names:
        _say(f"{size:,} passages: {name}")
        row = build(name, passages, scratch / name)
        probe(row, scratch / name, questions, given.k)
        engines[name] = ENGINES[name][0]()
        engines[name].open(scratch / name)
        rows.append(row)
    latencies = race(engines, questions, given.k, given.rounds)
    best = _oracle(passages, questions[:CHECKED])
    for row in rows:
        row.latencies = latencies[row.engine]
        row.agreement = _agreement(engines[row.engine], questions, best)
    return rows


def _bearable(size: int) -> list[str]:
    return [name for name in installed() if size <= SLOW.get(name, size)]


def _oracle(passages: list[list[str]], questions: list[list[str]]) -> list[list[int]]:
    """Return each question's ten best by rank_bm25's own arithmetic with Lucene's idf."""
    index = BM25Index.build(passages, k1=1.2, b=0.75)
    score = BM25Okapi.get_scores if len(passages) <= ORACLE_UP_TO else BM25Index.get_scores
    return [np.argsort(-score(index, each), kind="stable")[:10].tolist() for each in questions]


def _agreement(engine: Engine, questions: list[list[str]], best: list[list[int]]) -> float:
    """Return the share of the oracle's ten best that the engine also has in its ten."""
    some = list(zip(questions, best, strict=False))[: 5 if engine.name in SLOW else CHECKED]
    shared = [len({*engine.top(question, 10)} & {*wanted}) for question, wanted in some]
    return sum(shared) / (10 * len(some))


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def main() -> None:
    """Measure, and write the table and the plot."""
    given = _arguments()
    real = texts.read(given.questions) if given.questions else texts.invent()
    given.output.mkdir(parents=True, exist_ok=True)
    rows: list[Measured] = []
    for size in map(int, given.sizes.split(",")):
        scratch = Path(tempfile.mkdtemp(prefix="engines-"))
        try:
            rows += _measure(given, real, size, scratch)
        finally:
            shutil.rmtree(scratch)
        (given.output / "engines.md").write_text(table(rows, real, given.k, given.rounds))
        draw(rows, given.output / "engines.svg")
    sys.stdout.write((given.output / "engines.md").read_text())


if __name__ == "__main__":
    main()
