"""Owns the paths of a caseload: where it begins, which plan files it holds, how paths are shown and kept inside."""

from __future__ import annotations

import os
from pathlib import Path

from goals_cli.codes import client_code, is_code
from goals_cli.errors import NotFound

OTHER_ENDING = ".yml"
# What a file ends in that is meant as a plan: when its name is not that of one, it is not read, and looks like lost.
MEANT_AS_PLANS = (".yaml", OTHER_ENDING)
MARKER = "goals.toml"
MOST_BYTES = 1024 * 1024  # of a file that is read as a plan, or as what is to go into one


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


def misnamed_in(root: Path) -> list[Path]:
    """List the files that are meant as plans, and are not read because of their names, sorted."""
    return [root / name for name in strays_in(root) if name.lower().endswith(MEANT_AS_PLANS)]


def misnamed(path: Path) -> NotFound:
    """Say that a file is not read because of its name, and how to name it."""
    if is_code(path.stem):
        return NotFound(f"{shown(path)} is not read; rename it to {path.stem}.yaml")
    code = path.stem.lower()
    name = f"{code}.yaml" if is_code(code) else "the client's code, such as heron-27.yaml"
    return NotFound(f"{shown(path)} is not read: its name is no client's code; rename it to {name}")


def plan_path(root: Path, client: str) -> Path:
    """Give the path of a client's plan, which need not exist; refuse what is no file of this caseload."""
    path = root / "clients" / f"{client_code(client)}.yaml"
    stay_inside(root, path.parent)
    if path.is_symlink():
        raise NotFound(f"{shown(path)} is a symbolic link; goals follows none", "put the plan itself in its place")
    if path.exists() and not path.is_file():
        raise NotFound(f"{shown(path)} is not a file", "move it away: a plan belongs in its place")
    if not path.exists() and path.with_suffix(OTHER_ENDING).exists():
        raise misnamed(path.with_suffix(OTHER_ENDING))
    return path


def shown(path: Path) -> str:
    """Write a path for people: relative to the current folder where that is shorter."""
    try:
        return visible(min(os.path.relpath(path), str(path), key=len))
    except (OSError, ValueError):  # the current folder is gone; the path is on another drive
        return visible(str(path))


def visible(path: str) -> str:
    """Write a path as it was given on one line: what a terminal or JSON would stumble over stands as an escape."""
    return path if path.isprintable() else "".join(map(_visible_character, path))


def text_of(path: str) -> str:
    """Write a path as text that every format can hold: a byte of it that is not UTF-8 stands as an escape."""
    return path if path.isascii() else "".join(c if c.isprintable() else _as_text(c) for c in path)


def _as_text(character: str) -> str:
    return _visible_character(character) if 0xD800 <= ord(character) < 0xE000 else character


def _visible_character(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code < 0xDD00 else ascii(character)[1:-1]  # a byte that is not UTF-8


def quoted(path: Path) -> str:
    """Write a path as a word of a command that may be copied into a shell."""
    import shlex

    return shlex.quote(shown(path))


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
    """List what is in `clients/`."""
    folder = root / "clients"
    stay_inside(root, folder)
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError as error:
        raise NotFound(f"{shown(folder)}: no such folder", f"goals init {quoted(root)} puts it in its place") from error
    except OSError as error:
        raise failed(folder, "read", error) from error


def _client_of(entry: os.DirEntry[str]) -> str:
    """Give the client's code when the entry is a plan file by its name; empty otherwise."""
    code, _, ending = entry.name.rpartition(".")
    return code if ending == "yaml" and is_code(code) else ""
