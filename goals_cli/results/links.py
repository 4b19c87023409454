"""Where the same goals or clients are told of in several tables of the report on outcomes."""

from __future__ import annotations

from goals_cli.measures import Reason
from goals_cli.results.groups import Cell
from goals_cli.results.of_plan import NOT_BEGUN, SIDES
from goals_cli.results.parts import PARTS, VERDICTS

NO_GOALS = Reason.NO_GOALS.value
OF_CLIENTS = ("clients", *(f"{kind}-{side}" for kind in ("persons", "scores") for side in SIDES))
SHARED = frozenset({NOT_BEGUN, NO_GOALS})  # other tables' totals tell something of these

NO_WORK: tuple[Cell, ...] = (
    *((name, NOT_BEGUN) for name in ("changes", "first-review", *(f"ratings-{side}" for side in SIDES))),
    *((f"persons-{side}", NO_GOALS) for side in SIDES),
)
NO_GOALS_CELLS: tuple[Cell, ...] = tuple((name, NO_GOALS) for name in OF_CLIENTS if name != "clients")
NEVER_BEGUN = tuple(part for part in PARTS["goals"] if part == "proposed" or part.startswith("declined"))
NOTHING_SCALED: Cell = ("scores-client", NO_GOALS)
BEFORE: tuple[Cell, ...] = (("set", "before"), ("first-review", "begun-before"))

# The cells of a link are the same, or often are; where one is hidden, so are the others that are not empty.
LINKS: tuple[tuple[Cell, ...], ...] = (
    NO_WORK,
    tuple((f"scores-{side}", NO_GOALS) for side in SIDES),
    *(((f"ratings-{side}", verdict), (f"persons-{side}", verdict)) for side in SIDES for verdict in VERDICTS),
    *(((f"scores-{side}", Reason.NO_LEVEL.value), (f"levels-{side}", "none")) for side in SIDES),
    (*((f"scores-{side}", Reason.NO_BASELINE.value) for side in SIDES), ("levels-baseline", "none")),
    BEFORE,
    (("first-review", "overdue"), ("reviews", "not-held")),
    (("first-review", "late"), ("reviews", "late")),
    (("first-review", "in-time"), ("reviews", "on-time")),
)
