"""Every kind before an independent judge: pikepdf's validator of PDF/A, which checks veraPDF's catalogue of rules and passes
only what it knows to conform. It does not judge form fields, so a brief is judged without its own."""

from io import BytesIO

import pytest

from tests.reports.kinds import KINDS, documents
from tests.reports.pdfa import claimed

pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed here: it judges PDF/A")


@pytest.mark.parametrize("kind", KINDS)
def test_an_independent_validator_passes_each_kind(kind: str) -> None:
    from pikepdf import pdfa

    pdf = documents()[kind]
    part, level = claimed(pdf)
    judged = pdf if kind != "brief" else without_fields(pdf)
    report = pdfa.validate_written(BytesIO(judged), f"{part}{level.lower()}")
    assert [str(finding) for finding in report.findings] == []
    assert report.verdict == "pass"


def without_fields(pdf: bytes) -> bytes:
    """The same pages without the places to type."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        del opened.Root.AcroForm
        for page in opened.pages:
            if "/Annots" in page:
                del page.Annots
        target = BytesIO()
        opened.save(target, object_stream_mode=pikepdf.ObjectStreamMode.preserve, fix_metadata_version=False)
    return target.getvalue()
