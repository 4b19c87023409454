"""How the numbers of all tables hang together, whoever the clients are: what anybody can reckon with who reads them.

Each sum here is never below nothing in any caseload. One that a caseload defies all the same, as with a goal that was
declined after work on it had begun, says nothing of it, and is left out there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal, TypeAlias

from goals_cli.measures import Reason
from goals_cli.plan import Status
from goals_cli.results.groups import WHOLE, Tally
from goals_cli.results.links import NEVER_BEGUN, NO_GOALS, OF_CLIENTS
from goals_cli.results.of_plan import NOT_BEGUN, OTHERS, SIDES
from goals_cli.results.parts import HELD, PARTS, SCORED, VERDICTS

Number: TypeAlias = tuple[str, str, Literal["goals", "clients"]]  # a table, one of its parts, and what is counted
Sum: TypeAlias = tuple[tuple[int, Number], ...]  # factors and numbers

MANY = 10**6  # goals that a client cannot have
EVERYBODY: Number = ("clients", WHOLE, "clients")
UNDER_WAY: Number = ("goals", WHOLE, "clients")
BEGUN: Number = ("begun", WHOLE, "clients")  # clients with a goal on which work began; in no table by itself
SCALED: Number = ("scaled", WHOLE, "clients")
MORE_IN_TIME: Number = ("more-in-time", WHOLE, "goals")  # 1 or nothing; the middle of days to a first review tells
MORE_LATE: Number = ("more-late", WHOLE, "goals")
HELD_AT_ALL: Number = ("held", WHOLE, "clients")
WHOLES = (EVERYBODY, UNDER_WAY, BEGUN, SCALED)  # each holds the next
LEFT_OVER: dict[Number, tuple[Number, Number]] = {
    (f"{more[0]}-without-{fewer[0]}", WHOLE, "clients"): (more, fewer)
    for place, more in enumerate(WHOLES)
    for fewer in WHOLES[place + 1 :]
}
_ALL_GOALS = ("goals", "set", "changes", *(f"ratings-{side}" for side in SIDES), "first-review")
_WITH_NOT_BEGUN = tuple(name for name in _ALL_GOALS if NOT_BEGUN in PARTS[name])
_OF_SCALED = ("levels-baseline", *(f"levels-{side}" for side in SIDES))
_ACTIVE = Status.ACTIVE.value
_STOPPED = tuple(part for part in PARTS["goals"] if part != _ACTIVE and part not in NEVER_BEGUN)
_NO_WEIGHT = (Reason.WEIGHT_MISSING.value, Reason.WEIGHT_ZERO.value)
_PAIRS = (("overdue", "not-held"), ("late", "late"), ("in-time", "on-time"))


def numbers(tally: Tally) -> dict[Number, int]:
    """Give all numbers of the tables, and those that nobody shows but anybody can reckon with."""
    found: dict[Number, int] = {}
    for name, parts in PARTS.items():
        for part in (WHOLE, *parts):
            found[name, part, "goals"] = tally.numbers[name, part]
            found[name, part, "clients"] = tally.clients[name, part]
    found[BEGUN] = found[EVERYBODY] - tally.clients[f"persons-{SIDES[0]}", NO_GOALS]
    found[SCALED] = found[EVERYBODY] - tally.clients[f"scores-{SIDES[0]}", NO_GOALS]
    in_time, late = (found["first-review", part, "goals"] for part in HELD)
    found[MORE_IN_TIME], found[MORE_LATE] = int(in_time > late), int(late > in_time)
    found[HELD_AT_ALL] = sum(found["first-review", part, "clients"] for part in HELD)
    return found | {rest: found[more] - found[fewer] for rest, (more, fewer) in LEFT_OVER.items()}


@cache
def sums() -> tuple[Sum, ...]:
    """List all of them."""
    return (*_in_each_table(), *_of_all_goals(), *_of_wholes(), *_of_ratings(), *_of_scales(), *_of_reviews())


def value(each: Sum, of: Mapping[Number, int]) -> int:
    """Add up."""
    return sum(factor * of[number] for factor, number in each)


def _goals(name: str, *parts: str) -> list[Number]:
    return [(name, part, "goals") for part in parts]


def _clients(name: str, *parts: str) -> list[Number]:
    return [(name, part, "clients") for part in parts]


def _at_most(few: Iterable[Number], many: Iterable[Number]) -> Sum:
    return (*((1, number) for number in many), *((-1, number) for number in few))


def _same(one: list[Number], other: list[Number]) -> tuple[Sum, Sum]:
    return _at_most(one, other), _at_most(other, one)


def _in_each_table() -> Iterator[Sum]:
    for name, parts in PARTS.items():
        yield from _same(_goals(name, WHOLE), _goals(name, *parts))
        yield _at_most(_clients(name, WHOLE), _clients(name, *parts))
        yield _at_most(_clients(name, WHOLE), [EVERYBODY])
        for part in (WHOLE, *parts):
            yield _at_most(_clients(name, part), _goals(name, part))
            yield _at_most(_clients(name, part), _clients(name, WHOLE))
            yield (MANY, (name, part, "clients")), (-1, (name, part, "goals"))
            if name in OF_CLIENTS:
                yield _at_most(_goals(name, part), _clients(name, part))
        if name in OF_CLIENTS:
            yield _at_most([EVERYBODY], _clients(name, WHOLE))


def _of_all_goals() -> Iterator[Sum]:
    """Tell that some tables hold all goals, and that work has not begun on the same ones in each."""
    for name in _ALL_GOALS[1:]:
        yield from _same(_goals(name, WHOLE), _goals("goals", WHOLE))
        yield from _same(_clients(name, WHOLE), [UNDER_WAY])
    never = _WITH_NOT_BEGUN[0]
    for name in _WITH_NOT_BEGUN[1:]:
        yield from _same(_goals(name, NOT_BEGUN), _goals(never, NOT_BEGUN))
        yield from _same(_clients(name, NOT_BEGUN), _clients(never, NOT_BEGUN))
    for name in _WITH_NOT_BEGUN:
        begun = [part for part in PARTS[name] if part != NOT_BEGUN]
        yield _at_most([BEGUN], _clients(name, *begun))
        yield from (_at_most(_clients(name, part), [BEGUN]) for part in begun)
    yield from _same(_goals(never, NOT_BEGUN), _goals("goals", *NEVER_BEGUN))
    yield _at_most(_clients(never, NOT_BEGUN), _clients("goals", *NEVER_BEGUN))
    yield from (_at_most(_clients("goals", part), _clients(never, NOT_BEGUN)) for part in NEVER_BEGUN)
    yield _at_most([BEGUN], _clients("goals", _ACTIVE, *_STOPPED))
    yield from (_at_most(_clients("goals", part), [BEGUN]) for part in (_ACTIVE, *_STOPPED))


def _of_wholes() -> Iterator[Sum]:
    yield from (_at_most([fewer], [more]) for more, fewer in LEFT_OVER.values())
    for rest, (more, fewer) in LEFT_OVER.items():
        yield from _same([more], [fewer, rest])
    yield _at_most([UNDER_WAY], [BEGUN, *_clients("changes", NOT_BEGUN)])
    for side in SIDES:
        yield from _same([EVERYBODY], [BEGUN, *_clients(f"persons-{side}", NO_GOALS)])
        yield from _same([EVERYBODY], [SCALED, *_clients(f"scores-{side}", NO_GOALS)])
    for name in ("measures", "reviews", f"ratings-{OTHERS}"):
        yield _at_most(_clients(name, WHOLE), [BEGUN])


def _of_ratings() -> Iterator[Sum]:
    """Tell that a person is judged by the first of the verdicts, in this order, that any goal has."""
    order = ("deteriorated", *(part for part in VERDICTS if part != "deteriorated"))
    for side in SIDES:
        goals, persons = f"ratings-{side}", f"persons-{side}"
        for place, verdict in enumerate(order):
            so_far = order[: place + 1]
            yield _at_most(_clients(persons, verdict), _clients(goals, verdict))
            yield _at_most(_clients(goals, verdict), _clients(persons, *so_far))
            yield _at_most(_clients(persons, *so_far), _clients(goals, *so_far))


def _of_scales() -> Iterator[Sum]:
    for name in _OF_SCALED:
        yield from _same(_clients(name, WHOLE), [SCALED])
        yield from _same(_goals(name, WHOLE), _goals(_OF_SCALED[0], WHOLE))
        # Where one weight is missing there is another goal with one.
        yield _at_most([SCALED, *_clients(f"scores-{SIDES[0]}", Reason.WEIGHT_MISSING.value)], _goals(name, WHOLE))
    yield _at_most(_goals(_OF_SCALED[0], WHOLE), _at_begun())
    for side in SIDES:
        scores, levels = f"scores-{side}", f"levels-{side}"
        no_level, no_baseline = Reason.NO_LEVEL.value, Reason.NO_BASELINE.value
        yield _at_most(_clients(scores, no_level), _clients(levels, "none"))
        yield _at_most(_clients(levels, "none"), _clients(scores, no_level, *_NO_WEIGHT))
        yield _at_most(_clients(scores, no_baseline), _clients("levels-baseline", "none"))
        yield _at_most(_clients("levels-baseline", "none"), _clients(scores, no_baseline, no_level, *_NO_WEIGHT))
        for name in (levels, "levels-baseline"):
            yield _at_most(_clients(scores, *SCORED), _clients(name, *PARTS[name][:-1]))
    one, other = (f"scores-{side}" for side in SIDES)
    for weight in _NO_WEIGHT:
        yield from _same(_clients(one, weight), _clients(other, weight))
    others = f"levels-{OTHERS}"
    yield _at_most(_clients(others, WHOLE), [SCALED])
    yield _at_most(_clients(others, WHOLE), _clients(f"ratings-{OTHERS}", WHOLE))
    yield _at_most(_goals(others, WHOLE), _goals(f"ratings-{OTHERS}", WHOLE))


def _at_begun() -> list[Number]:
    return _goals("changes", *(part for part in PARTS["changes"] if part != NOT_BEGUN))


def _of_reviews() -> Iterator[Sum]:
    """Tell which goals a first review is to come for, or was missed or held, and when work on these began."""
    pairs = (*((first, "reviews", then) for first, then in _PAIRS), ("begun-before", "set", "before"))
    for first, name, then in (*pairs, ("to-come", "goals", _ACTIVE)):
        yield _at_most(_goals("first-review", first), _goals(name, then))
        yield _at_most(_clients("first-review", first), _clients(name, then))
    yield _at_most(_clients("first-review", "to-come"), _clients("clients", "open"))
    yield from _same([HELD_AT_ALL], _clients("first-review", *HELD))
    in_time, late = (_goals("first-review", part) for part in HELD)
    for more, less, one, other in ((in_time, late, MORE_IN_TIME, MORE_LATE), (late, in_time, MORE_LATE, MORE_IN_TIME)):
        yield (*_at_most([*less, one], more), (MANY, other))
    over = _at_most(_goals("first-review", "over-before"), _goals("goals", *_STOPPED))
    yield (*over, (MANY, ("clients", "closed", "clients")))
    ended = [*_clients("goals", *_STOPPED), *_clients("clients", "closed")]
    yield _at_most(_clients("first-review", "over-before"), ended)
