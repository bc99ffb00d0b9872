"""What an operator may set: in the environment, in a file, or not at all."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from platformdirs import user_config_path, user_data_path

from bot.errors import SettingsError
from corpus.folder import SHIPPED

# Each setting, the variable it is read from, and what it does: README shows this table.
VARIABLES: Final[Mapping[str, tuple[str, str]]] = {
    "token": ("TELEGRAM_BOT_TOKEN", "the bot's token, from @BotFather"),
    "token_file": ("ADFONTES_TOKEN_FILE", "a file that holds the token instead"),
    "corpus": ("ADFONTES_CORPUS", "a folder of documents, or a BEIR corpus.jsonl"),
    "data": ("ADFONTES_DATA", "where the index and the log are kept"),
    "retention_days": ("ADFONTES_RETENTION_DAYS", "days a question stays in the log; 0: for ever"),
    "maintainers": ("ADFONTES_MAINTAINERS", "Telegram ids that may reindex, divided by commas"),
    "telegram_api": ("ADFONTES_TELEGRAM_API", "the Bot API server, if you run your own"),
}
FILE: Final = "ADFONTES_SETTINGS"


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that never shows itself in logs and tracebacks."""

    value: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.value)


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation is set up."""

    token: Secret = Secret()
    corpus: Path = SHIPPED
    data: Path = field(default_factory=lambda: user_data_path("adfontes"))
    retention_days: int = 0
    maintainers: frozenset[int] = frozenset()
    telegram_api: str = "https://api.telegram.org"

    @property
    def database(self) -> Path:
        """The one SQLite file."""
        return self.data / "adfontes.sqlite3"


def settings_file(environ: Mapping[str, str]) -> Path:
    """Return where the settings file is looked for."""
    named = environ.get(FILE)
    return Path(named) if named else user_config_path("adfontes") / "settings.toml"


def load(environ: Mapping[str, str] | None = None, **given: Any) -> Settings:
    """Return the settings: given on the command line, else environment, else file, else default.

    Raises SettingsError, which lists every problem.
    """
    environ = os.environ if environ is None else environ
    problems: list[str] = []
    values = _from_file(environ, problems)
    values |= {name: environ[key] for name, (key, _) in VARIABLES.items() if environ.get(key)}
    values |= {name: value for name, value in given.items() if value is not None}
    settings = _settings(values, problems)
    if problems:
        raise SettingsError("\n".join(problems))
    return settings


def _from_file(environ: Mapping[str, str], problems: list[str]) -> dict[str, Any]:
    path = settings_file(environ)
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        if environ.get(FILE):
            problems.append(f"{FILE} names {path}, and there is no such file")
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(f"the settings file {path} cannot be read: {error}")
        return {}
    unknown = sorted(values.keys() - VARIABLES.keys())
    problems += [
        f"{path}: unknown setting “{name}”; known: {', '.join(VARIABLES)}" for name in unknown
    ]
    return {name: value for name, value in values.items() if name in VARIABLES}


def _settings(values: dict[str, Any], problems: list[str]) -> Settings:
    found: dict[str, Any] = {
        name: Path(str(values[name])).expanduser() for name in ("corpus", "data") if name in values
    }
    if "telegram_api" in values:
        found["telegram_api"] = str(values["telegram_api"]).rstrip("/")
    if "retention_days" in values:
        found["retention_days"] = _days(values["retention_days"], problems)
    if "maintainers" in values:
        found["maintainers"] = _people(values["maintainers"], problems)
    found["token"] = _token(values, problems)
    return Settings(**found)


def _days(value: Any, problems: list[str]) -> int:
    if str(value).isdecimal():
        return int(value)
    problems.append(f"retention_days is {value!r}: write a whole number of days, 0 to keep all")
    return 0


def _people(value: Any, problems: list[str]) -> frozenset[int]:
    listed = value if isinstance(value, list) else str(value).replace(",", " ").split()
    if all(str(one).isdecimal() for one in listed):
        return frozenset(map(int, listed))
    problems.append(f"maintainers is {value!r}: write numeric Telegram ids, divided by commas")
    return frozenset()


def _token(values: dict[str, Any], problems: list[str]) -> Secret:
    if values.get("token"):
        return Secret(str(values["token"]).strip())
    if not values.get("token_file"):
        return Secret()
    path = Path(str(values["token_file"])).expanduser()
    try:
        return Secret(path.read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"the token file {path} cannot be read: {error}")
        return Secret()
