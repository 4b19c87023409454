"""Puts down what is said in a conversation as soon as it is said, so that leaving half-way loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goals_cli import planning, recording, reviewing
from goals_cli.caseload import Caseload, new_id
from goals_cli.entries import Data, all_ids
from goals_cli.findings import Where
from goals_cli.interview.asking import Talk
from goals_cli.plan import Answer, Goal, Plan, Progress, ReviewKind
from goals_cli.planfile import Change, Set


class GoalKept:
    """A goal while it is spoken of. It is made with the first answer; `opening` is what was known before."""

    def __init__(
        self, caseload: Caseload, client: str, talk: Talk, *, worker: str, today: date, goal_id: str | None = None,
        opening: Data | None = None,
    ) -> None:  # fmt: skip
        self.id = goal_id
        self.client = client
        self.worker = worker
        self.today = today
        self._caseload = caseload
        self._talk = talk
        self._opening = opening or {}

    def plan(self) -> Plan | None:
        """Read the client's plan as it is now."""
        exists = self._caseload.plan_path(self.client).exists()
        return planning.open_plan(self._caseload, self.client).plan if exists else None

    def goal(self) -> Goal | None:
        """Read the goal as it is now."""
        plan = self.plan() if self.id else None
        return next((goal for goal in plan.goals if goal.id == self.id), None) if plan else None

    def keep(self, **fields: Any) -> None:
        """Put fields down: single ones are set, list entries added to those with the same key."""
        self._talk.kept(lambda: self._keep(fields))

    def _keep(self, fields: Data) -> None:
        if self.id:
            planning.set_fields(self._caseload, self.client, self.id, fields)
            return
        goal = self._opening | fields
        self.id = planning.add_goal(self._caseload, self.client, goal, worker=self.worker, today=self.today)

    def promise(self, who: str, text: str) -> str:
        """Put a step down; returns its id."""
        step_id = self.fresh_id("s")
        step = {"id": step_id, "who": who, "step": text}
        if self.id:
            self._write(lambda goal_id: recording.add_step(
                self._caseload, self.client, goal_id, step, worker=self.worker, today=self.today
            ))  # fmt: skip
        else:
            self.keep(steps=[step])
        return step_id

    def promised_for(self, step_id: str, due: date) -> None:
        """Put down by when a step is promised."""
        assignment = f"steps[{step_id}].due={due.isoformat()}"
        self._write(lambda goal_id: planning.set_paths(self._caseload, self.client, goal_id, [assignment]))

    def about(self, **lists: list[str]) -> None:
        """Add to what is known of the client."""
        self._talk.kept(lambda: recording.add_about(self._caseload, self.client, lists))

    def change(self, field: str, value: object, trail: Data) -> bool:
        """Keep what was asked for in the goal's changes; make it, and say so, when the client wants it or agrees."""
        entry = {"on": self.today.isoformat()} | trail
        self._edit(lambda opened, where: planning.changed(opened.data, where, field, value, entry))
        return planning.is_the_clients(trail)

    def more_of_the_change(self, **trail: str | Answer) -> None:
        """Add to the trail of the change that was made last."""

        def edit(opened: planning.Opened, where: Where) -> list[Change]:
            last = len(opened.goal(str(self.id))[1].changes) - 1
            return [Set((*where, "changes", last, key), value) for key, value in trail.items()]

        self._edit(edit)

    def fresh_id(self, letter: str) -> str:
        """Draw an id that is not taken in the plan."""
        plan = self.plan()
        return new_id(letter, all_ids(plan) if plan else ())

    def _edit(self, edit: Callable[[planning.Opened, Where], list[Change]]) -> None:
        def edited(opened: planning.Opened) -> list[Change]:
            return edit(opened, opened.goal(str(self.id))[0])

        self._talk.kept(lambda: planning.write(self._caseload, self.client, edited))

    def _write(self, save: Callable[[str], object]) -> None:
        self._talk.kept(lambda: save(str(self.id)))


class MeetingKept:
    """A review while it is held. It is made with the first answer, and only added to from then on."""

    def __init__(
        self, caseload: Caseload, client: str, talk: Talk, *, worker: str, on: date, kind: ReviewKind,
        review_id: str | None = None,
    ) -> None:  # fmt: skip
        self.id = review_id
        self.client = client
        self.worker = worker
        self.on = on
        self.kind = kind
        self.caseload = caseload
        self._talk = talk

    def plan(self) -> Plan:
        """Read the client's plan as it is now."""
        return planning.open_plan(self.caseload, self.client).plan

    def said_of(self, goal_id: str) -> Progress:
        """Read what has been said of a goal in this review so far."""
        reviews = [review for review in self.plan().reviews if review.id == self.id]
        found = [progress for review in reviews for progress in review.progress if progress.goal == goal_id]
        return found[0] if found else Progress(goal_id)

    def add(self, goal_id: str, **progress: Any) -> None:
        """Put down what is said of a goal."""
        told = {"progress": [{"goal": goal_id} | progress]}
        self._talk.kept(lambda: self._add(told))

    def set_next(self, day: date) -> None:
        """Put down when the next review is."""
        self._talk.kept(lambda: self._add({"next_review": day.isoformat()}))

    def _add(self, told: Data) -> None:
        if self.id:
            reviewing.add_to(self.caseload, self.client, self.id, told, worker=self.worker)
            return
        entry = {"kind": self.kind.value, "on": self.on.isoformat(), "next_review": None} | told
        self.id = reviewing.record(self.caseload, self.client, entry, worker=self.worker, today=self.on).id
