import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index import topk

SCORES = st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.5, 2.0]), max_size=700)


def expected(scores: list[float], k: int) -> list[int]:
    return sorted(range(len(scores)), key=lambda place: (-scores[place], place))[:k]


@given(SCORES, st.integers(1, 20))
def test_the_best_come_first_and_ties_by_position(scores: list[float], k: int) -> None:
    positions, found = topk.best(np.arange(len(scores)), np.array(scores), k)

    assert positions.tolist() == expected(scores, k)
    assert found.tolist() == [scores[place] for place in positions]


@given(SCORES, st.integers(1, 20), st.integers(1, 30))
def test_the_best_of_a_grid_are_the_best_positive_ones(
    scores: list[float], k: int, columns: int
) -> None:
    grid = np.zeros((len(scores) // columns + 1, columns))
    grid.reshape(-1)[: len(scores)] = scores

    positions, _ = topk.best_of_grid(grid, k)

    positive = sum(score > 0 for score in scores)
    assert positions.tolist() == expected(scores, min(k, positive))


def test_the_best_of_a_large_grid_are_found_in_few_columns() -> None:
    grid = np.zeros((100, 512))
    grid[3, 7], grid[90, 7], grid[50, 2], grid[1, 500] = 2.0, 2.0, 3.0, 1.0

    positions, scores = topk.best_of_grid(grid, 3)

    assert positions.tolist() == [50 * 512 + 2, 3 * 512 + 7, 90 * 512 + 7]
    assert scores.tolist() == [3.0, 2.0, 2.0]


@given(SCORES, st.integers(1, 20), st.integers(1, 30))
def test_the_bound_of_a_grid_is_reached_by_k_scores(
    scores: list[float], k: int, columns: int
) -> None:
    grid = np.zeros((len(scores) // columns + 1, columns), np.float32)
    grid.reshape(-1)[: len(scores)] = scores

    bound = topk.bound_of_grid(grid, k)

    positive = sum(score > 0 for score in scores)
    assert (bound > 0) == (positive >= k)
    assert (grid >= bound).sum() >= k or bound == 0
