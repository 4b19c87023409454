"""Which counts are not shown, so that nobody can be made out: small groups, and what would tell of them.

Whoever reads the tables can take the parts of one from its total, and find the same goals again in another table. So
tables are not decided on one by one: what is hidden in one is hidden in those that it is linked with, until nothing
is added any more. Then all tables are looked at together. What counts is that last look: a small group stays as it is
only when other numbers were found that show the same, and all others are hidden further, in the end with everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from goals_cli.measures import NotComputed, Reason
from goals_cli.results.doubt import told
from goals_cli.results.groups import WHOLE, Cell, Count, Table, Tally
from goals_cli.results.links import (
    BEFORE,
    LINKS,
    NEVER_BEGUN,
    NO_GOALS_CELLS,
    NO_WORK,
    NOTHING_SCALED,
    OF_CLIENTS,
    SHARED,
)
from goals_cli.results.parts import PARTS
from goals_cli.results.relations import BEGUN, HELD_AT_ALL, LEFT_OVER, SCALED, Number
from goals_cli.results.relations import numbers as all_numbers

LEAST = 5  # clients; a smaller group is not shown unless it is asked for
ASKED_FOR = frozenset({"achieved", "improved", "changed", "on-time", "in-time"})  # hidden after others where it can be
_HIDDEN = NotComputed(Reason.SMALL_GROUP)


def tables(tally: Tally, *, small_groups: bool) -> dict[str, Table]:
    """Give all tables with all of their parts, the small ones hidden unless they are asked for."""
    hidden, silent = (set[Cell](), set[Cell]()) if small_groups else not_shown(tally)

    def count(name: str, part: str) -> Count:
        cell = (name, part)
        clients = _HIDDEN if cell in hidden | silent else tally.clients[cell]
        return Count(part or "all", _HIDDEN if cell in hidden else tally.numbers[cell], clients)

    return {
        name: Table(name, count(name, WHOLE), tuple(count(name, part) for part in each)) for name, each in PARTS.items()
    }


def not_shown(tally: Tally) -> tuple[set[Cell], set[Cell]]:
    """Choose the cells that are not shown, and those that are shown without the number of their clients.

    As long as the numbers of any small group could be worked out from all that is shown, more is hidden.
    """
    hidden = _spread(tally, {(name, WHOLE) for name in PARTS if tally.clients[name, WHOLE] < LEAST})
    numbers = all_numbers(tally)
    while True:
        silent = _without_clients(tally, hidden)
        found = told(numbers, _not_below(numbers, hidden, silent), _small(numbers))
        if not found or all((name, WHOLE) in hidden for name in PARTS):
            return hidden, silent
        hidden = _spread(tally, hidden | _with(found, tally, hidden))


def _small(numbers: Mapping[Number, int]) -> list[Number]:
    """List what must not be worked out: how many clients and goals a small group has."""
    groups = [number for number in numbers if number[0] in PARTS or number in LEFT_OVER]
    return [number for number in groups if 0 < numbers[number[0], number[1], "clients"] < LEAST]


def _not_below(numbers: Mapping[Number, int], hidden: set[Cell], silent: set[Cell]) -> dict[Number, int]:
    """Say of each number that is not shown how small it can be at the least, in the eyes of who knows what is hidden.

    A part that is hidden alone is not empty, and one that is shown without its clients is no small group.
    """
    least = {}
    for number, value in numbers.items():
        name, part, what = number
        if number == HELD_AT_ALL:  # the middle of the days is shown of no small group
            least[number] = min(value, LEAST)
        elif number in (BEGUN, SCALED, *LEFT_OVER):
            least[number] = 0
        elif (name, part) in hidden:
            least[number] = min(value, 1)
        elif what == "clients" and (name, part) in silent:
            least[number] = LEAST
    if not numbers["set", "before", "goals"]:  # nothing is, where the time has no first day
        least = {number: value for number, value in least.items() if number[:2] not in BEFORE}
    return least


def _with(found: Collection[Number], tally: Tally, hidden: set[Cell]) -> set[Cell]:
    """Choose what is hidden as well: one part more of each table that tells, or all of them, or those of all tables."""
    names = dict.fromkeys(name for number in found for name in ([number[0]] if number[0] in PARTS else OF_CLIENTS))
    shown = [[(name, part) for part in PARTS[name] if (name, part) not in hidden] for name in names]
    large = [[cell for cell in cells if tally.clients[cell]] for cells in shown]
    if any(large):
        return {min(cells, key=lambda cell: (cell[1] in ASKED_FOR, tally.clients[cell])) for cells in large if cells}
    if any(shown):
        return {cell for cells in shown for cell in cells}
    parts = {(name, part) for name in PARTS for part in PARTS[name]}
    return parts if not parts <= hidden else parts | {(name, WHOLE) for name in PARTS}


def _spread(tally: Tally, hidden: set[Cell]) -> set[Cell]:
    """Add each table's own small groups, and what they are linked with, until nothing is added any more."""
    clients = tally.clients
    while True:
        found = set(hidden)
        for name, each in PARTS.items():
            also = {part for part in each if (name, part) in found}
            chosen = to_hide({part: clients[name, part] for part in each}, clients[name, WHOLE], also)
            found |= {(name, part) for part in chosen}
        for link in LINKS:
            if any(cell in found and clients[cell] for cell in link):
                found |= {cell for cell in link if clients[cell]}
        found |= _never_begun(clients, found) | _nothing_scaled(clients, found) | _almost_all(tally, found)
        if found == hidden:
            return hidden
        hidden = found


