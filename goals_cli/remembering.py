"""Owns what all memories have in common: files outside of the caseload that only their owner can read.

They may be deleted at any time. Whatever is odd about one, it counts as missing.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias, TypeVar

import msgspec

from goals_cli import __version__
from goals_cli.gitrepo import blob_id
from goals_cli.paths import MOST_BYTES

PACKAGE = Path(__file__).parent
FOLDER_SETTING = "GOALS_CACHE_DIR"
# A file that was written just now may be written again with the same time and size.
_SETTLED = 2_000_000_000  # nanoseconds
_GIVEN_UP = 3600  # seconds after which nobody writes a half-written memory on: its process was killed

# When a file was written and changed, its size and its number on the disk: while these are the same, so is its content.
State: TypeAlias = tuple[int, int, int, int]


class Keyed(Protocol):
    """What a memory holds, with a key of all that it depends on."""

    @property
    def key(self) -> bytes: ...


Kept = TypeVar("Kept", bound=Keyed)


def home() -> Path:
    """Name the folder that this user's system has for what may be deleted at any time."""
    told = os.environ.get(FOLDER_SETTING)
    if told:
        return Path(told)
    from platformdirs import user_cache_path

    return user_cache_path("goals", appauthor=False)


def file_for(folder: Path, ending: str) -> Path:
    """Name the file of what is remembered of a folder."""
    return home() / f"{sha256(os.fsencode(folder.resolve())).hexdigest()[:32]}.{ending}"


def opened(path: Path) -> BufferedReader | None:
    """Open a memory that is this user's own; None for any other."""
    flags = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    try:
        handle = os.open(path, sum(flags, os.O_RDONLY))
    except OSError:
        return None
    found = os.fstat(handle)
    own = not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o077)
    if stat.S_ISREG(found.st_mode) and own:
        return os.fdopen(handle, "rb")
    os.close(handle)
    return None


def state_of(path: Path) -> State | None:
    """Say what state a file is in; None for what is not a file that can be a plan."""
    try:
        found = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def look(path: Path, known: tuple[State, bytes] | None) -> tuple[State, bytes] | None:
    """See what state a plan's file is in, and give the id of its content as git has it, read only if that is not known.

    `known` is what was seen last. None for what cannot be read.
    """
    state = state_of(path)
    if state is None or (known and known[0] == state):
        return known if state else None
    try:
        content = bytes.fromhex(blob_id(path.read_bytes()))
    except OSError:
        return None
    # The time 0 stands for a state that cannot be trusted yet.
    return (state if time.time_ns() - state[0] > _SETTLED else (0, *state[1:])), content


def still(path: Path, state: State) -> bool:
    """Say whether a file is as it was when it was looked at."""
    return (state_of(path) or state)[1:] == state[1:]


def recalled(path: Path, kind: type[Kept], key: bytes) -> Kept | None:
    """Read a memory that is this user's own, and made under the same circumstances."""
    file = opened(path)
    if file is None:
        return None
    try:
        with file:
            kept = msgspec.msgpack.decode(file.read(), type=kind)
    except (OSError, ValueError, msgspec.DecodeError):
        return None
    return kept if kept.key == key else None


def put(path: Path, kept: Keyed) -> None:
    """Write a memory down, whole or not at all; when that fails, the next run takes longer and that is all."""
    try:
        with suppress(OSError):
            with begun(path) as file:
                file.write(msgspec.msgpack.encode(kept))
            beside(path).replace(path)
    finally:  # when it is interrupted, too: words may stand in it
        with suppress(OSError):
            beside(path).unlink(missing_ok=True)


def begun(path: Path) -> BinaryIO:
    """Begin a file beside a memory, to be put in its place when it is whole. Raises OSError.

    What runs left behind that were killed is deleted: words may stand in it.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in path.parent.glob(f"{path.name}.*"):
        with suppress(OSError):
            if left == beside(path) or time.time() - left.lstat().st_mtime > _GIVEN_UP:
                left.unlink()
    handle = os.open(beside(path), os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    return os.fdopen(handle, "w+b")


def beside(path: Path) -> Path:
    """Name the file in which a memory is written until it is whole."""
    return path.with_name(f"{path.name}.{os.getpid()}")


def key_of(folders: Iterable[str], *parts: object) -> bytes:
    """Hash the program, as it stands in some of its folders, and whatever else is given."""
    hashed = sha256(program(folders))
    for part in parts:
        hashed.update(msgspec.json.encode(part, order="deterministic"))
    return hashed.digest()


def program(folders: Iterable[str]) -> bytes:
    """Hash the program's version and the state of its own files in some of its folders, and of its schemas."""
    hashed = sha256(__version__.encode())
    for folder in (*(PACKAGE / name for name in folders), *_schemas()):
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if entry.is_file():
                found = entry.stat()
                hashed.update(f"{entry.name}\0{found.st_size}\0{found.st_mtime_ns}\0".encode())
    return hashed.digest()


def _schemas() -> list[Path]:
    return [folder for folder in (PACKAGE / "schemas", PACKAGE.parent / "schemas") if folder.is_dir()][:1]
