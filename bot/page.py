"""An Answer -> lines on a terminal, for `adfontes ask`."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot import wording
from corpus.citation import short_form
from index.answer import Answer, Quoted
from index.engine import Engine


def show(answer: Answer, engine: Engine, console: Console | None = None) -> None:
    """Print an answer: the passages that deserve a look, then where else to look."""
    console = console or Console(highlight=False, soft_wrap=False)
    if answer.intent != "search":
        console.print(Text(_small_talk(answer, engine)))
        return
    if answer.verdict == "none":
        console.print(Text("Nothing found. The sources do not seem to speak of this.", "bold"))
        _missing(answer, console)
        return
    console.print(Text(wording.VERDICTS[answer.verdict], "italic"))
    _missing(answer, console)
    for quoted in answer.passages[: answer.shown]:
        console.print()
        _passage(quoted, console)
    _others(answer, console)


def _passage(quoted: Quoted, console: Console) -> None:
    start, end = quoted.snippet.sentence
    text = Text(quoted.passage.text)
    text.stylize("bold", start, end)
    console.print(Padding(text, (0, 2)))
    voice = f"{quoted.voice}: " if quoted.voice else ""
    where = f"  {quoted.citation.locator} · {quoted.passage.id}"
    console.print(Text(f"— {voice}{quoted.citation.note}", "cyan"), soft_wrap=True)
    console.print(Text(where, "dim"), soft_wrap=True)
    if quoted.also_documents:
        titles = "; ".join(map(short_form, quoted.also_documents))
        console.print(Text(f"  {wording.SAME_TEXT.format(titles=titles)}", "dim"))
    for note in quoted.passage.notes:
        console.print(Text(f"  ✎ {wording.NOTE.format(note=note)}", "yellow"))


def _missing(answer: Answer, console: Console) -> None:
    if answer.missing:
        words = ", ".join(f"“{word}”" for word in answer.missing)
        console.print(Text(wording.MISSING.format(words=words)))


def _others(answer: Answer, console: Console) -> None:
    others = answer.passages[answer.shown :]
    if others:
        console.print(Text("\nOther passages", "bold"))
    for quoted in others:
        line = f"  {quoted.passage.id}  {quoted.citation.short}"
        console.print(Text(line, "dim"), soft_wrap=True)


def _small_talk(answer: Answer, engine: Engine) -> str:
    if answer.intent == "sources":
        return "\n".join(short_form(document) for document in engine.documents())
    if answer.intent == "help":
        return wording.TERMINAL_HELP
    if answer.intent == "thanks":
        return wording.THANKS
    if answer.intent == "nonsense":
        return wording.NONSENSE
    return wording.TERMINAL_GREETING
