"""What changed since the client agreed, as a part of their own sheet: in the first person, and short."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from goals_cli.history.since_agreed import Asked, GoalSince, Reworded
from goals_cli.plan import CLIENT
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph
from goals_cli.render.sheet_words import field_value
from goals_cli.sheets import PlanReport
from goals_cli.speech import N_, Speech

# What a field is called, whoever speaks of it.
FIELDS = {
    "statement": N_("What we wrote down"),
    "target_date": N_("By when"),
    "measures": N_("How we will know"),
    "unit": N_("What we count in"),
    "what": N_("What we look at"),
    "direction": N_("Which way it should go"),
    "kind": N_("How we count"),
}
_FIELDS = FIELDS | {
    "target": N_("What I want to get to"),
    "baseline": N_("Where I started"),
    "keep": N_("I want to keep it"),
}
_BY_OTHER = (N_("{day}: {who} asked for it, because: {reason}"), N_("{day}: {who} asked for it."))


class Asking(NamedTuple):
    """How it is said that the client or their worker asked for a change, with a reason and without one."""

    client_because: str
    client: str
    worker_because: str
    worker: str


_ASKING = Asking(
    N_("{day}: I asked for it, because: {reason}"),
    N_("{day}: I asked for it."),
    N_("{day}: my worker asked for it, because: {reason}"),
    N_("{day}: my worker asked for it."),
)


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
        yield from _goal(goal, since.workers, speech)


def _goal(goal: GoalSince, workers: Collection[str], speech: Speech) -> Iterator[Block]:
    yield Bullets(tuple(_reworded(each, speech) for each in goal.reworded))
    if goal.asked:
        yield Paragraph(speech.gettext("How that came about:"))
        yield Bullets(tuple(asked(each, workers, speech) for each in goal.asked))
    yield Paragraph(
        speech.gettext("I have not said what I think of this yet. I can say yes, no, or what should be different.")
    )


def _reworded(each: Reworded, speech: Speech) -> str:
    field = titled(each, speech, _FIELDS)
    before, after = (field_value(each.field, stands, speech) for stands in (each.before, each.after))
    if each.field == "statement":  # its words end as they like
        return speech.gettext("{field}: then {before}; now {after}", field=field, before=before, after=after)
    return speech.gettext("{field}: then {before}; now {after}.", field=field, before=before, after=after)


def titled(each: Reworded, speech: Speech, names: Mapping[str, str]) -> str:
    """Name the part of what was agreed that says something else now."""
    field = speech.gettext(names[each.field]) if each.field in names else each.field
    if each.measure and each.field != "measures":
        return speech.gettext("{field} ({measure})", field=field, measure=each.measure)
    return field


def asked(each: Asked, workers: Collection[str], speech: Speech, asking: Asking = _ASKING) -> str:
    """Say who asked for a change, when and why."""
    who, reason = each.asked_by or CLIENT, (each.because or "").strip()
    if who == CLIENT:
        with_reason, without = asking.client_because, asking.client
    elif who in workers:
        with_reason, without = asking.worker_because, asking.worker
    else:
        with_reason, without = _BY_OTHER
    ended = reason if reason.endswith((".", "!", "?")) else reason + "."
    return speech.gettext(with_reason if reason else without, day=speech.day(each.on), who=who, reason=ended)
