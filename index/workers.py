"""Entries -> prepared documents in order, by all cores where that pays."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Any, Final

from corpus.folder import Entry
from index.forms import Pair
from index.prepare import Prepared, Problem, Rules, attempt

BATCH: Final = 200
"""Documents a process takes at a time."""
ALONE: Final = 2000
"""New documents after which other processes are started; fewer are sooner done alone."""
AHEAD: Final = 4
"""Batches in the making for each process: what bounds the memory."""

Known = Callable[[Entry], Prepared | None]
Done = tuple[int, Prepared | Problem]
Made = tuple[list[Prepared | Problem], tuple[set[Pair], set[Pair]]]

_rules: Rules | None = None


def prepared(entries: Iterable[Entry], known: Known, rules: Rules) -> Iterator[Done]:
    """Yield the stamp of each entry and the document, as `known` or read and analyzed.

    `rules.words` gathers the words of all that was read.
    """
    stream, new = iter(entries), 0
    for entry in stream:
        document = known(entry)
        if document is None:
            new += 1
        yield entry.stamp, document or attempt(entry.load, rules)
        if new == ALONE and can_share():
            yield from _in_processes(stream, known, rules)


def can_share() -> bool:
    """Whether other processes may help: not beside other threads, whose locks they would inherit.

    Only forking is used: a spawned process runs the caller's main module once more.
    """
    forks = "fork" in multiprocessing.get_all_start_methods()
    return forks and threading.active_count() == 1 and (os.cpu_count() or 1) > 1


def _in_processes(stream: Iterator[Entry], known: Known, rules: Rules) -> Iterator[Done]:
    waiting: deque[tuple[list[tuple[Entry, Prepared | None]], Future[Made]]] = deque()
    cores = os.cpu_count() or 1
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(cores, context, _begin, (rules,)) as pool:
        while batch := [(entry, known(entry)) for entry in islice(stream, BATCH)]:
            new = [entry.load for entry, document in batch if document is None]
            waiting.append((batch, pool.submit(_batch, new)))
            if len(waiting) > AHEAD * cores:
                yield from _merged(*waiting.popleft(), rules)
        while waiting:
            yield from _merged(*waiting.popleft(), rules)


def _merged(
    batch: list[tuple[Entry, Prepared | None]], future: Future[Made], rules: Rules
) -> Iterator[Done]:
    documents, words = future.result()
    rules.words.add(*words)
    new = iter(documents)
    for entry, document in batch:
        yield entry.stamp, document or next(new)


def _begin(rules: Rules) -> None:
    global _rules
    _rules = rules
    rules.words.drain()


def _batch(new: list[Callable[[], Any]]) -> Made:
    assert _rules is not None
    return [attempt(load, _rules) for load in new], _rules.words.drain()
