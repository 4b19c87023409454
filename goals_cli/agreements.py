"""What was agreed and whether it still covers what a goal says; entries that a later one corrects are left aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from goals_cli.plan import AgreedGoal, Agreement, Answer, Goal, Measure, MeasureValue, Plan, Review
from goals_cli.voice import said

Dated = TypeVar("Dated", Agreement, Review)
Comparable = tuple[str, str | int | float | tuple[float, ...]]  # the kind of a value, and what of it compares

# Space, tab and every line end of YAML; a no-break space is a choice of the writer and stays.
_RUN = re.compile("[ \t\r\n\x85\u2028\u2029]+")


def in_force(entries: Iterable[Dated]) -> list[Dated]:
    """Drop the entries that another one corrects, and put the rest in the order of their days."""
    kept = list(entries)
    corrected = _corrected(kept)
    if corrected:
        kept = [entry for entry in kept if entry.id not in corrected]
    kept.sort(key=attrgetter("on"))
    return kept


def placed_in_force(entries: Sequence[Dated]) -> list[tuple[int, Dated]]:
    """Drop the entries that another one corrects, and give the rest with their positions in the file."""
    corrected = _corrected(entries)
    if not corrected:
        return list(enumerate(entries))
    return [(number, entry) for number, entry in enumerate(entries) if entry.id not in corrected]


def _corrected(entries: Sequence[Dated]) -> set[str]:
    return {entry.corrects for entry in entries if entry.corrects and entry.corrects != entry.id}


def latest_for(plan: Plan, goal_id: str) -> tuple[Agreement, AgreedGoal] | None:
    """Find the newest agreement in force that names the goal, whatever the client answered."""
    return next(_newest_first(plan, goal_id), None)


def standing_for(plan: Plan, goal: Goal) -> tuple[Agreement, AgreedGoal] | None:
    """Find the agreement that the goal's wording is held against.

    That is the newest one that names it; a no to a wording that the goal does not carry leaves the one before it
    standing. A no that quotes nothing is one to the goal, whatever it says.
    """
    newest = None
    for agreement, agreed in _newest_first(plan, goal.id):
        newest = newest or (agreement, agreed)
        if agreement.client.answer is not Answer.DISAGREES or is_refusal(agreement, agreed, goal):
            return agreement, agreed
    return newest


def is_refusal(agreement: Agreement, agreed: AgreedGoal, goal: Goal) -> bool:
    """Say whether an agreement is the client's no to what the goal says now."""
    return agreement.client.answer is Answer.DISAGREES and (covers(agreed, goal) or _quotes_nothing(agreed))


def agreed_before(plan: Plan, goal: Goal, refusal: Agreement) -> tuple[Agreement, AgreedGoal] | None:
    """Find the newest agreement before a no on which the work on a goal could go on."""
    older = iter(_newest_first(plan, goal.id))
    passed = any(agreement is refusal for agreement, _ in older)
    return next((each for each in older if consented(each[0])), None) if passed else None


def consented(agreement: Agreement) -> bool:
    """Say whether work may go on: the client agrees at least in part, or could not say and somebody entitled agrees.

    Nobody's consent stands in the way of a client's no.
    """
    if agreement.client.answer is not Answer.COULD_NOT_SAY:
        return agreement.client.answer is not Answer.DISAGREES
    return any(said(other.authority) and other.answer is Answer.AGREES for other in agreement.others)


def without_copy(plan: Plan) -> tuple[str, ...]:
    """Name the agreements of which the client has no copy for a reason, the oldest first; a later copy takes it back.

    Each goal counts for itself. The reason is in the words of whoever gave it, so it is not told here.
    """
    found = set()
    for goal in plan.goals:
        entries = (agreement for agreement, _ in _newest_first(plan, goal.id))
        copied = next((each for each in entries if each.copy and (each.copy.given or said(each.copy.not_given))), None)
        if copied is not None and copied.copy is not None and copied.copy.given is None:
            found.add(copied.id)
    return tuple(agreement.id for agreement in in_force(plan.agreements) if agreement.id in found)


def covers(agreed: AgreedGoal, goal: Goal) -> bool:
    """Say whether the agreement quotes the goal as it is now: statement, measures and target date.

    Layout does not count: Unicode in NFC, runs of white space as one space, numbers by value, measures by their id.
    """
    return not differences(agreed, goal)


def differences(agreed: AgreedGoal, goal: Goal) -> tuple[str, ...]:
    """Name the fields in which what was agreed differs from what the goal says now."""
    return tuple(
        field
        for field, same in (
            ("statement", same_text(agreed.statement, goal.statement)),
            ("measures", _same_measures(agreed.measures, goal.measures)),
            ("target_date", agreed.target_date == goal.target_date),
        )
        if not same
    )


def same_text(one: str | None, other: str | None) -> bool:
    """Say whether two texts are the same words, however they were typed."""
    return one == other or (one is not None and other is not None and _plain(one) == _plain(other))


def _quotes_nothing(agreed: AgreedGoal) -> bool:
    return not (agreed.statement or agreed.measures or agreed.target_date)


def _newest_first(plan: Plan, goal_id: str) -> Iterator[tuple[Agreement, AgreedGoal]]:
    for agreement in reversed(in_force(plan.agreements)):
        for agreed in agreement.goals:
            if agreed.goal == goal_id:
                yield agreement, agreed


def _same_measures(one: tuple[Measure, ...], other: tuple[Measure, ...]) -> bool:
    if len(one) != len(other):
        return False
    return sorted(map(_comparable, one)) == sorted(map(_comparable, other))


def _comparable(measure: Measure) -> tuple[Comparable, ...]:
    """Turn a measure into something that compares by meaning; a yes is not a one, and a text no number."""
    keep = measure.keep or None  # not to be kept, and not a word of it, are the same
    values = (measure.id, measure.what, measure.unit, measure.baseline, measure.direction, measure.kind, keep)
    return (_wanted(measure.target), *map(_typed, values))


def _wanted(target: MeasureValue | None) -> Comparable:
    """Turn a target into something that compares by meaning: `<6` is `less than 6.0`."""
    if isinstance(target, str):
        from goals_cli.ranges import read

        if found := read(_plain(target)):
            return ("range", found)
    return _typed(target)


def _typed(value: MeasureValue | None) -> Comparable:
    if value is None:
        return ("", 0)
    if isinstance(value, bool):
        return ("yes-no", value)
    if isinstance(value, str):
        return ("text", _plain(value))
    return ("number", value)


def _plain(text: str) -> str:
    text = _RUN.sub(" ", text).strip(" ")
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)
