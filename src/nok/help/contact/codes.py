"""The codes of the dialogue: short words in the database, with a text each under `contact-<list>-…`."""

ROLES = ("exposed", "relative", "both", "professional", "unsure")
AGES = ("u16", "a16_17", "a18_23", "a24_29", "a30_39", "a40_49", "a50_59", "a60p")
YOUNG = ("u16", "a16_17")
HOPES = ("talk", "know", "understand", "come_along", "group", "support", "unsure")
WAYS = ("centre", "phone")
NEEDS = ("interpreter", "wheelchair", "quiet_entrance", "someone")

# Whose turn it is; or that it is over.
OURS, THEIRS, CLOSED, GONE = "ours", "theirs", "closed", "gone"
STATES = (OURS, THEIRS, CLOSED, GONE)
