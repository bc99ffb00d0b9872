"""Which terms does the index know? A hash table on disk: term <-> number, nothing read at opening.

terms    "passage" "map" "fleet"          one UTF-8 blob, cut by `offsets`
bucket   crc32(term) & (buckets - 1)      `heads[bucket] : heads[bucket + 1]` is a slice of
members  the numbers of a bucket's terms  `members`; one comparison decides
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index import mapped

CACHED = 1 << 14  # terms looked up lately
BATCH = 1 << 14  # terms decoded at once
BLOB = "bm25.terms.utf8"


def _encode(term: str) -> bytes:
    return term.encode("utf-8", "surrogatepass")


def _offsets(lengths: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(accumulate(lengths, initial=0), np.int64)


class Vocabulary:
    """The distinct terms of an index, numbered from 0 in the order they were first seen."""

    def __init__(
        self,
        blob: NDArray[np.uint8],
        offsets: NDArray[np.int64],
        heads: NDArray[np.uint32],
        members: NDArray[np.uint32],
    ) -> None:
        self._blob = blob.data  # slices of a memoryview compare with bytes
        self._bytes, self._offsets, self._heads, self._members = blob, offsets, heads, members
        self._mask = len(heads) - 2
        self._recent: dict[str, int | None] = {}

    @classmethod
    def build(cls, terms: Sequence[str]) -> Self:
        """Build the table of `terms`, which are distinct; a term's number is its position."""
        encoded = list(map(_encode, terms))
        offsets = _offsets(map(len, encoded))
        blob = np.frombuffer(b"".join(encoded), np.uint8)
        buckets = 1 << max(len(terms), 1).bit_length()
        hashes = np.fromiter(map(crc32, encoded), np.uint32, len(encoded)) & np.uint32(buckets - 1)
        members = np.argsort(hashes, kind="stable").astype(np.uint32)
        heads = np.zeros(buckets + 1, np.uint32)
        np.cumsum(np.bincount(hashes, minlength=buckets), out=heads[1:])
        return cls(blob, offsets, heads, members)

    def __len__(self) -> int:
        return len(self._members)

    def find(self, term: str) -> int | None:
        """Return the number of `term`, or None when the index does not know it."""
        recent = self._recent
        if term in recent:
            return recent[term]
        if len(recent) >= CACHED:
            self._recent = recent = {}
        number = recent[term] = self._search(_encode(term))
        return number

    def _search(self, term: bytes) -> int | None:
        bucket = crc32(term) & self._mask
        for number in self._members[self._heads[bucket] : self._heads[bucket + 1]].tolist():
            if self._blob[self._offsets[number] : self._offsets[number + 1]] == term:
                return int(number)
        return None

    def __iter__(self) -> Iterator[str]:
        for first in range(0, len(self), BATCH):
            offsets = self._offsets[first : first + BATCH + 1]
            text = bytes(self._blob[offsets[0] : offsets[-1]])
            for start, end in pairwise((offsets - offsets[0]).tolist()):
                yield text[start:end].decode("utf-8", "surrogatepass")

    def save(self, folder: Path) -> None:
        """Write the table into `folder`."""
        (folder / BLOB).write_bytes(self._blob)
        mapped.write(folder, "offsets", self._offsets)
        mapped.write(folder, "heads", self._heads)
        mapped.write(folder, "members", self._members)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map the table that `save` wrote; costs the same for a hundred terms and ten million.

        Raises:
            OSError: a file is missing.
            ValueError: a file is damaged, or the files do not belong together.
        """
        offsets = mapped.read(folder, "offsets", np.int64)
        heads = mapped.read(folder, "heads", np.uint32)
        members = mapped.read(folder, "members", np.uint32)
        blob = _map_blob(folder / BLOB)
        mapped.check_offsets("offsets", offsets, len(members), len(blob))
        mapped.check_offsets("heads", heads, 1 << max(len(members), 1).bit_length(), len(members))
        return cls(blob, offsets, heads, members)


def _map_blob(path: Path) -> NDArray[Any]:
    if path.stat().st_size == 0:  # an empty file cannot be mapped
        return np.zeros(0, np.uint8)
    return np.memmap(path, np.uint8, "r").view(np.ndarray)
