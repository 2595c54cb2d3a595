"""Names of files: hostile ones are tamed or refused, and the result fits every file system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.refusals import BadInput
from app.rules.entry.filenames import MAX_BYTES, document_name, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("../../x", "x"),  # climbs out of the folder on Unix
        ("..\\..\\windows\\x.dll", "x.dll"),  # the same on Windows
        ("/etc/passwd", "passwd"),
        ("C:\\evil.txt", "evil.txt"),
        ("a.txt:stream", "a.txt_stream"),  # an alternate data stream on NTFS
        ("CON", "_CON"),  # a device on Windows, whatever the extension
        ("nul.tar.gz", "_nul.tar.gz"),
        ("COM¹.txt", "_COM¹.txt"),
        (".bashrc", "_.bashrc"),  # hidden on Unix
        ("-rf", "_-rf"),  # read as an option by commands
        ("~root", "_~root"),
        ("trailing. . ", "trailing"),  # Windows drops these, so that two names become one
        ("what?<>|*.txt", "what_____.txt"),
        ("a  b\u00a0c.txt", "a b c.txt"),
        ("Сводка ၂၀၂၁ 🕊.pdf", "Сводка ၂၀၂၁ 🕊.pdf"),
        ("cafe\u0301.txt", "café.txt"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    "name",
    [
        "a\x00.pdf",  # ends the name for C code
        "a\n.pdf",
        "cod\u202efdp.exe",  # shows as codexe.pdf
        "\u2067x",
        "",
        "   ",
        "..",
        "folder/",
        "...",
        "\u200b",
        "___",
    ],
)
def test_names_that_deceive_or_say_nothing_are_refused(name: str) -> None:
    with pytest.raises(BadInput) as caught:
        safe_name(name)
    assert caught.value.field == "file name"
    assert caught.value.remedy


def test_a_long_name_keeps_its_extension() -> None:
    short = safe_name("я" * 500 + ".docx")
    assert short.endswith("я.docx")
    assert len(short.encode()) <= MAX_BYTES


def test_a_long_extension_is_no_extension() -> None:
    assert len(safe_name("a." + "b" * 500).encode()) <= MAX_BYTES


@given(st.text(max_size=400))
def test_any_name_is_refused_or_safe_for_good(name: str) -> None:
    try:
        safe = safe_name(name)
    except BadInput:
        return
    assert safe_name(safe) == safe
    assert len(safe.encode()) <= MAX_BYTES
    assert not set(safe) & set('/\\<>:"|?*\x00\n\u202e')
    assert safe == safe.strip()
    assert safe[0] not in ".-~"
    assert safe[-1] != "."


def test_names_that_the_program_gives() -> None:
    assert document_name("EW-2026-0042-v3", "OS", extension="pdf") == "EW-2026-0042-v3_OS.pdf"
    assert document_name("D-2026-0011", "", "Côte d’Ivoire / ../x", extension=".pdf") == (
        "D-2026-0011_Cote-d-Ivoire-x.pdf"
    )
    with pytest.raises(BadInput):
        document_name("", extension="")
