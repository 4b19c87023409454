"""Looks at every plan of a caseload for a report; one that is as it was last time is not even read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from goals_cli.codes import is_code
from goals_cli.errors import GoalsError
from goals_cli.paths import shown
from goals_cli.plan import Plan
from goals_cli.private import without_private
from goals_cli.profile import Profile, profile
from goals_cli.survey_memory import Memory

if TYPE_CHECKING:
    from goals_cli.caseload import Caseload
    from goals_cli.history.moments import Past
    from goals_cli.opening import Opened

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A plan that a report has to do without; `client` is None where its file's name is no code: it may be a name."""

    client: str | None
    path: str
    problem: str


@dataclass(frozen=True)
class Survey(Generic[Part]):
    """What a report asks of each plan: a name, what else the answer depends on, and how to find it.

    `parts` is the type of the list of what a plan brings. With `words`, some of it is what people said or wrote; with
    `private`, some of it comes from what clients keep private. No memory keeps either unless the last commit holds it.
    """

    name: str
    asked: object
    look: Callable[[Plan, Profile], Iterable[Part]]
    parts: type[list[Part]]
    words: bool
    private: bool = False


def survey(
    caseload: Caseload, asked: Survey[Part], unreadable: list[Unreadable], past: Past | None = None
) -> Iterator[Part]:
    """Give what each plan of the caseload, or of its past, brings; those that cannot be read go to `unreadable`."""
    default = profile(caseload.settings.profile)
    memory = None if past else _memory(caseload, asked)
    present = ((client, partial(_open, caseload, client)) for client in caseload.clients())
    for client, opening in past.openings() if past else present:
        known = memory.recall(client) if memory else None
        if known is not None:
            yield from known
            continue
        try:
            opened = opening()
            applies = opened.profile(default)
        except GoalsError as error:
            unreadable.append(Unreadable(client, caseload.shown_path(client), error.message))
            continue
        parts = list(asked.look(opened.plan, applies))
        if memory:
            private = asked.private and without_private(opened.plan) is not opened.plan
            memory.keep(client, parts, committed=asked.words or private)
        yield from parts
    if memory:
        memory.save()
    for file, refusal in caseload.misnamed().items() if past is None else ():
        unreadable.append(Unreadable(file.stem if is_code(file.stem) else None, shown(file), refusal.message))


def _memory(caseload: Caseload, asked: Survey[Part]) -> Memory[Part]:
    depends_on = caseload.settings.profile, asked.asked
    return Memory(caseload.root / "clients", asked.name, depends_on, asked.parts)


def _open(caseload: Caseload, client: str) -> Opened:
    from goals_cli.opening import open_plan

    return open_plan(caseload, client)
