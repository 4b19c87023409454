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
LEAST_WORDS = 30  # fewer say little of a plan
FAR_BEYOND = 18  # what so few words must be above, which one long name can make look hard
FEW_WORDS = 15  # fewer say nothing at all
_OF_A_GOAL = 8  # words below which one long word makes a goal look hard


@dataclass(frozen=True, slots=True)
class HardToRead:
    """The school grade of all that was agreed, and the ids of the goals that make it so hard, the hardest first."""

    grade: float
    goals: tuple[str, ...]


def hard_to_read(report: PlanReport, language: str | None) -> HardToRead | None:
    """Look at what the client is to read, their own words apart; None when it is plain, or cannot be told.

    The scale is for English alone. A language that the plan names is believed, or else the one that all goals name;
    without one it is taken for English when it reads like it.
    """
    named = language or _named_by_all(report)
    if named is not None and not _is_english(named):
        return None
    texts = {goal.id: [*_agreed(goal)] for goal in report.goals}
    whole = measured(text for each in texts.values() for text in each)
    bound = FAR_ABOVE if whole.words >= LEAST_WORDS else FAR_BEYOND
    if whole.words < FEW_WORDS or whole.grade <= bound or not (named or whole.is_english):
        return None
    found = {goal: measured(each) for goal, each in texts.items()}
    hardest = sorted((goal for goal in found if found[goal].words), key=lambda goal: -found[goal].grade)
    above = [goal for goal in hardest if found[goal].words >= _OF_A_GOAL and found[goal].grade > FAR_ABOVE]
    return HardToRead(whole.grade, tuple(above or hardest[:1]))


def _named_by_all(report: PlanReport) -> str | None:
    """Give English when all goals that name a language name it; what else was spoken is not what was written."""
    named = [goal.language for goal in report.goals if goal.language]
    return named[0] if named and all(map(_is_english, named)) else None


def _is_english(language: str) -> bool:
    return language.lower().replace("_", "-").partition("-")[0] == "en"


def _agreed(goal: SheetGoal) -> Iterator[str]:
    """Give the texts of the two: the wording, how both will know, how far it may go, and the promises that stand."""
    if goal.statement:
        yield goal.statement
    yield from (measure.what for measure in goal.measures if measure.what)
    yield from (stage.looks_like for stage in goal.scale if stage.looks_like)
    for step in goal.steps:
        if not step.kept and step.taken_back is None:
            yield step.step
