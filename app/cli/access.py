"""How a command opens the case: who asks, with what passphrase, and what they are told on the way in."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from app.cli.passphrases import Source
from app.cli.plain import moment
from app.cli.program import Program
from app.cli.streams import keep_from_sight, warn
from app.opening.clock import clock_caution
from app.opening.inspecting import inspected
from app.opening.ministry import OpenMinistry, open_ministry
from app.perform import reading
from app.reading.authority.permission import may_read_content
from app.reading.ministry.settings import read_settings
from app.reading.veil import every_protected_name
from app.refusals import BadInput, Refused
from app.rules.entry.dates import day_in
from app.settings import Settings
from db.actor import Actor
from db.store import Store
from db.vocabulary import words


@dataclass(frozen=True, slots=True)
class Case:
    """The open case, with the settings as they stood when it was opened."""

    ministry: OpenMinistry
    settings: Settings

    @property
    def store(self) -> Store:
        """Where units of work and read sessions come from."""
        return self.ministry.store

    @property
    def actor(self) -> Actor:
        """Who is signed in."""
        return self.ministry.actor

    def now(self) -> datetime:
        """The present instant by the case's own clock."""
        return self.store.clock()

    def today(self) -> date:
        """The ministry's own calendar day."""
        return day_in(self.now(), self.settings.time_zone)


@dataclass(frozen=True, slots=True)
class Access:
    """A person at a case folder. ``login`` may be empty: then it is asked for."""

    program: Program
    folder: Path
    login: str
    secret: Source

    @contextmanager
    def open(self, *, to_choose_a_passphrase: bool = False) -> Iterator[Case]:
        """The case, open for this person until the end of the block.

        Raises:
            Refused: ``account.must_change``: only a passphrase of one's own is chosen first.
            BadInput, Damaged: as :func:`app.opening.ministry.open_ministry`.
        """
        login, passphrase = self.credentials()
        with open_ministry(self.folder, login, passphrase, clock=self.program.clock) as ministry:
            with ministry.store.read() as session:
                case = Case(ministry, read_settings(session))
                if may_read_content(ministry.actor):
                    keep_from_sight(every_protected_name(session))
            _tell(case)
            with reading(ministry.store, ministry.actor, "sign_in"):
                if ministry.must_change and not to_choose_a_passphrase:
                    raise Refused(
                        "account.must_change",
                        "Your passphrase is provisional: others may know it.",
                        remedy="Choose your own first: tocsin users passphrase.",
                    )
            yield case

    @contextmanager
    def inspect(self) -> Iterator[Store]:
        """The database of the case, to be checked: nothing is written to it.

        Raises:
            BadInput, Damaged: as :func:`app.opening.inspecting.inspected`.
        """
        login, passphrase = self.credentials()
        with inspected(self.folder, login, passphrase, at=self.program.clock()) as store:
            yield store

    def credentials(self) -> tuple[str, str]:
        """Login and passphrase, asked for where they were not given.

        Raises:
            BadInput: they were not given, and there is nobody to ask.
        """
        if not self.folder.is_dir():
            # Nobody is asked for a passphrase to a folder that is not there: opening it says so.
            return self.login, ""
        return self.login or _asked(), self.secret.read()


def _asked() -> str:
    if not sys.stdin.isatty():
        raise BadInput("login", "It is not said who you are.", remedy="Give --as with your login.")
    typed: str = click.prompt("Login", err=True)
    return typed


def _tell(case: Case) -> None:
    if case.settings.demonstration:
        warn("DEMO: this is demonstration casework.")
    behind = case.ministry.clock_behind
    if behind is not None:
        warn(" ".join(clock_caution(behind)))
    for sentence in case.ministry.warnings:
        warn(sentence)
    if may_read_content(case.actor):
        zone = case.settings.time_zone
        for lapsed in case.ministry.lapsed:
            clock = words(lapsed.kind).lower()
            warn(f"A clock ran out: {lapsed.report_number}, to {clock} by {moment(lapsed.due_at, zone)}.")
