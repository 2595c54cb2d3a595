"""A small ministry with its vault, made once and copied for each test that opens it in a window."""

import shutil
from pathlib import Path

from app.actions.ministry.people import AddPerson, add_person
from app.opening.accounts import NewAccount, change_passphrase, create_account
from app.opening.ministry import create_ministry, open_ministry
from app.perform import perform
from db.vocabulary import Role
from tests.support.filling import migrated_as_before
from tests.support.founding import FAST, PASSPHRASE, founding
from tests.support.ministry import NOW, SetClock

AUDITOR, ADMINISTRATOR = "r.adeyemi", "i.duarte"
PROVISIONAL = "pebble harbour 93 violin tundra"


def make_small_ministry(folder: Path) -> None:
    """Founded by l.ferrer (administrator and focal point); beside her an analyst who has yet to choose a passphrase,
    an auditor and an administrator, who all sign in with :data:`PASSPHRASE`."""
    with migrated_as_before():
        made = create_ministry(folder, founding(), passphrase=PASSPHRASE, kdf=FAST, clock=SetClock(NOW))
    with made.ministry as ministry:
        for name, login, role in (
            ("Jonas Berg", "j.berg", Role.ANALYST),
            ("Ruth Adeyemi", AUDITOR, Role.AUDITOR),
            ("Ines Duarte", ADMINISTRATOR, Role.ADMINISTRATOR),
        ):
            person = perform(ministry.store, ministry.actor, add_person, AddPerson(name=name)).person_id
            wanted = NewAccount(
                person_id=person, login=login, roles=frozenset({role}), passphrase=PROVISIONAL
            )
            create_account(ministry, wanted)
    for login in (AUDITOR, ADMINISTRATOR):
        with open_ministry(folder, login, PROVISIONAL, clock=SetClock(NOW)) as ministry:
            change_passphrase(ministry, PROVISIONAL, PASSPHRASE)


def copy_of_ministry(source: Path, folder: Path) -> Path:
    """A copy to be changed."""
    shutil.copytree(source, folder)
    return folder
