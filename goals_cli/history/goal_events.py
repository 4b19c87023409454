"""What happened to one goal: its wording, its changes, its steps and its course."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from goals_cli.history.event import Data, Event, Kind, rest_of
from goals_cli.history.fields import Compared, Difference, compared, differences
from goals_cli.history.trails import Trails, is_made

WORDING = ("statement", "measures", "target_date")  # what an agreement quotes: changed only with a trail
_APART = ("id", "raised", "words", "statement", "words_later", "changes", "steps", "course")
# What may be moved in a promise without making it another one.
_MOVES = ("due", "every", "until", "private")
# What the event of a promise has a field for, or other events.
_OF_A_STEP = ("id", "who", "step", "promised", "due", "done", "taken_back", "private")
_TURNS = {"paused": Kind.PAUSED, "achieved": Kind.ENDED, "ended": Kind.ENDED, "declined": Kind.DECLINED}


def raised(goal: Data) -> Iterator[Event]:
    """Tell of a goal that is new."""
    source = goal["raised"]
    on = source.get("on") or goal["course"][0]["on"]
    words = goal.get("words") or source.get("words")
    who = source.get("who") or source["by"]
    yield Event(Kind.RAISED, on=on, goal=goal["id"], who=who, after=words, private=goal.get("private") is True)
    head = {"id": goal["id"], "raised": source, "course": [], "words": goal.get("words")}
    yield from goal_events(head, goal, {})


def goal_events(before: Data, after: Data, plan: Data) -> Iterator[Event]:
    """Tell what happened to a goal; `plan` is the plan as it was, whose agreements may have quoted the goal."""
    private = after.get("private") is True
    for event in _of_goal(before, after, plan):
        yield replace(event, goal=after["id"], private=private or event.private)


def _of_goal(before: Data, after: Data, plan: Data) -> Iterator[Event]:
    changes = compared(("goals", "changes"), before.get("changes"), after.get("changes"))
    made = _made(changes)
    trails = Trails(made, before, after) if made else None
    yield from _wording(before, after, trails, plan)
    yield from _changes(changes.new)
    for each in trails.after() if trails else ():
        yield _of_field(each.difference, after, plan, open_=each.open)
    yield from _grown("changes", changes.gone)
    for old, now in changes.altered:
        yield from _completed(f"changes.{now['on']}", old, now)
    yield from _later_words(before, after)
    yield from _steps(before, after)
    yield from _course(before, after)


def _made(changes: Compared) -> list[Data]:
    """List the changes that were made between two states: new ones, and those to which the client said yes since."""
    made = [entry for entry in changes.new if is_made(entry)]
    return made + [now for old, now in changes.altered if is_made(now) and not is_made(old)]


def _wording(before: Data, after: Data, trails: Trails | None, plan: Data) -> Iterator[Event]:
    """Tell of the goal's own fields; what an agreement quotes is only changed with a trail."""
    statement, was = after.get("statement"), before.get("statement")
    if statement != was and not (trails and trails.lead_to(("statement",))):
        yield _of_field(Difference(("statement",), was, statement), after, plan)
    for each in differences(("goals",), before, after, without=_APART):
        if not (trails and trails.lead_to(each.path)):
            yield _of_field(each, after, plan)
    for other in trails.before() if trails else ():
        yield _of_field(other.difference, after, plan)
    for field in ("raised", "words"):
        if before.get(field) is after.get(field):
            continue
        for each in differences(("goals",), _only(before, field), _only(after, field)):
            yield _event(Kind.NOTED if each.added else Kind.EDITED, each)


def _of_field(each: Difference, goal: Data, plan: Data, *, open_: bool = False) -> Event:
    """Tell of a difference that no change leads to; where it is `open` what a change led to, it may be that."""
    field = each.path[0]
    bound = field in WORDING and not open_ and field in _quoted(goal["id"], plan)
    if field == "statement":
        worded = each.after and not bound
        return _event(Kind.WORDED if worded else Kind.EDITED, each)
    return _event(Kind.EDITED if bound else Kind.NOTED if each.added else Kind.SET, each)


def _event(kind: Kind, each: Difference) -> Event:
    named = each.path[1] if each.path[0] == "measures" and len(each.path) > 1 else None
    return Event(kind, id=named, what=each.spelled, before=each.before, after=each.after)


