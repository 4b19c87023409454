"""The events of all plans, as far as possible from memory: whoever finds all there need not load what reads plans."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

from goals_cli.gitrepo import trust
from goals_cli.history.event import NOT_HELD
from goals_cli.history.lines import Piece, select
from goals_cli.history.memory import Memory, Recalled


def selected(root: Path, tip: str, memory: Memory | None, **wanted: Any) -> Iterator[Piece]:
    """Give the events of all plans up to a commit, the newest first, as far as `lines.select` is to keep them."""
    known = memory.recall() if memory else None
    if known and known.tip == tip and not known.private:
        wanted["private"] = True  # there is nothing to look for, which takes a tenth of a recall
    return select(_lines(root, tip, memory, known), **wanted)


def _lines(root: Path, tip: str, memory: Memory | None, known: Recalled | None) -> Iterator[Piece]:
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
