"""Deciding what a merge left undecided in a plan, and writing the decision down."""

from __future__ import annotations

from datetime import date
from typing import Any

from goals_cli import planfile, schema
from goals_cli.caseload import Caseload
from goals_cli.codes import unknown
from goals_cli.entries import Data, inside
from goals_cli.errors import NotFound, UsageError
from goals_cli.merging import places
from goals_cli.merging.aligning import align
from goals_cli.merging.conflicts import SIDES
from goals_cli.merging.deciding import decided, is_clash, is_turn
from goals_cli.merging.references import entries
from goals_cli.opening import open_plan, refuse, validate
from goals_cli.plan import Conflict, takes_text
from goals_cli.planfile import Document


def undecided(caseload: Caseload, client: str) -> tuple[Conflict, ...]:
    """List the conflicts of a plan."""
    return open_plan(caseload, client).plan.conflicts


def the_only_one(caseload: Caseload, client: str) -> str:
    """Give the id of the conflict of a plan that has one."""
    found = undecided(caseload, client)
    if not found:
        raise NotFound(f"nothing is undecided in the plan of {client}")
    if len(found) > 1:
        ids = ", ".join(conflict.id for conflict in found)
        raise UsageError("which conflict is decided?", f"undecided: {ids}; goals resolve {client} lists them")
    return found[0].id


def resolve(caseload: Caseload, client: str, conflict_id: str, take: str, *, today: date) -> int:
    """Put what is taken in its place and the conflict out of the plan; returns how many are left.

    `take` is one of the sides, or else the value itself.
    """
    left = 0

    def edit(document: Document) -> Data:
        nonlocal left
        validate(document)
        conflict = _found(document.data, conflict_id, client)
        after = decided(document.data, conflict, _value(document.data, conflict, take), today=today)
        left = len(after.get("conflicts") or [])
        return after

    def accepted(document: Document) -> None:
        problems = [problem for problem in schema.problems(document.data) if not problem.unknown_key]
        refuse(problems, lambda _: "what was taken does not fit: ", UsageError)

    path = caseload.plan_path(client)
    if not path.exists():
        raise NotFound(f"no plan for {client}", "goals list shows who has a plan")
    lock, name = caseload.lock_path(client), caseload.shown_path(client)
    planfile.rewrite(path, edit, align, lock=lock, validate=accepted, name=name)
    return left


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
