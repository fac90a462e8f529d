"""Every guard of the house, how it would be taken away, and the test that sees it gone."""

from typing import NamedTuple


class Guard(NamedTuple):
    """A text in a file that keeps something out, what would stand there without it, and the test that goes red."""

    name: str
    path: str
    text: str
    without: str
    test: str


ACCESS = "src/nok/organisation/access/"
ACCOUNTS = "src/nok/organisation/accounts/"
CENTRES = "src/nok/organisation/centres/"
CRYPTO = "src/nok/foundation/crypto/"
CONTACT = "src/nok/help/contact/"
INBOX = "src/nok/help/enquiries/"
SETTINGS = "src/nok/config/settings/"
WALLS, GRANTS, SCOPES = (f"tests/access/test_{name}.py::" for name in ("walls", "grants", "scope"))
SHUT, ROLES = "tests/conventions/test_shut.py::", "tests/conventions/test_roles.py::"
SIGN_IN = "tests/accounts/test_sign_in.py::"
INVITED = "tests/centres/test_invitations.py::"
PAGE, VIEWS = "tests/centres/test_page.py::", "tests/centres/test_page_views.py::"
FIELDS, KEYFILE, RENEWAL = (f"tests/crypto/test_{name}.py::" for name in ("fields", "keyfile", "renewal"))
DOOR, RECEIPTS = (f"tests/crypto/test_{name}.py::" for name in ("door", "receipts"))
NIGHTS = "tests/contact/test_keeping.py::"
NEW_CODE = "tests/contact/test_new_code.py::"
CHAIN = "tests/audit/test_chain.py::"
TABLE = f"{ROLES}test_each_meets_what_the_table_says"
HEADERS = f"{SHUT}test_every_answer_carries_the_headers"
REACH = f"{WALLS}test_a_scope_reaches_only_its_own_rows"
REFUSED = f"{SCOPES}test_a_scope_that_is_not_ours_is_refused"

PAGES = [
    Guard("closed by default", ACCESS + "pages.py", 'if getattr(view, "door", None) != settings.NOK_DOOR:', "if False:",
          f"{SHUT}test_a_page_not_opened_for_this_door_is_not_there"),
    Guard("permission of a page", ACCESS + "pages.py", "if not actor.may(permission):", "if False:", TABLE),
    Guard("sign in first", ACCESS + "pages.py", "if actor is None:\n                return _sign_in_first(request)",
          "if False:\n                return _sign_in_first(request)", TABLE),
    Guard("second factor", CENTRES + "workplace.py", "if has_factor(request) and request.user.is_authenticated:",
          "if request.user.is_authenticated:", TABLE),
    Guard("only those who work here today", CENTRES + "workplace.py", ".current(clock.today())", "",
          f"{INVITED}test_end_shuts_the_colleague_out_at_the_next_click"),
    Guard("idle clock", ACCOUNTS + "session.py", "now - seen > IDLE or ", "", f"{SIGN_IN}test_a_session_ends_by_itself"),
    Guard("long clock", ACCOUNTS + "session.py", " or now - began > LONGEST", "",
          f"{SIGN_IN}test_a_session_ends_by_itself"),
    Guard("account shut", ACCOUNTS + "backend.py", "id=user_id, is_active=True", "id=user_id",
          f"{SIGN_IN}test_someone_shut_out_is_out_at_the_next_click"),
    Guard("never led away", ACCOUNTS + "views.py", "return target if own and target.startswith(\"/\") else",
          "return target if target else", f"{SIGN_IN}test_sign_in_never_leads_away"),
    Guard("token at the staff door", SETTINGS + "staff.py", '    "django.middleware.csrf.CsrfViewMiddleware",\n', "",
          f"{SHUT}test_a_form_without_its_token_is_refused"),
    Guard("secure headers at the public door", SETTINGS + "public.py",
          '    "nok.foundation.core.headers.SecureHeaders",\n', "", HEADERS),
    Guard("secure headers at the staff door", SETTINGS + "staff.py",
          '    "nok.foundation.core.headers.SecureHeaders",\n', "", HEADERS),
    Guard("content policy", "src/nok/foundation/core/headers.py", " | {HEADER: build_policy()}", "", HEADERS),
    Guard("no frames at the public door", SETTINGS + "public.py",
          '    "django.middleware.clickjacking.XFrameOptionsMiddleware",\n', "", HEADERS),
    Guard("never in a cache", "src/nok/foundation/core/headers.py",
          'response.setdefault("Cache-Control", "no-store")', "pass", HEADERS),
    Guard("cookies out of reach of scripts", SETTINGS + "base.py", "SESSION_COOKIE_SECURE = SESSION_COOKIE_HTTPONLY = True",
          "SESSION_COOKIE_SECURE = True; SESSION_COOKIE_HTTPONLY = False",
          f"{SHUT}test_cookies_are_for_this_site_alone_and_out_of_reach_of_scripts"),
    Guard("read-only at the public door", SETTINGS + "public.py", ", read_only=True", "",
          f"{SHUT}test_a_doors_connection_reads_until_a_page_says_it_writes"),
    Guard("read-only at the staff door", SETTINGS + "staff.py", ", read_only=True", "",
          f"{SHUT}test_a_doors_connection_reads_until_a_page_says_it_writes"),
    Guard("escaped running text", "src/nok/doors/website/telling.py", "_known().sub(_link, escape(words))",
          "_known().sub(_link, words)", "tests/website/test_words.py::test_running_text_makes_numbers_and_addresses_ready_to_press"),
    Guard("wordless log", "src/nok/foundation/core/logs.py", "__qualname__}\")", "__qualname__} {failure}\")",
          "tests/core/test_logs.py::test_a_failure_is_logged_without_its_words"),
]  # fmt: skip

