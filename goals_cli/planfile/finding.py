"""Finding one place in a plan's text without laying out all of it: a check asks for one or two, and of few plans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yaml.events import MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent

from goals_cli.findings import Where
from goals_cli.planfile.parsers import quick_parser

_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)


def find(text: str, where: Where) -> int | None:
    """Give the index at which an entry stands, or its nearest ancestor; 0 for the top, None where a layout must tell.

    The text must have passed the gate.
    """
    events = iter(quick_parser(text).get_event, None)
    holder = next(event for event in events if isinstance(event, _STARTS))
    found = 0
    for part in where:
        entry = _entry(events, part) if isinstance(holder, MappingStartEvent) else _item(events, part)
        if entry is None:
            return found
        place, holder = entry
        is_empty = not isinstance(holder, _STARTS) and holder.start_mark.index == holder.end_mark.index
        if is_empty and isinstance(part, int):
            return None  # an empty item: its place is that of its dash, which no event tells
        found = place
        if not isinstance(holder, _STARTS):
            return found
    return found


def _entry(events: Iterator[Any], part: str | int) -> tuple[int, Any] | None:
    """Go to a key of the mapping that has just begun; returns the key's index and the event of its value."""
    for key in events:
        if isinstance(key, MappingEndEvent):
            break
        value = next(events)
        if key.value == part:
            return key.start_mark.index, value
        _pass(events, value)
    return None


def _item(events: Iterator[Any], part: str | int) -> tuple[int, Any] | None:
    """Go to an item of the list that has just begun; returns its index in the text and its event."""
    for number, value in enumerate(events):
        if isinstance(value, SequenceEndEvent):
            break
        if number == part:
            return value.start_mark.index, value
        _pass(events, value)
    return None


def _pass(events: Iterator[Any], value: Any) -> None:
    """Go past a value and all that is in it."""
    depth = int(isinstance(value, _STARTS))
    while depth:
        event = next(events)
        depth += isinstance(event, _STARTS)
        depth -= isinstance(event, _ENDS)
