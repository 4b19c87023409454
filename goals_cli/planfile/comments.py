"""Which entry of a plan each comment belongs to.

The owner rule:

1. A comment behind something belongs to the innermost entry that is still open there and began before it.
2. A comment on lines of its own within brackets belongs to the value in brackets; one between a key and its value
   belongs to the key.
3. Other comments on lines of their own stand in a gap between what comes before and what follows. The last ones of a
   gap that are indented no further than what follows belong to what follows, the ones before them to what comes
   before. But a paragraph of comments that stands directly under what comes before and is parted by a blank line from
   what follows belongs to what comes before.
4. A comment that belongs to what comes before belongs to the innermost entry there that begins at its column or further
   left; when a blank line parts it from what comes before, to the innermost one that begins further left than it does,
   since it then speaks of the whole and not of the last part. With no such entry it belongs to the plan.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from goals_cli.findings import Where
from goals_cli.planfile.layout import Entry, Layout


@dataclass(slots=True, eq=False)
class Comment:
    """A comment on lines of its own: its line and column, counted from 0, and the entry it belongs to."""

    line: int
    column: int
    owner: Entry | None = None
    attached: bool = False  # whether it belongs to a paragraph directly under what comes before


class Comments:
    """The comments of one layout and their owners."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._gaps: dict[int, list[Comment]] = {}

    def owners(self, but: Collection[int] = ()) -> list[tuple[Where, str]]:
        """List every comment, in the order of the text, with the place of the entry it belongs to.

        Those that begin at one of the indices `but` are left out.
        """
        found: list[tuple[Where, str]] = []
        for start, end in self.spans():
            if start in but:
                continue
            owner = self.owner(start)
            found.append((owner.where() if owner else (), self.layout.text[start:end].rstrip("\r")))
        return found

    def lines_of(self, entry: Entry) -> tuple[int, int]:
        """Give the first line of an entry and the one behind its last, with those of the comments that belong to it."""
        first, behind = self.layout.line_of(entry.start), self.layout.line_of(max(entry.value.end, entry.key_end)) + 1
        for line, owner in self._owned_lines:
            if any(entry is each for each in owner.chain()):
                first, behind = min(first, line), max(behind, line + 1)
        return first, behind

    @cached_property
    def _owned_lines(self) -> list[tuple[int, Entry]]:
        found = ((self.layout.line_of(start), self.owner(start)) for start, _ in self.spans())
        return [(line, owner) for line, owner in found if owner is not None]

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield where each comment begins and where its line ends, in the order of the text."""
        text = self.layout.text
        at = text.find("#")
        while at >= 0:
            leaf = self._leaf_at(at)
            if leaf is None:
                end = text.find("\n", at)
                yield at, end
                at = text.find("#", end)
            else:
                at = text.find("#", leaf)

    def between(self, start: int, end: int) -> bool:
        """Whether a comment begins between two indices."""
        at = self.layout.text.find("#", start, end)
        while at >= 0:
            leaf = self._leaf_at(at)
            if leaf is None:
                return True
            at = self.layout.text.find("#", leaf, end)
        return False

    def gap_at(self, first: int) -> list[Comment]:
        """List the comments of the gap that begins at a line, with their owners."""
        if first not in self._gaps:
            self._gaps[first] = self._measure_gap(first)
        return self._gaps[first]

    @cached_property
    def _leaf_starts(self) -> list[int]:
        self.layout.leaves.sort()
        return [start for start, _ in self.layout.leaves]

    @cached_property
    def _entry_starts(self) -> list[int]:
        return [entry.start for entry in self.layout.entries]

    def _leaf_at(self, index: int) -> int | None:
        """Give the end of the key or scalar that an index stands in, if it does."""
        number = bisect_right(self._leaf_starts, index) - 1
        if number >= 0 and index < self.layout.leaves[number][1]:
            return self.layout.leaves[number][1]
        return None

    def _open_at(self, index: int) -> Entry | None:
        """Find the innermost entry that began before an index and is not within brackets closed before it."""
        number = bisect_left(self._entry_starts, index) - 1
        entry = self.layout.entries[number] if number >= 0 else None
        while entry is not None and entry.holder.flow and entry.holder.end <= index:
            entry = entry.parent
        return entry

    def owner(self, index: int) -> Entry | None:
        """Find the entry that the comment at an index belongs to."""
        layout = self.layout
        line = layout.line_of(index)
        entry = self._open_at(index)
        if layout.text[layout.starts[line] : index].strip(" "):
            return entry
        if entry is not None:
            if entry.value.start >= index and (entry.value.flow or entry.value.kind is str) and entry.value.end > index:
                return entry
            if entry.value.flow and entry.value.start < index < entry.value.end:
                return entry
            if entry.holder.flow:
                return entry.parent
        return next(comment.owner for comment in self.gap_at(self._gap_start(line)) if comment.line == line)

    def _gap_start(self, line: int) -> int:
        """Find the first line of the gap that a comment line stands in."""
        layout = self.layout
        number = bisect_left(self._leaf_starts, layout.starts[line]) - 1
        last = layout.line_of(layout.leaves[number][1]) if number >= 0 else -1
        while line - 1 > last and _is_gap(layout.line(line - 1)):
            line -= 1
        return line

    def _measure_gap(self, first: int) -> list[Comment]:
        layout = self.layout
        found: list[Comment] = []
        number = first
        while number < len(layout.starts) - 1 and _is_gap(layout.line(number)):
            line = layout.line(number)
            if line.strip():
                found.append(Comment(number, len(line) - len(line.lstrip(" "))))
            number += 1
        if found:
            before = self._open_at(layout.starts[first])
            if first and layout.line(first - 1).startswith(("---", "...")):
                before = None
            self._give_owners(found, first=first, after=number, before=before)
        return found

    def _give_owners(self, comments: list[Comment], *, first: int, after: int, before: Entry | None) -> None:
        """Follow rules 3 and 4 for the comments of the gap that ends before the line `after`."""
        following = self._beginning_at(after)
        tail = len(comments)
        while tail and following and comments[tail - 1].column <= following.column:
            tail -= 1
        paragraph = 0
        while before and paragraph < len(comments) and comments[paragraph].line == first + paragraph:
            comments[paragraph].attached = True
            paragraph += 1
        parted = first + paragraph < after  # by a blank line from what follows
        belonging = max(tail, paragraph) if parted else tail
        for number, comment in enumerate(comments):
            comment.owner = _owner_before(comment, before) if number < belonging else following

    def _beginning_at(self, line: int) -> Entry | None:
        """Find the entry that begins the line after a gap; none at the end of the document."""
        number = bisect_left(self._entry_starts, self.layout.starts[line])
        if number == len(self._entry_starts) or self.layout.line(line).startswith(("...", "---")):
            return None
        return self.layout.entries[number]


def _is_gap(line: str) -> bool:
    stripped = line.lstrip(" ")
    return stripped.startswith(("#", "\n", "\r"))


def _owner_before(comment: Comment, before: Entry | None) -> Entry | None:
    limit = comment.column if comment.attached else comment.column - 1
    return next((entry for entry in (before.chain() if before else ()) if entry.column <= limit), None)