DATABASE = [
    Guard("forced on the owner too", ACCESS + "guard.py",
          "f'ALTER TABLE \"{table}\" FORCE ROW LEVEL SECURITY',", "", f"{WALLS}test_every_walled_table_has_forced_policies_for_every_verb"),
    Guard("policy: see", ACCESS + "guard.py", "FOR SELECT{who} USING ({see})", "FOR SELECT{who} USING (true)", REACH),
    Guard("policy: add", ACCESS + "guard.py", "FOR INSERT{who} WITH CHECK ({add})", "FOR INSERT{who} WITH CHECK (true)",
          f"{WALLS}test_no_login_puts_a_row_in_at_another_centre"),
    Guard("policy: change", ACCESS + "guard.py", "FOR UPDATE{who} USING ({change}) WITH CHECK ({change})",
          "FOR UPDATE{who} USING (true) WITH CHECK ({change})", f"{SCOPES}test_staff_changes_only_its_own_centre"),
    Guard("policy: move", ACCESS + "guard.py", "FOR UPDATE{who} USING ({change}) WITH CHECK ({change})",
          "FOR UPDATE{who} USING ({change}) WITH CHECK (true)", f"{WALLS}test_no_login_moves_its_own_row_to_another_centre"),
    Guard("policy: remove", ACCESS + "guard.py", "FOR DELETE{who} USING (({change}){not_removed})",
          "FOR DELETE{who} USING (true)", REACH),
    Guard("removed by the clock alone", ACCESS + "guard.py",
          "AND session_user <> 'nok_worker'", "AND true", "tests/privacy/test_clocks.py::test_the_worker_can_remove_only_what_is_over"),
    Guard("grants by name", ACCESS + "guard.py", "f'GRANT {\", \".join(sorted(what))} ON", "f'GRANT ALL ON",
          f"{GRANTS}test_grants_are_those_of_the_newest_wall"),
    Guard("keys carry the centre", CENTRES + "migrations/0001_initial.py",
          'Guard("OfficeDay", staff=ALL, same_centre=["office"], **OPEN)', 'Guard("OfficeDay", staff=ALL, **OPEN)',
          f"{WALLS}test_every_key_to_another_row_of_a_centre_carries_the_centre"),
    Guard("signature of a scope", ACCESS + "migrations/0001_initial.py", "'hex') <> parts[5]", "'hex') = ''", REFUSED),
    Guard("end of a scope", ACCESS + "migrations/0001_initial.py", "parts[4]::bigint < extract(epoch FROM now())", "false",
          REFUSED),
    Guard("parts of a scope", ACCESS + "migrations/0001_initial.py", "cardinality(parts) <> 5", "false", REFUSED),
    Guard("the public key signs no centres", ACCESS + "migrations/0001_initial.py", "IF NOT signer.signs_centres THEN",
          "IF false THEN", f"{WALLS}test_the_public_login_sees_no_more_with_a_scope_it_signed_itself"),
    Guard("no bar in a look-up", ACCESS + "scope.py", 'if "|" in lookup:', "if False:",
          f"{SCOPES}test_what_somebody_typed_never_becomes_a_part_of_a_scope"),
    Guard("a scope ends with its block", ACCESS + "scope.py", "        _swap(before)\n", "",
          "tests/access/test_blocks.py::test_the_scope_before_comes_back"),
    Guard("database for the four alone", "tools/logins.py", '"REVOKE ALL ON DATABASE {} FROM PUBLIC"',
          '"REVOKE CREATE ON DATABASE {} FROM PUBLIC"', f"{GRANTS}test_no_serving_login_makes_anything"),
    Guard("an employment at a time", CENTRES + "migrations/0010_employment.py", "employment_one_at_a_time", "something_else",
          f"{WALLS}test_every_rule_of_the_tables_stands_in_the_database"),
]  # fmt: skip

