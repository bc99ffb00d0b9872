import numpy as np

from index.impacts import Impacts
from index.maxscore import Search
from index.postings import collect
from index.saturation import Saturation
from index.vocabulary import Vocabulary

WINDOW = 256


def impacts(texts: list[list[str]]) -> Impacts:
    terms, postings = collect(texts)
    model = Saturation(k1=1.2, b=0.6, avgdl=2.0)
    return Impacts(Vocabulary.build(terms), postings, model, model.peaks(postings), WINDOW)


def search(of: Impacts, k: int) -> Search:
    return Search(of, np.zeros((1, WINDOW), np.float32), k)


def test_a_weak_frequent_term_is_left_out_once_it_cannot_matter() -> None:
    texts = [["the", "fleet"] if number % 50 == 0 else ["the"] for number in range(2000)]
    of = impacts(texts)
    looking = search(of, 3)

    positions, scores = looking.run(of.find(["fleet", "the"]))

    assert [term for term, _ in looking.left] == [term for term, _ in of.find(["the"])]
    assert positions.tolist() == [0, 50, 100]
    everywhere = of.score(of.find(["fleet", "the"]), np.arange(2000, dtype=np.int32))
    assert scores.tolist() == everywhere[positions].tolist()


def test_a_term_left_out_still_decides_between_its_passages() -> None:
    texts = [["fleet", "x"] for _ in range(600)] + [["the"] for _ in range(6000)]
    texts[590] = ["fleet", "the"]
    of = impacts(texts)

    positions, _ = search(of, 2).run(of.find(["fleet", "the"]))

    assert positions.tolist() == [590, 0]


def test_the_best_passages_may_all_stand_at_the_end() -> None:
    texts = [["the"]] * 3000 + [["fleet", "the", "the"], ["the", "fleet", "fleet"]]
    of = impacts(texts)

    positions, _ = search(of, 3).run(of.find(["the", "fleet"]))

    assert positions.tolist() == [3001, 3000, 0]


def test_enormous_and_tiny_weights_lose_nothing() -> None:
    texts = [["a"], ["b"], ["a", "b"], ["c"]] * 200
    of = impacts(texts)
    (a, _), (b, _) = of.find(["a", "b"])

    for scale in (1e200, 1e-190):
        positions, scores = search(of, 2).run([(a, scale), (b, 1e-9 * scale)])

        assert positions.tolist() == [0, 4]
        assert (scores > 0).all()
