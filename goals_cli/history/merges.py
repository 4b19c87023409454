"""What a merge did beyond bringing both sides together: told from the version that both sides grew from."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from goals_cli.gitrepo.commits import Change
from goals_cli.gitrepo.reading import Reader
from goals_cli.history.event import Data, Event, Kind
from goals_cli.history.events import events


def bases(read: Reader, changes: Sequence[Change]) -> dict[int, str]:
    """Find the blobs that both sides of merges grew from, by the places of those changes that are to be looked at.

    A merge is not where it took over what one side alone had changed, nor one of more than two sides.
    """
    merges = [place for place, change in enumerate(changes) if _brings_two_together(change)]
    if merges:
        of_path = _places(changes, {changes[place].path for place in merges})
        merges = [each for each in merges if not _grew_from_the_other(each, changes, of_path[changes[each].path])]
    if not merges:
        return {}
    from goals_cli.gitrepo.earlier import grown_from

    found = zip(merges, grown_from(read, [changes[place] for place in merges]), strict=True)
    return {place: base for place, base in found if base and base not in _left(changes[place])}


def _places(changes: Sequence[Change], paths: Collection[str]) -> dict[str, list[int]]:
    """Give the places of the changes under some paths."""
    found: dict[str, list[int]] = {path: [] for path in paths}
    for place, change in enumerate(changes):
        if change.path in found:
            found[change.path].append(place)
    return found


def _grew_from_the_other(merge: int, changes: Sequence[Change], places: Sequence[int]) -> bool:
    """Say whether the side that a merge took over came of the other one, as far as the changes tell: git takes longer.

    `places` are those of the changes under its path.
    """
    version, others = changes[merge].after, _left(changes[merge])
    if len(others) > 1:
        return False
    for change in (changes[place] for place in places if place > merge):
        if change.after == version:
            version = change.before[0]
            if len(change.before) > 1 or version in others:
                return version in others
    return False


def _brings_two_together(change: Change) -> bool:
    sides = change.before
    return len(sides) == 2 and None not in sides and sides[0] != sides[1] and change.was == (None, None)


def _left(change: Change) -> tuple[str | None, ...]:
    """Give the sides that a merge did not take over as they are."""
    return tuple(side for side in change.before if side != change.after)


def done_by_merge(base: Data | None, sides: Sequence[Data | None], after: Data | None) -> list[Event] | None:
    """Tell what a merge did that does not follow from its two sides: what it decided, and what it left out.

    None when one of the versions is not there or cannot be read.
    """
    if not base or not after or len(sides) != 2:
        return None
    ours, theirs = sides
    if not ours or not theirs:
        return None
    from goals_cli.merging.three_way import merge

    data = merge(base, ours, theirs).data
    known = [*(ours.get("conflicts") or ()), *(theirs.get("conflicts") or ())]
    left = [each for each in after.get("conflicts") or () if each not in known]
    conflicts = [each for each in data.get("conflicts") or () if each not in left]
    found = events(data | {"conflicts": conflicts}, after)
    return [replace(each, details={"merge": True}) if each.kind is Kind.DECIDED else each for each in found]
