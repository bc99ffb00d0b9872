"""The command line: every command says what it does with --help."""

import json
import logging
import sys
from collections.abc import Coroutine
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from bot.asked import questions
from bot.errors import BotError, Failure, SettingsError
from bot.settings import Settings, load
from corpus.errors import CorpusError
from index.errors import SearchError

app = typer.Typer(
    name="adfontes",
    help="Ask historical documents: the passage that answers, word for word, with its citation.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Corpus = Annotated[
    Path | None,
    typer.Option("--corpus", help="A folder of documents (*.md) or a BEIR corpus.jsonl[.gz]."),
]
Data = Annotated[
    Path | None, typer.Option("--data", help="The folder for the index and the query log.")
]
T = TypeVar("T")

NOTHING_FOUND = 1
MENDABLE = 2


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question; - with --json reads many.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, an object a line.")] = False,
    literal: Annotated[
        bool, typer.Option("--literal", help="Search only the words as they are written.")
    ] = False,
    corpus: Corpus = None,
    data: Data = None,
) -> None:
    """Answer a question with the passages that match best.

    With --json - questions are read from standard input, one a line, plain or as
    {"question": …, "previous": …}; one object is printed for each, in order. Exit status 1: the
    sources say nothing.
    """
    from index.answer import answer, to_json
    from index.generations import Generations
    from index.searcher import Searcher

    settings = load(corpus=corpus, data=data)
    if not question.strip():
        raise Failure(
            "ask what? For example: adfontes ask “When was the Treaty of Moscow signed?”"
        )
    engine = Searcher(Generations(settings.corpus, settings.data).current())
    if question == "-":
        if not as_json:
            raise Failure("questions from standard input need --json: adfontes ask --json -")
        for asked, before in questions(sys.stdin):
            print(
                dumped(to_json(answer(asked, engine, literal=literal, previous=before))),
                flush=True,
            )
        return
    found = answer(question, engine, literal=literal)
    if as_json:
        print(dumped(to_json(found)))
    else:
        from bot.page import show

        show(found, engine)
    if found.intent == "search" and found.verdict == "none":
        raise typer.Exit(NOTHING_FOUND)


@app.command()
def chat(corpus: Corpus = None, data: Data = None) -> None:
    """Talk with the bot here, as in Telegram, without an account.

    A number presses the button of that number. From a pipe a line is read at a time.
    """
    from rich.console import Console

    from bot.library import Library
    from bot.terminal import chat as talk
    from index.generations import Generations

    settings = load(corpus=corpus, data=data)
    library = Library(Generations(settings.corpus, settings.data))
    run_async(talk(settings, library, Console(highlight=False)))


@app.command()
def serve(corpus: Corpus = None, data: Data = None) -> None:
    """Answer in Telegram until stopped.

    The token comes from TELEGRAM_BOT_TOKEN, from the file that ADFONTES_TOKEN_FILE names, or from
    the settings file.
    """
    from bot.library import Library
    from bot.serving import NO_TOKEN
    from bot.serving import serve as run
    from index.generations import Generations

    settings = load(corpus=corpus, data=data)
    if not settings.token:
        raise SettingsError(NO_TOKEN)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    for name in ("httpx", "httpcore", "telegram", "apscheduler"):
        # At INFO httpx writes the address of each call, and with it the token.
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("telegram.ext", "telegram.request"):
        # They log each fault of the line with a traceback; ours says the same in a line.
        logging.getLogger(name).setLevel(logging.CRITICAL)
    library = Library(Generations(settings.corpus, settings.data))
    run_async(run(settings, library))


@app.command()
def index(
    verify: Annotated[bool, typer.Option("--verify", help="Check every byte instead.")] = False,
    rollback: Annotated[
        bool, typer.Option("--rollback", help="Serve the generation before instead.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Stay, and build again whenever a file changed.")
    ] = False,
    corpus: Corpus = None,
    data: Data = None,
) -> None:
    """Build the index of what changed in the corpus, beside the one that serves, and swap.

    A running bot takes the new one within seconds. The other commands build by themselves when
    documents changed; after --rollback they leave the index alone until a document changes.
    """
    from bot import building
    from index.generations import Generations

    settings = load(corpus=corpus, data=data)
    generations = Generations(settings.corpus, settings.data)
    if verify:
        served = generations.open()
        if served is None:
            raise Failure("there is no index yet: “adfontes index” builds one")
        served.verify()
        print(f"{served.name}: every byte is as it was written")
    elif rollback:
        name = generations.rollback()
        if not name:
            raise Failure("there is no earlier generation to go back to")
        print(f"{name} serves again")
    else:
        building.build(generations)
        if watch:
            building.watch(generations)


