"""What a rule is: its documentation, its severity and its check, held together by the `rule` decorator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from inspect import cleandoc
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from msgspec import Struct

from goals_cli.findings import Severity, Where
from goals_cli.plan import Goal, Plan, Status

if TYPE_CHECKING:
    from goals_cli.caseload import Profile
    from goals_cli.errors import GoalsError
    from goals_cli.schema import Problem

# The day on which the examples of the rules are looked at.
EXAMPLE_DAY = date(2026, 6, 1)


class Hit(Struct, frozen=True):
    """What a rule found: where, one sentence without the client's text, and a hint when the rule's own does not fit."""

    where: Where
    message: str
    hint: str = ""


class Context(Struct, frozen=True):
    """What a rule may know besides the plan.

    `file_client` is the client whom the file's name promises; None when the file may have any name.
    """

    today: date
    profile: Profile
    file_client: str | None = None


# What the rules of each tier look at. A goal's rule says where from the goal on; the others from the top of the plan.
RefusalCheck: TypeAlias = Callable[["GoalsError"], Iterator[Hit]]
ProblemCheck: TypeAlias = Callable[["Problem"], Iterator[Hit]]
PlanCheck: TypeAlias = Callable[[Plan, Context], Iterator[Hit]]
GoalCheck: TypeAlias = Callable[[Goal, Plan, Context], Iterator[Hit]]

Check = TypeVar("Check", bound=Callable[..., Iterator[Hit]])
Check_co = TypeVar("Check_co", bound=Callable[..., Iterator[Hit]], covariant=True)


class Rule(Struct, Generic[Check_co], frozen=True):
    """One rule. The engine stamps its findings, so that a check cannot say anything else about itself.

    `summary` is one sentence; `why` says why it matters to the client; `hint` says how to mend it, with CLIENT and GOAL
    for the codes in question; `sources` are what the rule rests on; `statuses` are those of the goals it looks at, none
    when it does not look at goals one by one; `bad` and `good` are whole small plans, run by a test.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    hint: str
    sources: tuple[str, ...]
    statuses: frozenset[Status]
    bad: str
    good: str
    check: Check_co


def rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    hint: str,
    sources: tuple[str, ...],
    bad: str,
    good: str,
    statuses: tuple[Status, ...] = (),
) -> Callable[[Check], Rule[Check]]:
    """Make a rule of a check; the first line of its docstring is the summary, the rest why it matters."""

    def made(check: Check) -> Rule[Check]:
        summary, _, why = cleandoc(check.__doc__ or "").partition("\n\n")
        return Rule(code, name, severity, summary, why, hint, sources, frozenset(statuses), bad, good, check)

    return made


def example(body: str) -> str:
    """Complete the part of an example that matters to a small plan."""
    return f"format: goals-plan/1\nclient: heron-27\nworker: w-amara\nopened: 2026-03-02\n{cleandoc(body)}\n"
