import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import VERDICTS, indexed, is_quoted

from corpus.folder import SHIPPED
from index.answer import Answer, answer, requote, to_json
from index.generations import Generations
from index.searcher import Searcher

WORDS = ["gold", "Kars", "treaty", "1921", "Moscow", "İstanbul", "война", "who", "the", "book"]
BODIES = st.lists(
    st.sampled_from(
        [*WORDS, ".", " ", " ", "\n", "\n\n", "> ", "# A\n", "«", "😀", "\u0301", "é"]
    ),
    min_size=1,
    max_size=30,
).map(lambda parts: " ".join(["Gold.", *parts]))
QUESTIONS = st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
ASKED = st.lists(st.sampled_from([*WORDS, "Why", "Kemal", "reply", "rifles"]), max_size=6).map(
    " ".join
)
HARD = {
    "emoji": "😀" * 4096,
    "hearts": "❤️" * 2000,
    "right to left": "‏ما هي معاهدة موسكو؟ שלום \u202e gold",
    "zero width": "\u200b" * 4096,
    "zero width between": "g\u200bo\u200bld" + "\u200d" * 4000,
    "html": "<b>gold</b>" * 300 + "</script>&amp;",
    "surrogates": "\ud800" * 50 + "gold \udfff",
    "nul": "\0gold\0" * 100,
    "modifiers": "ʼ" * 4096,
    "marks": "g\u0301" + "\u0301" * 4000,
    "apostrophes": "a'" * 2048,
    "one word": "a" * 4096,
    "numbers": "1." * 2048,
    "spaces": " \n\t" * 1300,
    "patterns": "(((.*)+)+)+$[a-z]{1,9999}\\" * 100,
    "everything": "".join(map(chr, range(1, 4097))),
}
KEYS = ["question", "verdict", "intent", "passages", "missing", "suggestions", "searched"]
PASSAGE_KEYS = (
    "id document title text sentence citation locator voice score rank also_in notes".split()
)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return Searcher(Generations(SHIPPED, tmp_path_factory.mktemp("ours")).current())


def check(found: Answer) -> None:
    """Every quotation is verbatim, whatever was asked of whatever corpus."""
    assert found.verdict in VERDICTS
    assert 0 <= found.shown <= len(found.passages)
    for rank, quoted in enumerate(found.passages, 1):
        assert quoted.rank == rank
        assert is_quoted(quoted.passage, quoted.document)
        assert quoted.sentence in quoted.passage.text
        assert quoted.sentence in quoted.document.text
        assert quoted.sentence.strip()


@settings(max_examples=25)
@given(st.lists(BODIES, min_size=1, max_size=3), QUESTIONS)
def test_every_quotation_is_a_slice_of_its_document(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[str], question: str
) -> None:
    named = {f"d{number}": body for number, body in enumerate(bodies)}
    engine = indexed(tmp_path_factory.mktemp("any"), **named)

    check(answer(question, engine))
    check(answer("gold", engine))


@given(st.text())
def test_any_question_has_an_answer(ours: Searcher, question: str) -> None:
    found = answer(question, ours)

    check(found)
    assert found.question == question
    assert json.loads(json.dumps(to_json(found)))["question"] == question


@pytest.mark.parametrize("question", HARD.values(), ids=HARD)
def test_no_text_breaks_the_answer(ours: Searcher, question: str) -> None:
    found = answer(question, ours)

    check(found)
    assert found.milliseconds < 2000


@given(QUESTIONS)
def test_the_json_keeps_its_contract(ours: Searcher, question: str) -> None:
    found = answer(question, ours)
    row = to_json(found)

    assert [*row] == [*KEYS, "milliseconds"]
    assert all([*one] == PASSAGE_KEYS for one in row["passages"])
    assert [one["rank"] for one in row["passages"]] == list(range(1, len(row["passages"]) + 1))
    scores = [one["score"] for one in row["passages"]]
    if not any(one.passage.kind == "catalogue" for one in found.passages[:1]):
        assert scores[:1] == sorted(scores, reverse=True)[:1]


