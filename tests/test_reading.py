import pytest
from stage import Stage

from bot.wording import English as wording
from corpus.document import link_key


async def test_start_says_what_the_bot_does(stage: Stage) -> None:
    await stage.say("/start")

    assert "word for word" in stage.last().text


async def test_help_names_the_bot_for_inline_use(stage: Stage) -> None:
    await stage.say("/help")

    assert "@adfontes_bot" in stage.last().text


async def test_a_deep_link_opens_its_passage(stage: Stage) -> None:
    await stage.say(f"/start p_{link_key('chicherin-to-stalin-1921-03-10^p2')}")

    assert "150,000,000 gold rubles" in stage.last().text
    await stage.press(stage.last(), wording.CONTEXT)
    assert "This point plays" in stage.last().text


@pytest.mark.parametrize("payload", ["p_nothing", "p_", "c_no", "p_é", "zzz", "p_p_p_"])
async def test_a_broken_deep_link_gets_a_sensible_reply(stage: Stage, payload: str) -> None:
    await stage.say(f"/start {payload}")

    assert len(stage.telegram.sent(stage.private)) == 1


@pytest.mark.parametrize("payload", ["p_zz", "p_", "p_é", "p_p_p_", "p_" + "A" * 13])
async def test_a_malformed_link_is_said_to_name_no_passage(stage: Stage, payload: str) -> None:
    await stage.say(f"/start {payload}")

    assert stage.last().text == wording.NO_PASSAGE


async def test_a_link_to_a_passage_that_was_removed_says_so(stage: Stage) -> None:
    await stage.say(f"/start p_{link_key('chicherin-to-stalin-1921-03-10^p999')}")

    assert stage.last().text == wording.GONE


async def test_sources_lists_every_document(stage: Stage) -> None:
    await stage.say("/sources")

    assert "5. " in stage.last().text
    assert "Chicherin to Stalin" in stage.last().text


@pytest.mark.parametrize("named", ["1", "Chicherin Stalin", "chicherin-to-stalin-1921-03-10"])
async def test_a_source_is_opened_by_number_words_or_name(stage: Stage, named: str) -> None:
    await stage.say(f"/source {named}")

    assert "ROSSPEN" in stage.last().text


async def test_an_unknown_source_is_said_to_be_unknown(stage: Stage) -> None:
    await stage.say("/source <b>nothing</b>")

    assert "I have no source “<b>nothing</b>”" in stage.last().text


async def test_source_without_words_lists_the_sources(stage: Stage) -> None:
    await stage.say("/source")

    assert stage.last().text.startswith("Sources")


async def test_privacy_says_what_is_remembered(stage: Stage) -> None:
    await stage.say("/privacy")

    assert "pseudonym" in stage.last().text
