"""Small corpora for tests: documents on a shelf, read and indexed."""

from pathlib import Path

from corpus.document import Document, Passage
from index.generations import Generations
from index.searcher import Searcher
from index.verdict import Verdict

FRONT = "---\ntitle: {title}\n---\n"
VERDICTS: tuple[Verdict, ...] = ("strong", "partial", "weak", "none")


def page(body: str, title: str = "A title") -> str:
    return FRONT.format(title=title) + body


def shelve(folder: Path, **bodies: str) -> Path:
    """Write one document a body into `folder`, named by the keywords."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in bodies.items():
        (folder / f"{name}.md").write_text(body if body[:3] == "---" else page(body), "utf-8")
    return folder


def indexed(folder: Path, **bodies: str) -> Searcher:
    """Return an engine over the bodies; `folder` is new to each call."""
    corpus = shelve(folder / "corpus", **bodies)
    return Searcher(Generations(corpus, folder / "data").current())


def is_quoted(passage: Passage, document: Document) -> bool:
    """Whether the passage is a slice of its document."""
    return document.text[passage.start : passage.start + len(passage.text)] == passage.text
