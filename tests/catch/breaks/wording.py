"""Breaks of the joint wording: what it says, how it is measured, by when, how important, how sure, and its levels."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from ..parts import active_since, agreed_too, neither, one_more, set_to, span, told_of, without
from ..scene import Break, Change, Scene
from ..ways import BLANKS, NO_LIST, NOTHING, all_of, day, dropped, put
from ..wordings import COMPARING, OVERLAPPING, SCALES, TWO_THINGS

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
    Break("W403", "a yes or no, without the target", one_measure_more(what="I have a key", kind="yes-no", baseline=False)),
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
    Break("W405", "the steps have days, the goal has none", all_of(neither("target_date"), put(None, *GOAL, "ongoing"))),
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


def never_asked(name: str, value: Any = ..., told: Any = ...) -> Change:
    """Take out how important it is, or how sure the client is, from the goal and from what was told of it."""

    def change(scene: Scene) -> None:
        for entry, left in [(scene.goal, value), *((each, told) for each in told_of(scene, scene.goal))]:
            entry.pop(name, None)
            if left is not ...:
                entry[name] = left

    return change


def told_elsewhere(name: str, where: str, text: Any) -> Change:
    def change(scene: Scene) -> None:
        never_asked(name)(scene)
        scene.goal[where] = text

    return change


def only_of_others(name: str) -> Change:
    """Ask for it in every goal but this one."""

    def change(scene: Scene) -> None:
        never_asked(name)(scene)
        for goal in scene.plan["goals"][1:]:
            goal[name] = 8

    return change


def without_numbers(code: str, name: str, other: str) -> tuple[Break, ...]:
    """Leave out how important it is, or how sure the client is, in more than ten ways."""
    return (
        *(
            Break(code, f"{in_goal} in the goal, {in_reviews} in reviews", never_asked(name, value, told))
            for in_goal, value in (("dropped", ...), ("null", None))
            for in_reviews, told in (("dropped", ...), ("null", None))
        ),
        Break(code, "told in the outcome only", told_elsewhere(name, "outcome", f"{name}: 8 of 10")),
        Break(code, "told in the title only", told_elsewhere(name, "title", f"The garden ({name} 9)")),
        Break(code, "told as somebody's own field", told_elsewhere(name, f"x-{name}", 9)),
        Break(code, "only the worker's weight", told_elsewhere(name, "weight", {"importance": 3, "difficulty": 1})),
        Break(code, f"only the {other}, very high", all_of(never_asked(name), set_to(**{other: 10}))),
        Break(code, "asked of other goals only", only_of_others(name)),
        Break(code, "a goal more", one_more(never_asked(name))),
        Break(code, "a goal more, null", one_more(never_asked(name, None))),
    )


def doubts(confidence: int, *ways: Change, was: int | None = None) -> Change:
    """Let the client be unsure at the newest review, and take nothing up: all promises and changes are older."""

    def change(scene: Scene) -> None:
        since = active_since(scene.goal)
        for step in scene.goal["steps"]:
            step["promised"] = since
        for entry in scene.goal.get("changes") or ():
            entry["on"] = since
        # The first agreement is older than the newest review, or was made before it on the same day.
        told = told_of(scene, scene.goal)
        told[-1]["confidence"] = confidence
        if was is not None:
            scene.goal["confidence"] = was
        scene.goal.pop("in_the_way", None)
        for each in ways:
            each(scene)

    return change


def declined_since(scene: Scene) -> None:
    """Offer a change, which the client does not want."""
    no = {"on": scene.today, "what": "title", "to": "Something else", "asked_by": "w-amara", "answer": "disagrees"}
    scene.goal["changes"] = [*(scene.goal.get("changes") or ()), no]


def doubts_told_at_check_in(confidence: int) -> Change:
    """Be unsure at a check-in after the newest review."""

    def change(scene: Scene) -> None:
        scene.goal.pop("in_the_way", None)
        on = max(scene.today, day(scene, 1))
        scene.today = on
        told = {"goal": scene.goal["id"], "confidence": confidence, "words": "I do not know any more."}
        scene.plan["reviews"].append({"id": f"r-{on:%Y%m%d}-chk1", "on": on, "kind": "check-in", "progress": [told]})

    return change


def in_the_way_at_review(value: Any) -> Change:
    return lambda scene: told_of(scene, scene.goal)[-1].update(in_the_way=deepcopy(value))


def new_wordless_step(scene: Scene) -> None:
    step = {"id": "s-n3w", "who": "client", "step": " ", "promised": scene.today, "due": day(scene, 7)}
    scene.goal["steps"].append(step)


def promises_taken_back(scene: Scene) -> None:
    """Be unsure from the beginning, with all that was promised taken back."""
    scene.goal.update(confidence=4)
    scene.goal.pop("in_the_way", None)
    for progress in told_of(scene, scene.goal):
        progress.pop("confidence", None)
    for step in scene.goal["steps"]:
        step.pop("done", None)
        step["taken_back"] = {"on": scene.today, "because": "It was too much"}


UNSURE = (
    *(Break("W410", f"{number} of 10", doubts(number)) for number in range(7)),
    Break("W410", "5 of 10, once it was 9", doubts(5, was=9)),
    Break("W410", "6 of 10, once it was 2", doubts(6, was=2)),
    *(Break("W410", f"in the way: {name}", doubts(4, set_to(in_the_way=value))) for name, value in NO_LIST),
    *(Break("W410", f"in the way: only {name}", doubts(4, set_to(in_the_way=[blank]))) for name, blank in BLANKS),
    Break("W410", "in the way at the review: blank", doubts(4, in_the_way_at_review([" "]))),
    Break("W410", "in the way at the review: null", doubts(4, in_the_way_at_review(None))),
    Break("W410", "a change was offered and declined", doubts(4, declined_since), frozenset({"P710"})),
    Break("W410", "a new step that does not say what it is", doubts(4, new_wordless_step)),
    *(Break("W410", f"{number} of 10 at a check-in", doubts_told_at_check_in(number)) for number in (0, 3, 6)),
    # Nobody promises anything any more.
    Break("W410", "all promises taken back", promises_taken_back, frozenset({"S506"})),
)

VAGUE = (
    *(Break("W411", text, agreed_too("statement", text)) for text in COMPARING),
    Break("W411", "a goal more", one_more(agreed_too("statement", "I sleep better."))),
)


def scale(texts: Iterable[Any], levels: Iterable[int] = range(-2, 3)) -> Change:
    return set_to(scale=[{"level": level, "looks_like": text} for level, text in zip(levels, texts, strict=True)])


GOOD = SCALES[0]


def level_emptied(position: int, value: Any) -> Change:
    return all_of(scale(GOOD), put(value, *GOAL, "scale", position, "looks_like"))


GAPS = (
    *(Break("W412", f"level {n - 2}: dropped", all_of(scale(SCALES[n % 4]), dropped(*GOAL, "scale", n))) for n in range(5)),
    *(Break("W412", f"level {n - 2}: null", level_emptied(n, None)) for n in range(5)),
    *(Break("W412", f"level {n % 5 - 2}: {name}", level_emptied(n % 5, blank)) for n, (name, blank) in enumerate(BLANKS)),
    Break("W412", "no text", all_of(scale(GOOD), dropped(*GOAL, "scale", 4, "looks_like"))),
    Break("W412", "only the ends", scale((GOOD[0], GOOD[4]), (-2, 2))),
    Break("W412", "only the expected one", scale((GOOD[2],), (0,))),
    Break("W412", "only levels, no texts", set_to(scale=[{"level": level} for level in range(-2, 3)])),
    Break("W412", "a goal more", one_more(all_of(scale(GOOD), dropped(*GOAL, "scale", 0)))),
)

ORDERS = (
    (-1, -2, 0, 1, 2), (-2, 0, -1, 1, 2), (-2, -1, 1, 0, 2), (-2, -1, 0, 2, 1), (2, -1, 0, 1, -2), (0, 1, 2, -1, -2),
    (0, -1, -2, 1, 2), (-1, 0, 1, 2, -2), (2, -2, -1, 0, 1), (1, 2, 0, -1, -2), (2, 1, 0, -2, -1),
)  # fmt: skip


def level_again(level: int, at_end: bool) -> Change:
    """Let one level stand twice, with another text."""

    def change(scene: Scene) -> None:
        scale(SCALES[3])(scene)
        entry = {"level": level, "looks_like": "I sing a song with the others"}
        scene.goal["scale"].insert(5 if at_end else level + 3, entry)

    return change


OUT_OF_ORDER = (
    *(Break("W413", f"{order}", scale([SCALES[3][n + 2] for n in order], order)) for order in ORDERS),
    *(Break("W413", f"level {level} twice", level_again(level, at_end=False)) for level in range(-2, 3)),
    *(Break("W413", f"level {level} again at the end", level_again(level, at_end=True)) for level in range(-2, 2)),
    Break("W413", "a goal more", one_more(scale(SCALES[3], ORDERS[0]))),
)


def between(low: str, high: str) -> Change:
    """Put two texts on levels 0 and +1, between others that are told apart by everybody."""
    return scale(("I am not there", "I sit in the car", low, high, "The judge writes to me"))


def copied_level(source: int, target: int) -> Change:
    texts = list(SCALES[3])
    texts[target] = texts[source]
    return scale(texts)


OVERLAPS = (
    *(Break("W414", f"{low} / {high}", between(low, high)) for low, high in OVERLAPPING),
    *(Break("W414", f"level {b - 2} copied from {a - 2}", copied_level(a, b)) for a, b in ((0, 1), (2, 4), (3, 2))),
    Break("W414", "a goal more", one_more(between(*OVERLAPPING[0]))),
)

TWO_AT_ONCE = (
    *(Break("W415", f"{low} / {high}", between(low, high)) for low, high in TWO_THINGS),
    Break("W415", "a goal more", one_more(between(*TWO_THINGS[0]))),
)

BREAKS: tuple[Break, ...] = (
    *UNWORDED, *UNMEASURED, *INCOMPLETE, *UNMOVING, *UNDATED, *PASSED, *FAR,
    *without_numbers("W408", "importance", "confidence"), *without_numbers("W409", "confidence", "importance"),
    *UNSURE, *VAGUE, *GAPS, *OUT_OF_ORDER, *OVERLAPS, *TWO_AT_ONCE,
)  # fmt: skip
