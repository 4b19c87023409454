"""Texts cut to what one screen has room for; the whole stays in the plan."""

from __future__ import annotations

_MORE = " ..."


def short(text: str, characters: int) -> str:
    """Write a text as one line, cut between words when it is longer."""
    line = " ".join(text.split())
    if len(line) <= characters:
        return line
    cut = line[: characters - len(_MORE) + 1]
    kept = cut.rpartition(" ")[0] or cut[:-1]
    return kept.rstrip(" ,;:.") + _MORE
