"""Reading about those who work at a centre."""

from uuid import UUID

from nok.organisation.access.actor import Actor
from nok.organisation.accounts.models import User
from nok.organisation.centres.models import Employment


def names(actor: Actor) -> dict[UUID, str]:
    """Everyone who works at the actor's centre or has done so, by name."""
    here = Employment.objects.visible_to(actor).values("user")
    return dict(User.objects.filter(id__in=here).order_by("name").values_list("id", "name"))
