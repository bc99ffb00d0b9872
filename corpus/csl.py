"""What a front matter may say of a source, as far as CSL 1.0.2 fixes it.

The lists are those of the specification, appendices III and IV; variables that it does not know
are let pass, for a reader may keep remarks of their own there.
"""

import re
from collections.abc import Mapping
from typing import Final

from corpus.dates import dated
from corpus.document import Variable

TYPES: Final = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
)  # fmt: skip
NAMES: Final = (
    "author", "chair", "collection-editor", "compiler", "composer", "container-author",
    "contributor", "curator", "director", "editor", "editor-translator", "editorial-director",
    "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "organizer",
    "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer",
    "series-creator", "translator",
)  # fmt: skip
PARTS: Final = (
    "family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle",
    "comma-suffix", "static-ordering",
)  # fmt: skip
NEEDED: Final = ("family", "given", "literal")
DATES: Final = (
    "accessed", "available-date", "event-date", "issued", "original-date", "submitted",
)  # fmt: skip
TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:T|[ \t]+)\d\d?:\d\d")


def check(variables: Mapping[str, Variable]) -> None:
    """Raise ValueError where a variable says what CSL has no place for; it names the remedy."""
    for name, value in variables.items():
        if name == "type":
            _check_type(value)
        elif name in DATES:
            _check_date(name, value)
        elif name == "language" and not isinstance(value, str):
            raise ValueError("has “language” as a list: write one, such as en")
        elif name in NAMES and not isinstance(value, str):
            for person in value:
                _check_name(name, person)


def _check_type(value: Variable) -> None:
    if not isinstance(value, str):
        kind = ", ".join(text for item in value for text in item.values())
        raise ValueError(f"has the type “{kind}” in brackets: write type: {kind}")
    if value and value not in TYPES:
        known = ", ".join(TYPES)
        raise ValueError(f"has the type “{value}”, which CSL has not: known are {known}")


def _check_date(name: str, value: Variable) -> None:
    if not isinstance(value, str):
        raise ValueError(f"has “{name}” in parts: write it as 1921-03-10")
    if found := TIME.search(value):
        raise ValueError(f"has a time in “{name}”: write the day alone, {found[1]}")
    for day in dated(value):
        if day.day and day.year and not day.interval:
            raise ValueError(f"has a day in “{name}” that no calendar has: {value}")


def _check_name(name: str, person: Mapping[str, str]) -> None:
    unknown = [part for part in person if part not in PARTS]
    if unknown:
        known = ", ".join(PARTS)
        raise ValueError(f"has “{unknown[0]}” for a name in “{name}”: known are {known}")
    if not any(person.get(part) for part in NEEDED):
        raise ValueError(f"has a name in “{name}” without family, given or literal")
