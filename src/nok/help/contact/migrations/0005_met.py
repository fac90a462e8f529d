"""Whether anybody may meet what the young write: two questions that only the database can answer.

A leader who is not trained sees none of these conversations, and the public login sees nobody who works anywhere. So the
two run as the owner of the tables, and the policies here let the owner see what they ask for in such a login's session,
and no more: to have the answers is not to see the rows.
"""

from django.db import migrations

TODAY = "(now() AT TIME ZONE 'Europe/Oslo')::date"
# Somebody who works there today, is trained for the young and is not shut out of this conversation.
MEETS = f"""
    e.is_child_trained AND e.from_on <= {TODAY} AND (e.until_on IS NULL OR e.until_on > {TODAY})
    AND NOT EXISTS (SELECT FROM public.contact_barring b WHERE b.thread_id = of_thread AND b.user_id = e.user_id)
"""
FUNCTIONS = f"""
CREATE FUNCTION nok_young_unmet(without uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    -- A number for whoever leads the centre of the scope; for anyone else there is nothing to count.
    SELECT count(*) FROM (SELECT id AS of_thread, centre_id FROM public.contact_thread
                          WHERE age IN ('u16', 'a16_17') AND state IN ('ours', 'theirs')) t
    WHERE EXISTS (SELECT FROM public.centres_employment l
                  WHERE l.centre_id = t.centre_id AND l.centre_id = any (public.nok_scope_centres())
                    AND l.user_id = public.nok_scope_user() AND l.role = 'leader'
                    AND l.from_on <= {TODAY} AND (l.until_on IS NULL OR l.until_on > {TODAY}))
      AND NOT EXISTS (SELECT FROM public.centres_employment e
                      WHERE e.centre_id = t.centre_id AND e.id IS DISTINCT FROM without AND {MEETS})
$$;

CREATE FUNCTION nok_young_is_met() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM (SELECT thread_id AS of_thread, centre_id FROM public.contact_door
                                WHERE look_up = public.nok_scope_lookup()) t
                   JOIN public.centres_employment e ON e.centre_id = t.centre_id WHERE {MEETS})
$$;

REVOKE ALL ON FUNCTION nok_young_unmet(uuid), nok_young_is_met() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION nok_young_unmet(uuid) TO nok_staff;
GRANT EXECUTE ON FUNCTION nok_young_is_met() TO nok_public;

CREATE POLICY counted ON contact_thread FOR SELECT TO nok_owner
    USING (session_user = 'nok_staff' AND centre_id = any ((SELECT nok_scope_centres())::uuid[]));
CREATE POLICY asked ON contact_door FOR SELECT TO nok_owner
    USING (session_user = 'nok_public' AND look_up = (SELECT nok_scope_lookup()));
CREATE POLICY asked ON contact_barring FOR SELECT TO nok_owner
    USING (session_user = 'nok_public' AND thread_id IN (SELECT thread_id FROM contact_door));
CREATE POLICY asked ON centres_employment FOR SELECT TO nok_owner
    USING (session_user = 'nok_public' AND centre_id IN (SELECT centre_id FROM contact_door));
"""
NO_FUNCTIONS = """
DROP POLICY asked ON centres_employment;
DROP POLICY asked ON contact_barring;
DROP POLICY asked ON contact_door;
DROP POLICY counted ON contact_thread;
DROP FUNCTION nok_young_unmet(uuid), nok_young_is_met();
"""


class Migration(migrations.Migration):
    dependencies = [("contact", "0004_barring_walls"), ("centres", "0017_child_trained")]

    operations = [migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS)]
