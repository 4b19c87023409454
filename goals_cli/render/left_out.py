"""Which plans a report on a caseload had to do without, so that whoever reads only the report knows of them.

A file whose name is no client's code may be named for a person: it is counted, and named on stderr alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from goals_cli.render.blocks import Block, Paragraph

if TYPE_CHECKING:
    from goals_cli.surveying import Unreadable


def blocks(plans: Collection[Unreadable], *, in_numbers: bool = False) -> Iterator[Block]:
    """Name them by their codes, without any text of theirs, or tell only how many they are."""
    if plans:
        which = "it" if len(plans) == 1 else "they"
        coded, others = _codes(plans), _misnamed(plans)
        told = [_counted(len(coded), "plan")] if in_numbers and coded else coded
        told += [f"{_counted(others, 'file')} whose name is no client's code"] if others else []
        yield Paragraph(f"Not in this report, since {which} cannot be read: {', '.join(told)}")


def content(plans: Collection[Unreadable], *, in_numbers: bool = False) -> dict[str, object]:
    """Tell the same to readers that are programs."""
    coded = [plan for plan in plans if plan.client is not None]
    return {"unreadable": len(coded) if in_numbers else coded, "misnamed": _misnamed(plans)}


def _codes(plans: Collection[Unreadable]) -> list[str]:
    return [" ".join(plan.client.split()) for plan in plans if plan.client is not None]


def _misnamed(plans: Collection[Unreadable]) -> int:
    return sum(plan.client is None for plan in plans)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
