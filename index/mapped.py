"""How are arrays kept on disk? As plain .npy files, mapped into memory when opened."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

PREFIX = "bm25."


def write(folder: Path, name: str, array: NDArray[Any]) -> None:
    """Write `array` to `folder/bm25.<name>.npy`."""
    with (folder / f"{PREFIX}{name}.npy").open("wb") as file:
        np.save(file, array, allow_pickle=False)


def read(folder: Path, name: str, *kinds: type[np.generic]) -> NDArray[Any]:
    """Map `folder/bm25.<name>.npy`, a vector of one of `kinds`, without copying it.

    Raises:
        OSError: the file is missing or cannot be read.
        ValueError: the file is cut short, or is not such a vector.
    """
    path = folder / f"{PREFIX}{name}.npy"
    try:
        array = np.load(path, mmap_mode="r", allow_pickle=False)
    except OSError:
        raise
    except Exception as error:  # a damaged header fails in many ways inside numpy
        raise ValueError(f"{path} is damaged: {error}") from error
    if not isinstance(array, np.ndarray) or array.ndim != 1 or array.dtype not in kinds:
        raise ValueError(f"{path} is damaged: not a vector of {kinds[0].__name__}")
    return array.view(np.ndarray)  # slicing a memmap object is ten times slower


def check_offsets(name: str, offsets: NDArray[Any], count: int, last: int) -> None:
    """Check that `offsets` has `count + 1` entries from 0 to `last`.

    Raises:
        ValueError: it has not, so the files do not belong together.
    """
    if len(offsets) != count + 1 or offsets[0] != 0 or offsets[-1] != last:
        raise ValueError(f"the index is damaged: {PREFIX}{name} does not fit the other files")
