import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("corpus", "index", "bot")
FILES = sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))
FOLDERS = {path.parent for path in FILES}
BELOW = {"corpus": {"corpus"}, "index": {"corpus", "index"}, "bot": set(LAYERS)}
HOMES = {
    "telegram": {path for path in FILES if path.is_relative_to(ROOT / "bot")},
    "aiosqlite": {path for path in FILES if path.is_relative_to(ROOT / "bot")},
    "nltk": {ROOT / "index/analysis.py", ROOT / "index/sentences.py"},
    "rank_bm25": {ROOT / "index/bm25.py"},
}


def imported(path: Path) -> Iterator[str]:
    """Yield the packages a file imports, wherever in it they are imported."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def called(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def test_every_layer_has_files() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in FILES} == set(LAYERS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_from_bot_to_index_to_corpus_only(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]

    ours = {name for name in imported(path) if name in LAYERS}

    assert ours <= BELOW[layer]


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_known_only_where_it_lives(library: str) -> None:
    users = {path for path in FILES if library in imported(path)}

    assert users, f"nothing uses {library}"
    assert users <= HOMES[library]


def test_no_module_is_named_for_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "data", "info"}

    assert not [path for path in FILES if path.stem in vague]
    assert not [folder for folder in FOLDERS if folder.name in vague]


def test_nothing_is_downloaded_for_nltk() -> None:
    downloads = [path for path in FILES if any("download" in call for call in called(path))]

    assert not [path for path in downloads if path.is_relative_to(ROOT / "index")]
    assert not [path for path in FILES if "nltk.download" in called(path)]


def test_the_core_is_synchronous() -> None:
    awaiting = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    core = [path for path in FILES if not path.is_relative_to(ROOT / "bot")]

    for path in core:
        tree = ast.parse(path.read_text("utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, awaiting)], path
        assert "asyncio" not in imported(path), path
