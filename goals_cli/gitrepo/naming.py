"""Gives the ids that git has for what it keeps."""

from __future__ import annotations


def object_id(kind: bytes, content: bytes, like: str) -> str:
    """Give the id that git has for an object of a kind; `like` is another id of the repository, 40 or 64 digits."""
    from hashlib import sha1, sha256

    made = sha256 if len(like) == 64 else sha1
    return made(b"%b %d\0" % (kind, len(content)) + content, usedforsecurity=False).hexdigest()
