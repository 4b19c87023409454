"""Somebody who puts together all that the report on outcomes shows, to make single people out.

The attacker knows how the tables hang together, that what is hidden alone is not empty, that no small group is behind a
number that is shown, and by the middle of the days whether more first reviews were in time or late. From this follows
between which bounds each number lies; and what cannot be supposed without a contradiction is known not to be.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from goals_cli.measures import NotComputed
from goals_cli.results.groups import Table
from goals_cli.results.hiding import LEAST
from goals_cli.results.parts import PARTS

Name = tuple[str, str, str]  # a table, a part ("all" for the total), and goals or clients
Sum = tuple[tuple[int, Name], ...]  # factors and names; the sum is at least nothing
MANY = 10**6
PATIENCE = 20_000  # sums that are looked at before an attacker gives up; bounds could go apart for ever
GOALS, CLIENTS = "goals", "clients"
EVERYBODY, UNDER_WAY = ("clients", "all", CLIENTS), ("goals", "all", CLIENTS)
BEGUN, SCALED = ("all", "begun", CLIENTS), ("all", "scaled", CLIENTS)
MORE_IN_TIME, MORE_LATE = ("all", "more-in-time", GOALS), ("all", "more-late", GOALS)  # 1 or nothing
WHOLES = (EVERYBODY, UNDER_WAY, BEGUN, SCALED)
APART = {
    (f"{one[:2]} without {other[:2]}", "", CLIENTS): (one, other) for one, other in itertools.combinations(WHOLES, 2)
}
OF_GOALS = ("goals", "set", "changes", "ratings-client", "ratings-worker", "first-review")
VERDICTS = ("deteriorated", "improved", "no-change", "one-rating", "no-rating")  # a person's is the first any goal has
LEVELS = ("minus-2", "minus-1", "0", "plus-1", "plus-2")
NEVER = tuple(part for part in PARTS["goals"] if part == "proposed" or part.startswith("declined"))
OVER = tuple(part for part in PARTS["goals"] if part not in ("active", *NEVER))
UNWEIGHED = ("weight-missing", "weight-zero")


class Contradiction(Exception):
    """It cannot be so."""


class Attacker:
    """Knows between which bounds each number lies, and narrows them down by all that follows."""

    def __init__(self, report: dict[str, Table], in_time: int, late: int) -> None:
        """Read the report; how many first reviews were in time or late tells no more than which were more."""
        self.low: dict[Name, int] = dict.fromkeys((BEGUN, SCALED, *APART), 0)
        self.high: dict[Name, int] = dict.fromkeys((BEGUN, SCALED, *APART), MANY)
        for name, more in ((MORE_IN_TIME, in_time > late), (MORE_LATE, late > in_time)):
            self.low[name] = self.high[name] = int(more)
        for table in report.values():
            whole = all(isinstance(part.number, NotComputed) for part in table.parts)
            for count in (table.total, *table.parts):
                hidden = 0 if whole or count.name == "no-goals" else 1
                for what, value, least in (
                    (GOALS, count.number, hidden),
                    (CLIENTS, count.clients, hidden if isinstance(count.number, NotComputed) else LEAST),
                ):
                    name = (table.name, count.name, what)
                    self.low[name] = least if isinstance(value, NotComputed) else value
                    self.high[name] = MANY if isinstance(value, NotComputed) else value
        self.narrow(range(len(KNOWN)))

    def narrow(self, places: Iterable[int]) -> None:
        """Draw all conclusions from these sums, and from those that they touch."""
        waiting = dict.fromkeys(places)
        for _ in range(PATIENCE):
            if not waiting:
                return
            place = next(iter(waiting))
            del waiting[place]
            each = KNOWN[place]
            most = sum(factor * (self.high if factor > 0 else self.low)[name] for factor, name in each)
            if most < 0:
                raise Contradiction(each)
            for factor, name in each:
                bounds = self.high if factor > 0 else self.low
                rest = most - factor * bounds[name]  # what the others can be at most
                if factor > 0 and -(rest // factor) > self.low[name]:
                    self.low[name] = -(rest // factor)
                elif factor < 0 and rest // -factor < self.high[name]:
                    self.high[name] = rest // -factor
                else:
                    continue
                waiting |= dict.fromkeys(PLACES[name])

    def can_be(self, name: Name, low: int, high: int) -> bool:
        """Suppose that a number lies between other bounds, and say whether that may be."""
        if high < self.low[name] or low > self.high[name]:
            return False
        before = dict(self.low), dict(self.high)
        self.low[name], self.high[name] = max(low, self.low[name]), min(high, self.high[name])
        try:
            self.narrow(PLACES.get(name, ()))
        except Contradiction:
            return False
        finally:
            self.low, self.high = before
        return True

    def knows(self, name: Name, value: int) -> bool:
        """Say whether a number is known exactly."""
        return not self.can_be(name, value + 1, MANY) and not self.can_be(name, 0, value - 1)


def made_out(report: dict[str, Table], truth: dict[str, Table]) -> list[Name]:
    """List what is known exactly of small groups: how many clients they are, or how many goals they have."""
    first = {count.name: count.number for count in truth["first-review"].parts}
    in_time, late = first["in-time"], first["late"]
    assert isinstance(in_time, int)
    assert isinstance(late, int)
    attacker = Attacker(report, in_time, late)
    found = []
    real: dict[Name, int] = {}
    for table in truth.values():
        for count in (table.total, *table.parts):
            assert isinstance(count.clients, int)
            assert isinstance(count.number, int)
            for what, value in ((CLIENTS, count.clients), (GOALS, count.number)):
                name = (table.name, count.name, what)
                real[name] = value
                assert attacker.low[name] <= value <= attacker.high[name], name
                if 0 < count.clients < LEAST and attacker.knows(name, value):
                    found.append(name)
    real[BEGUN] = real[EVERYBODY] - real["persons-client", "no-goals", CLIENTS]
    real[SCALED] = real[EVERYBODY] - real["scores-client", "no-goals", CLIENTS]
    rests = {name: real[more] - real[fewer] for name, (more, fewer) in APART.items()}
    return found + [name for name, rest in rests.items() if 0 < rest < LEAST and attacker.knows(name, rest)]


def same(one: Iterable[Name], other: Iterable[Name]) -> Iterator[Sum]:
    left, right = list(one), list(other)
    yield fewer(left, right)
    yield fewer(right, left)


def fewer(few: Iterable[Name], many: Iterable[Name]) -> Sum:
    return (*((1, name) for name in many), *((-1, name) for name in few))


def names(what: str, table: str, *parts: str) -> list[Name]:
    return [(table, part, what) for part in parts]


def each_table() -> Iterator[Sum]:
    for table, parts in PARTS.items():
        (goals,), (clients,) = names(GOALS, table, "all"), names(CLIENTS, table, "all")
        yield from same([goals], names(GOALS, table, *parts))
        yield fewer([clients], names(CLIENTS, table, *parts))
        yield fewer([clients], [EVERYBODY])
        for part in ("all", *parts):
            yield fewer([(table, part, CLIENTS)], [(table, part, GOALS)])
            yield fewer([(table, part, CLIENTS)], [clients])
            yield (MANY, (table, part, CLIENTS)), (-1, (table, part, GOALS))
            # Each client has one goal, and whatever is more comes from those who have several.
            yield fewer([(table, part, GOALS), clients], [(table, part, CLIENTS), goals])
            if table == "clients" or table.startswith(("persons", "scores")):
                yield from same([(table, part, CLIENTS)], [(table, part, GOALS)])
        if table == "clients" or table.startswith(("persons", "scores")):
            yield from same([clients], [EVERYBODY])


def wholes() -> Iterator[Sum]:
    for rest, (more, less) in APART.items():
        yield from same([more], [less, rest])
    for table in OF_GOALS:
        yield from same(names(GOALS, table, "all"), names(GOALS, "goals", "all"))
        yield from same(names(CLIENTS, table, "all"), [UNDER_WAY])
        if "not-begun" in PARTS[table]:
            for what in (GOALS, CLIENTS):
                yield from same(names(what, table, "not-begun"), names(what, "changes", "not-begun"))
            rest = [part for part in PARTS[table] if part != "not-begun"]
            yield fewer([BEGUN], names(CLIENTS, table, *rest))
            yield from (fewer([name], [BEGUN]) for name in names(CLIENTS, table, *rest))
    yield fewer([UNDER_WAY], [BEGUN, *names(CLIENTS, "changes", "not-begun")])
    for side in ("client", "worker"):
        yield from same([EVERYBODY], [BEGUN, *names(CLIENTS, f"persons-{side}", "no-goals")])
        yield from same([EVERYBODY], [SCALED, *names(CLIENTS, f"scores-{side}", "no-goals")])
    for table in ("measures", "reviews", "ratings-others"):
        yield fewer(names(CLIENTS, table, "all"), [BEGUN])
    yield fewer([BEGUN], names(GOALS, "changes", "changed", "not-changed"))
    yield fewer(names(GOALS, "levels-client", "all"), names(GOALS, "changes", "changed", "not-changed"))


def courses() -> Iterator[Sum]:
    """Say how a goal's course hangs together with its first review."""
    yield from same(names(GOALS, "changes", "not-begun"), names(GOALS, "goals", *NEVER))
    yield fewer(names(CLIENTS, "changes", "not-begun"), names(CLIENTS, "goals", *NEVER))
    yield from (fewer([name], names(CLIENTS, "changes", "not-begun")) for name in names(CLIENTS, "goals", *NEVER))
    yield from (fewer([name], [BEGUN]) for name in names(CLIENTS, "goals", "active", *OVER))
    yield fewer([BEGUN], names(CLIENTS, "goals", "active", *OVER))
    first = "first-review"
    for part, table, other in (
        ("overdue", "reviews", "not-held"), ("late", "reviews", "late"), ("in-time", "reviews", "on-time"),
        ("begun-before", "set", "before"), ("to-come", "goals", "active"),
    ):  # fmt: skip
        for what in (GOALS, CLIENTS):
            yield fewer(names(what, first, part), names(what, table, other))
    (in_time, late) = names(GOALS, first, "in-time", "late")
    yield (1, in_time), (-1, late), (-1, MORE_IN_TIME), (MANY, MORE_LATE)
    yield (1, late), (-1, in_time), (-1, MORE_LATE), (MANY, MORE_IN_TIME)
    yield fewer(names(CLIENTS, first, "to-come"), names(CLIENTS, "clients", "open"))
    closed = names(CLIENTS, "clients", "closed")
    yield fewer(names(CLIENTS, first, "over-before"), [*names(CLIENTS, "goals", *OVER), *closed])
    yield (*fewer(names(GOALS, first, "over-before"), names(GOALS, "goals", *OVER)), (MANY, closed[0]))


