"""One option while a focal point prepares it: what it says, who was consulted, and who could decide it."""

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QPushButton, QVBoxLayout, QWidget

from app.reading.reports.options import ConsultationView, OptionView
from db.vocabulary import ConsultationReply
from language import mark, tr
from language.phrases import begun, headed
from reports.words import reply_words
from ui.reports.authority_words import authority_said, best_of
from ui.reports.chain_view import ChainView
from ui.reports.words import day
from ui.widgets.act_menu import ActMenu
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.option_card import OptionCard
from ui.widgets.words import Words, plain

_NOT_SAID = mark("not said yet")


class OptionWork(QWidget):
    """Signals ask for an act on the option: ``consulted`` carries a consultation, or None for another department;
    ``recorded`` the code and the words of a precondition. ``meeting``: only what it presupposes may still be recorded."""

    revised = Signal()
    consulted = Signal(object)
    recorded = Signal(str, str)
    dropped = Signal()
    commented = Signal()

    def __init__(self, option: OptionView, zone: ZoneInfo, *, preparing: bool, meeting: bool = False) -> None:
        super().__init__()
        self.option = option
        self._zone = zone
        self._acts = QWidget()
        self.card = OptionCard(
            option.title, option.phase, label=tr("Option {ordinal}", ordinal=option.ordinal)
        )
        self._say()
        self._say_authority()
        self.card.offer_comment().connect(self.commented)
        if preparing or meeting:
            self._offer(preparing=preparing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    @property
    def acts(self) -> list[QAbstractButton]:
        """The buttons of what may be done with the option, the first one first."""
        return self._acts.findChildren(QAbstractButton)

    def _say(self) -> None:
        option, content = self.option, self.option.content
        card = self.card
        if option.no_action:
            card.add_fact(tr("Consequence"), content.expected_outcome or tr(_NOT_SAID))
            return
        card.add_fact(tr("Tool"), f"{option.tool} {option.tool_name}")
        card.add_fact(tr("Mechanisms"), content.mechanisms or tr(_NOT_SAID))
        card.add_fact(tr("Scope"), content.scope or tr(_NOT_SAID))
        card.add_fact(tr("Outcome"), content.expected_outcome or tr(_NOT_SAID))
        card.add_fact(tr("Harm"), content.harm_to_civilians or tr(_NOT_SAID))
        card.add_fact(tr("Humanitarian"), content.humanitarian_effect or tr(_NOT_SAID))
        card.add_fact(tr("Cost"), _cost(option, content.who_pays))
        card.add_fact(tr("Costs us"), content.cost_to_us or tr(_NOT_SAID))
        card.add_fact(tr("Lead"), option.lead or tr(_NOT_SAID))
        for label, text in (
            (tr("Target"), content.target),
            (tr("Works within"), content.lead_time),
            (tr("Partners"), content.partners),
            (tr("Later phase"), content.out_of_phase_reason),
        ):
            if text:
                card.add_fact(label, text)
        if content.review_on is not None:
            card.add_fact(tr("Look on"), content.review_on.isoformat())
        if option.without_council:
            # The bodies only: the ways are said in full where the tool is chosen.
            bodies = ", ".join(path.partition(":")[0] for path in option.without_council)
            card.add_fact(
                tr("Council"),
                tr(
                    "{security_council}. If it is blocked: {bodies}",
                    security_council=begun(option.security_council),
                    bodies=bodies,
                ),
            )
        card.add_fact(
            tr("Consulted"),
            _lines([_consulted(one, self._zone) for one in option.consultations] or [tr("nobody yet")]),
        )
        owed = [
            Words(
                headed(one.label, one.recorded or tr("owed")),
                wrap=True,
                role="text" if one.recorded else "warn",
            )
            for one in option.preconditions
        ]
        if owed:
            card.add_fact(tr("Preconditions"), _column(owed))
        if option.exposures:
            card.add_fact(tr("Exposure"), "\n".join(option.exposures))
        if option.tool_caution:
            card.add_fact(tr("Caution"), Words(option.tool_caution, role="warn", wrap=True))
        if content.recommended:
            card.add_fact(tr("Recommended"), tr("yes"))

    def _say_authority(self) -> None:
        mine = best_of(self.option)
        said = authority_said(self.option, mine)
        self.card.set_authority(may_decide=said.may, words=said.words, detail=said.detail)
        if mine is not None and mine.chain:
            self.card.set_chain(ChainView(mine.chain, broken=not mine.may_authorise))

    def _offer(self, *, preparing: bool) -> None:
        option = self.option
        line = FlowLayout(self._acts, gap=8)
        about = tr("option {ordinal}", ordinal=option.ordinal)
        if preparing:
            line.addWidget(self._button(tr("Revise…"), tr("Revise {about}", about=about), self.revised.emit))
        if not option.no_action:
            ask = self._button(
                tr("Consult…"),
                tr("Consult a department on {about}", about=about),
                partial(self.consulted.emit, None),
            )
            line.addWidget(ask)
            for one in option.consultations:
                if one.reply is ConsultationReply.NO_REPLY:
                    words = tr("Record the reply of {department}…", department=one.department)
                    line.addWidget(
                        self._button(
                            words, tr("{words} on {about}", words=words, about=about), self._asker(one)
                        )
                    )
            for owed in option.preconditions:
                if not owed.recorded:
                    words = tr("Record {owed}…", owed=owed.label)
                    line.addWidget(
                        self._button(
                            words,
                            tr("{words} of {about}", words=words, about=about),
                            self._recorder(owed.code, owed.label),
                        )
                    )
        more = self._more(about, preparing=preparing)
        if more.acts():
            line.addWidget(more)
        self.card.acts.addWidget(self._acts)

    def _more(self, about: str, *, preparing: bool) -> ActMenu:
        menu = ActMenu()
        menu.setAccessibleName(tr("More acts on {about}", about=about))
        if not self.option.no_action:
            for one in self.option.consultations:
                if one.reply is not ConsultationReply.NO_REPLY and not one.stands:
                    menu.add(
                        tr("Change the reply of {department}…", department=one.department), self._asker(one)
                    )
            if all(one.code != "legal_advice" for one in self.option.preconditions):
                menu.add(tr("Record legal advice…"), self._recorder("legal_advice", tr("legal advice")))
        if preparing:
            menu.add(tr("Leave it out…"), self.dropped.emit)
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


def _cost(option: OptionView, who_pays: str) -> str:
    if option.cost is None:
        return tr(_NOT_SAID)
    return (
        tr("{cost}, paid by {who_pays}", cost=option.cost, who_pays=who_pays)
        if who_pays
        else str(option.cost)
    )


def _consulted(one: ConsultationView, zone: ZoneInfo) -> str:
    asked = headed(one.department, reply_words(one.reply))
    when = day((one.replied_at or one.asked_at).astimezone(zone).date())
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
