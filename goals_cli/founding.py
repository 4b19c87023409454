"""Owns what `goals init` puts into a folder to make it a caseload, and keeps the schema's copy there fresh."""

from __future__ import annotations

import os
import re
from pathlib import Path

from goals_cli import __version__
from goals_cli.errors import NotFound, UsageError
from goals_cli.paths import MARKER, failed, make_folder, shown, stay_inside
from goals_cli.profile import DEFAULT
from goals_cli.settings import template

SCHEMA_COPY = "plan.schema.json"
IGNORED = """\
# goals: what belongs to this computer alone, and what editors leave behind
.goals/*
!.goals/plan.schema.json
clients/.*
!clients/.gitkeep
*.swp
*~
"""
ATTRIBUTES = """\
# goals: the same line ends on every system
clients/*.yaml text eol=lf
# goals: git diff tells what happened, and plans are merged by what they say, in clones that goals init has set up
clients/*.yaml diff=goals merge=goals
"""


def lay(folder: Path, profile: str | None = None) -> list[str]:
    """Make a folder a caseload, or complete one, overwriting nothing; return the names of what is new."""
    _refuse_nested(folder)
    make_folder(folder)
    clients = folder / "clients"
    stay_inside(folder, clients)
    make_folder(clients)
    changed = [
        (MARKER, _add(folder / MARKER, template(profile or DEFAULT))),
        ("clients/", _add(clients / ".gitkeep", "")),
        (".gitignore", _add_lines(folder / ".gitignore", IGNORED)),
        (".gitattributes", _add_lines(folder / ".gitattributes", ATTRIBUTES)),
        (f".goals/{SCHEMA_COPY}", refresh_schema(folder)),
    ]
    return [name for name, new in changed if new]


def lacking(folder: Path) -> list[str]:
    """Name what `lay` would put into a caseload, but for comments, which somebody may have taken out."""
    lines = ((".gitignore", IGNORED), (".gitattributes", ATTRIBUTES))
    schema_copy = folder / ".goals" / SCHEMA_COPY
    try:
        names = [] if (folder / "clients").is_dir() else ["clients/"]
        for name, text in lines:
            path = folder / name
            there = path.read_bytes() if path.exists() else b""
            names += [name] * any(not line.startswith("#") for line in _missing(there, text))
        return names if _is_fresh(schema_copy, _schema_with_version()) else [*names, f".goals/{SCHEMA_COPY}"]
    except OSError as error:
        raise failed(folder, "read", error) from error


def refresh_schema(root: Path) -> bool:
    """Bring the copy of the schema up to this version, unless a later one wrote it; say whether it changed."""
    folder = root / ".goals"
    stay_inside(root, folder)
    path = folder / SCHEMA_COPY
    text = _schema_with_version()
    try:
        if _is_fresh(path, text):
            return False
        make_folder(folder)
        _replace(path, text)
    except OSError as error:
        raise failed(path, "written", error) from error
    return True


def _is_fresh(path: Path, text: str) -> bool:
    """Say whether the copy of the schema is this version's, or a later one's."""
    there = "" if path.is_symlink() or not path.is_file() else path.read_text("utf-8", errors="replace")
    return there == text or _version_in(there) > _version_in(text)


def _schema_with_version() -> str:
    from goals_cli import schema

    return schema.text("plan").replace("{", f'{{\n  "x-goals-version": "{__version__}",', 1)


def _version_in(text: str) -> tuple[int, ...]:
    """Read which version wrote a copy of the schema; an empty one is older than all."""
    found = re.search(r'"x-goals-version": "([0-9]+(?:\.[0-9]+)*)', text[:1000])
    return tuple(int(part) for part in found[1].split(".")) if found else ()


def _replace(path: Path, text: str) -> None:
    """Write a file so that a reader finds the old one or the new one, whole; a link in its place is replaced."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _refuse_nested(folder: Path) -> None:
    """Refuse to make a caseload inside another one, where it would hide the outer one's plans."""
    outer = next((above for above in folder.resolve().parents if (above / MARKER).is_file()), None)
    if outer and not (folder / MARKER).is_file():
        raise UsageError(f"{shown(folder)} is inside the caseload {shown(outer)}", "choose a folder outside of it")


def _add(path: Path, text: str) -> bool:
    """Write a new file; leave one that is there."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    except OSError as error:
        raise failed(path, "written", error) from error
    return True


def _add_lines(path: Path, text: str) -> bool:
    """Append the lines that a file lacks; its own stay as they are."""
    if path.is_symlink():
        raise NotFound(f"{shown(path)} is a symbolic link; goals follows none", "put the file itself in its place")
    try:
        there = path.read_bytes() if path.exists() else b""
        missing = _missing(there, text)
        if missing:
            start = b"" if not there or there.endswith(b"\n") else b"\n"
            with path.open("ab") as file:
                file.write(start + "".join(f"{line}\n" for line in missing).encode())
    except OSError as error:
        raise failed(path, "written", error) from error
    return bool(missing)


def _missing(there: bytes, text: str) -> list[str]:
    kept = {line.strip() for line in there.decode("utf-8", "replace").splitlines()}
    return [line for line in text.splitlines() if line not in kept]
