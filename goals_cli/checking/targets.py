"""What to check: the clients and files that were named, or a whole caseload."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from goals_cli.caseload import Caseload, find
from goals_cli.checking import names
from goals_cli.checking.engine import Target
from goals_cli.checking.terms import Terms, check_settings
from goals_cli.codes import is_code
from goals_cli.errors import GitError, NotFound
from goals_cli.paths import find_root, shown, text_of
from goals_cli.profile import DEFAULT, profile

if TYPE_CHECKING:
    from goals_cli.checking.memory import Memory
    from goals_cli.history.moments import Past

_ENDINGS = (".yaml", ".yml")


def of_caseload(caseload: Caseload, deny_list: Path | None = None) -> Iterator[Target]:
    """Name every plan of a caseload, and the files beside them that may be meant as one."""
    applies = terms_of(caseload, deny_list)
    plans = [f"{client}.yaml" for client in caseload.clients()]
    strays = [Path(name).name for name in caseload.strays() if name.lower().endswith(_ENDINGS)]
    folder = caseload.root / "clients"
    return _in_folder(folder, sorted(plans + strays), applies)


def chosen(
    caseload: Caseload, *, staged: bool = False, since: str | None = None, deny_list: Path | None = None
) -> tuple[list[Target], set[str] | None]:
    """Name every plan of a caseload, and by the names of their files those that a change touches; None stands for all.

    With `staged` that is what the next commit changes, with `since` what differs from a revision.
    """
    every = list(of_caseload(caseload, deny_list))
    if not staged and since is None:
        return every, None
    from goals_cli.checking import touched

    folder, files = caseload.root / "clients", set[str]()
    if since is not None:
        files |= touched.since(folder, every, since)
    if staged:
        every, more = touched.staged(folder, every)
        files |= more
    return every, files


def of_past(
    past: Past, clients: Sequence[str], unreadable: list[str], deny_list: Path | None = None
) -> Iterator[Target]:
    """Name plans as they stood at a moment, every one when none is named, against the settings of today.

    What is to be said of those that this clone does not hold is added to `unreadable` on the way.
    """
    applies = terms_of(past.caseload, deny_list)
    for client, content in past.contents(clients or past.clients()).items():
        code = past.code_then(client)
        path = past.caseload.root / "clients" / f"{code}.yaml"
        try:
            yield Target(path, past.caseload.shown_path(code), applies, past.held(client, content))
        except GitError as error:
            unreadable.append(error.message)


def named(
    arguments: Sequence[str], the_caseload: Callable[[], Caseload], deny_list: Path | None = None
) -> Iterator[Target]:
    """Name the plans that were asked for, each once; a word that names no file or folder is a client's code."""
    terms_at, real = cache(partial(_terms_at, deny_list=deny_list)), cache(os.path.realpath)
    seen: set[tuple[str, str]] = set()
    for argument in arguments:
        for target in _named(argument, the_caseload, terms_at, deny_list):
            same = (real(target.path.parent), target.path.name)  # a plan's own link is not followed, here neither
            if same not in seen:
                seen.add(same)
                yield target


def _named(
    argument: str, the_caseload: Callable[[], Caseload], terms_at: Callable[[Path], Terms], deny_list: Path | None
) -> Iterator[Target]:
    if is_code(argument) and not Path(argument).exists():
        yield _of_client(argument, the_caseload(), deny_list)
    else:
        yield from _at_path(Path(argument), terms_at, deny_list)


def trying(name: str, targets: Sequence[Target]) -> list[Target]:
    """Put a profile in the place of whatever the caseloads and the plans themselves name."""
    instead: dict[int, Terms] = {}
    for target in targets:
        if id(target.terms) not in instead:
            instead[id(target.terms)] = target.terms.trying(name)
    return [replace(target, terms=instead[id(target.terms)]) for target in targets]


def _of_client(client: str, caseload: Caseload, deny_list: Path | None) -> Target:
    path = caseload.root / "clients" / f"{client}.yaml"
    if not os.path.lexists(path):
        raise NotFound(f"no plan for {client}", "goals list shows who has one; a file is named with its ending")
    return Target(path, caseload.shown_path(client), terms_of(caseload, deny_list))


def _at_path(path: Path, terms_at: Callable[[Path], Terms], deny_list: Path | None) -> Iterator[Target]:
    if not path.exists():
        raise NotFound(f"{_repeated(path)}: no such file, and no client's code", "goals list shows the codes there are")
    if not path.is_dir():
        yield Target(path, text_of(str(path)), terms_at(path.parent))
    elif (root := find_root(path)) and root == path.resolve():
        yield from of_caseload(find(path), deny_list)
    else:
        files = sorted(entry.name for entry in path.iterdir() if entry.name.lower().endswith(_ENDINGS))
        if not files:
            raise NotFound(f"{str(path)!a}: no plans in this folder", "name a plan's file, or a caseload")
        yield from _in_folder(path, files, terms_at(path))


def _repeated(path: Path) -> str:
    """Repeat what was typed when it looks like a path or a code; it may be something that a client said."""
    text = str(path)
    return f"{text!a}" if len(text) <= 40 and " " not in text else "what was given"


def _in_folder(folder: Path, files: Sequence[str], applies: Terms) -> Iterator[Target]:
    shown_folder = shown(folder)
    return (Target(folder / name, os.path.join(shown_folder, text_of(name)), applies) for name in files)  # noqa: PTH118


def memory_of(caseload: Caseload, terms: Terms) -> Memory:
    """Give what is remembered of earlier checks of a caseload on these terms."""
    from goals_cli.checking.memory import Memory, key_of

    folder = caseload.root / "clients"
    return Memory(folder, shown(folder), key_of(terms.settings, terms.profile, terms.names))


def terms_of(caseload: Caseload, deny_list: Path | None = None) -> Terms:
    """Give what a caseload's plans are checked against; InvalidData when its settings name no such rule.

    The names are those of the list that is given, or else of the one that this clone's own git setting names.
    """
    check_settings(caseload.settings)
    denied = names.read(deny_list, caseload.root) if deny_list else names.of_clone(caseload.root)
    return Terms(profile(caseload.settings.profile), caseload.settings, denied)


def _terms_at(folder: Path, deny_list: Path | None) -> Terms:
    """Give what applies in the caseload that a folder belongs to, or the default."""
    root = find_root(folder)
    if root:
        return terms_of(find(root), deny_list)
    return Terms(profile(DEFAULT), names=names.read(deny_list, None) if deny_list else ())
