"""Editing a plan as a whole: what came back from an editor is checked and saved, or kept aside."""

from __future__ import annotations

import os
import stat
from datetime import datetime
from pathlib import Path

from goals_cli import planfile, schema
from goals_cli.caseload import Caseload
from goals_cli.editor import PREFIX, in_use
from goals_cli.errors import InvalidData, NotFound, NotWritten, UnreadablePlan
from goals_cli.opening import located, refuse
from goals_cli.paths import failed, shown
from goals_cli.planfile import Document
from goals_cli.planning import validate


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
        validate(document)
        _refuse_new_keys(document, before)
        if document.data.get("client") != client:
            line, column = document.place(("client",))
            raise InvalidData(f"{document.name}:{line}:{column}: the client must stay {client}, as the file is named")

    planfile.replace(
        caseload.plan_path(client),
        _bytes(text),
        expected=_bytes(before),
        lock=caseload.lock_path(client),
        validate=check,
        name=caseload.shown_path(client),
    )


def _refuse_new_keys(document: Document, before: str) -> None:
    """Refuse keys that are not known, but for those that stood somewhere in the plan already."""
    try:
        known = {problem.where[-1] for problem in _unknown(planfile.parse(_bytes(before), document.name))}
    except UnreadablePlan:  # nobody can say what stood in it
        return
    new = [problem for problem in _unknown(document) if problem.where[-1] not in known]
    refuse(new, lambda where: located(document, where))


def _unknown(document: Document) -> list[schema.Problem]:
    return [problem for problem in schema.problems(document.data) if problem.unknown_key]


def keep_aside(caseload: Caseload, client: str, text: str, *, now: datetime) -> str:
    """Keep an edited text beside the plans, for its writer's eyes only; return its path as it is shown."""
    folder = caseload.own_folder("aside")
    for number in range(1000):
        path = folder / f"{client}-{now:%Y%m%d-%H%M%S}{f'-{number}' if number else ''}.yaml"
        try:
            return _kept(path, text)
        except FileExistsError:
            continue
        except OSError as error:
            raise failed(path, "written", error) from error
    raise NotWritten(f"{shown(folder)} is full of edits of {client} that were kept aside", "clear it up")


def _kept(path: Path, text: str) -> str:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(_bytes(text))
    return shown(path)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