@pytest.mark.parametrize(
    ("question", "passage", "says"),
    [
        ("How many rifles did the Soviets send?", "^p8", "39,000 rifles"),
        ("When was the Treaty of Moscow signed?", "^p9", "16 March 1921"),
        ("How much gold did the Turks ask for?", "^p2", "gold"),
        ("What did Stalin telegraph to Ordzhonikidze?", "^n4", "Batum withdraws from Georgia"),
        ("Who met Budyonny?", "^p5", "Colonel Semyon Budyonny"),
        ("When did Turkey join NATO?", "^p18", "1952"),
    ],
)
def test_a_question_the_sources_answer_is_answered(
    ours: Searcher, question: str, passage: str, says: str
) -> None:
    found = answer(question, ours)

    best = found.passages[0]
    assert found.verdict == "strong"
    assert passage in [f"^{one.id.partition('^')[2]}" for one in (best.passage, *best.also_in)]
    assert says in best.sentence


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("What is photosynthesis?", "photosynthesis"),
        ("What is the capital of Australia?", "Australia"),
        ("Who won the 2010 World Cup?", "2010"),
        ("What did Chicherin think about Napoleon?", "Napoleon"),
    ],
)
def test_where_the_sources_are_silent_the_words_they_lack_are_named(
    ours: Searcher, question: str, missing: str
) -> None:
    found = answer(question, ours)

    assert found.verdict == "none"
    assert missing in found.missing


@given(ASKED, st.integers(1, 4))
def test_fewer_passages_are_the_first_of_more(ours: Searcher, question: str, k: int) -> None:
    more, fewer = answer(question, ours), answer(question, ours, k)

    assert fewer.verdict == more.verdict
    assert fewer.passages == more.passages[:k]


def test_a_mended_word_does_not_make_silent_sources_speak(ours: Searcher) -> None:
    found = answer("Who invented the telephone?", ours)

    assert "telephone" in found.missing
    assert found.verdict in ("none", "weak")


@pytest.mark.parametrize(
    "question", ["hello", "thanks", "help", "what sources do you have?", "😀"]
)
def test_small_talk_gets_no_passage(ours: Searcher, question: str) -> None:
    found = answer(question, ours)

    assert (found.verdict, found.passages, found.missing) == ("none", (), ())


def test_the_same_text_in_two_documents_is_one_passage_with_both_places(ours: Searcher) -> None:
    found = answer("How many rifles and machine guns did the Soviets send?", ours)

    best = found.passages[0]
    assert {best.passage.document, *(one.document for one in best.also_in)} == {
        "wikipedia-soviet-union-turkey-relations",
        "history-maps-bolshevik-support",
    }
    assert len(best.also_documents) == len(best.also_in) == 1
    assert "39,000" not in "".join(one.passage.text for one in found.passages[1:])


@pytest.mark.parametrize(
    "question", ["Truman Doctrine", "Who was Chicherin?", "Soviet policy towards Turkey", "1960"]
)
def test_a_reading_list_never_answers_a_question_of_fact(ours: Searcher, question: str) -> None:
    assert {one.passage.kind for one in answer(question, ours).passages} <= {"text"}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who compiled the Bolshevik leadership correspondence?", "catalogue"),
        ("What is the source of the letter of April 9, 1921?", "catalogue"),
        ("Which book by Bülent Gökay is on Soviet Eastern policy?", "bibliography"),
    ],
)
def test_a_question_for_the_source_is_answered_by_it(
    ours: Searcher, question: str, kind: str
) -> None:
    assert answer(question, ours).passages[0].passage.kind == kind


