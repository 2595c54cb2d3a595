"""The language of the window: what this machine's person chose, Qt's own words in it, and the direction of the layout."""

from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from language import Language, mark, said, speak, tr
from language.spoken import language_of

SYSTEM = "system"
"""The choice that follows the machine."""

_QT = "tocsin-qt-words"


def language_for(choice: str) -> Language:
    """The language of a choice; English where the machine speaks none that Tocsin does."""
    code = QLocale.system().name() if choice == SYSTEM else choice
    return language_of(code) or Language.ENGLISH


def language_choices() -> tuple[tuple[str, str], ...]:
    """What there is to choose from; each language is named in itself."""
    return (
        (SYSTEM, tr("As this machine")),
        *((one.value, one.label) for one in Language if one.for_people),
    )


def speak_in_window(app: QApplication, language: Language) -> None:
    """Speak a language in every window made from now on. Windows that are open keep theirs."""
    speak(language)
    # Numbers that Qt itself writes, as in spin boxes. English here is British, whatever the machine's region.
    QLocale.setDefault(
        QLocale("en_GB" if not language.for_people or language is Language.ENGLISH else language.value)
    )
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if language.right_to_left else Qt.LayoutDirection.LeftToRight
    )
    _say_qts_own_words(app, language)


class _QtWords(QTranslator):
    """Qt's own words, and beside them the few of its dialogs for files that its translators have left out."""

    def translate(self, context: str, source: str, note: str | None = None, count: int = -1) -> str:
        found = super().translate(context, source, note, count)
        return found or (said(_LEFT_OUT[source]) if context in _OF_FILES and source in _LEFT_OUT else "")


_OF_FILES = ("QFileDialog", "QAbstractFileIconProvider")
_LEFT_OUT = {
    "&Look in:": mark("&Look in:"),
    "Files of &type:": mark("Files of &type:"),
    "Folder": mark("Folder"),
    "Drive": mark("Drive"),
}


def _say_qts_own_words(app: QApplication, language: Language) -> None:
    """The buttons of Qt's own dialogs, and the names of keys."""
    before = app.findChild(QTranslator, _QT)
    if before is not None:
        app.removeTranslator(before)
        before.setParent(None)
        before.deleteLater()
    if language is Language.ENGLISH or not language.for_people:
        return
    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415 - late: Qt's own words are English

    words = _QtWords(app)
    words.setObjectName(_QT)
    if words.load(f"qtbase_{language.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
