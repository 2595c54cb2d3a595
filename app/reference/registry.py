"""Every kind of reference set that a ministry may keep its own versions of."""

from typing import Any

from app.reference.checklist import CHECKLIST
from app.reference.countries import COUNTRIES
from app.reference.crosswalk import CROSSWALK
from app.reference.exemptions import EXEMPTIONS
from app.reference.framework import FRAMEWORK
from app.reference.frameworks import US_FRAMEWORK
from app.reference.glossary import GLOSSARY
from app.reference.infrastructure_words import INFRASTRUCTURE_WORDS
from app.reference.kind import ReferenceKind
from app.reference.likelihood_scales import LIKELIHOOD_SCALES
from app.reference.marking_schemes import MARKING_SCHEMES
from app.reference.mechanisms import MECHANISMS
from app.reference.softening import SOFTENING
from app.reference.toolbox import TOOLBOX
from app.reference.treaties import TREATIES
from app.reference.violations import VIOLATIONS

REFERENCE_KINDS: dict[str, ReferenceKind[Any]] = {
    kind.code: kind
    for kind in (
        TOOLBOX,
        FRAMEWORK,
        US_FRAMEWORK,
        COUNTRIES,
        CROSSWALK,
        MARKING_SCHEMES,
        LIKELIHOOD_SCALES,
        VIOLATIONS,
        INFRASTRUCTURE_WORDS,
        SOFTENING,
        MECHANISMS,
        CHECKLIST,
        TREATIES,
        EXEMPTIONS,
        GLOSSARY,
    )
}
"""By code, in the order in which settings list them."""
