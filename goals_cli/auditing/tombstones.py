"""Tombstones: what stands in a caseload for a client who was erased, `erased/CODE.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goals_cli.codes import is_code
from goals_cli.gitrepo import trust
from goals_cli.gitrepo.reading import Reader

FOLDER = "erased"
FORMAT = "goals-erased/1"
_ENDING = ".toml"
_LONGEST = 65_536  # bytes
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A client who was erased: when, by whose authority and why; `was` is the tip of the history before the rewrite.

    There is no `was` where the plan was only taken out of the caseload and the history still holds it.
    """

    client: str
    on: date
    authority: str
    because: str
    was: str | None


def path_of(client: str) -> str:
    """Give the path of a client's tombstone, from the caseload on."""
    return f"{FOLDER}/{client}{_ENDING}"


def read(root: Path, commit: str) -> tuple[dict[str, Tombstone], list[str]]:
    """Read the tombstones of a commit, by client, and name those that say nothing that counts."""
    found: dict[str, Tombstone] = {}
    problems: list[str] = []
    names = trust.files(root, commit, FOLDER)
    if not names:
        return found, problems
    with Reader(root) as objects:
        for name, blob in sorted(names.items()):
            if not name.endswith(_ENDING):
                continue
            stone = _tombstone(name.removesuffix(_ENDING), objects.blob(blob) or b"")
            if stone:
                found[stone.client] = stone
            else:
                called = f"{FOLDER}/{name}" if is_code(name.removesuffix(_ENDING)) else f"a file in {FOLDER}/"
                needs = "format, client, on, authority and because"
                problems.append(f"The tombstone {called} does not count: it needs {needs}.")
    return found, problems


def _tombstone(client: str, content: bytes) -> Tombstone | None:
    try:
        data = tomllib.loads(content[:_LONGEST].decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    on, authority, because, was = (data.get(name) for name in ("on", "authority", "because", "was"))
    if data.get("format") != FORMAT or data.get("client") != client or not is_code(client) or type(on) is not date:
        return None
    if not all(isinstance(text, str) and text.strip() for text in (authority, because)):
        return None
    if was is not None and not (isinstance(was, str) and _COMMIT.fullmatch(was)):
        return None
    return Tombstone(client, on, str(authority), str(because), was)
