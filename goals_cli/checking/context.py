"""What a rule may know besides the plan: the day, in a way that notes how long an answer holds, and the profile."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from goals_cli.cadence import Meetings, meetings

if TYPE_CHECKING:
    from goals_cli.checking.names import NameList
    from goals_cli.plan import Plan
    from goals_cli.profile import Profile
    from goals_cli.settings import Settings


class Context(Struct):
    """What applies to one plan, on one day.

    `file_client` is the client whom the file's name promises; None when the file may have any name. `names` are those
    that must not stand in a plan. Rules ask about
    days through `passed` alone: the findings hold from `since` on and before `until`, because on all days between,
    every question that was asked has the same answer.
    """

    today: date
    profile: Profile
    settings: Settings
    file_client: str | None = None
    names: NameList | None = None
    since: date = date.min
    until: date = date.max
    _meetings: Meetings | None = None

    def passed(self, day: date, days: int = 0) -> bool:
        """Say whether more than so many days have gone by since a day; with -1, whether the day has come."""
        turn = day.toordinal() + days + 1
        if turn <= self.today.toordinal():
            self.since = max(self.since, date.fromordinal(max(1, turn)))
            return True
        if turn < date.max.toordinal():  # the calendar ends in the year 9999, before some days would come
            self.until = min(self.until, date.fromordinal(turn))
        return False

    def meetings(self, plan: Plan) -> Meetings:
        """Give the plan's reviews in force, put in order once for all rules."""
        if self._meetings is None:
            self._meetings = meetings(plan)
        return self._meetings
