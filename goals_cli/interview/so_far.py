"""What was said of a goal before, shown when a conversation about it is taken up again."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.interview.agreeing_again import measure_in_words
from goals_cli.interview.asking import Talk
from goals_cli.plan import CLIENT, Goal, Step
from goals_cli.render.rhythms import rhythm
from goals_cli.scales import signed


def show_so_far(talk: Talk, goal: Goal, worker: str) -> None:
    """Show what stands of a goal already, in the order in which it is asked for."""
    lines = list(_lines(goal, worker))
    if lines:
        talk.say("Said so far:")
    for label, text in lines:
        talk.quote(f"{label}: {text}")


def _lines(goal: Goal, worker: str) -> Iterator[tuple[str, str]]:
    yield from _first(goal)
    yield from (("Why it matters", text) for text in goal.matters)
    yield from (("In the way", text) for text in goal.in_the_way)
    for view in goal.views:
        yield f"View of {view.who or view.by.value}", view.view or ""
    for option in goal.options:
        yield "Way chosen" if option.chosen else "Way", option.option
    if goal.statement:
        yield "Worded together", goal.statement
    yield from (("Seen by", measure_in_words(measure)) for measure in goal.measures)
    if goal.target_date:
        yield "By when", str(goal.target_date)
    elif goal.ongoing:
        yield "By when", "ongoing"
    for entry in (entry for entry in goal.scale if entry.looks_like):
        yield f"Level {signed(entry.level)}", entry.looks_like or ""
    if goal.baseline_level is not None:
        yield "Level at the start", signed(goal.baseline_level)
    for name, number in (("How important", goal.importance), ("How sure", goal.confidence)):
        if number is not None:
            yield name, str(number)
    for step in goal.steps:
        yield "Step of yours" if step.who == worker else f"Step of {step.who or CLIENT}", _step(step)


def _first(goal: Goal) -> Iterator[tuple[str, str]]:
    """Say what the client said, and what was said back; what is asked about again is shown there."""
    answer = goal.client_answer
    if answer and goal.raised.words:
        yield f"What {goal.raised.who or goal.raised.by.value} wants", goal.raised.words
    if answer:
        told = answer.answer.value.replace("_", " ")
        yield "The client's answer", f"{told}: {answer.client_says}" if answer.client_says else told
    if goal.words:
        yield "The client's words", goal.words
    for later in goal.words_later:
        yield f"Their words on {later.on}", later.words
    if goal.heard and goal.heard_right is not None:
        yield "You heard" if goal.heard_right else "You heard, not quite right", goal.heard
    if goal.outcome:
        yield "The ideal outcome", goal.outcome


def _step(step: Step) -> str:
    if step.done:
        return f"{step.step or step.id} (done {step.done})"
    if step.taken_back:
        return f"{step.step or step.id} (taken back {step.taken_back.on})"
    often = rhythm(step.every) if step.every else ""
    day = f"until {step.until}" if step.until else f"for {step.due}" if step.due else ""
    when = ", ".join(filter(None, (often, day)))
    return f"{step.step or step.id} ({when})" if when else step.step or step.id
