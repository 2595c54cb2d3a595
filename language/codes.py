"""Codes as words. What is stored is a code and never changes; what people read of it is said in their language.

``python -m tools.catalogues`` gathers every code there is, so that each has a text in the catalogues.
"""

from language.acts import ACTS
from language.catalogue import codes
from language.speech import tr
from language.spoken import spoken


def coded(code: str) -> str:
    """A code, or the name of a field or table, in words: ``violence_escalation`` → ``Violence escalation``.

    A member of an enumeration may have words of its own in a language, where those of the code alone would not agree
    with what it is said of: a sanction is ``signed`` in another gender than an instrument.
    """
    text = text_of_code(code)
    words = codes(spoken())
    own = words.pgettext(type(code).__name__, text)
    common = words.gettext(text)
    return next((said for said in (own, common) if said != text), None) or tr(text)


def coded_within(code: str) -> str:
    """A code in words as it stands within a line: ``evidence_items`` → ``evidence items``."""
    said = coded(code)
    return said[:1].lower() + said[1:]


def act_words(act: str) -> str:
    """An act of the ledger in words: ``report.submit`` → ``Report submitted``; what was refused by the name of its use case."""
    return tr(text_of_act(act))


def text_of_code(code: str) -> str:
    """The English text by which a code is looked up."""
    words = code.replace("_", " ")
    return words[:1].upper() + words[1:]


def text_of_act(act: str) -> str:
    """The English text by which an act is looked up."""
    if act in ACTS:
        return ACTS[act]
    thing, _, verb = act.partition(".")
    words = verb.replace("_", " ").replace(".", ", ")
    return f"{text_of_code(thing)}: {words}" if words else text_of_code(thing)
