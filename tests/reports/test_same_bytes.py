"""The same input prints the same bytes: today, from the frozen data, in another process."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from app.briefs.encoding import brief_hash, decode, encode
from reports.brief import render_brief
from tests.briefs.samples.brief import sample_brief
from tests.briefs.samples.record import sample_record
from tests.reports.record_paper import record_pdf

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = "عمر البشير, မြန်မာ, नरेन्द्र, অভিজিৎ, ኃይለ ሥላሴ, Зеленський, Ελλάδα"
BRIEF = replace(sample_brief(), sensitivities=SCRIPTS)
PRINT = """
import hashlib, sys
from app.briefs.encoding import brief_hash, decode
from reports.brief import render_brief
from tests.reports.record_paper import record_pdf
from tests.briefs.samples.record import sample_record
brief = decode(sys.stdin.buffer.read())
print(hashlib.sha256(render_brief(brief, frozen_hash=brief_hash(brief))).hexdigest())
print(hashlib.sha256(record_pdf(sample_record())).hexdigest())
"""


def in_another_process(seed: str) -> list[str]:
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT),
        "TZ": "Asia/Yangon",
        "LC_ALL": "C",
    }
    done = subprocess.run(
        [sys.executable, "-c", PRINT],
        input=encode(BRIEF),
        capture_output=True,
        check=True,
        env=environment,
        cwd=ROOT,
    )
    return done.stdout.decode().split()


def test_printing_again_gives_the_same_bytes_whatever_was_printed_between() -> None:
    first = render_brief(BRIEF, frozen_hash=brief_hash(BRIEF))
    other = replace(BRIEF, subject="ကချင် कुछ और عمر", legal="Ž ß ő")
    render_brief(other, frozen_hash=brief_hash(other))
    assert render_brief(BRIEF, frozen_hash=brief_hash(BRIEF)) == first


def test_the_frozen_data_print_the_same_bytes() -> None:
    again = decode(encode(BRIEF))
    assert render_brief(again, frozen_hash=brief_hash(again)) == render_brief(
        BRIEF, frozen_hash=brief_hash(BRIEF)
    )


def test_other_processes_print_the_same_bytes() -> None:
    here = [
        hashlib.sha256(render_brief(BRIEF, frozen_hash=brief_hash(BRIEF))).hexdigest(),
        hashlib.sha256(record_pdf(sample_record())).hexdigest(),
    ]
    assert in_another_process("0") == here
    assert in_another_process("4242") == here


def test_a_changed_word_gives_other_bytes() -> None:
    changed = replace(BRIEF, legal="Listing rests on section 5.")
    assert render_brief(changed, frozen_hash="0" * 64) != render_brief(BRIEF, frozen_hash="0" * 64)
