"""Starts other processes that work beside this one: how many are worth it, and pools of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor


def processors() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def pool(jobs: int, begin: Callable[..., object] | None = None, *arguments: object) -> ProcessPoolExecutor:
    """Make a pool of so many processes, which start with its first task; each begins by calling `begin`.

    Where they are forked they hold all that is open here: what would wait for its other end is opened afterwards.
    """
    import gc
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    gc.freeze()  # what is there already is not looked through any more, which would copy it into each process
    # A forked process has everything loaded already; elsewhere than on Linux forking is missing or not safe.
    way = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(jobs, way, initializer=_begin, initargs=(begin, arguments))


def _begin(begin: Callable[..., object] | None, arguments: tuple[object, ...]) -> None:
    _leave_interrupts_to_the_parent()
    if begin:
        begin(*arguments)


def _leave_interrupts_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
