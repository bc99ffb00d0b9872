"""A question that leans on the one before: "and how much gold?" after "How many rifles …?"

It is short, and begins with a joining word, points back with a pronoun, or names nothing itself.
"""

from typing import Final

from index.analysis import fold, words

AT_ONCE: Final = frozenset("and but so then also or ve peki ya ama а и но ну".split())
POINTING: Final = frozenset(
    """
    he him his she her hers it its they them their theirs this that these those there then same
    one ones former latter
    o onu ona onun onlar onlara onlari onlarin ondan bu bunu buna bunun bundan bunlar orada oraya
    он его ему им нем она ее ей них они их это этого этому этот эта эти этом там туда тот та те
    """.split()
)
SHORT: Final = 10
"""Words up to which a question may lean on another."""
BRIEF: Final = 3
"""Words up to which a question that names next to nothing does so: "how much gold?"."""


def leans(question: str, content: int, names: int) -> bool:
    """Whether a question borrows from the one before.

    `content` counts its words that carry meaning, `names` its names and numbers.
    """
    said = [fold(word) for word in words(question)]
    if not said or len(said) > SHORT:
        return False
    if said[0] in AT_ONCE or content == 0 or (names == 0 and points_back(question)):
        return True
    return len(said) <= BRIEF and names == 0 and content <= 1


def points_back(question: str) -> bool:
    """Whether a question holds a pronoun that stands for what was named before."""
    return not POINTING.isdisjoint(fold(word) for word in words(question))
