"""Two frozen versions of a brief are looked at side by side by whoever may read them."""

import pytest

from app.actions.reports.brief_versions import CompareBriefs, compare_briefs
from app.refusals import BadInput, Refused
from tests.support.carrying import escalated, open_file, prepared
from tests.support.ministry import Ministry


def test_briefs_of_two_reports_are_not_compared_and_not_by_an_administrator(ministry: Ministry) -> None:
    item = open_file(ministry)
    briefs = []
    for _ in range(2):
        case = prepared(ministry, item, "VE-4", "VE-1")
        briefs.append(escalated(ministry, case, "dg_political").brief_id)
    request = CompareBriefs(older_id=briefs[0], newer_id=briefs[1])
    with pytest.raises(BadInput, match="two reports"):
        ministry.do("P-FP", compare_briefs, request)
    with pytest.raises(Refused) as refused:
        ministry.do("P-ADM", compare_briefs, CompareBriefs(older_id=briefs[0], newer_id=briefs[0]))
    assert refused.value.rule == "role.content"
