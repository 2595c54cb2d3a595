"""What of engagement a minister's paper and an option say."""

from collections.abc import Sequence

import sqlalchemy as sa

from app.actions.engagement.exposure import ListExposure, list_exposure
from app.actions.engagement.peace import (
    PlaceStakeholder,
    ProcessContent,
    RegisterPeaceProcess,
    place_stakeholder,
    register_peace_process,
)
from app.actions.reports.escalations import Escalate, escalate
from app.briefs.encoding import decode
from app.reading.reports.options import option_views
from db.reports import Brief
from db.vocabulary.engagement import Inclusion
from reports.printer import PdfPrinter
from tests.actions.engagement.test_dealings import MEHL
from tests.reports.reading_back import text
from tests.support.carrying import open_file, prepared
from tests.support.engagements import signed
from tests.support.ministry import Ministry


def left_out(ministry: Ministry, *groups: str) -> None:
    content = ProcessContent(
        name="Twenty-first Century Panglong Conference",
        mediator="State Counsellor’s Office",
        mediator_interest="A party to the conflict itself.",
        power_effect="Signatories of the ceasefire gain over those who did not sign.",
    )
    kept = ministry.do("P-AN1", register_peace_process, RegisterPeaceProcess(country="MMR", content=content))
    for group in groups:
        place = PlaceStakeholder(
            process_id=kept.process_id,
            group_name=group,
            vulnerable=True,
            inclusion=Inclusion.EXCLUDED,
            reason="Not counted among the national races.",
        )
        ministry.do("P-AN1", place_stakeholder, place)


def printed(ministry: Ministry, tools: Sequence[str] = ("VE-2", "VE-4")) -> bytes:
    case = prepared(ministry, open_file(ministry), *tools)
    left_out(ministry, "Rohingya")
    signed(ministry)
    request = Escalate(report_id=case.report_id, office_id=ministry.offices["minister"], printer=PdfPrinter())
    sent = ministry.do("P-FP", escalate, request)
    with ministry.store.read() as session:
        return session.scalars(sa.select(Brief.pdf).where(Brief.id == sent.brief_id)).one()


def test_s41_a_vulnerable_group_that_a_peace_process_leaves_out_is_printed_in_the_brief(
    ministry: Ministry,
) -> None:
    whole = text(printed(ministry))
    annex = whole[whole.index("Annex E Human rights impact assessment") :]
    annex = annex[: annex.index("Annex F")]
    assert "HR-2026-0001, signed by Lucía Ferrer" in annex
    assert (
        "Left out of a peace process, though vulnerable: Rohingya (Twenty-first Century Panglong Conference)."
        in annex
    )


def test_s68_an_option_shows_whom_on_the_exposure_list_its_tool_would_reach(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-2", "VE-4")
    ministry.do("P-AN1", list_exposure, ListExposure(country="MMR", content=MEHL))
    with ministry.store.read() as session:
        options = option_views(session, case.report_id, ministry.actors["P-FP"], ministry.clock.at)
    by_tool = {option.tool: option.exposures for option in options}
    assert by_tool["VE-2"] == by_tool[""] == ()
    (line,) = by_tool["VE-4"]
    assert line.startswith("Myanmar Economic Holdings Limited (military-owned business; owner: ")
    assert "Two of our importers" in line


def test_a_brief_frozen_before_there_were_assessments_still_reads(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-2", "VE-4")
    request = Escalate(report_id=case.report_id, office_id=ministry.offices["minister"], printer=PdfPrinter())
    sent = ministry.do("P-FP", escalate, request)
    signed(ministry)
    with ministry.store.read() as session:
        data = session.scalars(sa.select(Brief.data).where(Brief.id == sent.brief_id)).one()
    assert decode(data.encode()).annexes.rights_assessment == ""
