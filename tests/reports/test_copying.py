"""Text copied from the paper reads as it was typed, in any script."""

import unicodedata
from dataclasses import replace

import pytest

from app.briefs.annexes import Annexes
from reports.brief import render_brief
from tests.briefs.samples.brief import sample_brief
from tests.reports.reading_back import copied


@pytest.mark.parametrize(
    "name",
    [
        "Trần Đức Lương, naïve façade",
        "Володимир Зеленський",
        "Ελευθέριος Βενιζέλος",
        "عمر حسن أحمد البشير",
        "မင်းအောင်လှိုင်",
        "नरेन्द्र दामोदरदास",
        "অভিজিৎ বন্দ্যোপাধ্যায়",
        "ኃይለ ሥላሴ",
    ],
)
def test_a_name_is_copied_as_it_was_typed(name: str) -> None:
    pdf = render_brief(replace(sample_brief(), contact=name, annexes=Annexes()), frozen_hash="0" * 64)
    assert unicodedata.normalize("NFC", name) in unicodedata.normalize("NFC", copied(pdf))
