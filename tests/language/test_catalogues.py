"""The catalogues say what the source says: nothing is lacking, nothing is left over, nothing is only guessed."""

import ast
from pathlib import Path

import pytest

from language import Language
from language.catalogue import DOMAINS
from tools.catalogues.checking import faults as faults_found
from tools.catalogues.checking import typed_as_english
from tools.catalogues.files import read
from tools.catalogues.gathering import FLOORS, ROOT, says_something


@pytest.fixture(scope="module")
def faults() -> list[str]:
    return faults_found()


@pytest.fixture(scope="module")
def sources() -> dict[Path, list[ast.Call | ast.JoinedStr]]:
    """The calls and the f-strings of every module that may say something to people."""
    sources = {path: path.read_bytes() for floor in FLOORS for path in (ROOT / floor).rglob("*.py")}
    return {
        path.relative_to(ROOT): [
            part for part in ast.walk(ast.parse(source)) if isinstance(part, ast.Call | ast.JoinedStr)
        ]
        for path, source in sources.items()
        if says_something(source)
    }


def test_every_text_is_translated_with_the_same_names_and_the_compiled_catalogue_is_of_today(
    faults: list[str],
) -> None:
    assert faults == []


def test_french_is_set_as_french_is() -> None:
    """Guillemets with narrow spaces, the typographic apostrophe, spaces before high punctuation (docs/french.md)."""
    wrong = [
        said
        for domain in DOMAINS
        for message in read(Language.FRENCH, domain)
        if message.id
        for said in ([message.string] if isinstance(message.string, str) else message.string or ())
        if said != message.id and typed_as_english(said)
    ]
    assert wrong == []


def test_no_text_is_said_within_an_f_string(sources: dict[Path, list[ast.Call | ast.JoinedStr]]) -> None:
    """It would be missed by what gathers the texts, and stay English in every language."""
    missed = []
    for path, source in sources.items():
        for outer in source:
            if isinstance(outer, ast.JoinedStr):
                missed += [
                    f"{path}:{call.lineno}"
                    for call in ast.walk(outer)
                    if isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Name)
                    and call.func.id in {"tr", "ptr", "plural", "mark", "pmark"}
                    and isinstance(call.args[0], ast.Constant)
                ]
    assert missed == []


def test_every_text_that_the_program_says_is_one_that_was_gathered(
    sources: dict[Path, list[ast.Call | ast.JoinedStr]],
) -> None:
    """What gathers the texts passes over a call within the calls of another; that text would stay English unseen."""
    known = {
        text
        for domain in DOMAINS
        for message in read(Language.FRENCH, domain)
        for text in ([message.id] if isinstance(message.id, str) else message.id)
    }
    places = {"tr": (0,), "mark": (0,), "ptr": (1,), "pmark": (1,), "plural": (0, 1)}
    missed = []
    for path, source in sources.items():
        for call in source:
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                said = [call.args[at] for at in places.get(call.func.id, ()) if at < len(call.args)]
                missed += [
                    f"{path}:{call.lineno}: {one.value}"
                    for one in said
                    if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value not in known
                ]
    assert missed == []
