"""Reviews and special procedures of the Human Rights Council: the next review, and replies that are owed."""

from typing import Any

from app.actions.countries.register_entries import RegisterKind
from app.reading.countries.background import Background
from app.reading.countries.file_rows import FileRows, LiveRows, PastRows
from app.reading.countries.mechanisms import ProcedureView, UniversalReviewView
from app.reading.outside.recommendation_lists import RecommendationLine, recommendations
from app.rules.verdict import Verdict
from language import mark, ptr, tr
from language.phrases import headed
from language.wording import pmark
from reports.words import partial_date
from ui.background.part import BackgroundPart, opened
from ui.background.procedure_dialog import ProcedureDialog, ReplyDialog
from ui.background.recommendation_dialog import RecommendationDialog
from ui.background.recommendations_card import RecommendationsCard
from ui.background.universal_review_dialog import UniversalReviewDialog
from ui.background.words import iso, sourced
from ui.case import Case
from ui.frame import Frame
from ui.may import first_refusal, refusal
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column
from ui.widgets.words import Words


class UnitedNationsPart(BackgroundPart):
    """Two registers, and the next date above them."""

    title = mark("UN reviews")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.next = Words(strong=True, wrap=True)
        self.procedures = Register[ProcedureView](
            tr("Special procedures"),
            _PROCEDURES,
            identity=lambda entry: entry.entry_id,
            nothing=tr(
                "Visits, letters and statements of special rapporteurs and working groups, with the day by which the "
                "state was asked to reply."
            ),
            add=tr("Record a visit, letter or statement…"),
            on_add=self.record_procedure,
            facts=_procedure_facts,
            acts=(
                RowAct(tr("Record the reply…"), self.reply, self._may_reply),
                RowAct(tr("Revise…"), self.revise_procedure, self.may_write, "edit"),
                RowAct(
                    tr("Withdraw…"),
                    lambda row: self.withdraw(RegisterKind.SPECIAL_PROCEDURE, row, tr("the entry")),
                    self.may_write,
                ),
            ),
        )
        self.reviews = Register[UniversalReviewView](
            tr("Universal Periodic Review"),
            _REVIEWS,
            identity=lambda review: review.entry_id,
            nothing=tr(
                "Each review of the state, held or to come: cycle, day, and the symbol of the report."
            ),
            add=ptr("of the state", "Record a review…"),
            on_add=self.record_review,
            facts=_review_facts,
            acts=(
                RowAct(tr("Revise…"), self.revise_review, self.may_write, "edit"),
                RowAct(
                    tr("Withdraw…"),
                    lambda row: self.withdraw(RegisterKind.UNIVERSAL_REVIEW, row, tr("the review")),
                    self.may_write,
                ),
            ),
        )
        self.recommendations = RecommendationsCard(
            record=self.record_recommendation,
            revise=self.revise_recommendation,
            withdraw=lambda line: self.withdraw(RegisterKind.RECOMMENDATION, line, tr("the recommendation")),
        )
        self.recommendations.sought.connect(self._find)
        for widget in (self.next, self.procedures, self.reviews, self.recommendations):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_held(self, held: Background, may: Verdict) -> None:
        following = held.next_universal_review
        self.next.setText(
            tr("Next Universal Periodic Review: {following}", following=following.isoformat())
            if following
            else tr("Next Universal Periodic Review: no date is on record.")
        )
        self.procedures.set_rows(held.special_procedures)
        self.reviews.set_rows(held.universal_reviews)
        self.procedures.set_verdict(may)
        self.reviews.set_verdict(may)
        self._find(self.recommendations.search.text())

    @staticmethod
    def due(held: Background) -> str:
        late = sum(entry.overdue for entry in held.special_procedures)
        return tr("{late} overdue", late=late) if late else ""

    def record_procedure(self) -> ProcedureDialog:
        return opened(ProcedureDialog(self.case, self.frame, self.country))

    def revise_procedure(self, entry: ProcedureView) -> ProcedureDialog:
        return opened(ProcedureDialog(self.case, self.frame, self.country, entry))

    def reply(self, entry: ProcedureView) -> ReplyDialog:
        return opened(ReplyDialog(self.case, self.frame, self.country, entry))

    def record_review(self) -> UniversalReviewDialog:
        return opened(UniversalReviewDialog(self.case, self.frame, self.country))

    def revise_review(self, review: UniversalReviewView) -> UniversalReviewDialog:
        return opened(UniversalReviewDialog(self.case, self.frame, self.country, review))

    def record_recommendation(self) -> RecommendationDialog:
        return opened(RecommendationDialog(self.case, self.frame, self.country))

    def revise_recommendation(self, line: RecommendationLine) -> RecommendationDialog:
        return opened(RecommendationDialog(self.case, self.frame, self.country, line))

    def _find(self, words: str) -> None:
        """The recommendations with these words, of the day that is shown."""
        if self.held is None:
            return
        found = self.held.recommendations
        if words.strip():
            found = self.case.look(lambda session: recommendations(self._rows(session), words))
        self.recommendations.show_list(found, self.may_write(None))

    def _rows(self, session: Any) -> FileRows:
        if self.past is None:
            return LiveRows(session, self.country)
        return PastRows(session, self.country, self.past.found.until)

    def _may_reply(self, entry: ProcedureView) -> Verdict:
        replied = tr("A reply of {replied_on} is on record.", replied_on=iso(entry.replied_on))
        return first_refusal(self.may_write(entry), refusal(replied, unless=entry.replied_on is None))


