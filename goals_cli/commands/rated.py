"""What the options of `goals review` tell of one goal, in the plan's own vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goals_cli.commands.common import say
from goals_cli.commands.details import fields
from goals_cli.errors import UsageError
from goals_cli.plan import CLIENT, Answer, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from goals_cli.caseload import Caseload

# A rating from 0 to 10, and a level of the goal's scale.
Rated = tuple[int | None, int | None]


def only_goal(caseload: Caseload, client: str) -> str:
    """Find the one goal that can be meant when none is named."""
    from goals_cli.planning import open_plan

    active = [goal.id for goal in open_plan(caseload, client).plan.goals if goal.status is Status.ACTIVE]
    if len(active) != 1:
        raise UsageError("which goal? --goal ID", f"active goals: {', '.join(active) or 'none'}")
    return active[0]


def ratings(client: Rated, worker: Rated, code: str, says: str | None) -> list[dict[str, Any]]:
    """Put down what both rated, the client first; `says` is what the client says to the worker's."""
    told = [{"by": who} | rated for who, numbers in ((CLIENT, client), (code, worker)) if (rated := _numbers(*numbers))]
    if says and not _numbers(*worker):
        raise UsageError("--client-says goes with --change, --worker-rating or --worker-level")
    if says:
        told[-1]["client_says"] = says
    return told


def _numbers(rating: int | None, level: int | None) -> dict[str, Any]:
    """Keep the numbers that were given; 0 is one too."""
    return {name: number for name, number in (("rating", rating), ("level", level)) if number is not None}


def say_undescribed(caseload: Caseload, client: str, goal_id: str, levels: Sequence[int | None], quiet: bool) -> None:
    """Say which command describes a level that was given, where nobody has: alone it is a number without a meaning."""
    from goals_cli.planning import open_plan
    from goals_cli.scales import signed

    goal = open_plan(caseload, client).goal(goal_id)[1]
    known = {entry.level for entry in goal.scale if entry.looks_like}
    for level in dict.fromkeys(level for level in levels if level is not None and level not in known):
        hint = f"goals create {client} --goal {goal.id} --scale {signed(level)}=TEXT"
        say(f"  {goal.id} does not say what level {signed(level)} looks like: {hint}", quiet)


def steps(**told: list[str] | None) -> list[dict[str, str]]:
    """Put down how steps went."""
    return [{"step": step, "how": how} for how, named in told.items() for step in named or []]


def measured(text: str, only: Callable[[], str]) -> dict[str, Any]:
    """Read a value and whose it is; without a name it is the goal's only measure."""
    from goals_cli.planfile import resolve_scalar

    measure, equals, told = text.partition("=") if "=" in text else ("", "", text)
    value = resolve_scalar(told)
    said = bool(measure) if equals else not isinstance(value, str) or value in ("yes", "no")
    if not told or not said:
        raise UsageError("--measured needs a measure and its value", "write it as m-1=20")
    return {"measure": measure or only(), "value": value}


def only_measure(caseload: Caseload, client: str, goal_id: str | None) -> str:
    """Find the one measure that can be meant when none is named."""
    from goals_cli.planning import open_plan

    goal = open_plan(caseload, client).goal(goal_id or only_goal(caseload, client))[1]
    known = [measure.id for measure in goal.measures]
    if len(known) != 1:
        listed = f"measures of {goal.id}: {', '.join(known) or 'none'}"
        raise UsageError("which measure? --measured MEASURE=VALUE", listed)
    return known[0]


def changes(
    assignments: list[str], asked_by: str | None, because: str | None, answer: Answer | None, client_says: str | None
) -> list[dict[str, Any]]:
    """Put changes down, with the trail that they share."""
    if not assignments:
        if asked_by or answer or because:
            raise UsageError("--asked-by, --because and --answer go with --change FIELD=VALUE")
        return []
    if asked_by is None or (asked_by != CLIENT and answer is None):
        missing = "who asked for the change?" if asked_by is None else "what did the client answer to the change?"
        raise UsageError(missing, "--asked-by client, or --asked-by WHO --answer ANSWER")
    from goals_cli.entries import split_assignment

    trail = fields(asked_by=asked_by, because=because, answer=answer, client_says=client_says)
    split = [split_assignment(text) for text in assignments]
    if any(adds for _, _, adds in split):
        raise UsageError("--change sets a field over; it does not add to a list", "goals change FIELD+=VALUE does")
    return [trail | {"what": field, "to": value} for field, value, _ in split]