def verdicts() -> Iterator[Sum]:
    for side in ("client", "worker"):
        goals, persons = f"ratings-{side}", f"persons-{side}"
        for number, verdict in enumerate(VERDICTS, 1):
            yield fewer(names(CLIENTS, persons, verdict), names(CLIENTS, goals, verdict))
            yield fewer(names(CLIENTS, goals, verdict), names(CLIENTS, persons, *VERDICTS[:number]))
            yield fewer(names(CLIENTS, persons, *VERDICTS[:number]), names(CLIENTS, goals, *VERDICTS[:number]))


def levels() -> Iterator[Sum]:
    for side in ("client", "worker"):
        scores, now, start = f"scores-{side}", f"levels-{side}", "levels-baseline"
        for table in (now, start):
            yield from same(names(CLIENTS, table, "all"), [SCALED])
            yield from same(names(GOALS, table, "all"), names(GOALS, "levels-client", "all"))
            yield fewer(names(CLIENTS, scores, "weighted", "equal"), names(CLIENTS, table, *LEVELS))
            yield fewer([SCALED, *names(CLIENTS, scores, "weight-missing")], names(GOALS, table, "all"))
        yield fewer(names(CLIENTS, scores, "no-level"), names(CLIENTS, now, "none"))
        yield fewer(names(CLIENTS, now, "none"), names(CLIENTS, scores, "no-level", *UNWEIGHED))
        yield fewer(names(CLIENTS, scores, "no-baseline"), names(CLIENTS, start, "none"))
        yield fewer(names(CLIENTS, start, "none"), names(CLIENTS, scores, "no-baseline", "no-level", *UNWEIGHED))
    for part in UNWEIGHED:
        yield from same(names(CLIENTS, "scores-client", part), names(CLIENTS, "scores-worker", part))
    yield fewer(names(CLIENTS, "levels-others", "all"), [SCALED])
    for what in (GOALS, CLIENTS):
        yield fewer(names(what, "levels-others", "all"), names(what, "ratings-others", "all"))


KNOWN: tuple[Sum, ...] = (*each_table(), *wholes(), *courses(), *verdicts(), *levels())
PLACES: dict[Name, list[int]] = {}
for _place, _each in enumerate(KNOWN):
    for _, _name in _each:
        PLACES.setdefault(_name, []).append(_place)
