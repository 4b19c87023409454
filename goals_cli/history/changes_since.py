"""The changes of a goal since a day, and which of them say what the client thinks of what stands there now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goals_cli.changes import is_private, kept_in, path_of
from goals_cli.plan import CLIENT, Answer, Change, Goal

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A change that was asked for since, with its trail and what the client answered."""

    on: date
    what: str
    asked_by: str | None
    because: str | None
    answer: Answer | None
    client_says: str | None


@dataclass(frozen=True, slots=True)
class ChangeSince:
    """A change that was asked for on a day or after it: where, and whether it was made.

    `kept` is whether the goal says what it was to bring about; `open` whether it may, since the change does not tell,
    or since the client agreed to a part of it.
    """

    asked: Asked
    path: Path
    made: bool
    kept: bool
    open: bool

    @property
    def answered(self) -> bool:
        """Whether the client has said what they think of it."""
        return self.asked.answer is not None or self.asked.asked_by == CLIENT

    @property
    def declined(self) -> bool:
        """Whether the client said no to it."""
        return self.asked.answer is Answer.DISAGREES


def changes_since(goal: Goal, on: date, *, private: bool) -> list[ChangeSince]:
    """Put the changes of a goal from a day on in order, those of what the client keeps private when asked for."""
    shown = [each for each in goal.changes if each.on >= on and (private or not is_private(each, goal))]
    return [_change(each, goal) for each in sorted(shown, key=lambda each: each.on)]


def said_to(path: Path, changes: list[ChangeSince]) -> Asked | None:
    """Find the change in which the client said what they think of what stands at a path now; None when in none.

    What was made after their answer and not put to them leaves open what the answer was about, unless the goal says
    just that.
    """
    passed_over = False
    for each in reversed([each for each in changes if _is_about(each, path)]):
        if each.answered and (each.kept or (each.open and not passed_over)):
            return each.asked
        passed_over = passed_over or each.kept or each.open
    return None


def declined_of(path: Path, changes: list[ChangeSince]) -> Asked | None:
    """Find the last change of what stands at a path that the client said no to."""
    return next((each.asked for each in reversed(changes) if each.declined and _is_about(each, path)), None)


def comes_of_none(path: Path, changes: list[ChangeSince]) -> bool:
    """Say whether what stands at a path was changed with a trail, but no trail leads to what it says now."""
    made = [each for each in changes if each.made and _is_about(each, path)]
    return bool(made) and not any(each.kept or each.open for each in made)


def _change(change: Change, goal: Goal) -> ChangeSince:
    asked = Asked(change.on, change.what, change.asked_by, change.because, change.answer, change.client_says)
    kept = kept_in(change, goal) is not None
    partly = change.answer is Answer.PARTLY
    yes = partly or change.answer is Answer.AGREES or (change.answer is None and change.asked_by == CLIENT)
    untold = change.to is None and change.from_ is None
    no = change.answer in (Answer.DISAGREES, Answer.COULD_NOT_SAY)
    return ChangeSince(asked, path_of(change, goal), made=yes or kept, kept=kept, open=partly or (untold and not no))


def _is_about(change: ChangeSince, path: Path) -> bool:
    """Say whether a change was one of what stands at a path, or a no to a part of that."""
    within = path[: len(change.path)] == change.path
    return within or (change.declined and change.path[: len(path)] == path)
