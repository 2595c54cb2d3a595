"""The scenes of the play in the order of time; the cases run beside one another, as they did."""

from collections.abc import Callable
from dataclasses import dataclass

from app.demo.cases import (
    afghanistan,
    backgrounds,
    engagement_afghanistan,
    engagement_myanmar,
    engagement_ukraine,
    evidence_compared,
    ministry_life,
    myanmar_2017,
    myanmar_2021,
    plans,
    released,
    ukraine,
)
from app.demo.stage import Stage


@dataclass(frozen=True, slots=True)
class Scene:
    """A part of the play and what it is called while it runs."""

    title: str
    act: Callable[[Stage], None]


SCENES = (
    Scene("January 2017: sources and lessons", ministry_life.prepare),
    Scene("Myanmar: the file is opened", myanmar_2017.opening),
    Scene("Myanmar, June 2017: levers and plans", plans.myanmar_beforehand),
    Scene("Myanmar, September 2017: the warning", myanmar_2017.warning),
    Scene("Myanmar, September 2017: who may decide", myanmar_2017.decisions),
    Scene("Myanmar, 2017: the responses", myanmar_2017.responses),
    Scene("February 2018: a delegation is revoked", ministry_life.revoke),
    Scene("Myanmar, February 2018: review", myanmar_2017.looking_back),
    Scene("Myanmar, February 2018: what came of the plans", plans.myanmar_looking_back),
    Scene("Myanmar, 2018 to 2020: courts and mechanisms", myanmar_2017.between),
    Scene("Myanmar, January 2020: the background of the file", backgrounds.myanmar),
    Scene("Myanmar, February 2020: our own engagement", engagement_myanmar.own_engagement),
    Scene("March 2020: a new Director-General", ministry_life.new_director),
    Scene("Myanmar, February 2021: the coup", myanmar_2021.coup),
    Scene("Myanmar, spring 2021: the responses", myanmar_2021.after_the_coup),
    Scene("Myanmar, spring 2021: a lever is spent", plans.myanmar_after_the_coup),
    Scene("Myanmar, April 2021: two voices", engagement_myanmar.two_voices),
    Scene("Afghanistan, May 2021: the file is opened", afghanistan.opening),
    Scene("Afghanistan, May 2021: the background of the file", backgrounds.afghanistan),
    Scene("Afghanistan, May 2021: our own engagement", engagement_afghanistan.own_engagement),
    Scene("Afghanistan, May 2021: levers", plans.afghanistan_levers),
    Scene("Myanmar, July 2021: the level rises", myanmar_2021.upgrade),
    Scene("Afghanistan, July 2021: the warning", afghanistan.warning),
    Scene("Afghanistan, July 2021: the Minister decides", afghanistan.decisions),
    Scene("Afghanistan, July 2021: the exit and its risk annex", engagement_afghanistan.annex_and_exit),
    Scene("July 2021: an acting head of division", ministry_life.acting_head),
    Scene("Afghanistan, August 2021: the last flights", afghanistan.august),
    Scene(
        "Afghanistan, August 2021: a waiver, and an embassy that is left", engagement_afghanistan.embassy_left
    ),
    Scene("Myanmar, August 2021: a declaration to the Court", myanmar_2021.declaration),
    Scene("Afghanistan, August 2021: a special session", afghanistan.session),
    Scene("Afghanistan, August 2021: promises", engagement_afghanistan.promises),
    Scene("Myanmar, August 2021: review", myanmar_2021.coup_looking_back),
    Scene("Afghanistan, September 2021: after the drawdown", afghanistan.after_august),
    Scene("Afghanistan, September 2021: what is left", plans.afghanistan_after_august),
    Scene("Myanmar, October 2021: troops massing", myanmar_2021.massing),
    Scene("Myanmar, October 2021: nobody ratifies", myanmar_2021.unratified),
    Scene("Afghanistan, December 2021: the freeze", afghanistan.freeze),
    Scene("Afghanistan, January 2022: review", afghanistan.looking_back),
    Scene("Afghanistan, February 2022: promises and conduct", engagement_afghanistan.conduct),
    Scene("Ukraine, February 2022: the file is opened", ukraine.opening),
    Scene("Ukraine, March 2022: the warning", ukraine.warning),
    Scene("Ukraine, March 2022: signed on paper", ukraine.signed),
    Scene("Ukraine, March 2022: equal treatment at the border", plans.ukraine_border),
    Scene("Ukraine, spring 2022: the responses", ukraine.responses),
    Scene("Ukraine, spring 2022: equal treatment counted", plans.ukraine_counted),
    Scene("Ukraine, May 2022: our own engagement", engagement_ukraine.protection),
    Scene("Ukraine, May 2022: accountability", ukraine.accountability),
    Scene("June 2022: evidence set side by side", evidence_compared.compare),
    Scene("June 2022: a wording softened and set right", evidence_compared.soften),
    Scene("June 2022: the brief of 2017, released", released.for_the_public),
    Scene("Ukraine, July 2022: the background of the file", backgrounds.ukraine),
    Scene("September 2022: a conflict of interest is declared", ministry_life.conflict_of_interest),
    Scene("Ukraine, September 2022: left for you", ukraine.left_for_you),
)
