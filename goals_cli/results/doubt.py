"""Whether a number that is not shown stays in doubt: whether other numbers show the same, and differ in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from goals_cli.results.relations import Number, sums, value

_FAR = 2  # how far a number is changed, since much that hangs together could grow together for ever
_TRIES = 400  # how many changes are tried before a number counts as told


def told(numbers: Mapping[Number, int], least: Mapping[Number, int], wanted: Iterable[Number]) -> list[Number]:
    """List the numbers of those wanted that could be worked out, as far as is known.

    `least` says of each number that is not shown what it cannot be below. Any other is shown as it is. A number is left
    out of the list only when other numbers were found that fulfil all that is known of the tables, are the same
    wherever one is shown, and differ in it: so whoever sees what is shown cannot tell which of both is true.
    """
    search = _Search(numbers, least)
    doubtful = set[Number]()
    found = []
    for number in wanted:
        if number in doubtful:
            continue
        other = search.other(number, 1) or search.other(number, -1)
        doubtful |= other.keys()
        if not other:
            found.append(number)
    return found


@cache
def _places() -> dict[Number, list[tuple[int, int]]]:
    """Say in which sums each number stands, and with which factor."""
    places: dict[Number, list[tuple[int, int]]] = {}
    for place, each in enumerate(sums()):
        for factor, number in each:
            places.setdefault(number, []).append((place, factor))
    return places


class _Search:
    """Changes one number, then others until all sums are right again, and takes back what leads nowhere."""

    def __init__(self, numbers: Mapping[Number, int], least: Mapping[Number, int]) -> None:
        self._truth = numbers
        self._least = least
        self._room = [value(each, numbers) for each in sums()]
        self._defied = {place for place, room in enumerate(self._room) if room < 0}
        self._changed: dict[Number, int] = {}
        self._broken: dict[int, None] = {}
        self._tries = 0

    def other(self, number: Number, step: int) -> dict[Number, int]:
        """Find changes of numbers that are not shown, this one among them; none when there is no way, or a long one."""
        self._tries = _TRIES
        if number not in self._least or step < -self._spare(number):
            return {}
        self._change(number, step)
        changes = dict(self._changed) if self._settle() else {}
        for each, by in list(self._changed.items()):
            self._change(each, -by)
        return {each: by for each, by in changes.items() if by}

    def _settle(self) -> bool:
        if not self._broken:
            return True
        for number, step in min(map(self._ways, self._broken), key=len):
            self._tries -= 1
            if self._tries < 0:
                return False
            self._change(number, step)
            if self._settle():
                return True
            self._change(number, -step)
        return False

    def _ways(self, place: int) -> list[tuple[Number, int]]:
        """List what may be changed to make a sum right, the largest numbers first; none is changed to and fro."""
        ways, lacking = [], -self._room[place]
        for factor, number in sums()[place]:
            if number in self._least:
                step = -(-lacking // abs(factor))
                if factor < 0:
                    step = -min(step, self._spare(number))
                changed = self._changed.get(number, 0)
                if step and changed * step >= 0 and abs(changed + step) <= _FAR:
                    ways.append((number, step))
        return sorted(ways, key=lambda way: -self._truth[way[0]])

    def _spare(self, number: Number) -> int:
        return self._truth[number] + self._changed.get(number, 0) - self._least[number]

    def _change(self, number: Number, step: int) -> None:
        self._changed[number] = self._changed.get(number, 0) + step
        for place, factor in _places().get(number, ()):
            if place in self._defied:
                continue
            self._room[place] += factor * step
            if self._room[place] < 0:
                self._broken[place] = None
            else:
                self._broken.pop(place, None)
