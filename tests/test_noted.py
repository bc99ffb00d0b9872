from pathlib import Path

import pytest
from shelf import indexed

from index.answer import Answer, answer

MILLS = "\n\n".join(f"The mill of valley {number} ground corn. ^m{number}" for number in range(40))
BURNT = "The old ferry of Dover was burnt. ^p1"
STORM = (
    "A storm at Dover took boats, nets and quays, then an old wall, then the ferry, at night. ^p1"
)
NEAR = "The old ferry of Dover was burnt at dawn. ^p1"


def asked(folder: Path, **documents: str) -> Answer:
    engine = indexed(folder, mills=MILLS, **documents)
    return answer("What happened to the old ferry of Dover?", engine)


def noted(body: str, note: str) -> str:
    return f"{body}\n\n> [!note] {note}"


def test_of_the_passages_that_a_note_names_the_one_that_answers_best_is_seen(
    tmp_path: Path,
) -> None:
    found = asked(
        tmp_path, a=noted(BURNT, "Compare [[b#^p1]] and [[c#^p1]]."), c=STORM,
        b="An old ferry lay in the mud of Ramsgate for years, and more than one. ^p1",
    )  # fmt: skip

    assert found.compared == ("c^p1",)


@pytest.mark.parametrize(
    ("note", "compared"),
    [
        ("On the old ferry of Dover compare [[b#^p1|this]].", ("b^p1",)),
        ("Or [[b#^p1|this]].", ()),
        ("“Was burnt”: or [[b#^p1|this]].", ("b^p1",)),
        ("“Was, burnt”, “of DOVER was”: [[b#^p1]].", ("b^p1",)),
        ("“Dover's” ferry, or “ferry of Dover’s”: [[b#^p1]].", ("b^p1",)),
        ("“Was drowned”: or [[b#^p1|this]].", ()),
        ("“Was burnt”. Or [[b#^p1|this]].", ()),
        ("Or [[b#^p1|“was burnt”]].", ()),
        ("“Of”: or [[b#^p1|this]].", ()),
    ],
)
def test_what_a_note_says_of_a_passage_counts_for_it(
    tmp_path: Path, note: str, compared: tuple[str, ...]
) -> None:
    assert (
        asked(tmp_path, a=noted(BURNT, note), b="A storm took an old ferry. ^p1").compared
        == compared
    )


def test_what_has_hardly_a_word_of_the_question_is_not_seen_though_a_note_quotes_the_answer(
    tmp_path: Path,
) -> None:
    quoting = noted(BURNT, "“Was burnt”: or [[b#^p1|this]].")

    assert asked(tmp_path, a=quoting, b="Snow lay on the quays of Ramsgate. ^p1").compared == ()
    assert asked(tmp_path, a=quoting, b="Snow lay on an old ferry. ^p1").compared == ("b^p1",)


def test_the_note_to_a_second_passage_counts_where_it_is_as_good_as_the_first(
    tmp_path: Path,
) -> None:
    found = asked(
        tmp_path, a=BURNT, c=noted(NEAR, "Compare [[b#^p1]]."), b=STORM,
        d="The ferry of Dover lay there. ^p1",
    )  # fmt: skip

    assert [one.passage.id for one in found.passages[:3]] == ["a^p1", "c^p1", "b^p1"]
    assert found.compared == (), "the first one's card says nothing of it"


def test_the_note_to_a_second_passage_that_is_far_behind_does_not_count(tmp_path: Path) -> None:
    second = "Of a ferry, the nets, the quays and all the boats of Ramsgate nothing is known. ^p1"

    assert asked(tmp_path, a=BURNT, c=noted(second, "See [[b#^p1]]."), b=STORM).compared == ()


def test_a_second_passage_that_is_compared_with_the_first_sets_nothing_beside(
    tmp_path: Path,
) -> None:
    assert asked(tmp_path, a=BURNT, c=noted(NEAR, "Compare [[a#^p1]].")).compared == ()


def test_a_note_to_another_place_of_the_same_text_counts(tmp_path: Path) -> None:
    found = asked(tmp_path, a=BURNT, d=noted(BURNT, "Compare [[b#^p1]]."), b=STORM)

    assert found.compared == ("b^p1",)


def test_every_passage_that_is_compared_with_the_sentence_that_answers_is_seen(
    tmp_path: Path,
) -> None:
    note = "“Was burnt”: compare [[b#^p1|the log]] and [[c#^p1|the bill]]."

    found = asked(
        tmp_path, a=noted(BURNT, note), b="Old ferry: sunk. ^p1", c="Old ferry: sold. ^p1"
    )

    assert [one.passage.id for one in found.passages[:3]] == ["a^p1", "b^p1", "c^p1"]
    assert (found.compared, found.shown) == (("b^p1", "c^p1"), 3)


def test_nothing_is_set_beside_where_nothing_was_found(tmp_path: Path) -> None:
    engine = indexed(tmp_path, mills=MILLS, a=noted(BURNT, "“Old ferry”: see [[b#^p1]]."), b=STORM)

    found = answer("Did the ferry bring emperor Napoleon's elephants to Zurich?", engine)

    assert (found.verdict, found.compared) == ("none", ())
    assert found.passages
