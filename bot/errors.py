"""What an operator, or who types a command, must mend.

BotError
├── Failure        what the person at the terminal can mend, in one line
├── SettingsError  a value is missing or wrong; every problem is named at once
└── LogError       the database cannot be used
"""


class BotError(Exception):
    """The bot cannot run as it is set up; the message says what to do."""


class Failure(BotError):
    """The person at the terminal asked for what cannot be done; the message says what can."""


class SettingsError(BotError):
    """The operator must set a value; every problem is named at once."""


class LogError(BotError):
    """The database cannot be used; the operator must free, move or replace it."""
