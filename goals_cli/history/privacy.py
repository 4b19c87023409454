"""Says which events are about something that the client keeps private, in any state of the plan that is looked at.

What a client has made private is private in what happened before, too; what was private once stays so in what happened
then. A thing is known by its way through the plan: ("g-1",), ("g-1", "s-2") for a step, ("g-1", "r-3") for what was
said of it at a review, ("g-1", "views", "family"), ("g-1", "words_later", "2026-03-02") and ("conflicts", "c-4").
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from typing import Any, TypeAlias

from msgspec.structs import replace

from goals_cli.history.event import Data, Event

Private: TypeAlias = frozenset[tuple[Hashable, ...]]
NOTHING: Private = frozenset()
_NAMED = re.compile(r"\[([^\[\]]*)\]")  # what entries are called by in the place of a conflict


def may_hold_private(content: bytes) -> bool:
    """Say whether a plan can hold anything private: the word stands there, or letters written as escapes."""
    return b"private" in content or b"\\" in content


def kept_private(plan: Data) -> Private:
    """Name what is private in one state of a plan."""
    things = set(_things(plan))
    for conflict in plan.get("conflicts") or ():
        if _is_about(conflict, things):
            things.add(("conflicts", conflict["id"]))
    return frozenset(things)


def _things(plan: Data) -> Iterator[tuple[Hashable, ...]]:
    for goal in plan.get("goals") or ():
        if goal.get("private"):
            yield (goal["id"],)
        for step in goal.get("steps") or ():
            if step.get("private"):
                yield goal["id"], step["id"]
        for view in goal.get("views") or ():
            if view.get("private"):
                yield goal["id"], "views", view["by"]
        for words in goal.get("words_later") or ():
            if words.get("private"):
                yield goal["id"], "words_later", words["on"]
    for review in plan.get("reviews") or ():
        for progress in review.get("progress") or ():
            if progress.get("private"):
                yield progress["goal"], review["id"]


def _is_about(conflict: Data, things: set[tuple[Hashable, ...]]) -> bool:
    """Say whether a conflict is about something private, or both sides differ in whether it is."""
    sides = (conflict.get(side) for side in ("base", "ours", "theirs"))
    if any(map(_holds_private, sides)):
        return True
    where = conflict["where"]
    names = set(_NAMED.findall(where)) | set(where.replace("[", ".").split("."))
    # Of views and later words a place says less than what they are known by.
    return any(names.issuperset(map(str, thing[:2])) for thing in things)


def _holds_private(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value.get("private")) or any(map(_holds_private, value.values()))
    return isinstance(value, list) and any(map(_holds_private, value))


def marked(events: Iterable[Event], private: Private) -> list[Event]:
    """Mark the events that are about something private, and leave quotes of private goals out of the others."""
    return [_marked(event, private) for event in events] if private else list(events)


def _marked(event: Event, private: Private) -> Event:
    if not event.private and _concerns(event, private):
        return replace(event, private=True)
    if isinstance(event.after, list) and any(_is_quote_of(each, private) for each in event.after):
        return replace(event, after=[each for each in event.after if not _is_quote_of(each, private)])
    return event


def _concerns(event: Event, private: Private) -> bool:
    # A view is known by whose it is, and in the place of a conflict by who that is more exactly, too.
    goal, way = event.goal, tuple(part.partition(",")[0] for part in (event.what or "").split("."))
    if (goal,) in private or (goal, event.id) in private or (goal, *way[:2]) in private or way[:2] in private:
        return True
    if (goal, "words_later", event.on) in private and event.id is None:
        return True
    if any((part,) in private or (part, event.id) in private for part in way):
        return True
    return bool(event.goals) and all((each,) in private for each in event.goals)


def _is_quote_of(entry: Any, private: Private) -> bool:
    return isinstance(entry, dict) and (entry.get("goal"),) in private
