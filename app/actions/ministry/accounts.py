"""Accounts as the database keeps them; passphrases and private keys are in the vault (see ``app.opening.accounts``)."""

import base64
import binascii
import re
from dataclasses import dataclass

import sqlalchemy as sa

from app.actions.common import find, require_current, require_role
from app.actions.ministry.people import AddPerson, add_person
from app.refusals import BadInput, Refused
from app.rules.entry.texts import required_line, required_text
from db.actor import Actor
from db.base import new_id
from db.people import Account, Person, RetiredKey
from db.vault import normal_login
from db.vocabulary import Role
from db.work import Work
from language import tr

_LOGIN = re.compile(r"[^\W_][\w.@-]{1,59}")
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAccount:
    """A way to sign in for a person. ``public_key`` verifies their signatures (Ed25519, base64).

    ``account_id`` is given where the vault's slot was named before the account was opened.
    """

    person_id: str
    login: str
    roles: frozenset[Role]
    public_key: str
    account_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterWithAccount:
    """A person who is on file from now on, and their account: both or neither. Both name the same identifier."""

    person: AddPerson
    account: OpenAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRoles:
    """What the person of an account may do from now on. ``based_on`` is the version that was looked at."""

    account_id: str
    based_on: int
    roles: frozenset[Role]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseAccount:
    """The end of a person's access."""

    account_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RotateKey:
    """A new public key for an account; the old one is kept to verify old signatures."""

    account_id: str
    public_key: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountKept:
    """An account as it now stands."""

    account_id: str
    person_id: str
    login: str
    roles: frozenset[Role]
    active: bool


def open_account(work: Work, actor: Actor, request: OpenAccount) -> AccountKept:
    """Let a person sign in. An account that was closed is opened again under its old identifier.

    Raises:
        Refused: ``role``; ``account.exists``; ``account.login_taken``; ``account.auditor_alone``.
        BadInput: no such person, no role, or an unusable login or key.
    """
    require_role(actor, Role.ADMINISTRATOR)
    person = find(work, Person, request.person_id, "person")
    login, key = usable_login(request.login), _public_key(request.public_key)
    roles = _roles(request.roles)
    account = work.one(sa.select(Account).where(Account.person_id == person.id))
    if account is not None and account.active:
        raise Refused(
            "account.exists",
            tr("{person} has an account already, {login}.", person=person.name, login=account.login),
            remedy=tr("Change the roles of that account."),
        )
    taken = work.one(sa.select(Account).where(Account.login == login))
    if taken is not None and taken is not account:
        raise Refused(
            "account.login_taken",
            tr("Someone signs in as {login} already.", login=login),
            remedy=tr("Choose another login."),
        )
    work.act("account.open", detail={"login": login})
    if account is None:
        account = work.add(
            Account(
                id=request.account_id or new_id(),
                person_id=person.id,
                login=login,
                roles=roles,
                public_key=key,
            )
        )
    else:
        _retire(work, account, key)
        account.login, account.roles, account.active = login, roles, True
        work.save()
    return account_kept(account)


def enter_with_account(work: Work, actor: Actor, request: EnterWithAccount) -> AccountKept:
    """Enter a person and let them sign in.

    Raises:
        Refused, BadInput: as :func:`app.actions.ministry.people.add_person` and :func:`open_account`.
    """
    add_person(work, actor, request.person)
    return open_account(work, actor, request.account)


def change_roles(work: Work, actor: Actor, request: ChangeRoles) -> AccountKept:
    """Change what a person may do.

    Raises:
        Refused: ``role``; ``account.own``; ``account.closed``; ``account.last_administrator``;
            ``account.auditor_alone``; ``account.stale``.
        BadInput: no such account, no role, or no reason.
    """
    account = _open_account_of_another(work, actor, request.account_id)
    reason, roles = required_text(request.reason, "reason"), _roles(request.roles)
    require_current(account, request.based_on, "account", tr("The account {login}", login=account.login))
    if Role.ADMINISTRATOR not in request.roles:
        _keep_an_administrator(work, account)
    work.act("account.roles", reason=reason)
    account.roles = roles
    work.save()
    return account_kept(account)


