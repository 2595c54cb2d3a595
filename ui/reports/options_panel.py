"""The third step: a focal point proposes responses, consults on them, and escalates."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.reports.options import DropOption, RecordPrecondition, drop_option, record_precondition
from app.reading.reports.option_findings import findings_of_options
from app.reading.reports.options import ConsultationView, OptionView
from app.reading.reports.plan_offers import PlanOffer, plan_offers
from app.reading.reports.report import ReportView
from app.reading.reports.standing import options_facts
from app.rules.reports.completeness import Missing
from app.rules.reports.flow import Act
from app.rules.verdict import Verdict
from db.vocabulary import ReportStatus
from language import mark, tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.plans.offer_card import OfferCard
from ui.plans.take_dialog import TakeDialog
from ui.reports.acts import ReportActs
from ui.reports.brief_gaps import BriefGaps
from ui.reports.consult_dialog import ConsultDialog
from ui.reports.dissent_dialog import DissentDialog
from ui.reports.missing_card import MissingCard
from ui.reports.no_action_dialog import NoActionDialog
from ui.reports.observed_card import ObservedCard
from ui.reports.option_dialog import OptionDialog
from ui.reports.option_work import OptionWork
from ui.reports.options_missing import (
    AN_OPTION,
    CONSULT,
    DISSENT,
    NO_ACTION,
    RECOMMEND,
    RECORD,
    WHO_PAYS,
    also_in_brief,
    lacking,
    owed_to_decide,
    place_in_brief,
)
from ui.reports.panel import ReportPicture, StepPanel
from ui.reports.text_dialog import TextDialog
from ui.reports.waits_words import any_of
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.into_view import bring_into_view
from ui.widgets.layouts import empty
from ui.widgets.notice import Tone
from ui.widgets.words import Words

_NOT_YET = (ReportStatus.DRAFT, ReportStatus.SUBMITTED)
_LATER = mark("The brief would lack this too, so that it could not go up:")
_UNDECIDABLE = mark(
    "This does not keep the brief from going up; but no office could authorise these options yet:"
)


class OptionsPanel(StepPanel):
    """Options as cards in their order; what was left out stands last, with its reason."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self._picture: ReportPicture | None = None
        self._shown: object = None
        self._asked_for: object = None
        self._gaps = BriefGaps(case, written=False, parent=self)
        self._gaps.found.connect(self._show_gaps)
        self._lacks = False
        self._named: set[tuple[str, str]] = set()
        self.early = EmptyState(tr("No options yet"), tr("Options are added once the report is assessed."))
        self.missing = MissingCard(
            tr("Before it can be escalated"), tr("The options have everything that escalating needs.")
        )
        self.missing.chosen.connect(self._go_to)
        self._gaps.left.connect(lambda: self.missing.show_later("", ()))
        self.escalate = ActButton(tr("Escalate to…"))
        self.escalate.acted.connect(self._escalate)
        self.missing.acts.addWidget(self.escalate)
        self.add = ActButton(tr("Add an option…"), icon="plus")
        self.add.acted.connect(self._add)
        self.offer = OfferCard()
        self.offer.take.acted.connect(self._take)
        self._offers: tuple[PlanOffer, ...] = ()
        self.observed = ObservedCard()
        self.add_none = ActButton(tr("Add the option of taking no action…"))
        self.add_none.acted.connect(self._add_none)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(current().metrics.between)
        self.works: tuple[OptionWork, ...] = ()
        self._left_out: dict[str, QWidget] = {}
        self.column.addWidget(self.early)
        self.column.addWidget(self.missing)
        self.column.addWidget(self.offer)
        self.column.addWidget(self.observed)
        self.column.addLayout(self._cards)
        self.column.addWidget(self.add)
        self.column.addWidget(self.add_none)
        self.column.addStretch(1)

    def show_report(self, picture: ReportPicture) -> None:
        report = picture.report
        self._picture = picture
        assessed = report.status is ReportStatus.ASSESSED
        prepare = report.verdicts[Act.PREPARE_OPTIONS]
        meeting = report.verdicts[Act.MEET_CONDITIONS].allowed
        none = any(option.no_action and option.dropped_at is None for option in picture.options)
        self.early.setVisible(report.status in _NOT_YET)
        self.early.say(_early_words(report))
        self.missing.setVisible(assessed)
        self.add.setVisible(assessed)
        self.add_none.setVisible(assessed and not none and prepare.allowed)
        self.add.set_verdict(prepare)
        self._show_offers(picture)
        self._show_observed(report.report_id)
        shown = (report.report_id, picture.options, prepare.allowed, meeting)
        if shown != self._shown:
            self._shown = shown
            self._show_options(picture, preparing=prepare.allowed, meeting=meeting)
        if assessed:
            self._show_missing(picture)
            wanted = (report.report_id, report.version, picture.options, report.dissents, picture.evidence)
            if wanted != self._asked_for or self._lacks:
                # What is lacking may be mended elsewhere: a phase in the file, an instrument among the authorities.
                self._lacks = self._lacks and wanted == self._asked_for
                self._asked_for = wanted
                self._gaps.ask(report)
            self._let_escalate(report.verdicts[Act.ESCALATE])
        else:
            self._asked_for = None
            self._gaps.drop()

    def part_of(self, item: str) -> QWidget | None:
        return next(
            (work.card for work in self.works if work.option.option_id == item), self._left_out.get(item)
        )

    def _show_offers(self, picture: ReportPicture) -> None:
        """What plans that were agreed beforehand offer, the one of the assessed phase first."""
        report, now = picture.report, today(self.case)
        assessed = report.status is ReportStatus.ASSESSED
        self.offer.setVisible(assessed)
        if assessed:
            self._offers = self.case.look(lambda session: plan_offers(session, report.report_id, now))
            self.offer.show_offers(self._offers, report.verdicts[Act.PREPARE_OPTIONS])

    def _show_observed(self, report_id: str) -> None:
        """What the options lack as a set. It stops nothing; the brief says it too."""
        found = self.case.look(lambda session: findings_of_options(session, report_id))
        self.observed.show_findings(found)

    def _show_options(self, picture: ReportPicture, *, preparing: bool, meeting: bool) -> None:
        empty(self._cards)
        self._left_out = {}
        live = [option for option in picture.options if option.dropped_at is None]
        self.works = tuple(self._work(option, preparing=preparing, meeting=meeting) for option in live)
        for work in self.works:
            self._cards.addWidget(work)
        for option in picture.options:
            if option.dropped_at is not None:
                said = tr(
                    "Option {ordinal}, “{option}”, was left out: {dropped_reason}",
                    ordinal=option.ordinal,
                    option=option.title,
                    dropped_reason=option.dropped_reason,
                )
                self._left_out[option.option_id] = line = Words(
                    said, role="muted", wrap=True, selectable=True
                )
                self._cards.addWidget(line)

    def _work(self, option: OptionView, *, preparing: bool, meeting: bool) -> OptionWork:
        # What a decision rested on is not added to afterwards.
        open_still = meeting and not option.decided
        work = OptionWork(option, self.case.zone, preparing=preparing, meeting=open_still)
        work.revised.connect(lambda: self._revise(option))
        work.consulted.connect(lambda asked: self._consult(option, asked))
        work.recorded.connect(lambda code, label: self._record(option, code, label))
        work.dropped.connect(lambda: self._drop(option))
        work.commented.connect(lambda: self.comment_asked.emit(option.option_id))
        return work

    def _show_missing(self, picture: ReportPicture) -> None:
        report_id = picture.report.report_id
        facts = self.case.look(lambda session: options_facts(session, report_id))
        listed = lacking(facts)
        self._named = also_in_brief(facts)
        # Who may not prepare options reads what is missing, and is led nowhere.
        preparing = picture.report.verdicts[Act.PREPARE_OPTIONS].allowed
        self.missing.show_missing([(words, place if preparing else "") for words, place in listed])
        owed = owed_to_decide(picture.options)
        self.missing.show_beside(
            tr(_UNDECIDABLE), [(words, place if preparing else "") for words, place in owed]
        )

    def _let_escalate(self, verdict: Verdict) -> None:
        """What the brief would lack stops it too: the dialog would only say so again."""
        held_back = verdict.rule.endswith(".missing") or (verdict.allowed and self._lacks)
        # Of the two ways to the same act neither is the one that comes next while the brief lacks something.
        self.held_back.emit(held_back)
        if held_back:
            self.escalate.refuse(tr("It can be escalated once nothing is listed here as missing."))
        else:
            self.escalate.set_verdict(verdict)

    def _show_gaps(self, found: tuple[Missing, ...]) -> None:
        picture = self._picture
        preparing = picture is not None and picture.report.verdicts[Act.PREPARE_OPTIONS].allowed
        later = [one for one in found if (one.code, one.where) not in self._named]
        self.missing.show_later(tr(_LATER), [(one.message, place_in_brief(one, preparing)) for one in later])
        self._lacks = bool(found)
        if picture is not None:
            self._let_escalate(picture.report.verdicts[Act.ESCALATE])

    def _go_to(self, place: str) -> None:
        picture = self._picture
        if picture is None:
            return
        if place == DISSENT:
            self._open(DissentDialog(self.case, self.frame, picture.report))
            return
        if place == AN_OPTION:
            self._add()
        elif place == NO_ACTION:
            self._add_none()
        elif place == RECOMMEND:
            self._recommend()
        for option in picture.options:
            if str(option.ordinal) == place:
                self._revise(option)
            elif f"{CONSULT}{option.ordinal}" == place:
                self._consult(option, None)
            elif f"{WHO_PAYS}{option.ordinal}" == place:
                self._revise(option, at=WHO_PAYS)
            for one in option.preconditions:
                if place == f"{RECORD}{option.ordinal} {one.code}":
                    self._record(option, one.code, one.label)

    # Acts.

    def _escalate(self) -> None:
        if self._picture is not None:
            dialog = ReportActs(self.case, self.frame, self._picture).escalate()
            dialog.done_with.connect(self._acted)

    def _add(self) -> None:
        if self._picture is not None:
            self._open(OptionDialog(self.case, self.frame, self._picture))

    def _take(self) -> None:
        if self._picture is not None:
            self._open(TakeDialog(self.case, self.frame, self._picture, self._offers))

    def _add_none(self) -> None:
        if self._picture is not None:
            self._open(NoActionDialog(self.case, self.frame, self._picture))

    def _recommend(self) -> None:
        """To the field of the only option that proposes something; of several the writer chooses one to revise."""
        proposing = [one for one in self.works if not one.option.no_action]
        if len(proposing) == 1:
            self._revise(proposing[0].option, at=RECOMMEND)
        elif proposing and proposing[0].acts:
            self.frame.tell(
                Tone.INFO,
                tr("Revise the option that you recommend, and tick “This option is recommended” there."),
            )
            proposing[0].acts[0].setFocus()
            # Once the notice has taken its room above.
            revising = proposing[0].acts[0]
            QTimer.singleShot(0, revising, lambda: bring_into_view(revising))

    def _revise(self, option: OptionView, *, at: str = "") -> None:
        if self._picture is None:
            return
        if option.no_action:
            self._open(NoActionDialog(self.case, self.frame, self._picture, option))
            return
        dialog = OptionDialog(self.case, self.frame, self._picture, option)
        self._open(dialog)
        if at == WHO_PAYS:
            dialog.begin_at(dialog.who_pays)
        elif at == RECOMMEND:
            dialog.begin_at(dialog.recommended)

    def _consult(self, option: OptionView, asked: ConsultationView | None) -> None:
        if self._picture is not None:
            self._open(ConsultDialog(self.case, self.frame, self._picture, option, asked))

    def _record(self, option: OptionView, code: str, label: str) -> None:
        if self._picture is None:
            return
        report_id = self._picture.report.report_id
        self._open(
            TextDialog(
                self.frame,
                tr("Record {label}", label=label),
                about=f"{code} {option.option_id}",
                act=tr("Put on record"),
                label=tr("As it was met"),
                name="precondition",
                hint=tr("Once on record it cannot be changed.")
                if self._picture.report.status is ReportStatus.ASSESSED
                else tr(
                    "Once on record it cannot be changed. The brief that went up does not have it: freeze a new version of it."
                ),
                words=tr("Option {ordinal}: {option}", ordinal=option.ordinal, option=option.title),
                run=lambda text: self.case.act(
                    record_precondition,
                    RecordPrecondition(report_id=report_id, option_id=option.option_id, code=code, text=text),
                ),
            )
        )

    def _drop(self, option: OptionView) -> None:
        if self._picture is None:
            return
        report_id = self._picture.report.report_id
        self._open(
            TextDialog(
                self.frame,
                tr("Leave option {ordinal} out", ordinal=option.ordinal),
                about=f"leave out {option.option_id}",
                act=tr("Leave it out"),
                label=tr("Reason"),
                words=tr("{option}. It stays on file with the reason.", option=option.title),
                run=lambda reason: self.case.act(
                    drop_option,
                    DropOption(
                        report_id=report_id,
                        option_id=option.option_id,
                        based_on=option.version,
                        reason=reason,
                    ),
                ),
            )
        )

    def _open(self, dialog: Dialog) -> None:
        pressed: QWidget | None = self.window().focusWidget()
        name = pressed.accessibleName() if pressed is not None else ""
        if pressed is not None and self.missing.isAncestorOf(pressed):
            # A way that is gone once what it led to is there: one goes on at what is missing still.
            dialog.done_with.connect(lambda _result: self._added(name))
            dialog.open()
            return
        ordinal = next(
            (one.option.ordinal for one in self.works if pressed is not None and one.isAncestorOf(pressed)), 0
        )
        dialog.done_with.connect(lambda _result: self._acted(name, ordinal))
        dialog.open()

    def _added(self, pressed: str) -> None:
        self.acted.emit()
        QTimer.singleShot(0, self, lambda: self._show_missing_still(pressed))

    def _show_missing_still(self, pressed: str) -> None:
        links = self.missing.links
        same = next((link for link in links if link.accessibleName() == pressed), None)
        going_on = same or (links[0] if links else None)
        if going_on is None and self.escalate.button.isEnabled():
            going_on = self.escalate.button
        held = going_on or self.add.button
        held.setFocus()
        bring_into_view(held)

    def _acted(self, pressed: str, ordinal: int) -> None:
        self.acted.emit()
        QTimer.singleShot(0, self, lambda: self._show_place(pressed, ordinal))

    def _show_place(self, pressed: str, ordinal: int) -> None:
        """Cards are made anew: one goes on at the act that was pressed, or where it is gone at the first of its option.

        ``ordinal``: of the option whose act it was, 0 for an act of none.
        """
        work = next((one for one in self.works if one.option.ordinal == ordinal), None)
        if work is not None:
            acts = work.acts
            going_on = next((act for act in acts if act.accessibleName() == pressed), None)
            if going_on is not None or acts:
                (going_on or acts[0]).setFocus()
        elif self.add_none.isHidden() and self.window().focusWidget() is None:
            self.add.setFocus()
        held: QWidget | None = self.window().focusWidget()
        if held is not None and self.isAncestorOf(held):
            bring_into_view(held)


def _early_words(report: ReportView) -> str:
    """What the step waits for, who does it, and to whom the report then goes."""
    if not report.could_escalate:
        return tr("Options are added once the report is assessed.")
    return tr(
        "Options are added once the report is assessed, by {names}: at least one that proposes a response, and that of taking "
        "no action. The report is then escalated to an office with authority over them, which “Who can decide?” under "
        "Authorities names.",
        names=any_of(report.could_escalate),
    )
