"""The questions about a goal's five levels: what each looks like, where the client is now, and what each side sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goals_cli.interview.asking import Talk
from goals_cli.interview.first_questions import Part
from goals_cli.interview.keeping import GoalKept
from goals_cli.plan import Goal, Progress, Review
from goals_cli.scales import HIGHEST, LOWEST, MEANINGS, Stage, signed, stages

# The expected level first: the others are told by it.
_QUESTIONS = {
    0: "What do you both expect? What does it look like then?",
    -1: "What would be less than expected?",
    -2: "What would be much less than expected?",
    1: "What would be more than expected?",
    2: "What would be much more than expected?",
}
_RANGE = f"from {LOWEST} to {HIGHEST}"

Told = Sequence[tuple[Review, Progress]]


def show_levels(talk: Talk, goal: Goal, told: Told = ()) -> None:
    """Show what each of the five levels looks like, the best first, and where the client was."""
    for level, words in _in_words(goal, told):
        talk.quote(f"{signed(level):>2}  {words}")


def ask_level(talk: Talk, goal: Goal, question: str, *, help: str = "") -> int | None:
    """Ask which level describes it best; explaining the question tells the levels again."""
    levels = "; ".join(f"{signed(level)}: {words}" for level, words in _in_words(goal))
    return talk.number(f"{question} {_RANGE}?", LOWEST, HIGHEST, help=f"{help} {levels}.".strip())


def _in_words(goal: Goal, told: Told = ()) -> Iterator[tuple[int, str]]:
    """Say of each level what it looks like, or else what it means, and when the client was there."""
    known = {stage.level: stage for stage in stages(goal, told)}
    for level, meaning in MEANINGS.items():
        stage = known.get(level)
        yield level, _described(stage, meaning) if stage else meaning


def _described(stage: Stage, meaning: str) -> str:
    here = ["here at the start"] if stage.at_start else []
    here += [f"here on {stage.said_on}"] if stage.said_on else []
    words = stage.looks_like or meaning
    return f"{words} ({', '.join(here)})" if here else words


def _ask_scale(talk: Talk, kept: GoalKept) -> None:
    goal = kept.goal()
    if not (goal and goal.scale) and not talk.yes(
        "Would five levels help, from much less to much more than you both expect?",
        help="They make small steps visible, and say what a good surprise and a hard time would look like.",
    ):
        return
    known = {entry.level for entry in goal.scale if entry.looks_like} if goal else set[int]()
    if goal and goal.statement:
        talk.quote(goal.statement)
    for level, question in _QUESTIONS.items():
        if level not in known and (looks := talk.text(question, help="One thing to be seen, and how much of it.")):
            kept.keep(scale=[{"level": level, "looks_like": looks}])
    _ask_start(talk, kept)


def _ask_start(talk: Talk, kept: GoalKept) -> None:
    """Ask where the client is on the scale today, and how much the goal counts among others."""
    goal = kept.goal()
    if goal is None or not goal.scale:
        return
    if goal.baseline_level is None:
        show_levels(talk, goal)
        level = ask_level(talk, goal, "Which of these is the client at now,")
        if level is not None:
            kept.keep(baseline_level=level)
    if goal.weight is None:
        _ask_weight(talk, kept)


def _ask_weight(talk: Talk, kept: GoalKept) -> None:
    importance = talk.number(
        "In a score over all goals, how important is this one, from 1 to 3?", 1, 3,
        help="Enter when all goals count alike. A score needs the same of each goal with levels.",
    )  # fmt: skip
    if importance is None:
        return
    difficulty = talk.number("And how hard is it, from 1 to 3?", 1, 3, help="Without it all goals count alike.")
    if difficulty is not None:
        kept.keep(weight={"importance": importance, "difficulty": difficulty})


def _is_open(goal: Goal | None) -> bool:
    """Say whether a level lacks its words, or where the client began is not told."""
    described = {entry.level for entry in goal.scale if entry.looks_like} if goal else set[int]()
    return goal is None or goal.baseline_level is None or len(described) < len(MEANINGS)


LEVELS = Part("How far it may go", _is_open, _ask_scale)
