"""Which plans a report on a caseload had to do without, so that whoever reads only the page knows of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from goals_cli.render.blocks import Block, Paragraph

if TYPE_CHECKING:
    from goals_cli.surveying import Unreadable


def blocks(plans: Collection[Unreadable]) -> Iterator[Block]:
    """Name them by their codes, without any text of theirs."""
    if plans:
        which = "it" if len(plans) == 1 else "they"
        codes = ", ".join(" ".join(plan.client.split()) for plan in plans)
        yield Paragraph(f"Not in this report, since {which} cannot be read: {codes}")
