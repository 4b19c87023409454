"""What to check: the clients and files that were named, or a whole caseload."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from goals_cli.caseload import Caseload, find
from goals_cli.checking.engine import Target
from goals_cli.checking.terms import Terms, check_settings
from goals_cli.codes import is_code
from goals_cli.errors import NotFound
from goals_cli.paths import find_root, shown, text_of
from goals_cli.profile import DEFAULT, profile

if TYPE_CHECKING:
    from goals_cli.checking.memory import Memory

_ENDINGS = (".yaml", ".yml")


def of_caseload(caseload: Caseload) -> Iterator[Target]:
    """Name every plan of a caseload, and the files beside them that may be meant as one."""
    applies = terms_of(caseload)
    plans = [f"{client}.yaml" for client in caseload.clients()]
    strays = [Path(name).name for name in caseload.strays() if name.lower().endswith(_ENDINGS)]
    folder = caseload.root / "clients"
    return _in_folder(folder, sorted(plans + strays), applies)


def chosen(
    caseload: Caseload, *, staged: bool = False, since: str | None = None
) -> tuple[list[Target], set[str] | None]:
    """Name every plan of a caseload, and by the names of their files those that a change touches; None stands for all.

    With `staged` that is what the next commit changes, with `since` what differs from a revision.
    """
    every = list(of_caseload(caseload))
    if not staged and since is None:
        return every, None
    from goals_cli.checking import touched

    folder, names = caseload.root / "clients", set[str]()
    if since is not None:
        names |= touched.since(folder, every, since)
    if staged:
        every, more = touched.staged(folder, every)
        names |= more
    return every, names


def named(arguments: Sequence[str], the_caseload: Callable[[], Caseload]) -> Iterator[Target]:
    """Name the plans that were asked for; a word that names no file or folder is a client's code."""
    terms_at = cache(_terms_at)
    for argument in arguments:
        if is_code(argument) and not Path(argument).exists():
            yield _of_client(argument, the_caseload())
        else:
            yield from _at_path(Path(argument), terms_at)


def trying(name: str, targets: Sequence[Target]) -> list[Target]:
    """Put a profile in the place of whatever the caseloads and the plans themselves name."""
    instead: dict[int, Terms] = {}
    for target in targets:
        if id(target.terms) not in instead:
            instead[id(target.terms)] = target.terms.trying(name)
    return [replace(target, terms=instead[id(target.terms)]) for target in targets]


def _of_client(client: str, caseload: Caseload) -> Target:
    path = caseload.root / "clients" / f"{client}.yaml"
    if not os.path.lexists(path):
        raise NotFound(f"no plan for {client}", "goals list shows who has one; a file is named with its ending")
    return Target(path, caseload.shown_path(client), terms_of(caseload))


def _at_path(path: Path, terms_at: Callable[[Path], Terms]) -> Iterator[Target]:
    if not path.exists():
        raise NotFound(f"{_repeated(path)}: no such file, and no client's code", "goals list shows the codes there are")
    if not path.is_dir():
        yield Target(path, text_of(str(path)), terms_at(path.parent))
    elif (root := find_root(path)) and root == path.resolve():
        yield from of_caseload(find(path))
    else:
        names = sorted(entry.name for entry in path.iterdir() if entry.name.lower().endswith(_ENDINGS))
        if not names:
            raise NotFound(f"{str(path)!a}: no plans in this folder", "name a plan's file, or a caseload")
        yield from _in_folder(path, names, terms_at(path))


def _repeated(path: Path) -> str:
    """Repeat what was typed when it looks like a path or a code; it may be something that a client said."""
    text = str(path)
    return f"{text!a}" if len(text) <= 40 and " " not in text else "what was given"


def _in_folder(folder: Path, names: Sequence[str], applies: Terms) -> Iterator[Target]:
    shown_folder = shown(folder)
    return (Target(folder / name, os.path.join(shown_folder, text_of(name)), applies) for name in names)  # noqa: PTH118


def memory_of(caseload: Caseload) -> Memory:
    """Give what is remembered of earlier checks of a caseload."""
    from goals_cli.checking.memory import Memory, key_of

    folder = caseload.root / "clients"
    settings = caseload.settings
    return Memory(folder, shown(folder), key_of(settings, profile(settings.profile)))


def terms_of(caseload: Caseload) -> Terms:
    """Give what a caseload's plans are checked against; InvalidData when its settings name no such rule."""
    check_settings(caseload.settings)
    return Terms(profile(caseload.settings.profile), caseload.settings)


def _terms_at(folder: Path) -> Terms:
    """Give what applies in the caseload that a folder belongs to, or the default."""
    root = find_root(folder)
    return terms_of(find(root)) if root else Terms(profile(DEFAULT))
