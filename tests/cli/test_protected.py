"""Who is protected is named inside the window only: no command prints a name, and no export holds one."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import click
import pytest
import sqlalchemy as sa

from app.actions.countries.groups import RecordGroup, ReviseGroup, record_group, revise_group
from app.actions.countries.perpetrators import RecordPerpetrator, record_perpetrator
from app.actions.evidence.items import record_evidence
from app.actions.evidence.sources import AddSource, add_source
from app.actions.ministry.people import DeclareConflict, declare_conflict
from app.actions.outside.exports import ExportList, export_list
from app.cli.root import tocsin
from app.exports.table import Column, ExportFormat
from app.exports.tables import ExportSubject
from app.perform import perform
from app.rules.entry.pseudonyms import names_within
from db.actor import Actor
from db.people import Account
from db.vocabulary import Reliability, Role, SourceKind
from tests.cli.conftest import Desk, opened
from tests.support.background import ACTOR, GROUP
from tests.support.casework import evidence_request
from tests.support.event_files import ged_file

WHO = "Vintila Quoxberg"
SEALED = "midwife in Hlaingthaya"
"""What else is known of them, and stands in no text of the case."""
GROUP_NAME, FORMER_NAME, ALIAS = "Zyxarians", "Zyxar hillfolk", "Wuqwuq"
ACTOR_NAME = "Brovnik Wolves"
NAMES = (WHO, GROUP_NAME, FORMER_NAME, ALIAS, ACTOR_NAME)

READING: dict[str, tuple[str, ...]] = {
    "country show": ("MMR",),
    "country compare": ("MMR", "2026-01-15", "2026-01-16"),
    "find": ("homes",),
    "report list": (),
    "report show": ("{number}",),
    "brief": ("{number}", "--out", "{out}.pdf"),
    "release passages": ("{number}",),
    "release list": (),
    # Of no copy of this case: what is withheld is veiled by the same means as the passages are.
    "release register": ("RL-2026-0001",),
    "who-can-decide": ("--tool", "VE-2", "--country", "MMR", "--phase", "risk_present"),
    "coverage": ("MMR",),
    "what-if": ("--vacant", "Minister"),
    "audit verify": (),
    "lapses": (),
    "metrics": (),
    "risk show": ("MMR",),
    "risk compare": ("MMR", "--on", "2026-01-15"),
    "engagement show": ("MMR",),
    "engagement findings": ("MMR",),
    "engagement missed": ("MMR",),
    "plan show": ("MMR",),
    "levers": ("MMR",),
    "signals list": ("MMR",),
    "backtest": ("MMR",),
    "batches": (),
    "events": ("MMR",),
    "users list": (),
    "conflict list": (),
    # Of no signed form of this case: what it says of one is the brief's own words, through the same mouth.
    "decision read": ("{out}.pdf",),
}
"""The commands that only read, and what they are asked."""

WRITING = frozenset(
    {
        # They make, change or close something, and print its number.
        "init", "demo", "users add", "users passphrase", "users close", "users reset", "users recover",
        "users recovery-key", "decide", "decision confirm", "decision refuse", "refer", "backup", "restore",
        "signals look", "signals accept",
        "signals dismiss", "import", "batch withdraw", "reindex",
        "release prepare", "release approve", "release refuse", "release print",
        # Paper: that it names nobody who is protected is tested where documents are gathered.
        "print",
        # Looked at below: what they write is the point of them.
        "export", "audit export",
        # They say whose it is and with what country; the words in which it is declared are listed by "conflict list".
        "conflict declare", "conflict end",
    }
)  # fmt: skip


def commands(
    found: click.Command = tocsin, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, click.Command]]:
    """Every command of the program by its words."""
    if isinstance(found, click.Group):
        for name, command in found.commands.items():
            yield from commands(command, (*path, name))
    else:
        yield " ".join(path), found


@pytest.fixture
def guarded(desk: Desk, tmp_path: Path) -> Desk:
    """A case in which protected names stand in the registers and in what people wrote beside them."""
    with opened(desk) as store:
        with store.read() as session:
            account = session.scalars(sa.select(Account).where(Account.login == "p-an1")).one()
        analyst = Actor(
            account_id=account.id,
            person_id=account.person_id,
            name="Amina Okoro",
            roles=frozenset({Role.ANALYST}),
        )
        facts = replace(GROUP, name=FORMER_NAME, aliases=(ALIAS,), risk=f"The {ALIAS} may not move.")
        kept = perform(store, analyst, record_group, RecordGroup(country="MMR", group=facts))
        renamed = replace(facts, name=GROUP_NAME)
        revision = ReviseGroup(
            country="MMR", entry_id=kept.entry_id, based_on=kept.version, reason="Own name", group=renamed
        )
        desk.clock.at = desk.clock.at.replace(day=16)
        perform(store, analyst, revise_group, revision)
        hunted = replace(
            ACTOR, name=ACTOR_NAME, protected=True, aliases=(), notes=f"They hunt the {GROUP_NAME}."
        )
        perform(store, analyst, record_perpetrator, RecordPerpetrator(country="MMR", perpetrator=hunted))
        witness = AddSource(
            name="Source K-7",
            kind=SourceKind.PERSON,
            reliability=Reliability.B,
            protected=True,
            identity=f"{WHO}, {SEALED}",
        )
        source = perform(store, analyst, add_source, witness)
        item = evidence_request(
            source.source_id,
            title=f"Homes of the {GROUP_NAME} burned",
            original_wording=f"The {ACTOR_NAME} came at night, says {WHO}.",
            summary=f"The {ACTOR_NAME} burned homes of the {GROUP_NAME}, as {WHO.upper()} saw.",
            groups=GROUP_NAME,
        )
        perform(store, analyst, record_evidence, item)
        declared = DeclareConflict(
            person_id=account.person_id, country="MMR", statement=f"Married into the {GROUP_NAME}."
        )
        perform(store, analyst, declare_conflict, declared)
    assert desk.signed_in("p-an1", "import", str(ged_file(tmp_path / "ged.csv", {}))).status == 0
    return desk


def told(text: str) -> list[str]:
    return names_within(text, NAMES)


def test_every_command_is_known_to_this_test() -> None:
    assert {name for name, _ in commands()} == set(READING) | WRITING, (
        "a new command: say what it is asked above, so that its output is searched for protected names"
    )


def test_no_reading_command_prints_a_protected_name_as_text_or_as_data(guarded: Desk, tmp_path: Path) -> None:
    known = dict(commands())
    seen = {}
    for name, arguments in READING.items():
        options = {option for each in known[name].params for option in each.opts}
        for form in ((), ("--json",)):
            if form and "--json" not in options:
                continue
            asked = [
                part.format(number=guarded.number, out=tmp_path / f"{name}{len(form)}") for part in arguments
            ]
            login = "p-adm" if name == "users list" else "p-fp"
            done = guarded.signed_in(login, *name.split(), *asked, *form)
            assert told(done.out) == told(done.err) == [], f"{name} {form}"
            seen[name, form] = done
    assert "MMR Group 1" in seen["country show", ()].out
    assert "MMR Group 1" in seen["country show", ("--json",)].out
    assert {name for (name, _), done in seen.items() if done.status == 0} >= {
        "country show", "report show", "risk show", "engagement show", "events", "batches"
    }  # fmt: skip


def test_a_file_as_it_stood_names_nobody_by_an_earlier_name_either(guarded: Desk) -> None:
    for form in ((), ("--json",)):
        done = guarded.signed_in("p-an1", "country", "show", "MMR", "--on", "2026-01-15", *form)
        assert done.status == 0
        assert told(done.out) == []
        assert "MMR Group 1" in done.out


def test_no_export_holds_a_protected_name(guarded: Desk, tmp_path: Path) -> None:
    made = set()
    for subject, kind in product(ExportSubject, ExportFormat):
        out = tmp_path / f"{subject.value}.{kind.value}"
        done = guarded.signed_in(
            "p-an1", "export", subject.value, "MMR", "--format", kind.value, "--out", str(out)
        )
        assert told(done.out) == told(done.err) == []
        if done.status == 0:
            made.add(subject)
            text = _text_of(out)
            assert told(text) == [], out.name
            assert subject is not ExportSubject.EVIDENCE or "MMR Group 1" in text
            assert subject is not ExportSubject.EVIDENCE or "as Source K-7 saw" in text
    assert made >= {ExportSubject.EVENTS, ExportSubject.EVIDENCE}


def _text_of(path: Path) -> str:
    if not zipfile.is_zipfile(path):
        return path.read_text("utf-8-sig")
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(member).decode() for member in archive.namelist())


def test_a_table_that_is_taken_along_holds_no_protected_name(guarded: Desk) -> None:
    with opened(guarded) as store:
        with store.read() as session:
            account = session.scalars(sa.select(Account).where(Account.login == "p-an1")).one()
        analyst = Actor(
            account_id=account.id,
            person_id=account.person_id,
            name="Amina Okoro",
            roles=frozenset({Role.ANALYST}),
        )
        request = ExportList(
            title="Groups at risk",
            columns=(Column("name", "Name"),),
            rows=((GROUP_NAME,), (f"Those who fled the {ACTOR_NAME}",)),
            marking="internal",
            format=ExportFormat.CSV,
            topic="MMR",
        )
        made = perform(store, analyst, export_list, request)
    text = made.content.decode("utf-8-sig")
    assert told(text) == []
    assert "MMR Group 1" in text


def test_the_ledger_goes_out_as_its_hashes_prove_it_and_still_tells_no_sealed_identity(
    guarded: Desk, tmp_path: Path
) -> None:
    target = tmp_path / "ledger"
    assert guarded.signed_in("p-aud", "audit", "export", str(target)).status == 0
    whole = "".join(path.read_text("utf-8", "replace") for path in target.rglob("*") if path.is_file())
    assert names_within(whole, [SEALED]) == []
    assert json.dumps("country_files")[1:-1] in whole
