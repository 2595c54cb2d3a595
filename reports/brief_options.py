"""Part 6 of the brief: the measures side by side, and taking no action (BRIEF)."""

from collections.abc import Mapping

from reportlab.lib.pagesizes import A4

from app.briefs.data import BriefData, Consultation, OptionRow, Recommendation
from app.rules.release.words import holds_mark
from language import tr
from reports.blocks import Block, Section, Text
from reports.grid import GUTTER, Cell, Grid
from reports.styles import LABEL, LABEL_WIDTH, MARGIN, MUTED, STRONG
from reports.typesetting import Run
from reports.words import authority_words, heads, listed, money, named, phase_words, reply_words

_OPTIONS_ABREAST = 3
_CONTENT = A4[0] - 2 * MARGIN - LABEL_WIDTH
_ROW_NAMES = LABEL_WIDTH - GUTTER


def options(brief: BriefData) -> list[Block]:
    """Part 6: the measures side by side, up to three in a table. What happens if nothing is done: :func:`no_action`."""
    active = [option for option in brief.options if not option.no_action]
    if not active:
        return [Section(tr("6 Options"), [Text(tr("No option is shown."))], key="options")]
    blocks: list[Block] = []
    for start in range(0, len(active), _OPTIONS_ABREAST):
        group = tuple(active[start : start + _OPTIONS_ABREAST])
        said = _option_rows(group, _asked_for(brief))
        if blocks and len(group) == 1:
            blocks.append(_by_itself(group[0], said))
            continue
        rows: list[tuple[Cell, ...]] = [(Text(label, MUTED), *texts) for label, texts in said]
        share = (_CONTENT - GUTTER * (len(group) - 1)) / len(group)
        shares = (_ROW_NAMES, *(share,) * len(group))
        heads = [Text(f"{option.number}  {option.name}", STRONG) for option in group]
        if blocks:
            blocks.append(Grid(shares, rows, header=(Text(tr("Option"), LABEL), *heads)))
        else:
            blocks.append(Grid(shares, rows, header=heads, label=_counted(brief), key="options"))
    return blocks


def _counted(brief: BriefData) -> str:
    """How many there are: who counts the columns in a hurry misses the one that stands beneath them, maybe overleaf."""
    return tr("6 Options ({count})", count=len(brief.options))


def _by_itself(option: OptionRow, said: list[tuple[str, list[str]]]) -> Block:
    """One that is left over, which stands beside no other: as a paragraph it takes half the lines of a table."""
    runs = [Run(f"{option.number}  {option.name}. ", bold=True)]
    for label, (text,) in said:
        if text != "–":
            runs += [heads(label, " "), Run(f"{text.rstrip('.')}.")]
    return Section(tr("Option"), [Text(runs)])


def no_action(brief: BriefData) -> list[Block]:
    """The last of part 6, which always stands in the body: taking no action, with its expected consequence."""
    idle = [option for option in brief.options if option.no_action]
    if not idle:
        return []
    # Named as the others are: it is one of those that are counted, and the margin is all that tells it from part 7.
    label = tr("Option {number}: no action", number=idle[0].number)
    return [Section(label, [Text(_no_action(option)) for option in idle])]


def _no_action(option: OptionRow) -> list[Run]:
    runs = [Run(f"{option.number}  {option.name}. ", bold=True)]
    runs.append(heads(tr("Expected consequence")))
    runs.append(Run("{}.".format(option.expected_outcome.rstrip(".") or tr("not stated"))))
    for name, text in (
        (tr("Risk of harm"), option.harm_risk),
        (tr("Humanitarian effect"), option.humanitarian_effect),
        (tr("Cost to us"), option.cost_to_us),
        (tr("Consulted"), listed(map(_reply, option.consultations), "")),
    ):
        if text:
            runs += [heads(name, " "), Run(f"{text.rstrip('.')}.")]
    return runs


def _asked_for(brief: BriefData) -> dict[int, Recommendation]:
    """The recommendation of each option that one rests on."""
    return {one.option: one for one in brief.recommendations}


def _option_rows(
    group: tuple[OptionRow, ...], asked_for: Mapping[int, Recommendation]
) -> list[tuple[str, list[str]]]:
    """What is said of the options, name by name; "on record" only where something is required of one of them."""
    on_record = [listed(option.recorded, "–") for option in group]
    return [
        (tr("Tool and means"), [listed((_tool(option), *option.mechanisms), "–") for option in group]),
        (tr("Target, scope"), [listed((option.target, option.scope), "–") for option in group]),
        (tr("Expected"), [option.expected_outcome or "–" for option in group]),
        (
            tr("Lead, lead time"),
            [listed((option.lead_department, option.lead_time), "–") for option in group],
        ),
        (tr("Cost, who pays"), [_cost(option) for option in group]),
        (tr("Cost to us"), [option.cost_to_us or "–" for option in group]),
        (tr("Risk of harm"), [option.harm_risk or "–" for option in group]),
        (tr("Effect on relief"), [option.humanitarian_effect or "–" for option in group]),
        (tr("Partners"), [listed(option.partners, "–") for option in group]),
        *([(tr("On record"), on_record)] if any(text != "–" for text in on_record) else []),
        (
            tr("Authority, Security Council"),
            [_authorities(option, asked_for.get(option.number)) for option in group],
        ),
        (tr("Consulted"), [listed(map(_reply, option.consultations), "–") for option in group]),
    ]


def _tool(option: OptionRow) -> str:
    """Its code, beneath the option's title: the whole name would take lines that the two pages of the body do not have."""
    phase = phase_words(option.phase) if option.phase else ""
    return f"{option.tool_code} ({phase})" if option.tool_code and phase else option.tool_code or phase


def _cost(option: OptionRow) -> str:
    if option.cost is None and holds_mark(option.who_pays):
        return option.who_pays
    return listed((money(option.cost) if option.cost else tr("no money"), option.who_pays))


def _authorities(option: OptionRow, asked_for: Recommendation | None) -> str:
    """Who may decide it: said once, where the recommendation says the same beside its boxes."""
    if asked_for is not None and asked_for.authorities and asked_for.authorities == option.authorities:
        who = tr("as in recommendation {number}", number=asked_for.number)
    else:
        who = listed(map(authority_words, option.authorities), tr("no office at present"))
    return (
        tr("{who}. Security Council: {security_council}", who=who, security_council=option.security_council)
        if option.security_council
        else who
    )


def _reply(consultation: Consultation) -> str:
    words = named(consultation.department, reply_words(consultation.reply))
    return f"{words} ({consultation.note})" if consultation.note else words
