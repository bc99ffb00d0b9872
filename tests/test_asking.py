import pytest
from stage import Stage

from bot.wording import English as wording
from bot.wording import of

RIFLES = "How many rifles did Soviet Russia send?"


async def test_a_question_in_private_is_answered_with_the_passage_and_its_citation(
    stage: Stage,
) -> None:
    await stage.say(RIFLES)

    answer = stage.last()
    assert "39,000 rifles" in answer.text
    assert "— " in answer.text
    assert wording.VERDICTS["strong"] in answer.text
    assert "<b>According to Soviet documents" in answer.html


async def test_a_long_passage_is_folded_and_its_best_sentence_is_not(stage: Stage) -> None:
    await stage.say("How much did Bekir-Sami insist on?")

    opened, _, folded = stage.last().html.partition("<blockquote expandable>")
    assert "Bekir-Sami insisted on 8,000,000 rubles." in opened
    assert "<b>Last year, Bekir-Sami insisted on 8,000,000 rubles.</b>" in folded


async def test_the_same_text_in_another_document_is_named(stage: Stage) -> None:
    await stage.say(RIFLES)

    assert "Same text in: " in stage.last().text


async def test_an_editors_note_is_shown_under_its_passage(stage: Stage) -> None:
    await stage.say("How much did Bekir-Sami insist on?")

    assert "Editor’s note: 7,000,000 less 3,000,000" in stage.last().text


async def test_an_archive_reference_is_shown(stage: Stage) -> None:
    await stage.say("How much did Bekir-Sami insist on?")

    assert "f. 5, op. 2, d. 315, l. 34" in stage.last().text


async def test_silence_of_the_sources_is_said_with_the_words_they_do_not_know(
    stage: Stage,
) -> None:
    await stage.say("best pizza in Rome")

    assert "Nothing found" in stage.last().text
    assert "“pizza”, “Rome”" in stage.last().text


async def test_every_answer_is_in_the_log_as_sent(stage: Stage) -> None:
    for question in (RIFLES, "best pizza in Rome", "hello", "which sources do you have?"):
        await stage.say(question)

    rows = await stage.log.rows()
    assert rows[0]["question"] == RIFLES
    assert len(rows) == 4
    assert all(row["sent_at"] for row in rows)


async def test_the_log_knows_people_by_a_pseudonym(stage: Stage) -> None:
    await stage.say(RIFLES)

    (row,) = await stage.log.rows()
    assert row["user"] == stage.log.pseudonym(42)
    assert len(row["user"]) == 24


async def test_an_answer_that_could_not_be_delivered_is_logged_as_such(stage: Stage) -> None:
    stage.telegram.block(stage.ann)
    await stage.settle()

    # A person who blocks the bot right after asking.
    stage.telegram.chats[stage.private.id].access = "open"
    stage.telegram.say(stage.private, stage.ann, RIFLES)
    stage.telegram.chats[stage.private.id].access = "blocked"
    await stage.settle()

    (row,) = await stage.log.rows()
    assert row["sent_at"] is None


@pytest.mark.parametrize("command", ["/ask", "/ask@adfontes_bot"])
async def test_a_group_asks_with_a_command(stage: Stage, command: str) -> None:
    asked = await stage.say(f"{command} {RIFLES}", stage.group)

    answer = stage.last(stage.group)
    assert "39,000 rifles" in answer.text
    assert answer.reply_to == asked.id


async def test_a_group_is_left_alone_when_nobody_speaks_to_the_bot(stage: Stage) -> None:
    stage.telegram.privacy = False
    for text in ("Hello all", RIFLES, "/other command", "/ask@another_bot what?"):
        await stage.say(text, stage.group)

    assert stage.telegram.sent(stage.group) == []


async def test_a_group_asks_by_replying_to_the_bot(stage: Stage) -> None:
    await stage.say(f"/ask {RIFLES}", stage.group)
    answer = stage.last(stage.group)
    await stage.say("When was the Treaty of Moscow signed?", stage.group, reply_to=answer)

    assert "16 March 1921" in stage.last(stage.group).text


async def test_a_group_asks_by_a_mention_where_telegram_delivers_it(stage: Stage) -> None:
    stage.telegram.mentions_pass = True
    await stage.say(f"@adfontes_bot {RIFLES}", stage.group)

    assert "39,000 rifles" in stage.last(stage.group).text


