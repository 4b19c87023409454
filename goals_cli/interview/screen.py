"""Owns the terminal of a conversation: lines are edited as in a shell, and all is said on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """The terminal that a conversation is held on, as functions: they are all that touches it."""

    read: Callable[[str], str]
    write: Callable[[str], None]
    columns: Callable[[], int]
    edit: Callable[[str], str]
    styled: bool


def terminal() -> Screen:
    """Give the terminal of this process; the conversation goes to stderr, whatever reads stdout."""
    _prepare_line_editing()
    styled = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(_read_line, _write, _columns, _edit, styled)


def _read_line(prompt: str) -> str:
    """Read a line with the line editor of the terminal, which would prompt on stdout: lend it stderr's place."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        return input(prompt)
    except UnicodeDecodeError:
        return "\udcff"  # what other programs make of bytes that are not UTF-8
    except OSError:  # the terminal is gone
        raise EOFError from None
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _write(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:  # the terminal is gone
        raise EOFError from None


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return 80


def _edit(text: str) -> str:
    from goals_cli import editor

    return editor.edit(text, suffix=".txt")


def _prepare_line_editing() -> None:
    """Let lines be edited as in a shell, whole pasted paragraphs be one answer, and every letter be taken as it is."""
    with suppress(ImportError):  # Windows edits lines by itself
        import readline

        for setting in ("enable-bracketed-paste on", "input-meta on", "output-meta on", "convert-meta off"):
            readline.parse_and_bind(f"set {setting}")
