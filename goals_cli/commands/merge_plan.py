"""`goals merge-plan`: what git calls to merge plans."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goals_cli.commands.common import say

if TYPE_CHECKING:
    from goals_cli.merging.conflicts import Conflict

REFUSED = 129  # for git, a driver that gives more than 128 has failed, and the merge is called off


def merge_plan(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="What both sides grew from (%O); may be empty.")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="The one side (%A); what was merged is written here.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The other side (%B).")],
    marks: Annotated[int, typer.Argument(metavar="[SIZE]", help="How long git's conflict marks are (%L).")] = 7,
    path: Annotated[str, typer.Argument(metavar="[PATH]", help="The plan's own path (%P), to speak of it.")] = "",
) -> None:
    """Merge two versions of a plan, as git asks for it; goals init tells git to.

    Nothing that either side wrote is lost, and the file can always be read. What both changed differently is kept twice
    under `conflicts`, until goals resolve decides; so is what one side alone altered in an agreement or a review. Exits
    with 0 when all is merged, with 1 when somebody must look, and with 129 when nothing could be done.

    Examples:
      goals merge-plan base.yaml ours.yaml theirs.yaml
    """
    from goals_cli.errors import GoalsError
    from goals_cli.merging.driver import merged
    from goals_cli.paths import failed, shown, visible

    name = visible(path) if path else shown(ours)
    try:
        outcome = merged(base, ours, theirs, name, marks=marks)
        ours.write_bytes(outcome.content)
    except GoalsError as error:
        say(f"goals: {error.message}" + (f"\n  {error.hint}" if error.hint else ""))
        raise typer.Exit(REFUSED) from error
    except OSError as error:
        say(f"goals: {failed(ours, 'written', error).message}")
        raise typer.Exit(REFUSED) from error
    for remark in outcome.remarks:
        say(remark)
    if outcome.conflicts:
        happened = _happened(outcome.conflicts)
        say(f"{name}: {happened}; goals resolve {_client(name)} lists what to decide")
    if not outcome.clean:
        raise typer.Exit(1)


def _happened(conflicts: Sequence[Conflict]) -> str:
    """Say in a sentence how many conflicts of which kind there are."""
    ids = sum(conflict.is_of_an_id for conflict in conflicts)
    alone = sum(conflict.is_of_one_side for conflict in conflicts)
    out = sum(conflict.is_of_a_removal for conflict in conflicts)
    told = (
        _counted(len(conflicts) - ids - alone - out, "place", "changed differently on both sides"),
        _counted(out, "place", "taken out on one side and changed or newly named on the other, so it stays meanwhile"),
        _counted(alone, "place", "altered on one side where nothing recorded is changed, so what was recorded stands"),
        _counted(ids, "id", "given to two entries, of which one has a new id now"),
    )
    return ", ".join(filter(None, told))


def _counted(number: int, one: str, what: str) -> str:
    things = f"1 {one} was" if number == 1 else f"{number} {one}s were"
    return f"{things} {what}" if number else ""


def _client(name: str) -> str:
    """Give the client's code that a plan's file is named for."""
    from goals_cli.codes import is_code

    code = Path(name).stem
    return code if is_code(code) else "CLIENT"
