"""Says what happened between two states of a plan, in the language of goals: pure, from data to events."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from goals_cli.history.carrying import carrier, new_handovers
from goals_cli.history.event import Data, Event, Kind, private_goals, rest_of
from goals_cli.history.fields import compared, differences
from goals_cli.history.goal_events import goal_events, raised
from goals_cli.history.review_events import altered, review_events

__all__ = ["Data", "Event", "Kind", "events", "events_of_merge"]

_APART = ("goals", "agreements", "reviews", "handovers", "worker", "client", "closed", "opened", "format", "conflicts")
# What an agreement's own event has a field for.
_TOLD = ("id", "on", "worker", "client", "note", "corrects", "goals")
# What is said once and kept; a new entry sets it right.
_KEPT = ("disagreements", "requests")


def events(before: Data | None, after: Data | None) -> Iterator[Event]:
    """Tell what happened on the way from one state of a plan to the next; None where there is no plan."""
    if after is None:
        if before is not None:
            yield Event(Kind.EDITED, what="plan", worker=before.get("worker"), before=before.get("client"))
        return
    worker = after.get("worker")
    new = new_handovers(before or {}, after) if after.get("handovers") else None
    for event in _of_plan(before or {}, after):
        if not event.worker:
            carried = worker if new is None or not event.on else carrier(after, event.on, new=new)
            event = replace(event, worker=carried)
        yield event


def events_of_merge(before: list[Data | None], after: Data | None) -> list[Event]:
    """Tell what a merge did by itself: what happened on the way from each of its parents, and in none of them."""
    if any(each is after for each in before):
        return []
    first, *others = [list(events(each, after)) for each in before]
    known = [{event.key for event in found} for found in others]
    return [event for event in first if all(event.key in found for found in known)]


def _of_plan(before: Data, after: Data) -> Iterator[Event]:
    decided = before.get("conflicts") or after.get("conflicts")
    return _with_decisions(before, after) if decided else _all_of_plan(before, after)


def _with_decisions(before: Data, after: Data) -> Iterator[Event]:
    """Tell of what a merge left undecided, and of a decision instead of the change that it made."""
    from goals_cli.history.decisions import Decisions

    decisions = Decisions(before, after)
    yield from (event for event in _all_of_plan(before, after) if not decisions.explain(event))
    yield from decisions.events()


def _all_of_plan(before: Data, after: Data) -> Iterator[Event]:
    if not before:
        opened = str(after.get("opened") or "")
        who = carrier(after, opened, new=new_handovers({}, after))
        yield Event(Kind.OPENED, on=after.get("opened"), who=who, after=after.get("client"))
    elif before.get("client") != after.get("client"):
        yield Event(Kind.RENAMED, before=before.get("client"), after=after.get("client"))
    if before.get("agreements") is after.get("agreements"):
        yield from _goals(before, after)
        yield from review_events(before, after)
    else:
        yield from _with_agreements(before, after)
    yield from _handovers(before, after)
    yield from _closing(before.get("closed"), after.get("closed"))
    yield from _rest(before, after)


def _with_agreements(before: Data, after: Data) -> Iterator[Event]:
    """Tell of goals and agreements: what was agreed on one day and began on it began afterwards."""
    agreed = list(_agreements(before, after))
    days = {(goal, each.on) for each in agreed if each.kind is Kind.AGREED for goal in each.goals}
    started = []
    for event in _goals(before, after):
        if event.kind is Kind.STARTED and (event.goal, event.on) in days:
            started.append(event)
        else:
            yield event
    yield from review_events(before, after)  # what came of a review is agreed on after it
    yield from agreed
    yield from started


def _goals(before: Data, after: Data) -> Iterator[Event]:
    goals = compared(("goals",), before.get("goals"), after.get("goals"))
    for goal in goals.gone:
        yield Event(Kind.EDITED, goal=goal["id"], what="goals", before=goal.get("title"), private=_is_private(goal))
    for old, now in goals.altered:
        yield from goal_events(old, now, before)
    for goal in goals.new:
        yield from raised(goal)


def _agreements(before: Data, after: Data) -> Iterator[Event]:
    found = compared(("agreements",), before.get("agreements"), after.get("agreements"))
    for entry in found.gone:
        yield Event(Kind.EDITED, id=entry["id"], goals=_named(entry), what="agreements", before=entry["on"])
    private = private_goals(before, after) if found else frozenset()
    for old, now in found.altered:
        about = Event(Kind.NOTED, id=now["id"], goals=_named(now), private=_hides(now, private))
        for each in differences(("agreements",), old, now):
            yield altered(about, each, private)
    for entry in found.new:
        client = entry["client"]
        yield Event(
            Kind.AGREED, on=entry["on"], id=entry["id"], goals=_named(entry), who="client", worker=entry.get("worker"),
            after=[quote for quote in entry.get("goals") or () if quote["goal"] not in private],
            because=entry.get("note"), answer=client["answer"], shown=client.get("shown"),
            client_says=client.get("client_says"), corrects=entry.get("corrects"),
            details=rest_of(entry, _TOLD), private=_hides(entry, private),
        )  # fmt: skip


def _named(agreement: Data) -> tuple[str, ...]:
    return tuple(quote["goal"] for quote in agreement.get("goals") or ())


def _hides(agreement: Data, private: frozenset[str]) -> bool:
    """Say whether an agreement is about nothing but what the client keeps private."""
    named = _named(agreement)
    return bool(named) and private.issuperset(named)


def _handovers(before: Data, after: Data) -> Iterator[Event]:
    found = compared(("handovers",), before.get("handovers"), after.get("handovers"))
    for entry in found.gone:
        yield Event(Kind.EDITED, what="handovers", before=entry["on"])
    for old, now in found.altered:
        for each in differences(("handovers",), old, now):
            yield Event(Kind.NOTED, what=f"handovers.{now['on']}.{each.spelled}", before=each.before, after=each.after)
    for entry in found.new:
        yield Event(
            Kind.HANDED_OVER, on=entry["on"], before=entry.get("from"), after=entry["to"],
            because=entry.get("because"), client_says=entry.get("client_says"),
        )  # fmt: skip
    told = any(entry["to"] == after.get("worker") for entry in found.new)
    if before and before.get("worker") != after.get("worker") and not told:
        yield Event(Kind.EDITED, what="worker", before=before.get("worker"), after=after.get("worker"))


def _closing(before: Data | None, after: Data | None) -> Iterator[Event]:
    if after and not before:
        says = after.get("client_says")
        yield Event(Kind.CLOSED, on=after["on"], because=after.get("because"), client_says=says)
    elif before and not after:
        yield Event(Kind.REOPENED, before=before["on"])
    elif before and after:
        for each in differences(("closed",), before, after):
            kind = Kind.NOTED if each.added else Kind.EDITED
            yield Event(kind, what=f"closed.{each.spelled}", before=each.before, after=each.after)


def _rest(before: Data, after: Data) -> Iterator[Event]:
    """Tell of everything that has no event of its own."""
    for each in differences((), before, after, without=_APART):
        kind = Kind.NOTED if each.added else Kind.EDITED if each.path[0] in _KEPT else Kind.SET
        named = each.path[1] if each.path[0] in ("needs", "requirements") and len(each.path) > 1 else None
        yield Event(kind, id=named, what=each.spelled, before=each.before, after=each.after)
    if before and before.get("opened") != after.get("opened"):
        yield Event(Kind.EDITED, what="opened", before=before.get("opened"), after=after.get("opened"))
    if before and before.get("format") != after.get("format"):
        yield Event(Kind.SET, what="format", before=before.get("format"), after=after.get("format"))


def _is_private(goal: Data) -> bool:
    return goal.get("private") is True
