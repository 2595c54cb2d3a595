"""What this program is, and what it does not claim."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion

from language import mark, said, tr
from ui.frame import Frame
from ui.open_case import OpenCase
from ui.settings.section import Section
from ui.widgets.card import Card
from ui.widgets.words import Words

_CLAIMS = (
    mark("It holds no accreditation of any government. The marking schemes are presets from public sources."),
    (
        mark(
            "It does not say whether a crime was committed: ratings and phases are judgements of the people who are named beside "
            "them, and a signal is an observation on numbers."
        )
    ),
    (
        mark(
            "It protects the files of the case against who takes them away, by the passphrases alone. It does not protect against "
            "someone who controls this machine while a case is open."
        )
    ),
    (
        mark(
            "A signature proves that somebody acted who knew a person’s passphrase. It is not a qualified electronic signature in "
            "any law."
        )
    ),
    (
        mark(
            "The texts of the UN Framework of Analysis are paraphrased (A/70/741-S/2016/71); the United Nations has not endorsed "
            "this program."
        )
    ),
)


class AboutSection(Section):
    """Version, licence, where the case lies, and the limits."""

    name = "about"
    title = mark("About Tocsin")

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__(case, frame)
        facts = Card("Tocsin")
        for line in (
            tr(
                "Version {version}, under the Apache Licence 2.0. It works offline and sends nothing anywhere.",
                version=_version(),
            ),
            tr(
                "Python {python_version}, Qt {qversion}, {system} {machine}.",
                python_version=platform.python_version(),
                qversion=qVersion(),
                system=platform.system(),
                machine=platform.machine(),
            ),
            tr("This case lies in {folder}.", folder=case.ministry.folder),
        ):
            facts.body.addWidget(Words(line, running=True, selectable=True))
        limits = Card(tr("What it does not claim"))
        for claim in said(_CLAIMS):
            limits.body.addWidget(Words(claim, running=True))
        self.column.addWidget(facts)
        self.column.addWidget(limits)
        self.column.addStretch(1)


def _version() -> str:
    try:
        return version("tocsin")
    except PackageNotFoundError:
        return tr("(from a checkout)")
