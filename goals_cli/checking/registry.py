"""What a rule is: its documentation, its severity and its check, held together by the `rule` decorator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from msgspec import Struct

from goals_cli.checking.context import Context
from goals_cli.findings import Element, Severity, Where
from goals_cli.plan import Goal, Plan, Status

if TYPE_CHECKING:
    from goals_cli.checking.ignores import Ignore
    from goals_cli.checking.sketch import Sketch
    from goals_cli.errors import GoalsError
    from goals_cli.planfile import Document
    from goals_cli.schema import Problem

# The day on which the examples of the rules are looked at.
EXAMPLE_DAY = date(2026, 6, 1)
# The names on the deny-list by which they are looked at.
EXAMPLE_NAMES = ("Robin Example",)


class Hit(Struct, frozen=True):
    """What a rule found: where, one sentence without the client's text, and a hint when the rule's own does not fit."""

    where: Where
    message: str
    hint: str = ""


# What the rules of each tier look at. A goal's rule says where from the goal on; the others from the top of the plan.
RefusalCheck: TypeAlias = Callable[["GoalsError"], Iterator[Hit]]
ProblemCheck: TypeAlias = Callable[["Problem"], Iterator[Hit]]
DocumentCheck: TypeAlias = Callable[["Document", Context], Iterator[Hit]]
PlanCheck: TypeAlias = Callable[[Plan, Context], Iterator[Hit]]
GoalCheck: TypeAlias = Callable[[Goal, Plan, Context], Iterator[Hit]]
# One text of a plan, whatever it belongs to; where it stands is for the engine to say.
TextCheck: TypeAlias = Callable[[str, Context], Iterator[Hit]]
# The plan's data as it was last committed, and as it is now.
HistoryCheck: TypeAlias = Callable[[dict[str, Any], dict[str, Any]], Iterator[Hit]]
# The data of the plan at a position in a caseload; empty when it cannot be read any more.
PlanAt: TypeAlias = Callable[[int], dict[str, Any]]
# A comment by which a plan asks to ignore findings, once these have been looked at.
IgnoreCheck: TypeAlias = Callable[["Ignore"], Iterator[Hit]]
# All plans of a caseload; a hit is that of the plan with this position in the sequence.
CaseloadCheck: TypeAlias = Callable[[Sequence["Sketch"], PlanAt], Iterator[tuple[int, Hit]]]

Check = TypeVar("Check", bound=Callable[..., Iterator[Any]])
Check_co = TypeVar("Check_co", bound=Callable[..., Iterator[Any]], covariant=True)


class Rule(Struct, Generic[Check_co], frozen=True):
    """One rule. The engine stamps its findings, so that a check cannot say anything else about itself.

    `hint` says how to mend it, with CLIENT and GOAL for the codes in question; `sources` are what the rule rests on;
    `statuses` are those of the goals it looks at, none when it does not look at goals one by one. A plan in which it
    finds something lacks `elements`: a warning where the profile requires one. With `only_if_required` it looks at
    nothing else. A rule for texts finds nothing in one without its `clue`, a pattern as `schema.lacking` takes it.
    `bad` and `good` are what matters of small plans, run by a test; see `examples`.
    """

    code: str
    name: str
    severity: Severity
    hint: str
    sources: tuple[str, ...]
    statuses: frozenset[Status]
    elements: tuple[Element, ...]
    only_if_required: bool
    clue: str
    bad: str
    good: str
    check: Check_co

    @property
    def summary(self) -> str:
        """What it finds, in one sentence: the first line of the check's docstring."""
        return self._doc().partition("\n\n")[0]

    @property
    def why(self) -> str:
        """Why it matters to the client: the rest of the docstring."""
        return self._doc().partition("\n\n")[2]

    def _doc(self) -> str:
        from inspect import cleandoc

        return cleandoc(self.check.__doc__ or "")


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
    element: Element | tuple[Element, ...] = (),
    only_if_required: bool = False,
    clue: str = "",
) -> Callable[[Check], Rule[Check]]:
    """Make a rule of a check; its docstring says what it finds and why that matters to the client."""

    elements = (element,) if isinstance(element, Element) else element

    def made(check: Check) -> Rule[Check]:
        applies = frozenset(statuses)
        return Rule(code, name, severity, hint, sources, applies, elements, only_if_required, clue, bad, good, check)

    return made


def examples(body: str) -> list[str]:
    """Complete the parts of an example that matter to small plans.

    Most are one plan. Those of a rule about a caseload are several, of one client each, and those of a rule about
    history are the committed plan and the one that followed; a line of three dashes parts them. One that begins with
    `format:` is whole already.
    """
    from inspect import cleandoc

    head = "format: goals-plan/1\nclient: heron-27\nworker: w-amara\nopened: 2026-03-02\n"
    parts = f"{cleandoc(body)}\n".split("---\n")
    return [part if part.startswith("format:") else head + part for part in parts]
