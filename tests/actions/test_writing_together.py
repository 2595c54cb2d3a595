"""Colleagues write in one draft, each under their own name; whoever did neither assesses nor decides the report."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.actions.reports.assessments import AssessReport, assess_report
from app.actions.reports.drafting import (
    CiteEvidenceItems,
    DraftReport,
    OnReport,
    SaveDraft,
    cite_evidence_items,
    draft_report,
    save_draft,
    submit_report,
)
from app.documents.dossier import Dossier
from app.documents.kinds import kind_of
from app.reading.briefs.gathering import BriefPurpose
from app.reading.briefs.preview import brief_preview
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from app.reading.reports.decision_record import decision_record
from app.reading.reports.report import report_view
from app.reading.reports.writers import draft_writers_of
from app.refusals import Refused
from db.ledger.entries import ledger
from db.people import Office
from db.reports import Report, ReportAssessment
from db.vocabulary import Confidence, Phase
from tests.support.carrying import CONTENT, open_file
from tests.support.casework import evidence
from tests.support.ministry import NOW, Ministry

JUDGEMENT = AssessReport(
    report_id="", phase=Phase.RISK_PRESENT, confidence=Confidence.MODERATE, confidence_reason="Sources agree."
)


@pytest.fixture
def draft(ministry: Ministry) -> str:
    """A draft of the first analyst."""
    item = open_file(ministry)
    return ministry.do(
        "P-AN1", draft_report, DraftReport(country="MMR", content=CONTENT, evidence=(item,))
    ).report_id


def written_by(ministry: Ministry, who: str, report_id: str) -> None:
    version = ministry.row(Report, report_id).ledger_entry
    content = replace(CONTENT, legal=f"As {who} sees the law.")
    ministry.do(who, save_draft, SaveDraft(report_id=report_id, based_on=version, content=content))


def test_a_colleague_writes_in_a_draft_under_their_own_name(ministry: Ministry, draft: str) -> None:
    written_by(ministry, "P-AN2", draft)
    with ministry.store.read() as session:
        newest = sa.select(ledger.c.person_id, ledger.c.action).order_by(ledger.c.number.desc()).limit(1)
        assert session.execute(newest).one() == (ministry.people["P-AN2"], "report.save")
        seen = report_view(session, draft, ministry.actors["P-AN2"], NOW)
    assert (seen.author, seen.helpers, seen.wrote) == ("Amina Okoro", ("Jonas Berg",), True)
    assert seen.content.legal == "As P-AN2 sees the law."


def test_paper_names_whoever_wrote_in_the_draft(ministry: Ministry, draft: str) -> None:
    written_by(ministry, "P-AN2", draft)
    number = ministry.row(Report, draft).number
    with ministry.store.read() as session:
        purpose = BriefPurpose(
            office_id=session.scalars(sa.select(Office.id).limit(1)).one(),
            decide_by=NOW,
            because="It is urgent.",
            cleared_by=ministry.people["P-FP"],
        )
        brief = brief_preview(session, draft, purpose, NOW).data
        record = decision_record(session, draft, NOW)
        dossier = gather(session, Asked(kind_of("dossier"), number, NOW, "Lucía Ferrer"))
    assert [one.name for one in brief.helpers] == [one.name for one in record.helpers] == ["Jonas Berg"]
    assert isinstance(dossier, Dossier)
    assert [one.name for one in dossier.cases[0].written_by] == ["Amina Okoro", "Jonas Berg"]


@pytest.mark.parametrize("who", ["P-AUD", "P-ADM", "P-MIN", "P-REC"])
def test_who_does_no_casework_writes_in_no_draft(ministry: Ministry, draft: str, who: str) -> None:
    with pytest.raises(Refused) as refused:
        written_by(ministry, who, draft)
    assert refused.value.rule == "flow.edit.role"


def test_the_author_alone_submits(ministry: Ministry, draft: str) -> None:
    written_by(ministry, "P-AN2", draft)
    with pytest.raises(Refused) as refused:
        ministry.do("P-AN2", submit_report, OnReport(report_id=draft))
    assert refused.value.rule == "flow.submit.author"


@pytest.mark.parametrize("how", ["text", "evidence"])
def test_whoever_wrote_in_a_report_does_not_assess_it_and_the_database_refuses_it_too(
    ministry: Ministry, draft: str, how: str
) -> None:
    if how == "text":
        written_by(ministry, "P-AN2", draft)
    else:
        second = evidence(ministry, title="A second village").evidence_id
        ministry.do("P-AN2", cite_evidence_items, CiteEvidenceItems(report_id=draft, evidence=(second,)))
    ministry.do("P-AN1", submit_report, OnReport(report_id=draft))
    with pytest.raises(Refused) as refused:
        ministry.do("P-AN2", assess_report, replace(JUDGEMENT, report_id=draft))
    assert refused.value.rule == "flow.assess.wrote"
    with ministry.store.work(ministry.actors["P-AN2"]) as work:
        work.act("report.assess")
        with pytest.raises(sa.exc.IntegrityError) as stopped:
            work.add(assessment(ministry, draft, "P-AN2"))
    assert "whoever wrote in a report neither assesses nor decides it" in str(stopped.value)
    ministry.do(
        "P-FP", assess_report, replace(JUDGEMENT, report_id=draft, phase_reason="Fewer troops than said.")
    )
    assert ministry.row(Report, draft).status == "assessed"


def assessment(ministry: Ministry, report_id: str, who: str) -> ReportAssessment:
    with ministry.store.read() as session:
        risk = session.execute(sa.text("select id from risk_assessments limit 1")).scalar_one()
    return ReportAssessment(
        report_id=report_id,
        assessor_id=ministry.people[who],
        risk_assessment_id=risk,
        assessed_at=NOW,
        phase=Phase.RISK_PRESENT,
        confidence=Confidence.MODERATE,
        confidence_reason="Sources agree.",
    )


def test_an_office_holder_who_wrote_in_the_draft_counts_as_having_written_it(
    ministry: Ministry, draft: str
) -> None:
    written_by(ministry, "P-HR", draft)
    with ministry.store.read() as session:
        wrote = draft_writers_of(session, session.get_one(Report, draft))
    assert wrote == {ministry.people["P-AN1"], ministry.people["P-HR"]}
