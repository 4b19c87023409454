"""The history of one plan: its events over all its versions, each with the commit that brought it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from goals_cli.codes import unknown
from goals_cli.errors import GoalsError, NotFound
from goals_cli.gitrepo.commits import Change, Standing
from goals_cli.gitrepo.reading import Reader
from goals_cli.gitrepo.versions import Past
from goals_cli.history.event import Data, Event, Kind
from goals_cli.history.events import events, events_of_merge
from goals_cli.history.happening import Happening, Timeline, day_of, of_standing
from goals_cli.history.merges import bases, done_by_merge
from goals_cli.history.overdue import not_kept, overdue, overdue_until
from goals_cli.history.privacy import NOTHING, Private, marked
from goals_cli.history.returning import events_of_return
from goals_cli.history.states import State, States, are_one_plan, held_before, state_of

if TYPE_CHECKING:
    from goals_cli.history.other_codes import GoesOn
    from goals_cli.history.renumbered import Renumbered

# What events are about that move promises or take them away.
_WITH_PROMISES = ("due", "steps", "goals", "plan")


def timeline(root: Path, path: Path, past: Past, *, client: str, today: date) -> Timeline:
    """Tell the whole history of the plan at `path` in the caseload at `root`; NotFound when there never was one."""
    standing, changes = past.standing, past.changes
    notes = list(of_standing(standing))
    state = _present(path, client, notes)
    present = state.data
    if present is None and not path.exists() and not changes:
        raise NotFound(f"no plan for {client}", _why_none(standing))
    found: list[Happening] = []
    missed: list[Event] = []
    last: Data | None = None
    private = NOTHING  # as it was committed last
    gone: Data | None = None
    called_now: str | None = None
    renamed: tuple[Renumbered, ...] = ()
    if changes:
        with Reader(root) as read:
            states = States(read)
            told = _Told(changes, states, notes, state.private, read)
            found += told.all()
            last = told.readable(0, changes[0].after)
            private = states.of(changes[0].after).private
            gone = told.before_it_went(0) if changes[0].after is None else None
            missed += told.missed
            called_now = told.called_now
            renamed = told.renumbered
    elif standing.tip:
        notes.append(f"The plan of {client} has never been committed.")
    if called_now and not path.exists():
        notes.append(f"The plan of {client} is that of {called_now} now: goals history {called_now} goes on.")
    elif not path.exists():
        notes.append(f"The plan of {client} is gone from the caseload.")
    elif present:
        new = marked(events_of_return(gone, present) or events(last, present), state.private | private)
        now = [Happening(day_of(event, today), event, None, None) for event in new]
        found = [*reversed(now), *found]
        missed += overdue_until(last, present, today) if last else ()
    found = [*(Happening(day_of(each, today), each, None, None) for each in _missed(missed, present or last, today)),
             *found]  # fmt: skip
    found.sort(key=lambda happening: happening.on, reverse=True)
    return Timeline(client, tuple(found), tuple(notes), renamed)


def _why_none(standing: Standing) -> str:
    from goals_cli.history.unseen import no_branch

    return no_branch(standing) or "goals list shows who has a plan"


def _missed(earlier: list[Event], data: Data | None, today: date) -> Iterable[Event]:
    """Tell of the promises that were overdue once: those that stand there still, and those that stood there earlier."""
    found: dict[tuple[object, ...], Event] = {}
    for each in (*(overdue(data, today) if data else ()), *not_kept(reversed(earlier), data)):
        found.setdefault((each.goal, each.id, each.before), each)
    return found.values()


def _present(path: Path, client: str, notes: list[str]) -> State:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return State()
    except OSError as error:
        raise NotFound(f"the plan of {client} cannot be read: {error.strerror}") from error
    state = state_of(content)
    if state.problem:
        notes.append(
            f"The plan of {client} as it lies in the folder is left out: {state.problem} (goals check says more)."
        )
    return state


class _Told:
    """Tells of versions, and keeps which of them could not be read."""

    def __init__(
        self, changes: Sequence[Change], states: States, notes: list[str], private: Private, read: Reader
    ) -> None:
        self._changes = changes
        self._states = states
        self._bases = bases(read, changes)
        self._root = read.folder
        self.renumbered: tuple[Renumbered, ...] = ()
        self._goes_on: GoesOn | None = None
        self.called_now: str | None = None  # the client's code, when the plan's file has another name since
        self._notes = notes
        self._private = private  # in any version that was looked at
        self._others: set[str] = set()
        self.missed: list[Event] = []  # promises that were overdue before they were moved or taken away

    def all(self) -> list[Happening]:
        """Tell what each version brought, the newest first."""
        found: list[Happening] = []
        if self._changes[0].after is None:
            self._look_for_other_codes()
        for number, change in enumerate(self._changes):
            if change.path not in self._others:
                found += reversed(list(self._version(number, change)))
        if _is_one_line(self._changes):
            return found
        from goals_cli.history.renumbered import renumbered

        self.renumbered = renumbered(self._changes, self._states)
        for each in self.renumbered:
            merge = f"the merge of commit {each.merge[:7]}"
            self._notes.append(f"Up to {merge} two goals had the id {each.before}: one of them is {each.since} since.")
        return list(_once(found))

    def _version(self, number: int, change: Change) -> Iterator[Happening]:
        state = self._states.of(change.after)
        if state.problem:
            self._notes.append(f"The version of commit {change.commit.id[:7]} is left out: {state.problem}.")
            return
        before = [self.readable(number + 1, blob) for blob in change.before]
        before = [self._same_plan(was, data, state.data) for was, data in zip(change.was, before, strict=True)]
        merged = done_by_merge(self._states.of(self._bases.get(number)).data, before, state.data)
        moved = self._moved_on(number)
        if merged is not None or moved or change.own or change.was != (None,) * len(change.was):
            found = merged if moved is None else moved
            found = self._restored(number, state.data) if found is None else found
            found = events_of_merge(before, state.data) if found is None else found
            private = (self._states.of(each).private for each in change.before)
            self._private = state.private.union(self._private, *private)
            found = marked(found, self._private)
            on = change.commit.committed.date()
            if any(event.what in _WITH_PROMISES for event in found):
                overdue_then = (each for was in before if was for each in overdue_until(was, state.data, on))
                self.missed += marked(overdue_then, self._private)
            for event in found:
                yield Happening(day_of(event, on), event, change.commit, change.path)

    def _look_for_other_codes(self) -> None:
        """Find out whether a plan whose file is gone goes on under another code."""
        from goals_cli.history.other_codes import goes_on, last_code

        self._goes_on = goes_on(self._root, self._changes, self._states)
        if self._goes_on:
            self.called_now = last_code(self._root, self._goes_on.code)

    def _moved_on(self, number: int) -> list[Event] | None:
        """Tell of a version that it took away the file of a plan which goes on under another code."""
        to = self._goes_on
        if to is None or to.number != number:
            return None
        return [Event(Kind.RENAMED, before=to.before.get("client"), after=to.code, worker=to.before.get("worker"))]

    def _restored(self, number: int, after: Data | None) -> list[Event] | None:
        """Tell what came back with a plan that had been taken away: what differs from how it was then."""
        change = self._changes[number]
        if after is None or any(change.before):
            return None
        older = range(number + 1, len(self._changes))
        gone = next((each for each in older if self._changes[each].after is None), None)
        return events_of_return(self.before_it_went(gone), after) if gone is not None else None

    def before_it_went(self, number: int) -> Data | None:
        """Give the plan as it was before the change of that number took it away."""
        return self.readable(number + 1, held_before(self._changes[number]))

    def readable(self, number: int, blob: str | None) -> Data | None:
        """Give the nearest version that can be read, from the change of that number on: this one, or an older one."""
        return self._states.nearest(blob, self._changes[number:]).data

    def _same_plan(self, was: str | None, before: Data | None, after: Data | None) -> Data | None:
        """Leave out what stood in a file of another name, when that was another client's plan."""
        if was is None or before is None or after is None or are_one_plan(before, after):
            return before
        self._others.add(was)
        return None


