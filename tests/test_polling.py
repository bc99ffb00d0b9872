import json

import pytest

from bot.local import LocalRequest, LocalTelegram
from bot.polling import DENIALS, Polling, readable

URL = "https://api.telegram.org/bot1:x/getUpdates"


@pytest.fixture
def telegram() -> LocalTelegram:
    return LocalTelegram()


@pytest.mark.parametrize("code", [401, 404])
async def test_a_denial_becomes_a_passing_fault(telegram: LocalTelegram, code: int) -> None:
    polling = Polling(LocalRequest(telegram))
    telegram.fault("getUpdates", "error", code=code, description="Denied")

    assert (await polling.do_request(URL, "POST"))[0] == 502
    assert (await polling.do_request(URL, "POST"))[0] == 200
    assert polling.denied == 0


async def test_many_denials_in_a_row_are_believed(telegram: LocalTelegram) -> None:
    polling = Polling(LocalRequest(telegram))
    telegram.fault("getUpdates", "error", times=99, code=401, description="Unauthorized")

    codes = [(await polling.do_request(URL, "POST"))[0] for _ in range(DENIALS + 1)]

    assert codes == [502] * DENIALS + [401]


async def test_a_denial_of_another_method_is_passed_on(telegram: LocalTelegram) -> None:
    polling = Polling(LocalRequest(telegram))
    telegram.fault("getMe", "error", code=401, description="Unauthorized")

    assert (await polling.do_request(URL.replace("getUpdates", "getMe"), "POST"))[0] == 401


def test_an_update_that_cannot_be_read_is_reduced_to_its_number() -> None:
    broken = {"update_id": 7, "message": {"message_id": "x", "date": "never"}}
    fine = {"update_id": 8}

    payload = readable(json.dumps({"ok": True, "result": [broken, fine]}).encode())

    assert json.loads(payload)["result"] == [{"update_id": 7}, {"update_id": 8}]


@pytest.mark.parametrize("payload", [b"", b"<html>", b"[]", b'{"ok": false}'])
def test_an_answer_that_is_no_list_of_updates_is_left_alone(payload: bytes) -> None:
    assert readable(payload) == payload


async def test_the_age_is_that_of_the_last_answered_poll(telegram: LocalTelegram) -> None:
    polling = Polling(LocalRequest(telegram))
    polling.polled_at -= 500
    assert polling.age > 400

    await polling.do_request(URL, "POST")

    assert polling.age < 400
