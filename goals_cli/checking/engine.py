"""Runs the rules over plans: reads, looks, stamps and sorts what they find, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from goals_cli import planfile, schema
from goals_cli.cadence import profile_for
from goals_cli.checking import rules
from goals_cli.checking.places import spell
from goals_cli.checking.registry import Context, GoalCheck, Hit, Rule
from goals_cli.codes import is_code
from goals_cli.errors import GoalsError, NotFound, UnreadablePlan
from goals_cli.findings import Finding, Where
from goals_cli.paths import text_of
from goals_cli.plan import Plan, Status, from_data

if TYPE_CHECKING:
    from goals_cli.caseload import Profile
    from goals_cli.planfile import Document

_Found = tuple[Rule[Any], Hit]

_RULES_FOR: dict[Status, tuple[Rule[GoalCheck], ...]] = {
    status: tuple(rule for rule in rules.OF_GOALS if status in rule.statuses) for status in Status
}


class Checked(Struct, frozen=True):
    """One plan after the check; without a document when it could not be read, without a plan when it is not valid."""

    client: str
    path: str
    document: Document | None
    plan: Plan | None
    findings: tuple[Finding, ...]
    ignored: int = 0


class Target(Struct, frozen=True):
    """A plan to check: where it is, how it is named to the user, and the profile that applies unless it has its own."""

    path: Path
    name: str
    profile: Profile


class Results(Struct, frozen=True):
    """All that was found in a run. `excerpts` holds the line of a finding by path and line number, when asked for."""

    plans: int
    findings: tuple[Finding, ...]
    ignored: int
    excerpts: Mapping[tuple[str, int], str]


def check_all(targets: Iterable[Target], *, today: date, excerpts: bool = False) -> Results:
    """Check plan after plan, keeping no more of each than its findings."""
    plans = ignored = 0
    findings: list[Finding] = []
    lines: dict[tuple[str, int], str] = {}
    for target in targets:
        checked = check_file(target.path, target.name, today=today, profile=target.profile)
        plans += 1
        ignored += checked.ignored
        findings += checked.findings
        if excerpts and checked.document is not None:
            lines |= {(found.path, found.line): checked.document.line(found.line) for found in checked.findings}
    return Results(plans, tuple(findings), ignored, lines)


def check_file(path: Path, name: str, *, today: date, profile: Profile) -> Checked:
    """Check the plan in a file; that it cannot be read is a finding too. `name` stands for it in findings."""
    in_caseload = path.parent.name == "clients"
    try:
        if in_caseload and path.is_symlink():
            raise NotFound("this is a symbolic link; goals follows none", "put the plan itself in its place")
        document = planfile.read(path, name)
    except GoalsError as refusal:
        return _refused(refusal, client=_code(path.stem), name=name)
    return check_document(document, today=today, profile=profile, file_client=_promised(path) if in_caseload else None)


def _promised(path: Path) -> str:
    """Say whose plan a file in a caseload promises to be: CODE.yaml; any other name promises nobody's."""
    return path.stem if path.suffix == ".yaml" and is_code(path.stem) else text_of(path.name)


def check_document(document: Document, *, today: date, profile: Profile, file_client: str | None = None) -> Checked:
    """Check a plan that has been read. `file_client` is the client whom the file's name promises, if it does."""
    data = document.data
    problems = [] if schema.accepts(data) else schema.problems(data)
    found: list[_Found] = [
        (rule, hit) for problem in problems for rule in rules.OF_PROBLEMS for hit in rule.check(problem)
    ]
    plan = None
    if all(problem.unknown_key for problem in problems):
        plan = from_data(data, Plan)
        found += _look(plan, Context(today, profile, file_client))
    client = plan.client if plan else _code(file_client) or _code(data.get("client"))
    findings = tuple(sorted((_stamp(*one, document, client) for one in found), key=_place)) if found else ()
    return Checked(client, document.name, document, plan, findings)


def _look(plan: Plan, context: Context) -> Iterator[_Found]:
    """Let the rules look at a valid plan; what they say of a goal is put where the goal stands."""
    if plan.profile is not None:
        try:
            context = Context(context.today, profile_for(plan, context.profile), context.file_client)
        except GoalsError as refusal:
            for hit in rules.UNKNOWN_PROFILE.check(refusal):
                yield rules.UNKNOWN_PROFILE, hit
    for rule in rules.OF_PLANS:
        for hit in rule.check(plan, context):
            yield rule, hit
    for number, goal in enumerate(plan.goals):
        for goal_rule in _RULES_FOR[goal.status]:
            for hit in goal_rule.check(goal, plan, context):
                yield goal_rule, Hit(("goals", number, *hit.where), hit.message, hit.hint)


def _stamp(rule: Rule[Any], hit: Hit, document: Document, client: str) -> Finding:
    line, column = document.place(hit.where)
    where = spell(hit.where, document.data)
    hint = _filled_in(hit.hint or rule.hint, hit.where, document, client)
    return Finding(rule.code, rule.name, rule.severity, client, document.name, line, column, where, hit.message, hint)


def _filled_in(hint: str, where: Where, document: Document, client: str) -> str:
    """Put the codes in question into the command that a hint names."""
    if where[:1] == ("goals",) and len(where) > 1:
        hint = hint.replace("GOAL", spell(where[:2], document.data)[6:-1])
    return hint.replace("CLIENT", client) if client else hint


def _code(text: object) -> str:
    """Take what an invalid plan calls its client, if it is a code and not a name."""
    return text if isinstance(text, str) and is_code(text) else ""


def _refused(refusal: GoalsError, *, client: str, name: str) -> Checked:
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
    return Checked(client, name, None, None, findings)


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return finding.line, finding.column, finding.code, finding.where
