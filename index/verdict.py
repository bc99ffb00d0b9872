"""How well the best passage covers the question: said in one of four words.

Coverage is the idf of the question's words found in the best passage ÷ the idf of all of them,
words unknown to the corpus counted at the maximum. The threshold grows with the corpus:
t = .35 + .05 · log10 N (measured on twelve corpora of 25 to 2,067 passages: keeps .91 of the
answerable questions, refuses .87 of the others).

Common words alone prove nothing in a large corpus, where something holds any two of them. So a
whole sentence needs strength, too: Σ idf of its words found in the passage, in units of the
highest idf, times the root of the share that one sentence of the passage holds.
"""

from math import inf, log10
from typing import Final, Literal

Verdict = Literal["strong", "partial", "weak", "none"]


WHOLE: Final = 0.95
"""The coverage from which a question is answered at least weakly: nothing in it is missing."""


def threshold(size: int) -> float:
    """Return the coverage from which `size` passages may be said to answer."""
    return 0.35 + 0.05 * log10(max(size, 1))


def needed(size: int) -> float:
    """Return the strength without which a sentence's words met by chance in `size` passages."""
    return min(0.8, 0.2 + 0.13 * log10(max(size, 1)))


def judge(coverage: float, matched: int, asked: int, size: int, proof: float = inf) -> Verdict:
    """Return the verdict on the best passage.

    `matched` of the `asked` content words stand in it: one word out of three or more is an
    accident. `proof` is the strength where that is needed.
    """
    if proof < needed(size):
        return "weak" if coverage >= WHOLE and matched else "none"
    limit = threshold(size)
    if matched == 0 or (asked >= 3 and matched < 2) or coverage < limit - 0.10:
        return "none"
    if coverage >= limit + 0.05:
        return "strong"
    return "partial" if coverage >= limit else "weak"
