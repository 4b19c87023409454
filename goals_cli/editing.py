"""Editing a plan as a whole: what came back from an editor is checked and saved, or kept aside."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from goals_cli import planfile, schema
from goals_cli.caseload import Caseload, freshen_schema
from goals_cli.editor import PREFIX, in_use
from goals_cli.errors import GoalsError, InvalidData, NotFound, UnreadablePlan
from goals_cli.opening import located, refuse
from goals_cli.paths import failed, shown
from goals_cli.planfile import Document

MOST_SHOWN = 20  # problems of one edit
MOST_ASIDE = 1000  # edits of one client in one second


def plan_text(caseload: Caseload, client: str) -> str:
    """Read a plan's text as it is, readable as a plan or not, so that an editor can mend it."""
    path = caseload.plan_path(client)
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError as error:
        raise NotFound(f"no plan for {client}", f"goals create {client} starts one") from error
    except OSError as error:
        raise failed(path, "read", error) from error


def rescue(caseload: Caseload) -> list[str]:
    """Move what interrupted edits left behind to the others that are kept aside; return where it is now."""
    rescued = []
    for left in sorted(caseload.own_folder().glob(f"{PREFIX}*")):
        try:
            if not stat.S_ISREG(left.lstat().st_mode) or in_use(left):
                continue
            if left.stat().st_size == 0:
                left.unlink()
                continue
            place = caseload.own_folder("aside") / left.name
            left.replace(place)
        except OSError as error:
            raise failed(left, "moved aside", error) from error
        rescued.append(shown(place))
    return rescued


def save(caseload: Caseload, client: str, text: str, *, before: str) -> None:
    """Put an edited text in the place of the plan that was read, when it is valid and the plan is still the same."""

    def check(document: Document) -> None:
        refuse_all([*_problems(document, before), *_another_client(document, client)], document)

    planfile.replace(
        caseload.plan_path(client),
        _bytes(text),
        expected=_bytes(before),
        lock=caseload.lock_path(client),
        validate=check,
        name=caseload.shown_path(client),
    )
    freshen_schema(caseload)


def _problems(document: Document, before: str) -> list[schema.Problem]:
    """List what is wrong with a plan; keys that are not known, but for those that stood somewhere in it already."""
    problems = schema.problems(document.data)
    try:
        old = planfile.parse(_bytes(before), document.name).data
    except UnreadablePlan:  # nobody can say what stood in it
        return [problem for problem in problems if not problem.unknown_key]
    known = {problem.where[-1] for problem in schema.problems(old) if problem.unknown_key}
    return [problem for problem in problems if not problem.unknown_key or problem.where[-1] not in known]


def _another_client(document: Document, client: str) -> list[schema.Problem]:
    told = document.data.get("client")
    wrong = isinstance(told, str) and told != client
    return [schema.Problem(("client",), f"the client must stay {client}, as the file is named", "")] if wrong else []


def refuse_all(problems: Sequence[schema.Problem], document: Document) -> None:
    """Raise InvalidData with all problems of an edit, so that they can be mended in one go."""
    if len(problems) <= 1:
        refuse(problems, lambda where: located(document, where))
        return
    lines = [f"{located(document, each.where)}{each.message}" for each in problems[:MOST_SHOWN]]
    hints = [f" ({each.hint})" if each.hint else "" for each in problems[:MOST_SHOWN]]
    more = [f"and {len(problems) - MOST_SHOWN} more"] if len(problems) > MOST_SHOWN else []
    listed = "\n".join([*map("".join, zip(lines, hints, strict=True)), *more])
    raise InvalidData(f"{document.name}: {len(problems)} things to mend\n{listed}")


def keep_aside(caseload: Caseload, client: str, path: Path, *, now: datetime) -> str:
    """Move an edited text to the others that are kept aside; return its path as it is shown.

    Where that fails, on a full disk above all, it stays where it is.
    """
    try:
        folder = caseload.own_folder("aside")
        for number in range(MOST_ASIDE):
            place = folder / f"{client}-{now:%Y%m%d-%H%M%S}{f'-{number}' if number else ''}.yaml"
            with suppress(FileExistsError):
                return _moved(path, place)
    except (OSError, GoalsError):
        pass
    return shown(path)


def _moved(path: Path, place: Path) -> str:
    """Move a file to a place where there is none, which takes no room for what it holds."""
    os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        path.chmod(0o600)  # some editors make a file of their own
        path.replace(place)
    except OSError:
        place.unlink()
        raise
    return shown(place)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
