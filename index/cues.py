"""What shows that a sentence holds the kind of thing that was asked for.

A date for "when", a number for "how many", a new capitalised word for "who" and "where", and words
that give a reason for "why".
"""

import re
from typing import Final

from index.words import Wanted

TIME: Final = re.compile(
    r"\b1\d{3}\b|\b20\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December|century|centuries|decade)\b"
)
NUMBER: Final = re.compile(
    r"(?<![\d.,])(?!(?:1\d{3}|20\d\d)(?![\d.,]*\d))\d"  # a bare year counts nothing
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred|"
    r"thousand|million|half|third|quarter|twentieth|tenth|dozen)\b",
    re.IGNORECASE,
)
CAPITAL: Final = re.compile(r"[^\W\d_]*[A-ZÇĞİÖŞÜА-Я][^\W_]+")
CAUSE: Final = re.compile(
    r"\b(?:because|due to|owing to|in order to|so that|so as to|therefore|thus|hence|thereby|"
    r"as a result|for fear|reasons?|cause[ds]?|led to|result(?:ed|ing) (?:in|from)|aimed|sought|"
    r"çünkü|nedeniyle|nedenle|sebebiyle|dolayısıyla|yüzünden|amacıyla|böylece|"
    r"потому что|так как|поскольку|из-за|вследствие|благодаря|чтобы|поэтому|в результате|"
    r"с целью|по причине)\b",
    re.IGNORECASE,
)


def holds(wanted: Wanted, question: str, sentence: str) -> bool:
    """Whether a sentence holds what a question asks for."""
    if wanted == "time":
        return bool(TIME.search(sentence))
    if wanted == "number":
        return bool(NUMBER.search(sentence))
    if wanted == "reason":
        return bool(CAUSE.search(sentence))
    if wanted in ("name", "place"):
        asked = question.casefold()
        names = CAPITAL.finditer(sentence)
        return any(name.start() > 0 and name.group().casefold() not in asked for name in names)
    return False
