"""What the rules about reviews ask for: the newest real review of a goal, who was there, and reasons told."""

from __future__ import annotations

from goals_cli.cadence import Told, is_real
from goals_cli.checking.context import Context
from goals_cli.checking.wording import said
from goals_cli.plan import CLIENT, Goal, Plan, Review


def newest_review(goal: Goal, plan: Plan, context: Context) -> Told | None:
    """Find what was told of the goal at its newest real review; None in a plan that is closed."""
    if plan.closed is not None:
        return None
    told = context.meetings(plan).told(goal)
    return next((each for each in told if is_real(each.review.kind, context.profile)), None)


def client_was_there(review: Review) -> bool:
    """Say whether the client was there, as far as it is told."""
    if review.absent is not None and review.absent.who == CLIENT:
        return False
    return not review.present or CLIENT in review.present


def reason_given(told: Told) -> bool:
    """Say whether it is told why the client was not asked, or did not want to answer."""
    return said(told.progress.no_rating) or said(told.review.no_rating)
