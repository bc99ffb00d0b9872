"""Chats and their members: getChat, getChatMember, getChatAdministrators, leaveChat."""

from bot.local.chats import JSON
from bot.local.faults import bad_request
from bot.local.groups import member
from bot.local.methods.registry import method
from bot.local.parameters import Parameters
from bot.local.world import World

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
_POWERFUL = {"administrator", "creator"}


@method
def get_chat(world: World, wish: Parameters) -> JSON:
    """Describe a chat."""
    return world.find(wish.need("chat_id")).json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*_GIFTS, "gifts_from_channels"), True),
    }


@method
def get_chat_member(world: World, wish: Parameters) -> JSON:
    """Tell the standing of one person."""
    chat = world.find(wish.need("chat_id"))
    user = world.users.get(wish.need("user_id"))
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member(user, chat.members.get(user.id, "left"))


@method
def get_chat_administrators(world: World, wish: Parameters) -> list[JSON]:
    """List those who run a group."""
    chat = world.find(wish.need("chat_id"))
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    standings = chat.members.items()
    return [member(world.users[id], status) for id, status in standings if status in _POWERFUL]


@method
def leave_chat(world: World, wish: Parameters) -> bool:
    """Leave a group; whatever is sent there afterwards is refused."""
    chat = world.find(wish.need("chat_id"))
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    chat.members.pop(world.bot.id, None)
    chat.access = "left"
    return True