def _procedure_facts(entry: ProcedureView) -> list[tuple[str, str]]:
    return [
        (tr("Subject"), entry.subject),
        (tr("Mandate"), entry.mandate),
        (tr("Reply"), headed(iso(entry.replied_on), entry.reply) if entry.reply else ""),
        (tr("Source"), sourced(entry.source, entry.source_on)),
        (tr("Recorded by"), entry.recorded_by),
    ]


def _review_facts(review: UniversalReviewView) -> list[tuple[str, str]]:
    return [
        (tr("Session"), review.session),
        (tr("Note"), review.note),
        (tr("Source"), sourced(review.source, review.source_on)),
        (tr("Recorded by"), review.recorded_by),
    ]


def _reply(entry: ProcedureView) -> str:
    if entry.replied_on is not None:
        return tr("Replied {replied_on}", replied_on=entry.replied_on.isoformat())
    if entry.overdue:
        return tr("Overdue, {reply_due}", reply_due=iso(entry.reply_due))
    return (
        tr("Due {reply_due}", reply_due=entry.reply_due.isoformat())
        if entry.reply_due
        else tr("None asked for")
    )


_PROCEDURES = (
    Column[ProcedureView](mark("Date"), lambda entry: entry.acted_on.isoformat(), width=108),
    Column[ProcedureView](mark("Kind"), lambda entry: entry.kind.label, width=130),
    Column[ProcedureView](mark("Mandate"), lambda entry: entry.mandate, stretch=True),
    Column[ProcedureView](mark("Symbol"), lambda entry: entry.symbol, width=124),
    Column[ProcedureView](
        mark("Reply"),
        _reply,
        sort=lambda entry: entry.reply_due,
        glyph=lambda entry: ("time-lapsed", "danger") if entry.overdue else None,
        role=lambda entry: "danger" if entry.overdue else "",
        width=188,
    ),
)
_REVIEWS = (
    Column[UniversalReviewView](mark("Cycle"), lambda review: str(review.cycle), number=True, width=64),
    Column[UniversalReviewView](
        mark("Day"),
        lambda review: partial_date(review.review_on, review.precision),
        sort=lambda review: review.review_on,
        width=104,
    ),
    Column[UniversalReviewView](
        pmark("of a review", "Held"), lambda review: tr("Yes") if review.held else tr("To come"), width=84
    ),
    Column[UniversalReviewView](mark("Report"), lambda review: review.symbol, width=150),
    Column[UniversalReviewView](mark("Note"), lambda review: review.note, stretch=True),
)
