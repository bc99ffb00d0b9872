"""What does an answer cost, beside a plain search for its words?

Run: python tests/benchmarks/answers.py FOLDER [COUNT], a BEIR folder or a judged .jsonl of the
documents that ship. Each question goes through four steps in one run, each a ratio of the first:
plain   the question's words, analyzed, and BM25's ten best
search  the question understood, BM25's ten best, looked at closely and ranked again
answer  the whole: verdict, folding, best sentences, citations
scan    rank_bm25's own get_scores over the same passages, without analysis
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rank_bm25 import BM25Okapi

from corpus.folder import SHIPPED
from index.analysis import terms
from index.answer import answer
from index.evaluate import plan_of
from index.generations import Generations
from index.judged import judged_rows, read_beir
from index.searcher import Searcher
from index.understand import understand

ROUNDS = 3
SCANNED = 20
"""Questions of the slow scan."""


def main() -> None:
    """Measure, and print milliseconds and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="a BEIR folder, or a judged .jsonl")
    parser.add_argument("count", type=int, nargs="?", default=300, help="questions asked")
    given = parser.parse_args()
    path, count = given.folder, given.count
    asked = (
        [row.question for row in judged_rows(path)]
        if path.suffix == ".jsonl"
        else [row.text for row in read_beir(path).rows]
    )
    questions = asked[:: max(len(asked) // count, 1)][:count]
    with tempfile.TemporaryDirectory() as data:
        corpus = plan_of(path, 10, SHIPPED, literal=False, limit=1).corpus
        engine = Searcher(Generations(corpus, Path(data)).current())
        report(engine, questions)


def report(engine: Searcher, questions: list[str]) -> None:
    """Print a line for each step."""
    bm25 = engine.generation.bm25
    engine.warm()
    steps: dict[str, Callable[[str], object]] = {
        "plain": lambda question: bm25.top(terms(question), 10),
        "search": lambda question: engine.search(understand(question, engine), 10),
        "answer": lambda question: answer(question, engine),
        "scan": lambda question: BM25Okapi.get_scores(bm25, terms(question)),
    }
    print(f"{engine.size} passages, {len(questions)} questions")
    plain = 0.0
    for name, step in steps.items():
        some = questions[:SCANNED] if name == "scan" else questions
        middle, late = percentiles(step, some)
        plain = plain or middle
        print(
            f"{name:8} p50 {middle:8.3f} ms   p99 {late:8.3f} ms   {middle / plain:6.1f} x plain"
        )


def percentiles(step: Callable[[str], object], questions: list[str]) -> tuple[float, float]:
    """Return the median and the 99th percentile in milliseconds, after a warm round."""
    taken: list[float] = []
    for number in range(ROUNDS + 1):
        for question in questions:
            began = time.perf_counter()
            step(question)
            if number:
                taken.append((time.perf_counter() - began) * 1e3)
    return statistics.median(taken), sorted(taken)[int(len(taken) * 0.99)]


if __name__ == "__main__":
    main()
