"""What the generation before knows already: documents whose stamp has not changed."""

import json
from typing import Any

from corpus.document import passage_key
from corpus.folder import Entry
from index.catalogue import entry as catalogued
from index.forms import Pair, gathered
from index.prepare import Part, Prepared
from index.sentences import Splitter
from index.store import Generation


class Earlier:
    """A generation whose documents can be taken over into the next."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        learned = json.loads((generation.folder / "punkt.json").read_text("utf-8"))
        self.splitter = Splitter.from_json(learned)
        self._terms = list(generation.bm25.terms())
        self._stamps = generation.stamps.tolist()
        self._numbers = {
            (key, stamp): number for number, (key, stamp, _) in enumerate(self._stamps)
        }

    @property
    def words(self) -> tuple[set[Pair], set[Pair]]:
        """The words of all its documents, as `index.forms.Gathered` has them."""
        return gathered(self._generation.folder)

    def take(self, entry: Entry) -> Prepared | None:
        """Return the document as it was analyzed, if the entry is still the same."""
        number = self._numbers.get((passage_key(entry.slug), entry.stamp))
        return None if number is None else self._prepared(number)

    def _prepared(self, number: int) -> Prepared | None:
        generation = self._generation
        key, _, digest = self._stamps[number]
        titles = generation.title_tokens(number).tolist()
        positions = generation.passages_of(number)
        if -1 in titles:  # a title that no passage carries was never given numbers
            return None
        return Prepared(
            key=key,
            digest=digest,
            language=generation.document_language(number),
            text=generation.text_bytes(number),
            record=generation.record_bytes(number),
            title=[self._terms[term] for term in titles],
            entry=catalogued(generation.described(number), generation.voices(number)),
            days=generation.document_days(number),
            parts=[self._part(position, number) for position in positions],
        )

    def _part(self, position: int, number: int) -> Part:
        generation = self._generation
        _, ordinal, section, start, first, last, kind = generation.row(position)
        begins = generation.text_begins(number)
        return Part(
            id=generation.id(position),
            ordinal=ordinal,
            section=section,
            kind=kind,
            start=start,
            first_byte=first - begins,
            last_byte=last - begins,
            sentences=tuple(generation.sentences(position).ravel().tolist()),
            days=tuple(generation.days_of(position).ravel().tolist()),
            terms=[self._terms[term] for term in generation.tokens(position).tolist()],
        )


def nothing_known(entry: Entry) -> Any:
    """Know no document: everything is read and analyzed."""
    return None
