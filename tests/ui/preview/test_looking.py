"""What is made of a file's bytes: a look, or one clear sentence, whatever they hold."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.refusals import BadInput
from tests.ui.preview.files import JPEG_START, PNG_START, pdf, png, tiff
from ui.pdf.engine import page_sizes
from ui.preview.kinds import FileKind
from ui.preview.looking import PdfLook, look_into
from ui.preview.pictures import PictureLook
from ui.preview.scans import scan_as_pdf
from ui.preview.texts import TextLook

pytestmark = pytest.mark.qt_log_ignore("libpng", "JPEG", "imageio")


def refused(content: bytes, name: str) -> str:
    with pytest.raises(BadInput) as caught:
        look_into(content, name)
    assert caught.value.remedy
    return caught.value.message


def test_a_picture_is_decoded_and_its_blur_leaves_no_detail() -> None:
    look = look_into(png(300, 200), "photo.png")
    assert isinstance(look.shown, PictureLook)
    assert (look.kind, look.shown.width, look.shown.height) == (FileKind.PNG, 300, 200)
    assert look.shown.image.size().width() == 300
    assert look.caution == ""


def test_a_large_picture_is_kept_no_larger_than_a_screen() -> None:
    look = look_into(png(9_000, 20), "wide.png")
    assert isinstance(look.shown, PictureLook)
    assert (look.shown.width, look.shown.image.width()) == (9_000, 4_096)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (png(60_000, 60_000, data=b"tiny"), "bomb.png", "60,000 × 60,000 pixels"),
        (png(400, 400, data=png(4, 4)), "lies.png", "damaged"),
        (png(50, 50)[:60], "cut.png", "damaged"),
        (PNG_START, "empty.png", "damaged"),
        (JPEG_START, "empty.jpg", "damaged"),
        (tiff("L", None)[:4_000], "cut.tif", "damaged"),
        (b"II*\0\x08\0\0\0", "empty.tif", "damaged"),
        (b"%PDF-1.7 and nothing more", "broken.pdf", "cannot be shown"),
        (bytes(range(256)) * 8, "notes.txt", "named like a text, and is none"),
        (b"\x7fELF\x02\x01\x01\x00", "photo.jpg", "named like a JPEG picture, and is none"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "setup.exe", "not shown here"),
        (b"PK\x03\x04\x14\x00\x00\x00", "report.docx", "not shown here"),
    ],
)
def test_a_hostile_or_broken_file_gives_one_sentence(content: bytes, name: str, said: str) -> None:
    assert said in refused(content, name)


def test_a_picture_with_more_data_than_it_says_does_no_harm() -> None:
    try:
        look = look_into(png(4, 4, data=b"\0" * 5_000_000), "long.png")
    except BadInput:
        return
    assert isinstance(look.shown, PictureLook)
    assert look.shown.width == 4


@pytest.mark.parametrize(
    ("mode", "compression"),
    [
        ("1", "group4"),
        ("1", "group3"),
        ("L", "tiff_adobe_deflate"),
        ("RGB", "jpeg"),
        ("RGB", "tiff_lzw"),
        ("CMYK", "jpeg"),
        ("RGBA", None),
        ("P", "packbits"),
        ("I;16", None),
    ],
)
def test_every_page_of_a_tiff_is_shown_whatever_machine_wrote_it(mode: str, compression: str | None) -> None:
    look = look_into(tiff(mode, compression, dpi=(100, 100)), "scan.tif")
    assert (look.kind, look.caution) == (FileKind.TIFF, "")
    assert isinstance(look.shown, PdfLook)
    assert (look.shown.pages, look.shown.pictures, look.shown.own) == (2, True, False)
    size = page_sizes(look.shown.content)[0]
    assert (round(size.width), round(size.height)) == (595, 842), "A4, as it was scanned"


def test_a_photographed_page_is_a_page_as_wide_as_a4_whatever_the_camera_says() -> None:
    (size,) = page_sizes(scan_as_pdf(png(827, 1169), FileKind.PNG))
    assert (round(size.width), round(size.height)) == (595, 842)


def test_a_fax_is_not_squashed_and_a_film_is_not_unrolled() -> None:
    fax = look_into(tiff("1", "group3", pages=1, dpi=(200, 100)), "fax.tif").shown
    assert isinstance(fax, PdfLook)
    size = page_sizes(fax.content)[0]
    assert round(size.height / size.width, 2) == round(2 * 1169 / 827, 2)
    assert "201 pages" in refused(tiff("1", "group4", pages=201), "film.tif")


@given(content=st.binary(max_size=400), start=st.sampled_from([b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"]))
def test_no_noise_after_a_tiff_s_mark_does_harm(content: bytes, start: bytes) -> None:
    try:
        look = look_into(start + content, "noise.tif")
    except BadInput:
        return
    assert isinstance(look.shown, PdfLook)


@pytest.mark.parametrize(
    ("content", "name", "caution"),
    [
        (png(8, 8), "photo.jpg", "JPEG picture; by its content it is a PNG picture"),
        (b"only words", "photo.png", "PNG picture; by its content it is a text"),
        (pdf(), "notes.txt", "a text; by its content it is a PDF document"),
    ],
)
def test_a_name_that_promises_something_else_is_said(content: bytes, name: str, caution: str) -> None:
    assert caution in look_into(content, name).caution


def test_a_picture_that_could_be_run_elsewhere_is_only_a_text_here() -> None:
    look = look_into(b"<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>", "map.svg")
    assert look.kind is FileKind.TEXT
    assert isinstance(look.shown, TextLook)
    assert "<script>" in look.shown.text


def test_a_document_says_how_many_pages_it_has_and_whether_there_are_pictures() -> None:
    look = look_into(pdf(), "report.pdf")
    assert isinstance(look.shown, PdfLook)
    assert (look.shown.pages, look.shown.pictures) == (1, False)
    scan = look_into(pdf(picture=True), "scan.pdf")
    assert isinstance(scan.shown, PdfLook)
    assert scan.shown.pictures


@pytest.mark.parametrize(
    ("content", "encoding", "guessed"),
    [
        ("Nous avons vu brûler".encode(), "UTF-8", False),
        ("ရွာ".encode("utf-8-sig"), "UTF-8", False),
        ("Маундо".encode("utf-16"), "UTF-16", False),
        ("four villages".encode("utf-16-le"), "UTF-16 without a mark", True),
        ("brûler".encode("cp1252"), "Windows-1252", True),
    ],
)
def test_a_text_says_how_it_was_read(content: bytes, encoding: str, guessed: bool) -> None:
    look = look_into(content, "notes.txt").shown
    assert isinstance(look, TextLook)
    assert (look.encoding, look.guessed) == (encoding, guessed)
    assert "\ufeff" not in look.text


def test_what_turns_a_text_around_is_shown_by_its_code() -> None:
    look = look_into("pay \u202eexe.fdp".encode(), "notes.txt").shown
    assert isinstance(look, TextLook)
    assert look.text == "pay ⟨U+202E⟩exe.fdp"


def test_a_long_text_is_cut_and_its_long_lines_are_broken() -> None:
    look = look_into(b"x" * 300_000, "dump.txt").shown
    assert isinstance(look, TextLook)
    assert look.cut
    assert max(len(line) for line in look.text.split("\n")) == 1_000


@given(content=st.binary(max_size=400), name=st.sampled_from(["a.txt", "a.pdf", "a.bin", "a.csv"]))
def test_whatever_the_bytes_there_is_a_look_or_a_sentence(content: bytes, name: str) -> None:
    try:
        look = look_into(content, name)
    except BadInput:
        return
    assert look.kind is not FileKind.OTHER


@given(content=st.binary(min_size=1, max_size=200))
def test_no_noise_after_a_picture_s_mark_does_harm(content: bytes) -> None:
    header = struct.pack(">I", 13) + b"IHDR" + content[:13].ljust(13, b"\0")
    noisy = PNG_START + header + struct.pack(">I", zlib.crc32(header[4:])) + content
    try:
        look = look_into(noisy, "noise.png")
    except BadInput:
        return
    assert isinstance(look.shown, PictureLook)
