"""What the worker does for the dialogue every minute and every night. Each can be stopped anywhere and begun again."""

from nok.foundation.core import clock
from nok.help.contact import counting, keeping
from nok.organisation.centres.tasks import regularly


@regularly("* * * * *")
def count_messages() -> None:
    """Enter the last minute's messages in the register."""
    counting.count_messages()


@regularly("20 2 * * *")
def renew_doors() -> None:
    """Tonight's key of the public door; the one that is a week old is destroyed."""
    keeping.renew_doors(clock.now())


@regularly("30 2 * * *")
def forget_threads() -> None:
    """Delete the conversations whose time is over."""
    keeping.forget_threads(clock.today())
