"""`adfontes index`: builds with a progress bar, says what changed, watches."""

import sys
import time
from itertools import islice
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.errors import BotError
from corpus.errors import CorpusError
from index.errors import SearchError
from index.generations import Generations, compare
from index.noted import dead

PAUSE: Final = 1.0
"""Seconds between looks at the corpus while watching."""
NAMED: Final = 10
STEP: Final = 0.2
"""Seconds between redraws of the progress bar."""


def build(generations: Generations) -> None:
    """Build what changed and say what that was."""
    before = generations.sound()
    began = time.perf_counter()
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("documents, {task.fields[rate]:,.0f} passages a second"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
        auto_refresh=False,  # its thread would keep other processes from helping
    ) as bar:
        task = bar.add_task("building", total=generations.expected(), rate=0.0)
        drawn = 0.0

        def progress(documents: int, passages: int) -> None:
            nonlocal drawn
            seconds = time.perf_counter() - began
            if seconds - drawn >= STEP:
                drawn = seconds
                bar.update(task, completed=documents, rate=passages / seconds, refresh=True)

        built = generations.build(progress)
    seconds = time.perf_counter() - began
    print(f"{built.name}: {built.documents} documents, {built.size} passages, {seconds:.1f} s")
    changes = compare(before, built)
    for word, names in changes.named():
        shown = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
        print(f"  {len(names)} {word}: {shown}")
    for passage, name in islice(dead(built, (*changes.added, *changes.changed)), NAMED):
        print(f"  a note to {passage} names {name}, and there is no such passage")


def watch(generations: Generations) -> None:
    """Build again whenever the corpus changed, until interrupted."""
    print("watching; Ctrl+C ends", flush=True)
    seen = ""
    while True:
        time.sleep(PAUSE)
        try:
            signature = generations.signature()
            if signature == seen or generations.is_fresh():
                continue
            seen = signature  # what failed once is not tried again until it changes
            build(generations)
        except (CorpusError, SearchError, BotError) as error:
            print(f"adfontes: {error}", file=sys.stderr)
        sys.stdout.flush()
