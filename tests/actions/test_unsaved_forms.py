"""What is typed in forms and not recorded: its author's alone, each sitting for itself, and never on the ledger."""

from uuid import uuid4

import pytest
import sqlalchemy as sa

from app.actions.countries.country_files import Axes, OpenCountryFile, open_country_file
from app.actions.evidence.sources import AddSource, add_source
from app.actions.keeping.audit import expected_schema
from app.actions.unsaved_forms import ForgetForms, KeepForm, forget_forms, keep_form
from app.reading.unsaved_forms import UnsavedFormView, how_many_unsaved_forms, unsaved_forms
from app.refusals import BadInput, Busy
from app.rules.entry.typed_fields import TypedField, first_words
from app.typed_forms import TypedForm, recording, recording_a_part
from db.countries import CountryFile
from db.engine import writing
from db.ledger.verification import verify
from db.vocabulary import Ongoing, Phase, Reliability, SourceKind
from db.work import Work
from tests.support.ministry import Ministry

ODD = "မြန်မာ \ud800 \x00 \u202e'\"\\\n"
"""A text as it may be pasted; recorded it would be refused."""


def field(words: str, *, key: str = "reason", text: bool = True) -> TypedField:
    return TypedField(key=key, label="Reason", typed={"as": [words]}, words=words, text=text)


def kept(
    ministry: Ministry, *words: str, sitting: str = "", subject: str = "EW-1", over: tuple[str, ...] = ()
) -> str:
    sitting = sitting or str(uuid4())
    typed = KeepForm(
        sitting_id=sitting,
        form="reports.DecideDialog",
        subject=subject,
        title=f"Decide {subject}",
        fields=tuple(map(field, words)),
        taken_over=over,
    )
    keep_form(ministry.store, ministry.actors["P-FP"], typed)
    return sitting


def left(ministry: Ministry, who: str = "P-FP", subject: str | None = None) -> tuple[UnsavedFormView, ...]:
    with ministry.store.read() as session:
        named = {} if subject is None else {"form": "reports.DecideDialog", "subject": subject}
        return unsaved_forms(session, ministry.actors[who], **named)


def entries(ministry: Ministry) -> int:
    with ministry.store.engine.connect() as connection:
        return int(connection.exec_driver_sql("select count(*) from ledger").scalar_one())


def test_what_is_typed_comes_back_as_it_was_to_its_author_alone_and_is_no_act(ministry: Ministry) -> None:
    before = entries(ministry)
    sitting = kept(ministry, ODD)
    (found,) = left(ministry)
    assert (found.sitting_id, found.title, found.fields) == (sitting, "Decide EW-1", (field(ODD),))
    for who in set(ministry.actors) - {"P-FP"}:
        assert left(ministry, who) == ()
    assert entries(ministry) == before
    with ministry.store.engine.connect() as connection:
        assert verify(connection, expected_schema()).faults == ()


def test_a_text_for_one_report_is_not_offered_for_another(ministry: Ministry) -> None:
    kept(ministry, "of the first", subject="EW-1")
    assert left(ministry, subject="EW-2") == ()
    assert [one.first_words for one in left(ministry, subject="EW-1")] == ["of the first"]


def test_who_types_anew_overwrites_nothing_that_waits_until_they_take_it_over(ministry: Ministry) -> None:
    first = kept(ministry, "before the crash")
    second = kept(ministry, "after")
    assert {one.first_words for one in left(ministry)} == {"before the crash", "after"}
    kept(ministry, "before the crash, and after", sitting=second, over=(first,))
    (found,) = left(ministry)
    assert (found.sitting_id, found.first_words) == (second, "before the crash, and after")


def test_what_is_recorded_or_not_wanted_leaves_and_nobody_removes_what_another_typed(
    ministry: Ministry,
) -> None:
    sitting, other = kept(ministry, "one"), kept(ministry, "other")
    forget_forms(ministry.store, ministry.actors["P-AN1"], ForgetForms(sitting_ids=(sitting, other)))
    with ministry.store.read() as session:
        assert how_many_unsaved_forms(session, ministry.actors["P-FP"]) == 2
    forget_forms(ministry.store, ministry.actors["P-FP"], ForgetForms(sitting_ids=(sitting,)))
    kept(ministry, sitting=other)
    assert left(ministry) == ()


def test_nobody_who_types_waits_while_something_large_is_written(ministry: Ministry) -> None:
    with writing(ministry.store.engine).begin(), pytest.raises(Busy):
        kept(ministry, "one")


def test_a_form_is_known_by_the_first_words_that_were_typed_not_by_what_was_chosen() -> None:
    chosen, emptied = field("Minister for Foreign Affairs", text=False), field("")
    assert first_words([chosen, emptied, field("The route\n is open")]) == "The route is open"
    assert first_words([emptied, chosen]) == "Minister for Foreign Affairs"
    assert first_words([emptied]) == ""
    assert first_words([field("long " * 100)]).endswith("…")


RADIO = AddSource(name="Radio", kind=SourceKind.MEDIA, reliability=Reliability.C)


def open_file(ministry: Ministry, reason: str = "Reports from the post") -> None:
    axes = Axes(phase=Phase.RISK_PRESENT, ongoing=Ongoing.NO)
    ministry.do("P-FP", open_country_file, OpenCountryFile(country="MMR", reason=reason, axes=axes))


def test_what_was_typed_leaves_with_its_act_and_stays_where_the_act_is_refused(ministry: Ministry) -> None:
    form = TypedForm(kept(ministry, "typed"))
    with recording(form), pytest.raises(BadInput):
        open_file(ministry, reason="")
    assert len(left(ministry)) == 1
    with recording(form), recording_a_part():
        open_file(ministry)
    assert len(left(ministry)) == 1, "a part of what was typed is recorded, not all of it"
    with recording(form):
        ministry.do("P-FP", add_source, RADIO)
    assert form.recorded
    assert left(ministry) == ()


def test_a_crash_before_the_act_is_kept_undoes_both_and_one_after_it_neither(
    ministry: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crash(BaseException):
        pass

    commit = Work.commit

    def before(_work: Work) -> None:
        raise Crash

    def after(work: Work) -> None:
        commit(work)
        raise Crash

    form = TypedForm(kept(ministry, "typed"))
    for crashing, files in ((before, 0), (after, 1)):
        monkeypatch.setattr(Work, "commit", crashing)
        with recording(form), pytest.raises(Crash):
            open_file(ministry)
        with ministry.store.read() as session:
            assert session.scalar(sa.select(sa.func.count()).select_from(CountryFile)) == files
        assert len(left(ministry)) == 1 - files


def test_nobodys_act_removes_what_another_typed(ministry: Ministry) -> None:
    form = TypedForm(kept(ministry, "typed"))
    with recording(form):
        ministry.do("P-AN1", add_source, RADIO)
    assert len(left(ministry)) == 1
