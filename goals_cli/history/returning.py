"""Tells of a plan that had been taken away and is there again."""

from __future__ import annotations

from goals_cli.history.event import Data, Event, Kind
from goals_cli.history.events import events
from goals_cli.history.states import share_an_id


def events_of_return(last: Data | None, after: Data | None) -> list[Event] | None:
    """Tell what differs from how the plan was when it was taken away; None when that was another plan."""
    if not last or not after or not share_an_id(last, after):
        return None
    back = Event(Kind.NOTED, what="plan", after=after.get("client"), worker=after.get("worker"))
    return [back, *events(last, after)]
