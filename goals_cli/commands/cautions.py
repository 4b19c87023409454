"""What a worker is told on stderr before the client's sheet is made: that it may be a danger, by ids alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goals_cli.commands.common import say
from goals_cli.commands.delivering import is_file

if TYPE_CHECKING:
    from pathlib import Path

    from goals_cli.plan import Plan


def say_when_no_copy_was_given(plan: Plan, output: Path | None, quiet: bool) -> None:
    """Tell of agreements that say why there is no copy of them; nothing is refused.

    Before a file is written not even --quiet takes that away.
    """
    from goals_cli.agreements import without_copy

    to_file = is_file(output)
    if (quiet and not to_file) or not (found := without_copy(plan)):
        return
    which = f"agreement {found[0]} says" if len(found) == 1 else f"agreements {', '.join(found)} say"
    say(f"no copy was given to the client, and {which} why: goals show {plan.client}")
    if to_file:
        say("  ask them before you print or send this sheet, and delete it then: where it lies it can be a danger")
