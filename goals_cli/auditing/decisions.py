"""Remembers what was decided after a merge, and holds it against the merge that asked and how the entries began."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goals_cli.auditing.deciding import Question, is_founded, questions, standing
from goals_cli.auditing.losses import Loss
from goals_cli.auditing.record import Entry
from goals_cli.auditing.registry import Hit, Tampering
from goals_cli.auditing.saying import held
from goals_cli.auditing.tamperings.altered import altered, hit_of
from goals_cli.auditing.tamperings.words_rewritten import rewordings, words_rewritten
from goals_cli.auditing.turn import Turn


@dataclass(slots=True, eq=False)
class Decision:
    """What a turn decided, what it is called when it should not have been, and the questions that are left to look for.

    `clients` are the codes under which the plan has been met so far.
    """

    turn: Turn
    kind: Tampering[Any]
    hit: Hit
    left: set[Question]
    clients: set[str]
    loss: Loss | None = None


class Decisions:
    """Decisions about what is on the record, the newest first as the history is walked.

    Two people may add something to one entry, each in their way, which a merge leaves to be decided. A question that no
    merge had to ask is a made-up one. So is one about what an entry said when it was first committed: both of them had
    that, and neither may change it. Where lines of work were put after each other, as by a rebase, one was first.
    """

    def __init__(self) -> None:
        self._open: list[Decision] = []

    def unfounded(self, turn: Turn) -> Iterator[Decision]:
        """Give the decisions of this and later turns that this turn shows to have no ground."""
        self._open += _decided(turn)
        if not self._open:
            return
        raised = _raised(turn)
        began = {entry.key: entry for entry in turn.new}
        kept = []
        for decision in self._open:
            if turn.client in decision.clients:
                new = decision.left & raised
                if any(not is_founded(each, turn.parents) for each in new) or _was_there(decision.loss, began):
                    yield decision
                    continue
                decision.left -= new
                decision.clients |= {str(before["client"]) for before in turn.before if before}
            kept.append(decision)
        self._open = kept


def _decided(turn: Turn) -> Iterator[Decision]:
    for loss in turn.decided:
        yield Decision(turn, altered, hit_of(turn, loss), set(loss.asked), {turn.client}, loss)
    if any(before and before.get("conflicts") for before in turn.parents):
        for each in rewordings(turn):
            if each.asked:
                yield Decision(turn, words_rewritten, each.hit, {each.asked}, {turn.client})


def _raised(turn: Turn) -> set[Question]:
    """Give the questions that no state before had."""
    return set(questions(turn.after)).difference(*[questions(before) for before in turn.parents])


def _was_there(loss: Loss | None, began: dict[tuple[str, ...], Entry]) -> bool:
    """Say whether something that was decided had been said by the entry from its beginning."""
    entry = began.get(loss.entry.key) if loss and loss.entry else None
    if loss is None or entry is None:
        return False
    kind = entry.kind.name
    return any(
        not held(standing(kind, loss.now or {}, place), standing(kind, entry.data, place)) for place in loss.decided
    )
