"""Tools that a lever or a measure names: they have to be in the toolbox in use."""

from app.reading.ministry.reference import current_toolbox
from app.reference.toolbox import Tool
from app.refusals import BadInput
from app.rules.entry.texts import shown
from db.work import Work
from language import tr


def tool_of(work: Work, code: str | None) -> Tool | None:
    """The tool of a code; none for what is said in own words.

    Raises:
        BadInput: the toolbox in use has no such tool.
    """
    if code is None:
        return None
    found = next((tool for tool in current_toolbox(work.session) if tool.code == code), None)
    if found is None:
        raise BadInput(
            "tool",
            tr("The toolbox has no tool {code}.", code=shown(code)),
            remedy=tr("Choose a tool of the toolbox."),
        )
    return found


def known_tool(work: Work, code: str | None) -> str | None:
    """The code, where the toolbox in use has it.

    Raises:
        BadInput: as :func:`tool_of`.
    """
    tool = tool_of(work, code)
    return None if tool is None else tool.code
