from stage import Stage

from bot.wording import English as wording


async def offered(stage: Stage, words: str) -> list[dict[str, object]]:
    query = stage.telegram.inline(stage.ann, words)
    await stage.settle()
    return stage.telegram.inline_answers[query].results


async def test_words_in_any_chat_offer_passages_with_citation(stage: Stage) -> None:
    first, *_ = await offered(stage, "rifles cannon")

    content = first["input_message_content"]
    assert isinstance(content, dict)
    assert "39,000 rifles" in content["message_text"]
    assert "— " in content["message_text"]


async def test_an_offer_that_is_chosen_appears_in_the_chat(stage: Stage) -> None:
    query = stage.telegram.inline(stage.ann, "rifles cannon")
    await stage.settle()

    message = stage.telegram.choose(query, 0, chat=stage.group)

    assert message is not None
    assert "39,000 rifles" in message.text


async def test_nothing_typed_offers_to_open_the_bot(stage: Stage) -> None:
    query = stage.telegram.inline(stage.ann, "  ")
    await stage.settle()

    button = stage.telegram.inline_answers[query].button
    assert button is not None
    assert button["text"] == wording.INLINE_START


async def test_words_that_no_source_knows_offer_nothing(stage: Stage) -> None:
    assert await offered(stage, "pizza in Rome") == []


async def test_an_inline_answer_is_in_the_log(stage: Stage) -> None:
    await offered(stage, "rifles")

    (row,) = await stage.log.rows()
    assert (row["chat_kind"], row["question"]) == ("inline", "rifles")


async def test_a_late_inline_answer_is_no_failure(stage: Stage) -> None:
    stage.telegram.fault(
        "answerInlineQuery",
        "error",
        code=400,
        description="Bad Request: query is too old and response timeout expired",
    )
    stage.telegram.inline(stage.ann, "rifles")
    await stage.settle()

    assert stage.telegram.calls[-1].status == 400