def test_a_maintainers_note_is_shown_and_never_found(tmp_path: Path) -> None:
    engine = indexed(tmp_path, one="Gold was sent. ^p1\n\n> [!NOTE] Probably platinum.")

    shown, sought = answer("gold", engine), answer("platinum", engine)

    assert to_json(shown)["passages"][0]["notes"] == ["Probably platinum."]
    assert (sought.passages, sought.missing) == ((), ("platinum",))


def test_question_and_source_may_differ_in_unicode_form(tmp_path: Path) -> None:
    body = unicodedata.normalize("NFD", "Atatürk wrote to Çiçerin.")
    engine = indexed(tmp_path, one=body, two="Nothing here.")

    (found,) = answer("What did Atatürk write to Çiçerin?", engine).passages

    assert found.passage.text == body


def test_a_passage_can_be_quoted_again_by_its_id(ours: Searcher) -> None:
    first = answer("How many rifles?", ours).passages[0]

    again = requote("How many rifles?", first.passage.id, ours)

    assert again is not None
    assert (again.passage, again.sentence) == (first.passage, first.sentence)
    assert first.footnotes
    assert (again.also_in, again.footnotes) == (first.also_in, first.footnotes)
    assert requote("How many rifles?", "gone^p1", ours) is None


@pytest.mark.parametrize(
    ("scores", "shown"), [([], 0), ([5], 1), ([4, 3, 1, 1], 1), ([4, 3.9, 3, 2], 3), ([4, 3.9], 2)]
)
def test_a_passage_that_leads_clearly_is_shown_alone(
    ours: Searcher, scores: list[float], shown: int
) -> None:
    found = answer("gold", ours)
    passages = tuple(replace(found.passages[0], score=score) for score in scores)

    assert replace(found, passages=passages).shown == shown


MILLS = "\n\n".join(f"The mill of valley {number} ground corn. ^m{number}" for number in range(40))
FERRY = "The long ferry leaves the quay at noon when the weather and the tide allow it. ^p{}"


def several(paragraph: str, times: int) -> str:
    return "\n\n".join(paragraph.format(number) for number in range(times))


def test_a_question_that_finds_too_little_is_asked_with_synonyms(tmp_path: Path) -> None:
    engine = indexed(tmp_path, mills=MILLS, envoy="The envoy brought funds. ^p1", one="Money. ^p1")

    found, literal = (
        answer("How much money did the envoy bring?", engine, literal=mark)
        for mark in (False, True)
    )

    assert found.searched == ("money → funds",)
    assert literal.searched == ()
    assert found.passages[0].score > literal.passages[0].score


def test_one_common_word_is_no_evidence_unless_it_is_a_name(tmp_path: Path) -> None:
    moor = "Beyond the river the farmers of the {} lived through a winter without bread. ^p{{}}"
    name, word = (
        indexed(tmp_path / said, mills=MILLS, moor=several(moor.format(said), 16))
        for said in ("Moorland", "moorland")
    )

    assert answer("what is moorland?", name).verdict == "strong"
    assert answer("what is moorland?", word).verdict == "none"
    assert answer("why the moorland?", name).verdict == "strong"


