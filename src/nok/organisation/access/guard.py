"""The migration operation that shuts a table: grants, row-level policies, keys that carry the centre.

Every table needs one, also those of libraries; a test finds any table that has none.
"""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

LOGINS = ("nok_public", "nok_staff", "nok_worker")

INSIDE = "nok_owner, nok_staff, nok_worker"

EVERY_ROW = "true"
OWN_CENTRE = "centre_id = any ((select nok_scope_centres())::uuid[])"
OWN_USER = "user_id = (select nok_scope_user())"


class Guard(Operation):
    """Open one table for the logins named, and no further than its policies say. A later one replaces an earlier.

    :param model: the model's name in this app, or with `table` a table no model of the app has
    :param public, staff, worker: what each login may do, such as "select insert"
    :param see: SQL that is true of the rows that may be seen; empty: no row policy (reference data)
    :param change: SQL that is true of the rows that may be added, changed, removed; empty: as `see`
    :param add: SQL that is true of the rows that may be added, where that is not `change`
    :param public_see: the same for the public login alone, where it sees by a look-up; `see` is then for the others
    :param public_add: what the public login may add, where that is not `public_see`
    :param clock: a column and a number of days; the worker may see and delete rows older than that, and no others
    :param same_centre: foreign keys that may only point to a row of the same centre
    """

    reversible = True
    reduces_to_sql = True

    def __init__(
        self,
        model: str = "",
        *,
        table: str = "",
        public: str = "",
        staff: str = "",
        worker: str = "",
        see: str = "",
        change: str = "",
        add: str = "",
        public_see: str = "",
        public_add: str = "",
        clock: tuple[str, int] | None = None,
        same_centre: Sequence[str] = (),
    ) -> None:
        self.model, self.table = model, table
        self.public, self.staff, self.worker = public, staff, worker
        self.see, self.change, self.add = see, change or see, add or change or see
        self.public_see, self.public_add = public_see, public_add or public_see
        self.clock, self.same_centre = clock, same_centre

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """A guard changes no model."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model) if self.model else None
        table = model._meta.db_table if model else self.table
        for statement in [*self._grants(table), *self._policies(table), *self._keys(table, model)]:
            schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """The table goes with the operation before this one, and its walls with it."""

    def describe(self) -> str:
        return f"Guard {self.model or self.table}"

    @property
    def _wanted(self) -> dict[str, set[str]]:
        wanted = {
            login: set(what.split()) for login, what in zip(LOGINS, (self.public, self.staff, self.worker), strict=True)
        }
        if self.clock:
            wanted["nok_worker"] |= {"select", "delete"}
        return wanted

    def _grants(self, table: str) -> list[str]:
        revoke = f'REVOKE ALL ON "{table}" FROM PUBLIC, {", ".join(LOGINS)}'
        grants = [
            f'GRANT {", ".join(sorted(what))} ON "{table}" TO {login}' for login, what in self._wanted.items() if what
        ]
        note = f"COMMENT ON TABLE \"{table}\" IS 'guarded'"
        return [revoke, *grants, note]

    def _policies(self, table: str) -> list[str]:
        if not self.see:
            return []
        inside = f" TO {INSIDE}" if self.public_see else ""
        names = [f"{whose}{what}" for whose in ("", "public_") for what in ("see", "add", "change", "remove")]
        names += ["see_overdue", "remove_overdue"]
        statements = [
            f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
            f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
            *(f'DROP POLICY IF EXISTS {name} ON "{table}"' for name in names),
            # With a clock the worker removes by the clock alone.
            *_policies(table, inside, self.see, self.add, self.change, not_removed=self._not_by_clock),
        ]
        if self.public_see:
            see, add = self.public_see, self.public_add
            statements += _policies(table, " TO nok_public", see, add, see, name="public_")
        if self.clock:
            column, days = self.clock
            over = f"{column} < now() - interval '{days} days'"
            statements += [
                f'CREATE POLICY see_overdue ON "{table}" FOR SELECT TO nok_worker USING ({over})',
                f'CREATE POLICY remove_overdue ON "{table}" FOR DELETE TO nok_worker USING ({over})',
            ]
        return statements

    @property
    def _not_by_clock(self) -> str:
        return " AND session_user <> 'nok_worker'" if self.clock else ""

    def _keys(self, table: str, model: type[models.Model] | None) -> list[str]:
        if model is None:
            return []
        statements = []
        if any(field.name == "centre" for field in model._meta.get_fields()):
            statements.append(f'ALTER TABLE "{table}" ADD UNIQUE (id, centre_id)')
        for name in self.same_centre:
            field: Any = model._meta.get_field(name)
            statements.append(same_centre_key(table, name, field.column, field.related_model._meta.db_table))
        return statements


def same_centre_key(table: str, name: str, column: str, target: str) -> str:
    """SQL that lets this foreign key point only to a row of the same centre."""
    return (
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_{name}_same_centre" '
        f'FOREIGN KEY ("{column}", centre_id) REFERENCES "{target}" (id, centre_id) DEFERRABLE INITIALLY DEFERRED'
    )


def checked_same_centre_key(table: str, name: str, column: str, target: str) -> list[str]:
    """The same for tables that hold rows already.

    PostgreSQL looks at the rows there are through the policies, and with a policy forced on the owner it would see
    none and call the key sound. So the force is lifted while it looks, in the migration's transaction.
    """
    both = (table, target)
    return [
        *(f'ALTER TABLE "{each}" NO FORCE ROW LEVEL SECURITY' for each in both),
        same_centre_key(table, name, column, target),
        *(f'ALTER TABLE "{each}" FORCE ROW LEVEL SECURITY' for each in both),
    ]


def _policies(
    table: str, who: str, see: str, add: str, change: str, *, name: str = "", not_removed: str = ""
) -> list[str]:
    return [
        f'CREATE POLICY {name}see ON "{table}" FOR SELECT{who} USING ({see})',
        f'CREATE POLICY {name}add ON "{table}" FOR INSERT{who} WITH CHECK ({add})',
        f'CREATE POLICY {name}change ON "{table}" FOR UPDATE{who} USING ({change}) WITH CHECK ({change})',
        f'CREATE POLICY {name}remove ON "{table}" FOR DELETE{who} USING (({change}){not_removed})',
    ]
