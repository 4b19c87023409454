"""What changed since the client agreed, as a part of their own sheet: in the first person, and short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goals_cli.history.since_agreed import Asked, GoalSince, Reworded
from goals_cli.plan import CLIENT
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph
from goals_cli.render.sheet_words import field_value
from goals_cli.sheets import PlanReport
from goals_cli.speech import N_, Speech

_FIELDS = {
    "statement": N_("What we wrote down"),
    "target_date": N_("By when"),
    "measures": N_("How we will know"),
    "target": N_("What I want to get to"),
    "baseline": N_("Where I started"),
    "unit": N_("What we count in"),
    "what": N_("What we look at"),
    "direction": N_("Which way it should go"),
    "kind": N_("How we count"),
    "keep": N_("I want to keep it"),
}
# Who asked for a change, with a reason and without one.
_BY_ME = (N_("{day}: I asked for it, because: {reason}"), N_("{day}: I asked for it."))
_BY_WORKER = (N_("{day}: my worker asked for it, because: {reason}"), N_("{day}: my worker asked for it."))
_BY_OTHER = (N_("{day}: {who} asked for it, because: {reason}"), N_("{day}: {who} asked for it."))


def blocks(report: PlanReport, names: Mapping[str, str], speech: Speech) -> Iterator[Block]:
    """Say for each goal what it said when the client answered, and what it says now; `names` are by the ids."""
    since = report.since
    shown = {goal.id for goal in report.goals if goal.agreed}
    goals = [goal for goal in since.goals if goal.id in shown] if since else []
    if not since or not goals:
        return
    yield Heading(2, speech.gettext("What changed since I agreed"))
    changed = [goal for goal in goals if not goal.current]
    if not changed:
        yield Paragraph(speech.gettext("Nothing. What we wrote down still stands."))
    for goal in changed:
        if len(report.goals) > 1:
            yield Heading(3, names[goal.id])
        yield from _goal(goal, since.worker, speech)


def _goal(goal: GoalSince, worker: str, speech: Speech) -> Iterator[Block]:
    yield Bullets(tuple(_reworded(each, speech) for each in goal.reworded))
    if goal.asked:
        yield Paragraph(speech.gettext("How that came about:"))
        yield Bullets(tuple(_asked(each, worker, speech) for each in goal.asked))
    yield Paragraph(
        speech.gettext("I have not said what I think of this yet. I can say yes, no, or what should be different.")
    )


def _reworded(each: Reworded, speech: Speech) -> str:
    field = speech.gettext(_FIELDS[each.field]) if each.field in _FIELDS else each.field
    if each.measure and each.field != "measures":
        field = speech.gettext("{field} ({measure})", field=field, measure=each.measure)
    before, after = (field_value(each.field, stands, speech) for stands in (each.before, each.after))
    if each.field == "statement":  # its words end as they like
        return speech.gettext("{field}: then {before}; now {after}", field=field, before=before, after=after)
    return speech.gettext("{field}: then {before}; now {after}.", field=field, before=before, after=after)


def _asked(each: Asked, worker: str, speech: Speech) -> str:
    who, reason = each.asked_by or CLIENT, (each.because or "").strip()
    with_reason, without = _BY_ME if who == CLIENT else _BY_WORKER if who in (worker, "worker") else _BY_OTHER
    ended = reason if reason.endswith((".", "!", "?")) else reason + "."
    return speech.gettext(with_reason if reason else without, day=speech.day(each.on), who=who, reason=ended)
