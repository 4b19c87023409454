"""Reads the states of a plan that git has kept: each as data, or as the problem why it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goals_cli import planfile, schema
from goals_cli.errors import GoalsError
from goals_cli.gitrepo.reading import Reader
from goals_cli.history.event import Data

_MOST = 2048  # states that are kept: each is needed again when its plan's next older version is looked at


@dataclass(frozen=True, slots=True)
class State:
    """A plan as one version has it; `data` is None where there is no plan or it cannot be read."""

    data: Data | None = None
    problem: str = ""


class States:
    """Gives the states of plans by the ids of their blobs, the last ones from memory."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._kept: dict[str, State] = {}

    def fetch(self, blobs: Iterable[str | None]) -> None:
        """Read the states that are asked for next together, which is far quicker than one by one."""
        wanted = list({blob for blob in blobs if blob is not None and blob not in self._kept})
        for blob, content in self._read.blobs(wanted).items():
            self._keep(blob, content)

    def of(self, blob: str | None) -> State:
        """Give the state that a blob holds; that of no file for None."""
        if blob is None:
            return State()
        if blob not in self._kept:
            self._keep(blob, self._read.blob(blob))
        return self._kept[blob]

    def _keep(self, blob: str, content: bytes | None) -> None:
        while len(self._kept) >= _MOST:
            del self._kept[next(iter(self._kept))]
        self._kept[blob] = State(problem="this clone does not hold it") if content is None else state_of(content)


def state_of(content: bytes) -> State:
    """Read a version of a plan; a key that this version of goals does not know is no problem."""
    try:
        data = planfile.parse(content, "").data
    except GoalsError:
        return State(problem="it is no readable YAML")
    if not schema.accepts(data) and any(not problem.unknown_key for problem in schema.problems(data)):
        return State(problem="it is no valid plan")
    return State(data)


def are_one_plan(before: Data, after: Data) -> bool:
    """Say whether two states are of one plan, when its file has another name: the client's code or an id is the same.

    Plans begin alike, and a file that was put in another one's place is no reason to mix up two clients.
    """
    return before.get("client") == after.get("client") or share_an_id(before, after)


def share_an_id(before: Data, after: Data) -> bool:
    """Say whether two states have a goal, an agreement or a review in common."""
    return not _ids(before).isdisjoint(_ids(after))


def _ids(plan: Data) -> set[str]:
    lists = (plan.get(name) or () for name in ("goals", "agreements", "reviews"))
    return {str(entry["id"]) for entries in lists for entry in entries}
