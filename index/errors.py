"""What an operator must mend in the index.

SearchError
├── IndexDamaged    a generation does not match its checksums
├── IndexForeign    it was written by another version
└── IndexUnwritable the folder for it cannot be written
"""

from pathlib import Path


class SearchError(Exception):
    """The index cannot be used; the message says which and what to do."""


class IndexDamaged(SearchError):
    """A generation on disk is not what was written; it must be built again."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(
            f"the index {folder} is damaged ({why}): rebuild it with “adfontes index”"
        )


class IndexForeign(SearchError):
    """A generation was written by another version of the program."""

    def __init__(self, folder: Path, found: object, expected: object) -> None:
        super().__init__(
            f"the index {folder} is of format {found}, this program reads {expected}: "
            "rebuild it with “adfontes index”"
        )


class IndexUnwritable(SearchError):
    """The folder for the index cannot be written."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(
            f"cannot write the index in {folder}: {why}; name another folder with --data"
        )
