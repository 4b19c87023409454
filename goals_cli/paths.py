"""Owns the paths of a caseload: where it begins, which plan files it holds, how paths are shown and kept inside."""

from __future__ import annotations

import os
from pathlib import Path

from goals_cli.codes import client_code, is_code
from goals_cli.errors import NotFound

MARKER = "goals.toml"


def find_root(start: Path | None = None) -> Path | None:
    """Find the nearest folder with a `goals.toml`, at or above a folder (the current one unless told)."""
    try:
        folder = (start or Path.cwd()).resolve(strict=True)
    except OSError as error:
        raise NotFound(f"{shown(start) if start else 'the current folder'}: no such folder") from error
    return next((place for place in (folder, *folder.parents) if (place / MARKER).is_file()), None)


def clients_in(root: Path) -> list[str]:
    """List the codes of all clients who have a plan file, sorted."""
    return sorted(code for entry in _entries(root) if (code := _client_of(entry)))


def strays_in(root: Path) -> list[str]:
    """List what lies in `clients/` but is no plan file by its name, sorted; hidden files are left alone."""
    names = (entry.name for entry in _entries(root) if not _client_of(entry))
    return sorted(f"clients/{name}" for name in names if not name.startswith("."))


def plan_path(root: Path, client: str) -> Path:
    """Give the path of a client's plan, which need not exist; refuse what is no file of this caseload."""
    path = root / "clients" / f"{client_code(client)}.yaml"
    stay_inside(root, path.parent)
    if path.is_symlink():
        raise NotFound(f"{shown(path)} is a symbolic link; goals follows none", "put the plan itself in its place")
    if path.exists() and not path.is_file():
        raise NotFound(f"{shown(path)} is not a file", "move it away: a plan belongs in its place")
    return path


def shown(path: Path) -> str:
    """Write a path for people: relative to the current folder where that is shorter."""
    try:
        return min(os.path.relpath(path), str(path), key=len)
    except (OSError, ValueError):  # the current folder is gone; the path is on another drive
        return str(path)


def failed(path: Path, what: str, error: OSError) -> NotFound:
    """Say that something could not be done with a path, and why."""
    return NotFound(f"{shown(path)} cannot be {what}: {error.strerror or type(error).__name__}")


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, unless it is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failed(folder, "made", error) from error


def stay_inside(root: Path, path: Path) -> None:
    """Refuse a path that symbolic links lead out of a folder."""
    try:
        inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # links in a circle
        inside = False
    if not inside:
        name = shown(path)
        raise NotFound(f"{name} leads out of the caseload through a symbolic link", "put a real folder in its place")


def _entries(root: Path) -> list[os.DirEntry[str]]:
    """List what is in `clients/`; a fresh clone of an empty caseload may not have it."""
    folder = root / "clients"
    stay_inside(root, folder)
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise failed(folder, "read", error) from error


def _client_of(entry: os.DirEntry[str]) -> str:
    """Give the client's code when the entry is a plan file by its name; empty otherwise."""
    code, _, ending = entry.name.rpartition(".")
    return code if ending == "yaml" and is_code(code) and not entry.is_dir(follow_symlinks=False) else ""
