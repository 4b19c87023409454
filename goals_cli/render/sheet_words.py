"""Values, levels and promises as the client's own sheet says them, in its language."""

from __future__ import annotations

from datetime import date
from typing import Any

from goals_cli.measures import NotComputed, Reason, own
from goals_cli.plan import Direction, Measure, MeasureValue
from goals_cli.ranges import told
from goals_cli.render.rhythms import rhythm
from goals_cli.scales import Stage
from goals_cli.sheet_parts import Measurement, Promised, Side
from goals_cli.speech import N_, Speech

_BOUNDS = {
    "at most": N_("at most {number}"),
    "at least": N_("at least {number}"),
    "less than": N_("less than {number}"),
    "fewer than": N_("fewer than {number}"),
    "more than": N_("more than {number}"),
}
_LEVELS = {
    2: N_("Much more than we expect"),
    1: N_("More than we expect"),
    0: N_("What we expect"),
    -1: N_("Less than we expect"),
    -2: N_("Much less than we expect"),
}
_BETTER = {
    Direction.UP: N_("more is better"),
    Direction.DOWN: N_("less is better"),
}
_CHOICES = {
    "up": N_("up"),
    "down": N_("down"),
    "number": N_("in numbers"),
    "yes-no": N_("with yes or no"),
}


def named(name: str, words: str, speech: Speech) -> str:
    """Put a name before what is told of it."""
    return speech.gettext("{name}: {told}", name=name, told=words)


def value(stands: Any, speech: Speech, unit: str | None = None) -> str:
    """Say a value: yes and no, numbers, bounds and ranges in the language of the sheet, any other text as it is."""
    said = _value(stands, speech)
    return speech.gettext("{value} {unit}", value=said, unit=speech.own(unit)) if unit else said


def _value(stands: Any, speech: Speech) -> str:
    if isinstance(stands, bool) or stands in ("yes", "no"):
        return speech.gettext("yes") if stands in (True, "yes") else speech.gettext("no")
    if isinstance(stands, float) and stands.is_integer():
        stands = int(stands)
    if not isinstance(stands, str):
        return speech.number(stands)
    if not (bound := told(stands)):
        return speech.own(stands)
    words, numbers = bound[0], [speech.number(number) for number in bound[1]]
    if words == "between":
        return speech.gettext("between {low} and {high}", low=numbers[0], high=numbers[1])
    return speech.gettext(_BOUNDS[words], number=numbers[0])


def field_value(field: str, stands: Any, speech: Speech) -> str:
    """Say what stands in a field of a goal: a day, a measure, a value, or nothing."""
    if stands is None or stands == "":
        return speech.gettext("nothing")
    if isinstance(stands, list):
        return speech.apart(field_value(field, each, speech) for each in stands)
    if isinstance(stands, dict):
        named_as = stands.get("what") or stands.get("unit")
        what = speech.own(str(named_as)) if named_as else speech.gettext("What we look at")
        target = stands.get("target")
        unit = stands.get("unit")
        wanted = [] if target is None else [value(target, speech, str(unit) if unit else None)]
        return speech.listed([what, *wanted])
    if field == "statement":
        return speech.gettext('"{words}"', words=speech.own(str(stands).strip()))
    if stands in _CHOICES and field in ("direction", "kind"):
        return speech.gettext(_CHOICES[stands])
    day = _day(stands) if field == "target_date" else None
    return speech.day(day) if day else value(stands, speech)


def _day(stands: Any) -> date | None:
    """Read a day; what a conflict holds may be anything."""
    try:
        return date.fromisoformat(str(stands))
    except ValueError:
        return None


def measure(each: Measurement, speech: Speech) -> str:
    """Say what is measured, from where to where it is to go, and where it is."""
    called = each.what or each.unit
    what = speech.own(called) if called else speech.gettext("What we look at")
    parts = []
    if each.baseline is not None:
        parts.append(speech.gettext("{value} at the start", value=_measured(each, each.baseline, speech)))
    if each.target is not None:
        wanted = N_("{value} is what I want to keep") if each.keep else N_("{value} is what I want")
        parts.append(speech.gettext(wanted, value=_measured(each, each.target, speech)))
    if each.direction and not _is_told(each):
        parts.append(speech.gettext(_BETTER[each.direction]))
    if each.latest is not None and each.latest_on is not None:
        now = _measured(each, each.latest, speech)
        parts.append(speech.gettext("{value} on {day}", value=now, day=speech.day(each.latest_on)))
    return named(what, speech.listed(parts), speech) if parts else what


def _is_told(each: Measurement) -> bool:
    """Say whether start and target tell by themselves which way is better; of a yes or a no none is."""
    told = own.direction(Measure("", baseline=each.baseline, target=each.target))
    return told in (each.direction, NotComputed(Reason.NOT_A_NUMBER))


def _measured(each: Measurement, stands: MeasureValue, speech: Speech) -> str:
    """Say a value with its unit, which is in the plural and left out of a one where what is measured says it, too."""
    one = not isinstance(stands, bool) and stands == 1
    said = one and each.unit and each.what and each.unit.lower() in each.what.lower().split()
    return value(stands, speech, None if said else each.unit)


def stage(each: Stage, speech: Speech) -> str:
    """Say in words what a level means; numbers below 0 would look like a mark for the client."""
    level = speech.gettext(_LEVELS[each.level])
    told = named(level, speech.own(each.looks_like), speech) if each.looks_like else level
    if each.at_start and each.said_on:
        return speech.gettext("{told} (here at the start, here on {day})", told=told, day=speech.day(each.said_on))
    if each.said_on:
        return speech.gettext("{told} (here on {day})", told=told, day=speech.day(each.said_on))
    return speech.gettext("{told} (here at the start)", told=told) if each.at_start else told


def when(step: Promised, speech: Speech) -> str:
    """Say how often something is done, or by when."""
    end = step.until or step.due
    day = speech.brief_day(end) if end else ""
    if not step.every:
        return speech.gettext("by {day}", day=day) if end else ""
    often = rhythm(step.every, speech)
    return speech.gettext("{rhythm} until {day}", rhythm=often, day=day) if end else often


def promise(step: Promised, speech: Speech) -> str:
    """Say what was promised, and by whom when it was not the client."""
    words = speech.own(step.step)
    if step.side is Side.CLIENT:
        return words
    if step.side is Side.WORKER:
        return speech.gettext("{step} (my worker)", step=words)
    return speech.gettext("{step} ({who})", step=words, who=speech.own(step.who))
