"""What changed since the client agreed, as a part of their own sheet: in the first person, and short."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from goals_cli.history.goal_events import WORDING
from goals_cli.history.since_agreed import GoalSince, Reworded
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph
from goals_cli.render.sheet_words import field_value
from goals_cli.render.since_answers import CLIENTS, UNTOLD, asked, on_all, on_one, on_the_whole, refused
from goals_cli.sheets import PlanReport
from goals_cli.speech import N_, Speech
from goals_cli.undecided import OTHER, Undecided

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


def blocks(report: PlanReport, names: Mapping[str, str], speech: Speech) -> Iterator[Block]:
    """Say for each goal what it said when the client answered, and what it says now; `names` are by the ids."""
    goals = report.since
    if not goals:
        return
    yield Heading(2, speech.gettext("What changed since I agreed"))
    if not any(map(_is_changed, goals)):
        yield Paragraph(speech.gettext("Nothing. What we wrote down still stands."))
    for goal in (goal for goal in goals if _is_changed(goal) or goal.refused):
        if len(report.goals) > 1:
            yield Heading(3, names[goal.id])
        yield from _goal(goal, report.workers, speech)


def _goal(whole: GoalSince, workers: Collection[str], speech: Speech) -> Iterator[Block]:
    goal = decided(whole)
    if _is_changed(goal):
        yield from _changed(goal, workers, speech)
    if goal.refused:
        yield Paragraph(speech.gettext("What I said no to, and it stayed as it was:"))
        yield Bullets(refused(goal, workers, speech, CLIENTS))


def _is_changed(goal: GoalSince) -> bool:
    return not goal.current or bool(goal.undecided) or bool(goal.refusal and goal.status.open)


def _changed(goal: GoalSince, workers: Collection[str], speech: Speech) -> Iterator[Block]:
    said = on_all(goal, speech, CLIENTS)
    lines = [_reworded(each, speech, alone=said is None) for each in goal.reworded]
    lines += [still_to_decide(each, speech, _FIELDS) for each in goal.undecided]
    if lines:
        yield Bullets(tuple(lines))
    yield from map(Paragraph, on_the_whole(goal, speech, CLIENTS))
    if goal.asked:
        yield Paragraph(speech.gettext("How that came about:"))
        yield Bullets(asked(goal, workers, speech, CLIENTS))
    if said:
        yield Paragraph(said)


def _reworded(each: Reworded, speech: Speech, *, alone: bool) -> str:
    field = titled(each, speech, _FIELDS)
    before, after = (field_value(each.field, stands, speech) for stands in (each.before, each.after))
    more = [speech.gettext(UNTOLD)] if each.untold else []
    more += filter(None, [on_one(each, speech, CLIENTS) if alone else ""])
    sentence = N_("{field}: then {before}; now {after}.")
    if each.field == "statement" and (not more or str(each.after).rstrip().endswith((".", "!", "?"))):
        sentence = N_("{field}: then {before}; now {after}")  # its words end as they like
    told = speech.gettext(sentence, field=field, before=before, after=after)
    return speech.together(told, *more)


def decided(goal: GoalSince) -> GoalSince:
    """Take out of what says something else now whatever is undecided: nobody knows yet what it will say."""
    open_parts = {(each.field, each.measure) for each in goal.undecided}
    return replace(goal, reworded=tuple(each for each in goal.reworded if (each.field, each.measure) not in open_parts))


def still_to_decide(each: Undecided, speech: Speech, names: Mapping[str, str] = _FIELDS) -> str:
    """Say that a part of the plan is to be decided together, and between what."""
    if each.field == OTHER:
        return speech.gettext("There is more to this that we still have to decide together.")
    values = speech.either(field_value(each.field, value, speech) for value in each.values)
    sentence = N_("{field}: we still have to decide this together. It may be {values}.")
    return speech.gettext(sentence, field=titled(each, speech, names), values=values)


def titled(each: Reworded | Undecided, speech: Speech, names: Mapping[str, str]) -> str:
    """Name the part of what was agreed that says something else now."""
    field = speech.gettext(names[each.field]) if each.field in names else each.field
    nameless = not each.measure and each.field == "what"
    if nameless or each.field in WORDING:
        return field
    measure = speech.own(each.measure) if each.measure else speech.gettext("What we look at")
    return speech.gettext("{field} ({measure})", field=field, measure=measure)
