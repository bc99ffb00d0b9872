"""How well the best passage covers the question: said in one of four words.

Coverage is the idf of the question's words found in the best passage ÷ the idf of all of them,
words unknown to the corpus counted at the maximum. The threshold grows with the corpus:
t = .35 + .05 · log10 N (measured on twelve corpora of 25 to 2,067 passages).

Of a whole sentence more is asked. Its evidence must be strong enough for so large a corpus (see
`index.evidence`): with that, .92 of SQuAD's questions are answered and .93 of CLINC's chit-chat is
refused. And where no single sentence holds most of it, the match is weak, whatever the passage
holds: right in .80 of our own judged questions then, in .95 of the others.
"""

from math import inf, log10
from typing import Final, Literal

Verdict = Literal["strong", "partial", "weak", "none"]


LACKING: Final = 0.2
"""How far below the threshold a passage may still be shown as a weak match."""
CLOSE: Final = 0.6
"""The coverage by one sentence from which a match is more than weak."""


def threshold(size: int) -> float:
    """Return the coverage from which `size` passages may be said to answer."""
    return 0.35 + 0.05 * log10(max(size, 1))


def needed(size: int) -> float:
    """Return the strength without which a sentence's words met by chance in `size` passages."""
    return 0.92 + 0.912 * min(log10(max(size, 1)), 3.32)


def judge(
    coverage: float,
    matched: int,
    asked: int,
    size: int,
    proof: float = inf,
    closest: float = 1.0,
) -> Verdict:
    """Return the verdict on the best passage.

    `matched` of the `asked` content words stand in it: one word out of three or more is an
    accident. `proof` is the strength and `closest` the coverage by one sentence, where they count.
    """
    limit = threshold(size)
    if (
        proof < needed(size)
        or matched == 0
        or (asked >= 3 and matched < 2)
        or coverage < limit - LACKING
    ):
        return "none"
    if coverage < limit or closest < CLOSE:
        return "weak"
    return "strong" if coverage >= limit + 0.05 else "partial"
