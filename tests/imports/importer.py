"""A process that imports a file, says so after each block and waits for a word, until it is killed."""

import sys
from pathlib import Path

from app.actions.outside.imports import ImportFile, import_file
from app.imports.engine import Listeners
from app.perform import perform
from db.actor import Actor
from db.engine import open_database
from db.store import Store
from db.vocabulary import Role


def main() -> None:
    folder, file, person_id, key = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
    store = Store(open_database(folder, bytes.fromhex(key)))
    actor = Actor(account_id=None, person_id=person_id, name="Amina Okoro", roles=frozenset({Role.ANALYST}))

    def progress(done: int, total: int) -> None:
        sys.stdout.write(f"{done} {total}\n")
        sys.stdout.flush()
        sys.stdin.readline()

    perform(store, actor, import_file, ImportFile(path=file, listeners=Listeners(progress=progress)))


if __name__ == "__main__":
    main()
