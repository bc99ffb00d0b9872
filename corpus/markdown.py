"""One Markdown file <-> one Document.

The file begins with its source in CSL variables, then come paragraphs:

    ---
    title: G. V. Chicherin to I. V. Stalin, March 10, 1921
    author: [{family: Chicherin, given: G. V.}]
    ---
    ## The letter {voice="G. V. Chicherin"}

    The amount of 150,000,000 gold rubles named by the Turks is … ^p2

    > [!note] 7 − 3 is 4: the first figure is probably a slip.

Any callout is a maintainer's note, but `[!quote]` and `[!cite]`: they hold the source's words.
A note may link to passages (see `corpus.notes`).
`[^n2]` calls the document's own footnote: the paragraph whose id is ^n2, or that begins `[^n2]:`.

What stands between the marks is never changed: a passage is a slice of the file.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

from corpus.csl import check
from corpus.document import KINDS, Document, Name, Passage, Section, Source, Variable
from corpus.errors import DocumentUnreadable
from corpus.footnotes import CALL, calls, tied, without_calls
from corpus.notes import CALLOUT_MARK, linked, note, without_links

FENCE = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
COMMENT = r"<!--(?s:(?!-->).)*-->"
BLOCK = re.compile(
    rf"^{COMMENT}[ \t]*$"  # a comment may hold empty lines
    r"|^#{1,6}[ \t][^\n]*"  # a heading is one line
    rf"|^[^\n]*\S[^\n]*(?:\n(?!#{{1,6}}[ \t]|{CALLOUT_MARK}| {{0,3}}{CALL}:)[^\n]*\S[^\n]*)*",
    re.MULTILINE,
)
HEADING = re.compile(
    r"#{1,6}(?:[ \t]+|\Z)(?P<text>(?:[ \t]*+[^ \t\n])*?)[ \t]*+"
    r"(?:\{(?P<marks>[^{}\n]*)\})?[ \t]*+#*\Z"
)
MARK = re.compile(r'(\w[\w-]*)\s*=\s*(?:"([^"]*)"|“([^”]*)”)')
BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^([A-Za-z0-9-]+)\Z")
RULE = re.compile(rf"(?:[-*_][ \t]*){{3,}}\Z|{COMMENT}\Z")
LEAD = re.compile(rf"(?:{CALLOUT_MARK})?[\s>]*(?:{CALL}:\s*)?")


def read_document(path: Path) -> Document:
    """Read one Markdown file; raise DocumentUnreadable, which names it and says what to do."""
    try:
        file = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentUnreadable(
            path, f"is not UTF-8 (byte {error.start + 1}): save it as UTF-8"
        ) from error
    except OSError as error:
        raise DocumentUnreadable(path, f"cannot be read: {error.strerror}") from error
    try:
        return parse_document(path.stem, file)
    except ValueError as error:
        raise DocumentUnreadable(path, str(error)) from error


def parse_document(slug: str, file: str) -> Document:
    """Return the document that a file's text describes; raise ValueError with the remedy."""
    file = file.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "�")
    fence = FENCE.match(file)
    if not fence:
        raise ValueError(
            "has no front matter: begin it with a line ---, a line “title: …” and a line ---"
        )
    variables = _variables(fence.group(1))
    check(variables)
    source = Source(variables)
    title = source.text("title").strip()
    if not title:
        raise ValueError("has no title: add a line “title: …” to its front matter")
    text = file[fence.end() :]
    passages = tuple(_passages(slug, text))
    return Document(slug, title, text, source, tuple(tied(text, passages)))


def _variables(front: str) -> dict[str, Variable]:
    try:
        # BaseLoader keeps every scalar as written: dates stay text, nothing is constructed.
        loaded = yaml.load(front, Loader=yaml.BaseLoader)
    except RecursionError as error:
        raise ValueError("has broken front matter: its brackets nest too deep") from error
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f" in line {where.line + 2}" if where else ""
        problem = getattr(error, "problem", None) or "is not YAML"
        raise ValueError(
            f"has broken front matter{line}: {problem}; quote values that hold a colon"
        ) from error
    if not isinstance(loaded, Mapping):
        raise ValueError("has broken front matter: write one “name: value” on each line")
    return {str(name): _variable(str(name), value) for name, value in loaded.items()}


