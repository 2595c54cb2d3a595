"""Draws every widget in every theme into out/gallery, to be looked at: python -m tools.widget_gallery [folder]."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.refusals import BadInput
from app.rules.reports.clocks import clock_state
from app.rules.verdict import Verdict
from db.vocabulary import Credibility, Phase, Reliability
from tools.screenshots import grab
from ui.application import make_application
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.form import Form
from ui.fields.instant_field import InstantField
from ui.fields.money_field import MoneyField
from ui.fields.multi_choice import MultiChoice
from ui.fields.number_field import NumberField
from ui.fields.tag_field import TagField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.page import Page, ScrollPage
from ui.tasks import Tasks
from ui.theme import ThemeChoice
from ui.widgets.act_button import ActButton
from ui.widgets.act_menu import ActMenu
from ui.widgets.card import Card
from ui.widgets.clock_label import ClockLabel
from ui.widgets.columns import Columns
from ui.widgets.empty_state import EmptyState
from ui.widgets.grade_badge import GradeBadge
from ui.widgets.marking_strip import MarkingView
from ui.widgets.notice import Notice, Tone
from ui.widgets.option_card import OptionCard
from ui.widgets.phase_badge import PhaseBadge
from ui.widgets.phase_strip import PhaseSpan, PhaseStrip
from ui.widgets.rows_model import Column
from ui.widgets.sidebar import Place
from ui.widgets.step_list import Step, StepList, StepState
from ui.widgets.table_view import TableView
from ui.widgets.words import Words
from ui.window import MainWindow

_NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
_REFUSED = Verdict(
    allowed=False,
    rule="authority.none",
    reason="Only an office with authority over targeted sanctions may decide: Minister, or Head, Sanctions Unit "
    "with the Permanent Secretary's signature.",
)
_PHASES = (None, *Phase)


@dataclass(frozen=True)
class _Sample:
    number: str
    country: str
    phase: Phase | None
    evidence: int
    updated: str


_ROWS = tuple(
    _Sample(f"EW-2026-00{10 + n}", country, _PHASES[n % 4], 3 * n, f"2026-02-{n + 1:02}")
    for n, country in enumerate(
        ("Country A", "Country B", "Country C", "Country D", "Country E", "Country F")
    )
)


class ReportLike(ScrollPage):
    """Three columns as a report page has them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Place("reports", "Reports", "reports"))
        menu = ActMenu()
        menu.add("Withdraw…", lambda: None, _REFUSED)
        self.header_acts.addWidget(menu)
        self.set_title("EW-2026-0042", "Country A · imminent risk · opened 2026-02-01")
        self.body.addWidget(Columns((_steps(), _options(), _facts()), stretch=(2, 5, 3)))


def _steps() -> Card:
    card = Card("Steps")
    done, now, later = StepState.DONE, StepState.NOW, StepState.TO_COME
    near = clock_state(_NOW, _NOW + timedelta(hours=3))
    card.body.addWidget(
        StepList(
            (
                Step("Drafted", done, "T. Analyst", "1 February, 09:12"),
                Step("Submitted", done, "T. Analyst", "1 February, 14:40"),
                Step("Assessed", done, "M. Assessor", "2 February, 10:05", note="One dissent recorded"),
                Step("Escalated", done, "A. Focal", "3 February, 09:00"),
                Step("Decide", now, "Director-General", "by 4 March, 12:00", clock=near),
                Step("Respond", later, "lead department"),
                Step("Review and close", later, "A. Focal"),
            )
        )
    )
    return card


def _options() -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    first = OptionCard("Targeted sanctions", Phase.VIOLENCE_ESCALATION, label="A")
    first.add_fact("Mechanism", "Asset freeze and travel ban on eight named persons")
    first.add_fact("Outcome", "Raises the cost of the campaign for those who order it")
    first.add_fact("Harm check", "Low: no effect on trade in food or medicine")
    first.add_fact("Cost", "EUR 125,000.50")
    first.set_authority(
        may_decide=True, words="Your office may decide, under DI-2025-07.", detail="Ceiling EUR 500,000"
    )
    first.set_chain(Words("DI-2025-07 ← Minister (statute)", role="muted"))
    first.acts.addWidget(ActButton("Authorise targeted sanctions…", primary=True))
    second = OptionCard("Fact-finding mission", Phase.RISK_PRESENT, label="B")
    second.add_fact("Cost", "EUR 40,000.00")
    second.set_authority(may_decide=False, words="The Permanent Secretary can decide.")
    second.acts.addWidget(ActButton("Decide on the mission…", verdict=_REFUSED))
    for card in (first, second):
        column.addWidget(card)
    column.addStretch(1)
    return held


def _facts() -> Card:
    card = Card("Evidence")
    card.body.addWidget(GradeBadge(Reliability.B, Credibility.PROBABLY_TRUE))
    for phase in _PHASES:
        card.body.addWidget(PhaseBadge(phase))
    for left in (50, 3, -50):
        card.body.addWidget(ClockLabel(clock_state(_NOW, _NOW + timedelta(hours=left))))
    card.body.addWidget(ClockLabel(clock_state(_NOW, _NOW, done_at=_NOW - timedelta(hours=2))))
    card.body.addWidget(
        EmptyState("No evidence yet", "What is observed or reported belongs here.", act="Record evidence…")
    )
    return card


