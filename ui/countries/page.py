"""The Countries page of the window: the list of files, the file of one country, or imported data."""

from collections.abc import Iterator
from functools import cached_property

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from app.actions.countries.country_files import CountryFileKept
from app.actions.countries.looking import LookAtFile, look_at_file
from app.reading.authority.permission import may_read_content
from app.reading.countries.country_files import CountryView, country_is_open, country_view
from app.reading.ministry.reference import current_countries
from app.rules.finding import day_typed
from db.vocabulary import Role
from language import plural, said, tr
from ui.case import Case
from ui.countries.country_list import CountryList
from ui.countries.file_view import INQUIRY, CountryFileView
from ui.countries.open_file_dialog import OpenFileDialog
from ui.countries.parts import PARTS
from ui.frame import Frame
from ui.imports.room import TITLE, ImportsRoom
from ui.inquiry.room import InquiryRoom
from ui.may import may
from ui.noting import NotedLooks
from ui.page import BACK_KEYS, EDIT_KEYS, NEW_KEYS, Page
from ui.places import COUNTRIES
from ui.theme import Tint
from ui.widgets.notice import Tone
from ui.widgets.page_stack import PageStack

PLACE = COUNTRIES
IMPORTS = "imports"


class CountriesPage(Page):
    """Keys: empty for the list; ``MMR`` for the file of a country, ``MMR/plans`` for one of its tabs (the names of
    :data:`ui.countries.parts.PARTS`), ``MMR/evidence/EV-2026-0001`` for an entry there; ``MMR/on/2026-01-15`` for the
    file of a day, ``MMR/on/2026-01-15/risk`` for a tab then; ``MMR/inquiry/5`` for the answer to the fifth question of
    an inquiry; ``imports`` for imported data."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(frame, PLACE)
        self.case = case
        self.hinted = may_read_content(case.actor)
        self._looks = NotedLooks(case, frame, self)
        self._asked = ""
        self.list = CountryList(case)
        self.file = CountryFileView(case, frame)
        self._stack = PageStack()
        self.content.addWidget(self._stack, 1)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.file)
        self.all = QPushButton(tr("All countries"))
        self.all.setAutoDefault(False)
        Tint(self.all, "countries")
        self.all.clicked.connect(lambda: self.frame.go(PLACE.name))
        self.to_imports = QPushButton(tr("Imported data…"))
        self.to_imports.setAutoDefault(False)
        self.to_imports.clicked.connect(lambda: self.frame.go(PLACE.name, IMPORTS))
        self.header_acts.addWidget(self.to_imports)
        self.header_acts.addWidget(self.all)
        self.list.opened.connect(lambda country: self.frame.go(PLACE.name, country))
        self.list.new_asked.connect(self.ask_new)
        case.changed.connect(self._changed)
        self.answer_key(BACK_KEYS, tr("Back to all countries"), self.leave)
        self.answer_key(
            NEW_KEYS, tr("New country file, evidence, assessment, report, source or import"), self._new
        )
        self.answer_key(EDIT_KEYS, tr("Edit the description, or revise the chosen evidence"), self._edit)

    @property
    def standing(self) -> str:
        country, part, _wanted = _parts(self.key)
        if self._stack.currentWidget() is not self.file or self.file.country != country:
            return self.key
        shown, day = self.file.part, self.file.on
        if day is not None:
            then = f"{country}/on/{day.isoformat()}"
            return then if shown == PARTS[0][0] else f"{then}/{shown}"
        return self.key if shown == (part or PARTS[0][0]) else f"{country}/{shown}"

    @property
    def landing(self) -> QWidget | None:
        """The tabs of the file, on whatever day it is shown, or the questions of an inquiry."""
        if self._stack.currentWidget() is self.file:
            return self.file.tabs.tabBar()
        if self.key != IMPORTS and self._stack.currentWidget() is not self.list:
            return self.inquiry.questions
        return None

    @property
    def unsaved(self) -> bool:
        """What is typed for a file that is being imported, where it is not safe from a crash."""
        return "imports" in vars(self) and self.imports.wizard.loses_typed

    @cached_property
    def imports(self) -> ImportsRoom:
        """Imported data, made when somebody first goes there."""
        room = ImportsRoom(self.case, self.frame)
        self._stack.addWidget(room)
        return room

    @cached_property
    def inquiry(self) -> InquiryRoom:
        """What an inquiry asks, made when somebody first goes there."""
        room = InquiryRoom(self.case, self.frame)
        self._stack.addWidget(room)
        return room

    def parts_ahead(self) -> Iterator[None]:
        yield from self.file.tabs_ahead()

    def refresh(self) -> None:
        """Read again what is shown; a country without a file leaves the list, with a sentence."""
        with self.case.one_look():
            self._show_again()

    def _show_again(self) -> None:
        self.to_imports.setVisible(self.key != IMPORTS)
        if self.key == IMPORTS:
            self._show_imports()
            return
        country, part, wanted = _parts(self.key)
        if not country or not may_read_content(self.case.actor):
            self._show_list()
            return
        if not self.case.look(lambda session: country_is_open(session, country)):
            self.frame.tell(
                Tone.WARN,
                tr("No country file is open for {country}.", country=country),
                remedy=tr("Open it from the list of countries."),
            )
            self._show_list()
            return
        look = LookAtFile(country=country)
        self._looks.note(country, lambda: self.case.note(look_at_file, look))
        view = self.case.look(lambda session: country_view(session, country))
        if part == INQUIRY:
            self._show_inquiry(view, wanted)
            return
        other = self._stack.currentWidget() is not self.file or self.file.country != view.country
        came = bool(part) and self._asked != self.key
        self.file.show_file(view, part if came else "")
        self.all.show()
        self._stack.setCurrentWidget(self.file)
        self.set_title(view.name, " · ".join(each for each in (view.country, view.region) if each))
        if other:
            # Also from one file to another: who comes by a search or a list begins at the file, not at what led there.
            self.file.tabs.tabBar().setFocus()
        if came:
            # Once: who then goes to another tab stays there while the page is read again.
            self._asked = self.key
            QTimer.singleShot(0, self, lambda: self._show_part(part, wanted))

    def open(self, key: str) -> None:
        """Show a country's file; a part of it and an entry there where the key names them: ``MMR/evidence/EV-2026-0001``."""
        self._asked = ""
        country, part, _wanted = _parts(key)
        if self.frame.came_back and self.file.country == country and self.file.on and part != "on":
            # What was looked at as it stands is not come back to as it stood.
            self.file.show_day(None)
        super().open(key)

    def leave(self) -> None:
        """From a file back to the list; from an import back to the register first."""
        if self.empties_filter():
            return
        if self.key == IMPORTS and self.imports.back():
            return
        country, part, _wanted = _parts(self.key)
        if self.key:
            self.frame.go(PLACE.name, country if part == INQUIRY else "")

    def ask_new(self, country: str = "") -> None:
        """Open a new country file, of a country that is named or still to be chosen; it is shown when it is made."""
        if not may(self.case, Role.ANALYST, Role.FOCAL_POINT).allowed:
            return
        dialog = OpenFileDialog(self.case, self.frame, {line.country for line in self.list.lines}, country)
        dialog.done_with.connect(self._made)
        dialog.open()

    def ask_compare(self) -> None:
        """Lay two days of the file that is shown side by side; where the list is shown there is none."""
        if self.shows_file:
            self.file.compare_days()

    @property
    def shows_file(self) -> bool:
        """Whether a country file is shown, not the list."""
        return self._stack.currentWidget() is self.file

    def ask_conflict(self) -> None:
        """Declare a conflict of interest with the country whose file is shown, as it stands today."""
        self.file.show_day(None)
        self.file.show_part("overview")
        self.file.overview.conflicts.declare.button.click()

    def ask_lesson(self) -> None:
        """Record a lesson on the country whose file is shown, where its lessons stand today."""
        self.file.show_day(None)
        self.file.show_part("plans")
        self.file.plans.lessons.begin()

    def _made(self, kept: CountryFileKept) -> None:
        self.frame.go(PLACE.name, kept.country)
        name = self.case.look(lambda session: current_countries(session).name(kept.country))
        self.frame.tell(Tone.OK, tr("The file of {country} is open.", country=name))

    def _show_part(self, part: str, wanted: str) -> None:
        """A tab and an entry on it, or the file ``on`` a day; once the page has its place, so that it can scroll there."""
        if part == "on":
            day, _, tab = wanted.partition("/")
            self.file.show_day(day_typed(day, end=False))
            if tab or self.frame.came_back:
                self.file.show_part(tab or PARTS[0][0])
            return
        if wanted:
            # A way to an entry leads to it as it stands, whatever past day was looked at before.
            self.file.show_day(None)
        self.file.show_part(part, wanted)

    def _show_list(self) -> None:
        first = self._stack.currentWidget() is not self.list or not self.list.lines
        self.list.refresh()
        self.all.hide()
        self._stack.setCurrentWidget(self.list)
        if first and self.list.lines:
            self.list.table.setFocus()
        count = len(self.list.lines)
        self.set_title(
            said(PLACE.title),
            plural("{count} country file", "{count} country files", count) if count else "",
        )

    def _show_inquiry(self, view: CountryView, wanted: str) -> None:
        first = self._stack.currentWidget() is not self.inquiry
        # Once: who then chose another question keeps it while the page is read again.
        self.inquiry.show_file(view, wanted if self._asked != self.key else "")
        self._asked = self.key
        self.all.show()
        self._stack.setCurrentWidget(self.inquiry)
        if first:
            self.inquiry.questions.setFocus()
        self.set_title(view.name, tr("What an inquiry will ask"))

    def _show_imports(self) -> None:
        first = self._stack.currentWidget() is not self.imports
        self._stack.setCurrentWidget(self.imports)
        self.all.show()
        if first:
            self.imports.enter()
        else:
            self.imports.refresh()
        self.set_title(tr(TITLE), self.imports.facts())

    def _new(self) -> None:
        if self._stack.currentWidget() is self.file:
            self.file.new()
        elif self.key == IMPORTS:
            self.imports.import_file()
        else:
            self.ask_new()

    def _edit(self) -> None:
        if self._stack.currentWidget() is self.file:
            self.file.edit()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()


def _parts(key: str) -> tuple[str, str, str]:
    """Country, part and entry that a key names."""
    country, _, rest = key.partition("/")
    part, _, wanted = rest.partition("/")
    return country.strip().upper(), part, wanted
