"""Holds what a goal says against where the trail of its changes leads: what went another way is told of too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from goals_cli.changes import on_the_way, same_value
from goals_cli.entries import parse_path
from goals_cli.errors import UsageError
from goals_cli.history.event import Data
from goals_cli.history.fields import Difference, differences, named

MADE = ("agrees", "partly")


@dataclass(frozen=True, slots=True)
class Beside:
    """A difference that no trail leads to. `open` is whether it may be what a change was about all the same."""

    difference: Difference
    open: bool


def is_made(change: Data) -> bool:
    """Say whether a change was made: the client asked for it or agreed, at least to a part."""
    answer = change.get("answer")
    return change.get("asked_by") in ("client", None) if answer is None else answer in MADE


class Trails:
    """The changes of one goal that were made between two of its states, each list of them under its path."""

    def __init__(self, made: Sequence[Data], before: Data, after: Data) -> None:
        self._old = before
        self._now = after
        self._found: dict[tuple[str, ...], _Trail] = {}
        for change in made:
            parts = _parts(change, after)
            path = _path(parts, before, after)
            self._found.setdefault(path, _Trail(parts)).changes.append(change)

    def lead_to(self, path: tuple[str, ...]) -> bool:
        """Say whether a field, or something that it is a part of, was changed with a trail."""
        return any(path[: len(each)] == each for each in self._found)

    def before(self) -> Iterator[Beside]:
        """Find what was changed before a trail begins."""
        for path, trail in self._found.items():
            was = _at(self._old, trail.parts)
            start = trail.start(was, self._old.get("changes") or ())
            if start is not None:
                yield Beside(Difference(path, was, start), open=False)

    def after(self) -> Iterator[Beside]:
        """Find what the goal says now that no trail leads to."""
        for path, trail in self._found.items():
            was, now = _at(self._old, trail.parts), _at(self._now, trail.parts)
            if trail.leads_to(now):
                continue
            end = trail.changes[-1].get("to")
            if trail.is_open or not _comparable(end, now):
                yield from map(partial(Beside, open=True), _differences(path, was, now))
            elif not same_value(was, now) or same_value(was, trail.changes[0].get("from")):
                yield from map(partial(Beside, open=False), _differences(path, end, now))


@dataclass(frozen=True, slots=True)
class _Trail:
    parts: tuple[str, ...]
    changes: list[Data] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether its last change does not tell what came of it."""
        last = self.changes[-1]
        return last.get("answer") == "partly" or (last.get("to") is None and last.get("from") is None)

    def leads_to(self, now: Any) -> bool:
        """Say whether it ends at a value; several lines of work may have made it end at several."""
        ends: list[Any] = []
        for change in self.changes:
            ends = [end for end in ends if not same_value(end, change.get("from"))]
            if change.get("to") is not None or change.get("from") is not None:
                ends.append(change.get("to"))
        return any(same_value(end, now) or (_is_nothing(end) and _is_nothing(now)) for end in ends)

    def start(self, was: Any, earlier: Sequence[Data]) -> Any:
        """Give the value at which it begins, when something else led there; of words nobody can tell."""
        first = self.changes[0].get("from")
        if not (_is_exact(was) and _is_exact(first)) or same_value(was, first):
            return None
        # Who made a change on another line of work began where both lines parted.
        known = (value for change in earlier for value in (change.get("from"), change.get("to")))
        return None if any(same_value(first, value) for value in known) else first


def _parts(change: Data, goal: Data) -> tuple[str, ...]:
    """Read where a change was made; one that tells so in a few words was one of the wording, if that says so."""
    try:
        parts = parse_path(change["what"])
    except UsageError:
        parts = (change["what"],)
    to = change.get("to")
    if len(parts) == 1 and parts[0] not in goal and isinstance(to, str) and same_value(to, goal.get("statement")):
        return ("statement",)
    return parts


def _path(parts: tuple[str, ...], before: Data, after: Data) -> tuple[str, ...]:
    """Spell a path as differences are: measures, m-1, target."""
    found: list[str] = []
    for part, now, was in zip(parts, on_the_way(after, parts), on_the_way(before, parts), strict=True):
        entry = now if now is not None else was
        found += named(entry) or ([] if entry is not None else [part.strip("[]")]) if part.startswith("[") else [part]
    return tuple(found)


def _at(goal: Data, parts: tuple[str, ...]) -> Any:
    return list(on_the_way(goal, parts))[-1]


def _differences(path: tuple[str, ...], before: Any, after: Any) -> Iterator[Difference]:
    *owners, last = path
    for each in differences(("goals", *owners), {last: before}, {last: after}):
        yield Difference((*owners, *each.path), each.before, each.after)


def _comparable(end: Any, now: Any) -> bool:
    """Say whether what a change was to bring about is told as the goal tells it, and not in a few words."""
    if end is None or now is None:
        return True
    if _is_exact(now) or _is_exact(end):
        return _is_exact(end) and _is_exact(now)
    return isinstance(end, type(now))


def _is_nothing(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _is_exact(value: Any) -> bool:
    """Say whether a value is a number or a day."""
    if isinstance(value, str):
        try:
            return bool(date.fromisoformat(value))
        except ValueError:
            return False
    return isinstance(value, int | float) and not isinstance(value, bool)
