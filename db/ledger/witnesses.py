"""What else bears witness: frozen briefs with the heads they carry, and the keys of protected identities."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from db.identities import opens
from db.ledger.entries import GENESIS, Head
from db.ledger.findings import Findings, PrintedHead
from language import tr


@dataclass(frozen=True, slots=True)
class StoredBrief:
    """A frozen brief as stored: whether its data and its pages still have the hashes that they were given."""

    brief_id: str
    report_number: str
    version: int
    data_sha256: str
    data_whole: bool
    pdf_whole: bool
    head: PrintedHead


def stored_briefs(connection: Any, data_sha256: str | None = None) -> Iterator[StoredBrief]:
    """All frozen briefs over a driver connection, or the one whose printed hash is given."""
    cursor = connection.execute(
        "select b.id, r.number, b.version, b.data_sha256, cast(b.data as blob), b.pdf_sha256, "
        "cast(b.pdf as blob), b.head_number, b.head_hash "
        "from briefs b left join reports r on r.id = b.report_id "
        "where ?1 is null or b.data_sha256 = ?1 order by b.id",
        (data_sha256,),
    )
    for row in cursor:
        yield StoredBrief(
            brief_id=row[0],
            report_number=row[1] or "",
            version=row[2],
            data_sha256=row[3],
            data_whole=sha256(row[4] or b"").hexdigest() == row[3],
            pdf_whole=sha256(row[6] or b"").hexdigest() == row[5],
            head=PrintedHead(row[7], row[8]),
        )


def check_briefs(connection: Any, findings: Findings) -> None:
    """Each brief's bytes have their hashes, and the chain still runs through the head that it was given."""
    for brief in stored_briefs(connection):
        name = tr(
            "The frozen brief {report_number} version {version}",
            report_number=brief.report_number,
            version=brief.version,
        )
        for code, whole, what in (
            ("brief.data", brief.data_whole, tr("its data no longer have the hash that is printed on it")),
            ("brief.pdf", brief.pdf_whole, tr("its pages no longer have the hash that they were given")),
            (
                "brief.head",
                hash_at(connection, brief.head.number) == brief.head.hash,
                tr("the ledger was another when it was frozen"),
            ),
        ):
            if not whole:
                findings.fault(
                    code,
                    tr("{name} is not right: {what}.", name=name, what=what),
                    table="briefs",
                    row_id=brief.brief_id,
                )


def check_printed_head(connection: Any, printed: PrintedHead, head: Head, findings: Findings) -> None:
    """Compare the chain with the head that a paper carries."""
    if printed.number > head.number:
        findings.fault(
            "head.truncated",
            tr(
                "The ledger ends at entry {head_number}; the paper names entry {printed_number}. What was "
                "written after that was cut off.",
                head_number=head.number,
                printed_number=printed.number,
            ),
            entry=head.number + 1,
        )
    elif hash_at(connection, printed.number) != printed.hash.lower():
        findings.fault(
            "head.altered",
            tr(
                "Entry {printed_number} is not the one that the paper names: the ledger was rewritten up to "
                "there.",
                printed_number=printed.number,
            ),
            entry=printed.number,
        )


def head_row(connection: Any) -> tuple[int | None, str | None]:
    """Number and hash of the newest entry as the head row names them; none where that row is not as it was."""
    rows = connection.execute("select number, hash from ledger_head").fetchall()
    if len(rows) != 1 or not isinstance(rows[0][0], int) or not isinstance(rows[0][1], str):
        return None, None
    return rows[0][0], rows[0][1]


def check_head_row(connection: Any, head: Head, findings: Findings) -> None:
    """The head row names the last entry."""
    number, last = head_row(connection)
    if (number, last) == (head.number, head.hash):
        return
    if number is not None and number > head.number:
        message = tr(
            "The ledger ends at entry {head_number}; its head names entry {number}.",
            head_number=head.number,
            number=number,
        )
        findings.fault("entry.missing", message, entry=head.number + 1)
    elif number is not None and number < head.number:
        message = tr(
            "The head of the ledger names entry {number}; entries after it were put in.", number=number
        )
        findings.fault("entry.added", message, entry=number + 1)
    else:
        findings.fault(
            "head.row",
            tr("The head of the ledger does not name its last entry."),
            entry=head.number or None,
        )


def check_identity_keys(connection: Any, findings: Findings) -> None:
    """A protected identity has its key until it is erased, and not a moment longer."""
    rows = connection.execute(
        "select i.id, i.sealed, i.erased_at, k.key from protected_identities i "
        "left join identity_keys k on k.identity_id = i.id union all "
        "select k.identity_id, null, null, k.key from identity_keys k "
        "where k.identity_id not in (select id from protected_identities)"
    )
    for row_id, sealed, erased_at, key in rows:
        if sealed is None:
            problem = (
                "identity.key_foreign",
                tr("A key is kept for {row_id}, and there is no such identity.", row_id=row_id),
            )
        elif erased_at is not None and key is not None:
            problem = (
                "identity.key_left",
                tr("The identity {row_id} was erased, and its key is still there.", row_id=row_id),
            )
        elif erased_at is None and key is None:
            problem = (
                "identity.key_gone",
                tr("The key of identity {row_id} is gone, and no erasure was recorded.", row_id=row_id),
            )
        elif erased_at is None and not opens(row_id, sealed, key):
            problem = (
                "identity.key_wrong",
                tr("The key of identity {row_id} does not open it.", row_id=row_id),
            )
        else:
            continue
        findings.fault(*problem, table="identity_keys", row_id=str(row_id))


def hash_at(connection: Any, number: int) -> str | None:
    """The stored hash of an entry; of the genesis for 0."""
    if number == 0:
        return GENESIS
    row = connection.execute("select hash from ledger where number = ?", (number,)).fetchone()
    return None if row is None else str(row[0])
