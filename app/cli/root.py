"""The root of the command line: its commands, and what an error of any of them says and exits with."""

from pathlib import Path
from typing import Any

import click

from app.cli import streams
from app.cli.audit import audit
from app.cli.authority import show_coverage, who_can
from app.cli.backtest import backtest
from app.cli.backups import backup, restore
from app.cli.briefs import brief
from app.cli.countries import country
from app.cli.deciding import decide_report, refer_report
from app.cli.demo import demo
from app.cli.engagement import engagement
from app.cli.exporting import export
from app.cli.find import find, reindex_all
from app.cli.imports import batch, import_data, list_batches, list_events
from app.cli.init import init
from app.cli.lapses import lapses
from app.cli.options import AS_JSON, ROOT_FOLDER
from app.cli.plans import plan, show_levers
from app.cli.printing import print_kind
from app.cli.program import program_of
from app.cli.reports import report
from app.cli.risk import risk
from app.cli.signals import signals
from app.cli.signed_forms import decision
from app.cli.statuses import INTERRUPTED, status_of
from app.cli.users import users
from app.cli.what_if import show_what_if
from app.faults import faults_in_words
from app.refusals import UserError


class Root(click.Group):
    """Turns every error for people into its words and its exit status, in one place."""

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        """As every group; what is written from here on cannot fail for a character."""
        streams.prepare()
        return super().make_context(*arguments, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command.

        Raises:
            click.exceptions.Exit: with the status of what went wrong.
        """
        try:
            with faults_in_words():
                return super().invoke(ctx)
        except UserError as error:
            streams.complain(error, as_json=bool(ctx.meta.get(AS_JSON)))
            ctx.exit(status_of(error))
        except (KeyboardInterrupt, click.Abort):
            streams.warn("Stopped. What had been done before stands; what was under way was not kept.")
            ctx.exit(INTERRUPTED)


@click.group(cls=Root, invoke_without_command=True)
@ROOT_FOLDER
@click.version_option(package_name="tocsin", prog_name="tocsin")
@click.pass_context
def tocsin(context: click.Context, /, folder: Path) -> None:
    """Carry a warning of mass atrocities to someone with authority to act, and prove what was decided.

    Without a command the window opens.

    Exit status: 0 done; 1 refused by a rule; 2 bad input, wrong usage or wrong passphrase; 3 the database is
    damaged, or another program has it open.
    """
    if context.invoked_subcommand is None:
        context.exit(program_of(context).window(folder))


for command in (
    init,
    demo,
    users,
    country,
    report,
    brief,
    print_kind,
    decide_report,
    refer_report,
    decision,
    who_can,
    show_coverage,
    show_what_if,
    audit,
    backup,
    restore,
    lapses,
    risk,
    engagement,
    plan,
    show_levers,
    signals,
    backtest,
    export,
    import_data,
    list_batches,
    batch,
    list_events,
    find,
    reindex_all,
):
    tocsin.add_command(command)
