"""The desk: what waits for the one who has just come in."""

from django.http import HttpResponse
from django.shortcuts import render

from nok.foundation.core import clock
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
    context = {
        "now": now,
        "centre": Centre.objects.get(id=request.actor.centre_id),
        "may_edit": request.actor.may(Permission.CENTRE_EDIT),
        "invitations": asked if request.actor.may(Permission.STAFF_INVITE) else [],
        "codes_left": codes_left,
        "few_codes": codes_left <= FEW_CODES,
        "strange_codes": request.session.get("strange_codes", 0),
    }
    return render(request, "desk/show.html", context)