def _is_one_line(changes: Sequence[Change]) -> bool:
    """Say whether each version came from the one before it; otherwise there were lines that were merged."""
    return all(change.before == (former.after,) for change, former in pairwise(changes))


def _once(happenings: Iterable[Happening]) -> Iterator[Happening]:
    """Tell what came by two ways that were merged later only once, with its oldest commit."""
    oldest: dict[object, Happening] = {}
    kept = list(happenings)
    for happening in kept:
        if happening.event.on:
            oldest[happening.event.key] = happening
    yield from (each for each in kept if not each.event.on or oldest[each.event.key] is each)


def select(
    found: Timeline, *, goal: str | None = None, since: date | None = None, until: date | None = None
) -> Timeline:
    """Keep what is about a goal and happened between two days; NotFound for a goal that never was."""
    known = {each.event.goal for each in found.happenings} | {each.since for each in found.renumbered}
    if goal is not None and goal not in known:
        raise _no_such_goal(found.client, goal, {each for each in known if each})
    kept = [
        each
        for each in found.happenings
        if (goal is None or each.event.of_goal(found.id_then(goal, each)))
        and (since is None or each.on >= since)
        and (until is None or each.on <= until)
    ]
    return replace(found, happenings=tuple(kept))


def _no_such_goal(client: str, goal: str, known: set[str]) -> GoalsError:
    return NotFound(unknown("goal", goal, client), f"its goals: {', '.join(sorted(known)) or 'none yet'}")
