"""The rows of the timeline that the demonstration has to show: case and date, precision, whether sources differ."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A row: ``Myanmar 2017-08``. ``differ``: it stands nowhere without a caution."""

    name: str
    precision: str
    differ: bool = False

    @property
    def case(self) -> str:
        return self.name.partition(" ")[0]

    @property
    def date(self) -> str:
        return self.name.partition(" ")[2]


ROWS = (
    Row("general 1999-12-16", "day"),
    Row("general 2005-10", "month"),
    Row("general 2008", "year"),
    Row("general 2011-08-04", "day"),
    Row("general 2012-11", "month"),
    Row("general 2013-12", "month", differ=True),
    Row("general 2013-12-18", "day"),
    Row("general 2018", "year"),
    Row("general 2019-07-16", "day"),
    Row("general 2021", "year"),
    Row("general 2021-07-12", "day"),
    Row("general 2021-11", "month", differ=True),
    Row("Myanmar 2011", "year", differ=True),
    Row("Myanmar 2017-03-24", "day"),
    Row("Myanmar 2017-08", "month", differ=True),
    Row("Myanmar 2017-09-28", "day"),
    Row("Myanmar 2018-10-03", "day"),
    Row("Myanmar 2019-05-29", "day"),
    Row("Myanmar 2019-09-12", "day"),
    Row("Myanmar 2019-11-14", "day"),
    Row("Myanmar 2019", "year"),
    Row("Myanmar 2020-01-23", "day"),
    Row("Myanmar 2021-02-01", "day"),
    Row("Myanmar 2021-07-05", "day"),
    Row("Myanmar 2021-08-17", "day"),
    Row("Myanmar 2021-10-22", "day"),
    Row("Afghanistan 2001", "year"),
    Row("Afghanistan 2003-05-01", "day"),
    Row("Afghanistan 2009", "year"),
    Row("Afghanistan 2021-06-30", "day"),
    Row("Afghanistan 2021-07", "month"),
    Row("Afghanistan 2021-07-26", "day"),
    Row("Afghanistan 2021-08", "month", differ=True),
    Row("Afghanistan 2021-08-24", "day"),
    Row("Afghanistan 2021-12-14", "day", differ=True),
    Row("Afghanistan 2022-01-18", "day"),
    Row("Ukraine 2022-02-28", "day", differ=True),
    Row("Ukraine 2022-03-02", "day"),
    Row("Ukraine 2022-03-04", "day"),
    Row("Ukraine 2022-03-23", "day"),
    Row("Ukraine 2022-03-31", "week", differ=True),
    Row("Ukraine 2022-04-03", "day"),
    Row("Ukraine 2022-04-13", "day"),
    Row("Ukraine 2022-04", "month", differ=True),
    Row("Ukraine 2022-05-11", "day"),
    Row("Ukraine 2022-05-12", "day"),
    Row("Ukraine 2022-09-22", "day"),
)
