"""The guards of the figures, as `guards.py` has those of the house."""

from tests.conventions.guards import Guard

FIGURES, COUNTS = "src/nok/statistics/", "tests/statistics/test_"
IN_THE_FIGURES = [
    Guard("one's own figures", FIGURES + "figures.py", "lines = Entry.objects.visible_to(actor).filter(period.days)",
          "lines = Entry.objects.filter(period.days)",
          f"{COUNTS}figures.py::test_figures_are_of_ones_own_centre_even_where_both_are_in_sight"),
    Guard("taken back at home", "src/nok/register/models.py", "Entry.objects.filter(centre_id=centre_id).exclude(undoes=None)",
          "Entry.objects.exclude(undoes=None)",
          f"{COUNTS}figures.py::test_a_counter_entry_of_another_centre_takes_nothing_back"),
    Guard("counted anew", FIGURES + "figures.py", "|{_state(lines)}", "",
          f"{COUNTS}figures.py::test_what_was_counted_before_is_counted_anew_when_the_ledger_is_another"),
    Guard("years a centre has had", FIGURES + "views.py", "if year not in years:", "if False:",
          f"{COUNTS}page.py::test_a_year_the_centre_has_not_had_is_not_there"),
    Guard("made up and said so", FIGURES + "views.py", 'text("figures-made-up") if settings.NOK_DEMO else ""', '""',
          f"{COUNTS}page.py::test_made_up_figures_say_so_on_the_page_and_in_the_files"),
    Guard("own entries are mended", FIGURES + "lacking.py", "return lines.filter(within, author_id=actor.user_id)",
          "return lines", f"{COUNTS}mending.py::test_an_adviser_is_shown_their_own_of_the_last_days_and_a_leader_all"),
    Guard("a partner has no gender", FIGURES + "mending.py", ", kind__in=OF_USERS)  # a", ")  # a",
          f"{COUNTS}mending.py::test_a_partners_entry_has_no_gender"),
    Guard("what stood in the way is told", FIGURES + "mending.py", "    except DomainError as problem:", "    except ZeroDivisionError as problem:",
          f"{COUNTS}mending.py::test_another_answer_to_what_was_answered_meanwhile_explains_itself"),
    Guard("the helpline's centre alone", FIGURES + "views.py", '_helpline(request) if centre.runs_helpline else ""',
          "_helpline(request)", f"{COUNTS}page.py::test_a_centre_without_the_helpline_has_no_such_choice"),
]  # fmt: skip
