"""Reports carried to each stage through the use cases, for tests of what comes after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from app.actions.countries.country_files import Axes, OpenCountryFile, open_country_file
from app.actions.reports.assessments import AssessReport, RecordDissent, assess_report, record_dissent
from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.decisions import Decide, Decided, decide
from app.actions.reports.drafting import DraftReport, OnReport, draft_report, submit_report
from app.actions.reports.escalations import Escalate, Escalated, escalate
from app.actions.reports.judging import Choice
from app.actions.reports.options import (
    AddOption,
    Consult,
    RecordPrecondition,
    add_option,
    consult,
    record_precondition,
)
from app.briefs.data import BriefData
from app.briefs.fit import BodyFit
from app.briefs.released import ReleasedCopy, encode_copy
from app.content import DraftContent, OptionContent
from app.documents.cover import Document
from app.documents.volume import Volume
from app.paper import Paper
from app.rules.reports.completeness import Missing
from db.reports import Report
from db.vocabulary import (
    Confidence,
    ConsultationReply,
    Crime,
    Ongoing,
    Outcome,
    Phase,
    RiskLevel,
    Urgency,
)
from tests.support.casework import completed_assessment, evidence, source
from tests.support.ministry import Ministry
from tests.support.remembering import remembered

CONTENT = DraftContent(
    title="Troops mass in the north",
    marking="internal",
    urgency=Urgency.PRIORITY,
    proposed_phase=Phase.VIOLENCE_ESCALATION,
    crimes=(Crime.CRIMES_AGAINST_HUMANITY,),
    affected_groups="Civilians in the north-west",
    summary="The armed forces are massing heavy weapons and troops in the north.",
    likelihood_word="likely",
    likelihood_statement="Attacks on civilians within weeks are likely.",
    confidence=Confidence.MODERATE,
    confidence_reason="Several independent sources, no access to the area.",
    ask="Authorise one of the options below.",
    deadline_because="The rains end within days.",
)
IMMINENT = replace(CONTENT, urgency=Urgency.IMMEDIATE, proposed_phase=Phase.IMMINENT_RISK)

PRECONDITIONS = {
    "VE-4": "legal_basis",
    "IR-1": "legal_basis",
    "VE-6": "benchmark",
    "IR-2": "civilian_effect",
    "IR-6": "credible_opposition",
}


class PlainPrinter:
    """A printer whose pages are a line of text, for tests that are not about paper."""

    def on(self, paper: Paper) -> "PlainPrinter":
        return self

    def brief(self, brief: BriefData, *, frozen_hash: str, missing: Sequence[Missing] = ()) -> bytes:
        return f"%PDF brief {brief.reference} {frozen_hash} {len(missing)}".encode()

    def body_fit(self, brief: BriefData, *, missing: Sequence[Missing] = ()) -> BodyFit:
        return BodyFit(0, ())

    def released(self, copy: ReleasedCopy) -> bytes:
        return b"%PDF plain released copy " + encode_copy(copy)

    def document(self, document: Document) -> bytes:
        return f"%PDF {document.cover}".encode()

    def volume(self, volume: Volume, documents: Iterable[Document]) -> bytes:
        return f"%PDF {volume.cover} {[one.cover.subject for one in documents]}".encode()


PRINTER = PlainPrinter()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report with options, the last of which is to take no action."""

    report_id: str
    options: tuple[str, ...]


@remembered
def open_file(ministry: Ministry, country: str = "MMR") -> str:
    """A country file with a graded evidence item and a completed risk assessment; the item."""
    axes = Axes(phase=Phase.RISK_PRESENT, risk_level=RiskLevel.HIGH, ongoing=Ongoing.UNCLEAR)
    request = OpenCountryFile(country=country, reason="History of atrocities", axes=axes)
    ministry.do("P-FP", open_country_file, request)
    item = evidence(ministry, source(ministry, f"Post in {country}"), country=country)
    completed_assessment(ministry, country=country)
    return item.evidence_id


@remembered
def submitted(ministry: Ministry, item: str, content: DraftContent = CONTENT, country: str = "MMR") -> str:
    """A report submitted by the first analyst; its identifier."""
    request = DraftReport(country=country, content=content, evidence=(item,))
    kept = ministry.do("P-AN1", draft_report, request)
    ministry.do("P-AN1", submit_report, OnReport(report_id=kept.report_id))
    return kept.report_id