class DeskLike(Page):
    """A table, notices and a strip of phases."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Place("desk", "Desk", "desk"))
        strip = PhaseStrip(
            (
                PhaseSpan(date(2012, 6, 1), None),
                PhaseSpan(date(2015, 1, 1), Phase.RISK_PRESENT),
                PhaseSpan(date(2016, 10, 9), Phase.VIOLENCE_ESCALATION),
                PhaseSpan(date(2017, 8, 25), Phase.IMMINENT_RISK),
                PhaseSpan(date(2019, 3, 1), Phase.VIOLENCE_ESCALATION),
                PhaseSpan(date(2021, 2, 1), Phase.IMMINENT_RISK),
            ),
            date(2026, 3, 4),
        )
        card = Card("Phases over time")
        card.body.addWidget(strip)
        self.content.addWidget(card)
        for tone in Tone:
            notice = Notice()
            notice.tell(
                tone,
                "The report was not escalated, because no option of taking no action is in it.",
                kept="Your draft is kept.",
                remedy="Add that option.",
            )
            self.content.addWidget(notice)
        table = TableView(
            (
                Column[_Sample]("Number", lambda row: row.number, width=130),
                Column[_Sample]("Country", lambda row: row.country, stretch=True),
                Column[_Sample](
                    "Phase",
                    lambda row: row.phase.label if row.phase else "No phase",
                    phase=lambda row: (True, row.phase),
                    sort=lambda row: row.phase.rank if row.phase else None,
                    width=210,
                ),
                Column[_Sample](
                    "Evidence",
                    lambda row: str(row.evidence),
                    number=True,
                    sort=lambda row: row.evidence,
                    width=100,
                ),
                Column[_Sample](
                    "Updated", lambda row: row.updated, glyph=lambda _: ("time", "warn"), width=130
                ),
            ),
            name="Reports",
            rows=_ROWS,
        )
        table.choose(1)
        self.table = table
        self.content.addWidget(table, 1)


class FormLike(ScrollPage):
    """Every kind of field."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Place("settings", "Settings", "settings"))
        form = Form()
        fill(form)
        self.body.addWidget(form)
        self.body.addStretch(1)
        self.form = form


def fill(form: Form) -> None:
    """One of each field, one with an error."""
    title = TextField("Title", required=True, hint="At most 200 characters.", placeholder="A short name")
    summary = TextArea("Summary", rows=3)
    cost = MoneyField("Cost", required=True)
    day = DateField("Occurred on")
    moment = InstantField("Signed at", required=True)
    country = ChoiceField("Country", (("A", "Country A"), ("B", "Country B")), searchable=True)
    phase = ChoiceField("Proposed phase", tuple((one, one.label) for one in Phase))
    crimes = MultiChoice("Crimes", tuple((n, f"Crime number {n}") for n in range(4)), rows=4)
    many = MultiChoice("Countries", tuple((n, f"Country {n}") for n in range(20)), rows=4)
    groups = TagField("Affected groups")
    groups.set_value(("Group one", "Group two"))
    hours = NumberField("Time to decide", minimum=1, maximum=240, value=24, unit="hours")
    own = CheckField("This is my own judgement", required=True, hint="Authority rule 20.")
    secret = TextField("Passphrase", secret=True)
    secret.set_value("not a real one")
    form.add(title, summary)
    form.add_row(cost, day, moment)
    form.add_section("Where", "A section has a sentence where that helps.")
    form.add_row(country, phase)
    form.add_row(crimes, many)
    form.add(groups)
    form.add_row(hours, secret)
    form.add(own)
    cost.set_error("The amount 12 has no currency. Give the three-letter code, as in EUR.")
    crimes.set_value((1, 2))


def windows(tasks: Tasks) -> Iterator[tuple[str, QWidget]]:
    """A window per page and a dialog."""
    marking = MarkingView("OFFICIAL: SENSITIVE", "#1F4E79", "#FFFFFF", demo=True)
    window = MainWindow(tasks, marking, glossary=(("Phase", "Where a country file stands."),))
    for page in (
        DeskLike(window),
        Page(window, Place("countries", "Countries", "countries")),
        ReportLike(window),
        Page(window, Place("authorities", "Authorities", "authorities")),
        Page(window, Place("history", "History", "history")),
        FormLike(window),
    ):
        window.add_page(page)
    window.sign_in("A. Nkosi", "R2P Focal Point")
    window.set_badge("desk", 7)
    window.set_badge("reports", 120)
    window.set_ledger(18204, _NOW)
    window.status_line.set_saved()
    window.go("desk")
    window.show()
    for name in ("desk", "reports", "settings"):
        window.go(name)
        yield name, window
    dialog = Dialog(
        window, "Decline this option", about="", words="The reason is read by those who come after."
    )
    reason = TextArea("Reason", required=True)
    dialog.form.add(reason)
    dialog.form.add_row(DateField("Review on", required=True), MoneyField("Cost"))
    dialog.add_act("Decline targeted sanctions", lambda: None)
    dialog.refuse(BadInput("reason", "The reason is empty.", remedy="Enter the reason."))
    dialog.notice.tell(Tone.ERROR, "Your office does not hold this power.", kept="What you typed is here.")
    dialog.show()
    yield "dialog", dialog
    dialog.reject_at_once()
    keys = window.show_keys()
    yield "keys", keys
    keys.reject()
    yield "glossary", window.show_glossary()


def main() -> None:
    """Draw everything into the folder named, or out/gallery."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/gallery")
    folder.mkdir(parents=True, exist_ok=True)
    app, theme, _faults = make_application()
    tasks = Tasks()
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST):
        theme.choose(choice)
        for name, widget in windows(tasks):
            app.processEvents()
            grab(widget, folder / f"{name}-{choice.value}.png")
        app.closeAllWindows()
        app.processEvents()
        tasks = Tasks()
    print(f"Drawn into {folder}")


if __name__ == "__main__":
    main()
