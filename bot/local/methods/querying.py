"""Answers to pressed buttons and to inline queries."""

from bot.local.faults import Refusal, bad_request
from bot.local.methods.registry import method
from bot.local.parameters import Parameters
from bot.local.world import CallbackAnswer, InlineAnswer, World


def _late() -> Refusal:
    return bad_request("query is too old and response timeout expired or query ID is invalid")


@method
def answer_callback_query(world: World, wish: Parameters) -> bool:
    """End the waiting circle on a button; once per query."""
    query_id = wish.need("callback_query_id")
    if world.queries.callback.pop(query_id, None) is None:
        raise _late()
    text, alert = wish.get("text") or "", bool(wish.get("show_alert"))
    world.callback_answers[query_id] = CallbackAnswer(text, alert, wish.get("url"))
    return True


@method
def answer_inline_query(world: World, wish: Parameters) -> bool:
    """Offer results for what a person types after the bot's name; once per query."""
    query_id = wish.need("inline_query_id")
    if query_id not in world.queries.inline or query_id in world.inline_answers:
        raise _late()
    world.inline_answers[query_id] = InlineAnswer(
        wish.need("results"),
        wish.get("next_offset") or "",
        wish.get("cache_time", 300),
        bool(wish.get("is_personal")),
        wish.get("button"),
    )
    return True
