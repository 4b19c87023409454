"""Whether there is somebody to talk to."""

from __future__ import annotations

import sys


def on_a_terminal() -> bool:
    """Say whether questions can be asked: they go to stderr, and the answers come from stdin."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()
