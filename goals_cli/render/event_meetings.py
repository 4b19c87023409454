"""Agreements and reviews in plain sentences: who said what, how it was shown, what it covers, what is open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goals_cli.history.event import Data, Event
from goals_cli.render.event_parts import SHOWN, answered, field, says, shown, who_is


def agreed(event: Event) -> str:
    """Tell of an agreement."""
    how = _how(event.shown)
    to = f" on {', '.join(event.goals)}" if event.goals else ""
    several = len(event.goals) > 1
    quotes = [_covered(quote, named=several) for quote in event.after or () if quote.keys() - {"goal"}]
    covered = f": {'; '.join(quotes)}" if quotes else ""
    corrects = f", in place of {event.corrects}" if event.corrects else ""
    note = f" ({event.because.strip()})" if event.because else ""
    head = f"agreement {event.id}{corrects}{to}: {answered('client', event.answer)}{how}"
    return f"{head}{covered}{says(event)}{note}{_details(event)}"


def reviewed(event: Event) -> str:
    """Tell of a review."""
    of = f" of {', '.join(event.goals)}" if event.goals else ""
    corrects = f", in place of {event.corrects}" if event.corrects else ""
    next_one = f"; the next one on {event.after}" if event.after else ""
    unrated = f"; no ratings, because: {event.because.strip()}" if event.because else ""
    return f"{field(event.what or 'review')} {event.id}{of}{corrects}{_details(event)}{unrated}{next_one}"


def _how(way: str | None) -> str:
    return f" ({SHOWN[way]})" if way in SHOWN else ""


def _covered(quote: Data, *, named: bool) -> str:
    """Tell what was agreed of one goal, in its own words; its name where there are several."""
    parts = [shown(quote["statement"])] if quote.get("statement") else []
    parts += [f"measure {each['id']}: {shown(each)}" for each in quote.get("measures") or ()]
    parts += [f"target date {quote['target_date']}"] if quote.get("target_date") else []
    parts += [f"{field(name)} {shown(value)}" for name, value in quote.items() if name not in _COVERED]
    return (f"{quote['goal']} " if named else "") + ", ".join(parts)


def _details(event: Event) -> str:
    return "".join(f"; {told}" for name, value in (event.details or {}).items() for told in _detail(name, value))


def _detail(name: str, value: Any) -> Iterator[str]:
    """Tell one of those things that are not told of every meeting."""
    if name == "others":
        for each in value:
            yield answered(each["who"], each.get("answer"), each.get("authority")) + _how(each.get("shown"))
    elif name == "copy":
        yield _copy(value)
    elif name == "follow_up":
        yield f"to be asked again on {value}"
    elif name == "present":
        yield f"present: {', '.join(map(who_is, value))}"
    elif name == "absent":
        why = f", because: {value['because'].strip()}" if value.get("because") else ""
        yield f"{who_is(value['who'])} was not there{why}"
    else:
        yield f"{field(name)} {shown(value)}"


def _copy(copy: Data) -> str:
    if copy.get("not_given"):
        return f"no copy was given, because: {copy['not_given'].strip()}"
    to = f" to {who_is(copy['to'])}" if copy.get("to") else ""
    return f"a copy was given{to}" + (f" on {copy['given']}" if copy.get("given") else "")


_COVERED = ("goal", "statement", "measures", "target_date")
