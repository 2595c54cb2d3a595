"""The catalogues say what the source says: nothing is lacking, nothing is left over, nothing is only guessed."""

import pytest

from language import Language
from language.catalogue import DOMAINS
from tools.catalogues.checking import faults as faults_found
from tools.catalogues.checking import typed_as_english
from tools.catalogues.files import read


@pytest.fixture(scope="module")
def faults() -> list[str]:
    return faults_found()


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
