"""What happened at reviews: ratings old and new, values, wins, words, and how the steps went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from goals_cli.history.event import Data, Event, Kind, private_goals, rest_of
from goals_cli.history.fields import Difference, compared, differences

# What a review's own event has a field for, or other events.
_TOLD = ("id", "on", "kind", "progress", "next_review", "no_rating", "corrects")


def review_events(before: Data, after: Data) -> Iterator[Event]:
    """Tell of the reviews that are new, and of what was done to earlier ones."""
    found = compared(("reviews",), before.get("reviews"), after.get("reviews"))
    if not found:
        return
    for entry in found.gone:
        yield Event(Kind.EDITED, id=entry["id"], goals=_named(entry), what="reviews", before=entry["on"])
    private = private_goals(before, after) if found.altered else frozenset()
    for old, now in found.altered:
        about = Event(Kind.NOTED, id=now["id"], goals=_named(now))
        for each in differences(("reviews",), old, now):
            rated = _rated_later(now, each, after)
            yield from rated or [altered(about, each, private | _private_there(now))]
    done = _just_done(before, after) if found.new else set()
    for entry in found.new:
        yield Event(
            Kind.REVIEWED, on=entry["on"], id=entry["id"], goals=_named(entry), what=entry.get("kind") or "review",
            after=entry.get("next_review"), because=entry.get("no_rating"), corrects=entry.get("corrects"),
            details=rest_of(entry, _TOLD),
        )  # fmt: skip
        for progress in entry.get("progress") or ():
            yield from _progress(entry, progress, after, done)


def altered(about: Event, each: Difference, private: frozenset[str]) -> Event:
    """Tell of a part of an agreement or a review that came later, or that says something else than before."""
    hides = about.private or not private.isdisjoint(each.path)
    kind = Kind.NOTED if each.added else Kind.EDITED
    return replace(about, kind=kind, what=each.spelled, before=each.before, after=each.after, private=hides)


def _rated_later(review: Data, each: Difference, plan: Data) -> list[Event]:
    """Tell of a rating that was put into a review later, as a merge does; of anything else nothing."""
    if not (each.added and len(each.path) == 4 and each.path[0] == "progress" and each.path[2] == "ratings"):
        return []
    goal: Data = next((goal for goal in plan.get("goals") or () if goal["id"] == each.path[1]), {})
    private = bool(goal.get("private") or each.path[1] in _private_there(review))
    about = Event(Kind.RATED, on=review["on"], goal=each.path[1], id=review["id"], who="client", private=private)
    return list(_ratings(about, {"ratings": [each.after]}, _earlier(review, each.path[1], plan)))


def _private_there(review: Data) -> frozenset[str]:
    return frozenset(each["goal"] for each in review.get("progress") or () if each.get("private"))


def _named(review: Data) -> tuple[str, ...]:
    return tuple(progress["goal"] for progress in review.get("progress") or ())


def _progress(review: Data, progress: Data, plan: Data, done: set[str]) -> Iterator[Event]:
    found = next((each for each in plan.get("goals") or () if each["id"] == progress["goal"]), None)
    # Whether a goal was private that is not there any more nobody can say.
    private = found is None or bool(found.get("private") or progress.get("private"))
    goal: Data = found or {}
    about = Event(Kind.SAID, on=review["on"], goal=progress["goal"], id=review["id"], who="client", private=private)
    earlier = _earlier(review, progress["goal"], plan)
    if progress.get("words"):
        how = {"said_how": progress["said_how"]} if progress.get("said_how") else None
        yield replace(about, client_says=progress["words"], details=how)
    yield from _ratings(about, progress, [*earlier, *_corrected(review, progress["goal"], plan)])
    if progress.get("no_rating"):
        yield replace(about, kind=Kind.NOTED, what="no_rating", after=progress["no_rating"])
    for entry in progress.get("measured") or ():
        values = [value for each in earlier for value in each.get("measured") or () if _same(value, entry, "measure")]
        was = values[-1]["value"] if values else _baseline(goal, entry["measure"])
        yield replace(about, kind=Kind.MEASURED, id=entry["measure"], before=was, after=entry["value"])
    for win in progress.get("wins") or ():
        yield replace(about, kind=Kind.WON, after=win)
    for hindrance in progress.get("in_the_way") or ():
        yield replace(about, kind=Kind.NOTED, what="in_the_way", after=hindrance)
    yield from _went(about, progress, goal, done)


def _ratings(about: Event, progress: Data, earlier: list[Data]) -> Iterator[Event]:
    for entry in progress.get("ratings") or ():
        former = [rating for each in earlier for rating in each.get("ratings") or () if _same(rating, entry, "by")]
        for field in ("rating", "level"):
            if entry.get(field) is not None:
                before = _last(former, field)
                says = entry.get("client_says")
                yield replace(
                    about, kind=Kind.RATED, what=field, who=entry["by"], before=before, after=entry[field],
                    client_says=says,
                )  # fmt: skip
    for field in ("confidence", "importance"):
        if progress.get(field) is not None:
            yield replace(about, kind=Kind.RATED, what=field, before=_last(earlier, field), after=progress[field])


def _went(about: Event, progress: Data, goal: Data, done: set[str]) -> Iterator[Event]:
    """Tell how steps went; one that was marked as done at the same time is told of by its own mark."""
    steps = {step["id"]: step for step in goal.get("steps") or ()}
    for entry in progress.get("steps") or ():
        step: Data = steps.get(entry["step"], {})
        if entry["step"] in done:
            continue
        yield replace(
            about, kind=Kind.DONE if entry["how"] == "done" else Kind.WENT, id=entry["step"],
            who=step.get("who") or "client", what=entry["how"], after=step.get("step"),
            client_says=entry.get("words"), private=about.private or step.get("private") is True,
        )  # fmt: skip


def _earlier(review: Data, goal: str, plan: Data) -> list[Data]:
    """List what the meetings in force before this one told of a goal, the oldest first."""
    reviews = plan.get("reviews") or []
    aside = {each["corrects"] for each in reviews if each.get("corrects")} | {review["id"]}
    former = [each for each in reviews if each["id"] not in aside and each["on"] <= review["on"]]
    # Of two meetings on one day the one that stands first in the file was first.
    place = reviews.index(review)
    former = [each for each in former if each["on"] < review["on"] or reviews.index(each) < place]
    former.sort(key=lambda each: str(each["on"]))
    return [each for entry in former for each in entry.get("progress") or () if each["goal"] == goal]


def _corrected(review: Data, goal: str, plan: Data) -> list[Data]:
    """List what the review that this one stands in place of told of a goal."""
    named = review.get("corrects")
    found = [each for each in plan.get("reviews") or () if named is not None and each["id"] == named]
    return [each for entry in found for each in entry.get("progress") or () if each["goal"] == goal]


def _just_done(before: Data, after: Data) -> set[str]:
    """Name the steps that have been marked as done between two states."""
    earlier = {step["id"] for goal in before.get("goals") or () for step in goal.get("steps") or () if step.get("done")}
    now = {step["id"] for goal in after.get("goals") or () for step in goal.get("steps") or () if step.get("done")}
    return now - earlier


def _baseline(goal: Data, measure: str) -> Any:
    return next((each.get("baseline") for each in goal.get("measures") or () if each["id"] == measure), None)


def _same(one: Data, other: Data, field: str) -> bool:
    return bool(one[field] == other[field])


def _last(entries: list[Data], field: str) -> Any:
    return next((each[field] for each in reversed(entries) if each.get(field) is not None), None)