@remembered
def assessed(ministry: Ministry, item: str, content: DraftContent = CONTENT, country: str = "MMR") -> str:
    """A report assessed by the second analyst, the focal point asked for dissent; its identifier."""
    report_id = submitted(ministry, item, content, country)
    judgement = AssessReport(
        report_id=report_id,
        phase=content.proposed_phase or Phase.RISK_PRESENT,
        confidence=Confidence.MODERATE,
        confidence_reason="Independent sources agree.",
    )
    ministry.do("P-AN2", assess_report, judgement)
    asked = RecordDissent(report_id=report_id, person_id=ministry.people["P-FP"])
    ministry.do("P-FP", record_dissent, asked)
    return report_id


def option_content(
    ministry: Ministry, tool: str | None, *, lead: str = "dg_political", cost: str = "0"
) -> OptionContent:
    """A complete option of one tool, or of taking no action."""
    if tool is None:
        return OptionContent(
            tool=None, title="Take no action; monitor", expected_outcome="Attacks go on unanswered."
        )
    return OptionContent(
        tool=tool,
        title=f"Authorise {tool}",
        mechanisms="Bilateral",
        scope="The whole country",
        target="Those responsible",
        lead_office_id=ministry.offices[lead],
        cost=cost,
        currency="EUR",
        who_pays="The ministry",
        expected_outcome="Pressure on those responsible",
        lead_time="Days",
        harm_to_civilians="Low",
        humanitarian_effect="None expected",
        recommended=True,
    )


@remembered
def prepared(
    ministry: Ministry,
    item: str,
    *tools: str,
    content: DraftContent = CONTENT,
    country: str = "MMR",
    cost: str = "0",
) -> Prepared:
    """An assessed report with an option for each tool, Legal consulted, and taking no action."""
    report_id = assessed(ministry, item, content, country)
    options = []
    for tool in (*tools, None):
        request = AddOption(report_id=report_id, content=option_content(ministry, tool, cost=cost))
        option_id = ministry.do("P-FP", add_option, request).option_id
        options.append(option_id)
        if tool is not None:
            _conditions(ministry, report_id, option_id, tool)
    return Prepared(report_id, tuple(options))


def _conditions(ministry: Ministry, report_id: str, option_id: str, tool: str) -> None:
    asked = Consult(
        report_id=report_id, option_id=option_id, department="Legal", reply=ConsultationReply.AGREED
    )
    ministry.do("P-FP", consult, asked)
    if tool in PRECONDITIONS:
        recorded = RecordPrecondition(
            report_id=report_id, option_id=option_id, code=PRECONDITIONS[tool], text="On file."
        )
        ministry.do("P-FP", record_precondition, recorded)


@remembered
def escalated(ministry: Ministry, case: Prepared, office: str, *readers: str) -> Escalated:
    """The report carried to an office, its brief opened by ``readers``."""
    request = Escalate(report_id=case.report_id, office_id=ministry.offices[office], printer=PRINTER)
    sent = ministry.do("P-FP", escalate, request)
    for reader in readers:
        ministry.do(reader, open_brief, OpenBrief(brief_id=sent.brief_id))
    return sent


def authorise(option_id: str, **changes: Any) -> Choice:
    """An authorisation."""
    return Choice(option_id=option_id, outcome=Outcome.AUTHORISE, **changes)


def decline(option_id: str, **changes: Any) -> Choice:
    """A decline with a reason."""
    return Choice(option_id=option_id, outcome=Outcome.DECLINE, reason="Not now.", **changes)


def deciding(ministry: Ministry, office: str, case: Prepared, *choices: Choice) -> Decide:
    """The request to decide in an office."""
    return Decide(report_id=case.report_id, office_id=ministry.offices[office], choices=choices)


def decided(
    ministry: Ministry, who: str, office: str, case: Prepared, *choices: Choice
) -> tuple[Decided, ...]:
    """Decisions by a person in an office."""
    return ministry.do(who, decide, deciding(ministry, office, case, *choices))


def status_of(ministry: Ministry, report_id: str) -> str:
    """The report's status as stored."""
    with ministry.store.read() as session:
        return session.scalar(sa.select(Report.status).where(Report.id == report_id)) or ""
