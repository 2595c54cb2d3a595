"""The check of everything that is remembered: the chain, its signatures, and the rows that it stands for."""

import sqlalchemy as sa

from db.ledger.chain import Pace, read_chain
from db.ledger.contents import read_contents
from db.ledger.entries import GENESIS, Head
from db.ledger.findings import Cancelled, Fault, Findings, PrintedHead, Progress, VerificationReport
from db.ledger.imported import check_imported
from db.ledger.live import compare_rows
from db.ledger.raw import driver_connection
from db.ledger.schema import Schema, compare_schema, read_schema
from db.ledger.witnesses import (
    StoredBrief,
    check_briefs,
    check_head_row,
    check_identity_keys,
    check_printed_head,
    head_row,
    stored_briefs,
)


def verify(
    connection: sa.Connection,
    expected: Schema,
    *,
    printed: PrintedHead | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> VerificationReport:
    """Check the whole ledger and everything that it stands for; changes nothing.

    The transaction of ``connection`` gives the one state that is checked. ``expected`` is the schema of a
    database fresh from the migrations. ``printed`` is the head on a printed brief. ``progress`` counts
    entries, each of them twice.

    Raises:
        AuditCancelled: ``cancelled()`` was true.
        DamagedDatabase: pages of the database cannot be read.
    """
    findings = Findings()
    with driver_connection(connection) as driver:
        schema = read_schema(driver)
        checked, head = 0, Head(0, GENESIS)
        # What has lost its columns cannot be read by them; that it did is said with the schema.
        if _intact(schema, expected, "ledger", "ledger_head"):
            pace = Pace(progress, cancelled, passes=2)
            faults: list[Fault] = []
            head = read_chain(driver, faults, pace, head=head_row(driver)[1])
            checked = pace.done
            states = read_contents(driver, faults, findings, pace)
            findings.add_chain(faults)
            check_head_row(driver, head, findings)
            if printed is not None:
                check_printed_head(driver, printed, head, findings)
            compare_rows(driver, connection.dialect, states, findings, cancelled=cancelled)
        if _intact(schema, expected, "import_batches"):
            check_imported(driver, schema, findings, cancelled=cancelled)
        if _intact(schema, expected, "protected_identities", "identity_keys"):
            check_identity_keys(driver, findings)
        if _intact(schema, expected, "briefs", "reports", "ledger"):
            check_briefs(driver, findings)
    compare_schema(schema, expected, findings)
    return findings.report(checked, head)


def find_brief(connection: sa.Connection, data_sha256: str) -> StoredBrief | None:
    """The frozen brief whose printed hash is given, its bytes hashed anew; none if there is no such brief."""
    with driver_connection(connection) as driver:
        return next(stored_briefs(driver, data_sha256.lower()), None)


def _intact(found: Schema, expected: Schema, *tables: str) -> bool:
    return all(found.columns.get(table, ()) == expected.columns[table] for table in tables)
