"""Asks git for its list of commits, and takes apart what it says of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

from goals_cli.errors import GitError
from goals_cli.gitrepo.running import running

# One line for each commit below the line "commit ID": what cannot be in a name or an address parts the fields.
_FORMAT = "%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%s"
_FIELDS = _FORMAT.count("%x00") + 1
_LOG = ("rev-list", "--date-order", "--encoding=UTF-8", "--date=raw", f"--format={_FORMAT}")


def listed(
    folder: Path, start: str, *options: str, path: str | None = None, graph: bool = True, without: str | None = None
) -> Iterator[tuple[str, list[str]]]:
    """Give the commits from `start` back: the id, and the parents, name, address and time of both persons, subject.

    With `path` only those that changed it, without `graph` as the commits themselves say; `without` leaves out a commit
    and all that it was made from.
    """
    quick = () if graph else ("-c", "core.commitGraph=false")
    where = (*((f"^{without}",) if without else ()), "--", *((path,) if path else ()))
    with running(folder, *quick, *_LOG, *options, "--end-of-options", start, *where) as git:
        assert git.stdout
        name = ""
        for line in git.stdout:
            if line.startswith(b"commit ") and b"\0" not in line:
                name = line[7:].decode("ascii").strip()
            else:
                yield name, _fields(name, line)


def _fields(name: str, line: bytes) -> list[str]:
    fields = line.decode("utf-8", "replace").rstrip("\n").split("\0")
    if len(fields) != _FIELDS:
        raise GitError(f"the commit {name[:12]} cannot be read", "git fsck says what is damaged")
    return fields


@lru_cache(maxsize=2)  # most often a commit has one time twice
def time_of(text: str) -> datetime:
    """Read a time as git keeps it: seconds and an offset; what no clock can show becomes the beginning of time."""
    try:
        seconds, offset = text.split()
        minutes = int(offset[-4:-2]) * 60 + int(offset[-2:])
        zone = timezone(timedelta(minutes=-minutes if offset.startswith("-") else minutes))
        return datetime.fromtimestamp(int(seconds), UTC).astimezone(zone)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
