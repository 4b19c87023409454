"""Breaks one thing in a plan in good order; each break bears the name of the rule that ought to find it.

Nothing is known here of the rules besides their names.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from .conversation import Data
from .writing import Row

BOILERPLATE = "I attend every session as scheduled and take an active part in my own recovery each week."


def _misspell_key(data: Data) -> None:
    data["about"]["strenghts"] = data["about"].pop("strengths")


def _point_nowhere(data: Data) -> None:
    data["needs"][0]["goals"] = Row(["g-0000"])


def _date_ahead(data: Data) -> None:
    data["goals"][0]["steps"][0]["done"] += timedelta(weeks=100)


def _forget_words(data: Data) -> None:
    del data["goals"][0]["words"]


def _leave_view(data: Data) -> None:
    data["goals"][0]["views"] = [{"by": "family", "who": "my aunt", "view": "Would do well to wait until the summer."}]


def _forget_agreement(data: Data) -> None:
    del data["agreements"]


def _reword(data: Data) -> None:
    goal = data["goals"][0]
    goal["statement"] = f"{goal['statement'].removesuffix('.')}, rain or shine."


def _keep_copy(data: Data) -> None:
    del data["agreements"][0]["copy"]


def _choose_nothing(data: Data) -> None:
    option = data["goals"][0]["options"][0]
    del option["chosen"], option["because"]


def _forget_importance(data: Data) -> None:
    del data["goals"][0]["importance"]


def _forget_worker(data: Data) -> None:
    data["goals"][0]["steps"].pop()


def _let_worker_wait(data: Data) -> None:
    step = data["goals"][0]["steps"][-1]
    step["due"] = step["promised"] + timedelta(days=1)


def _leave(_: Data) -> None:
    """Change nothing: the plan is broken by its days."""


def _forget_rating(data: Data) -> None:
    del data["reviews"][-1]["progress"][0]["ratings"][0]


def _leave_need(data: Data) -> None:
    del data["needs"][1]["not_now"]


def _note_telephone(data: Data) -> None:
    data["about"]["preferences"].append("Ring my mobile, 07700 900123, after six")


def _copy_statement(data: Data) -> None:
    data["goals"][0]["statement"] = data["agreements"][0]["goals"][0]["statement"] = BOILERPLATE
    data["goals"][0].pop("changes", None)


def _copy_words(data: Data) -> None:
    data["goals"][0]["words"] = BOILERPLATE


# What there may be to find in a plan, and how it comes about. The last two are copies of each other.
BREAKS: dict[str, Callable[[Data], None]] = {
    "words-missing": _forget_words,
    "agreement-missing": _forget_agreement,
    "worker-step-overdue": _let_worker_wait,
    "review-overdue": _leave,
    "unknown-key": _misspell_key,
    "agreement-outdated": _reword,
    "worker-step-missing": _forget_worker,
    "need-unanswered": _leave_need,
    "telephone": _note_telephone,
    "reference-unknown": _point_nowhere,
    "view-unanswered": _leave_view,
    "choice-missing": _choose_nothing,
    "client-rating-missing": _forget_rating,
    "copy-unaccounted": _keep_copy,
    "day-in-the-future": _date_ahead,
    "importance-missing": _forget_importance,
    "copied-wording": _copy_statement,
    "copied-wording-of-words": _copy_words,
}
