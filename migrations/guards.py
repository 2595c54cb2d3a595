"""Triggers that hold a table to the ledger, for revisions after the first; what is written here is frozen.

Every message begins with ``tocsin:`` so that the program can tell its own refusals from other faults.
"""

from collections.abc import Iterator


def abort(name: str, event: str, when: str, message: str) -> str:
    """A trigger that refuses ``event`` (``insert on x``, ``update of a on x``) while ``when`` holds."""
    return (
        f"create trigger {name} before {event} when {when}\n"
        f"begin select raise(abort, 'tocsin: {message}'); end"
    )


def recorded(table: str, *, append_only: bool = False) -> Iterator[str]:
    """Triggers of a mapped table: each row and change has its ledger entry, and no row is ever deleted.

    ``append_only``: rows are never changed either.
    """
    # An entry without a state tells of a page that was read, not of a change.
    entry = (
        "not exists (select 1 from ledger where number = new.ledger_entry "
        f"and subject_kind = '{table}' and subject_id = new.id and json_type(body, '$.state') = 'object')"
    )
    # The look-up of the id stops INSERT OR REPLACE, which would delete the old row silently.
    yield abort(
        f"{table}_insert_recorded",
        f"insert on {table}",
        f"{entry} or exists (select 1 from {table} where id = new.id)",
        f"a new row of {table} needs its own ledger entry",
    )
    yield abort(f"{table}_never_deleted", f"delete on {table}", "1", f"rows of {table} are never deleted")
    if append_only:
        yield abort(f"{table}_never_changed", f"update on {table}", "1", f"rows of {table} are never changed")
    else:
        yield abort(
            f"{table}_update_recorded",
            f"update on {table}",
            f"new.id <> old.id or new.ledger_entry <= old.ledger_entry or {entry}",
            f"a change of {table} needs a new ledger entry",
        )


def imported(table: str) -> Iterator[str]:
    """Triggers of a table of imported rows: they come with an open batch, and are never changed or deleted.

    A batch is open while its file is read, in one transaction, and sealed at its end. So no row can ever join a
    batch whose number of rows and digest stand on the ledger. INSERT OR REPLACE is stopped by the trigger against
    deleting.
    """
    message = f"rows of {table} come with their batch and never after it"
    # After, not before: then SQLite need not lay out every new row twice, which took a tenth of an import.
    yield (
        f"create trigger {table}_with_batch after insert on {table} when "
        "not exists (select 1 from import_batches where id = new.batch_id and rows_sha256 = '')\n"
        f"begin select raise(abort, 'tocsin: {message}'); end"
    )
    yield abort(f"{table}_never_changed", f"update on {table}", "1", f"rows of {table} are never changed")
    yield abort(f"{table}_never_deleted", f"delete on {table}", "1", f"rows of {table} are never deleted")
