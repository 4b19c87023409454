"""Events of a plan in plain sentences, for the worker: who did what, from what to what, and what was said to it."""

from __future__ import annotations

from collections.abc import Callable

from goals_cli.history.event import Data, Event, Kind
from goals_cli.render.event_meetings import agreed, reviewed
from goals_cli.render.event_parts import answered, because, field, quoted, says, shown, speech, who_is
from goals_cli.render.rhythms import rhythm

__all__ = ["field", "sentence", "shown"]

_WENT = {"partly": "partly done", "not_yet": "not yet done"}
_TURNS = {
    Kind.STARTED: "the work on it began",
    Kind.PAUSED: "paused",
    Kind.RESUMED: "taken up again",
    Kind.ENDED: "ended",
    Kind.DECLINED: "declined by the client",
}
_REASONS = {
    "not-wanted-now": "not wanted now",
    "lost-contact": "contact was lost",
    "service-ended": "the service ended",
    "moved": "moved away",
    "other": "for another reason",
}


def sentence(event: Event) -> str:
    """Tell of an event in one line; a goal is called by its id, which begins the line."""
    told = _WORDS[event.kind](event)
    return f"{event.goal}: {told}" if event.goal else told


def _opened(event: Event) -> str:
    return f"plan opened by {event.who}"


def _raised(event: Event) -> str:
    words = "" if event.after is None and not event.private else f": {speech(event)}"
    return f"raised by {who_is(event.who)}{words}"


def _worded(event: Event) -> str:
    before = f", before: {shown(event.before)}" if event.before else ""
    return f"worded: {speech(event)}{before}"


def _said(event: Event) -> str:
    how = (event.details or {}).get("said_how")
    words = "(private)" if event.private and not event.client_says else says(event, "")
    return f"the client said: {words}" + (f" ({how})" if how else "")


def _from_to(event: Event) -> str:
    if event.private and event.before is None and event.after is None:
        return f"{field(event.what or '')} (private)"
    if event.before is None:
        return f"{field(event.what or '')} set to {shown(event.after)}"
    if event.after is None:
        return f"{field(event.what or '')} {shown(event.before)} taken out"
    return f"{field(event.what or '')} changed from {shown(event.before)} to {shown(event.after)}"


def _changed(event: Event) -> str:
    asked = f", asked for by {who_is(event.asked_by)}" if event.asked_by else ""
    return f"{_from_to(event)}{asked}{because(event)}{_answered(event)}"


def _asked(event: Event) -> str:
    wish = _from_to(event).replace(" changed from ", " from ").replace(" set to ", " to ")
    return f"{who_is(event.asked_by)} asked for a change that was not made: {wish}{because(event)}{_answered(event)}"


def _answered(event: Event) -> str:
    answer = f"; {answered('client', event.answer)}" if event.answer else ""
    return answer + says(event, ": " if answer else ", the client said: ")


def _rated(event: Event) -> str:
    before = "" if event.before is None else f", before {shown(event.before)}"
    return f"{event.what} by {who_is(event.who)}: {quoted(event)}{before}{says(event)}"


def _measured(event: Event) -> str:
    before = "" if event.before is None else f", before {shown(event.before)}"
    return f"measured {event.id}: {quoted(event)}{before}"


def _won(event: Event) -> str:
    return f"went well: {speech(event)}"


def _step(event: Event) -> str:
    text = "" if event.after is None and not event.private else f" {speech(event)}"
    return f"step {event.id}{text}"


def _promised(event: Event) -> str:
    details = event.details or {}
    due = f", by {event.before}" if event.before else ""
    often = f", {rhythm(details['every'])}" if details.get("every") else ""
    until = f", until {details['until']}" if details.get("until") else ""
    return f"{_step(event)} promised by {who_is(event.who)}{due}{often}{until}"


def _done(event: Event) -> str:
    return f"{_step(event)} done by {who_is(event.who)}{says(event)}"


def _went(event: Event) -> str:
    return f"{_step(event)} of {who_is(event.who)}: {_WENT.get(event.what or '', event.what)}{says(event)}"


def _overdue(event: Event) -> str:
    due = f" on {event.before}" if event.before else ""
    return f"{_step(event)}, promised by {who_is(event.who)}, was due{due}{_moved(event.details or {})}"


def _moved(details: Data) -> str:
    """Say what became of a promise that was overdue."""
    if "taken_out_on" in details:
        return f", taken out of the file on {details['taken_out_on']}"
    if "moved_on" not in details:
        return ""
    to = f"moved to {details['moved_to']}" if details["moved_to"] else "its day was taken out"
    return f", {to} on {details['moved_on']}"


def _taken_back(event: Event) -> str:
    return f"{_step(event)} taken back by {who_is(event.who)}{because(event)}"


