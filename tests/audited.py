"""A caseload with a signed history for audits: what happened in it, honestly, and the ways to go on from there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from histories import Repository
from keyring import Keyring
from made_plans import Data, plan_data, review, turn

PLAN = "clients/heron-27.yaml"
STATEMENT = "I stay in the hall for an hour"
LATER = "I stay in the hall for half an hour"

Layout = Callable[[Data], str]


def as_json(plan: Data) -> str:
    """Write a plan down as JSON, which is YAML too."""
    return json.dumps(plan, indent=1)


class Story:
    """A repository whose commits the worker signs, and the present state of one plan in it."""

    def __init__(self, folder: Path, keys: Keyring, layout: Layout = as_json) -> None:
        self.repository = Repository(folder)
        self.folder, self.keys, self.layout = folder, keys, layout
        self.path = PLAN
        self.plan = plan_data({"course": [turn("2026-03-02", "proposed")], "words": "I want to sit through it"})
        self.git = self.repository.git
        self.git("symbolic-ref", "HEAD", "refs/heads/main")
        self.git("config", "gpg.format", "ssh")
        self.signed_by("w-amara")

    @property
    def goal(self) -> Data:
        """The plan's first goal."""
        goal: Data = self.plan["goals"][0]
        return goal

    def signed_by(self, name: str | None) -> None:
        """Let this key sign from now on; None for none."""
        self.git("config", "commit.gpgsign", "true" if name else "false")
        if name:
            self.git("config", "user.signingKey", str(self.keys.key(name)))

    def save(self, on: str, who: str = "Amara Obi") -> str:
        """Commit the plan as it is, on a day."""
        return self.repository.commit(f"plan on {on}", {self.path: self.layout(self.plan)}, on, who)

    def began(self) -> None:
        """Lay the caseload down and write the first draft of the plan."""
        self.repository.commit("the caseload", {}, "2026-03-01")
        self.save("2026-03-02")

    def agree(self, on: str, statement: str = STATEMENT, worker: str = "w-amara", number: int = 1) -> Data:
        """Agree on a wording: the goal says it, and the agreement quotes it."""
        self.goal["statement"] = statement
        if self.goal["course"][-1]["status"] != "active":
            self.goal["course"].append(turn(on, "active"))
        made = agreed(on, statement, worker, number)
        self.plan.setdefault("agreements", []).append(made)
        return made

    def review(self, on: str, rating: int, **fields: Any) -> Data:
        """Look back, with a rating and something that went well."""
        told = {"goal": "g-1", "ratings": [{"by": "client", "rating": rating}], "wins": [f"Stayed {rating} minutes"]}
        made = review(on, progress=[told], **fields)
        self.plan.setdefault("reviews", []).append(made)
        return made

    def change(self, on: str, statement: str) -> None:
        """Change the wording, with its trail and a new agreement."""
        was = self.goal["statement"]
        trail = {"on": on, "what": "statement", "from": was, "to": statement, "asked_by": "client", "because": "nearer"}
        self.goal.setdefault("changes", []).append(trail)
        self.agree(on, statement)

    def lived(self) -> None:
        """Tell the whole story: a draft, an agreement, a review, a change, another review."""
        self.began()
        self.agree("2026-03-09")
        self.save("2026-03-09")
        self.review("2026-03-16", 4)
        self.save("2026-03-16")
        self.change("2026-03-30", LATER)
        self.save("2026-03-30")
        self.review("2026-04-13", 6)
        self.save("2026-04-13")

    def copied(self, folder: Path) -> Story:
        """Give a copy of it all, to be gone on with."""
        shutil.copytree(self.folder, folder)
        copy = object.__new__(Story)
        copy.__dict__ |= self.__dict__ | {"folder": folder, "plan": deepcopy(self.plan)}
        copy.repository = object.__new__(Repository)
        copy.repository.folder = folder
        copy.git = copy.repository.git
        return copy


def agreed(on: str, statement: str = STATEMENT, worker: str = "w-amara", number: int = 1) -> Data:
    """Write down an agreement to a wording."""
    return {
        "id": f"a-{on.replace('-', '')}-{number}", "on": on, "worker": worker, "client": {"answer": "agrees"},
        "goals": [{"goal": "g-1", "statement": statement}],
    }  # fmt: skip