@app.command()
def evaluate(
    folder: Annotated[Path, typer.Argument(help="A BEIR folder, or a file of judged questions.")],
    k: Annotated[int, typer.Option("-k", min=1, help="How deep a ranking is read.")] = 10,
    compare: Annotated[
        str | None,
        typer.Option("--compare", help="Another kept generation, such as g-000003."),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="Only so many questions, evenly spaced.")
    ] = None,
    literal: Annotated[bool, typer.Option("--literal", help="Only the words as written.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    corpus: Corpus = None,
    data: Data = None,
) -> None:
    """Measure the answers against judged questions.

    A BEIR folder holds corpus.jsonl[.gz], queries.jsonl and qrels.tsv or qrels/test.tsv, and
    perhaps queries_unanswerable.jsonl; a file of judged questions (*.jsonl) is put to the corpus.

    With --compare the generation that serves is measured beside another one, and the questions
    are listed that one answers right, or refuses, and the other does not.
    """
    from bot.listing import figure_lines
    from bot.measuring import compared_lines
    from index.comparing import compared
    from index.evaluate import run

    settings = load(corpus=corpus, data=data)
    wish: dict[str, Any] = {"corpus": settings.corpus, "literal": literal, "limit": limit}
    if compare is None:
        found = run(folder, settings.data, k, **wish)
        lines = figure_lines(found)
    else:
        found = compared(folder, settings.data, compare, k, **wish)
        lines = compared_lines(found)
    for line in [dumped(found)] if as_json else lines:
        print(line)


@app.command()
def log(
    tail: Annotated[int | None, typer.Option("--tail", min=1, help="Only the last N.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", help="From this day on: 2026-01-31.")
    ] = None,
    unanswered: Annotated[
        bool, typer.Option("--unanswered", help="Only questions the sources could not answer.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="An object a line.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated, with a header.")] = False,
    corpus: Corpus = None,
    data: Data = None,
) -> None:
    """Show what the bot was asked, in Telegram and in chat, and what it answered.

    There is one log for all corpora of a data folder.
    """
    from bot import listing

    rows = run_async(_rows(load(corpus=corpus, data=data), tail, listing.day(since), unanswered))
    if as_json and as_csv:
        raise Failure("choose one of --json and --csv")
    if as_json:
        for row in rows:
            print(dumped(row))
    elif as_csv:
        listing.write_csv(rows)
    else:
        for row in rows:
            print(listing.log_line(row))


async def _rows(
    settings: Settings, tail: int | None, since: str | None, unanswered: bool
) -> list[dict[str, Any]]:
    from bot.log import Log

    if not settings.database.exists():
        return []
    async with Log.open(settings.database) as log:
        return await log.rows(tail, since, unanswered)


def run_async(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine; the event loop is imported only where there is one."""
    import asyncio

    return asyncio.run(work)


def dumped(value: object) -> str:
    """Return JSON on one line, any language legible."""
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    """Run a command; what a person can mend is said in one line, with exit status 2."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(app(sys.argv[1:] or ["--help"], standalone_mode=False))
    except typer.TyperException as error:
        fail(usage(error))
    except (BotError, CorpusError, SearchError) as error:
        fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        fail(f"{error.filename or 'output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        sys.exit(130)


def usage(error: typer.TyperException) -> str:
    """Return in one line what is wrong with a command and where it is explained."""
    command = getattr(getattr(error, "ctx", None), "command_path", "adfontes")
    message = " ".join(error.format_message().split()).rstrip(".")
    return f"{message}; “{command} --help” says more"


def fail(message: str) -> None:
    """Say what is wrong, each problem on its line, and leave."""
    for line in message.splitlines():
        print(f"adfontes: {line}", file=sys.stderr)
    sys.exit(MENDABLE)
