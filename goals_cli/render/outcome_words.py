"""What the tables of the report on outcomes, and their parts, are called in words."""

from __future__ import annotations

from goals_cli.measures import Reason

SCORES, REVIEWS = "Attainment scores", "Reviews"
SECTIONS = {
    "Clients and goals": ("clients", "goals", "set", "changes"),
    "Change of ratings": ("ratings", "persons", "ratings-others"),
    SCORES: ("scores", "levels-baseline", "levels", "levels-others"),
    "Measures": ("measures",),
    REVIEWS: ("first-review", "reviews"),
}
TABLES = {
    "clients": "Clients with whom there was work",
    "goals": "Where goals stood at the end, and why they ended",
    "set": "When goals were set",
    "changes": "Goals changed along the way",
    "ratings": "Goals, by the rule of change",
    "persons": "Clients, by the rule of change",
    "ratings-others": "Ratings by others, such as family, by the rule of change",
    "scores": "Clients with a score, with and without weights",
    "levels-baseline": "Levels at the start",
    "levels": "Levels now",
    "levels-others": "Levels now, by others",
    "measures": "Measures of their own, from the start",
    "first-review": "First review after work on a goal began",
    "reviews": "Reviews of goals that were due",
}
NUMBERS = {
    "measures": "Measures",
    "reviews": "Reviews",
    "ratings-others": "Goals by rater",
    "levels-others": "Goals by rater",
}
OF_HOW_MANY = "how many clients that is"
REASONS = {
    Reason.NO_GOALS: "none: no goals",
    Reason.NO_RATING: "none: no rating",
    Reason.ONE_RATING: "none: one rating",
    Reason.NO_LEVEL: "none: a level is missing",
    Reason.NO_BASELINE: "none: nothing to begin at",
    Reason.LEVEL_UNKNOWN: "none: no such level",
    Reason.WEIGHT_MISSING: "none: a weight is missing",
    Reason.WEIGHT_ZERO: "none: a weight is 0",
    Reason.NO_VALUE: "none yet",
    Reason.NO_TARGET: "none: no target",
    Reason.NO_DIRECTION: "none: no direction",
    Reason.NOT_A_NUMBER: "none: not a number",
    Reason.SMALL_GROUP: "not shown",
}
_PARTS = {
    "in-the-period": "in this time",
    "not-said": "no reason given",
    "lost-contact": "contact was lost",
    "service-ended": "the service ended",
    "reached": "reached",
    "weighted": "with a score, weighted",
    "equal": "with a score, without weights",
    "none": "not told",
    "in-time": "held in time",
    "late": "held late",
    "on-time": "held on time",
    "not-held": "not held",
    "overdue": "due, and not held",
    "to-come": "not due yet",
    "over-before": "the work was over before",
    "begun-before": "work began before this time",
    "not-begun": "work has not begun",
    "nearer": "nearer to the target",
    "further": "further from the target",
    "same": "as at the start",
}


def first_head(table: str) -> str:
    """Name the column in which the parts of a table stand."""
    return "Level" if table.startswith("levels") else "Which"


def part(table: str, name: str) -> str:
    """Name a part of a table."""
    for status in ("ended", "declined"):
        if table == "goals" and name.startswith(f"{status}-"):
            reason = name.removeprefix(f"{status}-")
            return f"{status}: {_PARTS.get(reason, reason.replace('-', ' '))}"
    if name in _PARTS:
        return _PARTS[name]
    if name in [reason.value for reason in Reason]:
        return REASONS[Reason(name)]
    if table.startswith("levels"):
        return name.replace("minus-", "-").replace("plus-", "+")
    return name.replace("-", " ")
