"""Writes the message of a commit of one plan: the command, the kinds of what happened, codes and ids; no words."""

from __future__ import annotations

from collections.abc import Iterable

from goals_cli.codes import TYPED_ID
from goals_cli.errors import GoalsError
from goals_cli.history.event import Data, Event
from goals_cli.history.events import events
from goals_cli.planfile import parse
from goals_cli.schema import problems

MOST_IDS = 4  # in the first line


def message(client: str, command: str, before: bytes | None, after: bytes) -> str:
    """Say what a commit of a plan holds, from the file as it was last committed and as it is now.

    Where one of them is no valid plan it names the command alone.
    """
    try:
        happened = list(events(_data(before), _data(after)))
    except GoalsError:
        happened = []
    ids = _once(name for event in happened for name in _ids(event))
    named = [", ".join(ids[:MOST_IDS])] if ids else []
    more = [f"and {len(ids) - MOST_IDS} more"] if len(ids) > MOST_IDS else []
    first = " ".join([f"{client}: {command}", *named, *more])
    told = _once(" ".join((event.kind.value, *_ids(event))) for event in happened)
    return "".join(f"{line}\n" for line in [first, *([""] if told else []), *told])


def _data(content: bytes | None) -> Data | None:
    """Read a plan; None where there is none. Raises GoalsError when it is not valid."""
    if content is None:
        return None
    data = parse(content, "the plan").data
    if any(not problem.unknown_key for problem in problems(data)):
        raise GoalsError("the plan is not valid")
    return data


def _ids(event: Event) -> list[str]:
    """Name the entry of an event and its goals; only what has the shape of an id."""
    named = (event.id, event.goal, *event.goals)
    return _once(name for name in named if name and TYPED_ID.fullmatch(name))


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
