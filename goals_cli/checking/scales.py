"""Looks at what the levels of a scale say: whether two of them can be told apart, and how much changes between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, TypeAlias

from goals_cli.checking.wording import plain, said, words_of
from goals_cli.plan import Level

if TYPE_CHECKING:
    from goals_cli.checking.quantities import Range, Reading

# Words that say nothing about which level is meant.
_SMALL = """
    a an the i we he she they it my his her our their your of in on at to for by from with and or only just about next
    per each every time times day days week weeks month months is are am be
    un una el la los las yo mi su mis sus de en a al por para con y o solo sólo próximo próxima vez veces día días
    semana semanas mes meses
"""
# Words that turn the rest of the sentence round; what is read besides them means something else.
_TURNING = """
    not no never unable cannot can't don't doesn't nobody none nothing stops nunca nada nadie ningún ninguna
"""
SMALL, TURNING = frozenset(_SMALL.split()), frozenset(_TURNING.split())

# The position of a level in the scale, the level, and what was read of it.
Read: TypeAlias = "tuple[int, Level, Reading]"


def named(level: int) -> str:
    """Write a level with its sign."""
    return f"{level:+}" if level else "0"


def described(scale: Sequence[Level]) -> list[tuple[int, Level]]:
    """List the levels that say what they look like, from the lowest on, with their positions."""
    found = [(number, level) for number, level in enumerate(scale) if said(level.looks_like)]
    return sorted(found, key=lambda each: each[1].level)


def same(scale: Sequence[Level]) -> Iterator[tuple[int, Level, Level]]:
    """Find the levels that say the same as a lower one, with their positions."""
    texts = [(number, level, words_of(plain(level.looks_like or ""))) for number, level in described(scale)]
    for (_, low, one), (number, high, other) in combinations(texts, 2):
        if one == other and low.level != high.level:
            yield number, low, high


def overlapping(scale: Sequence[Level]) -> Iterator[tuple[int, Level, Level]]:
    """Find the levels that say how much, and whose numbers lie partly in those of the level below."""
    for (_, low, one), (number, high, other) in _neighbours(scale):
        if one.ranges.keys() != other.ranges.keys() or one.ranges == other.ranges:
            continue
        meet = all(other.ranges[kind].meets(reach) for kind, reach in one.ranges.items())
        if meet and _only_numbers_differ(one, other):
            yield number, low, high


def changing_two_things(scale: Sequence[Level]) -> Iterator[tuple[int, Level, Level]]:
    """Find the levels in which more than one kind of number is another than in the level below."""
    for (_, low, one), (number, high, other) in _neighbours(scale):
        shared = one.ranges.keys() & other.ranges.keys()
        if sum(one.ranges[kind] != other.ranges[kind] for kind in shared) > 1:
            yield number, low, high


def turning(scale: Sequence[Level]) -> tuple[int, Level, Level] | None:
    """Find the first level from which on the numbers go the other way than from the lowest level on."""
    levels = [(number, level, reading) for number, level in described(scale) if (reading := _read(level))]
    first = 0
    for (_, low, one), (number, high, other) in pairwise(levels):
        if len(one.ranges) != 1 or one.ranges.keys() != other.ranges.keys() or not _only_numbers_differ(one, other):
            continue
        way = _way(*one.ranges.values(), *other.ranges.values())
        if way == -first != 0:
            return number, low, high
        first = first or way
    return None


def _way(one: Range, other: Range) -> int:
    """Say whether a range lies higher than another, 1, or lower, -1, or neither, 0."""
    return (one.low <= other.low and one.high <= other.high) - (one.low >= other.low and one.high >= other.high)


def _neighbours(scale: Sequence[Level]) -> Iterator[tuple[Read, Read]]:
    """Pair each level with the one below, where both could be read."""
    for (number, low), (next_number, high) in pairwise(described(scale)):
        one, other = _read(low), _read(high)
        if one and other and high.level == low.level + 1:
            yield (number, low, one), (next_number, high, other)


def _read(level: Level) -> Reading | None:
    from goals_cli.checking.quantities import read

    text = plain(level.looks_like or "").replace("’", "'")
    reading = read(text)
    return reading if reading and reading.ranges and TURNING.isdisjoint(reading.rest) else None


def _only_numbers_differ(one: Reading, other: Reading) -> bool:
    """Say whether one sentence holds no word of weight besides those of the other."""
    rest, other_rest = one.rest - SMALL, other.rest - SMALL
    return rest <= other_rest or other_rest <= rest
