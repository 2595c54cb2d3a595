"""Part of revision 0004: whoever wrote in a colleague's draft neither assesses nor decides that report."""

from collections.abc import Iterator

from migrations.guards import abort


def create() -> None:
    """No table: who wrote stands on the ledger."""


def statements() -> Iterator[str]:
    """The same that the first revision asks of the author (Authority rule 6)."""
    for table, person in (("report_assessments", "assessor_id"), ("decisions", "person_id")):
        yield abort(
            f"{table}_not_by_writer",
            f"insert on {table}",
            _wrote(f"new.{person}"),
            "whoever wrote in a report neither assesses nor decides it",
        )


def _wrote(person: str) -> str:
    return (
        "exists (select 1 from ledger where subject_kind = 'reports' and subject_id = new.report_id "
        f"and action = 'report.save' and person_id = {person}) or exists "
        "(select 1 from report_evidence e join ledger l on l.subject_kind = 'report_evidence' "
        f"and l.subject_id = e.id where e.report_id = new.report_id and l.person_id = {person})"
    )
