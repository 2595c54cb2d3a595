"""``make demo``: the demonstration without a window, from the founding to the checked ledger."""

from collections.abc import Iterator
from pathlib import Path

from app.demo.making import create_demo
from app.demo.outputs import (
    BRIEFS,
    CASE,
    FIRST_LINE,
    LEDGER,
    PASSPHRASE,
    README,
    RECORDS,
    make_ready,
    prove,
    report_states,
    write_briefs,
    write_record,
)
from app.demo.page import page
from app.demo.scenes import SCENES
from app.opening.ministry import open_ministry
from app.printing import Printer
from db.files import write_atomically

AUDITOR = "subramaniam"
"""Who writes everything out: the auditor reads all of it and changes nothing."""

RECORDED = "myanmar_2017"
"""The report whose decision record is printed."""


def play(out: Path, printer: Printer) -> Iterator[str]:
    """Make the demonstration in ``out``, write out what came of it, and tell it line by line.

    An older demonstration in ``out`` is replaced; other files there are left alone.

    Raises:
        BadInput: something else stands where the play writes.
        Damaged: the older demonstration is open in another Tocsin, or the disk fails.
    """
    out = out.absolute()
    make_ready(out)
    # Written first, so that what an interrupted play leaves is known as a play's.
    write_atomically(out / README, f"{FIRST_LINE}: not finished\n".encode())
    yield f"Playing {len(SCENES)} scenes from 2017 to 2022; this takes about half a minute."
    yield ""
    made = create_demo(out / CASE, printer)
    write_atomically(out / PASSPHRASE, f"{made.passphrase}\n".encode())
    with open_ministry(made.folder, AUDITOR, made.passphrase) as ministry:
        briefs = write_briefs(ministry, out / BRIEFS)
        record = write_record(ministry, printer, made.reports[RECORDED], out / RECORDS)
        proof = prove(ministry, out / LEDGER, briefs[-1].head)
        lines = tuple(page(made, report_states(ministry), briefs, record, proof))
    write_atomically(out / README, "".join(f"{line}\n" for line in lines).encode())
    yield from lines
