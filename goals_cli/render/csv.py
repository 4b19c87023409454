"""Rows for a spreadsheet: fixed columns, and no cell that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv as standard_csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from goals_cli.render.terminal import safe_lines

Cell = str | int | float | date | None

# What a spreadsheet takes for the beginning of a formula, or leaves out on the way there. The wide forms count where
# people type them.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BEFORE = ("\t", "\r", "\n")


def csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Write a header and rows; numbers and dates as they are, texts guarded, nothing where there is nothing."""
    target = io.StringIO()
    writer = standard_csv.writer(target, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return target.getvalue().removesuffix("\n")


def guarded(cell: str) -> str:
    """Put an apostrophe before what would be a formula, and make control characters visible; line ends stay."""
    start = "'" if cell.startswith(_BEFORE) or cell.lstrip().startswith(_FORMULA) else ""
    return start + "\n".join(safe_lines(cell))
