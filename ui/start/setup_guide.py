"""The first set-up: pages one after another, everything in memory until the last act."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from app.actions.ministry.found_ministry import FoundMinistry
from app.opening.setting_up import FirstAccount
from app.refusals import UserError
from app.settings import Settings
from db.vocabulary import words
from language import said, tr
from language.lists import listed
from ui.start.guide_authority import GuideAuthority
from ui.start.guide_founder import GuideFounder
from ui.start.guide_markings import GuideMarkings
from ui.start.guide_ministry import GuideMinistry
from ui.start.guide_offices import GuideOffices
from ui.start.guide_page import GuidePage
from ui.start.guide_people import GuidePeople
from ui.start.guide_summary import GuideSummary
from ui.start.start_window import StartWindow
from ui.widgets.step_list import Step, StepState


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Everything that the guide asked for."""

    request: FoundMinistry
    accounts: tuple[FirstAccount, ...]
    passphrase: str = field(repr=False)


class SetupGuide(QObject):
    """Leads through its pages in ``window``. Going back loses nothing.

    ``ready`` carries the :class:`Answers`; ``left`` is sent when the user goes back from the first page, and what
    was typed is kept for when they come again.
    """

    ready = Signal(object)
    left = Signal()

    def __init__(self, window: StartWindow) -> None:
        super().__init__(window)
        self._window = window
        self._place = 0
        self.founder = GuideFounder()
        self.ministry = GuideMinistry()
        self.markings = GuideMarkings()
        self.people = GuidePeople(window)
        self.offices = GuideOffices(window, self.people.choices)
        self.authority = GuideAuthority(lambda: self.offices.offices, lambda: self._settings().time_zone)
        self.summary = GuideSummary()
        self.pages: tuple[GuidePage, ...] = (
            self.founder,
            self.ministry,
            self.markings,
            self.people,
            self.offices,
            self.authority,
            self.summary,
        )
        for page in self.pages:
            page.onward.connect(self._onward)
            page.backward.connect(self._backward)

    @property
    def page(self) -> GuidePage:
        """The page that is shown."""
        return self.pages[self._place]

    def show(self) -> None:
        """Show the page at which the user is."""
        self._prepare()
        self._window.show_page(self.page)
        self._window.show_steps(self._steps())

    def refused(self, error: UserError) -> None:
        """Show why the ministry could not be made, on the page where it can be put right."""
        for place, page in enumerate(self.pages):
            if page.form.show_refusal(error):
                self._place = place
                break
        else:
            self._place = len(self.pages) - 1
            self.summary.set_busy(busy=False)
            self.summary.notice.refuse(
                error, kept=tr("Nothing was made. Everything that you typed is still here.")
            )
        self.show()

    def answers(self) -> Answers:
        """Everything that was asked for.

        Raises:
            UserError: the paper of the authority cannot be read any more.
        """
        accounts = tuple(one.account for one in self.people.people if one.account is not None)
        request = FoundMinistry(
            founder=self.founder.founder(),
            people=tuple(one.person for one in self.people.people),
            offices=self.offices.offices,
            authority=self.authority.authority(),
            settings=self._settings(),
        )
        return Answers(request=request, accounts=accounts, passphrase=self.founder.new.value)

    def _settings(self) -> Settings:
        return self.markings.settings(self.ministry.settings(Settings()))

    def _onward(self) -> None:
        if self.page is not self.summary:
            self._place += 1
            self.show()
            return
        # A page before may have been changed after one that builds on it.
        for place, page in enumerate(self.pages[:-1]):
            if not page.usable():
                self._place = place
                self.show()
                return
        try:
            self.ready.emit(self.answers())
        except UserError as error:
            self.refused(error)

    def _backward(self) -> None:
        if self._place == 0:
            self._window.show_steps(())
            self.left.emit()
            return
        self._place -= 1
        self.show()

    def _prepare(self) -> None:
        if self.page is self.people:
            self.people.meet(self.founder.founder())
        if self.page is self.summary:
            self.summary.show_lines(self._lines(), self._caution())

    def _steps(self) -> Sequence[Step]:
        def state(place: int) -> StepState:
            if place == self._place:
                return StepState.NOW
            return StepState.DONE if place < self._place else StepState.TO_COME

        return tuple(
            Step(said(page.step), state(place), who=page.told() if place < self._place else "")
            for place, page in enumerate(self.pages)
        )

    def _lines(self) -> list[tuple[str, str]]:
        founder, settings = self.founder.founder(), self._settings()
        roles = ", ".join(words(role).lower() for role in sorted(founder.roles))
        names = dict(self.people.choices())
        vacant = tr("vacant")
        offices = [f"{one.name} ({names.get(one.holder, vacant)})" for one in self.offices.offices]
        empowered = next(
            (one.name for one in self.offices.offices if one.key == self.authority.office.value()), ""
        )
        return [
            (
                tr("You"),
                tr(
                    "{founder}, signs in as {login}: {roles}",
                    founder=founder.name,
                    login=founder.login,
                    roles=roles,
                ),
            ),
            (
                tr("Ministry"),
                listed(
                    (
                        settings.ministry_name,
                        self.ministry.country.editor.currentText(),
                        settings.time_zone,
                        settings.currency,
                    )
                ),
            ),
            (
                tr("Markings"),
                self.markings.said(),
            ),
            (tr("People"), listed(one.person.name for one in self.people.people) or tr("only you")),
            (tr("Offices"), listed(offices)),
            (
                tr("Authority"),
                tr(
                    "{number}: {basis}, to {empowered}",
                    number=self.authority.number.value(),
                    basis=self.authority.basis.value(),
                    empowered=empowered,
                ),
            ),
        ]

    def _caution(self) -> str:
        key = self.authority.office.value()
        office = next((one for one in self.offices.offices if one.key == key), None)
        if office is not None and not office.holder:
            return tr(
                "Nobody holds the office {office} yet, so nobody can decide until its holder is entered.",
                office=office.name,
            )
        return ""
