"""``tocsin demo``: three real cases through the whole flow, without a window."""

from pathlib import Path

import click

from app.cli.program import program_of
from app.cli.streams import say


@click.command("demo")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="out",
    show_default=True,
    help="Folder for the briefs, the decision record and the ledger.",
)
@click.pass_context
def demo(context: click.Context, /, out: Path) -> None:
    """Walk three real cases through the whole flow in a ministry made for it, and say what was done."""
    from app.demo.play import play

    for line in play(out, program_of(context).printer()):
        say(line)