ACTIONS = [
    Guard("may, in an action", ACCESS + "actor.py", "if not self.may(permission):", "if False:",
          f"{INVITED}test_invite_refuses_an_adviser"),
    Guard("adviser's few permissions", ACCESS + "roles.py", "Role.ADVISER: frozenset(\n        {", "Role.ADVISER: frozenset(Permission) | frozenset(\n        {",
          TABLE),
    *(
        Guard(f"require in {name}", CENTRES + f"actions/{path}", text, without, test)
        for name, path, text, without, test in (
            ("invite", "invitations.py",
             "by.require(Permission.STAFF_INVITE)\n    employed", "employed", f"{INVITED}test_invite_refuses_an_adviser"),
            ("withdraw", "invitations.py", "by.require(Permission.STAFF_INVITE)\n    invitation = ", "invitation = ",
             f"{SHUT}test_an_adviser_may_neither_invite_nor_withdraw_nor_let_go"),
            ("end_employment", "employment.py", "by.require(Permission.STAFF_INVITE)\n    Centre.objects.claim(Centre(id=by.centre_id), by=by)  # one",
             "Centre.objects.claim(Centre(id=by.centre_id), by=by)  # one",
             f"{SHUT}test_an_adviser_may_neither_invite_nor_withdraw_nor_let_go"),
            ("correct", "page.py", "by.require(Permission.CENTRE_EDIT)\n    part = _claim(part, by)", "part = _claim(part, by)",
             f"{PAGE}test_an_adviser_may_correct_and_confirm_nothing"),
            ("confirm", "page.py", "by.require(Permission.CENTRE_EDIT)\n    centre = ", "centre = ",
             f"{PAGE}test_an_adviser_may_correct_and_confirm_nothing"),
            ("close_office", "page.py", "by.require(Permission.CENTRE_EDIT)\n    part = _claim(Part(", "part = _claim(Part(",
             "tests/centres/test_offices.py::test_the_main_office_another_centres_and_an_advisers_cannot_be_closed"),
        )
    ),
    Guard("claim", ACCESS + "models.py", "self.visible_to(by).select_for_update(", "self.select_for_update(",
          f"{SHUT}test_claim_and_get_visible_keep_to_the_actors_centre_whatever_the_database_shows"),
    Guard("get_visible", ACCESS + "models.py", "queryset.visible_to(actor).filter(**lookup)", "queryset.filter(**lookup)",
          TABLE),
    Guard("own centre alone", CENTRES + "models/centre.py", "self.visible_to(by).select_for_update(", "self.select_for_update(",
          f"{SHUT}test_claim_and_get_visible_keep_to_the_actors_centre_whatever_the_database_shows"),
    Guard("the last leader stays", CENTRES + "actions/employment.py", "raise LastLeader", "pass",
          f"{INVITED}test_end_refuses_the_last_leader"),
    Guard("changed meanwhile", CENTRES + "actions/page.py", "if version(before) != seen:", "if False:",
          f"{PAGE}test_the_later_of_two_leaders_is_told_and_nothing_is_lost"),
    Guard("changed meanwhile, confirming", CENTRES + "actions/page.py", "if version(values) != seen[part.key]:", "if False:",
          f"{PAGE}test_confirm_refuses_what_was_changed_since_it_was_seen"),
    Guard("preview undone", CENTRES + "views/page.py", "            raise _SeenEnough\n", "            return shown | {\"differences\": differences(before, values)}\n",
          f"{VIEWS}test_preview_shows_the_page_to_be_and_changes_nothing"),
    Guard("hidden address", CENTRES + "actions/page.py", "hidden = {} if is_shown else", "hidden = {} if True else",
          f"{PAGE}test_a_hidden_address_leaves_pages_data_and_trail"),
    Guard("hidden address out of the open table", CENTRES + "actions/page.py", "        office.hide_address()\n", "        pass\n",
          "tests/centres/test_hidden_address.py::test_a_hidden_address_is_nowhere_the_public_login_can_read"),
    Guard("hidden address behind the wall", CENTRES + "migrations/0014_hidden_addresses.py",
          'Guard("HiddenAddress", staff=', 'Guard("HiddenAddress", public="select", staff=',
          f"{GRANTS}test_the_public_login_may_not_look_where_hidden_addresses_are"),
    Guard("a link once", CENTRES + "models/invitation.py", "return self.accepted_at is None and ", "return ",
          f"{INVITED}test_a_link_works_once"),
    Guard("a link withdrawn", CENTRES + "models/invitation.py", "self.withdrawn_at is None and ", "",
          f"{INVITED}test_withdraw_makes_the_link_worthless"),
    Guard("square of this invitation", ACCOUNTS + "factor.py", 'return unseal(base64.urlsafe_b64decode(written.encode()), bound_to=f"form|{purpose}")',
          "return unseal(base64.urlsafe_b64decode(written.encode()), bound_to=\"form\")",
          f"{INVITED}test_the_invited_comes_in_with_password_and_code_and_papers"),
]  # fmt: skip