async def test_a_topic_is_answered_in_the_topic(stage: Stage) -> None:
    forum = stage.telegram.group(-100777, "Forum", members=[stage.ann], forum=True)
    topic = stage.telegram.topic(forum, "Treaties")

    await stage.say(f"/ask {RIFLES}", forum, topic=topic)

    assert stage.last(forum).topic == topic


async def test_a_reply_chain_in_an_ordinary_group_is_no_topic(stage: Stage) -> None:
    first = stage.telegram.say(stage.group, stage.bob, "What do you think?")
    await stage.say(f"/ask {RIFLES}", stage.group, reply_to=first)

    assert "39,000 rifles" in stage.last(stage.group).text


async def test_ask_as_a_reply_asks_what_that_message_says(stage: Stage) -> None:
    first = stage.telegram.say(stage.group, stage.bob, RIFLES)
    await stage.say("/ask", stage.group, reply_to=first)

    assert "39,000 rifles" in stage.last(stage.group).text


async def test_ask_without_a_question_explains_itself(stage: Stage) -> None:
    await stage.say("/ask")

    assert "What would you like to know?" in stage.last().text


async def test_an_edited_question_changes_its_answer(stage: Stage) -> None:
    message = await stage.say(RIFLES)
    stage.telegram.edit(message, "When was the Treaty of Moscow signed?")
    await stage.settle()

    assert len(stage.telegram.sent(stage.private)) == 1
    assert "16 March 1921" in stage.last().text
    assert len(await stage.log.rows()) == 2


async def test_an_edited_command_changes_its_answer(stage: Stage) -> None:
    message = await stage.say(f"/ask {RIFLES}", stage.group)
    stage.telegram.edit(message, "/ask When was the Treaty of Moscow signed?")
    await stage.settle()

    assert "16 March 1921" in stage.last(stage.group).text


async def test_an_edited_message_that_was_no_question_is_ignored(stage: Stage) -> None:
    message = stage.telegram.say(stage.private, stage.ann, "/start")
    await stage.settle()
    stage.telegram.edit(message, "/start again")
    await stage.settle()

    assert len(stage.telegram.sent(stage.private)) == 1


async def test_a_deleted_question_is_answered_all_the_same(stage: Stage) -> None:
    message = stage.telegram.say(stage.private, stage.ann, RIFLES)
    stage.telegram.delete(message)
    await stage.settle()

    assert "39,000 rifles" in stage.last().text


async def test_a_file_is_answered_with_what_can_be_read(stage: Stage) -> None:
    stage.telegram.upload(stage.private, stage.ann, "scan.pdf", b"%PDF")
    await stage.settle()

    assert stage.last().text == wording.NO_TEXT


@pytest.mark.parametrize(
    "text",
    [
        "😀" * 4096,
        "هل أرسلت روسيا البنادق؟",
        "ri\u200bfl\u200des\u00ad \u2060sent\ufeff",
        "<b>rifles</b> & <script>alert(1)</script> &amp; &lt;",
        "???",
        ".",
        "rifles\x00\x07\x1b[31m",
        "\u202erifles\u202c",
        "rifles " * 580,
        "a" * 4096,
        "@adfontes_bot",
        "https://example.org/rifles?x=<y>",
    ],
    ids=range(12),
)
async def test_whatever_is_typed_gets_a_sensible_reply(stage: Stage, text: str) -> None:
    await stage.say(text)

    assert len(stage.telegram.sent(stage.private)) == 1
    assert wording.FAILED not in stage.last().text


async def test_thanks_and_greetings_are_answered_without_a_search(stage: Stage) -> None:
    await stage.say("thank you!")
    await stage.say("hello")

    rows = await stage.log.rows()
    assert [row["intent"] for row in rows] == ["thanks", "greeting"]
    assert stage.telegram.sent(stage.private)[0].text == wording.THANKS


@pytest.mark.parametrize("language", ["en", "tr", "ru"])
async def test_an_unknown_command_in_private_is_said_to_be_before_the_help(
    stage: Stage, language: str
) -> None:
    ann = stage.telegram.user(42, "Ann", language)
    stage.telegram.say(stage.private, ann, "/whatever now")
    await stage.settle()

    first, _, rest = stage.last().text.partition("\n")
    said = of(language).UNKNOWN_COMMAND.format(command="/whatever")
    assert first == said
    assert "/privacy" in rest