def _turned(event: Event) -> str:
    what = "reached" if event.after == "achieved" else _TURNS[event.kind]
    reason = _REASONS.get(event.reason or "")
    return f"{what}{f' ({reason})' if reason else ''}{because(event)}{says(event)}"


def _handed_over(event: Event) -> str:
    start = f" from {event.before}" if event.before else ""
    return f"handed over{start} to {event.after}{because(event)}{says(event)}"


def _closed(event: Event) -> str:
    return f"work ended{because(event)}{says(event)}"


def _reopened(event: Event) -> str:
    return f"work taken up again, which had ended on {event.before}"


def _renamed(event: Event) -> str:
    return f"the client's code is {event.after} now, before: {event.before}"


def _decided(event: Event) -> str:
    """Say what stands now where two sides had said different things."""
    if event.what == "id":
        return f"decided: {' and '.join(map(str, event.after or ()))} both stay"
    if event.private and event.after is None:
        return f"decided: {field(event.what or '')} (private)"
    several = isinstance(event.before, list)
    if (event.details or {}).get("merge"):
        kept, other = "the merge kept", "the sides had" if several else "the other side had"
        return f"{field(event.what or '')}: {kept} {shown(event.after)} ({other} {shown(event.before)})"
    other = "the other values were" if several else "the other value was"
    return f"decided: {field(event.what or '')} {shown(event.after)}, {other} {shown(event.before)}"


def _answer_of(entry: Data) -> str:
    """Say what the client answered to a goal that somebody else had raised."""
    rest = {name: value for name, value in entry.items() if name not in ("answer", "on", "client_says")}
    on = f" on {entry['on']}" if entry.get("on") else ""
    said = f': "{entry["client_says"].strip()}"' if entry.get("client_says") else ""
    return answered("client", entry.get("answer")) + on + said + (f", {shown(rest)}" if rest else "")


def _noted(event: Event) -> str:
    about = _ABOUT.get((event.id or "")[:2], "")
    about = f"{about} {event.id}: " if about else ""
    if event.what == "plan":
        return "the plan is back"
    if event.what == "client_answer" and isinstance(event.after, dict):
        return _answer_of(event.after)
    if event.what == "no_rating":
        return f"{about}no rating, because: {quoted(event)}"
    return f"{about}noted: {field(event.what or '')}: {quoted(event)}"


def _set(event: Event) -> str:
    step = f"step {event.id}: " if event.id and event.id[:2] == "s-" else ""
    return step + _from_to(event)


def _edited(event: Event) -> str:
    """Say what went round the commands as what it is, without blame."""
    if event.what == "plan":
        return "the plan was taken away"
    if event.what in _WHOLE:
        what = _WHOLE[event.what]
        named = f" {event.id}" if event.id else f" of {event.before}" if what in _DATED else ""
        return f"{what}{named} taken out of the file"
    about = _ABOUT.get((event.id or "")[:2], "")
    about = f"{about} {event.id}: " if about else ""
    out = event.after is None and event.before is not None
    how = "of the file" if out else "in the file"
    how = "outside a review" if (event.what or "").split(".")[0] in _WORDING else how
    return f"{about}{_from_to(event)} {how}"


_WORDING = ("statement", "measures", "target_date")
_ABOUT = {"s-": "step", "a-": "agreement", "r-": "review"}
_WHOLE = {
    "goals": "goal", "steps": "step", "agreements": "agreement", "reviews": "review",
    "handovers": "handover", "changes": "change", "course": "turn", "words_later": "later words",
}  # fmt: skip
_DATED = ("change", "turn", "later words", "handover")
_WORDS: dict[Kind, Callable[[Event], str]] = {
    Kind.OPENED: _opened, Kind.RAISED: _raised, Kind.WORDED: _worded, Kind.SAID: _said, Kind.ASKED: _asked,
    Kind.CHANGED: _changed, Kind.AGREED: agreed, Kind.REVIEWED: reviewed, Kind.RATED: _rated,
    Kind.MEASURED: _measured, Kind.WON: _won, Kind.PROMISED: _promised, Kind.DONE: _done, Kind.WENT: _went,
    Kind.OVERDUE: _overdue, Kind.TAKEN_BACK: _taken_back, Kind.STARTED: _turned, Kind.PAUSED: _turned,
    Kind.RESUMED: _turned, Kind.ENDED: _turned, Kind.DECLINED: _turned, Kind.HANDED_OVER: _handed_over,
    Kind.CLOSED: _closed, Kind.REOPENED: _reopened, Kind.RENAMED: _renamed, Kind.NOTED: _noted, Kind.SET: _set,
    Kind.EDITED: _edited, Kind.DECIDED: _decided,
}  # fmt: skip
