"""Conflicts as data: what both sides changed differently, kept in the plan until somebody decides."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from goals_cli.keys import same
from goals_cli.merging.contents import drawn, written
from goals_cli.merging.references import entries

Data = dict[str, Any]
SIDES = ("base", "ours", "theirs")


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place with what stood there before and what each side wrote; None stands for nothing."""

    where: str
    base: Any
    ours: Any
    theirs: Any

    @property
    def is_of_an_id(self) -> bool:
        """Whether two entries had one id: both stay."""
        return self.where.endswith("].id")

    @property
    def is_of_one_side(self) -> bool:
        """Whether one side alone altered what stood there; what was recorded for good is not altered so."""
        both = self.ours is not None and self.theirs is not None
        return both and self._is_as_it_was_on_one_side()

    @property
    def is_of_a_removal(self) -> bool:
        """Whether one side took out what stood there, and the other changed it, or named it where it had not."""
        return self.base is not None and (self.ours is None) != (self.theirs is None)

    @property
    def is_of_a_name(self) -> bool:
        """Whether one side took out what the other left as it was, and names where it had not."""
        return self.is_of_a_removal and self._is_as_it_was_on_one_side()

    def _is_as_it_was_on_one_side(self) -> bool:
        """Whether a side left what stood there as it was; where a goal went two ways, both sides wrote turns."""
        left = same(self.base, self.ours) or same(self.base, self.theirs)
        return left and not self.where.endswith("].course")

    def data(self, taken: Collection[str] = ()) -> Data:
        """Write the conflict down as an entry of the plan.

        Its id is the same whichever side merges: it comes from the place and both values alone.
        """
        values = ((side, getattr(self, side)) for side in SIDES)
        name = drawn("c-", _content(self.where, self.ours, self.theirs), taken)
        return {"id": name, "where": self.where} | {side: value for side, value in values if value is not None}


def added(data: Data, base: Data, ours: Data, theirs: Data, new: Sequence[Conflict]) -> Data:
    """Put into a merged plan the conflicts that both sides still have undecided, and the new ones."""
    known = {side: {entry.get("id"): entry for entry in entries(plan, "conflicts")} for side, plan in
             (("base", base), ("ours", ours), ("theirs", theirs))}  # fmt: skip
    both = known["ours"] | {name: entry for name, entry in known["theirs"].items() if name not in known["ours"]}
    left = [
        entry
        for name, entry in both.items()
        if (name in known["ours"] and name in known["theirs"]) or name not in known["base"]
    ]
    there = {_content(entry.get("where"), entry.get("ours"), entry.get("theirs")) for entry in left}
    for conflict in new:
        content = _content(conflict.where, conflict.ours, conflict.theirs)
        if content not in there:
            there.add(content)
            left.append(conflict.data({str(entry.get("id")) for entry in left}))
    if left or same(ours.get("conflicts"), []):
        return data | {"conflicts": left}
    return data


def _content(where: Any, ours: Any, theirs: Any) -> str:
    return "\n".join([str(where), *sorted(map(written, (ours, theirs)))])
