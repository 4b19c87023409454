"""Runs the rules over plans: reads, looks, stamps and sorts what they find, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, structs

from goals_cli import planfile, schema
from goals_cli.checking import rules
from goals_cli.checking.context import Context
from goals_cli.checking.idle_ignores import about_ignores
from goals_cli.checking.ignores import left_over
from goals_cli.checking.registry import Hit, Rule
from goals_cli.checking.sketch import Sketch, sketch
from goals_cli.checking.stamping import place, stamp
from goals_cli.checking.terms import Terms
from goals_cli.checking.texts import texts_in_question
from goals_cli.codes import is_code
from goals_cli.errors import GoalsError, NotFound, UnreadablePlan
from goals_cli.findings import Element, Finding
from goals_cli.paths import text_of
from goals_cli.plan import Plan, Status, from_data

if TYPE_CHECKING:
    from goals_cli.planfile import Document

# A rule, what it found, and whether that is about a goal that is only proposed.
_Found = tuple[Rule[Any], Hit, bool]


class Target(Struct, frozen=True):
    """A plan to check: where it is, how it is named to the user, and what it is checked against.

    `content` is checked in place of the file's, where it is given: what is to be committed may differ from the file.
    """

    path: Path
    name: str
    terms: Terms
    content: bytes | None = None


class Outcome(Struct, frozen=True):
    """What is kept of one checked plan; nothing in it is the client's text.

    The findings hold on every day from `since` on and before `until`. `lacks` are the elements of a complete plan that
    it does not have, apart from goals that are only proposed. There is no sketch when the plan is not valid, or when no
    rule compares plans.
    """

    client: str
    path: str
    findings: tuple[Finding, ...]
    ignored: int = 0
    since: date = date.min
    until: date = date.max
    profile: str = ""
    active: int = 0
    lacks: tuple[Element, ...] = ()
    sketch: Sketch | None = None


class Line(Struct, frozen=True):
    """One plan in an overview: how many goals are active, and which elements it lacks; no profile if not valid."""

    client: str
    path: str
    profile: str
    active: int
    lacks: tuple[Element, ...]


class Results(Struct, frozen=True):
    """All that was found in a run, in the order of the plans and of the places in them.

    `notes` are sentences about what could not be looked at.
    """

    plans: int
    findings: tuple[Finding, ...]
    ignored: int
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()


def lines_in_question(targets: Iterable[Target], findings: Iterable[Finding]) -> dict[tuple[str, int], str]:
    """Read the lines of the files that findings are about, by path and line number."""
    wanted: dict[str, set[int]] = {}
    for finding in findings:
        wanted.setdefault(finding.path, set()).add(finding.line)
    lines: dict[tuple[str, int], str] = {}
    for target in targets:
        if numbers := wanted.get(target.name):
            try:
                document = document_of(target)
            except GoalsError:
                continue
            lines |= {(target.name, number): document.line(number) for number in numbers}
    return lines


def check_file(target: Target, *, today: date, alone: bool = False) -> Outcome:
    """Check the plan in a file; that it cannot be read is a finding too. No sketch is made of one checked `alone`."""
    path = target.path
    in_caseload = path.parent.name == "clients"
    try:
        document = document_of(target)
    except GoalsError as refusal:
        return _refused(refusal, client=_code(path.stem), name=target.name)
    file_client = _promised(path) if in_caseload else None
    return check_document(document, target.terms, today=today, file_client=file_client, alone=alone)


def document_of(target: Target) -> Document:
    """Read what is to be checked. Raises NotFound and UnreadablePlan."""
    if target.content is not None:
        return planfile.parse(target.content, target.name)
    if target.path.parent.name == "clients" and target.path.is_symlink():
        raise NotFound("this is a symbolic link; goals follows none", "put the plan itself in its place")
    return planfile.read(target.path, target.name)


def _promised(path: Path) -> str:
    """Say whose plan a file in a caseload promises to be: CODE.yaml; any other name promises nobody's."""
    return path.stem if path.suffix == ".yaml" and is_code(path.stem) else text_of(path.name)


