"""The check of everything that is remembered: the chain, its signatures, and the rows that it stands for."""

import sqlalchemy as sa

from db.ledger.chain import Chain, read_chain
from db.ledger.findings import Cancelled, Findings, PrintedHead, Progress, VerificationReport
from db.ledger.live import compare_rows
from db.ledger.raw import driver_connection
from db.ledger.schema import Schema, compare_schema, read_schema
from db.ledger.witnesses import (
    StoredBrief,
    check_briefs,
    check_head_row,
    check_identity_keys,
    check_printed_head,
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
    entries of the chain.

    Raises:
        AuditCancelled: ``cancelled()`` was true.
        DamagedDatabase: pages of the database cannot be read.
    """
    findings = Findings()
    with driver_connection(connection) as driver:
        schema = read_schema(driver)
        chain = Chain()
        # What has lost its columns cannot be read by them; that it did is said with the schema.
        if _intact(schema, expected, "ledger", "ledger_head"):
            chain = read_chain(driver, findings, progress=progress, cancelled=cancelled)
            check_head_row(driver, chain, findings)
            if printed is not None:
                check_printed_head(driver, printed, chain, findings)
            compare_rows(driver, connection.dialect, dict(chain.states), findings, cancelled=cancelled)
        if _intact(schema, expected, "protected_identities", "identity_keys"):
            check_identity_keys(driver, findings)
        if _intact(schema, expected, "briefs", "reports", "ledger"):
            check_briefs(driver, findings)
    compare_schema(schema, expected, findings)
    return findings.report(chain.checked, chain.head)


def find_brief(connection: sa.Connection, data_sha256: str) -> StoredBrief | None:
    """The frozen brief whose printed hash is given, its bytes hashed anew; none if there is no such brief."""
    with driver_connection(connection) as driver:
        return next(stored_briefs(driver, data_sha256.lower()), None)


def _intact(found: Schema, expected: Schema, *tables: str) -> bool:
    return all(found.columns.get(table, ()) == expected.columns[table] for table in tables)
