"""One option while a focal point prepares it: what it says, who was consulted, and who could decide it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.reading.reports.options import ConsultationView, OptionView
from db.vocabulary import ConsultationReply
from reports.words import REPLIES
from ui.reports.authority_words import authority_said, best_of
from ui.reports.chain_view import ChainView
from ui.reports.words import day
from ui.widgets.act_menu import ActMenu
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.option_card import OptionCard
from ui.widgets.words import Words, plain

_NOT_SAID = "not said yet"


class OptionWork(QWidget):
    """Signals ask for an act on the option: ``consulted`` carries a consultation, or None for another department;
    ``recorded`` the code and the words of a precondition."""

    revised = Signal()
    consulted = Signal(object)
    recorded = Signal(str, str)
    dropped = Signal()
    commented = Signal()

    def __init__(self, option: OptionView, *, preparing: bool) -> None:
        super().__init__()
        self.option = option
        self.card = OptionCard(option.title, option.phase, label=f"Option {option.ordinal}")
        self._say()
        self._say_authority()
        self.card.offer_comment().connect(self.commented)
        if preparing:
            self._offer()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def _say(self) -> None:
        option, content = self.option, self.option.content
        card = self.card
        if option.no_action:
            card.add_fact("Consequence", content.expected_outcome or _NOT_SAID)
            return
        card.add_fact("Tool", f"{option.tool} {option.tool_name}")
        card.add_fact("Mechanisms", content.mechanisms or _NOT_SAID)
        card.add_fact("Scope", content.scope or _NOT_SAID)
        card.add_fact("Outcome", content.expected_outcome or _NOT_SAID)
        card.add_fact("Harm", content.harm_to_civilians or _NOT_SAID)
        card.add_fact("Humanitarian", content.humanitarian_effect or _NOT_SAID)
        paid = f", paid by {content.who_pays}" if content.who_pays else ""
        card.add_fact("Cost", f"{option.cost}{paid}" if option.cost is not None else _NOT_SAID)
        card.add_fact("Lead", option.lead or _NOT_SAID)
        for label, text in (
            ("Target", content.target),
            ("Works within", content.lead_time),
            ("Costs us", content.cost_to_us),
            ("Partners", content.partners),
            ("Later phase", content.out_of_phase_reason),
        ):
            if text:
                card.add_fact(label, text)
        if content.review_on is not None:
            card.add_fact("Look on", content.review_on.isoformat())
        if option.without_council:
            # The bodies only: the ways are said in full where the tool is chosen.
            bodies = ", ".join(path.partition(":")[0] for path in option.without_council)
            card.add_fact("Council", f"{option.security_council.capitalize()}. If it is blocked: {bodies}")
        card.add_fact(
            "Consulted", _lines([_consulted(one) for one in option.consultations] or ["nobody yet"])
        )
        owed = [
            Words(
                f"{one.label}: {one.recorded or 'owed'}", wrap=True, role="text" if one.recorded else "warn"
            )
            for one in option.preconditions
        ]
        if owed:
            card.add_fact("Preconditions", _column(owed))
        if option.exposures:
            card.add_fact("Exposure", "\n".join(option.exposures))
        if option.tool_caution:
            card.add_fact("Caution", Words(option.tool_caution, role="warn", wrap=True))
        if content.recommended:
            card.add_fact("Recommended", "yes")

    def _say_authority(self) -> None:
        mine = best_of(self.option)
        said = authority_said(self.option, mine)
        self.card.set_authority(may_decide=said.may, words=said.words, detail=said.detail)
        if mine is not None and mine.chain:
            self.card.set_chain(ChainView(mine.chain, broken=not mine.may_authorise))

    def _offer(self) -> None:
        option = self.option
        held = QWidget()
        line = FlowLayout(held, gap=8)
        about = f"option {option.ordinal}"
        line.addWidget(self._button("Revise…", f"Revise {about}", self.revised.emit))
        if not option.no_action:
            ask = self._button(
                "Consult…", f"Consult a department on {about}", partial(self.consulted.emit, None)
            )
            line.addWidget(ask)
            for one in option.consultations:
                if one.reply is ConsultationReply.NO_REPLY:
                    words = f"Record the reply of {one.department}…"
                    line.addWidget(self._button(words, f"{words} on {about}", self._asker(one)))
            for owed in option.preconditions:
                if not owed.recorded:
                    words = f"Record {owed.label}…"
                    line.addWidget(
                        self._button(words, f"{words} of {about}", self._recorder(owed.code, owed.label))
                    )
        line.addWidget(self._more(about))
        self.card.acts.addWidget(held)

    def _more(self, about: str) -> ActMenu:
        menu = ActMenu()
        menu.setAccessibleName(f"More acts on {about}")
        if not self.option.no_action:
            for one in self.option.consultations:
                if one.reply is not ConsultationReply.NO_REPLY:
                    menu.add(f"Change the reply of {one.department}…", self._asker(one))
            if all(one.code != "legal_advice" for one in self.option.preconditions):
                menu.add("Record legal advice…", self._recorder("legal_advice", "legal advice"))
        menu.add("Leave it out…", self.dropped.emit)
        return menu

    def _asker(self, one: ConsultationView) -> Callable[[], object]:
        return partial(self.consulted.emit, one)

    def _recorder(self, code: str, label: str) -> Callable[[], object]:
        return partial(self.recorded.emit, code, label)

    @staticmethod
    def _button(words: str, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(plain(words))
        button.setAutoDefault(False)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked=False: act())
        return button


def _consulted(one: ConsultationView) -> str:
    asked = f"{one.department}: {REPLIES[one.reply]}"
    when = day((one.replied_at or one.asked_at).date())
    note = f". {one.note}" if one.note else ""
    return f"{asked} ({when}){note}"


def _lines(lines: list[str]) -> Words:
    return Words("\n".join(lines), wrap=True, selectable=True)


def _column(widgets: list[Words]) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for widget in widgets:
        column.addWidget(widget)
    return held
