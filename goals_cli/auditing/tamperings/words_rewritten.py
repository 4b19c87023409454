"""X110: the client's own words were rewritten after they had agreed."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.agreements import same_text
from goals_cli.auditing.deciding import unsettled
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
    if turn.after is None or any(before is turn.after for before in turn.before):
        return
    now = {goal["id"]: str(goal.get("words") or "") for goal in turn.after.get("goals") or ()}
    if not any(_differ(before, now) for before in turn.parents if before):
        return
    said = [_words_agreed_to(before) for before in turn.parents if before]
    asked = {place for plan in (*turn.parents, turn.after) if plan for place in unsettled(plan)}
    for goal, words in {pair: None for each in said for pair in each.items()}:
        rewritten = goal in now and not any(same_text(now[goal], each.get(goal, words)) for each in said)
        if rewritten and f"goals[{goal}].words" not in asked:
            about = f"goals {goal} words"
            change = hash(words), hash(now[goal])
            yield Hit(f"the client's words in goal {goal} were rewritten", about, key=hash(about), change=change)


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
