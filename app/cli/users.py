"""``tocsin users``: who can sign in, with which roles and passphrases."""

from pathlib import Path

import click
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.actions.ministry.accounts import CloseAccount, usable_login
from app.actions.ministry.people import AddPerson
from app.cli.access import Access, Case
from app.cli.options import FOLDER, json_option, secret_options, signed_in
from app.cli.passphrases import Source
from app.cli.program import program_of
from app.cli.streams import say, say_json
from app.cli.tables import table
from app.cli.values import code_of
from app.opening.accounts import (
    NewAccount,
    change_passphrase,
    create_account,
    recover_access,
    replace_recovery_key,
    reset_passphrase,
    shut_account,
)
from app.reading.finding import find_account
from app.reading.ministry.organisation import PersonView, person_views
from app.refusals import BadInput
from app.rules.entry.texts import fold
from db.base import new_id
from db.people import Person
from db.vault import strength
from db.vocabulary import Role

_ROLES = ", ".join(role.value for role in Role)
_NEW = "new-passphrase"


@click.group()
def users() -> None:
    """Manage who can sign in. Only administrators may, except for their own passphrase."""


@users.command("list")
@signed_in
@json_option
def list_users(access: Access, as_json: bool) -> None:
    """List everyone who has or had an account.

    JSON: {"users": [{"login", "name", "title", "roles": [], "active", "offices": []}]}
    """
    with access.open() as case, case.store.read() as session:
        views = [view for view in person_views(session, case.now()) if view.login]
    if as_json:
        say_json({"users": [_told(view) for view in views]})
        return
    rows = [
        (
            view.login,
            view.name,
            ", ".join(view.roles),
            "" if view.active else "closed",
            ", ".join(view.offices),
        )
        for view in views
    ]
    say(table(("Login", "Name", "Roles", "", "Offices"), rows))


@users.command("add")
@signed_in
@secret_options("provisional passphrase", _NEW)
@click.argument("name")
@click.option("--login", required=True, help="What the person signs in with.")
@click.option("--role", "roles", multiple=True, required=True, help=f"One of {_ROLES}; may be repeated.")
@click.option("--title", default="", help="Title of the person.")
@click.option("--contact", default="", help="How the person is reached.")
@json_option
def add_user(
    access: Access,
    name: str,
    *,
    login: str,
    roles: tuple[str, ...],
    title: str,
    contact: str,
    new_passphrase_source: Source,
    as_json: bool,
) -> None:
    """Let the person NAME sign in, with a provisional passphrase that they have to replace at once.

    Whoever is on file under that name already, without an account, is the one that is meant.

    JSON: {"login", "name", "roles": []}
    """
    wanted, usable = frozenset(code_of(Role, role, "role") for role in roles), usable_login(login)
    with access.open() as case:
        passphrase = new_passphrase_source.read(f"Provisional passphrase for {name}", twice=True)
        _require_strong(passphrase, usable, name)
        known = _known(case, name)
        kept = create_account(
            case.ministry,
            NewAccount(
                person_id=known or new_id(),
                login=usable,
                roles=wanted,
                passphrase=passphrase,
                person=None if known else AddPerson(name=name, title=title, contact=contact),
            ),
        )
    if as_json:
        say_json({"login": kept.login, "name": name, "roles": sorted(role.value for role in kept.roles)})
        return
    say(f"{name} signs in as {kept.login}. Hand over the provisional passphrase in person.")


@users.command("passphrase")
@signed_in
@secret_options("new passphrase", _NEW)
def choose_passphrase(access: Access, new_passphrase_source: Source) -> None:
    """Choose a new passphrase of your own."""
    login, old = access.credentials()
    given = Access(access.program, access.folder, login, Source(given=old))
    with given.open(to_choose_a_passphrase=True) as case:
        new = new_passphrase_source.read("New passphrase", twice=True)
        change_passphrase(case.ministry, old, new)
    say("The new passphrase is in force.")


@users.command("close")
@signed_in
@click.argument("login")
@click.option("--reason", required=True, help="Why.")
def close_user(access: Access, login: str, reason: str) -> None:
    """End the access of LOGIN. What they did stays in their name."""
    with access.open() as case:
        account_id, known = _account(case, login)
        shut_account(case.ministry, CloseAccount(account_id=account_id, reason=reason))
    say(f"{known} can no longer sign in.")


@users.command("reset")
@signed_in
@secret_options("provisional passphrase", _NEW)
@click.argument("login")
@click.option("--reason", required=True, help="Why.")
def reset_user(access: Access, login: str, reason: str, new_passphrase_source: Source) -> None:
    """Give LOGIN, who forgot theirs, a provisional passphrase and a new signing key."""
    with access.open() as case:
        account_id, known = _account(case, login)
        passphrase = new_passphrase_source.read(f"Provisional passphrase for {known}", twice=True)
        reset_passphrase(case.ministry, account_id, passphrase, reason=reason)
    say(f"{known} has a provisional passphrase. Hand it over in person.")


@users.command("recover")
@FOLDER
@secret_options("recovery key", "recovery-key")
@secret_options("provisional passphrase", _NEW)
@click.argument("login")
@click.pass_context
def recover_user(
    context: click.Context,
    /,
    folder: Path,
    login: str,
    *,
    recovery_key_source: Source,
    new_passphrase_source: Source,
) -> None:
    """Give LOGIN a provisional passphrase with the printed recovery key, when no administrator can."""
    recovery_key = recovery_key_source.read("Recovery key")
    passphrase = new_passphrase_source.read(f"Provisional passphrase for {login}", twice=True)
    recover_access(folder, recovery_key, login, passphrase, clock=program_of(context).clock)
    say(f"{login} has a provisional passphrase, to be replaced at the next sign-in: tocsin users passphrase.")


@users.command("recovery-key")
@signed_in
@json_option
def new_recovery_key(access: Access, as_json: bool) -> None:
    """Make a new recovery key and show it once; the one before opens only older backups.

    JSON: {"recovery_key"}
    """
    with access.open() as case:
        written = replace_recovery_key(case.ministry)
    if as_json:
        say_json({"recovery_key": written})
        return
    say(f"Recovery key, shown only now. Print it and lock it away:\n\n    {written}")


def _known(case: Case, name: str) -> str:
    """The one person of that name; empty where there is none."""
    with case.store.read() as session:
        same = _called(session, name)
    if len(same) > 1:
        raise BadInput(
            "name",
            f"There are {len(same)} people called {name}.",
            remedy="Open the account in the window, where they can be told apart.",
        )
    return same[0] if same else ""


def _called(session: Session, name: str) -> list[str]:
    rows = session.execute(sa.select(Person.id, Person.name)).all()
    return [row.id for row in rows if fold(row.name) == fold(name)]


def _account(case: Case, typed: str) -> tuple[str, str]:
    with case.store.read() as session:
        account, _ = find_account(session, typed)
        return account.id, account.login


def _require_strong(passphrase: str, login: str, name: str) -> None:
    """Before a person is entered, so that a weak passphrase leaves nothing behind."""
    measured = strength(passphrase, (login, name))
    if not measured.accepted:
        raise BadInput(
            _NEW,
            f"This passphrase is {measured.words}.",
            remedy=measured.advice or "Use a few words that nobody would put together.",
        )


def _told(view: PersonView) -> dict[str, object]:
    return {
        "login": view.login,
        "name": view.name,
        "title": view.title,
        "roles": list(view.roles),
        "active": view.active,
        "offices": list(view.offices),
    }
