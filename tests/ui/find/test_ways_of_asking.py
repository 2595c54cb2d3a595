"""In however many ways people ask the questions, each is answered by what stands first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from language import Language, speak, spoken
from tests.ui.find.asking import opened
from tests.ui.workplace import at_work
from ui.find.commands import Asked, Command
from ui.find.palette import FindPalette
from ui.find.results import spoken as result_words

_OVERDUE = {
    Language.ENGLISH: (
        "what is overdue",
        "what is overdue in this ministry today",
        "what's overdue today?",
        "is anything overdue",
        "which deadlines have passed",
        "what deadlines did we miss",
        "late",
        "overdue",
        "who is late",
    ),
    Language.FRENCH: (
        "qu’est-ce qui est en retard ?",
        "qu’est-ce qui est en retard dans ce ministère aujourd’hui ?",
        "qu’avons-nous en retard aujourd’hui",
        "quels délais sont dépassés",
        "échéances dépassées",
        "y a-t-il des retards",
        "en retard",
        "qui est en retard",
        "what is overdue",
        "qui a du retard",
    ),
}
_WHO = {
    Language.ENGLISH: (
        "who can authorise sanctions on Myanmar today",
        "who may authorise targeted sanctions on Myanmar",
        "who has the power to impose sanctions on Myanmar",
        "who decides on sanctions for Myanmar",
        "whose decision are sanctions on Myanmar",
        "who could authorise sanctions on Myanmar on 12 May 2021",
        "who may authorise EU sanctions on Myanmar",
        "who could authorise EU sanctions on Myanmar on 12 May 2021",
    ),
    Language.FRENCH: (
        "qui peut autoriser des sanctions au Myanmar aujourd’hui",
        "qui est habilité à imposer des sanctions au Myanmar",
        "à qui revient la décision de sanctions au Myanmar",
        "autorité compétente sanctions Birmanie",
        "qui pouvait autoriser des sanctions au Myanmar le 12 mai 2021",
        "who may authorise targeted sanctions on Myanmar",
        "qui peut autoriser des sanctions de l’UE au Myanmar",
    ),
}
_SHOWN = {
    Language.ENGLISH: (
        "what was the minister shown on 4 March 2022",
        "what did the minister know on 4 March 2022",
        "which brief did the minister get on 4 March 2022",
        "what was put before the minister on 4 March 2022",
        "what did the minister read on 4 March 2022",
        "note to the minister 4 March 2022",
        "minister 4 March 2022",
        "presented to teh minister on 4 March 2022",
        "presnted to the minister on 4 March 2022",
    ),
    Language.FRENCH: (
        "que montra-t-on au ministre le 4 mars 2022",
        "qu’a-t-on présenté au ministre des affaires étrangères le 4 mars 2022",
        "qu’a lu le ministre le 4 mars 2022",
        "que sut le ministre le 4 mars 2022",
        "quelles notes le ministre a-t-il reçues le 4 mars 2022",
        "note au ministre 4 mars 2022",
        "ministre 4 mars 2022",
        "ministre 04/03/2022",
        "prsenté à la ministre le 4 mars 2022",
    ),
}
_NOTHING = {Language.ENGLISH: "Nothing is overdue", Language.FRENCH: "Rien n’est en retard"}
_SAYS = {Language.ENGLISH: "What ", Language.FRENCH: "Ce qui "}


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.FRENCH])
def test_the_questions_are_answered_in_whichever_words_they_are_asked(
    qtbot: QtBot, case_folder: Path, subtests: pytest.Subtests, language: Language
) -> None:
    with _spoken_in_all_threads(language), at_work(case_folder, "l.ferrer") as session:
        palette = opened(qtbot, session)
        for kind, asked in (("overdue", _OVERDUE), ("who", _WHO), ("shown", _SHOWN)):
            for typed in asked[language]:
                with subtests.test(typed):
                    palette.line.setText(typed)
                    qtbot.waitUntil(lambda: not palette.finder.busy)
                    assert _first(palette) == kind
                    if kind == "overdue":
                        qtbot.waitUntil(lambda: not palette.answers.busy)
                        assert _NOTHING[language] in result_words(palette.results.rows[1])
                    if kind == "shown":
                        assert result_words(palette.results.rows[1]).startswith(_SAYS[language])
                    assert not palette.nothing.text().startswith(("Nothing that", "Rien de ce que"))


@contextmanager
def _spoken_in_all_threads(language: Language) -> Iterator[None]:
    """What the palette finds it finds off the window’s thread."""
    before = spoken()
    speak(language)
    try:
        yield
    finally:
        speak(before)


def _first(palette: FindPalette) -> str:
    """Which question the first row answers."""
    row = palette.results.rows[1] if len(palette.results.rows) > 1 else None
    if not isinstance(row, Command):
        return ""
    if isinstance(row.asks, Asked):
        return "who"
    if "Minister for Foreign Affairs" in row.words:
        return "shown"
    return "overdue" if "overdue" in row.words or "retard" in row.words else row.words
