"""Breaks of the joint wording: what it says, how it is measured, by when, how important, how sure, and its levels."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ..parts import active_since, agreed_too, neither, one_more, set_to, span, without
from ..scene import Break, Change, Scene
from ..ways import BLANKS, NO_LIST, NOTHING, all_of, day, put
from ..wordings import COMPARING

GOAL = ("goals", 0)


def put_down_as(field: str) -> Change:
    """Put the joint wording where something else belongs."""

    def change(scene: Scene) -> None:
        scene.goal[field] = scene.goal["statement"]
        neither("statement")(scene)

    return change


UNWORDED = (
    Break("W401", "dropped", neither("statement")),
    *(Break("W401", name, agreed_too("statement", value)) for name, value in NOTHING),
    *(Break("W401", f"put down as {field}", put_down_as(field)) for field in ("title", "outcome")),
    Break("W401", "a goal more", one_more(neither("statement"))),
)

NO_MEASURES = (("dropped", neither("measures")), *((name, agreed_too("measures", value)) for name, value in NO_LIST))
NO_SCALE = (("no", without("scale", "baseline_level")), *((name, set_to(scale=value)) for name, value in NO_LIST))


def measure_in_words(scene: Scene) -> None:
    """Tell in the joint wording what was measured, and measure nothing."""
    text = f"{scene.goal['statement']} We count {scene.goal['measures'][0]['what']}."
    all_of(agreed_too("statement", text), neither("measures"), without("scale"))(scene)


UNMEASURED = (
    *(
        Break("W402", f"measures: {name}; {scale} scale", all_of(measures, levels))
        for name, measures in NO_MEASURES
        for scale, levels in NO_SCALE
    ),
    Break("W402", "told in the joint wording only", measure_in_words),
    Break("W402", "a goal more", one_more(all_of(neither("measures"), without("scale")))),
)


def measure(*drop: str, **values: Any) -> Change:
    """Change the measure, in the goal and in what was agreed of it."""

    def change(scene: Scene) -> None:
        for entry in (scene.goal, scene.agreed):
            for name in drop:
                entry["measures"][0].pop(name, None)
            entry["measures"][0].update(values)

    return change


def one_measure_more(**values: Any) -> Change:
    def change(scene: Scene) -> None:
        for entry in (scene.goal, scene.agreed):
            entry["measures"].append({"id": "m-n3w", **deepcopy(values)})

    return change


INCOMPLETE = (
    *(Break("W403", f"{name}: dropped", measure(name)) for name in ("what", "baseline", "target")),
    *(Break("W403", f"{name}: null", measure(**{name: None})) for name in ("what", "baseline", "target")),
    *(Break("W403", f"what: {name}", measure(what=blank)) for name, blank in BLANKS),
    Break("W403", "neither baseline nor target", measure("baseline", "target")),
    Break("W403", "to be kept, without either", measure("baseline", "target", keep=True)),
    *(
        Break("W403", f"{target}, and no baseline", measure("baseline", target=target))
        for target in ("at most 3", "at least 12", "<6", ">= 10", "160-180", "5 to 7", "less than 2.5")
    ),
    Break("W403", "a measure more, with nothing but its id", one_measure_more()),
    Break("W403", "a measure more, with a target only", one_measure_more(what="visits", unit="visits", target=4)),
    Break("W403", "a measure more, with a baseline only", one_measure_more(what="visits", unit="visits", baseline=0)),
    Break(
        "W403", "a yes or no, without the target", one_measure_more(what="I have a key", kind="yes-no", baseline=False)
    ),
    Break("W403", "a goal more", one_more(measure("baseline"))),
)


def target_as_baseline(scene: Scene) -> None:
    measure(target=scene.goal["measures"][0]["baseline"])(scene)


def baseline_as_target(scene: Scene) -> None:
    measure(baseline=scene.goal["measures"][0]["target"])(scene)


SAME = (
    (30, 30), (0, 0), (1, 1.0), (0.5, 0.5), (-3, -3), (True, True), (False, False), ("yes", "yes"), ("no", "no"),
    (True, "yes"), (False, "no"),
)  # fmt: skip
# Where the client stands is where they want to be.
WITHIN = ((3, "at most 3"), (2, "at most 3"), (12, "at least 10"), (170, "160-180"), (5, "<6"), (6, "5 to 7"))
UNMOVING = (
    Break("W404", "the baseline copied", target_as_baseline),
    Break("W404", "the target copied", baseline_as_target),
    *(
        Break("W404", f"{baseline!r} and {target!r}", measure(baseline=baseline, target=target))
        for baseline, target in (*SAME, *WITHIN)
    ),
    *(Break("W404", f"keep: {keep}", measure(baseline=4, target=4, keep=keep)) for keep in (False, None)),
    Break("W404", "a measure more", one_measure_more(what="visits", baseline=2, target=2)),
    Break("W404", "a goal more", one_more(baseline_as_target)),
)

NO_DATE = (("dropped", neither("target_date")), ("null", agreed_too("target_date", None)))
NOT_ONGOING = (("not", without("ongoing")), ("false", set_to(ongoing=False)), ("null", set_to(ongoing=None)))


def date_in_words(scene: Scene) -> None:
    text = f"{scene.goal['statement']} We look at it on {scene.goal['target_date']}."
    all_of(agreed_too("statement", text), neither("target_date"))(scene)


def no_longer_ongoing(scene: Scene) -> None:
    """A goal without an end was given one, and then the end was taken out again."""
    change = {"on": active_since(scene.goal), "what": "ongoing", "from": True, "asked_by": "client", "answer": "agrees"}
    scene.goal["changes"] = [*(scene.goal.get("changes") or ()), change]
    neither("target_date")(scene)


UNDATED = (
    *(
        Break("W405", f"{name}, ongoing: {ongoing}", all_of(date, goes_on))
        for name, date in NO_DATE
        for ongoing, goes_on in NOT_ONGOING
    ),
    Break("W405", "in the joint wording only", date_in_words),
    Break("W405", "no longer ongoing", no_longer_ongoing),
    Break(
        "W405", "the steps have days, the goal has none", all_of(neither("target_date"), put(None, *GOAL, "ongoing"))
    ),
    Break("W405", "a goal more", one_more(neither("target_date"))),
    Break("W405", "a goal more, null", one_more(agreed_too("target_date", None))),
)


def target_in(days: int, **more: Any) -> Change:
    """Move the target date in time, in the goal and in what was agreed of it."""

    def change(scene: Scene) -> None:
        agreed_too("target_date", day(scene, days))(scene)
        scene.goal.update(more)

    return change


def beyond(days: int) -> Change:
    """Move the target date so many days beyond what the profile looks ahead."""
    return lambda scene: target_in(span(scene, "horizon_days") + days)(scene)


PASSED = (
    *(Break("W406", f"{days} days ago", target_in(-days)) for days in (1, 2, 7, 10, 14, 30, 60, 100, 200, 365)),
    Break("W406", "yesterday, and ongoing", target_in(-1, ongoing=True)),
    Break("W406", "a goal more", one_more(target_in(-21))),
)


def slip_of_the_year(years: int) -> Change:
    def change(scene: Scene) -> None:
        date = scene.goal["target_date"]
        agreed_too("target_date", date.replace(year=date.year + years, day=min(28, date.day)))(scene)

    return change


FAR = (
    *(Break("W407", f"{days} days beyond", beyond(days)) for days in (1, 2, 3, 7, 30, 100, 365, 1000)),
    *(Break("W407", f"{years} years later", slip_of_the_year(years)) for years in (1, 2, 10, 100)),
    Break("W407", "a goal more", one_more(beyond(14))),
)

VAGUE = (
    *(Break("W411", text, agreed_too("statement", text)) for text in COMPARING),
    Break("W411", "a goal more", one_more(agreed_too("statement", "I sleep better."))),
)

BREAKS: tuple[Break, ...] = (*UNWORDED, *UNMEASURED, *INCOMPLETE, *UNMOVING, *UNDATED, *PASSED, *FAR, *VAGUE)
