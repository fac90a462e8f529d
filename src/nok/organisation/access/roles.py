"""The whole table of who may do what. A role not named beside a permission does not have it."""

from django.db import models

from nok.foundation.core.words import lazy_text


class Role(models.TextChoices):
    """What a person is at a centre."""

    LEADER = "leader", lazy_text("role-leader")
    ADVISER = "adviser", lazy_text("role-adviser")


class Permission(models.TextChoices):
    """One thing that can be allowed."""

    DESK_OPEN = "desk.open"
    CENTRE_READ = "centre.read"
    CENTRE_EDIT = "centre.edit"
    STAFF_READ = "staff.read"
    STAFF_INVITE = "staff.invite"
    LOG_READ = "log.read"
    ENQUIRY_READ = "enquiry.read"
    ENQUIRY_ANSWER = "enquiry.answer"
    ENQUIRY_HAND_OVER = "enquiry.hand_over"
    ANSWERS_EDIT = "answers.edit"
    DIALOGUE_SET = "dialogue.set"
    REGISTER_ENTER = "register.enter"
    REGISTER_MEND = "register.mend"
    FIGURES_READ = "figures.read"


PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.LEADER: frozenset(Permission),
    Role.ADVISER: frozenset(
        {
            Permission.DESK_OPEN,
            Permission.CENTRE_READ,
            Permission.STAFF_READ,
            Permission.ENQUIRY_READ,
            Permission.ENQUIRY_ANSWER,
            Permission.REGISTER_ENTER,
            Permission.FIGURES_READ,
        }
    ),
}
