"""All mends that are certain and change no meaning, by the code of the rule whose findings they end: one fix, one file.

A fix looks at a plan and at its data as it was last committed, where there is such, and says what could stand where.
It proposes; `goals_cli.checking.mending` takes that only where the rule has found something, and when it does no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from goals_cli.checking.fixes.id_twice import id_twice
from goals_cli.checking.fixes.schema_problem import schema_problem
from goals_cli.checking.fixes.text_cut import text_cut
from goals_cli.planfile import Document, Mend

Fix = Callable[[Document, "dict[str, Any] | None"], Iterator[Mend]]

FIXES: dict[str, Fix] = {"F002": schema_problem, "F006": text_cut, "F008": id_twice}
