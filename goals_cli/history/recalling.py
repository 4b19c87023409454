"""The events of all plans, as far as possible from memory: whoever finds all there need not load what reads plans."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from goals_cli.gitrepo import trust
from goals_cli.history.event import NOT_HELD
from goals_cli.history.lines import Piece
from goals_cli.history.memory import Memory, Recalled


def lines_of_all(
    root: Path, tip: str, memory: Memory | None = None, known: Recalled | None = None
) -> Iterator[Piece]:
    """Give the events of all plans up to a commit, the newest first, taking over what is known from a memory."""
    if known and known.tip == tip:
        yield from known.pieces()
        return
    from goals_cli.history import all_plans

    if memory is None:
        yield from all_plans.told(root, tip)
        return
    if known and trust.is_ancestor(root, known.tip, tip):
        with suppress(all_plans.BeganEarlier):
            news = all_plans.told_since(root, known.tip, tip)
            yield from memory.keep(tip, chain(news, known.pieces()), _lasts)
            return
    if known:
        known.file.close()
    memory.forget()
    yield from memory.keep(tip, all_plans.told(root, tip), _lasts)


def _lasts(sentence: str) -> bool:
    """Say whether a sentence stays true: what this clone does not hold it may still get."""
    return not sentence.endswith(f"{NOT_HELD}.")
