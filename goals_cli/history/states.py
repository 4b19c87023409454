"""Reads the states of a plan that git has kept: each as data, or as the problem why it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goals_cli import schema
from goals_cli.errors import GoalsError
from goals_cli.gitrepo.reading import Reader
from goals_cli.history.event import Data
from goals_cli.planfile.again import Version, read_again

LISTS = ("goals", "agreements", "reviews")  # nothing is asked of these as a whole, but of each entry alone
_MOST = 2048  # states that are kept: each is needed again when its plan's next older version is looked at
NOT_HELD = "this clone does not hold it"


@dataclass(frozen=True, slots=True)
class State:
    """A plan as one version has it; `data` is None where there is no plan or it cannot be read."""

    data: Data | None = None
    problem: str = ""
    version: Version | None = None


_NO_FILE = State()


class States:
    """Gives the states of plans by the ids of their blobs, the last ones from memory."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._kept: dict[str, State] = {}
        self._contents: dict[str, bytes | None] = {}

    def fetch(self, blobs: Iterable[str | None]) -> None:
        """Get the contents that are asked for next together, which is far quicker than one by one."""
        wanted = {blob for blob in blobs if blob is not None and blob not in self._kept}
        self._contents = self._read.blobs(list(wanted))

    def of(self, blob: str | None, like: State | None = None) -> State:
        """Give the state that a blob holds; that of no file for None. One that is much `like` another is read sooner.

        The data belongs to all who ask for it and is never to be changed.
        """
        if blob is None:
            return _NO_FILE
        found = self._kept.get(blob)
        if found is None:
            while len(self._kept) >= _MOST:
                del self._kept[next(iter(self._kept))]
            content = self._contents.pop(blob) if blob in self._contents else self._read.blob(blob)
            found = State(problem=NOT_HELD) if content is None else state_of(content, like)
            self._kept[blob] = found
        return found


def state_of(content: bytes, like: State | None = None) -> State:
    """Read a version of a plan; a key that this version of goals does not know is no problem."""
    try:
        version = read_again(content, like.version if like else None)
    except GoalsError:
        return State(problem="it is no readable YAML")
    data = version.data
    accepted = schema.accepts(_without_known(data, like.data) if like and like.data else data)
    if not accepted and any(not problem.unknown_key for problem in schema.problems(data)):
        return State(problem="it is no valid plan")
    return State(data, version=version)


def _without_known(data: Data, valid: Data) -> Data:
    """Leave out the entries that a valid state holds as the very same objects: what is left decides."""
    short = dict(data)
    for name in LISTS:
        entries, known = data.get(name), valid.get(name)
        if isinstance(entries, list) and known:
            same = set(map(id, known))
            short[name] = [entry for entry in entries if id(entry) not in same]
    return short


def are_one_plan(before: Data, after: Data) -> bool:
    """Say whether two states are of one plan, when its file has another name: the client's code or an id is the same.

    Plans begin alike, and a file that was put in another one's place is no reason to mix up two clients.
    """
    return before.get("client") == after.get("client") or share_an_id(before, after)


def share_an_id(before: Data, after: Data) -> bool:
    """Say whether two states have a goal, an agreement or a review in common."""
    return not _ids(before).isdisjoint(_ids(after))


def _ids(plan: Data) -> set[str]:
    lists = (plan.get(name) or () for name in LISTS)
    return {str(entry["id"]) for entries in lists for entry in entries}
