"""Preparing a copy for a partner or the public: for whom, how it is marked, what is withheld."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer

from app.actions.outside.releases import PrepareRelease, prepare_release
from app.briefs.data import BriefData
from app.reading.ministry.reference import current_countries, current_marking_scheme
from app.reading.releases.approvers import approvers, no_approver
from app.reading.releases.draft import Original, ReleaseChoice, original_brief, original_record
from app.reading.reports.report import ReportView
from app.refusals import Refused, UserError
from app.rules.entry.texts import fold
from app.rules.markings import Marking
from app.rules.release.limits import Recipient, level_to_propose
from db.vocabulary import Role
from db.vocabulary.release import ReleaseAudience
from language import Language, spoken, tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.form_keeper import KeptField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.may import may
from ui.printing.language_field import language_field
from ui.release.removals_pane import RemovalsPane
from ui.reports.marking_words import marking_choices
from ui.reports.words import moment
from ui.tasks import Task
from ui.widgets.notice import Tone
from ui.widgets.words import Words

_PUBLIC = "public"
_RECORD = "record"


def _documents(report: ReportView, zone: ZoneInfo) -> list[tuple[str, str]]:
    """What a copy can be made of: every frozen brief, the newest first, and the record of what was decided."""
    briefs = [
        (
            brief.brief_id,
            tr(
                "Brief, version {version}, frozen {frozen_at}",
                version=brief.version,
                frozen_at=moment(brief.frozen_at, zone),
            ),
        )
        for brief in reversed(report.briefs)
    ]
    return [*briefs, (_RECORD, tr("Decision record, as it stands now"))] if report.decisions else briefs


class PrepareReleaseDialog(Dialog):
    """The copy is kept as it is drawn here, and waits for a focal point who did not prepare it.

    ``original`` is the newest brief at first; an older version or the record of decisions can be taken instead.
    """

    binding = True

    def __init__(self, case: Case, frame: Frame, report: ReportView) -> None:
        super().__init__(
            frame,
            tr("Prepare a release of {report_number}", report_number=report.number),
            words=tr(
                "Words are taken out of the data, not covered, and the copy is printed anew. A second focal point "
                "compares it with the original and approves it; only then can it be saved."
            ),
            width=1180,
            about=report.number,
        )
        self._case, self._report_id = case, report.report_id
        self._refused = False
        self.document = ChoiceField[str](
            tr("Copy of"), _documents(report, case.zone), name="document", required=True, empty=None
        )
        self._original = original = self._chosen_original()
        named = case.look(lambda session: [(one.alpha3, one.name) for one in current_countries(session)])
        # As one looks for them: by name, letters with marks among those without.
        countries = sorted(named, key=lambda one: fold(one[1]))
        self.recipient = ChoiceField[str](
            tr("For"),
            [(_PUBLIC, tr("The public")), *countries],
            name="partner",
            required=True,
            searchable=True,
            empty=tr("The public, or a state"),
        )
        self.level = ChoiceField[str](
            tr("Marking of the copy"),
            marking_choices(case),
            name="marking",
            required=True,
            hint=tr("Evidence and lines that are marked higher are withheld whole."),
        )
        self.asked_by = TextField(tr("Asked for by"), name="asked by", required=True)
        self.asked_on = DateField(tr("Asked on"), name="asked on", required=True)
        self.reason = TextArea(
            tr("Why it may be released"),
            name="reason",
            required=True,
            rows=2,
            hint=tr("As the originator: why less protection is enough."),
        )
        self.form.add_row(self.document, self.recipient, self.level)
        self.language = language_field(_language(original))
        self.form.add_row(self.asked_by, self.asked_on, self.language)
        self.form.add(self.reason)
        self.form.add_section(
            tr("What is withheld"),
            tr("Names of protected persons and sources, and all proofs of the original, always are."),
        )
        self._proposed = original.document.marking.level
        self.level.set_value(self._proposed)
        self.proposal = Words(role="warn", wrap=True)
        self.proposal.hide()
        self.level.add_beneath(self.proposal)
        self.pane = RemovalsPane(case, frame, original, self.choice)
        self.form.add_widget(self.pane)
        self.pane.changed.connect(self._withheld)
        self.document.changed.connect(self._take_document)
        self.recipient.changed.connect(self._propose_level)
        self.recipient.changed.connect(self.pane.refresh)
        self.level.changed.connect(self._level_chosen)
        self.level.changed.connect(self.pane.refresh)
        self.language.changed.connect(self.pane.refresh)
        if not case.look(lambda session: approvers(session, case.actor.person_id or "")):
            # Before an hour of work, not after it.
            self.notice.tell(Tone.WARN, tr("Nobody could approve what you prepare."), remedy=no_approver())
        self.act_button = self.add_act(
            tr("Prepare the copy"), self._prepare, verdict=may(case, Role.ANALYST, Role.FOCAL_POINT)
        )

    def kept_fields(self) -> dict[str, KeptField]:
        """What is withheld too: it is the most of the work, and after the document, to which it belongs."""
        return {**super().kept_fields(), "withheld": self.pane}

    def refuse(self, error: UserError) -> None:
        super().refuse(error)
        self._refused = True
        if isinstance(error, Refused) and error.rule == "release.words_remain":
            # What ends it stands beneath the texts, and may be out of sight. The dialog grows first with what it tells.
            QTimer.singleShot(0, self.pane, self.pane.lead_to_remaining)

    def _withheld(self) -> None:
        if self._refused:
            # The refusal named words that may have been dealt with since.
            self._refused = False
            self.notice.clear()
        self.form.edit()

    def _chosen_original(self) -> Original:
        chosen = self.document.value()
        if chosen is None or chosen == _RECORD:
            at = self._case.now()
            return self._case.look(lambda session: original_record(session, self._report_id, at))
        return self._case.look(lambda session: original_brief(session, chosen))

    def _take_document(self) -> None:
        self._original = self._chosen_original()
        self._propose_level(anew=True)
        self.language.set_value(_language(self._original) or spoken())
        self.pane.show_original(self._original)

    def _propose_level(self, *_: object, anew: bool = False) -> None:
        """The level that fits whom the copy is for, unless somebody chose one; what was changed for them is said.

        The same document for somebody else keeps a level that was chosen; another document begins anew.
        """
        before = self._original.document.marking.level
        if not anew and self.level.value() != self._proposed:
            self.proposal.hide()
            return
        scheme = self._case.look(current_marking_scheme)
        # While a name is typed it is nobody yet.
        public = self.recipient.picked == _PUBLIC
        audience = ReleaseAudience.PUBLIC if public else ReleaseAudience.PARTNER
        self._proposed = level_to_propose(before, audience, scheme)
        self.level.set_value(self._proposed)
        self.proposal.setText(
            tr(
                "Proposed for the public, in place of {before}: look at what is then withheld.",
                before=scheme.level(before).name,
            )
        )
        self.proposal.setVisible(self._proposed != before)

    def _level_chosen(self) -> None:
        """What was proposed is said as long as it stands."""
        if self.level.value() != self._proposed:
            self.proposal.hide()

    def choice(self) -> ReleaseChoice | None:
        """What is chosen now; nothing before somebody chose for whom, or while that is typed.

        A partner's copy keeps the caveats that let it be released; the public's has none.
        """
        partner, level = self.recipient.picked, self.level.value() or ""
        if partner is None:
            return None
        if partner == _PUBLIC:
            recipient, marking = Recipient(ReleaseAudience.PUBLIC), Marking(level)
        else:
            scheme = self._case.look(current_marking_scheme)
            known = {caveat.code for caveat in scheme.caveats if not caveat.forbids_release}
            caveats = known & set(self._original.document.marking.caveats)
            recipient = Recipient(ReleaseAudience.PARTNER, partner)
            marking = Marking(level, frozenset(caveats), frozenset({partner}))
        return ReleaseChoice(
            recipient=recipient,
            marking=marking,
            removals=tuple(self.pane.removals) if hasattr(self, "pane") else (),
            may_stay=tuple(sorted(self.pane.may_stay)) if hasattr(self, "pane") else (),
            language=self.language.value(),
        )

    def _prepare(self) -> None:
        asked_on = self.asked_on.value() if not self.asked_on.is_empty() else None

        def start(done: Callable[[Any], None], failed: Callable[[UserError], None]) -> Task:
            choice = self.choice()
            if asked_on is None or choice is None:
                raise AssertionError("required fields were checked")
            request = PrepareRelease(
                brief_id=self._original.brief_id,
                report_id=None if self._original.brief_id else self._original.report_id,
                choice=choice,
                asked_by=self.asked_by.value(),
                asked_on=asked_on,
                reason=self.reason.value(),
                printer=self._case.printer,
            )
            return self._case.act_in_background(
                tr("Preparing the copy"), prepare_release, request, on_done=done, on_failed=failed
            )

        self.attempt_in_background(start)


def _language(original: Original) -> Language | None:
    """The language in which a brief was frozen; a record has none of its own."""
    return original.document.language if isinstance(original.document, BriefData) else None