def check_document(
    document: Document, terms: Terms, *, today: date, file_client: str | None = None, alone: bool = False
) -> Outcome:
    """Check a plan that has been read. `file_client` is the client whom the file's name promises, if it does."""
    data = document.data
    problems = [] if schema.accepts(data) else schema.problems(data)
    found: list[_Found] = [
        (rule, hit, False) for problem in problems for rule in rules.OF_PROBLEMS for hit in rule.check(problem)
    ]
    context = Context(today, terms.profile, terms.settings, file_client, terms.name_list())
    if not all(problem.unknown_key for problem in problems):
        client = _code(file_client) or _code(data.get("client"))
        return _outcome(document, client, found, terms, context, late=False)
    plan = from_data(data, Plan)
    if plan.profile is not None:
        try:
            terms = terms.of_profile(plan.profile)
            context.profile = terms.profile
        except GoalsError as refusal:
            found += [(rules.UNKNOWN_PROFILE, hit, False) for hit in rules.UNKNOWN_PROFILE.check(refusal)]
    late = context.passed(plan.opened, terms.profile.complete_within_days)
    found += _look(document, plan, context, terms)
    outcome = _outcome(document, plan.client, found, terms, context, late=late, plan=plan)
    compared = not alone and terms.caseload_rules()
    return structs.replace(outcome, sketch=sketch(plan, document.name)) if compared else outcome


def _look(document: Document, plan: Plan, context: Context, terms: Terms) -> Iterator[_Found]:
    """Let the rules look at a valid plan; what they say of a goal is put where the goal stands."""
    for document_rule in terms.document_rules():
        for hit in document_rule.check(document, context):
            yield document_rule, hit, False
    if terms.text_rules():
        yield from _look_at_texts(document.data, context, terms)
    for rule in terms.plan_rules():
        for hit in rule.check(plan, context):
            yield rule, hit, False
    for number, goal in enumerate(plan.goals):
        for goal_rule in terms.goal_rules(goal.status):
            for hit in goal_rule.check(goal, plan, context):
                placed = Hit(("goals", number, *hit.where), hit.message, hit.hint)
                yield goal_rule, placed, goal.status is Status.PROPOSED


def _look_at_texts(data: object, context: Context, terms: Terms) -> Iterator[_Found]:
    """Let the rules for texts look at those in which there may be something for them."""
    for where, text in texts_in_question(data, schema.lacking(terms.clue())):
        for rule in terms.text_rules():
            for hit in rule.check(text, context):
                yield rule, Hit(where, hit.message, hit.hint), False


def _outcome(
    document: Document, client: str, found: list[_Found], terms: Terms, context: Context, *,
    late: bool, plan: Plan | None = None,
) -> Outcome:  # fmt: skip
    """Stamp and sort what was found, and leave out what the plan asks to ignore."""
    asked = [(rule, hit, proposed) for rule, hit, proposed in found if terms.asks(rule)]
    stamped = [
        stamp(rule, hit, document, client, terms.severity(rule, proposed=proposed, late=late))
        for rule, hit, proposed in asked
    ]
    left, ignored = left_over(document, stamped)
    if plan is None:
        return Outcome(client, document.name, tuple(sorted(left, key=place)), ignored, context.since, context.until)
    left += about_ignores(document, stamped, terms, client)
    return Outcome(
        client,
        document.name,
        findings=tuple(sorted(left, key=place)) if left else (),
        ignored=ignored,
        since=context.since,
        until=context.until,
        profile=terms.profile.name,
        active=sum(goal.status is Status.ACTIVE for goal in plan.goals),
        lacks=tuple(dict.fromkeys(each for rule, _, proposed in asked if not proposed for each in rule.elements)),
    )


def _code(text: object) -> str:
    """Take what an invalid plan calls its client, if it is a code and not a name."""
    return text if isinstance(text, str) and is_code(text) else ""


def _refused(refusal: GoalsError, *, client: str, name: str) -> Outcome:
    rule = rules.UNREADABLE
    line, column = (refusal.line, refusal.column) if isinstance(refusal, UnreadablePlan) else (1, 1)
    findings = tuple(
        Finding(
            rule.code,
            rule.name,
            rule.severity,
            client,
            name,
            line,
            column,
            where="",
            message=hit.message.removeprefix(f"{name}: "),
            hint=hit.hint or rule.hint,
        )
        for hit in rule.check(refusal)
    )
    return Outcome(client, name, findings)
