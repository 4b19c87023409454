"""Runs one command and prints what it cost: wall seconds, processor seconds, peak memory in KiB, exit code.

A process of its own, started with `-I -S`: the peak memory of a child counts from what its parent held when it was
started, so the parent has to be smaller than anything that is measured.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False  # `typing` itself would take memory
if TYPE_CHECKING:
    from pathlib import Path

EVERY = 0.05  # seconds between two looks at the memory
MEASURE = tuple[float, float, float, int]


def main() -> None:
    """Run `argv[4:]` with its output and its errors in the files `argv[2]` and `argv[3]`.

    When `argv[1]` is "sampled", the memory is that of the command and all that it starts, together.
    """
    sampled, out, errors, *command = sys.argv[1:]
    run = spawn if hasattr(os, "wait4") else start
    sys.stdout.write(" ".join(map(str, run(command, out, errors, bool(sampled)))))


def spawn(command: list[str], out: str, errors: str, sampled: bool) -> MEASURE:
    """Run a command where the system tells what a finished process has used."""
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, out, writing, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, errors, writing, 0o600),
    ]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=files)
    together = watch(process) if sampled else None
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    unit = 1024 if sys.platform == "darwin" else 1  # macOS counts bytes
    memory = usage.ru_maxrss / unit if together is None else together
    return wall, usage.ru_utime + usage.ru_stime, memory, os.waitstatus_to_exitcode(status)


def watch(process: int) -> float:
    """Look again and again, until a process has ended, at the memory of it and all that came of it; give the peak."""
    from pathlib import Path

    processes, peak = Path("/proc"), 0
    if not (processes / "self" / "task").is_dir():
        return float("nan")
    while not os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        peak = max(peak, sum(share_of(each) for each in family(processes / str(process))))
        time.sleep(EVERY)
    return peak


def family(process: Path) -> list[Path]:
    """Name a process and all that came of it, as far as they have not ended."""
    found = [process]
    for each in found:
        try:
            children = [thread.joinpath("children").read_text() for thread in each.joinpath("task").iterdir()]
        except OSError:  # it has ended meanwhile
            continue
        found += [process.with_name(child) for child in " ".join(children).split()]
    return found


def share_of(process: Path) -> int:
    """Tell a process's share of the memory in KiB: its own, and its part of what it has in common with others."""
    try:
        told = process.joinpath("smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in told if line.startswith("Pss:"))
    except (OSError, StopIteration):  # it has ended meanwhile
        return 0


def start(command: list[str], out: str, errors: str, _sampled: bool) -> MEASURE:
    """Run a command on Windows, where only the clock is at hand."""
    import subprocess
    from pathlib import Path

    with Path(out).open("wb") as output, Path(errors).open("wb") as complaints:
        start = time.perf_counter()
        code = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=complaints).returncode
        return time.perf_counter() - start, float("nan"), float("nan"), code


if __name__ == "__main__":
    main()
