"""What a maintainer must mend in the corpus.

CorpusError
├── CorpusMissing       the path is not there, or cannot be read
├── CorpusEmpty         the folder holds no document
├── DocumentUnreadable  one file is not a document: which, and why
└── AliasesUnreadable   aliases.toml: which line, and why
"""

from collections.abc import Sequence
from pathlib import Path


class CorpusError(Exception):
    """The corpus cannot be read; the message names the file and the remedy."""


class CorpusMissing(CorpusError):
    """There is no corpus at this path."""

    def __init__(self, path: Path, why: str = "no such folder or file") -> None:
        super().__init__(f"no corpus at {path}: {why}; name one with --corpus or ADFONTES_CORPUS")


class CorpusEmpty(CorpusError):
    """The folder exists and holds no passage."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"the corpus {path} holds no passages: add Markdown files (*.md) with a title "
            "and at least one paragraph"
        )


class DocumentUnreadable(CorpusError):
    """One file of the corpus is not a document."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path, self.why = path, why


class DocumentsUnreadable(CorpusError):
    """Several files are not documents; one line each."""

    def __init__(self, problems: Sequence[DocumentUnreadable]) -> None:
        super().__init__("\n".join(map(str, problems)))


class AliasesUnreadable(CorpusError):
    """The table of other names cannot be used; the message names file and line."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path}:{line}: {why}")
