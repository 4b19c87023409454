"""X105: a goal was made active before any agreement."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.auditing.record import Data
from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.turn import Turn


@tampering(
    "X105",
    "active-unagreed",
    hint="ask the client, and write down what they answer: goals agree",
)
def active_unagreed(turn: Turn) -> Iterator[Hit]:
    """A goal was made active before the client had agreed to it.

    A goal belongs to the two people who set it. An agreement that is written afterwards may be a yes to what was
    already going on.
    """
    if turn.after is None:
        return
    former = [goal for before in turn.parents if before for goal in before.get("goals") or ()]
    same = set(map(id, former))
    for goal in turn.after.get("goals") or ():
        if id(goal) in same:
            continue
        since = min(_active(goal), default=None)
        if since is None or any(_active(each) for each in former if each["id"] == goal["id"]):
            continue
        agreed = min(_agreed(turn.after, goal["id"], since), default=None)
        if agreed is None:
            yield Hit(f"goal {goal['id']} was made active and no agreement names it", f"active {goal['id']}")
        elif since < agreed:
            message = f"goal {goal['id']} was active from {since} on, and agreed on {agreed} first"
            yield Hit(message, f"active {goal['id']}")


def _active(goal: Data) -> list[str]:
    return [str(turn.get("on")) for turn in goal.get("course") or () if turn.get("status") == "active"]


def _agreed(plan: Data, goal: str, since: str) -> Iterator[str]:
    """Give the days of what counts as a yes: it is no no, and was not corrected to one before."""
    agreements = plan.get("agreements") or ()
    taken_back = {each.get("corrects") for each in agreements if _is_no(each) and str(each.get("on")) < since}
    for agreement in agreements:
        named = any(quote.get("goal") == goal for quote in agreement.get("goals") or ())
        if named and not _is_no(agreement) and agreement["id"] not in taken_back:
            yield str(agreement.get("on"))


def _is_no(agreement: Data) -> bool:
    return bool((agreement.get("client") or {}).get("answer") == "disagrees")
