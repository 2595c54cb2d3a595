"""``tocsin engagement``: what our own state does in a country, and what that does to the risk."""

from datetime import date
from typing import Any

import click
from sqlalchemy.orm import Session

from app.cli.access import Access, Case
from app.cli.options import json_option, signed_in
from app.cli.plain import plain
from app.cli.streams import say, say_json
from app.cli.tables import pairs, table
from app.perform import reading
from app.reading.authority.permission import require_content_reader
from app.reading.countries.country_files import country_is_open
from app.reading.engagement.exposure import exposure_views
from app.reading.engagement.findings import LensView, lens_view
from app.reading.engagement.impact import impact_views
from app.reading.engagement.messages import message_views
from app.reading.engagement.opportunities import missed_opportunities, opportunity_views
from app.reading.engagement.peace import peace_processes
from app.reading.engagement.promises import commitment_views
from app.reading.engagement.register import EngagementView, engagement_views, rights_effects, weighings
from app.reading.engagement.steps import step_views
from app.reading.engagement.triggers import trigger_events
from app.reading.ministry.reference import current_countries
from app.refusals import BadInput
from db.vocabulary import words


@click.group()
def engagement() -> None:
    """Look at our own engagement in a country through the lens of atrocity prevention."""


@engagement.command("show")
@signed_in
@click.argument("country")
@json_option
def show_engagement(access: Access, country: str, as_json: bool) -> None:
    """Show what our state does in COUNTRY (name or code), its effect on the risk, and what counts as prevention.

    JSON: {"country", "engagements": […], "rights_effects", "interests", "impact_assessments", "steps",
    "peace_processes", "trigger_events", "commitments", "exposures", "opportunities", "messages"}
    """
    with access.open() as case, reading(case.store, case.actor, "engagement.show") as session:
        code, today = _asked(case, session, country)
        entries = engagement_views(session, code, today)
        seen = lens_view(session, code, today)
        data = _everything(session, code, today) if as_json else {}
    if as_json:
        say_json({"country": code, "engagements": plain(entries), **data})
        return
    say(_listed(entries) if entries else "No engagement is on the register of this country.")
    say("\n" + _tally(seen))
    if seen.findings:
        say(f"\nFindings: {len(seen.findings)}. See: tocsin engagement findings {code}")


@engagement.command("findings")
@signed_in
@click.argument("country")
@json_option
def show_findings(access: Access, country: str, as_json: bool) -> None:
    """List everything that the lens finds in COUNTRY, the gravest first.

    JSON: {"country", "findings": [{"kind", "subject", "message", "remedy"}]}
    """
    with access.open() as case, reading(case.store, case.actor, "engagement.findings") as session:
        code, today = _asked(case, session, country)
        found = lens_view(session, code, today).findings
    if as_json:
        say_json({"country": code, "findings": plain(found)})
        return
    if not found:
        say("Nothing was found.")
    for each in found:
        say(f"{each.kind.label}\n" + pairs([("  ", each.message), ("  ", each.remedy)]))


@engagement.command("missed")
@signed_in
@click.argument("country")
@json_option
def show_missed(access: Access, country: str, as_json: bool) -> None:
    """Report the opportunities in COUNTRY that were declined, or let pass undecided.

    JSON: {"country", "missed": [{"number", "kind", "title", "what", "seen_on", "closes_on", "decided_on", "decided_by",
    "reason", "missed"}]}
    """
    with access.open() as case, reading(case.store, case.actor, "engagement.missed") as session:
        code, today = _asked(case, session, country)
        missed = missed_opportunities(session, code, today)
    if as_json:
        say_json({"country": code, "missed": plain(missed)})
        return
    if not missed:
        say("No opportunity on the log was missed.")
        return
    say(
        table(
            ("Number", "Kind", "Seen", "Title", "Missed"),
            [
                (each.number, words(each.kind), each.seen_on.isoformat(), each.title, each.missed)
                for each in missed
            ],
        )
    )


def _asked(case: Case, session: Session, country: str) -> tuple[str, date]:
    """The code of the country that is asked about, and the ministry's day."""
    require_content_reader(case.actor)
    found = current_countries(session).find(country)
    if not country_is_open(session, found.alpha3):
        raise BadInput(
            "country", f"No country file is open for {found.name}.", remedy="Open the country file first."
        )
    return found.alpha3, case.today()


def _everything(session: Session, code: str, today: date) -> dict[str, Any]:
    return {
        "rights_effects": plain(rights_effects(session, code)),
        "interests": plain(weighings(session, code)),
        "impact_assessments": plain(impact_views(session, code)),
        "steps": plain(step_views(session, code)),
        "peace_processes": plain(peace_processes(session, code)),
        "trigger_events": plain(trigger_events(session, code, today)),
        "commitments": plain(commitment_views(session, code)),
        "exposures": plain(exposure_views(session, code)),
        "opportunities": plain(opportunity_views(session, code, today)),
        "messages": plain(message_views(session, code, today)),
    }


def _listed(entries: tuple[EngagementView, ...]) -> str:
    return table(
        ("Number", "Kind", "Status", "Effect on risk", "Impact assessment", "Lead", "Title"),
        [
            (
                each.number,
                words(each.kind),
                words(each.status),
                words(each.effect),
                each.impact or ("MISSING" if each.impact_owed else "-"),
                each.lead,
                each.title,
            )
            for each in entries
        ],
    )


def _tally(seen: LensView) -> str:
    tally = seen.tally
    return pairs(
        [
            ("Counts as prevention", ", ".join(each.number for each in tally.counted) or "nothing"),
            ("Linked to no risk factor", ", ".join(each.number for each in tally.unlinked)),
            ("Raises the risk", ", ".join(each.number for each in tally.raising)),
        ]
    )
