"""Deciding what a merge left undecided in a plan, and writing the decision down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from goals_cli import gitrepo, planfile, schema
from goals_cli.caseload import Caseload
from goals_cli.codes import unknown
from goals_cli.entries import Data, inside
from goals_cli.errors import GitError, NotFound, UsageError
from goals_cli.gitrepo.merging import unmerged
from goals_cli.gitrepo.permitting import under_way
from goals_cli.keys import same
from goals_cli.merging import places
from goals_cli.merging.aligning import align
from goals_cli.merging.conflicts import SIDES
from goals_cli.merging.deciding import decided, decided_along, is_clash, is_turn, standing
from goals_cli.merging.references import entries, recorded
from goals_cli.opening import open_plan, refuse, validate
from goals_cli.plan import Conflict, takes_text
from goals_cli.planfile import Document


@dataclass(frozen=True, slots=True)
class Undecided:
    """A conflict, what stands in its place now and which sides say so, and the others about the same place."""

    conflict: Conflict
    stands: Any
    sides: tuple[str, ...]
    together: tuple[str, ...]


def undecided(caseload: Caseload, client: str) -> tuple[Undecided, ...]:
    """List the conflicts of a plan."""
    opened = open_plan(caseload, client)
    raw = entries(opened.data, "conflicts")
    return tuple(_seen(opened.data, *both) for both in zip(opened.plan.conflicts, raw, strict=True))


def _seen(data: Data, conflict: Conflict, raw: Data) -> Undecided:
    stands = None if is_clash(raw) else standing(data, raw)
    sides = () if is_clash(raw) else tuple(side for side in SIDES if same(raw.get(side), stands))
    beside = (other for other in decided_along(data, raw, stands) if other["where"] == raw["where"])
    return Undecided(conflict, stands, sides, tuple(str(other["id"]) for other in beside))


@dataclass(frozen=True, slots=True)
class Decided:
    """How many conflicts are left after one was decided, and which others were decided with it."""

    left: int
    along: tuple[str, ...] = ()


def the_only_one(caseload: Caseload, client: str) -> str:
    """Give the id of the conflict of a plan that has one."""
    found = [each.conflict.id for each in undecided(caseload, client)]
    if not found:
        raise NotFound(f"nothing is undecided in the plan of {client}")
    if len(found) > 1:
        raise UsageError(
            "which conflict is decided?", f"undecided: {', '.join(found)}; goals resolve {client} lists them"
        )
    return found[0]


def resolve(caseload: Caseload, client: str, conflict_id: str, take: str, *, today: date) -> Decided:
    """Put what is taken in its place and the conflict out of the plan, with all others about this place.

    `take` is one of the sides, or else the value itself.
    """
    made = Decided(0)

    def edit(document: Document) -> Data:
        nonlocal made
        validate(document)
        conflict = _found(document.data, conflict_id, client)
        value = _value(document.data, conflict, take)
        _refuse_what_is_named(document.data, conflict, value)
        along = tuple(str(other["id"]) for other in decided_along(document.data, conflict, value))
        after = decided(document.data, conflict, value, today=today)
        made = Decided(len(after.get("conflicts") or []), along)
        return after

    def accepted(document: Document) -> None:
        problems = [problem for problem in schema.problems(document.data) if not problem.unknown_key]
        refuse(problems, lambda _: "what was taken does not fit: ", UsageError)

    path = caseload.plan_path(client)
    if not path.exists():
        raise NotFound(f"no plan for {client}", "goals list shows who has a plan")
    lock, name = caseload.lock_path(client), caseload.shown_path(client)
    planfile.rewrite(path, edit, align, lock=lock, validate=accepted, name=name)
    return made


def way_on(caseload: Caseload, client: str) -> tuple[str, ...]:
    """List the commands by which the merge goes on in which git still has the plan in conflict; none outside of one.

    As long as any other file of the repository is in conflict too, git refuses to go on.
    """
    path = caseload.plan_path(client)
    if not gitrepo.has_repository(caseload.root):
        return ()
    try:
        if not unmerged(path.parent, path.name):
            return ()
        is_last = len(unmerged(gitrepo.top(path.parent) or path.parent)) == 1
        found = under_way(path.parent) if is_last else None
    except GitError:  # what is decided is saved all the same
        return ()
    added = f"git add {caseload.shown_path(client)}"
    return (added, found[1]) if found else (added,)


def _refuse_what_is_named(data: Data, conflict: Data, value: Any) -> None:
    """Refuse to take out a goal, step or measure that an agreement or a review would then name in vain."""
    where = places.find(data, str(conflict["where"])) if value is None and not is_clash(conflict) else None
    entry = inside(data, where or ())
    if where is None or not isinstance(entry, dict) or "id" not in entry or not isinstance(where[-1], int):
        return
    kind, name = str(where[-2]), str(entry["id"])
    goal = inside(data, (*where[:2], "id"))
    by = recorded(data, kind, f"{goal} {name}" if kind == "measures" else name)
    if by:
        keeps = next((side for side in reversed(SIDES) if conflict.get(side) is not None), "base")
        ways = {"goals": "; goals end ends a goal", "steps": "; goals step take-back takes a promise back"}
        raise UsageError(
            f"{name} cannot go: {', '.join(by)} {'names' if len(by) == 1 else 'name'} it, and what is recorded stays",
            f"--take {keeps} keeps it{ways.get(kind, '')}",
        )


def _found(data: Data, conflict_id: str, client: str) -> Data:
    found = {str(entry.get("id")): entry for entry in entries(data, "conflicts")}
    if conflict_id not in found:
        raise NotFound(unknown("conflict", conflict_id, client), f"undecided: {', '.join(found) or 'none'}")
    return found[conflict_id]


def _value(data: Data, conflict: Data, take: str) -> Any:
    """Give the value that is taken: a side's, or what was typed, read as a number or a yes where one may stand."""
    if take in SIDES:
        return conflict.get(take)
    if is_clash(conflict):
        raise UsageError("two entries had one id, and both stay", "--take ours takes the conflict out")
    where = places.find(data, str(conflict["where"])) or ()
    if not is_turn(conflict) and isinstance(inside(data, where), dict | list):
        raise UsageError("a whole entry is taken from one side", "--take ours or theirs; goals edit for anything else")
    return take if is_turn(conflict) or takes_text(where) else planfile.resolve_scalar(take)
