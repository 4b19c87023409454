"""Makes up how plans came about: what was done to each plan, when and by whom, with its text after every step.

As in `plans`, nothing here uses the program that is measured.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from . import conversation, words, writing
from .conversation import Conversation, Data
from .writing import Flow

DAYS = 700  # over which a life goes on


@dataclass(frozen=True)
class Version:
    """A plan after something was done to it: on which day of its life, by whom, and the words for git."""

    on: date
    worker: str
    subject: str
    text: str


class Life:
    """One plan from its first version on; the same for the same seed."""

    def __init__(self, client: str, seed: str, today: date) -> None:
        rng = random.Random(seed)
        weeks = DAYS // 7 - rng.randrange(30)
        self._talk = Conversation(client, rng, today=today, last_review=today, weeks=weeks)
        self._data = conversation.plan(self._talk)
        self._data["reviews"] = []
        for goal in self._data["goals"]:
            for step in goal.get("steps", ()):
                step.pop("done", None)
                step["promised"] = self._talk.opened
        self._sections: dict[str, str] = {}

    def versions(self, count: int) -> Iterator[Version]:
        """Give so many versions, evenly over the time up to today."""
        talk = self._talk
        subject, days = "Plan opened", (talk.today - talk.opened).days
        for number in range(count):
            on = talk.opened + timedelta(days=number * days // count)
            if number:
                subject = self._something(on)
            worker = talk.worker if talk.rng.random() < 0.9 else talk.rng.choice(words.WORKERS)
            yield Version(on, worker, f"{subject}: {talk.client}", self._text())

    def _something(self, on: date) -> str:
        """Do one of the things that are done in a working week."""
        rng, agreed = self._talk.rng, [goal for goal in self._data["goals"] if "statement" in goal]
        goal = rng.choice(agreed)
        chance = rng.random()
        if chance < 0.6 or not self._data["reviews"]:
            return self._meeting(conversation.check_in(self._talk, goal, on), "Check-in")
        self._sections.pop("goals")
        open_steps = [step for step in goal["steps"] if "done" not in step]
        if chance < 0.75 and open_steps:
            open_steps[0]["done"] = on
            return "Step done"
        if chance < 0.88:
            due = on + timedelta(days=rng.randrange(7, 40))
            said = self._talk.one(words.PREFERENCES)
            step = {"who": "client", "step": said, "promised": on, "due": due}
            goal["steps"].append({"id": self._talk.id("s", 2), **step})
            return "Step promised"
        if chance < 0.95:
            return self._moved(goal, on)
        goal["confidence"] = rng.randrange(3, 11)
        goal["title"] = goal["title"].removesuffix(", still") if rng.random() < 0.5 else f"{goal['title'][:40]}, still"
        return "By hand"

    def _meeting(self, made: Data, subject: str) -> str:
        first = not self._data["reviews"]
        self._data["reviews"].append(made)
        section = _section("reviews", [made])
        self._sections["reviews"] = section if first else self._sections["reviews"] + section.partition("reviews:\n")[2]
        return subject

    def _moved(self, goal: Data, on: date) -> str:
        """Change a goal's day, with the trail of it."""
        before, goal["target_date"] = goal["target_date"], goal["target_date"] + timedelta(weeks=4)
        change = {
            "on": on, "what": "target_date", "from": before, "to": goal["target_date"], "asked_by": "client",
            "because": "It needs more time", "answer": "agrees",
        }  # fmt: skip
        goal.setdefault("changes", []).append(Flow(change))
        return "Goal changed"

    def _text(self) -> str:
        """Write the plan; what has not changed since the last version is not written anew."""
        for key, value in self._data.items():
            if value != [] and key not in self._sections:
                self._sections[key] = _section(key, value)
        return _MODELINE + "".join(self._sections[key] for key in self._data if key in self._sections)


_MODELINE = writing.text({})


def _section(key: str, value: object) -> str:
    return writing.text({key: value}).removeprefix(_MODELINE)
