"""The background of the three files, entered once the first news has been dealt with."""

from app.demo.backgrounds import fill_background
from app.demo.stage import Stage


def myanmar(stage: Stage) -> None:
    """Groups, actors, the operations of 2017 and who answered for them, treaties, mechanisms."""
    fill_background(stage, "MMR")


def afghanistan(stage: Stage) -> None:
    """Entered with the file."""
    fill_background(stage, "AFG")


def ukraine(stage: Stage) -> None:
    """Entered when the first report of the monitoring mission after the invasion was out."""
    stage.move_to("2022-07-04 09:00")
    fill_background(stage, "UKR")