PROVING = [
    Guard("password", ACCOUNTS + "actions.py", "if not check_password(password, user.password if user else _nobodys_password()) or user is None:",
          "if user is None:", f"{SIGN_IN}test_every_wrong_answer_is_the_same"),
    Guard("code", ACCOUNTS + "actions.py", "and factor.use_code(user, code, now):", ":",
          f"{SIGN_IN}test_every_wrong_answer_is_the_same"),
    Guard("an app's code once", ACCOUNTS + "factor.py", "filter(pk=app.pk, last_step__lt=step)", "filter(pk=app.pk)",
          f"{SIGN_IN}test_a_code_is_good_once"),
    Guard("a paper's code once", ACCOUNTS + "factor.py", "digest=mark, used_at=None)", "digest=mark)",
          f"{SIGN_IN}test_a_recovery_code_works_once_and_however_it_is_typed"),
    Guard("pause of a browser", ACCOUNTS + "actions.py", "if not _is_paused(browser, now) and ", "if ",
          f"{SIGN_IN}test_five_wrong_codes_pause_strangers_but_not_a_known_browser"),
    Guard("code before a new password", ACCOUNTS + "actions.py",
          "if not _is_right(user, proof.password, proof.code, proof.device, now):", "if False:",
          f"{SIGN_IN}test_a_new_password_needs_the_code"),
    Guard("secret sealed in the database", ACCOUNTS + "factor.py", 'sealed = seal(secret, bound_to=f"authenticator|{user.id}")',
          "sealed = secret.encode()", f"{SIGN_IN}test_the_secret_does_not_stand_in_the_database"),
]  # fmt: skip

