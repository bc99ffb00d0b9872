"""A citation that a historian can follow: who speaks, where it stands, and how to find it.

Notes follow *The Chicago Manual of Style* (17th ed., ch. 14): letters and unpublished documents
14.221-14.231, articles 14.168-14.187, reference works 14.232-14.234, websites 14.205-14.210.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates import written
from corpus.document import Document, Name, Passage, Source, display_name

_TRANSLATION = re.compile(r"\b(?:translat|çeviri|перевод\b)", re.IGNORECASE)
INNER = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Citation:
    """How a passage is cited: `short` names it in a line, `note` is the full Chicago note.

    `locator` finds the paragraph in the document, `archive` the document in its archive.
    """

    short: str
    note: str
    locator: str
    archive: str = ""
    url: str = ""


def cite(document: Document, passage: Passage) -> Citation:
    """Return the citation of one passage."""
    part, short = passage.section.cite, short_form(document)
    note = chicago(document)
    return Citation(
        short=f"{part}, in {short}" if part else short,
        note=(f"{part[:1].upper()}{part[1:]}, in {note}" if part else note).removesuffix(".")
        + ".",
        locator=locator(document, passage),
        archive=_joined(document, "archive", "archive_location"),
        url=_url(document),
    )


def short_form(document: Document) -> str:
    """Return the title by which a document is named once it is known, or its file's name."""
    return document.source.text("title-short") or document.title or document.slug


def locator(document: Document, passage: Passage) -> str:
    """Return where the paragraph stands: its section, if it has one, and its number."""
    heading = passage.section.heading.translate(INNER)
    number = f"par. {passage.ordinal}"
    # A part that is cited by a name of its own needs no heading beside it.
    named = passage.section.cite or heading in ("", document.title)
    return number if named else f"“{heading}”, {number}"


def chicago(document: Document) -> str:
    """Return the full note of a document, without the closing full stop."""
    parts = list(_letter(document) if document.source.names("recipient") else _work(document))
    parts += _archive(document)
    parts += _container(document)
    translator = document.source.text("translator")
    parts += [translator if _describes(translator) else "", document.source.text("note")]
    parts.append(_url(document))
    # An imprint in parentheses follows its title without a comma.
    return ", ".join(part for part in parts if part).replace(", (", " (")


def _letter(document: Document) -> Iterator[str]:
    source = document.source
    yield f"{_people(source.names('author')) or 'Letter'} to {_people(source.names('recipient'))}"
    if number := source.text("number"):
        yield f"no. {number}"
    yield written(source.text("original-date") or source.text("issued"))


def _work(document: Document) -> Iterator[str]:
    source = document.source
    kind = source.text("type")
    if kind == "entry-encyclopedia" and source.text("container-title") == "Wikipedia":
        yield f"Wikipedia, s.v. “{document.title}”"
        return
    yield _people(source.names("author"))
    name = document.title or document.slug
    title = name if kind == "book" else f"“{name}”"
    translated = source.text("translated-title")
    yield f"{title} [{translated}]" if translated else title


def _archive(document: Document) -> Iterator[str]:
    yield from (document.source.text(name) for name in ("archive", "archive_location"))


def _container(document: Document) -> Iterator[str]:
    source = document.source
    container = source.text("container-title")
    volume = source.text("volume")
    if source.text("type") == "article-journal":
        yield from _hands(source)
        yield _journal(source)
        return
    if container and container != "Wikipedia":
        yield f"in {container}"
    yield from _hands(source)
    yield f"vol. {volume}" if volume else ""
    imprint = _imprint(document)
    yield f"({imprint})" if source.text("publisher-place") else imprint
    yield source.text("page")


def _hands(source: Source) -> Iterator[str]:
    """Yield who edited, compiled and translated (Chicago 14.104)."""
    for name, role in (("editor", "ed."), ("compiler", "comp."), ("translator", "trans.")):
        people = _people(source.names(name))
        told = name == "translator" and _describes(people)
        yield f"{role} {people}" if people and not told else ""


def _describes(translator: str) -> bool:
    """Whether this says what the translation is, not who made it: "anonymous translation"."""
    return bool(_TRANSLATION.search(translator))


def _journal(source: Source) -> str:
    """Return "Title 4, no. 6 (2018): 313–330" as far as it is known."""
    issue, year = source.text("issue"), written(source.text("issued"))
    where = f"{source.text('container-title')} {source.text('volume')}".strip()
    numbered = ", ".join(part for part in (where, f"no. {issue}" if issue else "") if part)
    dated = f"{numbered} ({year})".strip() if year else numbered
    return ": ".join(part for part in (dated, source.text("page")) if part)


def _imprint(document: Document) -> str:
    """Return "Moscow: Gospolitizdat, 1960" as far as it is known."""
    source = document.source
    place, publisher = source.text("publisher-place"), source.text("publisher")
    year = written(source.text("issued"))
    if source.names("recipient") and not source.text("original-date"):
        year = ""  # the only date is the letter's own
    maker = f"{place}: {publisher}" if place and publisher else place or publisher
    return ", ".join(part for part in (maker, year) if part)


def _people(names: tuple[Name, ...]) -> str:
    """Return "A", "A and B", "A, B, and C", or "A et al." for four and more (Chicago 14.76)."""
    people = [display_name(name) for name in names]
    if len(people) > 3:
        return f"{people[0]} et al."
    if len(people) < 3:
        return " and ".join(people)
    return f"{', '.join(people[:-1])}, and {people[-1]}"


def _url(document: Document) -> str:
    doi = document.source.text("DOI")
    return f"https://doi.org/{doi}" if doi else document.source.text("URL")


def _joined(document: Document, *names: str) -> str:
    return ", ".join(text for name in names if (text := document.source.text(name)))
