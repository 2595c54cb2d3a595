"""``tocsin backup`` and ``tocsin restore``."""

from pathlib import Path

import click

from app.actions.keeping.backups import BackUpNow, RestoreBackup, back_up_now, restore_backup
from app.cli.access import Access
from app.cli.options import json_option, signed_in
from app.cli.plain import plain
from app.cli.streams import say, say_json
from db.backup import Content

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("backup")
@signed_in
@click.option("--to", "target", type=_FOLDER, help="Folder of backups (default: “backups” in the case).")
@click.option("--keep", type=click.IntRange(min=1), help="Of the manual backups there, how many stay.")
@json_option
def backup(access: Access, target: Path | None, keep: int | None, as_json: bool) -> None:
    """Make a backup of the whole case, read it back, and record it. It opens with today's passphrases.

    JSON: {"folder", "created", "bytes", "head": {"number", "hash"}}
    """
    with access.open() as case:
        made = back_up_now(case.ministry, BackUpNow(target=target, keep=keep))
    if as_json:
        say_json(
            {
                "folder": str(made.path),
                "created": plain(made.created),
                "bytes": made.size,
                "head": _head(made.content),
            }
        )
        return
    content = made.content
    say(f"“{made.path}”: {made.size:,} bytes, read back whole.")
    say(f"It holds the ledger up to {content.ledger_number}:{content.ledger_head}.")


@click.command("restore")
@signed_in
@click.argument("path", metavar="BACKUP", type=_FOLDER)
@json_option
def restore(access: Access, path: Path, as_json: bool) -> None:
    """Put the backup in folder BACKUP in place of the case. The case that is there is kept aside, never deleted.

    With --as, and the passphrase of the time of the backup, it is read through first and the restore is
    recorded on the ledger; without, its files are compared with its manifest only.

    JSON: {"folder", "backup", "made", "head": {"number", "hash"}, "aside": null or folder, "replaced": null or
    {"number", "hash"}, "recorded"}
    """
    passphrase = access.secret.read() if access.login else ""
    request = RestoreBackup(path=path, folder=access.folder, login=access.login, passphrase=passphrase)
    done = restore_backup(request, clock=access.program.clock)
    if as_json:
        say_json(
            {
                "folder": str(access.folder),
                "backup": str(path),
                "made": plain(done.backup.created),
                "head": _head(done.backup.content),
                "aside": str(done.aside) if done.aside else None,
                "replaced": _head(done.replaced) if done.replaced else None,
                "recorded": done.recorded,
            }
        )
        return
    say(f"The case in “{access.folder}” is now as it was at {plain(done.backup.created)}.")
    if done.aside:
        say(f"What was there before is kept in “{done.aside}”.")
    if not done.recorded:
        say("The ledger does not say so, because nobody signed in: note by hand when and why it was done.")


def _head(content: Content) -> dict[str, object]:
    return {"number": content.ledger_number, "hash": content.ledger_head}
