"""A process that saves a draft again and again and says so after each save, until it is killed."""

import itertools
import sys
from dataclasses import replace
from pathlib import Path

from app.actions.reports.drafting import SaveDraft, save_draft
from app.perform import perform
from app.reading.reports.report import draft_content
from db.actor import Actor
from db.engine import open_database
from db.reports import Report
from db.store import Store
from db.vocabulary import Role


def main() -> None:
    folder, report_id, person_id, key = Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
    store = Store(open_database(folder, bytes.fromhex(key)))
    author = Actor(account_id=None, person_id=person_id, name="Amina Okoro", roles=frozenset({Role.ANALYST}))
    with store.read() as session:
        report = session.get_one(Report, report_id)
        content, version = draft_content(report), report.ledger_entry
    for count in itertools.count(1):
        changed = replace(content, summary=f"Sentence number {count}.")
        saved = perform(
            store, author, save_draft, SaveDraft(report_id=report_id, based_on=version, content=changed)
        )
        version = saved.version
        sys.stdout.write(f"{count}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
