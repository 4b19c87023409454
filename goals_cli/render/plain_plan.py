"""A plan as lines of plain sentences for git to compare: each stands for itself and changes with what it tells."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.history.event import Data, Event, Kind
from goals_cli.history.events import events
from goals_cli.render.event_words import field, sentence, shown
from goals_cli.render.terminal import safe


def lines(data: Data) -> Iterator[str]:
    """Write a plan; what is told of a day begins with it."""
    for event in events(None, data):
        line = " ".join(_told(event).split())
        yield safe(f"{event.on} {line}" if event.on and event.kind is not Kind.NOTED else line)


def _told(event: Event) -> str:
    """Tell what stands there rather than that it came."""
    if event.kind is not Kind.NOTED:
        return sentence(event)
    about = f"{event.goal}: " if event.goal else ""
    return f"{about}{field(event.what or '')}: {shown(event.after)}"