def _variable(name: str, value: Any) -> Variable:
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, Mapping):
        value = [value]
    if isinstance(value, list) and all(isinstance(item, str | Mapping) for item in value):
        return tuple(_name(item) for item in value)
    raise ValueError(f"has broken front matter: “{name}” is neither a text nor a list of names")


def _name(item: str | Mapping[str, Any]) -> Name:
    if isinstance(item, str):
        return {"literal": _plain(item)}
    return {_plain(part): _plain(value) for part, value in item.items()}


def _plain(value: Any) -> str:
    """Return a value as text that UTF-8 can hold (an escape may smuggle in half a character)."""
    return str(value).encode("utf-8", "replace").decode().strip()


def _passages(slug: str, text: str) -> Iterator[Passage]:
    """Yield the passages, their footnotes as the labels they call."""
    section, held, ordinal = Section(), None, 0
    used: set[str] = set()
    for match in BLOCK.finditer(text):
        block = match.group().rstrip()
        if heading := HEADING.match(block.strip()):
            section = _section(heading)
        elif words := note(block):
            if held is None:
                raise ValueError("begins with an editor's note: move it below its paragraph")
            held = _with_note(held, words)
        elif not RULE.match(block) and (
            passage := _passage(slug, match.start(), block, section, ordinal + 1, used)
        ):
            if held:
                yield held
            held, ordinal = passage, passage.ordinal
    if held:
        yield held


def _section(heading: re.Match[str]) -> Section:
    marks = {
        name: straight or curly for name, straight, curly in MARK.findall(heading["marks"] or "")
    }
    unknown = sorted(marks.keys() - {"voice", "cite", "kind"})
    if unknown:
        raise ValueError(f"has a heading with “{unknown[0]}”: known are voice, cite and kind")
    kind = next((kind for kind in KINDS if kind == marks.get("kind", "text")), None)
    if kind is None:
        raise ValueError(f"has a heading of kind “{marks['kind']}”: known are {', '.join(KINDS)}")
    return Section(heading["text"], marks.get("voice", ""), marks.get("cite", ""), kind)


def _with_note(passage: Passage, words: str) -> Passage:
    """Return a passage with a note, and with the passages that it names."""
    named = dict(passage.compares)
    for name, said in linked(words, passage.document).items():
        named[name] = f"{named[name]} {said}" if name in named else said
    named.pop(passage.id, None)
    notes = (*passage.notes, without_links(words, passage.document))
    return replace(passage, notes=notes, compares=tuple(named.items()))


def _passage(
    slug: str, at: int, block: str, section: Section, ordinal: int, used: set[str]
) -> Passage | None:
    mark = BLOCK_ID.search(block)
    body = block[: mark.start()] if mark else block
    lead = LEAD.match(body)
    start = lead.end() if lead else 0
    words = without_calls(body[start:].rstrip())
    if not words:
        if mark:
            raise ValueError(f"has ^{mark.group(1)} alone: put the id at its paragraph's end")
        return None
    name = mark.group(1) if mark else _unused(text_hash(words), used)
    if name in used:
        raise ValueError(f"gives the id ^{name} to two paragraphs: an id belongs to one")
    used.add(name)
    called = calls(body[start:])
    return Passage(f"{slug}^{name}", slug, ordinal, at + start, words, section, footnotes=called)


def _unused(name: str, used: set[str]) -> str:
    if name not in used:
        return name
    return next(
        f"{name}-{turn}" for turn in range(2, len(used) + 3) if f"{name}-{turn}" not in used
    )


def text_hash(text: str) -> str:
    """Return ten hexadecimal digits that survive changes of spacing, case and Unicode form."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
