"""The tables of the report on outcomes, and the parts of each, in the order in which they are shown."""

from __future__ import annotations

from goals_cli.measures import Reason as Lacking
from goals_cli.measures.own import Way
from goals_cli.measures.ratings import Verdict
from goals_cli.plan import Reason, Status
from goals_cli.results.of_plan import LEVEL_PARTS, NOT_BEGUN, NOT_SAID, OTHERS, SIDES

SCORED = ("weighted", "equal")
HELD = ("in-time", "late")  # a first review
_REASONS = (*(reason.value for reason in Reason), NOT_SAID)
VERDICTS = (*(verdict.value for verdict in Verdict), Lacking.ONE_RATING.value, Lacking.NO_RATING.value)
_UNMOVED = (Lacking.NO_VALUE, Lacking.NO_BASELINE, Lacking.NO_TARGET, Lacking.NO_DIRECTION, Lacking.NOT_A_NUMBER)
_UNSCORED = (
    Lacking.NO_GOALS, Lacking.NO_LEVEL, Lacking.NO_BASELINE, Lacking.LEVEL_UNKNOWN, Lacking.WEIGHT_MISSING,
    Lacking.WEIGHT_ZERO,
)  # fmt: skip

PARTS: dict[str, tuple[str, ...]] = {
    "clients": ("open", "closed"),
    "goals": (
        Status.PROPOSED.value, Status.ACTIVE.value, Status.PAUSED.value, Status.ACHIEVED.value,
        *(f"{status.value}-{reason}" for status in (Status.ENDED, Status.DECLINED) for reason in _REASONS),
    ),
    "set": ("in-the-period", "before"),
    "changes": ("changed", "not-changed", NOT_BEGUN),
    **{f"ratings-{side}": (*VERDICTS, NOT_BEGUN) for side in SIDES},
    **{f"persons-{side}": (*VERDICTS, Lacking.NO_GOALS.value) for side in SIDES},
    f"ratings-{OTHERS}": VERDICTS,
    **{f"scores-{side}": (*SCORED, *(reason.value for reason in _UNSCORED)) for side in SIDES},
    "levels-baseline": LEVEL_PARTS,
    **{f"levels-{side}": LEVEL_PARTS for side in SIDES},
    f"levels-{OTHERS}": LEVEL_PARTS[:-1],
    "measures": (*(way.value for way in Way), *(reason.value for reason in _UNMOVED)),
    "first-review": (*HELD, "to-come", "overdue", "over-before", "begun-before", NOT_BEGUN),
    "reviews": ("on-time", "late", "not-held"),
}  # fmt: skip
