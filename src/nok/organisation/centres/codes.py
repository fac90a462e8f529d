"""The short lists of codes the facts are written in."""

# What a centre offers; the words stand under `service-…`.
SERVICES = [
    "accompany", "children", "conversation", "crisis_shelter", "drop_in", "email", "english", "group", "legal", "men",
    "phone_or_video", "professionals", "relatives", "schools", "social", "teaching", "theme",
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

# Who said what a centre offers.
SERVICES_FROM = ["own page", "own and umbrella", "the umbrella", "named only"]

# Where a row comes from: the fact files, or an invitation to a centre that is not in them.
ORIGINS = ["facts", "invited"]

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
