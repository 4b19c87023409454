"""The merge itself, on data: what one side changed is taken, what both changed differently is kept twice.

An entry that is gone on one side goes, when the other left it as it was; out of the lists that only grow nothing goes,
and what stands in them is not set over by either side alone: that is kept twice too, and what was recorded stays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from goals_cli.keys import Key, keyed, same
from goals_cli.merging import ordering
from goals_cli.merging.aligning import known
from goals_cli.merging.clashes import separated
from goals_cli.merging.conflicts import Conflict, added
from goals_cli.merging.places import Place
from goals_cli.merging.references import newly

Data = dict[str, Any]
Named = set[tuple[str, str]]

# Mappings that say one thing: of two versions one holds whole, and no answer gets the words to another.
_ONE_THING = frozenset(
    {
        "client_answer", "taken_back", "closed", "absent", "client", "copy", "weight", "ratings", "others", "views",
        "measured", "scale",
    }
)  # fmt: skip
# What is looked through though one side left it as it was: the other may have taken out what must not go.
_LOOKED_THROUGH = (("goals",), ("goals", "steps"), ("goals", "measures"))
# What one side says and the other denies, in two fields of one mapping.
_EITHER_OR = (("done", "taken_back"), ("given", "not_given"))


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge: the data, the conflicts that it left in there, and whether it kept what was recorded.

    What is recorded for good is kept where a side had taken it out, or left it empty.
    """

    data: Data
    conflicts: tuple[Conflict, ...] = ()
    has_kept: bool = False


def merge(base: Data, ours: Data, theirs: Data) -> Merged:
    """Merge two versions of a plan that grew from one; an empty mapping stands for no common version."""
    if same(ours, theirs) or same(theirs, base):
        return Merged(ours)
    if same(ours, base):
        return Merged(theirs)
    ours, theirs, clashes = separated(base, ours, theirs)
    merging = _Merging(newly(ours, base), newly(theirs, base))
    data = merging.mapping(Place(), base, ours, theirs)
    conflicts = (*merging.conflicts, *clashes)
    return Merged(added(data, base, ours, theirs, conflicts), conflicts, merging.has_kept)


