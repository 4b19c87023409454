"""Narrows a report on a caseload to one worker's clients, and refuses a worker whom no plan names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from goals_cli.errors import NotFound
from goals_cli.reporting import OfWorker
from goals_cli.surveying import Survey, Unreadable, survey

if TYPE_CHECKING:
    from goals_cli.caseload import Caseload
    from goals_cli.history.moments import Past

_Line = TypeVar("_Line", bound=OfWorker)


def only_of(worker: str | None, lines: Iterable[_Line], caseload: Caseload, past: Past | None) -> list[_Line]:
    """Keep the lines of one worker's clients, all when none is named.

    Raises NotFound when no plan is that worker's: a slip in the code would look as if there were nothing to do.
    """
    found = [line for line in lines if worker in (None, line.worker)]
    if worker is not None and not found:
        _refuse_nobody(worker, caseload, past)
    return found


def _refuse_nobody(worker: str, caseload: Caseload, past: Past | None) -> None:
    unreadable: list[Unreadable] = []
    asked = Survey("workers", None, lambda plan, _: (plan.worker,), list[str], words=False)
    known = set(survey(caseload, asked, unreadable, past))
    if worker in known:
        return
    from difflib import get_close_matches

    near = get_close_matches(worker, sorted(known), n=1, cutoff=0.6)
    meant = f"did you mean {near[0]}? " if near else ""
    which = "no plan that can be read" if unreadable else "no plan"
    raise NotFound(f"{which} names {worker} as its worker", f"{meant}goals report caseload shows whose each is")
