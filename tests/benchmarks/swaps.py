"""Ten thousand questions while the index is swapped twenty times: errors, mixtures, latency.

Run: python tests/benchmarks/swaps.py [CORPUS]. Generations are built by another process, as
`adfontes index` does; this one takes them over as the bot does, in a thread beside the questions.
"""

import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bot.library import Library
from corpus.folder import SHIPPED, read_corpus
from index.answer import answer
from index.generations import Generations

QUESTIONS = 10_000
SWAPS = 20
ASKED = (
    "How many rifles did Soviet Russia send?",
    "When was the Treaty of Moscow signed?",
    "Who headed the Bolshevik delegation?",
    "What do the sources say about Batum?",
    "best pizza in Rome",
)
BUILD = (
    "import sys; from pathlib import Path; from index.generations import Generations; "
    "Generations(Path(sys.argv[1]), Path(sys.argv[2])).build()"
)


def main() -> None:
    """Ask, swap, and print what happened."""
    with tempfile.TemporaryDirectory() as place:
        corpus, data = Path(place, "corpus"), Path(place, "data")
        corpus.mkdir()
        source = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED
        for document in read_corpus(source):
            text = (source / f"{document.slug}.md").read_text("utf-8")
            (corpus / f"{document.slug}.md").write_text(text, "utf-8")
        measure(corpus, data)


def measure(corpus: Path, data: Path) -> None:
    """Ask while another thread takes over what another process builds."""
    library = Library(Generations(corpus, data))
    swaps, done = [0], threading.Event()
    taker = threading.Thread(target=take_over, args=(library, corpus, data, swaps, done))
    taker.start()
    seconds, errors, mixed, number = list[float](), 0, 0, 0
    while number < QUESTIONS or not done.is_set():
        engine = library.engine
        began = time.perf_counter()
        try:
            found = answer(ASKED[number % len(ASKED)], engine)
            mixed += found.generation != engine.name
        except Exception as error:  # counted: that is what is measured here
            errors += 1
            print(repr(error))
        seconds.append(time.perf_counter() - began)
        number += 1
    taker.join()
    seconds.sort()
    median = statistics.median(seconds)
    print(f"{number} questions, {swaps[0]} swaps, {errors} errors, {mixed} mixed answers")
    p99 = seconds[int(number * 0.99)]
    print(f"median {median * 1e3:.2f} ms, p99 {p99 * 1e3:.2f} ms, ", end="")
    print(f"slowest {seconds[-1] * 1e3:.2f} ms: {seconds[-1] / median:.1f} times the median")


def take_over(
    library: Library, corpus: Path, data: Path, swaps: list[int], done: threading.Event
) -> None:
    """Build in another process, take over here, again and again."""
    for number in range(SWAPS):
        text = f"---\ntitle: Extra\n---\n\nParagraph number {number} speaks of owls.\n"
        (corpus / "extra.md").write_text(text, "utf-8")
        subprocess.run([sys.executable, "-c", BUILD, str(corpus), str(data)], check=True)
        swaps[0] += library.refresh()
    done.set()


if __name__ == "__main__":
    main()