def test_a_passage_that_lacks_a_telling_name_is_at_most_a_weak_match(tmp_path: Path) -> None:
    engine = indexed(
        tmp_path, mills=MILLS, dover="The ferry to Dover. ^p1", kent="A ship for Kent. ^p1",
        treaty="The treaty of Ashford was signed at dawn by both towns. ^p1",
    )  # fmt: skip

    whole, lacking, words = (
        answer(question, engine).verdict
        for question in (
            "Who signed the treaty of Ashford at dawn?",
            "Who signed the treaty of Ashford at dawn in Dover?",
            "treaty of Ashford signed at dawn Dover",
        )
    )

    assert (whole, lacking, words) == ("strong", "weak", "weak")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Who signed the treaty of Ashford?", "strong"),
        ("When was the treaty of Ashford signed?", "weak"),
        ("How many towns signed the treaty of Ashford?", "weak"),
        ("How many horses, carts and saddles did Ashford sell?", "none"),
        ("How many rifles did Dover send?", "strong"),
        ("Where did Dover send rifles?", "weak"),
        ("What did Dover say about the rifles?", "weak"),
    ],
)
def test_a_passage_with_nothing_of_the_kind_that_is_asked_for_answers_weakly(
    tmp_path: Path, question: str, verdict: str
) -> None:
    engine = indexed(
        tmp_path, mills=MILLS, treaty="The treaty of Ashford was signed by both towns. ^p1",
        dover="Dover sent 300 rifles. ^p1", ships="A ship lay in Ramsgate. ^p1",
    )  # fmt: skip

    assert answer(question, engine).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Who met the envoy of Ashford at Dover?", "strong"),
        ("Who painted the envoy of Ashford at Dover?", "weak"),  # no word of that
        ("Who sold the envoy of Ashford at Dover?", "weak"),  # of something else
        ("Who met the envoy of Ashford at Dover with horses, ships, corn?", "weak"),
        ("Did they meet the envoy of Ashford at Dover with horses, ships, corn?", "strong"),
        ("When did Harold meet the envoy of Ashford at Dover?", "strong"),  # said before
        ("How long did Harold meet the envoy of Ashford at Dover?", "strong"),
        ("How many ships met the envoy of Ashford at Dover?", "weak"),  # not in the same sentence
        ("How many horses did Harold sell?", "strong"),
        ("How many riders did Harold sell?", "weak"),  # a number of something else
        ("What did Harold reply to the envoy of Ashford at Dover?", "weak"),
        ("What did Harold tell the envoy of Ashford at Dover?", "strong"),
    ],
)
def test_the_sentence_that_answers_tells_what_is_asked_for(
    tmp_path: Path, question: str, verdict: str
) -> None:
    engine = indexed(
        tmp_path, mills=MILLS, ships="The ships of Ramsgate. ^p1", horses="Horses in Kent. ^p1",
        envoy="In May 1804 there came 40 riders for weeks. Harold met the envoy of Ashford at "
        "Dover and told him all. Harold sold 12 horses. ^p1",
    )  # fmt: skip

    assert answer(question, engine).verdict == verdict


def test_a_question_that_speaks_of_the_asker_needs_stronger_evidence(tmp_path: Path) -> None:
    engine = indexed(tmp_path, mills=MILLS, ferry=several(FERRY, 3))

    theirs, mine = (
        answer(f"Which way do {who} take the ferry?", engine).verdict for who in ("they", "I")
    )

    assert (theirs, mine) == ("strong", "none")


@pytest.mark.parametrize("numbers", ["9 9 9", "-1", "What is 2+2?", "7"])
def test_small_numbers_alone_ask_for_nothing(ours: Searcher, numbers: str) -> None:
    assert answer(numbers, ours).verdict == "none"


def test_a_small_number_with_its_scale_asks_for_something(tmp_path: Path) -> None:
    engine = indexed(tmp_path, one="Some 20,000 rifles came. ^p1", mills=MILLS)

    assert answer("20 thousand", engine).verdict == "strong"


def test_a_short_question_is_answered_whatever_was_asked_before(ours: Searcher) -> None:
    before = "Who signed the Treaty of Kars besides the Kemalists?"

    assert answer("how many rifles", ours, previous=before).verdict == "strong"
    assert answer("how many of them?", ours, previous=before).verdict != "strong"


def test_a_word_that_only_another_language_holds_takes_the_rest_of_the_question_there(
    tmp_path: Path,
) -> None:
    engine = indexed(
        tmp_path,
        ledger="By October 212 persons had died of the cholera. ^p1",
        report="---\ntitle: Отчёт\nlanguage: ru\n---\nОт цинги умерло двое людей. ^p1",
    )

    found = answer("Сколько умерло от холеры?", engine)
    own = answer("Сколько умерло от цинги?", engine)

    assert found.passages[0].passage.document == "ledger"
    assert own.passages[0].passage.document == "report"
