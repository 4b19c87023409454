"""F016: two versions of the plan were merged, and what they disagree on is undecided."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity
from goals_cli.plan import Plan


@rule(
    "F016",
    "merge-conflict",
    severity=Severity.ERROR,
    hint="ask the client what holds, and decide: goals resolve CLIENT",
    sources=("The plan file: `conflicts`", "The plan file, rule 8: whose voice it is stays visible"),
    bad="""
        finishing: When I can sit through a play
        conflicts:
          - id: c-5h8m
            where: finishing
            ours: When I can sit through a play
            theirs: When I can go to any play alone
    """,
    good="""
        finishing: When I can sit through a play
        conflicts: []
    """,
)
def merge_conflict(plan: Plan, _context: Context) -> Iterator[Hit]:
    """Two versions of the plan were merged, and nobody has decided between them yet.

    Each side may hold what the client said on another day. Only one of them is shown to the client, and until somebody
    asks, it is chance which one.
    """
    for number, conflict in enumerate(plan.conflicts):
        where = ("conflicts", number)
        if conflict.is_of_an_id:
            message = f"conflict {conflict.id} is undecided: two entries had one id, and one of them has another now"
            hint = f"look at both; when each is in its place: goals resolve {plan.client} {conflict.id} --take ours"
            yield Hit(where, message, hint)
        else:
            yield Hit(where, f"conflict {conflict.id} is undecided: two versions of the plan differ here")
