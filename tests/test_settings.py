from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import VARIABLES, Secret, load


def test_what_is_given_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('corpus = "from-file"\ndata = "from-file"\nretention_days = 7\n', "utf-8")
    environ = {"ADFONTES_SETTINGS": str(file), "ADFONTES_DATA": "from-environment",
               "ADFONTES_CORPUS": "from-environment"}  # fmt: skip

    settings = load(environ, corpus=Path("given"))

    assert (settings.corpus, settings.data) == (Path("given"), Path("from-environment"))
    assert settings.retention_days == 7


def test_the_token_never_shows_itself() -> None:
    settings = load({"TELEGRAM_BOT_TOKEN": "123:secret", "ADFONTES_SETTINGS": ""})

    assert settings.token.value == "123:secret"
    assert "secret" not in repr(settings) + str(settings)


def test_the_token_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("123:secret\n", "utf-8")

    assert load({"ADFONTES_TOKEN_FILE": str(tmp_path / "token")}).token == Secret("123:secret")


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('colour = "red"\nretention_days = "soon"\ntoken_file = "/none"\n', "utf-8")

    with pytest.raises(SettingsError) as error:
        load({"ADFONTES_SETTINGS": str(file)})

    assert all(word in str(error.value) for word in ("colour", "soon", "/none"))


@pytest.mark.parametrize("content", [b"= broken", b"\xff\xfe"])
def test_a_broken_settings_file_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)

    with pytest.raises(SettingsError, match=r"settings\.toml cannot be read"):
        load({"ADFONTES_SETTINGS": str(file)})


def test_a_named_settings_file_that_is_missing_is_said_to_be() -> None:
    with pytest.raises(SettingsError, match="no such file"):
        load({"ADFONTES_SETTINGS": "/nowhere/settings.toml"})


def test_readme_explains_every_setting() -> None:
    readme = Path(__file__).parents[1].joinpath("README.md").read_text("utf-8")

    assert [name for name, (key, _) in VARIABLES.items() if f"`{key}`" not in readme] == []
