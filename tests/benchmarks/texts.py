"""Which passages and questions are measured? Real ones as far as they go, recombined beyond.

A passage beyond the real ones takes runs of 8 to 24 words from random real passages up to the
length of a random real one, and one word in fifty is replaced by a word drawn from a Zipf tail
(exponent 1.2): term frequencies, lengths and co-occurrence stay near those of real text while
the vocabulary grows. Without a folder of questions all text is drawn from a Zipf law (1.07).
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

WORD = re.compile(r"[^\W_]+")
STOP_WORDS = frozenset(  # Lucene's
    WORD.findall(
        "a an and are as at be but by for if in into is it no not of on or such that the their "
        "then there these they this to was will with"
    )
)
SEED = 20_000


@dataclass(frozen=True, slots=True)
class Texts:
    """Real or generated token lists to measure with."""

    passages: list[list[str]]
    questions: list[list[str]]
    source: str


def analyze(text: str) -> list[str]:
    """Lower case, runs of letters and digits, without 33 English stop words."""
    return [word for word in WORD.findall(text.lower()) if word not in STOP_WORDS]


def read(folder: Path) -> Texts:
    """Read a BEIR folder: `corpus.jsonl[.gz]` and `queries.jsonl`."""
    corpus = next(folder.glob("corpus.jsonl*"))
    passages = [analyze(f"{row.get('title', '')} {row['text']}") for row in _rows(corpus)]
    questions = [analyze(row["text"]) for row in _rows(folder / "queries.jsonl")]
    order = np.random.default_rng(SEED).permutation(len(questions))
    mixed = [questions[number] for number in order if questions[number]]
    return Texts(passages, mixed, folder.name)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def invent(passages: int = 5000, questions: int = 2000) -> Texts:
    """Draw passages and questions from a Zipf law."""
    rng = np.random.default_rng(SEED)
    law = 1 / np.arange(3, 60_000) ** 1.07
    words = np.array([f"w{number}" for number in range(len(law))])

    def draw(low: int, high: int) -> list[str]:
        drawn: list[str] = rng.choice(words, rng.integers(low, high), p=law / law.sum()).tolist()
        return drawn

    return Texts(
        [draw(20, 120) for _ in range(passages)],
        [draw(3, 12) for _ in range(questions)],
        "Zipf-distributed terms",
    )


def grow(passages: list[list[str]], size: int) -> list[list[str]]:
    """Return the first `size` passages, recombined ones after the real ones."""
    made = passages[:size]
    rng = np.random.default_rng(SEED)
    while len(made) < size:
        made.extend(_recombine(passages, rng, min(10_000, size - len(made))))
    return made


def _recombine(
    passages: list[list[str]], rng: np.random.Generator, count: int
) -> Iterator[list[str]]:
    lengths = [len(passages[number]) for number in rng.integers(0, len(passages), count)]
    sources = iter(rng.integers(0, len(passages), 40 * count + sum(lengths)).tolist())
    spans = iter(rng.integers(8, 25, 40 * count + sum(lengths)).tolist())
    starts = iter(rng.random(40 * count + sum(lengths)).tolist())
    tail = iter(rng.zipf(1.2, 2 * sum(lengths) // 50 + 10 * count).tolist())
    for length in lengths:
        words: list[str] = []
        while len(words) < length:
            source = passages[next(sources)]
            start = int(next(starts) * len(source))
            words += source[start : start + next(spans)]
        for place in range(start % 50, length, 50):
            words[place] = f"z{next(tail)}"
        yield words[:length]