KEYS = [
    Guard("logged before opened", CRYPTO + "opening.py", "    add_entry(\n", "    dict(\n",
          f"{RENEWAL}test_a_slot_opens_and_the_opening_stands_in_the_log"),
    Guard("bound to its place", CRYPTO + "fields.py", 'return "|".join(parts).encode()', 'return b""',
          f"{FIELDS}test_a_field_moved_anywhere_does_not_open"),
    Guard("padded", CRYPTO + "fields.py", "+ plain + bytes(step - whole)", "+ plain", f"{FIELDS}test_length_says_only_the_step"),
    Guard("slot bound to its centre", CRYPTO + "envelope.py", "{slot.hex}|{centre.hex}|{key.hex}", "{slot.hex}|{key.hex}",
          f"{FIELDS}test_a_slot_with_anything_of_another_does_not_open"),
    Guard("epoch's key destroyed", CRYPTO + "keyfile.py", "        write(path, secret, ring.without(gone))\n", "",
          f"{RENEWAL}test_a_copy_of_an_erased_slot_is_worth_nothing_after_a_week"),
    Guard("old centre key destroyed", CRYPTO + "renewal.py",
          "CentrePrivateKey.objects.filter(centre_id=centre).exclude(id=new.id).delete()", "pass",
          f"{RENEWAL}test_a_rolled_centre_opens_with_the_new_key_alone"),
    Guard("a lost file is not made anew", CRYPTO + "renewal.py", "        if row is None:\n            return _first(path, now)",
          "        if not path.exists():\n            return _first(path, now)", f"{RENEWAL}test_a_lost_file_is_never_made_anew"),
    Guard("the right installation's file", CRYPTO + "renewal.py", "if ring.installation != row.identity:", "if False:",
          f"{RENEWAL}test_the_file_of_another_installation_is_refused"),
    Guard("a file beside a new database", CRYPTO + "renewal.py", "    if path.exists():\n        raise", "    if False:\n        raise",
          f"{RENEWAL}test_a_file_beside_a_new_database_is_refused"),
    Guard("a first start begun again", CRYPTO + "renewal.py", "first.rename(path)  # the very first", "pass  # the very first",
          f"{RENEWAL}test_a_first_start_killed_at_any_step_can_be_begun_again"),
    Guard("a slot nothing opens stops no other", CRYPTO + "renewal.py", "        move(slot)\n    except DoesNotOpen:", "        move(slot)\n    except ZeroDivisionError:",
          f"{RENEWAL}test_slots_nothing_opens_are_passed_by_and_keep_no_key_from_being_destroyed"),
    Guard("a door nothing opens stops no other", CONTACT + "keeping.py", "    except DoesNotOpen:", "    except ZeroDivisionError:",
          f"{NIGHTS}test_doors_nothing_opens_are_passed_by_and_keep_no_key_from_being_destroyed"),
    Guard("the epoch in use stays", CRYPTO + "keyfile.py", " and one != newest_before", "",
          f"{RENEWAL}test_what_is_sealed_while_the_key_is_renewed_opens_however_old_the_key_was"),
    Guard("epoch's key destroyed at the door", CRYPTO + "keyfile.py", "for epoch in self.epochs if epoch.id not in gone", "for epoch in self.epochs",
          f"{NIGHTS}test_a_code_that_was_changed_opens_no_copy_after_a_week"),
    Guard("the seventh night", CRYPTO + "keyfile.py", "KEPT_FOR - SLACK", "KEPT_FOR",
          f"{RENEWAL}test_a_key_is_destroyed_on_the_seventh_night_whenever_in_it_the_work_begins"),
    Guard("a secret is never empty", CRYPTO + "keyfile.py", 'if not re.fullmatch(r"[0-9a-fA-F]{64}", value):', "if False:",
          f"{RECEIPTS}test_a_door_without_its_file_or_secret_is_not_ready"),
    Guard("the right installation's door", CRYPTO + "renewal.py", "if known not in {None, ring.installation}:", "if False:",
          f"{DOOR}test_the_file_of_another_installation_is_refused"),
    Guard("a door's file a database has never heard of", CRYPTO + "renewal.py", "            if path.exists():\n                raise", "            if False:\n                raise",
          f"{DOOR}test_a_file_a_database_has_never_heard_of_is_left_alone"),
    Guard("a door's first start begun again", CRYPTO + "renewal.py", "keyfile.read(first, secret).installation == known:", "False:",
          f"{DOOR}test_a_first_start_killed_at_any_step_can_be_begun_again"),
    Guard("nothing under another's door", CRYPTO + "receipts.py", "if not _is_ours(keys):", "if False:",
          f"{RECEIPTS}test_nothing_is_sealed_under_another_installations_file"),
    Guard("a copy bound to its door", CRYPTO + "receipts.py", 'f"nok receipt epoch 1|{door.hex}|{epoch.hex}"', 'f"nok receipt epoch 1|{epoch.hex}"',
          f"{RECEIPTS}test_a_copy_moved_to_another_door_does_not_open"),
    Guard("the code over the copy", CRYPTO + "stretching.py", "return derive.derive(code.to_bytes(CODE_BYTES))", "return derive.derive(bytes(CODE_BYTES))",
          f"{RECEIPTS}test_a_copy_opens_with_no_code_that_is_one_bit_another"),
    Guard("key first, then what was said", CONTACT + "keeping.py",
          "KeySlot.objects.filter(id__in=[slot for slot in over.values() if slot]).delete()", "pass",
          f"{NIGHTS}test_only_what_is_over_goes_at_whichever_centre"),
    Guard("not before its day", CONTACT + "keeping.py", "expires_on__lt=today", "expires_on__lte=today",
          f"{NIGHTS}test_a_conversation_is_kept_as_long_as_its_centre_has_decided_and_no_longer"),
    Guard("a week of tombstones", CONTACT + "intake.py", "TOMBSTONE_DAYS = 7", "TOMBSTONE_DAYS = 6",
          f"{NIGHTS}test_the_trace_of_what_a_sender_deleted_goes_after_a_week"),
    Guard("who writes is waited for", CONTACT + "keeping.py",
          'expires_on__lt=today).select_for_update(of=("self",))', "expires_on__lt=today)",
          f"{NIGHTS}test_who_writes_while_the_night_works_is_waited_for"),
    Guard("a replaced code never comes again", CONTACT + "exchange.py", "receipts.mark(nonce, opened.look_up.encode())",
          "receipts.mark(nonce, opened.thread_id.bytes)",
          f"{NEW_CODE}test_a_page_with_a_code_that_another_has_overtaken_changes_nothing"),
    Guard("a page that was overtaken", CONTACT + "recoding.py", "if shown != exchange.sign(offered.opened):", "if False:",
          f"{NEW_CODE}test_a_page_that_is_not_whole_changes_nothing"),
    Guard("one of two new codes", CONTACT + "exchange.py", "if thread is None or not gone:", "if thread is None:",
          f"{NEW_CODE}test_of_two_codes_taken_at_once_one_opens_and_the_other_is_not_said_to"),
    Guard("said to be deleted", CONTACT + "intake.py", "        elif is_first:\n            raise Gone\n", "",
          f"{NEW_CODE}test_what_is_deleted_is_not_said_to_be_when_the_code_was_changed_meanwhile"),
    Guard("a cookie's last minute", CONTACT + "visit.py", "<= IDLE_SECONDS", "<= 2 * IDLE_SECONDS",
          "tests/contact/test_visit.py::test_a_cookie_lives_a_quarter_of_an_hour_from_its_last_use"),
    Guard("one process at a time", CONTACT + "memory.py", "fcntl.lockf(_lock, fcntl.LOCK_EX)", "pass",
          "tests/contact/test_memory.py::test_a_process_killed_with_the_lock_in_hand_stops_nobody"),
    Guard("no bit of a word lost", CONTACT + "code.py", "(2 * at + 1) * (", "(at + 1) * (",
          "tests/contact/test_code.py::test_another_word_in_the_place_of_one_is_caught_fifteen_times_of_sixteen"),
    Guard("the right secret", CRYPTO + "keyfile.py", "if not hmac.compare_digest(header[-8:], _check(secret)):", "if False:",
          f"{KEYFILE}test_another_secret_is_said"),
    Guard("the owner's file alone", CRYPTO + "keyfile.py", "os.O_TRUNC, 0o600)", "os.O_TRUNC, 0o644)",
          f"{KEYFILE}test_only_the_owner_may_read_it"),
    Guard("the replaced file wiped", CRYPTO + "keyfile.py", "before.write(bytes(size))", "pass",
          f"{KEYFILE}test_the_file_that_was_replaced_is_wiped"),
    Guard("a changed entry", "src/nok/foundation/audit/chain.py", "if link_hash(before, entry) != link[\"hash\"]:", "if False:",
          f"{CHAIN}test_a_changed_entry_is_found"),
    Guard("a removed entry", "src/nok/foundation/audit/chain.py", 'return "" if over else "its entry is gone before its time"',
          'return ""', f"{CHAIN}test_a_removed_entry_is_found"),
    Guard("a chain cut short", "src/nok/foundation/audit/chain.py", "return [*found, *_cut_short(chains, heads)]", "return found",
          f"{CHAIN}test_a_chain_cut_short_is_found_by_the_head_noted_elsewhere"),
]  # fmt: skip

