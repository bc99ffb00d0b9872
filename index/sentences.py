"""Text -> sentence spans: nltk's Punkt, taught by the corpus, and a guard.

Punkt (Kiss and Strunk 2006, "Unsupervised Multilingual Sentence Boundary Detection") learns
abbreviations from the corpus; the list below adds what small corpora cannot teach; the guard only
ever takes a boundary back, so that spans merge and offsets stay right.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer, PunktTrainer

SAMPLE: Final = 250_000
"""Characters of the corpus that Punkt learns from at most; more costs time and teaches little."""

ABBREVIATIONS: Final = frozenset(
    """
    mr mrs ms dr prof rev hon st gen col maj capt lt sgt adm gov sen rep pres jr sr messrs
    vol vols no nos p pp ch art arts sec fig figs ed eds edn trans cf viz ibid op al e.g i.e
    vs ca approx dept univ inc ltd bros jan feb mar apr jun jul aug sept sep oct nov dec
    u.s u.k u.s.s.r f d l ll t s fond opis delo lit
    doç yrd av alb bkz krş çev haz yay nr vb yy m.ö m.s
    г гг в вв т тт с стр л лл д дд оп ф см ср др т.е т.д т.п т.к и.о им проф акад ген тов руб
    коп тыс млн млрд ул обл р н.э до ред изд сост вып кн гл ст
    """.split()
) | frozenset("abcdeghjkmnoqruvwxyz")

_LABEL: Final = r"(?:F|Op|D|LL?|T|S|Ф|Оп|Д|ЛЛ?|Т|С|pp?|[Vv]ol|[Nn]o|fond|fol|ff?)"
# "RTSKHIDNI. F. 5. Op. 2. D. 315. L. 34": an archival shelfmark is one thing.
_SHELFMARK: Final = re.compile(
    rf"(?:\b[A-ZА-ЯÇĞİÖŞÜ]{{2,}}\.\s+)?\b{_LABEL}\.\s*\d+\w?(?:[.,]\s*{_LABEL}\.\s*\d+\w?)*"
)
_TITLE: Final = re.compile(
    rf"(?:^|[\s(\[“\"'])(?:{_LABEL}|Mrs?|Ms|Dr|Prof|Gen|Col|Capt|Lt|St|Sgt|Maj|lit|cf|eds?|trans|"
    r"bkz|çev|haz|им|тов|ред|см)\.\Z"
)
_CALL: Final = re.compile(r"((?:\[\^[^\]\s^]+\]|\[\d{1,3}\])+)\s*")
_AFTER_WAR: Final = re.compile(r"\b(?:War|Article|Chapter|Part) [IVX]+\.\s+(?=[A-ZÇĞİÖŞÜА-Я])")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Splitter:
    """Cuts text into sentences with what was learned from one corpus."""

    parameters: PunktParameters

    def split(self, text: str) -> list[Span]:
        """Return where the sentences of `text` begin and end, without the space between them."""
        tokenizer = PunktSentenceTokenizer(self.parameters)
        found: list[Span] = []
        marks = [match.span() for match in _SHELFMARK.finditer(text)]
        for start, end in _lines(text, tokenizer.span_tokenize(text)):
            if found and (called := _called(text, start, end)):
                # A note is called behind the full stop of the sentence that it belongs to.
                found[-1] = (found[-1][0], called.end(1))
                start = called.end()
            if start == end:
                continue
            if found and not _is_boundary(text, found[-1], start, marks):
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return found

    def to_json(self) -> dict[str, Any]:
        """Return what was learned as plain values."""
        learned = self.parameters
        return {
            "abbreviations": sorted(learned.abbrev_types),
            "collocations": sorted(map(list, learned.collocations)),
            "starters": sorted(learned.sent_starters),
            "orthography": dict(sorted(learned.ortho_context.items())),
        }

    @classmethod
    def from_json(cls, learned: dict[str, Any]) -> "Splitter":
        """Return the splitter that `to_json` described."""
        parameters = PunktParameters()
        parameters.abbrev_types = set(learned["abbreviations"])
        parameters.collocations = {(first, second) for first, second in learned["collocations"]}
        parameters.sent_starters = set(learned["starters"])
        parameters.ortho_context.update(learned["orthography"])
        return cls(parameters)


def train(texts: Iterable[str]) -> Splitter:
    """Return a splitter that has learned from the first `SAMPLE` characters of `texts`."""
    trainer, left = PunktTrainer(), SAMPLE
    for text in texts:
        trainer.train(text[:left], finalize=False)
        left -= len(text)
        if left <= 0:
            break
    trainer.finalize_training()
    parameters = trainer.get_params()
    parameters.abbrev_types |= ABBREVIATIONS
    return Splitter(parameters)


def _lines(text: str, spans: Iterable[Span]) -> Iterable[Span]:
    """Cut spans further at "World War I. According", where Punkt sees an initial."""
    for start, end in spans:
        at = start
        for match in _AFTER_WAR.finditer(text, start, end):
            yield at, match.start() + len(match.group().rstrip())
            at = match.end()
        yield at, end


def _is_boundary(text: str, before: Span, start: int, marks: list[Span]) -> bool:
    left, first = text[before[0] : before[1]], text[start]
    if first.islower() or first in ",.;:!?)]}%»”’":
        return False
    if first in "\"'" and not text[start + 1 : start + 2].strip():
        return False
    if left.endswith(("...", "…", "[...]", "...]")) and not (first.isupper() or first in '"“«‘'):
        return False
    if left.endswith(",.") or _TITLE.search(left[-12:]) or _opens_aside(text, start):
        return False
    if left.rfind("(") > left.rfind(")") and text.find(")", start, start + 200) >= 0:
        return False
    return not any(begin < start < stop for begin, stop in marks)


def _called(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the call of a note that stands here; "[2]" behind a space counts something."""
    call = _CALL.match(text, start, end)
    return call if call and (call[1][1] == "^" or not text[start - 1].isspace()) else None


def _opens_aside(text: str, start: int) -> bool:
    """Whether a parenthesis opens here that holds no sentence of its own."""
    if text[start] != "(":
        return False
    close = text.find(")", start)
    return close < 0 or text[close - 1] not in ".!?" or bool(_SHELFMARK.match(text, start + 1))