async def test_an_unknown_command_for_the_bot_in_a_group_gets_one_line(stage: Stage) -> None:
    await stage.say("/whatever@adfontes_bot", stage.group)

    assert stage.last(stage.group).text == wording.UNKNOWN_COMMAND.format(command="/whatever")


@pytest.mark.parametrize("command", ["/whatever", "/whatever@another_bot"])
async def test_an_unknown_command_for_nobody_in_a_group_is_left_alone(
    stage: Stage, command: str
) -> None:
    stage.telegram.privacy = False
    await stage.say(command, stage.group)

    assert stage.telegram.sent(stage.group) == []


async def test_link_previews_are_off(stage: Stage) -> None:
    await stage.say(RIFLES)

    sent = [call for call in stage.telegram.calls if call.method == "sendMessage"]
    assert sent[-1].parameters["link_preview_options"] == {"is_disabled": True}


async def test_commands_are_registered_for_private_chats_and_groups(stage: Stage) -> None:
    scopes = {scope for scope, _ in stage.telegram.commands}

    assert any("all_private_chats" in scope for scope in scopes)
    assert any("all_group_chats" in scope for scope in scopes)


async def test_a_mistyped_word_is_mended_and_said(stage: Stage) -> None:
    await stage.say("How many rifels did the Soviets supply?")

    assert "39,000 rifles" in stage.last().text
    assert "Searched: " in stage.last().text


async def test_only_my_words_takes_the_mending_back(stage: Stage) -> None:
    await stage.say("How many rifels did the Soviets supply?")
    await stage.press(stage.last(), wording.LITERAL)

    assert "Searched: " not in stage.last().text
    assert "“rifels”" in stage.last().text
    assert len(await stage.log.rows()) == 2


async def test_a_question_soon_after_another_leans_on_it_in_private(stage: Stage) -> None:
    await stage.say(RIFLES)
    await stage.say("and how much gold?")

    assert "200.6 kg of gold" in stage.last().text
    assert "Searched: " in stage.last().text


async def test_a_follow_up_of_a_follow_up_still_knows_what_it_is_about(stage: Stage) -> None:
    await stage.say("When was the Treaty of Moscow signed?")
    await stage.say("who signed it?")
    await stage.say("and where?")

    assert "+ signed Treaty Moscow" in stage.last().text


async def test_an_edited_follow_up_leans_on_what_it_leant_on_before(stage: Stage) -> None:
    await stage.say("When was the Treaty of Moscow signed?")
    message = await stage.say("and were?")
    stage.telegram.edit(message, "and where?")
    await stage.settle()

    assert "Searched: + Treaty Moscow signed" in stage.last().text


async def test_in_a_group_only_a_reply_leans_on_a_question(stage: Stage) -> None:
    await stage.say(f"/ask {RIFLES}", stage.group)
    card = stage.last(stage.group)
    await stage.say("and how much gold?", stage.group, reply_to=card)

    assert "200.6 kg of gold" in stage.last(stage.group).text


async def test_no_telegram_id_stands_in_the_database(stage: Stage) -> None:
    await stage.say(RIFLES)

    card = await stage.log.card_for(stage.private.id, 1)
    assert card is not None
    assert "42" not in (card.chat, card.owner)
    assert card.chat == stage.log.pseudonym(42)


async def test_thanks_do_not_come_between_a_question_and_its_follow_up(stage: Stage) -> None:
    await stage.say(RIFLES)
    await stage.say("thanks")
    await stage.say("and how much gold?")

    assert "200.6 kg of gold" in stage.last().text


async def test_an_edited_question_whose_answer_was_deleted_is_answered_anew(stage: Stage) -> None:
    message = await stage.say(RIFLES)
    stage.telegram.delete(stage.last())
    stage.telegram.edit(message, "When was the Treaty of Moscow signed?")
    await stage.settle()

    assert "16 March 1921" in stage.last().text


async def test_a_passage_inserted_through_the_bot_is_not_a_question(stage: Stage) -> None:
    query = stage.telegram.inline(stage.ann, "rifles")
    await stage.settle()
    stage.telegram.choose(query, 0, chat=stage.private)
    await stage.settle()

    assert stage.telegram.sent(stage.private) == []
