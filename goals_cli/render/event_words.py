"""Events of a plan in plain sentences, for the worker: who did what, from what to what, and what was said to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goals_cli.history.event import Data, Event, Kind
from goals_cli.ranges import spoken

_ANSWERS = {
    "agrees": "the client agrees",
    "partly": "the client agrees to a part",
    "disagrees": "the client does not agree",
    "could_not_say": "the client could not say",
}
_SHOWN = {"signature": "signed", "spoken": "spoken", "other": "shown another way", "not_shown": "not shown"}
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


def shown(value: Any) -> str:
    """Write a value of a plan as it is spoken of: texts in quotes, lists and parts one after the other."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{field(key)} {shown(item)}" for key, item in value.items() if key != "id")
    if isinstance(value, list | tuple):
        return "; ".join(map(shown, value))
    text = str(int(value) if isinstance(value, float) and value.is_integer() else value)
    return f'"{text.strip()}"' if " " in text.strip() else spoken(text)


def field(path: str) -> str:
    """Name a field by its path: that of an entry by its id, target of m-1, and an entry by its list, measure m-1."""
    *owners, last = path.split(".")
    if owners and _is_id(last):
        return f"{owners[-1].removesuffix('s').replace('_', ' ')} {last}"
    if owners[-1:] == ["views"]:
        return f"view of {last}"
    of = next((owner for owner in reversed(owners) if _is_id(owner)), None)
    return last.replace("_", " ") + (f" of {of}" if of else "")


def _is_id(part: str) -> bool:
    return part[:1].isdigit() or (part[1:2] == "-" and len(part) > 2)


def _speech(event: Event) -> str:
    """Write what somebody said or wrote, in quotes however short it is."""
    return f'"{str(event.after).strip()}"' if isinstance(event.after, str) else _quoted(event)


def _who(who: str | None) -> str:
    return {None: "the client", "client": "the client", "other": "somebody else"}.get(who, str(who))


def _quoted(event: Event) -> str:
    return "(private)" if event.private and event.after is None else shown(event.after)


def _says(event: Event, lead: str = ", the client said: ") -> str:
    return f'{lead}"{event.client_says.strip()}"' if event.client_says else ""


def _because(event: Event) -> str:
    return f", because: {event.because.strip()}" if event.because else ""


def _opened(event: Event) -> str:
    return f"plan opened by {event.who}"


def _raised(event: Event) -> str:
    words = "" if event.after is None and not event.private else f": {_speech(event)}"
    return f"raised by {_who(event.who)}{words}"


def _worded(event: Event) -> str:
    before = f", before: {shown(event.before)}" if event.before else ""
    return f"worded: {_speech(event)}{before}"


def _said(event: Event) -> str:
    return "the client said: " + ("(private)" if event.private and not event.client_says else _says(event, ""))


def _from_to(event: Event) -> str:
    if event.private and event.before is None and event.after is None:
        return f"{field(event.what or '')} (private)"
    if event.before is None:
        return f"{field(event.what or '')} set to {shown(event.after)}"
    if event.after is None:
        return f"{field(event.what or '')} {shown(event.before)} taken out"
    return f"{field(event.what or '')} changed from {shown(event.before)} to {shown(event.after)}"


def _changed(event: Event) -> str:
    asked = f", asked for by {_who(event.asked_by)}" if event.asked_by else ""
    return f"{_from_to(event)}{asked}{_because(event)}{_answered(event)}"


def _asked(event: Event) -> str:
    wish = _from_to(event).replace(" changed from ", " from ").replace(" set to ", " to ")
    return f"{_who(event.asked_by)} asked for a change that was not made: {wish}{_because(event)}{_answered(event)}"


def _answered(event: Event) -> str:
    answer = f"; {_ANSWERS[event.answer]}" if event.answer in _ANSWERS else ""
    return answer + _says(event, ": " if answer else ", the client said: ")


def _agreed(event: Event) -> str:
    how = f" ({_SHOWN[event.shown]})" if event.shown in _SHOWN else ""
    to = f" on {', '.join(event.goals)}" if event.goals else ""
    quotes = [shown(quote["statement"]) for quote in event.after or () if quote.get("statement")]
    quoted = f": {'; '.join(quotes)}" if quotes else ""
    corrects = f", in place of {event.corrects}" if event.corrects else ""
    note = f" ({event.because.strip()})" if event.because else ""
    return f"agreement {event.id}{corrects}{to}: {_ANSWERS[str(event.answer)]}{how}{quoted}{_says(event)}{note}"


def _reviewed(event: Event) -> str:
    of = f" of {', '.join(event.goals)}" if event.goals else ""
    corrects = f", in place of {event.corrects}" if event.corrects else ""
    next_one = f"; the next one on {event.after}" if event.after else ""
    return f"{field(event.what or 'review')} {event.id}{of}{corrects}{next_one}{_because(event)}"


