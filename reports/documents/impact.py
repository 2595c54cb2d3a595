"""Human rights impact assessments: what is said of the whole, then the six policy considerations as its spine."""

from reportlab.platypus import Flowable

from app.documents.impact import ImpactPaper, ImpactSheet
from language import tr
from reports.blocks import Block, Heading, Section, Text
from reports.brief_rights import consideration
from reports.styles import ANNEX, DANGER, MUTED
from reports.typesetting import Run
from reports.words import heads, instant_words, listed


def impact_story(page: ImpactPaper) -> list[Flowable]:
    """Each assessment, then those that were superseded and what the file says besides."""
    story: list[Flowable] = []
    for sheet in page.sheets:
        story += _sheet(sheet, page.cover.zone)
    if not page.sheets:
        story.append(Section(tr("Assessments"), [Text(tr("None is on file."))], key="assessments"))
    if page.superseded:
        story.append(Section(tr("Superseded"), [Text(one) for one in page.superseded], key="superseded"))
    if page.besides:
        story.append(Section(tr("From the file"), [Text(page.besides)], key="besides"))
    return story


def _sheet(sheet: ImpactSheet, zone: str) -> list[Flowable]:
    key = f"impact-{sheet.number}"
    facts: list[Block] = [Text([Run(tr("Policy: "), bold=True), Run(sheet.policy)])]
    if sheet.engagement:
        facts.append(Text([Run(tr("Engagement: "), bold=True), Run(sheet.engagement)]))
    facts.append(
        Text(
            tr(
                "Begun by {author}, {started_at}.",
                author=sheet.author,
                started_at=instant_words(sheet.started_at, zone),
            ),
            MUTED,
        )
    )
    if sheet.supersedes:
        facts.append(Text(tr("It takes the place of {supersedes}.", supersedes=sheet.supersedes), MUTED))
    whole: list[Block] = [
        Text([heads(part.title), Run(part.text or tr("not stated"))]) for part in sheet.parts
    ]
    return [
        Heading(sheet.number, ANNEX, key=key),
        Section(tr("About"), facts, key=f"{key}-about", level=1),
        Section(tr("The whole"), whole, key=f"{key}-whole", level=1),
        *(consideration(finding, f"{key}-{finding.code}") for finding in sheet.findings),
        Section(tr("Signature"), [_signed(sheet, zone)], key=f"{key}-signature", level=1),
    ]


def _signed(sheet: ImpactSheet, zone: str) -> Block:
    if sheet.signed_at is not None:
        return Text(
            tr(
                "Signed by {signer}, {signed_at}.",
                signer=sheet.signer,
                signed_at=instant_words(sheet.signed_at, zone),
            )
        )
    lacking = (
        tr(" Before it may be signed it lacks: {missing}.", missing=listed(sheet.missing))
        if sheet.missing
        else ""
    )
    return Text([Run(tr("A draft: nobody has signed it."), bold=True, colour=DANGER), Run(lacking)])
