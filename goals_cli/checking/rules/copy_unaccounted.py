"""A205: nobody knows whether the client has a copy of what was agreed."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.agreements import standing_for
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Element, Severity
from goals_cli.plan import Copy, Plan, Status
from goals_cli.voice import said


@rule(
    "A205",
    "copy-unaccounted",
    severity=Severity.ADVICE,
    element=Element.COPY,
    hint="give a copy, or say why there is none: `copy` in the agreement",
    sources=("42 CFR 441.301(c): copies given", "CARF Behavioral Health 2.C: copy given"),
    bad="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-06-01, status: active}]
        agreements:
          - id: a-20260601-7c1e
            on: 2026-06-01
            client: {answer: agrees, shown: spoken}
            goals: [{goal: g-4f2k}]
    """,
    good="""
        goals:
          - id: g-4f2k
            raised: {by: client}
            course: [{on: 2026-06-01, status: active}]
        agreements:
          - id: a-20260601-7c1e
            on: 2026-06-01
            client: {answer: agrees, shown: spoken}
            copy: {not_given: "Nothing on paper: he might find it"}
            goals: [{goal: g-4f2k}]
    """,
)
def copy_unaccounted(plan: Plan, _context: Context) -> Iterator[Hit]:
    """An agreement that stands, without whether the client was given a copy, or why not.

    What somebody has agreed to is theirs to read again. At home it can be a danger; then not to give one is care, and
    the plan says so.
    """
    if plan.closed is not None or all(_is_told(agreement.copy) for agreement in plan.agreements):
        return
    found = (standing_for(plan, goal) for goal in plan.goals if goal.status is Status.ACTIVE)
    standing = {each[0].id: each[0] for each in found if each is not None}
    for number, agreement in enumerate(plan.agreements):
        if standing.get(agreement.id) is agreement and not _is_told(agreement.copy):
            path = f"agreements[{agreement.id}].copy"
            hint = f"goals set CLIENT {path}.given=DATE {path}.to=client, or {path}.not_given=WHY"
            message = f"agreement {agreement.id} does not say whether a copy was given"
            yield Hit(("agreements", number, "copy"), message, hint)


def _is_told(copy: Copy | None) -> bool:
    return copy is not None and (copy.given is not None or said(copy.not_given))