def _rated(event: Event) -> str:
    before = "" if event.before is None else f", before {shown(event.before)}"
    return f"{event.what} by {_who(event.who)}: {_quoted(event)}{before}{_says(event)}"


def _measured(event: Event) -> str:
    before = "" if event.before is None else f", before {shown(event.before)}"
    return f"measured {event.id}: {_quoted(event)}{before}"


def _won(event: Event) -> str:
    return f"went well: {_speech(event)}"


def _step(event: Event) -> str:
    text = "" if event.after is None and not event.private else f" {_speech(event)}"
    return f"step {event.id}{text}"


def _promised(event: Event) -> str:
    due = f", by {event.before}" if event.before else ""
    return f"{_step(event)} promised by {_who(event.who)}{due}"


def _done(event: Event) -> str:
    return f"{_step(event)} done by {_who(event.who)}{_says(event)}"


def _went(event: Event) -> str:
    return f"{_step(event)} of {_who(event.who)}: {_WENT.get(event.what or '', event.what)}{_says(event)}"


def _overdue(event: Event) -> str:
    due = f" on {event.before}" if event.before else ""
    return f"{_step(event)}, promised by {_who(event.who)}, was due{due}{_moved(event.details or {})}"


def _moved(details: Data) -> str:
    """Say what became of a promise that was overdue."""
    if "taken_out_on" in details:
        return f", taken out of the file on {details['taken_out_on']}"
    if "moved_on" not in details:
        return ""
    to = f"moved to {details['moved_to']}" if details["moved_to"] else "its day was taken out"
    return f", {to} on {details['moved_on']}"


def _taken_back(event: Event) -> str:
    return f"{_step(event)} taken back by {_who(event.who)}{_because(event)}"


def _turned(event: Event) -> str:
    what = "reached" if event.after == "achieved" else _TURNS[event.kind]
    reason = _REASONS.get(event.reason or "")
    return f"{what}{f' ({reason})' if reason else ''}{_because(event)}{_says(event)}"


def _handed_over(event: Event) -> str:
    start = f" from {event.before}" if event.before else ""
    return f"handed over{start} to {event.after}{_because(event)}{_says(event)}"


def _closed(event: Event) -> str:
    return f"work ended{_because(event)}{_says(event)}"


def _reopened(event: Event) -> str:
    return f"work taken up again, which had ended on {event.before}"


def _renamed(event: Event) -> str:
    return f"the client's code is {event.after} now, before: {event.before}"


def _noted(event: Event) -> str:
    about = _ABOUT.get((event.id or "")[:2], "")
    about = f"{about} {event.id}: " if about else ""
    return f"{about}noted: {field(event.what or '')}: {_quoted(event)}"


def _set(event: Event) -> str:
    step = f"step {event.id}: " if event.id and event.id[:2] == "s-" else ""
    return step + _from_to(event)


def _edited(event: Event) -> str:
    """Say what went round the commands as what it is, without blame."""
    if event.what in _WHOLE:
        what = _WHOLE[event.what]
        named = f" {event.id}" if event.id else f" of {event.before}" if what in _DATED else ""
        return f"{what}{named} taken out of the file"
    about = _ABOUT.get((event.id or "")[:2], "")
    about = f"{about} {event.id}: " if about else ""
    how = "outside a review" if (event.what or "").split(".")[0] in _WORDING else "in the file"
    return f"{about}{_from_to(event)} {how}"


_WORDING = ("statement", "measures", "target_date")
_ABOUT = {"s-": "step", "a-": "agreement", "r-": "review"}
_WHOLE = {
    "plan": "plan", "goals": "goal", "steps": "step", "agreements": "agreement", "reviews": "review",
    "handovers": "handover", "changes": "change", "course": "turn", "words_later": "later words",
}  # fmt: skip
_DATED = ("change", "turn", "later words", "handover")
_WORDS: dict[Kind, Callable[[Event], str]] = {
    Kind.OPENED: _opened, Kind.RAISED: _raised, Kind.WORDED: _worded, Kind.SAID: _said, Kind.ASKED: _asked,
    Kind.CHANGED: _changed, Kind.AGREED: _agreed, Kind.REVIEWED: _reviewed, Kind.RATED: _rated,
    Kind.MEASURED: _measured, Kind.WON: _won, Kind.PROMISED: _promised, Kind.DONE: _done, Kind.WENT: _went,
    Kind.OVERDUE: _overdue, Kind.TAKEN_BACK: _taken_back, Kind.STARTED: _turned, Kind.PAUSED: _turned,
    Kind.RESUMED: _turned, Kind.ENDED: _turned, Kind.DECLINED: _turned, Kind.HANDED_OVER: _handed_over,
    Kind.CLOSED: _closed, Kind.REOPENED: _reopened, Kind.RENAMED: _renamed, Kind.NOTED: _noted, Kind.SET: _set,
    Kind.EDITED: _edited,
}  # fmt: skip
