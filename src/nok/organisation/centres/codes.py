"""The short lists of codes the facts are written in."""

# What a centre offers; the words stand under `service-…`.
SERVICES = [
    "accompany", "children", "conversation", "crisis_shelter", "drop_in", "email", "english", "group", "legal", "men",
    "phone_or_video", "professionals", "relatives", "schools", "social", "theme",
]  # fmt: skip

# The parts of a centre's page that can stand there without being confirmed.
UNCONFIRMABLE = [
    "address", "age", "email", "hours", "legal_form", "membership", "name", "offices", "orgnr", "phone", "place",
    "services", "status", "website",
]  # fmt: skip

# What binds a municipality to a centre, as a public page says it.
TIES = [
    "owner", "owner_host", "host", "contributor", "agreement", "served", "served_teaching", "location",
    "lists_centre", "host_ended",
]  # fmt: skip

CONFIDENCE = ["high", "medium", "low"]
LEGAL_FORMS = ["foundation", "foundation_unit", "company", "association", "municipal"]

# The sections a centre corrects as a whole, and the unconfirmed parts a correction of each settles.
SETTLES = {
    "contact": ["email", "phone", "website"],
    "who": ["age"],
    "services": ["services"],
    "offices": ["address", "offices", "place"],
    "hours": ["hours"],
    "about": ["legal_form", "name", "orgnr", "status"],
}
SECTIONS = list(SETTLES)
