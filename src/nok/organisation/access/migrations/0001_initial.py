"""Scope keys, the functions the policies ask, and the walls of what lies on the floor below."""

from django.db import migrations, models

from nok.organisation.access.guard import OWN_CENTRE, Guard

FUNCTIONS = """
CREATE FUNCTION nok_scope() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    given text := current_setting('nok.scope', true);
    parts text[];
    payload text;
    signer public.access_scopekey%ROWTYPE;
BEGIN
    IF coalesce(given, '') = '' THEN
        RETURN NULL;  -- no scope: no rows
    END IF;
    parts := string_to_array(given, '|');
    payload := array_to_string(parts[1:4], '|');
    -- session_user is the login itself: SET ROLE does not change it.
    SELECT * INTO signer FROM public.access_scopekey WHERE login = session_user;
    IF NOT FOUND OR cardinality(parts) <> 5
        OR encode(sha256(signer.key || sha256(signer.key || convert_to(payload, 'UTF8'))), 'hex') <> parts[5]
        OR parts[4]::bigint < extract(epoch FROM now())
    THEN
        RAISE EXCEPTION 'the scope is forged or has expired' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT signer.signs_centres THEN
        RETURN ARRAY['', '', parts[3]];
    END IF;
    RETURN parts[1:3];
END $$;

CREATE FUNCTION nok_scope_user() RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS
    $$ SELECT nullif((public.nok_scope())[1], '')::uuid $$;

CREATE FUNCTION nok_scope_centres() RETURNS uuid[] LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS
    $$ SELECT string_to_array(nullif((public.nok_scope())[2], ''), ',')::uuid[] $$;

CREATE FUNCTION nok_scope_lookup() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS
    $$ SELECT nullif((public.nok_scope())[3], '') $$;

REVOKE ALL ON FUNCTION nok_scope(), nok_scope_user(), nok_scope_centres(), nok_scope_lookup() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION nok_scope(), nok_scope_user(), nok_scope_centres(), nok_scope_lookup()
    TO nok_owner, nok_public, nok_staff, nok_worker;
"""

NO_FUNCTIONS = "DROP FUNCTION nok_scope_user(), nok_scope_centres(), nok_scope_lookup(), nok_scope()"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("sessions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ScopeKey",
            fields=[
                ("login", models.CharField(max_length=63, primary_key=True, serialize=False)),
                ("key", models.BinaryField()),
                (
                    "signs_centres",
                    models.BooleanField(help_text="False: only a look-up counts, whatever else was signed."),
                ),
            ],
        ),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        Guard("ScopeKey"),
        Guard(
            table="audit_entry",
            staff="insert",
            worker="insert",
            see=OWN_CENTRE,
            change=f"{OWN_CENTRE} OR (centre_id IS NULL AND actor_id = (SELECT nok_scope_user()))",
        ),
        Guard(table="django_session", staff="select insert update delete"),
        Guard(table="django_migrations"),
        Guard(table="django_content_type"),
        Guard(table="auth_permission"),
        Guard(table="auth_group"),
        Guard(table="auth_group_permissions"),
    ]
