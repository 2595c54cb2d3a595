"""What a second person has before them to compare: what was recorded of a signed paper, and its scan."""

from app.reading.reports.completions import CompletionView
from app.reading.reports.decisions import DecisionView
from app.rules.reports.outcomes import outcome_words
from db.vocabulary import Outcome
from language import tr
from language.phrases import begun
from reports.words import grouped_hash
from ui.case import Case
from ui.fields.form import Form
from ui.frame import Frame
from ui.pdf.view import PdfView
from ui.reports.scan import scan_view
from ui.reports.words import day, moment
from ui.widgets.facts import Facts


def add_compared(
    form: Form, case: Case, frame: Frame, decision: DecisionView, done: CompletionView
) -> PdfView | None:
    """The record above and the scan beneath; the scan's view, where it is shown as pages."""
    facts = Facts()
    facts.add(tr("Option"), decision.option)
    facts.add(tr("Decision"), begun(outcome_words(decision.outcome, decision.effect)))
    if decision.outcome is Outcome.DEFER and decision.defer_until is not None:
        facts.add(tr("Deferred until"), day(decision.defer_until))
    facts.add(tr("Signed by"), f"{decision.person}, {decision.office}")
    facts.add(tr("Signed on"), moment(decision.decided_at, case.zone))
    facts.add(tr("Reason"), decision.reason or tr("none given"))
    facts.add(tr("Recorded by"), f"{decision.recorded_by}, {moment(decision.recorded_at, case.zone)}")
    # In groups, as the paper prints it: so it is compared, and so it breaks where there is little room.
    facts.add(tr("Hash on the paper"), grouped_hash(done.printed_hash))
    form.add_widget(facts)
    if done.scan_id is None:
        return None
    seen = scan_view(case, frame, done.scan_id, done.scan)
    form.add_widget(seen)
    return seen if isinstance(seen, PdfView) else None
