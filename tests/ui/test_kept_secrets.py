"""What is sealed, or hidden as it is typed, is written down nowhere else, whatever form it stands in."""

from pytestqt.qtbot import QtBot

from app.rules.entry.typed_fields import stored_fields
from tests.actions.conftest import built_ministry, ministry
from tests.support.carrying import PRINTER
from tests.support.ministry import Ministry
from ui.case import Case
from ui.countries.source_fields import SourceFields
from ui.fields.form import Form, keyed
from ui.fields.form_journal import FormJournal
from ui.fields.form_keeper import FormKeeper, FormPlace
from ui.fields.text_field import TextField
from ui.tasks import Tasks

__all__ = ["built_ministry", "ministry"]


def test_who_a_source_is_and_a_passphrase_do_not_stand_in_the_journal(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    form = Form()
    qtbot.addWidget(form)
    source = SourceFields(form)
    hidden = TextField("Passphrase", name="passphrase", secret=True)
    form.add(hidden)
    journal = FormJournal(Case(ministry.store, ministry.actors["P-FP"], PRINTER, tasks))
    place = FormPlace(form="countries.SourceDialog", subject="", title="Add a source")
    keeper = FormKeeper(journal, place, lambda: keyed(form.fields), form)
    source.name.editor.setText("Heron")
    source.identity.editor.setText("Maria Okello")
    hidden.editor.setText("lantern orchard")
    keeper.note_now()
    (kept,) = journal.all_waiting()
    assert "Heron" in stored_fields(kept.fields)
    assert "Okello" not in stored_fields(kept.fields)
    assert "orchard" not in stored_fields(kept.fields)
