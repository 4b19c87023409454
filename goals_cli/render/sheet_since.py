"""What changed since the client agreed, as a part of their own sheet: in the first person, and short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goals_cli.history.since_agreed import Asked, GoalSince, Reworded
from goals_cli.plan import CLIENT
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph
from goals_cli.render.since_agreed import in_words
from goals_cli.sheets import PlanReport

_FIELDS = {
    "statement": "What we wrote down",
    "target_date": "By when",
    "measures": "How we will know",
    "target": "What I want to get to",
    "baseline": "Where I started",
    "unit": "What we count in",
    "what": "What we look at",
}


def blocks(report: PlanReport, names: Mapping[str, str]) -> Iterator[Block]:
    """Say for each goal what it said when the client answered, and what it says now; `names` are by the ids."""
    since = report.since
    shown = {goal.id for goal in report.goals if goal.agreed}
    goals = [goal for goal in since.goals if goal.id in shown] if since else []
    if not since or not goals:
        return
    yield Heading(2, "What changed since I agreed")
    changed = [goal for goal in goals if not goal.current]
    if not changed:
        yield Paragraph("Nothing. What we wrote down still stands.")
    for goal in changed:
        if len(report.goals) > 1:
            yield Heading(3, names[goal.id])
        yield from _goal(goal, since.worker)


def _goal(goal: GoalSince, worker: str) -> Iterator[Block]:
    yield Bullets(tuple(map(_reworded, goal.reworded)))
    if goal.asked:
        yield Paragraph("How that came about:")
        yield Bullets(tuple(_asked(each, worker) for each in goal.asked))
    yield Paragraph("I have not said what I think of this yet. I can say yes, no, or what should be different.")


def _reworded(each: Reworded) -> str:
    about = f" ({each.measure})" if each.measure and each.field != "measures" else ""
    name = f"{_FIELDS.get(each.field, each.field)}{about}"
    if each.field == "statement":
        return f"{name}: then {_quoted(each.before)}; now {_quoted(each.after)}"
    return f"{name}: then {in_words(each.before)}; now {in_words(each.after)}."


def _quoted(value: object) -> str:
    return f'"{str(value).strip()}"' if value else "nothing"


def _asked(each: Asked, worker: str) -> str:
    who = "I" if each.asked_by in (CLIENT, None) else _other(each.asked_by or "", worker)
    because = f", because: {each.because.strip()}" if each.because else ""
    return f"{each.on}: {who} asked for it{because}{'' if because.endswith(('.', '!', '?')) else '.'}"


def _other(who: str, worker: str) -> str:
    return "my worker" if who in (worker, "worker") else who
