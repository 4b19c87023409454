"""Reviews: a meeting put down whole, or as it goes, and when the next one is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from goals_cli import entries
from goals_cli.agreements import covers, standing_for
from goals_cli.cadence import is_real
from goals_cli.caseload import Caseload, new_dated_id, profile
from goals_cli.consequences import Draft, bring_about
from goals_cli.entries import Data
from goals_cli.errors import InvalidData, NotFound, UsageError
from goals_cli.findings import Where
from goals_cli.opening import named
from goals_cli.plan import CLIENT, Goal, Plan, ReviewKind, Status
from goals_cli.planfile import Append, Change, Document, Set
from goals_cli.planning import WORDING, Opened, write
from goals_cli.profile import Profile
from goals_cli.slips import Slip, slips

# What makes two entries of a review's lists the same.
_KEYS = {"progress": "goal", "ratings": "by", "measured": "measure", "steps": "step"}
# What says of a review only which one it is.
_NAMING = ("id", "kind", "on")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of putting a review down.

    `reworded` are the goals whose wording changed, `uncovered` those of this review that an agreement no longer covers,
    `going_on` the repeated steps that were done this time and go on, `slips` the new ones that were past when they were
    promised; `next_review` is None when no day was set.
    """

    id: str
    reworded: tuple[str, ...]
    uncovered: tuple[str, ...]
    going_on: tuple[str, ...]
    slips: tuple[Slip, ...]
    next_review: date | None


def record(
    caseload: Caseload, client: str, review: Data, *, worker: str, today: date, source: Document | None = None
) -> Recorded:
    """Add a review, and in the same change do in the goals what it brings about.

    Each entry of its `progress` may also hold `changes` and `new_steps`, which go to the goal. Left out, the day is
    today, client and worker were present, and the next review of active goals is set from the cadence, except after a
    check-in; `next_review: null` sets none.
    """

    def compose(draft: Draft) -> Data:
        told: Data = {"on": today.isoformat(), "kind": ReviewKind.REVIEW.value} | _given(review, worker)
        told.setdefault("id", _fresh_id(draft.opened, told["on"]))
        told.setdefault("present", _present(told, worker))
        entry = bring_about(draft, told)
        _check_day(draft, date.fromisoformat(entry["on"]), today)
        _check_ids(draft, entry)
        if source and all(key in _NAMING or value in (None, "", []) for key, value in review.items()):
            hint = "give progress: [{goal: ID, words: TEXT}], or absent: {who: WHO} when somebody was missing"
            raise InvalidData(f"{source.name}: nothing is said in this review", hint)
        if "next_review" not in entry:
            cadence = draft.opened.profile(profile(caseload.settings.profile))
            entry["next_review"] = next_review(draft.model(), entry, cadence)
        entry = {key: value for key, value in entry.items() if value is not None}
        draft.add(Append(("reviews",), entries.ordered(entry, ("reviews",))))
        return entry

    return _put_down(caseload, client, compose, worker=worker, source=source)


def add_to(caseload: Caseload, client: str, review_id: str, told: Data, *, worker: str) -> Recorded:
    """Add what is said next to a review that is under way; what stands in it already only grows."""

    def compose(draft: Draft) -> Data:
        where, present = _find(draft.opened, review_id)
        piece = bring_about(draft, {"id": review_id, "on": present["on"]} | _given(told, worker))
        draft.add(*_grown(present, entries.ordered(piece, ("reviews",)), where))
        return piece

    return _put_down(caseload, client, compose, worker=worker, source=None)


def _put_down(
    caseload: Caseload, client: str, compose: Callable[[Draft], Data], *, worker: str, source: Document | None
) -> Recorded:
    """Write what `compose` makes of the plan, and say what came of it."""
    result: list[Recorded] = []

    def edit(opened: Opened) -> list[Change]:
        draft = Draft(opened, opened.data, worker, source)
        result.append(_outcome(draft, compose(draft)))
        return draft.changes

    write(caseload, client, edit, origin=lambda data, where: f"{source.name}: {named(data, where)}" if source else "")
    return result[-1]


def _outcome(draft: Draft, entry: Data) -> Recorded:
    plan = draft.model()
    goals = {goal.id: goal for goal in plan.goals}
    named = [progress["goal"] for progress in entry.get("progress") or []]
    told = entry.get("next_review")
    return Recorded(
        entry["id"],
        reworded=tuple(name for name in named if _wording(draft.opened.data, name) != _wording(draft.data, name)),
        uncovered=tuple(name for name in named if is_uncovered(plan, goals[name])),
        going_on=tuple(draft.going_on),
        slips=slips(plan, without={step.id for goal in draft.opened.plan.goals for step in goal.steps}),
        next_review=date.fromisoformat(told) if told else None,
    )


