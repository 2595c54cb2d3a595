"""The first set-up as a person goes through it: the ministry, and accounts for the first people with it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from app.actions.ministry.accounts import usable_login
from app.actions.ministry.found_ministry import FoundMinistry
from app.opening.accounts import NewAccount, create_account
from app.opening.ministry import Clock, OpenMinistry, create_ministry
from app.refusals import BadInput, Refused, UserError
from db.clock import utc_now
from db.vault import RFC_9106_LOW_MEMORY, KdfParameters
from db.vocabulary import Role
from language import tr

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for one another on paper."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAccount:
    """A way to sign in for one of the first people; ``person`` is their key in the founding request."""

    person: str
    login: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What a person is handed to sign in for the first time. The passphrase is shown once and kept nowhere."""

    name: str
    login: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """A ministry that was set up, open for its founder.

    ``failed``: accounts that could not be opened after the ministry was made, each with the reason.
    """

    ministry: OpenMinistry
    recovery_key: str = field(repr=False)
    hand_over: tuple[HandOver, ...] = field(repr=False)
    failed: tuple[str, ...] = ()


def provisional_passphrase() -> str:
    """A passphrase to be handed over on paper: 16 random letters and digits (79 bits) in groups of four."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def set_up(
    folder: Path,
    request: FoundMinistry,
    accounts: tuple[FirstAccount, ...],
    *,
    passphrase: str,
    kdf: KdfParameters = RFC_9106_LOW_MEMORY,
    clock: Clock = utc_now,
    progress: Progress = lambda _done, _total, _words: None,
) -> SetUp:
    """Make the ministry with its accounts. What can be refused is refused before anything is made.

    Raises:
        BadInput, Refused: as :func:`app.opening.ministry.create_ministry` and
            :func:`app.actions.ministry.accounts.open_account`; nothing was made.
        Damaged: the disk; nothing was made.
    """
    check_accounts(request, accounts)
    total = len(accounts) + 1
    progress(0, total, tr("The keys and the database are made; this is slow on purpose."))
    made = create_ministry(folder, request, passphrase=passphrase, kdf=kdf, clock=clock)
    names = {person.key: person.name for person in request.people}
    handed: list[HandOver] = []
    failed: list[str] = []
    for done, account in enumerate(accounts, start=1):
        progress(done, total, tr("The account of {names}", names=names[account.person]))
        provisional = provisional_passphrase()
        wanted = NewAccount(
            person_id=made.founded.people[account.person],
            login=account.login,
            roles=account.roles,
            passphrase=provisional,
        )
        try:
            kept = create_account(made.ministry, wanted)
        except UserError as error:
            # The ministry stands by now; the account is opened later, in the settings.
            failed.append(f"{names[account.person]}: {error}")
        else:
            handed.append(HandOver(name=names[account.person], login=kept.login, passphrase=provisional))
    progress(total, total, tr("Done"))
    return SetUp(
        ministry=made.ministry,
        recovery_key=made.recovery_key,
        hand_over=tuple(handed),
        failed=tuple(failed),
    )


def check_accounts(request: FoundMinistry, accounts: tuple[FirstAccount, ...]) -> None:
    """Whether the accounts can be opened beside that of the founder.

    Raises:
        BadInput: an unusable login, one that stands twice, no role, or a person whom the request lacks.
        Refused: ``account.auditor_alone``.
    """
    names = {person.key: person.name for person in request.people}
    taken = {usable_login(request.founder.login): request.founder.name}
    for account in accounts:
        name = names.get(account.person)
        if name is None:
            raise BadInput(
                "person", tr("An account is for one of the people."), remedy=tr("Enter the person first.")
            )
        login = usable_login(account.login)
        if login in taken:
            raise BadInput(
                "login",
                tr(
                    "{taken} and {name} would both sign in as {login}.",
                    taken=taken[login],
                    name=name,
                    login=login,
                ),
                remedy=tr("Give each a login of their own."),
            )
        taken[login] = name
        if not account.roles:
            raise BadInput(
                "roles", tr("{name} has no role.", name=name), remedy=tr("Choose at least one role.")
            )
        if Role.AUDITOR in account.roles and len(account.roles) > 1:
            raise Refused(
                "account.auditor_alone",
                tr("An auditor changes nothing, so {name} cannot have another role beside it.", name=name),
                remedy=tr("Choose auditor, or the other roles."),
            )
