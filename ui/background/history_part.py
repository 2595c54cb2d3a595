"""Past atrocities and impunity, and the flag by which they shorten the review cycle."""

from app.actions.countries.baseline_flags import SetBaselineFlag, set_baseline_flag
from app.actions.countries.register_entries import RegisterKind
from app.reading.countries.background import Background
from app.reading.countries.past_atrocities import AtrocityView, FlagView
from app.rules.verdict import Verdict
from db.vocabulary import Role
from language import mark, tr
from ui.background.atrocity_dialog import AtrocityDialog
from ui.background.part import BackgroundPart, opened
from ui.background.words import ACCOUNTABILITY, CRIMES, people, period, sourced
from ui.case import Case
from ui.countries.words import day_of
from ui.frame import Frame
from ui.may import first_refusal, may
from ui.reports.text_dialog import TextDialog
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column
from ui.widgets.words import Words


class HistoryPart(BackgroundPart):
    """The register, and the flag above it."""

    title = mark("Past atrocities")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self._flagged = False
        self.stands = Words(wrap=True, strong=True)
        self.why = Words(wrap=True, role="muted", selectable=True)
        self.flag = ActButton(tr("Raise the flag…"))
        self.flag.acted.connect(self.ask_flag)
        card = Card(tr("Closer watch"))
        for widget in (self.stands, self.why, self.flag):
            card.body.addWidget(widget)
        self.register = Register[AtrocityView](
            tr("Past atrocities and who answered for them"),
            _COLUMNS,
            identity=lambda entry: entry.entry_id,
            nothing=tr(
                "Atrocities of earlier years are the strongest single predictor, above all where nobody answered for "
                "them: period, crimes, numbers as a range with their source, and accountability."
            ),
            add=tr("Record past atrocities…"),
            on_add=self.record,
            facts=_facts,
            acts=(
                RowAct(tr("Revise…"), self.revise, self.may_write, "edit"),
                RowAct(
                    tr("Withdraw…"),
                    lambda row: self.withdraw(RegisterKind.ATROCITY, row, row.title),
                    self.may_write,
                ),
            ),
        )
        self.body.addWidget(card)
        self.body.addWidget(self.register)
        self.body.addStretch(1)

    def show_held(self, held: Background, may: Verdict) -> None:
        self.register.set_rows(held.past_atrocities)
        self.register.set_verdict(may)
        self._show_flag(held.flag, may)

    def record(self) -> AtrocityDialog:
        return opened(AtrocityDialog(self.case, self.frame, self.country))

    def revise(self, entry: AtrocityView) -> AtrocityDialog:
        return opened(AtrocityDialog(self.case, self.frame, self.country, entry))

    def ask_flag(self) -> TextDialog:
        """Ask why the flag is raised or lifted, and do it."""
        flagged, country = not self._flagged, self.country

        def run(reason: str) -> object:
            request = SetBaselineFlag(country=country, flagged=flagged, reason=reason)
            return self.case.act(set_baseline_flag, request)

        days = self.case.settings.flagged_review_days
        return opened(
            TextDialog(
                self.frame,
                tr("Raise the flag") if flagged else tr("Lift the flag"),
                about=f"{country} flag {flagged}",
                words=tr(
                    "A flagged file is reviewed every {days} days or oftener; a longer cycle is shortened at once.",
                    days=days,
                )
                if flagged
                else tr("The review cycle stays as it is until someone changes it."),
                act=tr("Raise the flag") if flagged else tr("Lift the flag"),
                label=tr("Reason"),
                run=run,
            )
        )

    def _show_flag(self, flag: FlagView | None, writes: Verdict) -> None:
        self._flagged = flag is not None and flag.flagged
        days = self.case.settings.flagged_review_days
        self.stands.setText(
            tr("Flagged: reviewed every {days} days or oftener.", days=days)
            if self._flagged
            else tr("Not flagged: the review cycle is free up to a year.")
        )
        said = f"{flag.reason} ({flag.set_by}, {day_of(flag.set_at, self.case)})" if flag else ""
        self.why.setText(said or tr("Recording past atrocities with impunity raises the flag."))
        self.flag.set_words(tr("Lift the flag…") if self._flagged else tr("Raise the flag…"))
        self.flag.set_verdict(first_refusal(writes, may(self.case, Role.FOCAL_POINT)))


def _facts(entry: AtrocityView) -> list[tuple[str, str]]:
    return [
        (tr("What happened"), entry.title),
        (tr("Caution"), entry.caution),
        (tr("Crimes"), ", ".join(CRIMES[crime] for crime in entry.crimes)),
        (tr("Perpetrator"), entry.perpetrator),
        (tr("Victims"), entry.victims),
        (
            tr("Deaths"),
            f"{people(entry.dead_low, entry.dead_high)}. {entry.numbers_source}"
            if entry.numbers_source
            else "",
        ),
        (
            tr("Accountability"),
            f"{ACCOUNTABILITY[entry.accountability]}. {entry.accountability_where}".strip(),
        ),
        (tr("Source"), sourced(entry.source, entry.source_on)),
        (tr("Recorded by"), entry.recorded_by),
    ]


_COLUMNS = (
    Column[AtrocityView](
        mark("Period"),
        lambda entry: period(entry.began, entry.ended),
        sort=lambda entry: entry.began,
        width=200,
    ),
    Column[AtrocityView](mark("What happened"), lambda entry: entry.title, stretch=True),
    Column[AtrocityView](
        mark("Mark"),
        lambda entry: tr("Caution") if entry.caution else "",
        glyph=lambda entry: ("warn", "warn") if entry.caution else None,
        role=lambda entry: "warn" if entry.caution else "",
        tooltip=lambda entry: entry.caution,
        width=104,
    ),
    Column[AtrocityView](
        mark("Deaths"),
        lambda entry: people(entry.dead_low, entry.dead_high),
        sort=lambda entry: entry.dead_high,
        number=True,
        width=140,
    ),
    Column[AtrocityView](
        mark("Accountability"), lambda entry: ACCOUNTABILITY[entry.accountability], width=124
    ),
)
