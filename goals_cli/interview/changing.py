"""The questions about a change of a goal: who wants it, what the client says to it, and why."""

from __future__ import annotations

from goals_cli.interview.asking import Talk
from goals_cli.interview.first_questions import ANSWERS
from goals_cli.interview.keeping import GoalKept
from goals_cli.plan import CLIENT


def ask_change(talk: Talk, kept: GoalKept, field: str, value: object) -> None:
    """Ask how a change came about; it is kept as asked, and made when it is the client's wish or they agree."""
    trail: dict[str, str] = {}
    try:
        _ask_for_the_trail(talk, kept, trail)
    finally:
        made = kept.change(field, value, trail)  # the new wording was said, whether or not the rest will be
    if not made:
        talk.note("It stays as it is; what was asked is kept beside it.")
    if because := talk.text("Why?"):
        kept.more_of_the_change(because=because)
    if says := talk.text("What does the client say to it?"):
        kept.more_of_the_change(client_says=says)


def _ask_for_the_trail(talk: Talk, kept: GoalKept, trail: dict[str, str]) -> None:
    """Ask who wants a change, and what the client says to it when it is not their own wish."""
    asked_by = talk.text("Who asked for that? client, worker (you), or who else?")
    if asked_by and CLIENT.startswith(asked_by.casefold()):
        trail["asked_by"] = CLIENT
        return
    if asked_by:
        trail["asked_by"] = kept.worker if "worker".startswith(asked_by.casefold()) else asked_by
    answer = talk.choice("And the client?", ANSWERS, help="Without a yes of the client it stays as it is.")
    if answer:
        trail["answer"] = answer.value
