import re

import judge
import pytest
from stage import Stage

from bot.wording import CATALOGUES, English, of

LINES = [name for name in vars(English) if name.isupper()]
TRANSLATED = [name for name in LINES if name not in {"PREVIOUS", "NEXT"}]


@pytest.mark.parametrize("language", CATALOGUES)
@pytest.mark.parametrize("name", TRANSLATED)
def test_every_line_is_translated_and_fills_in_the_same(language: str, name: str) -> None:
    own, english = vars(of(language)).get(name), getattr(English, name)

    assert own is not None
    assert sorted(re.findall(r"{\w+}", str(own))) == sorted(re.findall(r"{\w+}", str(english)))
    if isinstance(english, str):
        judge.parse(own, "HTML")
    else:
        assert len(own) == len(english)


def test_an_unknown_language_is_answered_in_english() -> None:
    assert of("de") is of(None) is of("en-GB") is English


async def test_the_frame_follows_the_language_of_the_question(stage: Stage) -> None:
    await stage.say("Moskova Antlaşması ne zaman imzalandı?")
    turkish = stage.labels()
    await stage.say("Когда был подписан Московский договор?")

    assert of("tr").CITE in turkish
    assert of("ru").CITE in stage.labels()
