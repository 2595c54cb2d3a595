"""Human rights impact assessments: what is said of the whole, then the six policy considerations as its spine."""

from reportlab.platypus import Flowable

from app.documents.impact import ImpactPaper, ImpactSheet
from reports.blocks import Block, Heading, Section, Text
from reports.brief_rights import consideration
from reports.styles import ANNEX, DANGER, MUTED
from reports.typesetting import Run
from reports.words import instant_words, listed


def impact_story(page: ImpactPaper) -> list[Flowable]:
    """Each assessment, then those that were superseded and what the file says besides."""
    story: list[Flowable] = []
    for sheet in page.sheets:
        story += _sheet(sheet, page.cover.zone)
    if not page.sheets:
        story.append(Section("Assessments", [Text("None is on file.")], key="assessments"))
    if page.superseded:
        story.append(Section("Superseded", [Text(one) for one in page.superseded], key="superseded"))
    if page.besides:
        story.append(Section("From the file", [Text(page.besides)], key="besides"))
    return story


def _sheet(sheet: ImpactSheet, zone: str) -> list[Flowable]:
    key = f"impact-{sheet.number}"
    facts: list[Block] = [Text([Run("Policy: ", bold=True), Run(sheet.policy)])]
    if sheet.engagement:
        facts.append(Text([Run("Engagement: ", bold=True), Run(sheet.engagement)]))
    facts.append(Text(f"Begun by {sheet.author}, {instant_words(sheet.started_at, zone)}.", MUTED))
    if sheet.supersedes:
        facts.append(Text(f"It takes the place of {sheet.supersedes}.", MUTED))
    whole: list[Block] = [
        Text([Run(f"{part.title}: ", bold=True), Run(part.text or "not stated")]) for part in sheet.parts
    ]
    return [
        Heading(sheet.number, ANNEX, key=key),
        Section("About", facts, key=f"{key}-about", level=1),
        Section("The whole", whole, key=f"{key}-whole", level=1),
        *(consideration(finding, f"{key}-{finding.code}") for finding in sheet.findings),
        Section("Signature", [_signed(sheet, zone)], key=f"{key}-signature", level=1),
    ]


def _signed(sheet: ImpactSheet, zone: str) -> Block:
    if sheet.signed_at is not None:
        return Text(f"Signed by {sheet.signer}, {instant_words(sheet.signed_at, zone)}.")
    lacking = f" Before it may be signed it lacks: {listed(sheet.missing)}." if sheet.missing else ""
    return Text([Run("A draft: nobody has signed it.", bold=True, colour=DANGER), Run(lacking)])