def close_account(work: Work, actor: Actor, request: CloseAccount) -> AccountKept:
    """End a person's access. What they did stays in their name.

    Raises:
        Refused: ``role``; ``account.own``; ``account.closed``; ``account.last_administrator``.
        BadInput: no such account, or no reason.
    """
    account = _open_account_of_another(work, actor, request.account_id)
    reason = required_text(request.reason, "reason")
    _keep_an_administrator(work, account)
    work.act("account.close", reason=reason)
    account.active = False
    work.save()
    return account_kept(account)


def rotate_key(work: Work, actor: Actor, request: RotateKey) -> AccountKept:
    """Give an account a new public key: by its own person, or by an administrator after a lost passphrase.

    Raises:
        Refused: ``role``; ``account.closed``; ``account.key_used``.
        BadInput: no such account, an unusable key, or no reason.
    """
    account = find(work, Account, request.account_id, "account")
    if account.id != actor.account_id:
        require_role(actor, Role.ADMINISTRATOR)
    _require_open(account)
    key, reason = _public_key(request.public_key), required_text(request.reason, "reason")
    work.act("account.key", reason=reason)
    _retire(work, account, key)
    return account_kept(account)


def account_kept(account: Account) -> AccountKept:
    """What a use case on an account gives back."""
    return AccountKept(
        account_id=account.id,
        person_id=account.person_id,
        login=account.login,
        roles=frozenset(Role(code) for code in account.roles),
        active=account.active,
    )


def usable_login(typed: str) -> str:
    """A login as it is compared: small letters, digits and ``. _ @ -``, from 2 to 60 characters.

    Raises:
        BadInput: anything else.
    """
    login = normal_login(required_line(typed, "login"))
    if not _LOGIN.fullmatch(login):
        raise BadInput(
            "login",
            tr("“{login}” cannot be a login.", login=login[:60]),
            remedy=tr("Use letters, digits, points and hyphens without blanks, as in a.okoro."),
        )
    return login


def _roles(roles: frozenset[Role]) -> list[str]:
    if not roles:
        raise BadInput("roles", tr("An account needs a role."), remedy=tr("Choose at least one role."))
    if Role.AUDITOR in roles and len(roles) > 1:
        raise Refused(
            "account.auditor_alone",
            tr("An auditor changes nothing, so the role stands alone."),
            remedy=tr("Choose auditor, or the other roles."),
        )
    return sorted(role.value for role in roles)


def _public_key(text: str) -> str:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != _KEY_BYTES:
        raise BadInput(
            "public key",
            tr("This is not an Ed25519 public key in base64."),
            remedy=tr("Give the 32 bytes of the key in base64."),
        )
    return text


def _open_account_of_another(work: Work, actor: Actor, account_id: str) -> Account:
    require_role(actor, Role.ADMINISTRATOR)
    account = find(work, Account, account_id, "account")
    if account.id == actor.account_id:
        raise Refused(
            "account.own",
            tr("Nobody changes the roles of their own account, or closes it."),
            remedy=tr("Ask another administrator."),
        )
    _require_open(account)
    return account


def _require_open(account: Account) -> None:
    if not account.active:
        raise Refused(
            "account.closed",
            tr("The account {login} is closed.", login=account.login),
            remedy=tr("Open it again for the person if they need it."),
        )


def _keep_an_administrator(work: Work, account: Account) -> None:
    if Role.ADMINISTRATOR.value not in account.roles:
        return
    others = work.all(sa.select(Account).where(Account.active.is_(True), Account.id != account.id))
    if not any(Role.ADMINISTRATOR.value in other.roles for other in others):
        raise Refused(
            "account.last_administrator",
            tr("{login} is the only administrator.", login=account.login),
            remedy=tr("Make someone else an administrator first."),
        )


def _retire(work: Work, account: Account, key: str) -> None:
    used = work.one(sa.select(RetiredKey).where(RetiredKey.public_key == key))
    if used is not None or key == account.public_key:
        raise Refused(
            "account.key_used", tr("This key has been used before."), remedy=tr("Make a new signing key.")
        )
    work.add(RetiredKey(account_id=account.id, public_key=account.public_key, retired_at=work.at))
    account.public_key = key
    work.save()
