"""Runs one command and prints what it cost: wall seconds, processor seconds, peak memory in KiB, exit code.

A process of its own, started with `-I -S`: the peak memory of a child counts from what its parent held when it was
started, so the parent has to be smaller than anything that is measured.
"""

from __future__ import annotations

import os
import sys
import time


def main() -> None:
    """Run `argv[3:]` with its output and its errors in the files `argv[1]` and `argv[2]`."""
    out, errors, *command = sys.argv[1:]
    run = spawn if hasattr(os, "wait4") else start
    sys.stdout.write(" ".join(map(str, run(command, out, errors))))


def spawn(command: list[str], out: str, errors: str) -> tuple[float, float, float, int]:
    """Run a command where the system tells what a finished process has used."""
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, out, writing, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, errors, writing, 0o600),
    ]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=files)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    unit = 1024 if sys.platform == "darwin" else 1  # macOS counts bytes
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, os.waitstatus_to_exitcode(status)


def start(command: list[str], out: str, errors: str) -> tuple[float, float, float, int]:
    """Run a command on Windows, where only the clock is at hand."""
    import subprocess
    from pathlib import Path

    with Path(out).open("wb") as output, Path(errors).open("wb") as complaints:
        start = time.perf_counter()
        code = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=complaints).returncode
        return time.perf_counter() - start, float("nan"), float("nan"), code


main()
