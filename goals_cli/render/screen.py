"""What a page of text is written for: a terminal of some width, or paper, a file and other programs, always alike."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = 80  # more are hard to read
NARROWEST = 20  # fewer have no room for a word and what says whose it is


@dataclass(frozen=True, slots=True)
class Marks:
    """What a bar is made of: what was reached, and what is left to the highest rating."""

    full: str
    rest: str


BLOCKS = Marks("█", "░")
SIGNS = Marks("#", ".")


@dataclass(frozen=True, slots=True)
class Screen:
    """How wide lines may be, and the marks that charts are drawn with; without, the table beside them says it all."""

    columns: int = COLUMNS
    marks: Marks | None = None


PAPER = Screen()
