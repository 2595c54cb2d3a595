"""What stands in a field is written down as it was typed, also where it cannot be used, and stands there again."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.actions.evidence.attachments import NewFile
from db.vocabulary import Outcome, Phase
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.count_field import CountField
from ui.fields.date_field import DateField
from ui.fields.file_field import FileField
from ui.fields.files_field import FilesField
from ui.fields.folder_field import FolderField
from ui.fields.form_field import FormField
from ui.fields.instant_field import InstantField
from ui.fields.lines_field import LinesField
from ui.fields.money_field import MoneyField
from ui.fields.multi_choice import MultiChoice
from ui.fields.number_field import NumberField
from ui.fields.partial_date_field import PartialDateField
from ui.fields.tag_field import TagField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.fields.unsaved_files import UnsavedFiles
from ui.reports.outcome_field import OutcomeField
from ui.reports.tool_field import ToolField

PHASES = [(phase, phase.label) for phase in Phase]
PEOPLE = [("a", "Osei"), ("b", "Osei"), ("c", "Roux")]
OUTCOMES = {outcome: outcome.value for outcome in Outcome}
PHASE = list(Phase)[1]

Kind = tuple[Callable[[], FormField[Any]], Callable[[Any], object], str]
KINDS: dict[str, Kind] = {
    "line": (lambda: TextField("F"), lambda f: f.editor.setText(" \u202eodd \t"), "odd"),
    "area": (lambda: TextArea("F"), lambda f: f.editor.setPlainText("one\n\n two "), "two"),
    "lines": (lambda: LinesField("F"), lambda f: f.editor.setPlainText("one\n\ntwo"), "two"),
    "half a date": (lambda: DateField("F"), lambda f: f.editor.setText("2022-0"), "2022-0"),
    "partial": (lambda: PartialDateField("F"), lambda f: f.editor.setText("202"), "202"),
    "instant": (lambda: InstantField("F", zone=UTC), lambda f: f.editor.setText("2022-09-23 9"), "23 9"),
    "instant given": (
        lambda: InstantField("F", zone=UTC),
        lambda f: f.set_value(datetime(2022, 9, 23, 9, tzinfo=UTC)),
        "09:00",
    ),
    "count": (lambda: CountField("F"), lambda f: f.editor.setText("about 12"), "about 12"),
    "money": (lambda: MoneyField("F"), lambda f: f.editor.setText("1,2x"), "1,2x EUR"),
    "number": (lambda: NumberField("F", minimum=1, maximum=9, value=3), lambda f: f.set_value(7), "7"),
    "number unsaid": (lambda: NumberField("F", minimum=1, maximum=9, value=None), lambda f: None, ""),
    "check": (lambda: CheckField("F"), lambda f: f.set_value(True), "Ticked"),
    "choice": (lambda: ChoiceField("F", PHASES), lambda f: f.set_value(PHASE), PHASE.label),
    "namesake": (lambda: ChoiceField("F", PEOPLE, searchable=True), lambda f: f.set_value("b"), "Osei"),
    "no such name": (
        lambda: ChoiceField("F", PEOPLE, searchable=True),
        lambda f: f.editor.setEditText("Ose"),
        "Ose",
    ),
    "several": (lambda: MultiChoice("F", PHASES), lambda f: f.set_value([PHASE]), PHASE.label),
    "tags": (lambda: TagField("F"), lambda f: (f.set_value(["x"]), f.editor.setText("half")), "half"),
    "files": (lambda: FilesField("F"), lambda f: f.set_value([Path("/gone/scan.pdf")]), "scan.pdf"),
    "file": (lambda: FileField("F"), lambda f: f.editor.setText("/gone/scan"), "/gone/scan"),
    "folder": (lambda: FolderField("F"), lambda f: f.editor.setText("~/gone"), "~/gone"),
    "outcome": (
        lambda: OutcomeField("F", OUTCOMES, of="Option 1"),
        lambda f: f.set_value(Outcome.DEFER),
        Outcome.DEFER.value,
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_in_a_field_of_any_kind_is_brought_back_as_it_stood(kind: str, qtbot: QtBot) -> None:
    make, enter, words = KINDS[kind]
    field, again, empty = make(), make(), make()
    qtbot.addWidget(field)
    qtbot.addWidget(again)
    qtbot.addWidget(empty)
    enter(field)
    typed = json.loads(json.dumps(field.typed()))
    again.bring_back(typed)
    assert again.typed() == field.typed() == typed
    assert words in again.typed_words()
    assert bool(words) == bool(again.typed_words())
    again.bring_back(json.loads(json.dumps(empty.typed())))
    # To files is added: those that came since go with the form too.
    assert again.typed() == (typed if kind == "files" else empty.typed())


def test_every_kind_of_field_is_tried(qtbot: QtBot) -> None:
    def kinds(of: type) -> set[type]:
        subs: list[type] = of.__subclasses__()
        found = set(subs).union(*map(kinds, subs))
        return {kind for kind in found if kind.__module__.startswith("ui.")}

    tried = set()
    for make, _, _ in KINDS.values():
        field = make()
        qtbot.addWidget(field)
        tried.add(type(field))
    assert {kind for kind in kinds(FormField) if not kind.__subclasses__()} <= {*tried, ToolField}


def test_what_is_not_offered_any_more_is_not_chosen_in_its_place(qtbot: QtBot) -> None:
    field = ChoiceField[str]("F", PEOPLE)
    qtbot.addWidget(field)
    field.bring_back("gone")
    assert field.value() is None
    outcome = OutcomeField("F", OUTCOMES, of="Option 1")
    qtbot.addWidget(outcome)
    outcome.allow(Outcome.AUTHORISE, allowed=False)
    outcome.bring_back(Outcome.AUTHORISE.value)
    assert outcome.value() is None


def test_a_text_that_is_brought_back_can_be_taken_back_with_one_undo(qtbot: QtBot) -> None:
    line, area = TextField("L"), TextArea("A")
    for field in (line, area):
        qtbot.addWidget(field)
        field.set_value("")
        field.bring_back("typed")
        assert field.value() == "typed"
        field.editor.undo()
        assert field.value() == ""


def test_the_name_of_a_file_that_was_taken_away_is_given_to_no_other() -> None:
    """Also where files are brought back that were kept from a crash, which have the names that they had."""
    files = UnsavedFiles()
    picture = NewFile(name="pasted.png", content=b"one", media_type="image/png")
    files.add(picture)
    files.remove(files.files[0])
    kept = UnsavedFiles()
    kept.add(replace(picture, name="kept.png", content=b"two"))
    files.bring_back(kept.typed())
    files.add(replace(picture, content=b"three"))
    first, second = (file.name for file in files.files)
    assert first == "kept.png"
    assert second not in {"pasted.png", "kept.png"}
