"""Parts of the sentences in which events are told."""

from __future__ import annotations

import re
from typing import Any

from goals_cli.history.event import Event
from goals_cli.ranges import spoken

_ANSWERED = {
    "agrees": "agrees",
    "partly": "agrees to a part",
    "disagrees": "does not agree",
    "could_not_say": "could not say",
}
_RAISED = {"by": "raised by", "on": "raised on", "who": "who raised it", "words": "the words of who raised it"}
_IN_BRACKETS = re.compile(r"\[([a-z]-[0-9a-z-]+)\]")  # as a change names a measure: measures[m-1].target
SHOWN = {"signature": "signed", "spoken": "spoken", "other": "shown another way", "not_shown": "not shown"}


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
    *owners, last = _IN_BRACKETS.sub(r".\1", path).split(".")
    if owners and _is_id(last):
        return f"{owners[-1].removesuffix('s').replace('_', ' ')} {last}"
    if owners[-1:] == ["views"]:
        return f"view of {last}"
    if owners == ["raised"] and last in _RAISED:
        return _RAISED[last]
    of = next((owner for owner in reversed(owners) if _is_id(owner)), None)
    return last.replace("_", " ") + (f" of {of}" if of else "")


def _is_id(part: str) -> bool:
    return part[:1].isdigit() or (part[1:2] == "-" and len(part) > 2)


def speech(event: Event) -> str:
    """Write what somebody said or wrote, in quotes however short it is."""
    return f'"{str(event.after).strip()}"' if isinstance(event.after, str) else quoted(event)


def answered(who: str | None, answer: str | None, authority: str | None = None) -> str:
    """Say what somebody answered, or that they were asked, and what gives them a say."""
    entitled = f" ({authority})" if authority else ""
    return f"{who_is(who)}{entitled} {_ANSWERED.get(answer or '', 'was asked')}"


def who_is(who: str | None) -> str:
    """Name somebody: a code or a part as it is written."""
    return {None: "the client", "client": "the client", "other": "somebody else"}.get(who, str(who))


def quoted(event: Event) -> str:
    """Write what stands there now."""
    return "(private)" if event.private and event.after is None else shown(event.after)


def says(event: Event, lead: str = ", the client said: ") -> str:
    """Write what the client said, if anything."""
    return f'{lead}"{event.client_says.strip()}"' if event.client_says else ""


def because(event: Event) -> str:
    """Write why it happened, if that is told."""
    return f", because: {event.because.strip()}" if event.because else ""
