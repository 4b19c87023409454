"""Editing a plan as a whole: what came back from an editor is checked and saved, or kept aside."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from goals_cli import planfile
from goals_cli.caseload import Caseload
from goals_cli.errors import InvalidData, NotFound, NotWritten
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


def save(caseload: Caseload, client: str, text: str, *, before: str) -> None:
    """Put an edited text in the place of the plan that was read, when it is valid and the plan is still the same."""

    def check(document: Document) -> None:
        validate(document)
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
