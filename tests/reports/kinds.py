"""One document of every kind that leaves the program, drawn once."""

from dataclasses import replace
from datetime import date
from functools import cache

from app.briefs.encoding import brief_hash
from app.briefs.key_sheet import RecoveryKeySheet
from app.rules.reports.completeness import Missing
from reports.brief import render_brief
from reports.recovery_key import render_recovery_key
from tests.briefs.samples.brief import sample_brief
from tests.briefs.samples.record import sample_record
from tests.reports.record_paper import record_pdf

SCRIPTS = "عمر البشير, မြန်မာ, नरेन्द्र, অভিজিৎ, ኃይለ ሥላሴ, Зеленський, Ελλάδα"


@cache
def documents() -> dict[str, bytes]:
    """The file of each kind."""
    brief = replace(sample_brief(), sensitivities=SCRIPTS)
    preview = (Missing("brief.preview", "Not frozen."),)
    key = RecoveryKeySheet(
        ministry="Ministry of Foreign Affairs", key="ABCD-EFGH-JKLM-NPQR", made_on=date(2026, 1, 5)
    )
    return {
        "brief": render_brief(brief, frozen_hash=brief_hash(brief)),
        "preview": render_brief(brief, frozen_hash=brief_hash(brief), missing=preview),
        "record": record_pdf(sample_record()),
        "recovery-key": render_recovery_key(key),
    }


KINDS = ("brief", "preview", "record", "recovery-key")
