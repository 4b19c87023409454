"""Says of a client's sheet when what was agreed is far above what is easy to read, and in which goals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goals_cli.readability import measured

if TYPE_CHECKING:
    from goals_cli.sheet_parts import SheetGoal
    from goals_cli.sheets import PlanReport

FAR_ABOVE = 9  # the sixth grade is what is advised for texts that clients read
LEAST_WORDS = 30  # fewer say nothing of a plan
_OF_A_GOAL = 8  # words below which one long word makes a goal look hard


@dataclass(frozen=True, slots=True)
class HardToRead:
    """The school grade of all that was agreed, and the ids of the goals that make it so hard, the hardest first."""

    grade: float
    goals: tuple[str, ...]


def hard_to_read(report: PlanReport, language: str | None) -> HardToRead | None:
    """Look at what the client is to read, their own words apart; None when it is plain, or cannot be told.

    The scale is for English alone, which a plan is taken to be in when it names no language and reads like it.
    """
    if language is not None and language.lower().partition("-")[0] != "en":
        return None
    texts = {goal.id: [*_agreed(goal)] for goal in report.goals}
    whole = measured(text for each in texts.values() for text in each)
    if whole.words < LEAST_WORDS or whole.grade <= FAR_ABOVE or not whole.is_english:
        return None
    found = {goal: measured(each) for goal, each in texts.items()}
    hardest = sorted((goal for goal in found if found[goal].words), key=lambda goal: -found[goal].grade)
    above = [goal for goal in hardest if found[goal].words >= _OF_A_GOAL and found[goal].grade > FAR_ABOVE]
    return HardToRead(whole.grade, tuple(above or hardest[:1]))


def _agreed(goal: SheetGoal) -> Iterator[str]:
    """Give the texts of the two: the wording, and the promises that stand."""
    if goal.statement:
        yield goal.statement
    for step in goal.steps:
        if not step.kept and step.taken_back is None:
            yield step.step