def _wording(data: Data, goal_id: str) -> Data:
    goal = next(goal for goal in data["goals"] if goal["id"] == goal_id)
    return {key: goal.get(key) for key in WORDING}


def is_uncovered(plan: Plan, goal: Goal) -> bool:
    """Say whether a goal was agreed on and says something else now."""
    standing = standing_for(plan, goal)
    return standing is not None and not covers(standing[1], goal)


def next_review(plan: Plan, entry: Data, cadence: Profile) -> str | None:
    """Set the next review of active goals from the cadence; what is no real review of them moves nothing."""
    named = {progress["goal"] for progress in entry.get("progress") or []}
    active = any(goal.status is Status.ACTIVE for goal in plan.goals if goal.id in named)
    if not active or not is_real(ReviewKind(entry["kind"]), cadence):
        return None
    days = cadence.first_review_days if entry["kind"] == ReviewKind.START else cadence.review_every_days
    day = date.fromisoformat(entry["on"]).toordinal() + days
    return date.fromordinal(min(day, date.max.toordinal())).isoformat()  # the calendar ends in the year 9999


def _given(told: Data, worker: str) -> Data:
    """Copy what was told: empty fields left out, and the worker's code put wherever it says just `worker`."""

    def in_code(value: Any, key: str) -> Any:
        if isinstance(value, dict):
            return {name: in_code(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [in_code(item, key) for item in value]
        return worker if value == "worker" and key in ("by", "asked_by", "present", "who") else value

    # An empty next review is an answer: none was set.
    return {key: in_code(value, key) for key, value in told.items() if value is not None or key == "next_review"}


def _present(told: Data, worker: str) -> list[str]:
    """Say who was there when nothing is told: client and worker, but for who was absent."""
    absent = told.get("absent")
    missing = absent.get("who") if isinstance(absent, dict) else None
    return [who for who in (CLIENT, worker) if who != missing]


def _fresh_id(opened: Opened, on: object) -> str:
    """Draw an id for the day; a day that is none is left for the schema to name."""
    try:
        day = date.fromisoformat(str(on))
    except ValueError:
        day = opened.plan.opened
    return new_dated_id("r", day, entries.all_ids(opened.plan))


def _check_day(draft: Draft, on: date, today: date) -> None:
    """See that the meeting has been, and that there was a plan on its day."""
    if on > today:
        raise draft.refused(("on",), f"{on} is still to come", "only what has happened is written down")
    draft.opened.refuse_before_opening(on)


def _check_ids(draft: Draft, entry: Data) -> None:
    """See that a review's id is its own, and that it corrects one that no other has corrected already."""
    reviews = draft.opened.plan.reviews
    if any(review.id == entry["id"] for review in reviews):
        hint = "leave it out to be given a fresh one"
        raise draft.refused(("id",), f"the id {entry['id']} is taken in this plan", hint)
    corrected = entry.get("corrects")
    if corrected is None:
        return
    place = draft.place(("corrects",))
    if corrected not in [review.id for review in reviews]:
        known = ", ".join(review.id for review in reviews) or "none yet"
        raise NotFound(
            f"{place}no review {corrected} in the plan of {draft.opened.plan.client}", f"its reviews: {known}"
        )
    later = next((review.id for review in reviews if review.corrects == corrected), None)
    if later:
        raise NotFound(f"{place}{corrected} has been corrected by {later}", f"correct {later} instead")


def _find(opened: Opened, review_id: str) -> tuple[Where, Data]:
    for number, review in enumerate(opened.data.get("reviews") or []):
        if review["id"] == review_id:
            return ("reviews", number), review
    raise NotFound(f"no review {review_id} in the plan of {opened.plan.client}")


def _grown(present: Data, piece: Data, where: Where) -> Iterator[Change]:
    """Make the changes that add `piece` to an entry; a value that stands already stays as it is."""
    for key, value in piece.items():
        if isinstance(value, list):
            yield from _grown_list(present.get(key) or [], value, (*where, key))
        elif present.get(key) is None:
            yield Set((*where, key), value)
        elif present[key] != value:
            raise UsageError(f"`{key}` stands in the review already", "a mistake is put right by a new one: --corrects")


def _grown_list(present: list[Any], items: list[Any], where: Where) -> Iterator[Change]:
    name = _KEYS.get(str(where[-1]))
    names = [entry[name] for entry in present] if name else []
    for item in items:
        if name and item[name] in names:
            position = names.index(item[name])
            yield from _grown(present[position], item, (*where, position))
        else:
            yield Append(where, item)
