"""Opening a plan to read or change it: only a valid one is opened, and only a valid one is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goals_cli import entries, planfile, schema
from goals_cli.caseload import Caseload, freshen_schema
from goals_cli.codes import unknown
from goals_cli.entries import Data
from goals_cli.errors import GoalsError, InvalidData, NotFound, UsageError
from goals_cli.findings import Where
from goals_cli.plan import Goal, Plan, Status, from_data
from goals_cli.planfile import Change, Document

if TYPE_CHECKING:
    from goals_cli.profile import Profile


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan as it was read: its text with places, and its model."""

    document: Document
    plan: Plan

    @property
    def data(self) -> Data:
        return self.document.data

    def goal(self, goal_id: str) -> tuple[Where, Goal]:
        """Find a goal and its place."""
        for number, goal in enumerate(self.plan.goals):
            if goal.id == goal_id:
                return ("goals", number), goal
        known = ", ".join(goal.id for goal in self.plan.goals) or "none yet"
        raise NotFound(unknown("goal", goal_id, self.plan.client), f"its goals: {known}")

    def profile(self, default: Profile) -> Profile:
        """Choose the plan's own profile when it names one; NotFound at its place when there is no such profile."""
        from goals_cli.cadence import profile_for

        try:
            return profile_for(self.plan, default)
        except NotFound as error:
            raise NotFound(f"{located(self.document, ('profile',))}{error.message}", error.hint) from error

    def refuse_when_put_away(self, goal: Goal, *, on: date | None = None) -> None:
        """Refuse to go on with a goal that was declined or has ended; of a day before that, more may still be told."""
        last = goal.course[-1]
        if goal.status.open or (on and on < last.on):
            return
        because = "" if goal.status is Status.DECLINED else " --because TEXT"
        raise NotFound(
            f"{goal.id} was {goal.status.value} on {last.on}",
            f"goals resume {self.plan.client} --goal {goal.id}{because} takes it up again",
        )

    def refuse_when_closed(self) -> None:
        """Refuse to go on in a plan whose work has ended."""
        if self.plan.closed:
            raise NotFound(
                f"the plan of {self.plan.client} was closed on {self.plan.closed.on}",
                "to take the work up again, remove `closed` with goals edit",
            )

    def refuse_before_opening(self, on: date) -> None:
        """Refuse a day on which there was no plan yet: what is put down under a wrong year stays for ever."""
        if on < self.plan.opened:
            raise UsageError(
                f"{on} is before the plan of {self.plan.client} was opened ({self.plan.opened})",
                "look at the year; when the work did begin earlier, correct `opened` with goals edit",
            )


Edit = Callable[[Opened], Sequence[Change]]
# Says where in a file a place of the plan that is about to be written came from; empty when from none.
Origin = Callable[[Data, Where], str]


def open_plan(caseload: Caseload, client: str) -> Opened:
    """Read a client's plan; one that is not valid is refused with its first problem."""
    path = caseload.plan_path(client)
    if not path.exists():
        raise NotFound(f"no plan for {client}", _other_clients(caseload, client))
    return _opened(planfile.read(path, caseload.shown_path(client)), client)


def _other_clients(caseload: Caseload, client: str) -> str:
    """Say which client may have been meant, or how a plan is started."""
    from difflib import get_close_matches

    near: list[str] = []
    with suppress(NotFound):  # without its folder the caseload has no clients yet
        near = get_close_matches(client, caseload.clients(), n=1, cutoff=0.6)
    meant = f"did you mean {near[0]}? " if near else ""
    return f"{meant}goals list shows who has a plan; goals create {client} starts one"


def _opened(document: Document, client: str) -> Opened:
    validate(document)
    opened = Opened(document, from_data(document.data, Plan))
    if opened.plan.client != client:
        raise InvalidData(
            f"{located(document, ('client',))}this is the plan of {opened.plan.client}, the file is named for {client}",
            f"rename the file to {opened.plan.client}.yaml, or correct `client` with goals edit {client}",
        )
    return opened


def validate(document: Document) -> None:
    """Raise InvalidData with the first schema problem of a plan, if it has any.

    A key that this version does not know is none: it is kept, and `goals check` names it.
    """
    problems = [problem for problem in schema.problems(document.data) if not problem.unknown_key]
    refuse(problems, lambda where: located(document, where))


def added_problems(data: Data, before: Data) -> list[schema.Problem]:
    """List the schema problems of a changed plan; unknown keys only where they were not there before."""
    return [
        problem
        for problem in schema.problems(data)
        if not problem.unknown_key or entries.inside(before, problem.where) != entries.inside(data, problem.where)
    ]


def refuse(
    problems: Sequence[schema.Problem], place: Callable[[Where], str], kind: type[GoalsError] = InvalidData
) -> None:
    """Raise an error of a kind with the first of the problems, if there are any."""
    if problems:
        first, more = problems[0], len(problems) - 1
        also = f" (and {more} more)" if more else ""
        raise kind(f"{place(first.where)}{first.message}{also}", first.hint)


def located(document: Document, where: Where) -> str:
    """Say where something stands in a file, to begin a message with."""
    line, column = document.place(where)
    return f"{document.name}:{line}:{column}: "


def named(data: Data, where: Where) -> str:
    """Name the entry in which the problem at `where` lies; the problem itself names the field."""
    return f"{entries.spelled(data, where[:-1])}: " if len(where) > 1 else ""


def write(
    caseload: Caseload, client: str, edit: Edit, *, closed_too: bool = False, origin: Origin | None = None
) -> bool:
    """Change a plan: the edit sees it as it is under the lock, and what it asks for is proved before it is saved.

    A plan that would not be valid any more is refused, with the place that `origin` gives for the problem; where it
    gives none, the command line asked for it. Returns whether anything was saved: nothing is when nothing would differ.
    """

    before: Data = {}
    read: list[Document] = []

    def edited(document: Document) -> Sequence[Change]:
        opened = _opened(document, client)
        before.update(document.data)
        read.append(document)
        if not closed_too:
            opened.refuse_when_closed()
        return edit(opened)

    def accepted(document: Document) -> None:
        problems = added_problems(document.data, before)
        place = origin(document.data, problems[0].where) if origin and problems else ""
        kind = InvalidData if place else UsageError
        refuse(problems, lambda where: place or named(document.data, where), kind)

    path = caseload.plan_path(client)
    if not path.exists():
        open_plan(caseload, client)
    name = caseload.shown_path(client)
    saved = planfile.change(path, edited, lock=caseload.lock_path(client), validate=accepted, name=name)
    freshen_schema(caseload)
    return saved is not read[-1]


def check_input(fields: object, part: str, source: Document | None) -> None:
    """Refuse an entry that was handed in and is not valid, at its place in `source` when it came from a file."""
    problems = schema.problems(fields, part)
    if source:
        refuse(problems, lambda where: located(source, where))
    refuse(problems, lambda where: named(fields, where) if isinstance(fields, dict) else "", UsageError)