READING, HANDLED, ANSWERED, DECIDED, SHUT_WALLS = (
    f"tests/enquiries/test_{name}.py::" for name in ("reading", "handling", "answering", "settings", "walls")
)
IN_SIGHT = f"{HANDLED}test_every_action_keeps_to_what_is_in_sight"
AN_ADVISER = f"{DECIDED}test_an_adviser_decides_none_of_this"
IN_THE_INBOX = [
    Guard("shut out, in the house", CONTACT + "models.py", ".exclude(barrings__user_id=actor.user_id)", "",
          f"{READING}test_whoever_is_shut_out_does_not_see_it_in_lists_or_counts_leader_or_not"),
    Guard("the young, in the house", CONTACT + "models.py", "return seen if actor.is_child_trained else", "return seen if True else",
          f"{READING}test_the_young_are_met_by_the_trained_alone"),
    Guard("shut out, in the database", CONTACT + "migrations/0002_walls.py", "AND b.user_id = (SELECT nok_scope_user()))",
          "AND false)", f"{SHUT_WALLS}test_the_staff_login_sees_nothing_of_what_its_user_is_shut_out_of_or_not_trained_for"),
    Guard("the young, in the database", CONTACT + "migrations/0002_walls.py", "AND (age NOT IN ('u16', 'a16_17')", "AND (true",
          f"{SHUT_WALLS}test_the_staff_login_sees_nothing_of_what_its_user_is_shut_out_of_or_not_trained_for"),
    Guard("a conversation's own walls", INBOX + "migrations/0002_walls.py", "{OWN_CENTRE} AND thread_id IN (SELECT id FROM contact_thread)",
          "{OWN_CENTRE}", f"{SHUT_WALLS}test_the_staff_login_sees_nothing_of_what_its_user_is_shut_out_of_or_not_trained_for"),
    Guard("the sender sees who read", INBOX + "reading.py", "    _tell_sender(thread, key, user, now, by)\n", "",
          f"{READING}test_reading_shows_the_words_and_stands_in_the_log_and_for_the_sender"),
    Guard("claimed before it is changed", INBOX + "holding.py", "Thread.objects.claim(thread, by=by)",
          "Thread.objects.select_for_update().get(pk=thread.pk)", IN_SIGHT),
    Guard("what a colleague has", INBOX + "holding.py", "        raise HasAnother\n", "        pass\n",
          f"{HANDLED}test_an_adviser_takes_nothing_a_colleague_has_and_a_leader_may"),
    Guard("never given to the shut out", INBOX + "holding.py", "if to.user_id in queries.shut_out(thread):", "if False:",
          f"{HANDLED}test_give_says_why_a_colleague_may_not_have_it"),
    Guard("the young never given to the untrained", INBOX + "holding.py", "if thread.is_young and not to.is_child_trained:", "if False:",
          f"{HANDLED}test_give_keeps_the_young_with_the_trained"),
    Guard("only colleagues of today", INBOX + "holding.py", "if not queries.colleagues(by, clock.day_of(now)).filter(pk=to.pk).exists():",
          "if False:", f"{HANDLED}test_give_refuses_somebody_from_elsewhere"),
    Guard("whoever left has nothing", INBOX + "queries.py", "handling.filter(held).values", "handling.values",
          f"{HANDLED}test_what_somebody_who_left_had_is_nobodys"),
    Guard("an answer over another", INBOX + "actions/answering.py", "    if since:\n", "    if False:\n",
          f"{ANSWERED}test_the_later_of_two_is_refused_once_and_shown_the_other_answer"),
    Guard("an answer once", INBOX + "actions/answering.py", "if any(_is_this(one, key, said, by) for one in since):", "if False:",
          f"{ANSWERED}test_sent_twice_it_is_one_answer"),
    Guard("an answer once, by another way", INBOX + "views/answering.py", " or _is_sent(request, opened, seen, form.said())", "",
          f"{ANSWERED}test_whoever_did_not_see_that_it_was_sent_and_goes_back_sends_it_once"),
    Guard("nothing left to fill in", INBOX + "forms/answering.py", "        if left:\n", "        if False:\n",
          f"{ANSWERED}test_what_cannot_be_sent_explains_itself_and_stays"),
    Guard("no family name", INBOX + "forms/answering.py", "if family & set(name.lower().split()):", "if False:",
          f"{ANSWERED}test_what_cannot_be_sent_explains_itself_and_stays"),
    Guard("told of each other", INBOX + "views/answering.py", "    reading.write_presence(thread, now, request.actor)\n", "",
          f"{ANSWERED}test_two_who_answer_at_once_are_told_of_each_other"),
    Guard("hours forgotten with the answer", INBOX + "actions/answering.py",
          "    Message.objects.filter(thread_id=thread.id).update(hour=None)\n", "",
          f"{ANSWERED}test_an_answer_is_looked_at_and_sent"),
    Guard("content off paper", INBOX + "templates/enquiries/conversation.html", 'class="stack unprinted"', 'class="stack"',
          f"{READING}test_content_stays_off_paper"),
    Guard("require in set_dialogue", INBOX + "actions/settings.py", "by.require(Permission.DIALOGUE_SET)", "pass", AN_ADVISER),
]  # fmt: skip

