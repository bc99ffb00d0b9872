"""Small corpora for tests: documents on a shelf, read and indexed."""

from pathlib import Path

from hypothesis import strategies as st

from corpus.document import Document, Passage
from index.generations import Generations
from index.searcher import Searcher
from index.verdict import Verdict

FRONT = "---\ntitle: {title}\n---\n"
VERDICTS: tuple[Verdict, ...] = ("strong", "partial", "weak", "none")

WORDS = "Kars gold treaty Moscow 1921 letter Birch Batum books köprü договор".split()
FIELDS = {
    "type": ("book", "personal_communication"),
    "author": ("[{family: Birch, given: Ann}]", "Kars"),
    "issued": ("1921-03-16", "1921", "undated"),
    "archive": ("Moscow Archive",),
    "publisher": ("Delta Press",),
    "language": ("tr", "ru", "de"),
    "page": ("12-30",),
    "translated-title": ("Gold of Kars",),
}
HEADS = ("", "# Part\n\n", '# List {kind="bibliography"}\n\n', '# Card {kind="catalogue"}\n\n')
_fronts = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in FIELDS.items()}
).map(lambda fields: "".join(f"{name}: {value}\n" for name, value in fields.items()))
_paragraphs = st.lists(st.sampled_from([*WORDS, "16 March 1921.", "."]), min_size=1, max_size=7)
_bodies = st.lists(
    st.tuples(st.sampled_from(HEADS), _paragraphs.map(" ".join)).map("".join), max_size=3
).map("\n\n".join)
DOCUMENTS = st.tuples(st.sampled_from([*WORDS, "A title"]), _fronts, _bodies).map(
    lambda parts: "---\ntitle: {}\n{}---\n\n{}".format(*parts)
)
"""Documents with some front matter or none, with some passages or none."""
QUESTIONS = st.lists(
    st.sampled_from(
        [
            *WORDS, "Which publisher", "Who is the author of", "In which journal", "архив", "What",
            "when", "how many", "yazarı kim", "today", "Zurich", "lettre", "and", "?",
            "doc:d0", "-doc:d0", "doc:birch", "year:1921", "before:1900", "after:1920", "year:0",
            "-gold", "-Batum", '"gold treaty"', '-"gold treaty"',
        ]
    ),
    max_size=7,
).map(" ".join)  # fmt: skip
"""Questions about those documents: of fact, of sources, in three languages, with filters."""


def page(body: str, title: str = "A title") -> str:
    return FRONT.format(title=title) + body


def shelve(folder: Path, **bodies: str) -> Path:
    """Write one document a body into `folder`, named by the keywords."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in bodies.items():
        (folder / f"{name}.md").write_text(body if body[:3] == "---" else page(body), "utf-8")
    return folder


def indexed(folder: Path, *, aliases: str = "", **bodies: str) -> Searcher:
    """Return an engine over the bodies; `folder` is new to each call."""
    corpus = shelve(folder / "corpus", **bodies)
    if aliases:
        (corpus / "aliases.toml").write_text(aliases, "utf-8")
    return Searcher(Generations(corpus, folder / "data").current())


def is_quoted(passage: Passage, document: Document) -> bool:
    """Whether the passage is a slice of its document."""
    return document.text[passage.start : passage.start + len(passage.text)] == passage.text
