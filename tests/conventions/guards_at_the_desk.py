"""The guards of registering at the desk."""

from tests.conventions.guard import Guard

REGISTERED, MENDED, HALF_MADE = (
    f"tests/enquiries/test_{name}.py::" for name in ("registering", "mending", "half_made")
)
ROOM = "src/nok/help/enquiries/"
AT_THE_DESK = [
    Guard("a colleague's entry", ROOM + "views/registering.py", 'else {"author_id": request.actor.user_id}', "else {}",
          f"{MENDED}test_an_adviser_mends_their_own_and_a_leader_everybodys"),
    Guard("one's own of today", ROOM + "registered.py", "source=DESK, entered_on=today, author_id=by.user_id)",
          "source=DESK, entered_on=today)", f"{MENDED}test_each_sees_their_own_of_today_and_a_leader_a_day_of_all"),
    Guard("nothing of a client from a partner", ROOM + "registering.py", "said.items() if name in wanted}",
          "said.items() if name in wanted or name == 'gender'}",
          f"{REGISTERED}test_of_a_partner_nothing_of_a_client_is_kept"),
    Guard("no form enters twice", ROOM + "entering.py", "        raise ledger.UsedUp\n", "        pass\n",
          f"{REGISTERED}test_sent_twice_it_is_one_and_sent_with_other_answers_it_says_so"),
    Guard("nothing put aside that is entered", ROOM + "entering.py",
          "if Entry.objects.visible_to(by).filter(id=form_id).exists():", "if False:",
          f"{HALF_MADE}test_what_is_entered_or_discarded_is_half_made_no_more"),
    Guard("codes alone put aside", ROOM + "migrations/0003_draft.py", '!(@ like_regex "^[a-z0-9_-]{{1,24}}$")', "1 == 2",
          f"{HALF_MADE}test_the_table_itself_holds_codes_and_nothing_else"),
    Guard("one's own half-made alone", ROOM + "migrations/0003_draft.py", 'see=f"{OWN_CENTRE} AND {OWN_USER}"',
          "see=OWN_CENTRE", f"{HALF_MADE}test_the_database_itself_shows_nobody_what_a_colleague_put_aside"),
]  # fmt: skip
