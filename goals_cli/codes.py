"""Owns codes and ids: what a client's or worker's code may be, and how new ids are drawn."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from goals_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

CODE = re.compile(r"[a-z][a-z0-9-]{0,61}[a-z0-9]")
CODE_RULE = "has 2 to 63 small letters, digits and hyphens, begins with a letter and does not end with a hyphen"
# What other YAML readers take for something other than text, and what Windows keeps for devices.
RESERVED = re.compile(r"null|true|false|yes|no|on|off|con|prn|aux|nul|com[0-9]|lpt[0-9]")
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
SHORTEST_ID = 4
TYPED_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
TRIES = 8  # draws of one length before the next longer one


def is_code(text: str) -> bool:
    """Say whether a text may be a client's or worker's code."""
    return CODE.fullmatch(text) is not None and RESERVED.fullmatch(text) is None


def client_code(text: str) -> str:
    """Return a client's code as it is, or refuse it."""
    return _code(text, "client code", "a pseudonym such as heron-27, never a name")


def worker_code(text: str) -> str:
    """Return a worker's code as it is, or refuse it."""
    return _code(text, "worker code", "for example w-amara")


def _code(text: str, what: str, hint: str) -> str:
    """Check a code; the message leaves out what was typed, which may be somebody's name."""
    if is_code(text):
        return text
    if RESERVED.fullmatch(text):
        raise UsageError(f"{text} cannot be a {what}: other programs read it as something else", hint)
    raise UsageError(f"this is not a {what}: one {CODE_RULE}", hint)


def unknown(kind: str, text: str, client: str) -> str:
    """Say that an id is not in a plan; what has not the shape of one is not repeated, it may be the client's words."""
    if TYPED_ID.fullmatch(text):
        return f"no {kind} {text!a} in the plan of {client}"
    return f"what was given is no {kind}'s id"


def new_id(letter: str, taken: Collection[str]) -> str:
    """Draw an id such as `g-4f2k` that is not taken."""
    return _draw(f"{letter}-", taken)


def new_dated_id(letter: str, on: date, taken: Collection[str]) -> str:
    """Draw an id with its day, such as `a-20260302-7c1e`, that is not taken."""
    return _draw(f"{letter}-{on:%Y%m%d}-", taken)


def _draw(start: str, taken: Collection[str]) -> str:
    """Draw random characters behind `start`, more of them the longer it takes; never only digits."""
    tries = 0
    while True:
        length = SHORTEST_ID + tries // TRIES
        drawn = "".join(CROCKFORD[byte % len(CROCKFORD)] for byte in os.urandom(length))
        if not drawn.isdigit() and start + drawn not in taken:
            return start + drawn
        tries += 1
