"""What each place of the program says of a report, for tests of what it must say everywhere or nowhere."""

import re
from dataclasses import replace
from zoneinfo import ZoneInfo

from app.documents.after_action import AfterAction
from app.documents.dossier import Dossier
from app.documents.kinds import kind_of
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from app.reading.inquiry.answers import answer_to
from app.reading.reports.decision_record import decision_record
from app.reading.reports.options import option_views
from app.reading.reports.report import report_view
from app.reading.timeline.marks import Lane, timeline_marks
from tests.reports.reading_back import text
from tests.reports.record_paper import record_pdf
from tests.support.carrying import Prepared
from tests.support.ministry import Ministry
from ui.reports.outcome_words import outcome_said
from ui.reports.panel import ReportPicture
from ui.reports.steps import DECISION, steps_of

UTC = ZoneInfo("UTC")


def behind(act: str, number: str) -> re.Pattern[str]:
    """Which deadline passed behind the record, with its day where the place shows that nowhere else."""
    return re.compile(f"The deadline to {act}(, [^;,]*,)? passed while {number} stood on record")


def places(ministry: Ministry, case: Prepared) -> dict[str, str]:
    """What each place says of the report and of its first option."""
    at, reader = ministry.clock.at, ministry.actors["P-FP"]
    with ministry.store.read() as session:
        report = report_view(session, case.report_id, reader, at)
        page = outcome_said(report, UTC)
        picture = ReportPicture(report=report, options=(), evidence=(), responses=())
        record = decision_record(session, case.report_id, at)
        option = option_views(session, case.report_id, reader, at)[0]
        dossier = gather(session, Asked(kind_of("dossier"), report.number, at, "Lucía Ferrer"))
        review = gather(session, Asked(kind_of("after-action"), report.number, at, "Lucía Ferrer"))
        assert isinstance(dossier, Dossier)
        assert isinstance(review, AfterAction)
        told = [f"{moment.what}" for one in dossier.recipients for moment in one.moments]
        return {
            "headline": page.headline,
            "line": f"{page.lines[0].what} {page.lines[0].differs}",
            "reason": page.lines[0].reason,
            "step": steps_of(picture, at, UTC)[DECISION].note,
            "option": " ".join((option.decided, *option.refused)),
            "record": text(record_pdf(replace(record, ledger=()))),
            "undecided": " ".join(record.undecided),
            "timeline": next(
                f"{mark.title}: {mark.says}"
                for mark in timeline_marks(session, "MMR", at.date())
                if mark.lane is Lane.DECISIONS
            ),
            "dossier": " ".join(told),
            "follow up": " ".join(review.follow_up),
            "lapses": " ".join(review.lapses),
            "idle question": " ".join(
                cell for row in answer_to(session, 10, "MMR", at).rows for cell in row.cells
            ),
            "question": " ".join(cell for row in answer_to(session, 4, "MMR", at).rows for cell in row.cells),
        }
