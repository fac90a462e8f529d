"""The desk: what waits for the one who has just come in."""

from django.http import HttpResponse
from django.shortcuts import render

from nok.foundation.core import clock
from nok.help.enquiries.queries import unmet, waiting_for
from nok.organisation.access.pages import StaffRequest, staff_page
from nok.organisation.access.roles import Permission
from nok.organisation.accounts.factor import recovery_codes_left
from nok.organisation.centres.models import Centre, Invitation

FEW_CODES = 3


@staff_page(Permission.DESK_OPEN)
def show(request: StaffRequest) -> HttpResponse:
    now = clock.now()
    asked = Invitation.objects.visible_to(request.actor).waiting(now).order_by("expires_at")
    codes_left = recovery_codes_left(request.user)
    may_read = request.actor.may(Permission.ENQUIRY_READ)
    waiting = list(waiting_for(request.actor, clock.day_of(now))) if may_read else []
    context = {
        "now": now,
        "waiting": len(waiting),
        "late": sum(one.answer_by is not None and one.answer_by < now for one in waiting),
        "unmet": unmet(request.actor),
        "centre": Centre.objects.get(id=request.actor.centre_id),
        "may_edit": request.actor.may(Permission.CENTRE_EDIT),
        "invitations": asked if request.actor.may(Permission.STAFF_INVITE) else [],
        "codes_left": codes_left,
        "few_codes": codes_left <= FEW_CODES,
        "strange_codes": request.session.get("strange_codes", 0),
    }
    return render(request, "desk/show.html", context)