def _only(goal: Data, field: str) -> Data:
    return {field: goal[field]} if field in goal else {}


def _quoted(goal: str, plan: Data) -> set[str]:
    """Name the fields of a goal that an agreement has quoted."""
    quotes = [quote for agreement in plan.get("agreements") or () for quote in agreement.get("goals") or ()]
    return {field for quote in quotes if quote["goal"] == goal for field in WORDING if quote.get(field) is not None}


def _changes(new: tuple[Data, ...]) -> Iterator[Event]:
    for entry in new:
        yield Event(
            Kind.CHANGED if is_made(entry) else Kind.ASKED, on=entry["on"], what=entry["what"],
            who=entry.get("asked_by"), before=entry.get("from"), after=entry.get("to"),
            because=entry.get("because"), asked_by=entry.get("asked_by"), answer=entry.get("answer"),
            client_says=entry.get("client_says"),
        )  # fmt: skip


def _grown(what: str, gone: tuple[Data, ...]) -> Iterator[Event]:
    """Tell of entries that should never have gone."""
    for entry in gone:
        yield Event(Kind.EDITED, what=what, before=entry["on"])


def _completed(path: str, before: Data, after: Data) -> Iterator[Event]:
    for each in differences((), before, after):
        yield Event(
            Kind.NOTED if each.added else Kind.EDITED, what=f"{path}.{each.spelled}",
            before=each.before, after=each.after,
        )  # fmt: skip


def _later_words(before: Data, after: Data) -> Iterator[Event]:
    found = compared(("goals", "words_later"), before.get("words_later"), after.get("words_later"))
    yield from _grown("words_later", found.gone)
    for old, now in found.altered:
        yield from _completed(f"words_later.{now['on']}", old, now)
    for entry in found.new:
        private = entry.get("private") is True
        details = rest_of(entry, ("on", "words", "private"))
        yield Event(
            Kind.SAID, on=entry["on"], who="client", client_says=entry["words"], details=details, private=private
        )


def _steps(before: Data, after: Data) -> Iterator[Event]:
    found = compared(("goals", "steps"), before.get("steps"), after.get("steps"))
    for step in found.gone:
        yield _of_step(Kind.EDITED, step, what="steps", before=step.get("step"))
    for old, now in found.altered:
        yield from _step(old, now)
    for step in found.new:
        yield _of_step(
            Kind.PROMISED, step, on=step.get("promised"), after=step.get("step"), before=step.get("due"),
            details=rest_of(step, _OF_A_STEP),
        )  # fmt: skip
        bare = {field: value for field, value in step.items() if field not in ("done", "taken_back")}
        yield from _step(bare, step)


def _step(before: Data, after: Data) -> Iterator[Event]:
    done, taken_back = after.get("done"), after.get("taken_back")
    if done and not before.get("done"):
        yield _of_step(Kind.DONE, after, on=done, after=after.get("step"))
    if taken_back and not before.get("taken_back"):
        because = taken_back.get("because")
        yield _of_step(Kind.TAKEN_BACK, after, on=taken_back["on"], after=after.get("step"), because=because)
    for each in differences(("goals", "steps"), before, after):
        if each.added and each.path in (("done",), ("taken_back",)):
            continue
        kind = Kind.NOTED if each.added else Kind.SET if each.path[0] in _MOVES else Kind.EDITED
        yield _of_step(kind, after, what=each.spelled, before=each.before, after=each.after)


def _of_step(kind: Kind, step: Data, **fields: object) -> Event:
    event = Event(kind, id=step["id"], who=step.get("who") or "client", private=step.get("private") is True)
    return replace(event, **fields)


def _course(before: Data, after: Data) -> Iterator[Event]:
    found = compared(("goals", "course"), before.get("course"), after.get("course"))
    yield from _grown("course", found.gone)
    for old, now in found.altered:
        yield from _completed(f"course.{now['on']}", old, now)
    status = None
    for entry in after["course"]:
        was, status = status, entry["status"]
        if (was is None and status == "proposed") or not any(entry is new for new in found.new):
            continue
        yield Event(
            _TURNS.get(status, Kind.STARTED if was in (None, "proposed") else Kind.RESUMED), on=entry["on"],
            before=was, after=status, because=entry.get("because"), reason=entry.get("reason"),
            client_says=entry.get("client_says"),
        )  # fmt: skip