@dataclass(slots=True)
class _Merging:
    """One merge on its way: what each side newly names, and the conflicts so far."""

    ours_names: Named
    theirs_names: Named
    conflicts: list[Conflict] = field(default_factory=list)
    has_kept: bool = False

    def mapping(self, place: Place, base: Data, ours: Data, theirs: Data) -> Data:
        """Merge two mappings key by key, in the order of ours."""
        mark = len(self.conflicts)
        merged: Data = {}
        for name in (*ours, *(name for name in theirs if name not in ours)):
            if not place.names and name == "conflicts":
                continue
            inner = place.field(name)
            value = self.value(inner, base.get(name), ours.get(name), theirs.get(name))
            if value is not None or (name in ours and ours[name] is None):
                merged[name] = value
        denied = [pair for pair in _EITHER_OR if _both(merged, pair) and not (_both(ours, pair) or _both(theirs, pair))]
        if denied:
            del self.conflicts[mark:]
            one, other = (_without(merged, denied, side) for side in (ours, theirs))
            return dict(self.conflict(place, base or None, one, other))
        if place.names[-1:] and place.names[-1] in _ONE_THING:
            filled_in = all(_says_all(side, base) for side in (ours, theirs)) or place.grows
            if len(self.conflicts) > mark or not filled_in:
                del self.conflicts[mark:]
                return dict(self.conflict(place, base or None, ours, theirs))
        return merged

    def value(self, place: Place, base: Any, ours: Any, theirs: Any) -> Any:
        """Merge two values; None stands for nothing."""
        if place.grows and base is not None and (ours is None or theirs is None):
            self.has_kept = True
            ours, theirs = (base if side is None else side for side in (ours, theirs))
        if same(ours, theirs):
            return ours
        if not place.grows and place.names not in _LOOKED_THROUGH:
            if same(theirs, base):
                return ours
            if same(ours, base):
                return theirs
        if _are(list, ours, theirs):
            return self.list_(place, _or_empty(base, list), ours or [], theirs or [])
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self.mapping(place, _or_empty(base, dict), ours, theirs)
        if (place.grows and base is not None) or not (same(theirs, base) or same(ours, base)):
            return self.conflict(place, base, ours, theirs)
        return ours if same(theirs, base) else theirs

    def list_(self, place: Place, base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
        """Merge two lists entry by entry, in the order of ours."""
        before = keyed(place.names, base)
        one, other = (known(place.names, side, before) for side in (ours, theirs))
        merged: dict[Key, list[Any]] = {}
        for key in (*one, *(key for key in other if key not in one)):
            merged[key] = self.entry(place, key, (before.get(key), one.get(key), other.get(key)), key in before)
        if place.names == ("goals", "course"):
            self._compare_turns(place, before, one, other)
        order = ordering.order(place, before, one, other, [key for key, entries in merged.items() if entries])
        return [entry for key in order for entry in merged[key]]

    def entry(self, place: Place, key: Key, versions: tuple[Any, Any, Any], there_before: bool) -> list[Any]:
        """Merge the versions of one entry; it may go, and what only grows may become two."""
        base, ours, theirs = versions
        inner = place.item(key, ours if ours is not None else theirs)
        if ours is not None and theirs is not None:
            mark = len(self.conflicts)
            value = self.value(inner, base, ours, theirs)
            if len(self.conflicts) > mark and isinstance(ours, dict) and _has_no_name(key):
                del self.conflicts[mark:]
                return [ours, theirs]
            return [value]
        kept = theirs if ours is None else ours
        if not there_before or place.grows:
            self.has_kept |= there_before
            return [kept]
        if same(base, kept) and not self._is_named(place, kept, self.theirs_names if ours is None else self.ours_names):
            return []
        self.conflict(inner, base, ours, theirs)
        return [kept]

    def conflict(self, place: Place, base: Any, ours: Any, theirs: Any) -> Any:
        """Keep both values, of which ours stays in its place, or the one that is there at all.

        What was recorded for good stays where one side alone altered it.
        """
        found = Conflict(place.text, base, ours, theirs)
        self.conflicts.append(found)
        return theirs if ours is None or (found.is_of_one_side and same(base, theirs)) else ours

    def _is_named(self, place: Place, entry: Any, names: Named) -> bool:
        """Whether the side that left an entry as it was names it where it was not named before."""
        if not isinstance(entry, dict) or place.names not in _LOOKED_THROUGH:
            return False
        kind, name = place.names[-1], str(entry.get("id"))
        return (kind, f"{place.holder} {name}" if kind == "measures" else name) in names

    def _compare_turns(self, place: Place, base: dict[Key, Any], ours: dict[Key, Any], theirs: dict[Key, Any]) -> None:
        """Notice that a goal went two ways: both sides have turns of their own, and end in another status."""
        ours_only = [entry for key, entry in ours.items() if key not in theirs and key not in base]
        theirs_only = [entry for key, entry in theirs.items() if key not in ours and key not in base]
        if ours_only and theirs_only:
            before, one, other = (_last_status(list(side.values())) for side in (base, ours, theirs))
            if one != other:
                self.conflict(place, before, one, other)


def _are(kind: type[Any], *values: Any) -> bool:
    """Whether values are all of a kind or nothing, and one at least is not nothing."""
    return all(value is None or isinstance(value, kind) for value in values) and any(
        value is not None for value in values
    )


def _or_empty(value: Any, kind: type[Any]) -> Any:
    return value if isinstance(value, kind) else kind()


def _both(mapping: Data, names: tuple[str, str]) -> bool:
    return all(mapping.get(name) is not None for name in names)


def _says_all(side: Data, base: Data) -> bool:
    """Whether a side says all that was there before, and maybe more."""
    return all(value is None or same(value, side.get(name)) for name, value in base.items())


def _without(merged: Data, pairs: list[tuple[str, str]], side: Data) -> Data:
    """Give what both sides made of a mapping, without those of the pairs that this side has not."""
    gone = {name for pair in pairs for name in pair if side.get(name) is None}
    return {name: value for name, value in merged.items() if name not in gone}


def _has_no_name(key: Key) -> bool:
    """Whether an entry is known by nothing but its whole content, so that no place in it could be called anything."""
    return isinstance(key[0], frozenset)


def _last_status(course: list[Any]) -> Any:
    last = course[-1] if course else None
    return last.get("status") if isinstance(last, dict) else last
