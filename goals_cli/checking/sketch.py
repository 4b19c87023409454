"""What is kept of each plan for the rules that look at a whole caseload; it holds no text of the client."""

from __future__ import annotations

from msgspec import Struct

from goals_cli.findings import Where
from goals_cli.plan import Plan


class Wording(Struct, frozen=True):
    """One goal's wording: where it stands, and hashes by which it is compared."""

    where: Where
    goal: str
    marks: tuple[int, ...]


class Sketch(Struct, frozen=True):
    """One plan: whose it is, how its file is named to the user, and its wordings."""

    client: str
    path: str
    wordings: tuple[Wording, ...] = ()


def sketch(plan: Plan, path: str) -> Sketch:
    """Keep what comparing plans takes."""
    return Sketch(plan.client, path)
