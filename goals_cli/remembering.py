"""Owns what all memories have in common: files outside of the caseload that only their owner can read.

They may be deleted at any time. Whatever is odd about one, it counts as missing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from goals_cli import __version__

PACKAGE = Path(__file__).parent
FOLDER_SETTING = "GOALS_CACHE_DIR"


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


def opened(path: Path) -> BinaryIO | None:
    """Open a memory that is this user's own; None for any other."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    file = os.fdopen(handle, "rb")
    found = os.fstat(handle)
    if hasattr(os, "getuid") and (found.st_uid != os.getuid() or found.st_mode & 0o077):
        file.close()
        return None
    return file


def begun(path: Path) -> BinaryIO:
    """Begin a file beside a memory, to be put in its place when it is whole. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):
        beside(path).unlink()
    handle = os.open(beside(path), os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    return os.fdopen(handle, "w+b")


def beside(path: Path) -> Path:
    """Name the file in which a memory is written until it is whole."""
    return path.with_name(f"{path.name}.{os.getpid()}")


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
