"""Messages: sendMessage, sendDocument, edits, deletion, reactions and the chat action."""

import time

from bot.local.chats import JSON, Chat, Message
from bot.local.entities import Entity
from bot.local.faults import bad_request
from bot.local.limits import CAPTION, TEXT, body
from bot.local.methods.registry import method
from bot.local.parameters import Parameters
from bot.local.world import World

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


@method
def send_message(world: World, wish: Parameters) -> JSON:
    """Send a text."""
    return send(world, wish, _shown(world, wish)).raw


@method
def send_document(world: World, wish: Parameters) -> JSON:
    """Send a file that was uploaded with the call or is known by its id."""
    caption = body(wish.formatted("caption"), CAPTION, "message caption", needed=False)
    content: JSON = {"document": world.attached("document", wish.get("document"), wish.files)}
    if caption.text:
        content["caption"] = caption.text
    if entities := _named(world, caption.entities):
        content["caption_entities"] = entities
    return send(world, wish, content).raw


@method
def get_file(world: World, wish: Parameters) -> JSON:
    """Tell where a document can be downloaded."""
    key = wish.need("file_id")
    if key not in world.documents:
        raise bad_request("invalid file_id")
    size = len(world.documents[key][1])
    return {
        "file_id": key,
        "file_unique_id": key,
        "file_size": size,
        "file_path": f"documents/{key}",
    }


@method
def edit_message_text(world: World, wish: Parameters) -> JSON | bool:
    """Replace text and buttons; buttons that are not sent again disappear."""
    message = _own(world, wish)
    if "text" not in message.raw:
        raise bad_request("there is no text in the message to edit")
    return _change(
        message, wish, _shown(world, wish), ("text", "entities", "link_preview_options")
    )


@method
def edit_message_reply_markup(world: World, wish: Parameters) -> JSON | bool:
    """Replace the buttons alone."""
    return _change(_own(world, wish), wish, {}, ())


@method
def delete_message(world: World, wish: Parameters) -> bool:
    """Delete a message of the bot, or one of others where the bot may."""
    chat = world.find(wish.need("chat_id"))
    message = chat.messages.get(wish.need("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    mighty = chat.kind == "private" or chat.members.get(world.bot.id) == "administrator"
    if message.sender != world.bot.id and not mighty:
        raise bad_request("message can't be deleted")
    del chat.messages[message.id]
    return True


@method
def send_chat_action(world: World, wish: Parameters) -> bool:
    """Show that the bot is typing."""
    chat = world.find(wish.need("chat_id"))
    _topic(chat, wish.get("message_thread_id"))
    world.actions.append((chat.id, wish.need("action")))
    return True


@method
def set_message_reaction(world: World, wish: Parameters) -> bool:
    """React to a message."""
    chat = world.find(wish.need("chat_id"))
    if wish.need("message_id") not in chat.messages:
        raise bad_request("message to react not found")
    world.reactions[chat.id, wish.get("message_id")] = wish.get("reaction") or []
    return True


def send(world: World, wish: Parameters, content: JSON) -> Message:
    """Put a message of the bot into the chat, the topic and the thread that the call names."""
    chat = world.find(wish.need("chat_id"))
    topic = _topic(chat, wish.get("message_thread_id"))
    reply_to = _replied(chat, wish.get("reply_parameters") or {})
    markup = wish.get("reply_markup") or {}
    if "inline_keyboard" in markup:
        content = content | {"reply_markup": markup}
    return world.post(chat, world.bot, content, reply_to, topic)


def _shown(world: World, wish: Parameters) -> JSON:
    text = body(wish.formatted(), TEXT, "message")
    content: JSON = {"text": text.text}
    if entities := _named(world, text.entities):
        content["entities"] = entities
    if options := wish.get("link_preview_options"):
        content["link_preview_options"] = options
    return content


def _named(world: World, entities: list[Entity]) -> list[Entity]:
    """Return the entities with whole users in mentions by id; strangers cannot be mentioned."""
    named = []
    for entity in entities:
        user = world.users.get(int(entity.get("user", {}).get("id", 0)))
        if entity["type"] != "text_mention" or user:
            named.append(entity | ({"user": user.json()} if user else {}))
    return named


def _topic(chat: Chat, topic: int | None) -> int | None:
    if topic and topic not in chat.topics:
        raise bad_request("message thread not found")
    return topic


def _replied(chat: Chat, reply: JSON) -> Message | None:
    if not reply.get("message_id"):
        return None
    message = chat.messages.get(reply["message_id"])
    if message is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def _own(world: World, wish: Parameters) -> Message:
    """Return the message that an edit means; the bot must have written it, or sent it inline."""
    if inline_id := wish.get("inline_message_id"):
        if inline_id not in world.inline_messages:
            raise bad_request("MESSAGE_ID_INVALID")
        return world.inline_messages[inline_id]
    chat = world.find(wish.need("chat_id"))
    message = chat.messages.get(wish.need("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender != world.bot.id:
        raise bad_request("message can't be edited")
    return message


def _change(
    message: Message, wish: Parameters, content: JSON, replaced: tuple[str, ...]
) -> JSON | bool:
    raw = message.raw
    new = {name: part for name, part in raw.items() if name not in (*replaced, "reply_markup")}
    new |= content
    if (wish.get("reply_markup") or {}).get("inline_keyboard"):
        new["reply_markup"] = wish.get("reply_markup")
    if new == raw:
        raise bad_request(_SAME)
    raw.clear()
    raw |= new | {"edit_date": int(time.time())}
    return True if wish.get("inline_message_id") else raw