KEPT, UNIT, SHARED = "src/nok/foundation/ui/kept.py", "tests/ui/test_kept.py::", "tests/contact/test_pages_shared.py::"
DRAWN_ONCE = [
    Guard("a kept page ends with the minute", KEPT, "key = (minute, get_language(), of)", "key = (get_language(), of)",
          f"{UNIT}test_what_was_drawn_as_the_minute_passed_is_not_shown_in_the_next"),
    Guard("a kept page's language", KEPT, "key = (minute, get_language(), of)", "key = (minute, of)",
          f"{SHARED}test_each_address_speaks_its_own_language_however_they_are_asked"),
    Guard("a kept page is of what is published", KEPT, "(request.get_host(), request.path, of())",
          "(request.get_host(), request.path)", f"{SHARED}test_what_is_corrected_stands_on_every_page_at_once"),
    Guard("what to know before is of what is published", CONTACT + "beginning.py", "(published, centre.slug)", "centre.slug",
          f"{SHARED}test_what_is_corrected_stands_on_every_page_at_once"),
    Guard("a kept page of one host", KEPT, "(request.get_host(), request.path, of())", "(request.path, of())",
          f"{UNIT}test_each_address_and_host_has_its_own"),
    Guard("nothing kept of who brings something", KEPT, "            if _brings_something(request):\n", "            if False:\n",
          f"{UNIT}test_whoever_brings_something_is_drawn_for_and_not_kept"),
    Guard("kept pages have a bound", KEPT, " or len(_kept) >= MOST", "", f"{UNIT}test_no_more_is_kept_than_there_is_room_for"),
    Guard("a token of one's own on a kept page", CONTACT + "frame.py", "get_token(request).encode()", "HOLE.encode()",
          f"{SHARED}test_everyone_has_a_token_of_their_own_and_comes_on_with_it"),
]  # fmt: skip

GUARDS = [*PAGES, *DATABASE, *ACTIONS, *PROVING, *KEYS, *IN_THE_INBOX, *DRAWN_ONCE]
