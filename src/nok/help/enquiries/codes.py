"""The codes of the inbox; the words stand under `enquiry-<list>-…`."""

# How soon somebody should look, whatever was promised. The sender never sees it.
LEVELS = ("now", "today", "normal")

# Where a conversation stands, as colleagues speak of it.
NEW, TAKEN, WAITS, ANSWERED, CLOSED, DELETED = "new", "taken", "waits", "answered", "closed", "deleted"

# What the list can be narrowed to.
SHOWN = ("open", "new", "mine", "waits", "answered", "closed", "all")

# Why somebody opens a conversation, as the log has it.
OWN, TAKES, COLLEAGUES = "own", "takes", "colleagues"

# What a standard answer may leave open; the first three are filled in by the house.
FILLED, LEFT = ("name", "centre", "phone"), ("when", "own")
PLACES = (*FILLED, *LEFT)

MOST_LETTERS_NOTE, MOST_LETTERS_REASON = 2000, 200
MOST_LETTERS_TITLE, MOST_LETTERS_ANSWER = 80, 4000
