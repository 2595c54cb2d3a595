"""The root of the command line: its commands, and what an error of any of them says and exits with."""

from pathlib import Path
from typing import Any

import click

from app.cli import streams
from app.cli.late import Late, LateGroup
from app.cli.options import AS_JSON, ROOT_FOLDER
from app.cli.program import program_of
from app.cli.statuses import INTERRUPTED, status_of
from app.refusals import UserError

_COMMANDS = {
    "init": Late("init", "init", "Make a new ministry in an empty folder, and show its recovery key, once."),
    "demo": Late(
        "demo",
        "demo",
        "Walk three real cases through the whole flow in a ministry made for it, and say what was done.",
    ),
    "users": Late(
        "users", "users", "Manage who can sign in. Only administrators may, except for their own passphrase."
    ),
    "conflict": Late("conflicts", "conflict", "Declare, list and end conflicts of interest with a country."),
    "country": Late("countries", "country", "Show country files."),
    "report": Late("reports", "report", "List and show early-warning reports."),
    "brief": Late(
        "briefs",
        "brief",
        "Save the brief of report NUMBER as PDF: the very bytes that were frozen. That it was opened is recorded.",
    ),
    "decide": Late(
        "deciding",
        "decide_report",
        "Decide options of report NUMBER in your office, after opening its brief (tocsin brief). Each is signed.",
    ),
    "refer": Late(
        "deciding",
        "refer_report",
        "Hand report NUMBER to an office that holds authority: by the addressed office, or when its clock has run out.",
    ),
    "decision": Late("signed_forms", "decision", "Decisions that come back on paper or as a filled form."),
    "who-can-decide": Late(
        "authority", "who_can", "Name every office, nearest first: what it could decide, or why it cannot."
    ),
    "coverage": Late(
        "authority",
        "show_coverage",
        "Show for every tool and phase which office can decide for COUNTRY, and where nobody can.",
    ),
    "what-if": Late(
        "what_if",
        "show_what_if",
        "Show what would fall if an instrument ended, a post fell vacant or somebody acted in it; nothing is changed.",
    ),
    "audit": Late("audit", "audit", "Check the ledger, and export it for an inquiry."),
    "backup": Late(
        "backups",
        "backup",
        "Make a backup of the whole case, read it back, and record it. It opens with today's passphrases.",
    ),
    "restore": Late(
        "backups",
        "restore",
        "Put the backup in folder BACKUP in place of the case. The case that is there is kept aside, never deleted.",
    ),
    "lapses": Late(
        "lapses",
        "lapses",
        "List every clock that ran out, the newest first. Looking at them is done at each start.",
    ),
    "metrics": Late(
        "metrics",
        "show_metrics",
        "Show what the record says of the last year: times to decide and to act, what lapsed, what was borne out.",
    ),
    "print": Late(
        "printing",
        "print_kind",
        "Print a document of KIND about SUBJECT as PDF: a country, or the number of a report or an instrument.",
    ),
    "release": Late("release", "release", "Prepare, approve and hand out copies with passages taken out."),
    "risk": Late("risk", "risk", "Show and compare the risk assessments of a country."),
    "engagement": Late(
        "engagement",
        "engagement",
        "Look at our own engagement in a country through the lens of atrocity prevention.",
    ),
    "plan": Late("plans", "plan", "Show the action plans agreed beforehand for each phase of a country."),
    "levers": Late(
        "plans", "show_levers", "Show the levers that we hold in COUNTRY, and what is left of each."
    ),
    "signals": Late(
        "signals", "signals", "The signs of early onset: look for them, list them, accept or dismiss them."
    ),
    "backtest": Late(
        "backtest",
        "backtest",
        "Try the signs on the past: lead time before each peak, false alarms per country-year.",
    ),
    "export": Late(
        "exporting",
        "export",
        "Export events, evidence, rankings or recommendations of COUNTRY (name or code).",
    ),
    "import": Late("imports", "import_data", "Import FILE of an outside data set: all its rows, or none."),
    "batches": Late(
        "imports",
        "list_batches",
        "List the imported files, the newest first: who brought what and when, and what was withdrawn.",
    ),
    "batch": Late("imports", "batch", "Act on an imported file as a whole."),
    "events": Late(
        "imports", "list_events", "List the imported events of COUNTRY (name or code), the latest first."
    ),
    "find": Late(
        "find",
        "find",
        "Find WORDS in files, reports, decisions, briefs, evidence, events, people, instruments, history and more.",
    ),
    "reindex": Late(
        "find",
        "reindex_all",
        "Make the index of the search anew from what it is derived from. Nothing else is changed.",
    ),
}


class Root(LateGroup):
    """Turns every error for people into its words and its exit status, in one place."""

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        """As every group; what is written from here on cannot fail for a character."""
        streams.prepare()
        return super().make_context(*arguments, **extra)

    def _in_words(self, ctx: click.Context) -> Any:
        """What goes wrong with files, disks and keys is said in words; those are loaded when something has."""
        try:
            return super().invoke(ctx)
        except (UserError, click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception:
            from app.faults import faults_in_words

            with faults_in_words():
                raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command.

        Raises:
            click.exceptions.Exit: with the status of what went wrong.
        """
        try:
            return self._in_words(ctx)
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


tocsin.late(_COMMANDS)
