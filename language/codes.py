"""Codes as words. What is stored is a code and never changes; what people read of it is said in their language.

``python -m tools.catalogues`` gathers every code there is, so that each has a text in the catalogues.
"""

from language.speech import tr


def coded(code: str) -> str:
    """A code, or the name of a field or table, in words: ``violence_escalation`` → ``Violence escalation``."""
    return tr(text_of_code(code))


def coded_within(code: str) -> str:
    """A code in words as it stands within a line: ``evidence_items`` → ``evidence items``."""
    said = coded(code)
    return said[:1].lower() + said[1:]


def act_words(act: str) -> str:
    """An act of the ledger in words: ``report.submit`` → ``Report: submit``."""
    return tr(text_of_act(act))


def text_of_code(code: str) -> str:
    """The English text by which a code is looked up."""
    words = code.replace("_", " ")
    return words[:1].upper() + words[1:]


def text_of_act(act: str) -> str:
    """The English text by which an act is looked up."""
    thing, _, verb = act.partition(".")
    words = verb.replace("_", " ").replace(".", ", ")
    return f"{text_of_code(thing)}: {words}" if words else text_of_code(thing)
