"""Remembers what was decided after a merge, and holds it against the merge that asked and how the entries began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from goals_cli.auditing.deciding import Question, is_founded, questions, standing
from goals_cli.auditing.losses import Loss
from goals_cli.auditing.record import Entry
from goals_cli.auditing.registry import Hit, Tampering
from goals_cli.auditing.saying import held
from goals_cli.auditing.tamperings.altered import altered, hit_of
from goals_cli.auditing.tamperings.words_rewritten import rewordings, words_rewritten
from goals_cli.auditing.turn import Turn

_NOT_ASKED = "no merge here had to ask this: ask whoever decided it"


@dataclass(slots=True, eq=False)
class Decision:
    """What a turn decided, and what it is called when it should not have been.

    `left` are the questions whose merge is still to be found, `loss` the entry whose beginning is; `settled` when
    nothing is to be found any more.
    """

    turn: Turn
    kind: Tampering[Any]
    hit: Hit
    left: set[Question]
    loss: Loss | None = None
    settled: bool = False


class Decisions:
    """Decisions about what is on the record, the newest first as the history is walked.

    Two people may add something to one entry, each in their way, which a merge leaves to be decided. A question that no
    merge had to ask is a made-up one. So is one about what an entry said when it was first committed: both of them had
    that, and neither may change it. Where lines of work were put after each other, as by a rebase, one was first.

    In a `shallow` clone the oldest commits show nothing: which merge had to ask, and how an entry began, is not here.
    """

    def __init__(self, *, shallow: bool = False) -> None:
        self._shallow = shallow
        self._open: defaultdict[str, list[Decision]] = defaultdict(list)  # by the code of the client

    def unfounded(self, turn: Turn) -> Iterator[Decision]:
        """Give the decisions of this and later turns that this turn shows to have no ground."""
        made = list(_decided(turn))
        if not made and not self._open:
            return
        found = [each for each in (*self._open[turn.client], *made) if not each.settled]
        raised = _raised(turn) if found else set()
        began = {entry.key: entry for entry in turn.new} if found else {}
        cut = self._shallow and not turn.commit.parents
        for decision in found:
            new = decision.left & raised
            entry = began.get(decision.loss.entry.key) if decision.loss and decision.loss.entry else None
            decision.left -= new
            decision.settled = not decision.left and (decision.loss is None or entry is not None)
            if cut:
                continue
            if made_up := any(not is_founded(each, turn.parents) for each in new):
                decision.hit = replace(decision.hit, hint=_NOT_ASKED)
            if made_up or _was_there(decision.loss, entry):
                decision.settled = True
                yield decision
        left = [each for each in found if not each.settled]
        self._open[turn.client] = left
        for former in {str(before["client"]) for before in turn.before if before} - {turn.client} if left else ():
            self._open[former] += [each for each in left if each not in self._open[former]]


def _decided(turn: Turn) -> Iterator[Decision]:
    for loss in turn.decided:
        yield Decision(turn, altered, hit_of(turn, loss), set(loss.asked), loss)
    if any(before and before.get("conflicts") for before in turn.parents):
        for each in rewordings(turn):
            if each.asked:
                yield Decision(turn, words_rewritten, each.hit, {each.asked})


def _raised(turn: Turn) -> set[Question]:
    """Give the questions that no state before had."""
    return set(questions(turn.after)).difference(*[questions(before) for before in turn.parents])


def _was_there(loss: Loss | None, entry: Entry | None) -> bool:
    """Say whether something that was decided had been said by the entry from its beginning."""
    if loss is None or entry is None:
        return False
    kind = entry.kind.name
    return any(
        not held(standing(kind, loss.now or {}, place), standing(kind, entry.data, place)) for place in loss.decided
    )
