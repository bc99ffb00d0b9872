"""What an operator must mend in the installation.

BotError
├── SettingsError  a value is missing or wrong; every problem is named at once
└── LogError       the database cannot be used
"""


class BotError(Exception):
    """The bot cannot run as it is set up; the message says what to do."""


class SettingsError(BotError):
    """The operator must set a value; every problem is named at once."""


class LogError(BotError):
    """The database cannot be used; the operator must free, move or replace it."""
