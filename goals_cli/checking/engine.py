"""Runs the rules over plans: reads, looks, stamps and sorts what they find, and changes nothing."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from goals_cli import planfile, schema
from goals_cli.checking import rules, together
from goals_cli.checking.context import Context
from goals_cli.checking.registry import Hit, Rule
from goals_cli.checking.sketch import Sketch, sketch
from goals_cli.checking.stamping import place, stamp
from goals_cli.checking.terms import Terms
from goals_cli.checking.texts import texts
from goals_cli.codes import is_code
from goals_cli.errors import GoalsError, NotFound, UnreadablePlan
from goals_cli.findings import Finding
from goals_cli.paths import text_of
from goals_cli.plan import Plan, Status, from_data

if TYPE_CHECKING:
    from goals_cli.planfile import Document

# A rule, what it found, and whether that is about a goal that is only proposed.
_Found = tuple[Rule[Any], Hit, bool]


class Target(Struct, frozen=True):
    """A plan to check: where it is, how it is named to the user, and what it is checked against."""

    path: Path
    name: str
    terms: Terms


class Outcome(Struct, frozen=True):
    """What is kept of one checked plan; nothing in it is the client's text.

    The findings hold on every day from `since` on and before `until`. There is no sketch when the plan is not valid.
    """

    client: str
    path: str
    findings: tuple[Finding, ...]
    ignored: int = 0
    since: date = date.min
    until: date = date.max
    sketch: Sketch | None = None


class Results(Struct, frozen=True):
    """All that was found in a run, in the order of the plans and of the places in them."""

    plans: int
    findings: tuple[Finding, ...]
    ignored: int


def check_all(targets: Iterable[Target], *, today: date) -> Results:
    """Check plan after plan, keeping no more of each than its findings and its sketch, then all of them together."""
    asked = list(targets)
    outcomes = [check_file(target.path, target.name, target.terms, today=today) for target in asked]
    findings = [list(outcome.findings) for outcome in outcomes]
    plans = [
        (target.path.parent, target.terms, outcome.sketch) for target, outcome in zip(asked, outcomes, strict=True)
    ]
    for position, finding in together.across(
        plans, lambda number: planfile.read(asked[number].path, asked[number].name)
    ):
        insort(findings[position], finding, key=place)
    return Results(len(asked), tuple(chain.from_iterable(findings)), sum(outcome.ignored for outcome in outcomes))


def lines_in_question(targets: Iterable[Target], findings: Iterable[Finding]) -> dict[tuple[str, int], str]:
    """Read the lines of the files that findings are about, by path and line number."""
    wanted: dict[str, set[int]] = {}
    for finding in findings:
        wanted.setdefault(finding.path, set()).add(finding.line)
    lines: dict[tuple[str, int], str] = {}
    for target in targets:
        if numbers := wanted.get(target.name):
            try:
                document = planfile.read(target.path, target.name)
            except GoalsError:
                continue
            lines |= {(target.name, number): document.line(number) for number in numbers}
    return lines


def check_file(path: Path, name: str, terms: Terms, *, today: date) -> Outcome:
    """Check the plan in a file; that it cannot be read is a finding too. `name` stands for it in findings."""
    in_caseload = path.parent.name == "clients"
    try:
        if in_caseload and path.is_symlink():
            raise NotFound("this is a symbolic link; goals follows none", "put the plan itself in its place")
        document = planfile.read(path, name)
    except GoalsError as refusal:
        return _refused(refusal, client=_code(path.stem), name=name)
    return check_document(document, terms, today=today, file_client=_promised(path) if in_caseload else None)


def _promised(path: Path) -> str:
    """Say whose plan a file in a caseload promises to be: CODE.yaml; any other name promises nobody's."""
    return path.stem if path.suffix == ".yaml" and is_code(path.stem) else text_of(path.name)


def check_document(document: Document, terms: Terms, *, today: date, file_client: str | None = None) -> Outcome:
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
    return _outcome(document, plan.client, found, terms, context, late=late, kept=sketch(plan, document.name))


def _look(document: Document, plan: Plan, context: Context, terms: Terms) -> Iterator[_Found]:
    """Let the rules look at a valid plan; what they say of a goal is put where the goal stands."""
    for document_rule in rules.OF_DOCUMENTS:
        for hit in document_rule.check(document, context):
            yield document_rule, hit, False
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
    lacks = schema.lacking(terms.clue())
    if not lacks(data):
        for where, text in texts(data):
            for rule in () if lacks(text) else terms.text_rules():
                for hit in rule.check(text, context):
                    yield rule, Hit(where, hit.message, hit.hint), False


def _outcome(
    document: Document, client: str, found: list[_Found], terms: Terms, context: Context, *,
    late: bool, kept: Sketch | None = None,
) -> Outcome:  # fmt: skip
    """Stamp and sort what was found."""
    asked = [(rule, hit, proposed) for rule, hit, proposed in found if terms.asks(rule)]
    stamped = [
        stamp(rule, hit, document, client, terms.severity(rule, proposed=proposed, late=late))
        for rule, hit, proposed in asked
    ]
    findings = tuple(sorted(stamped, key=place)) if stamped else ()
    return Outcome(client, document.name, findings, 0, context.since, context.until, kept)


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
