"""An Answer -> lines on a terminal, for `adfontes ask`."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot import wording
from bot.cards import FOOTNOTE_ROOM
from bot.local.markup import parse
from bot.remarks import remarks
from bot.render import clip, harmless
from bot.wording import Words
from corpus.citation import short_form
from index.answer import Answer, Quoted
from index.engine import Engine


def show(answer: Answer, engine: Engine, console: Console | None = None) -> None:
    """Print an answer: the passages that deserve a look, then where else to look."""
    console = console or Console(highlight=False, soft_wrap=False)
    words = wording.of(answer.language)
    if answer.intent != "search":
        console.print(shown(_small_talk(answer, engine, words)))
        return
    if answer.verdict == "none":
        console.print(shown(parse(words.NOTHING).text, "bold"))
        _remarks(answer, console, words)
        _listed(words.WEAK, answer.passages, console)
        return
    console.print(shown(words.VERDICTS[answer.verdict], "italic"))
    _remarks(answer, console, words)
    for quoted in answer.passages[: answer.shown]:
        console.print()
        if quoted in answer.beside:
            told = words.OTHERWISE if quoted.passage.id == answer.otherwise else words.COMPARE
            console.print(shown(f"  ⚖ {told.format(title=short_form(quoted.document))}", "yellow"))
        _passage(quoted, console, words)
    _listed(words.OTHERS, answer.passages[answer.shown :], console)


def shown(text: str, style: str = "") -> Text:
    """Return a text to be printed; what a terminal would obey is taken out."""
    return Text(harmless(text), style)


def _passage(quoted: Quoted, console: Console, words: Words) -> None:
    text = shown(quoted.passage.text)
    for start, end in quoted.highlights:
        text.stylize("bold", start, end)
    console.print(Padding(text, (0, 2)))
    voice = f"{quoted.voice}: " if quoted.voice else ""
    where = f"  {quoted.citation.locator} · {quoted.passage.id}"
    console.print(shown(f"— {voice}{quoted.citation.note}", "cyan"), soft_wrap=True)
    console.print(shown(where, "dim"), soft_wrap=True)
    if quoted.record:
        told = words.RECORD.format(told="; ".join(quoted.record))
        console.print(shown(f"  ▤ {told}", "cyan"))
    if quoted.also_documents:
        titles = "; ".join(map(short_form, quoted.also_documents))
        console.print(shown(f"  {words.SAME_TEXT.format(titles=titles)}", "dim"))
    for note in quoted.passage.notes:
        console.print(shown(f"  ✎ {words.NOTE.format(note=note)}", "yellow"))
    for footnote in quoted.footnotes:
        note = clip(" ".join(footnote.text.split()), FOOTNOTE_ROOM)
        told = words.FOOTNOTE.format(note=note)
        console.print(shown(f"  ※ {told} · {footnote.id}", "dim"), soft_wrap=True)


def _remarks(answer: Answer, console: Console, words: Words) -> None:
    for line in remarks(answer, words):
        console.print(shown(line))


def _listed(heading: str, passages: Sequence[Quoted], console: Console) -> None:
    """Print passages that deserve less than a look: id and citation, one a line."""
    if passages:
        console.print(shown(f"\n{heading}", "bold"))
    for quoted in passages:
        line = f"  {quoted.passage.id}  {quoted.citation.short}"
        console.print(shown(line, "dim"), soft_wrap=True)


def _small_talk(answer: Answer, engine: Engine, words: Words) -> str:
    if answer.intent == "sources":
        return "\n".join(short_form(document) for document in engine.documents())
    if answer.intent == "help":
        return words.TERMINAL_HELP
    if answer.intent == "thanks":
        return words.THANKS
    if answer.intent == "nonsense":
        return words.NONSENSE
    return words.TERMINAL_GREETING
