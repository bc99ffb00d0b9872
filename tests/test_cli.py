import io
import json
import re
import sys
from pathlib import Path
from subprocess import CompletedProcess, run

import pytest

from bot import cli
from bot.wording import of

COMMAND = str(Path(sys.executable).parent / "adfontes")
RIFLES = "How many rifles did Soviet Russia send?"


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: Path
) -> "Call":
    return Call(monkeypatch, capsys, data)


class Call:
    """Runs a command in this process: status, what it printed, what it complained of."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: Path
    ) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys
        monkeypatch.setenv("ADFONTES_DATA", str(data))
        monkeypatch.setenv("ADFONTES_SETTINGS", "")
        monkeypatch.delenv("ADFONTES_CORPUS", raising=False)
        monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)

    def __call__(self, *words: str) -> tuple[int, str, str]:
        self._monkeypatch.setattr("sys.argv", ["adfontes", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = self._capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err


def process(data: Path, *words: str, given: str = "") -> CompletedProcess[str]:
    """Run a command as its own process."""
    return run(
        [COMMAND, *words, "--data", str(data)],
        input=given, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip


def test_ask_prints_passage_citation_id_and_verdict(call: Call) -> None:
    status, shown, _ = call("ask", RIFLES)

    assert status == 0
    for part in ("39,000 rifles", "Strong match", "Wikipedia, s.v.", "^p8", "Same text in"):
        assert part in shown


def test_ask_says_nothing_found_with_the_unknown_words_and_status_1(call: Call) -> None:
    status, shown, _ = call("ask", "best pizza in Rome")

    assert status == 1
    assert "Nothing found" in shown
    assert "“pizza”" in shown


def test_ask_shows_the_nearest_passages_of_no_answer_as_weak_ones(call: Call) -> None:
    _, shown, _ = call("ask", "What did Trotsky think of Mustafa Kemal?")

    _, _, nearest = shown.partition("Nearest, but weak:\n")
    assert nearest.strip()
    for line in nearest.splitlines():
        assert re.fullmatch(r"  [\w-]+\^\S+  \S.*", line)


def test_the_nearest_passages_are_announced_in_the_askers_language(call: Call) -> None:
    _, shown, _ = call("ask", "Что Троцкий думал о Мустафе Кемале и атомной бомбе?")

    assert of("ru").WEAK in shown


@pytest.mark.parametrize("small_talk", ["hello", "what can I ask about?", "thanks", "???"])
def test_small_talk_gets_a_sensible_reply(call: Call, small_talk: str) -> None:
    status, shown, _ = call("ask", small_talk)

    assert status == 0
    assert shown.strip()


def test_a_question_about_the_sources_lists_them(call: Call) -> None:
    assert "Chicherin to Stalin" in call("ask", "which sources do you have?")[1]


def test_ask_json_holds_what_the_contract_names(call: Call) -> None:
    answer = json.loads(call("ask", "--json", RIFLES)[1])

    assert set(answer) == {
        "question", "verdict", "intent", "passages", "missing", "suggestions", "searched",
        "milliseconds",
    }  # fmt: skip
    first = answer["passages"][0]
    assert set(first) == {
        "id", "document", "title", "text", "sentence", "citation", "locator", "voice", "score",
        "rank", "also_in", "notes",
    }  # fmt: skip
    assert first["sentence"] in first["text"]


def test_ask_reads_questions_line_by_line_and_answers_in_order(data: Path) -> None:
    lines = [RIFLES, json.dumps({"question": "hello", "previous": RIFLES}), "", "pizza", "Ə 😀"]

    done = process(data, "ask", "--json", "-", given="\n".join(lines) + "\n")

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["question"] for answer in answers] == [RIFLES, "hello", "", "pizza", "Ə 😀"]
    assert answers[3]["verdict"] == "none"
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "line 3 of standard input is not JSON: Expecting property"),
        ('{"text": "x"}', "line 3 of standard input has no “question”"),
        ('{"question": null}', "line 3 of standard input has no “question”"),
        ('{"question": "x", "previous": 7}', "line 3 of standard input has a “previous” that is"),
        ("[" * 9 + "{", None),
        ("{" * 50_000, "line 3 of standard input is not JSON: Expecting"),
        ('{"question":' + "[" * 50_000, "line 3 of standard input is not JSON"),
    ],
)
def test_a_malformed_line_is_named_after_the_lines_before_it(
    call: Call, monkeypatch: pytest.MonkeyPatch, line: str, reason: str | None
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"fox\n\n{line}\nlast\n"))

    status, shown, complaint = call("ask", "--json", "-")

    if reason is None:
        assert (status, shown.count("\n"), complaint) == (0, 4, "")
        return
    assert (status, shown.count("\n"), complaint.count("\n")) == (2, 2, 1)
    assert reason in complaint


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["ask", "--bogus"], "--bogus"),
        (["bogus"], "bogus"),
        (["evaluate"], "folder"),
        (["log", "--tail", "many"], "--tail"),
        (["log", "--tail", "0"], "--tail"),
        (["ask", "one", "two"], "two"),
    ],
)
def test_a_usage_error_is_one_line(call: Call, words: list[str], reason: str) -> None:
    status, shown, complaint = call(*words)

    assert (status, shown, complaint.count("\n")) == (2, "", 1)
    assert complaint.startswith("adfontes: ")
    assert reason in complaint
    assert "--help" in complaint


def test_no_command_at_all_gets_the_help(call: Call) -> None:
    status, shown, complaint = call()

    assert (status, complaint) == (0, "")
    assert "Usage" in shown


def test_questions_from_standard_input_need_json(call: Call) -> None:
    status, _, complaint = call("ask", "-")

    assert (status, complaint.count("\n")) == (2, 1)
    assert "--json" in complaint


@pytest.mark.parametrize(
    ("prepare", "remedy"),
    [
        (lambda folder: None, "holds no passages"),
        (lambda folder: folder.rmdir(), "no such folder"),
        (lambda folder: (folder / "a.md").write_text("no front matter"), "a.md"),
        (lambda folder: (folder / "a.md").write_text("---\nauthor: x\n---\ntext"), "no title"),
        (lambda folder: (folder / "a.md").write_text("---\ntitle: [x\n---\n"), "broken front"),
        (lambda folder: (folder / "a.md").write_bytes(b"---\ntitle: \xff\n---\n"), "not UTF-8"),
    ],
    ids=["empty", "missing", "no front matter", "no title", "broken", "not UTF-8"],
)
def test_a_bad_corpus_is_named_in_one_line_with_the_remedy(
    call: Call, tmp_path: Path, prepare: object, remedy: str
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    prepare(folder)  # type: ignore[operator]

    status, _, complaint = call("ask", "x", "--corpus", str(folder))

    assert status == 2
    assert remedy in complaint
    assert "Traceback" not in complaint


def test_an_unwritable_data_folder_is_named(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    status, _, complaint = call("ask", "x", "--data", str(tmp_path / "file"))

    assert (status, complaint.count("\n")) == (2, 1)
    assert "--data" in complaint


def test_a_document_that_is_added_is_found_without_another_command(
    call: Call, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: One\n---\nThe fox is red.\n", "utf-8")
    call("ask", "fox", "--corpus", str(tmp_path))
    (tmp_path / "b.md").write_text("---\ntitle: Two\n---\nThe whale is blue.\n", "utf-8")

    assert "The whale is blue." in call("ask", "blue whale", "--corpus", str(tmp_path))[1]


def test_index_says_what_it_holds_and_verifies_it(call: Call) -> None:
    assert "5 documents, 68 passages" in call("index")[1]
    assert "every byte" in call("index", "--verify")[1]


def test_chat_from_a_pipe_answers_and_its_questions_are_in_the_log(tmp_path: Path) -> None:
    done = process(tmp_path, "chat", given=f"{RIFLES}\nbest pizza in Rome\n")
    logged = process(tmp_path, "log", "--json")
    gaps = process(tmp_path, "log", "--unanswered", "--tail", "5")
    table = process(tmp_path, "log", "--csv")

    assert "39,000 rifles" in done.stdout
    rows = [json.loads(line) for line in logged.stdout.splitlines()]
    assert [(row["chat_kind"], row["question"]) for row in rows] == [
        ("terminal", RIFLES), ("terminal", "best pizza in Rome"),
    ]  # fmt: skip
    assert gaps.stdout.count("\n") == 1
    assert table.stdout.startswith("id,asked_at,")


def judged(folder: Path, *texts: str) -> list[str]:
    """Write documents and a question on each; return what `evaluate` takes to ask them."""
    corpus = folder / "corpus"
    corpus.mkdir()
    rows = []
    for number, text in enumerate(texts):
        (corpus / f"d{number}.md").write_text(f"---\ntitle: T\n---\n{text} ^p1\n", "utf-8")
        question = {"question": f"{text}", "type": "plain", "gold": [{"grade": 2}]}
        rows.append(json.dumps({**question, "evidence": [text], "answer": []}))
    (folder / "own.jsonl").write_text("\n".join(rows), "utf-8")
    return ["evaluate", str(folder / "own.jsonl"), "--corpus", str(corpus)]


def test_evaluate_prints_a_line_a_measure_and_the_types(call: Call, tmp_path: Path) -> None:
    status, shown, _ = call(*judged(tmp_path, "Kars is a town", "Gold was sent"))

    assert status == 0
    for name in ("hit@1", "hit@3", "MRR@10", "nDCG@10", "sentence", "kept"):
        assert re.search(rf"^{name} +1\.0000$", shown, re.MULTILINE), name
        assert re.search(rf"^    {name} +1\.0000$", shown, re.MULTILINE), name


def test_evaluate_compares_generations_side_by_side(call: Call, tmp_path: Path) -> None:
    words = judged(tmp_path, "Kars is a town", "Gold was sent")
    call(*words)
    (tmp_path / "corpus" / "d1.md").unlink()

    status, shown, complaint = call(*words, "--compare", "g-000001")

    assert (status, complaint) == (0, "")
    assert shown.split()[:3] == ["g-000001", "g-000002", "difference"]
    assert re.search(r"^hit@1 +1\.0000 +0\.5000 +-0\.5000$", shown, re.MULTILINE)
    assert re.search(r"^    hit@1 +1\.0000 +0\.5000 +-0\.5000$", shown, re.MULTILINE)
    assert "answered right before, not now: 1\n  Gold was sent (plain): d1^p1 → nothing" in shown


def test_evaluate_lists_twenty_questions_of_a_kind_and_all_as_json(
    call: Call, tmp_path: Path
) -> None:
    words = judged(
        tmp_path, *(f"Gold\tarrived in town{chr(97 + n)}{chr(97 + n)}" for n in range(22))
    )
    call(*words)
    for path in (tmp_path / "corpus").iterdir():
        path.write_text("---\ntitle: T\n---\nNothing more.\n", "utf-8")

    shown = call(*words, "--compare", "g-000001")[1]
    found = json.loads(call(*words, "--compare", "g-000001", "--json")[1])

    assert "answered right before, not now: 22\n" in shown
    right = shown.partition("not now: 22\n")[2].partition("\n\n")[0].splitlines()
    assert len(right) == 21
    assert right[-1] == "  … and 2 more, with --json"
    assert len(found["changed"]["hit@1"]["lost"]) == 22
    assert set(found) == {"before", "now", "difference", "changed"}


def test_generations_that_answer_alike_are_said_to(call: Call, tmp_path: Path) -> None:
    words = judged(tmp_path, "Kars is a town")
    call(*words)

    status, shown, _ = call(*words, "--compare", "g-000001")

    assert status == 0
    assert shown.endswith("no question went otherwise\n")


def test_a_generation_that_is_not_kept_is_said_in_a_line_with_those_that_are(
    call: Call, tmp_path: Path
) -> None:
    words = judged(tmp_path, "Kars is a town")
    call(*words)

    status, shown, complaint = call(*words, "--compare", "g-000007")

    assert (status, shown, complaint.count("\n")) == (2, "", 1)
    assert "“g-000007”" in complaint
    assert "kept are: g-000001" in complaint


def test_a_folder_without_questions_is_told_what_it_lacks(call: Call, tmp_path: Path) -> None:
    status, shown, complaint = call("evaluate", str(tmp_path))

    assert (status, shown, complaint.count("\n")) == (2, "", 1)
    assert "is no BEIR folder: corpus.jsonl, queries.jsonl, qrels.tsv not found" in complaint


@pytest.mark.parametrize("command", ["ask", "chat", "serve", "index", "evaluate", "log"])
def test_every_command_takes_a_corpus_and_a_data_folder(call: Call, command: str) -> None:
    _, told, _ = call(command, "--help")

    assert "--corpus" in told
    assert "--data" in told


def test_an_empty_log_prints_nothing(call: Call, tmp_path: Path) -> None:
    assert call("log", "--data", str(tmp_path)) == (0, "", "")


def test_a_day_that_is_none_is_said_to_be(call: Call) -> None:
    status, _, complaint = call("log", "--since", "yesterday")

    assert status == 2
    assert "2026-01-31" in complaint


@pytest.mark.parametrize("command", ["ask", "chat", "serve", "index", "evaluate", "log"])
def test_help_teaches_each_command(call: Call, command: str) -> None:
    status, shown, _ = call(command, "--help")

    assert status == 0
    assert "Usage" in shown


def test_ask_imports_neither_telegram_nor_prompt_toolkit() -> None:
    code = """
import sys, bot.cli, bot.page, index.answer, index.generations, index.searcher
print([name for name in ("telegram", "aiosqlite", "prompt_toolkit") if name in sys.modules])
"""

    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
