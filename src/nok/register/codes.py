"""The codes that counting rules ask about. All others, with their texts, lie in the codebook of the year."""

FORMS = ("A", "B")

USER_ENQUIRY, PLANNED_REMOTE = "user_enquiry", "planned_remote"
PARTNER_ENQUIRY, PARTNER_VISIT = "partner_enquiry", "partner_visit"
VISIT = "visit"
NO_CONTACT = "no_contact"  # ours: a wrong number, or somebody who hung up; on no form

# Which form a kind of entry stands on; what stands on none is kept for the load it was, and never counted.
FORM_OF = {
    USER_ENQUIRY: "A",
    PLANNED_REMOTE: "A",
    PARTNER_ENQUIRY: "A",
    PARTNER_VISIT: "A",
    VISIT: "B",
    NO_CONTACT: "",
}
OF_PARTNERS = (PARTNER_ENQUIRY, PARTNER_VISIT)
OF_USERS = (USER_ENQUIRY, PLANNED_REMOTE, VISIT)

DIALOGUE = "web_dialogue"  # ours: a message without a name; exported as the form's social media or chat
UNKNOWN_GENDER, UNKNOWN_AGE = "not_stated", "unknown"
EVER, EARLIER = "yes", "earlier"

DESK, COUNTED = "desk", "dialogue"
SOURCES = (DESK, COUNTED)
