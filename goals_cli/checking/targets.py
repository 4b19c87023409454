"""What to check: the clients and files that were named, or a whole caseload."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from goals_cli.caseload import Caseload, Profile, find, profile
from goals_cli.checking.engine import Target
from goals_cli.codes import is_code
from goals_cli.errors import NotFound
from goals_cli.paths import find_root, shown, text_of
from goals_cli.settings import DEFAULT_PROFILE

_ENDINGS = (".yaml", ".yml")


def of_caseload(caseload: Caseload) -> Iterator[Target]:
    """Name every plan of a caseload, and the files beside them that may be meant as one."""
    applies = profile(caseload.settings.profile)
    plans = [f"{client}.yaml" for client in caseload.clients()]
    strays = [Path(name).name for name in caseload.strays() if name.lower().endswith(_ENDINGS)]
    folder = caseload.root / "clients"
    return _in_folder(folder, sorted(plans + strays), applies)


def named(arguments: Sequence[str], the_caseload: Callable[[], Caseload]) -> Iterator[Target]:
    """Name the plans that were asked for; a word that names no file or folder is a client's code."""
    profile_at = cache(_profile_at)
    for argument in arguments:
        if is_code(argument) and not Path(argument).exists():
            yield _of_client(argument, the_caseload())
        else:
            yield from _at_path(Path(argument), profile_at)


def _of_client(client: str, caseload: Caseload) -> Target:
    path = caseload.root / "clients" / f"{client}.yaml"
    if not os.path.lexists(path):
        raise NotFound(f"no plan for {client}", "goals list shows who has one; a file is named with its ending")
    return Target(path, caseload.shown_path(client), profile(caseload.settings.profile))


def _at_path(path: Path, profile_at: Callable[[Path], Profile]) -> Iterator[Target]:
    if not path.exists():
        raise NotFound(f"{_repeated(path)}: no such file, and no client's code", "goals list shows the codes there are")
    if not path.is_dir():
        yield Target(path, text_of(str(path)), profile_at(path.parent))
    elif (root := find_root(path)) and root == path.resolve():
        yield from of_caseload(find(path))
    else:
        names = sorted(entry.name for entry in path.iterdir() if entry.name.lower().endswith(_ENDINGS))
        if not names:
            raise NotFound(f"{str(path)!a}: no plans in this folder", "name a plan's file, or a caseload")
        yield from _in_folder(path, names, profile_at(path))


def _repeated(path: Path) -> str:
    """Repeat what was typed when it looks like a path or a code; it may be something that a client said."""
    text = str(path)
    return f"{text!a}" if len(text) <= 40 and " " not in text else "what was given"


def _in_folder(folder: Path, names: Sequence[str], applies: Profile) -> Iterator[Target]:
    shown_folder = shown(folder)
    return (Target(folder / name, os.path.join(shown_folder, text_of(name)), applies) for name in names)  # noqa: PTH118


def _profile_at(folder: Path) -> Profile:
    """Choose the profile of the caseload that a folder belongs to, or the default one."""
    root = find_root(folder)
    return profile(find(root).settings.profile if root else DEFAULT_PROFILE)
