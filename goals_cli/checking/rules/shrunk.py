"""F012: something that may only grow has shrunk, or says something else, since the last commit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity, Where

Data = dict[str, Any]

# What only grows, in the plan and in each goal, with a word for one entry.
_OF_PLAN = {
    "agreements": "agreement",
    "reviews": "review",
    "handovers": "handover",
    "disagreements": "disagreement",
    "requests": "request",
}
_OF_GOAL = {"changes": "change", "course": "turn of the course", "words_later": "entry of later words"}


@rule(
    "F012",
    "shrunk",
    severity=Severity.ERROR,
    hint="bring it back from the last commit; a mistake is corrected by a new entry (`corrects` names the old one)",
    sources=("The plan file, rule 5: these lists only grow", "Looking back together: what was said is kept"),
    bad="""
        reviews:
          - {id: r-20260330-a1f3, on: 2026-03-30, progress: []}
          - {id: r-20260427-b2c8, on: 2026-04-27, progress: []}
        ---
        reviews:
          - {id: r-20260427-b2c8, on: 2026-04-27, progress: []}
    """,
    good="""
        reviews:
          - {id: r-20260330-a1f3, on: 2026-03-30, progress: []}
        ---
        reviews:
          - {id: r-20260330-a1f3, on: 2026-03-30, progress: [], next_review: 2026-04-27}
          - {id: r-20260427-b2c8, on: 2026-04-27, progress: [], corrects: r-20260330-a1f3}
    """,
)
def shrunk(before: Data, now: Data) -> Iterator[Hit]:
    """An agreement, review, change, turn or later words of the last commit are gone or altered.

    What was agreed and what the client said at a review is the record that both sides rely on. It is never taken
    away; what was wrong is set right by a new entry.
    """
    yield from _lists(before, now, _OF_PLAN, ())
    goals = _by_id(now.get("goals"))
    for goal in before.get("goals") or []:
        number = goals.get(goal["id"])
        if number is None:
            yield Hit(("goals",), f"goal {goal['id']} was in the last commit and is gone", _GOAL_HINT)
        else:
            yield from _lists(goal, now["goals"][number], _OF_GOAL, ("goals", number))


_GOAL_HINT = "bring it back from the last commit; a goal that is over stays, with its end: goals end, goals decline"


def _lists(before: Data, now: Data, names: dict[str, str], where: Where) -> Iterator[Hit]:
    """Compare the lists of a plan or a goal."""
    for name, word in names.items():
        old, new = before.get(name) or [], now.get(name) or []
        if old == new[: len(old)]:
            continue
        ids = _by_id(new)
        for entry in old:
            if any(_holds(candidate, entry) for candidate in new):
                continue
            number = ids.get(entry.get("id"))
            called = f"{word} {entry['id']}" if "id" in entry else f"the {word} of {entry['on']}"
            if where:
                called += f" of goal {now['id']}"
            if number is None:
                yield Hit((*where, name), f"{called} was in the last commit and is gone or altered")
            else:
                changed = [key for key in entry if not _holds(new[number].get(key), entry[key])]
                place = (*where, name, number, changed[0])
                yield Hit(place, f"{called} says something else than in the last commit: {', '.join(changed)}")


def _by_id(entries: Any) -> dict[Any, int]:
    return {entry["id"]: number for number, entry in enumerate(entries or []) if "id" in entry}


def _holds(now: Any, before: Any) -> bool:
    """Say whether all that was there is there still; what was empty may have been filled."""
    if before in (None, [], {}):
        return True
    if isinstance(before, dict):
        return isinstance(now, dict) and all(_holds(now.get(key), value) for key, value in before.items())
    if isinstance(before, list):
        return isinstance(now, list) and all(any(_holds(item, old) for item in now) for old in before)
    return bool(before == now) and isinstance(before, bool) == isinstance(now, bool)
