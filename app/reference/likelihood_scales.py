"""Scales of likelihood words, as data (BRIEF: one row of words, never two)."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.reference.kind import ReferenceKind
from app.reference.nodes import Node, read_nodes, unique_codes, write_nodes
from app.rules.risk.likelihood import LikelihoodScale, LikelihoodWord
from language import mark, tr

NOTE = "Words of likelihood and the ranges they stand for, in per cent, from least to most likely."
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")


def parse_likelihood_scales(content: str | bytes, source: str) -> tuple[LikelihoodScale, ...]:
    """The scales of a file.

    Raises:
        BadInput: names file and place, what was expected and what to do; also for ranges that overlap or are
            out of order.
    """
    scales = read_nodes(content, source, "scales", _scale)
    unique_codes([scale.code for scale in scales], f"{source}, scales")
    return scales


def dump_likelihood_scales(scales: Sequence[LikelihoodScale]) -> str:
    """The file of ``scales``."""
    return write_nodes(
        NOTE,
        "scales",
        [
            {
                "code": scale.code,
                "name": scale.name,
                "source": scale.source,
                "words": [
                    {
                        "code": word.code,
                        "label": word.label,
                        "low": word.low,
                        "high": word.high,
                        "also": list(word.also),
                    }
                    for word in scale.words
                ],
            }
            for scale in scales
        ],
    )


def _scale(node: Node) -> LikelihoodScale:
    node.only("code", "name", "source", "words")
    words = tuple(_word(word) for word in node.each("words"))
    if not words:
        raise node.fault(
            "words", tr("a list with at least one word"), tr("Add the words from least to most likely.")
        )
    unique_codes([word.code for word in words], f"{node.path}, words")
    for lower, upper in pairwise(words):
        if upper.low < lower.high:
            raise node.fault(
                "words",
                tr(
                    "in order: “{upper}” begins at {low} %, before “{lower}” ends at {high} %",
                    upper=upper.label,
                    low=upper.low,
                    lower=lower.label,
                    high=lower.high,
                ),
                tr("Put the words from least to most likely, with ranges that do not overlap."),
            )
    return LikelihoodScale(_code(node), node.required("name"), node.required("source"), words)


def _word(node: Node) -> LikelihoodWord:
    node.only("code", "label", "low", "high", "also")
    low = node.whole("low", 0, 99)
    return LikelihoodWord(
        code=_code(node),
        label=node.required("label"),
        low=low,
        high=node.whole("high", low + 1, 100),
        also=node.texts("also"),
    )


def _code(node: Node) -> str:
    return node.matching(
        "code", _CODE, tr("a code"), tr("Use small letters, digits and underscores, beginning with a letter.")
    )


LIKELIHOOD_SCALES = ReferenceKind(
    "likelihood",
    mark("Words of likelihood"),
    "likelihood.json",
    parse_likelihood_scales,
    dump_likelihood_scales,
)
