"""What the bot says in its own words, in the asker's language; everything else is quoted."""

from typing import Final, TypeAlias

from bot.wording.english import English
from bot.wording.russian import Russian
from bot.wording.turkish import Turkish

Words: TypeAlias = type[English]

CATALOGUES: Final[dict[str, Words]] = {"en": English, "tr": Turkish, "ru": Russian}


def of(language: str | None) -> Words:
    """Return the catalogue for a language code such as "tr" or "en-GB"; English for others."""
    return CATALOGUES.get((language or "")[:2].lower(), English)


__all__ = ["CATALOGUES", "English", "Words", "of"]
