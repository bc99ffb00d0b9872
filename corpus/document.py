"""The nouns of the corpus: a Document as its author wrote it, and the Passages it is cited by."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Literal, TypeAlias

Kind = Literal["text", "bibliography", "catalogue"]
KINDS: tuple[Kind, ...] = ("text", "bibliography", "catalogue")

LINK_KEY = re.compile(r"[a-z2-7]{13}")
LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*")
"""A BCP 47 tag: the language, then perhaps script, region and variants."""
CODES = {
    "eng": "en", "tur": "tr", "rus": "ru", "english": "en", "turkish": "tr", "russian": "ru",
}  # fmt: skip
"""ISO 639-2 and -3, and the names, of the languages that questions are asked in."""

# A CSL item as it stands in a front matter: strings, names, lists of names.
Name: TypeAlias = Mapping[str, str]
Variable: TypeAlias = str | tuple[Name, ...]


def passage_key(passage_id: str) -> int:
    """Return the 64-bit number that stands for a passage id in links and indexes."""
    return int.from_bytes(blake2b(passage_id.encode(), digest_size=8).digest(), "big")


def link_key(passage_id: str) -> str:
    """Return the 13 characters of `a-z2-7` that name a passage in a deep link."""
    number = passage_key(passage_id).to_bytes(8, "big")
    return base64.b32encode(number).decode().rstrip("=").lower()


def is_link_key(text: str) -> bool:
    """Whether a text could be a `link_key`, of this corpus or another."""
    return bool(LINK_KEY.fullmatch(text))


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading says of the passages below it.

    `voice` is who speaks there, `cite` what a citation calls that part; both may be empty.
    """

    heading: str = ""
    voice: str = ""
    cite: str = ""
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document: the unit that is indexed, ranked and cited.

    `text` is always `document.text[start : start + len(text)]`; `id` is permanent;
    `ordinal` counts the passages of the document from 1; `notes` are a maintainer's remarks,
    shown beside the passage and never searched as the source's words; `compares` are the ids of
    passages that these compare it with, and what they say of each; `footnotes` are the ids of the
    passages that are the document's own notes to this one.
    """

    id: str
    document: str
    ordinal: int
    start: int
    text: str
    section: Section = Section()
    notes: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    compares: tuple[tuple[str, str], ...] = ()

    @property
    def kind(self) -> Kind:
        """Whether these are the source's words, a reading list, or a catalogue entry."""
        return self.section.kind


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of where a document comes from, in CSL variables (`container-title`, …)."""

    variables: Mapping[str, Variable] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a variable as text, or an empty string."""
        value = self.variables.get(name, "")
        return value if isinstance(value, str) else ", ".join(map(display_name, value))

    def voice(self, section: str) -> str:
        """Return who speaks where a section names that `section`, else the author."""
        return section or self.text("author")

    def names(self, name: str) -> tuple[Name, ...]:
        """Return a name variable (author, recipient, …) as names."""
        value = self.variables.get(name, ())
        return ({"literal": value},) if isinstance(value, str) else value


def language_code(written: str) -> str:
    """Return a language as its short code; one that is not known stays as it is written.

    Example: "tur", "tr-TR" and "Turkish" are "tr", "ota" is "ota".
    """
    plain = written.strip().lower()
    code = LANGUAGE.fullmatch(plain)
    return CODES.get(code[1] if code else plain, code[1] if code else plain)


def display_name(name: Name) -> str:
    """Return a name in reading order: given name first."""
    parts = (name.get("given", ""), name.get("non-dropping-particle", ""), name.get("family", ""))
    return name.get("literal") or " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was handed down, with its source; `slug` is the name of its file."""

    slug: str
    title: str
    text: str
    source: Source = Source()
    passages: tuple[Passage, ...] = ()

    @property
    def language(self) -> str:
        """The language of the text as `language_code` gives it; English where nothing is said."""
        return language_code(self.source.text("language")) or "en"
