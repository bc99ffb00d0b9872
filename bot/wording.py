"""What the bot says in its own words; everything else it says is quoted."""

from typing import Final

NAME: Final = "Ad Fontes"
ABOUT: Final = "Ask a question, get the passage that answers it, word for word, with its source."
DESCRIPTION: Final = (
    "Ask about the documents I hold. I answer with the paragraph that matches best, word for "
    "word, and say where it stands. I never write an answer of my own."
)

START: Final = (
    "<b>Ad Fontes</b>: to the sources.\n\n"
    "Ask me a question. I find the paragraph that answers it and show it word for word, with a "
    "citation you can follow. I never write an answer of my own; when the sources are silent, I "
    "say so.\n\nTry: <i>How many rifles did Soviet Russia send?</i>\n\n"
    "/sources shows what I have read, /help what I can do."
)
HELP: Final = (
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
GREETING: Final = (
    "Hello! Ask me something about the documents I have read, for example: "
    "<i>{example}</i>\n/sources lists them."
)
EXAMPLE: Final = "When was the Treaty of Moscow signed?"
THANKS: Final = "You are welcome. The thanks are due to the sources."
NONSENSE: Final = "I find no word to search for. Write a question in words, please."
NO_QUESTION: Final = (
    "What would you like to know? Write <code>/ask</code> and your question in one message, or "
    "reply to a message with <code>/ask</code>."
)
NO_TEXT: Final = "I can only read text. Write your question in words, please."
PRIVACY: Final = (
    "<b>What I remember</b>\n"
    "Each question, its language, the passages I showed, the kind of chat and the time; you as a "
    "pseudonym (a keyed hash of your Telegram id), never your name. Buttons remember the message "
    "they stand under, so that they work after a restart.\n"
    "{retention}\n"
    "Nothing is sent to anyone; there is no language model behind me."
)
KEPT_FOREVER: Final = "It is kept until the operator removes it."
KEPT_DAYS: Final = "It is erased after {days} days."

VERDICTS: Final = {
    "strong": "Strong match",
    "partial": "Partial match",
    "weak": "Weak match: the closest passage, it may not answer",
    "none": "Nearest passage: it probably does not answer",
    "further": "Next best passage",
}
NOTHING: Final = "<b>Nothing found.</b> The sources do not seem to speak of this."
MISSING: Final = "No source knows: {words}."
NEAREST: Final = "Show the nearest passages"
SAME_TEXT: Final = "Same text in: {titles}"
NOTE: Final = "Editor’s note: {note}"
SOURCES: Final = "<b>Sources</b>"
MORE_SOURCES: Final = (
    "… and {count} more. Open one with <code>/source</code> and words of its title."
)
OPEN_SOURCE: Final = "Open one with <code>/source 1</code>."
NO_SOURCE: Final = "I have no source “{words}”. /sources lists them all."
PARAGRAPHS: Final = "{count} paragraphs."
GONE: Final = "This passage is no longer in the sources."
EXPIRED: Final = "This button is too old for me. Ask again, please."
NOT_YOURS: Final = "Only who asked turns these pages. Open your own copy."
FAILED: Final = "Something went wrong on my side; it is noted. Please ask again."
INLINE_START: Final = "Type words to search the sources"
INLINE_NOTHING: Final = "Nothing found. Ask me directly"
PREVIOUS, NEXT = "‹", "›"
CONTEXT, CITE, BACK = "In context", "Cite", "‹ Back"
EARLIER, LATER = "↑ Earlier", "↓ Later"
COPY: Final = "Copy"
FULL_CITATION: Final = "Full citation"
SHORT_FORM: Final = "Short form"
PASSAGE: Final = "Passage"
LINK: Final = "Link"

COMMANDS: Final = {
    "ask": "ask the sources a question",
    "sources": "which documents I have read",
    "source": "open one of them",
    "help": "how to ask, and what the buttons do",
    "privacy": "what I remember",
}
START_COMMAND: Final = "begin"
TERMINAL_GREETING: Final = f"Hello! Ask about the documents, for example: {EXAMPLE}"
TERMINAL_HELP: Final = (
    "Ask a question about the documents: adfontes ask “…”. “adfontes chat” is a conversation, "
    "“adfontes --help” lists the commands."
)

BUILDING: Final = "Building the next index. Questions are answered from the present one meanwhile."
BUILT: Final = "The new index serves."
UNCHANGED: Final = "No document has changed; the index is up to date."
NOT_BUILT: Final = "The index was not changed:"
ROLLED_BACK: Final = "{name} serves again."
NO_ROLLBACK: Final = "There is no earlier generation to go back to."
MAINTAINER_COMMANDS: Final = {
    "reindex": "build what changed and serve it",
    "rollback": "serve the index before",
}
