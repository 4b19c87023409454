"""X110: the client's own words were rewritten after they had agreed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from goals_cli.agreements import same_text
from goals_cli.auditing.deciding import Question, is_founded, questions
from goals_cli.auditing.record import Data
from goals_cli.auditing.registry import Hit, tampering
from goals_cli.auditing.turn import Turn


@tampering(
    "X110",
    "words-rewritten",
    hint="bring the client's words back as they were said; what they say later is added: goals words",
)
def words_rewritten(turn: Turn) -> Iterator[Hit]:
    """The words of the client in a goal that they had agreed to were rewritten or taken out.

    A goal begins with what the client said. The wording that both agree on may change; what was said has been said.
    """
    for each in rewordings(turn):
        if not each.asked:
            yield each.hit


class Rewording(NamedTuple):
    """Words that are others now, and the question that an earlier merge left about them, if it is what was decided."""

    hit: Hit
    asked: Question | None = None


def rewordings(turn: Turn) -> Iterator[Rewording]:
    """Give what a turn rewrote, but for what it had to decide itself, as the merge of two who added words each."""
    if turn.after is None:
        return
    goals = turn.after.get("goals")
    if any(before is turn.after for before in turn.before) or all(_has(before, goals) for before in turn.before):
        return
    now = {goal["id"]: str(goal.get("words") or "") for goal in goals or ()}
    if not any(_differ(before, now) for before in turn.parents if before):
        return
    said = [_words_agreed_to(before) for before in turn.parents if before]
    for goal, words in {pair: None for each in said for pair in each.items()}:
        if goal in now and not any(same_text(now[goal], each.get(goal, words)) for each in said):
            question = _decided(turn, f"goals[{goal}].words", now[goal])
            if question is None or question.id:
                about = f"goals {goal} words"
                hit = Hit(
                    f"the client's words in goal {goal} were rewritten",
                    about,
                    key=hash(about),
                    change=(hash(words), hash(now[goal])),
                )
                yield Rewording(hit, question)


def _decided(turn: Turn, place: str, now: str) -> Question | None:
    """Find what was decided about words: a question of this merge itself, without an id, or one that stood before."""
    stands = any(each.place == place for each in questions(turn.after))
    own = Question("", place, frozenset())
    if not stands and is_founded(own, turn.parents):
        return own
    left = (each for before in turn.parents for each in questions(before) if each.place == place)
    return next((each for each in left if not stands or each.offers(now)), None)


def _has(plan: Data | None, goals: object) -> bool:
    return plan is None or plan.get("goals") is goals


def _differ(plan: Data, now: dict[str, str]) -> bool:
    """Say, sooner than whether anybody agreed to them, whether any words are others now."""
    return any(goal.get("words") not in (None, now.get(goal["id"])) for goal in plan.get("goals") or ())


def _words_agreed_to(plan: Data) -> dict[str, str]:
    """Give the words of the goals that the client has agreed to."""
    agreed = {
        quote["goal"]
        for agreement in plan.get("agreements") or ()
        if (agreement.get("client") or {}).get("answer") != "disagrees"
        for quote in agreement.get("goals") or ()
    }
    return {goal["id"]: goal["words"] for goal in plan.get("goals") or () if goal.get("words") and goal["id"] in agreed}
