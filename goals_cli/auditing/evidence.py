"""What counts as evidence in an entry: who consented, and what was rated and measured then: pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goals_cli.auditing.record import OF_PLAN, Data, Entry

_NUMBERS = ("importance", "confidence")
_OF_RATING = ("rating", "level")
_Fact = tuple[str, ...]  # the field of the entry that it stands in, and what else tells it from others there

_KINDS = tuple(kind for kind in OF_PLAN if kind.known_by == ("id",))


def supplemented(parents: Sequence[Data | None], after: Data) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Give the entries that were there and hold evidence now that they held in none of the parents, and where."""
    for kind in _KINDS:
        listed = after.get(kind.name)
        old = [before.get(kind.name) or () for before in parents if before]
        if not listed or any(each is listed for each in old) or (len(old) == 1 and listed[: len(old[0])] == old[0]):
            continue
        same = {id(data) for each in old for data in each}
        for data in listed:
            if id(data) not in same:
                versions = [each for former in old for each in former if each["id"] == data["id"]]
                if versions and (fields := _gained(data, versions)):
                    yield Entry(kind, None, data), fields


def _gained(now: Data, before: Sequence[Data]) -> tuple[str, ...]:
    held = {fact for each in before for fact in _facts(each)}
    return tuple(dict.fromkeys(fact[0] for fact in _facts(now) if fact not in held))


def _facts(data: Data) -> Iterator[_Fact]:
    if (data.get("client") or {}).get("answer"):
        yield ("client",)
    yield from (("others", str(each.get("who"))) for each in data.get("others") or () if each.get("answer"))
    for progress in data.get("progress") or ():
        goal = str(progress.get("goal"))
        for rating in progress.get("ratings") or ():
            told = (name for name in _OF_RATING if rating.get(name) is not None)
            yield from (("ratings", goal, str(rating.get("by")), name) for name in told)
        yield from (("measured", goal, str(each.get("measure"))) for each in progress.get("measured") or ())
        yield from ((name, goal) for name in _NUMBERS if progress.get(name) is not None)
