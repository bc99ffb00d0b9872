"""Polls and quizzes: sendPoll, stopPoll."""

from bot.local.chats import JSON
from bot.local.faults import bad_request
from bot.local.methods.chatting import send
from bot.local.methods.registry import method
from bot.local.parameters import Parameters, read
from bot.local.settling import settle
from bot.local.world import World


@method
def send_poll(world: World, wish: Parameters) -> JSON:
    """Send a poll or a quiz."""
    message = send(world, wish, {"poll": _poll(world.fresh(), wish)})
    world.polls[message.raw["poll"]["id"]] = message
    return message.raw


@method
def stop_poll(world: World, wish: Parameters) -> JSON:
    """Close a poll of the bot and return its final numbers."""
    message = world.find(wish.need("chat_id")).messages.get(wish.need("message_id"))
    if message is None or "poll" not in message.raw:
        raise bad_request("message with poll to stop not found")
    poll: JSON = message.raw["poll"]
    if poll["is_closed"]:
        raise bad_request("poll has already been closed")
    poll["is_closed"] = True
    message.raw.pop("reply_markup", None)
    if markup := wish.get("reply_markup"):
        message.raw["reply_markup"] = markup
    world.push("poll", poll)
    return poll


def _poll(id: str, wish: Parameters) -> JSON:
    poll: JSON = {
        "id": id,
        "question": settle(wish.formatted("question")).text,
        "options": [_option(place, raw) for place, raw in enumerate(wish.need("options"))],
        "total_voter_count": 0,
        "is_closed": bool(wish.get("is_closed")),
        "is_anonymous": wish.get("is_anonymous", True),
        "type": wish.get("type") or "regular",
        "allows_multiple_answers": bool(wish.get("allows_multiple_answers")),
        "allows_revoting": bool(wish.get("allows_revoting")),
        "members_only": False,
    }
    if poll["type"] == "quiz":
        poll["correct_option_ids"] = wish.need("correct_option_ids")
    explanation = settle(wish.formatted("explanation"))
    if explanation.text:
        poll |= {"explanation": explanation.text, "explanation_entities": explanation.entities}
    return poll


def _option(place: int, raw: JSON) -> JSON:
    text = settle(read(raw, "text")).text
    return {"persistent_id": str(place), "text": text, "voter_count": 0}
