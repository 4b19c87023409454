"""Owns the caseload: where its folder is, its settings, and the paths of the plans in it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from goals_cli import paths
from goals_cli import settings as settings_file
from goals_cli.codes import client_code, new_dated_id, new_id, worker_code
from goals_cli.errors import NotFound
from goals_cli.paths import MARKER, find_root, make_folder, shown, stay_inside
from goals_cli.profile import Profile, profile
from goals_cli.settings import Settings

__all__ = [
    "Caseload", "Profile", "Settings", "at", "client_code", "create", "find", "freshen_schema", "new_dated_id",
    "new_id", "profile", "refresh_schema", "shown", "worker_code",
]  # fmt: skip


class Caseload(msgspec.Struct, frozen=True):
    """One caseload: its folder and its settings."""

    root: Path
    settings: Settings

    def clients(self) -> list[str]:
        """List the codes of all clients who have a plan file, sorted."""
        return paths.clients_in(self.root)

    def strays(self) -> list[str]:
        """List what lies in `clients/` but is no plan file by its name, sorted; hidden files are left alone."""
        return paths.strays_in(self.root)

    def misnamed(self) -> dict[Path, NotFound]:
        """Say which files are meant as plans, and are not read because of their names."""
        return {path: paths.misnamed(path) for path in paths.misnamed_in(self.root)}

    def plan_path(self, client: str) -> Path:
        """Give the path of a client's plan, which need not exist; refuse what is no file of this caseload."""
        return paths.plan_path(self.root, client)

    def lock_path(self, client: str) -> Path:
        """Give the path of the lock that whoever changes a client's plan holds."""
        return self.own_folder("locks") / f"{client_code(client)}.lock"

    def own_folder(self, name: str = "") -> Path:
        """Give a folder in `.goals/`, made when it is not there."""
        folder = self.root / ".goals" / name
        stay_inside(self.root, folder)
        make_folder(folder)
        return folder

    def shown_path(self, client: str) -> str:
        """Give the path of a client's plan as it is shown: relative to the current folder where that is shorter."""
        return shown(self.root / "clients" / f"{client}.yaml")


def find(start: Path | None = None) -> Caseload:
    """Find the caseload of a folder (the current one unless told) by walking up from it."""
    root = find_root(start)
    if root is None:
        where = shown(start) if start else "this folder"
        raise NotFound(f"{where} is not in a caseload: no {MARKER} in it or above it", "goals init, or --caseload DIR")
    return _open(root)


def at(folder: Path) -> Caseload:
    """Open the caseload that is exactly this folder."""
    if not folder.is_dir():
        raise NotFound(f"{shown(folder)}: no such folder", f"goals init {paths.quoted(folder)} makes it a caseload")
    if not (folder / MARKER).is_file():
        hint = f"goals init {paths.quoted(folder)} makes it one"
        raise NotFound(f"{shown(folder)} is not a caseload: it has no {MARKER}", hint)
    return _open(folder.resolve())


def create(folder: Path) -> Caseload:
    """Make a folder a caseload, or complete one; nothing that is there is overwritten."""
    from goals_cli import founding

    founding.lay(folder)
    return at(folder)


def refresh_schema(caseload: Caseload) -> None:
    """Bring the copy of the schema that editors read up to this version, and have a folder for plans."""
    from goals_cli import founding

    founding.refresh_schema(caseload.root)
    make_folder(caseload.root / "clients")  # git keeps no empty folder: a clone may lack it


def freshen_schema(caseload: Caseload) -> None:
    """Bring a copy of the schema that an earlier version left up to this one; when that fails, it can wait."""
    from goals_cli import founding

    with suppress(NotFound, OSError):
        if (caseload.root / ".goals" / founding.SCHEMA_COPY).is_file():
            founding.refresh_schema(caseload.root)


def _open(root: Path) -> Caseload:
    return Caseload(root, settings_file.read(root / MARKER, shown(root / MARKER)))
