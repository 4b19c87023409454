"""Whose voice it is: what the client has said of a goal, and whether somebody else brought it up."""

from __future__ import annotations

from goals_cli.plan import Goal, Party

# Nobody else may be held to have raised a goal when it is not known who did.
_NOT_OTHERS = (Party.CLIENT, Party.UNCLEAR)


def said(text: str | None) -> bool:
    """Say whether anything was said; white space is nothing."""
    return text is not None and text.strip() != ""


def words_of(goal: Goal) -> list[str]:
    """List the client's words of a goal, the first ones and the later ones; none when there are none."""
    found = [goal.words] if goal.words is not None and said(goal.words) else []
    if goal.words_later:
        found += [later.words for later in goal.words_later if said(later.words)]
    return found


def raised_by_other(goal: Goal) -> bool:
    """Say whether the goal was brought up by somebody other than the client, as far as is known."""
    return goal.raised.by not in _NOT_OTHERS