def to_hide(clients: Mapping[str, int], total: int, also: Collection[str] = ()) -> set[str]:
    """Choose the parts that are not shown: the small ones, and one more where these could be worked out from the total.

    Each hidden part must be such that, by the rest of its table, it could be a large one. Where the same clients may
    stand in several parts, only a part that is large by itself makes sure of that. Parts that other tables tell of
    too make sure of nothing. Where there is no such part, not even the empty ones are shown.
    """
    hidden = {part for part, number in clients.items() if 0 < number < LEAST} | set(also)
    if total < LEAST:
        return set(clients)
    if not hidden or _is_enough(clients, total, hidden):
        return hidden
    large = [part for part, number in clients.items() if number >= LEAST and part not in hidden | SHARED]
    if not large:
        return set(clients)
    return hidden | {min(large, key=lambda part: (part in ASKED_FOR, clients[part]))}


def _is_enough(clients: Mapping[str, int], total: int, hidden: set[str]) -> bool:
    own = [clients[part] for part in hidden - SHARED]
    apart = sum(clients.values()) == total
    if len(hidden) > 1 and any(number >= LEAST for number in own):
        return True
    return apart and len(own) > 1 and sum(own) - (len(own) - 1) >= LEAST


def _never_begun(clients: Counter[Cell], hidden: set[Cell]) -> set[Cell]:
    """Hide what tells of the goals on which work never began: as a rule they are those proposed and declined."""
    kinds = {part: clients["goals", part] for part in NEVER_BEGUN if clients["goals", part]}
    also = {part for part in kinds if ("goals", part) in hidden}
    if NO_WORK[0] in hidden:
        return set() if also or not kinds else {("goals", max(kinds, key=kinds.__getitem__))}
    if not also:
        return set()
    chosen = to_hide(kinds, clients[NO_WORK[0]], also)
    told = {("goals", part) for part in chosen}
    return told if _is_enough(kinds, clients[NO_WORK[0]], chosen) else told | {NO_WORK[0]}


def _nothing_scaled(clients: Counter[Cell], hidden: set[Cell]) -> set[Cell]:
    """Hide how many have no scale where that tells of few who have goals under way, but no scale."""
    apart = clients[NOTHING_SCALED] - clients[NO_WORK[-1]]
    return {NOTHING_SCALED} if 0 < apart < LEAST and NO_WORK[-1] not in hidden else set()


def _almost_all(tally: Tally, hidden: set[Cell]) -> set[Cell]:
    """Hide how many have no goal where nearly as many clients have one as there are goals, so that few can be left."""
    if NO_WORK[0] not in hidden:
        return set()
    spare = tally.numbers["goals", WHOLE] - tally.clients["clients", WHOLE]
    return {cell for cell in NO_GOALS_CELLS if spare + tally.clients[cell] < LEAST}


def _without_clients(tally: Tally, hidden: set[Cell]) -> set[Cell]:
    """Choose the cells of which only the number of goals is shown: that of the clients would tell of few others.

    Two numbers of clients are shown together when they are the same, or when the difference is no small group. One that
    is not shown counts too, since numbers of goals can tell of it.
    """
    clients = tally.clients
    everybody = clients["clients", WHOLE]
    known = {everybody, everybody - clients[NO_WORK[-1]]}
    if NO_WORK[0] in hidden:
        known.add(tally.numbers["goals", WHOLE])
    silent = set[Cell]()
    for name in (name for name in PARTS if name not in OF_CLIENTS):
        whole = clients[name, WHOLE]
        if whole and not _is_far(whole, known):
            silent.add((name, WHOLE))
        known.add(whole)
    for name, each in PARTS.items():
        if name not in OF_CLIENTS:
            told = (name, WHOLE) not in silent and not any((name, part) in hidden for part in each)
            some = {part: clients[name, part] for part in each if clients[name, part]}
            silent |= {(name, part) for part, number in some.items() if not (told and _is_far(number, known))}
    return silent


def _is_far(number: int, known: Collection[int]) -> bool:
    return not any(0 < abs(number - other) < LEAST for other in known)
