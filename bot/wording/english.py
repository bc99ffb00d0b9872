"""The bot's own words in English; the other catalogues translate these."""

from collections.abc import Mapping
from typing import ClassVar


class English:
    """Every line the bot says of itself; what stands in braces is filled in."""

    ABOUT = "Ask a question, get the passage that answers it, word for word, with its source."
    DESCRIPTION = (
        "Ask about the documents I hold. I answer with the paragraph that matches best, word for "
        "word, and say where it stands. I never write an answer of my own."
    )

    START = (
        "<b>Ad Fontes</b>: to the sources.\n\n"
        "Ask me a question. I find the paragraph that answers it and show it word for word, with "
        "a citation you can follow. I never write an answer of my own; when the sources are "
        "silent, I say so.\n\nTry: <i>How many rifles did Soviet Russia send?</i>\n\n"
        "/sources shows what I have read, /help what I can do."
    )
    HELP = (
        "<b>Ask</b>\n"
        "Here: just write your question.\n"
        "In a group: <code>/ask your question</code>, or reply to one of my messages. "
        "<code>/ask</code> as a reply asks what that message says.\n"
        "In any chat: <code>@{username} words</code> offers passages to insert.\n\n"
        "<b>Under an answer</b>\n"
        "‹ › turn to the next best passage, <i>In context</i> shows the paragraphs around it, "
        "<i>Cite</i> gives the full citation.\n"
        "Edit your question, and my answer follows.\n\n"
        "<b>Read</b>\n"
        "/sources lists the documents, <code>/source 2</code> opens one.\n"
        "/privacy says what I remember."
    )
    UNKNOWN_COMMAND = "I do not know the command {command}."
    GREETING = (
        "Hello! Ask me something about the documents I have read, for example: "
        "<i>{example}</i>\n/sources lists them."
    )
    EXAMPLE = "When was the Treaty of Moscow signed?"
    THANKS = "You are welcome. The thanks are due to the sources."
    NONSENSE = "I find no word to search for. Write a question in words, please."
    NO_QUESTION = (
        "What would you like to know? Write <code>/ask</code> and your question in one message, "
        "or reply to a message with <code>/ask</code>."
    )
    NO_TEXT = "I can only read text. Write your question in words, please."
    PRIVACY = (
        "<b>What I remember</b>\n"
        "Each question, its language, the passages I showed, the kind of chat and the time; you "
        "as a pseudonym (a keyed hash of your Telegram id), never your name. Buttons remember the "
        "message they stand under, so that they work after a restart.\n"
        "{retention}\n"
        "Nothing is sent to anyone; there is no language model behind me."
    )
    KEPT_FOREVER = "It is kept until the operator removes it."
    KEPT_DAYS = "It is erased after {days} days."

    VERDICTS: ClassVar[Mapping[str, str]] = {
        "strong": "Strong match",
        "partial": "Partial match",
        "weak": "Weak match: the closest passage, it may not answer",
        "none": "Nearest passage: it probably does not answer",
        "further": "Next best passage",
    }
    NOTHING = "<b>Nothing found.</b> The sources do not seem to speak of this."
    MISSING = "No source knows: {words}."
    UNMET = "No passage passes: {words}."
    SEARCHED = "Searched: {words}"
    SUGGESTED = "Did you mean: {words}?"
    MORE = "… and {count} more"
    WEAK = "Nearest, but weak:"
    OTHERS = "Other passages"
    LITERAL = "Only my words"
    NEAREST = "Show the nearest passages"
    OTHERWISE = "Another source says otherwise: {title}"
    COMPARE = "An editor’s note compares: {title}"
    SAME_TEXT = "Same text in: {titles}"
    RECORD = "The source’s record: {told}"
    NOTE = "Editor’s note: {note}"
    FOOTNOTE = "Footnote: {note}"
    SOURCES = "<b>Sources</b>"
    MORE_SOURCES = "… and {count} more. Open one with <code>/source</code> and words of its title."
    OPEN_SOURCE = "Open one with <code>/source 1</code>."
    NO_SOURCE = "I have no source “{words}”. /sources lists them all."
    PARAGRAPHS = "Paragraphs: {count}."
    GONE = "This passage is no longer in the sources."
    NO_PASSAGE = "This link names no passage: a part of it may be missing."
    EXPIRED = "This button is too old for me. Ask again, please."
    NOT_YOURS = "Only who asked turns these pages. Open your own copy."
    FAILED = "Something went wrong on my side; it is noted. Please ask again."
    INLINE_START = "Type words to search the sources"
    INLINE_NOTHING = "Nothing found. Ask me directly"
    PREVIOUS, NEXT = "‹", "›"
    CONTEXT, CITE, BACK = "In context", "Cite", "‹ Back"
    EARLIER, LATER = "↑ Earlier", "↓ Later"
    COPY = "Copy"
    FULL_CITATION = "Full citation"
    SHORT_FORM = "Short form"
    PASSAGE = "Passage"
    LINK = "Link"

    COMMANDS: ClassVar[Mapping[str, str]] = {
        "ask": "ask the sources a question",
        "sources": "which documents I have read",
        "source": "open one of them",
        "help": "how to ask, and what the buttons do",
        "privacy": "what I remember",
    }
    START_COMMAND = "begin"
    TERMINAL_GREETING = (
        "Hello! Ask about the documents, for example: When was the Treaty of Moscow signed?"
    )
    TERMINAL_HELP = (
        "Ask a question about the documents: adfontes ask “…”. “adfontes chat” is a conversation, "
        "“adfontes --help” lists the commands."
    )

    BUILDING = "Building the next index. Questions are answered from the present one meanwhile."
    BUILT = "The new index serves."
    UNCHANGED = "No document has changed; the index is up to date."
    NOT_BUILT = "The index was not changed:"
    ROLLED_BACK = "{name} serves again."
    NO_ROLLBACK = "There is no earlier generation to go back to."
    MAINTAINER_COMMANDS: ClassVar[Mapping[str, str]] = {
        "reindex": "build what changed and serve it",
        "rollback": "serve the index before",
    }
