"""What is never set over: what only grows, what somebody has agreed to, and ids."""

from __future__ import annotations

from typing import Any

from goals_cli import entries
from goals_cli.entries import Data
from goals_cli.errors import UsageError
from goals_cli.findings import Where
from goals_cli.planfile import Change, Set

# The wording that an agreement quotes: changed only with a trail.
WORDING = ("statement", "measures", "target_date")

_LATER_WORDS = "goals words adds what the client says later"
# What has a command of its own, or none at all, and is not set by path; each with the way that there is.
_OF_A_GOAL = {
    "id": "an id never moves",
    "words": _LATER_WORDS,
    "words_later": _LATER_WORDS,
    "changes": "goals change makes a change with its trail",
    "steps": "goals step add, goals step done, goals step take-back",
    "course": "goals pause, resume, decline or end",
}
_OF_A_PLAN = {
    "format": "it says how the file is to be read",
    "client": "a plan belongs to one client",
    "opened": "goals edit, when the day was wrong",
    "worker": "goals handover gives the plan to another worker",
    "handovers": "goals handover gives the plan to another worker",
    "goals": "goals create adds a goal; with --goal ID the fields of one are set",
    "agreements": "goals agree adds one; with --corrects ID it replaces an earlier one",
    "reviews": "goals review adds one; with --corrects ID it replaces an earlier one",
    "closed": "goals close ends the work",
    "conflicts": "goals resolve decides between two versions",
}
# What no change of a goal touches.
UNCHANGING = _OF_A_GOAL | {
    "raised": "goals set completes it",
    "client_answer": "goals set completes it, goals words adds what the client says later",
}
# What may be moved in a promise without making it another one.
_OF_A_STEP = ("due", "every", "until", "private")
# What may be added to an agreement when it is kept later.
_AGREED_LATER = ("copy", "follow_up", "note")


def refuse_what_only_grows(change: Change, start: Where, data: Data) -> None:
    """Refuse a change, below the plan or the goal at `start`, of something that is not set over."""
    inner = change.where[len(start) :]
    field, standing = str(inner[0]), entries.inside(data, change.where)
    own = (_OF_A_GOAL if start else _OF_A_PLAN).get(field)
    if own and not _may_be_set(inner, standing):
        raise UsageError(f"`{field}` is not set this way", own)
    is_set_over = isinstance(change, Set) and standing is not None
    if is_set_over and inner[-1] == "id":
        raise UsageError(f"`{entries.spelled(data, change.where, start)}` is not set this way", "an id never moves")
    if is_set_over and inner == ("raised", "words"):
        raise UsageError("`raised.words` stays as it was said", "goals view adds what they think now")
    if start and field in WORDING:
        _refuse_agreed(field, entries.at(data, start)["id"], data)


def _may_be_set(inner: Where, standing: Any) -> bool:
    """Say whether a part of something that only grows may be put there all the same."""
    if inner[0] == "steps":
        return len(inner) == 3 and inner[2] in _OF_A_STEP
    return inner[0] == "agreements" and len(inner) > 2 and inner[2] in _AGREED_LATER and standing is None


def _refuse_agreed(field: str, goal_id: str, data: Data) -> None:
    """Refuse to set a wording over once an agreement quotes one; an agreement without any leaves it open."""
    quotes = [goal for agreement in data.get("agreements") or [] for goal in agreement.get("goals") or []]
    if any(quote["goal"] == goal_id and any(quote.get(part) for part in WORDING) for quote in quotes):
        raise UsageError(
            f"`{field}` of {goal_id} has been agreed on; a change of it keeps its trail",
            f"goals change {data['client']} --goal {goal_id} {field}=... --asked-by WHO --because WHY",
        )
