"""Reads the states of a plan that git has kept: each as data, or as the problem why it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goals_cli import schema
from goals_cli.errors import GoalsError
from goals_cli.gitrepo.commits import Change
from goals_cli.gitrepo.reading import Reader
from goals_cli.history.event import NOT_HELD, Data
from goals_cli.history.privacy import NOTHING, Private, kept_private, may_hold_private
from goals_cli.paths import MOST_BYTES
from goals_cli.planfile.again import Version, read_again

# Of these lists nothing is asked as a whole, but of each entry alone: as which part of the schema.
_ENTRIES = {"goals": "goal", "agreements": "agreement", "reviews": "review"}
_AT_ONCE = 200  # changes whose contents are read together
_MOST = 4096  # states that are kept: each is needed again when its plan's next older version is looked at


@dataclass(frozen=True, slots=True)
class State:
    """A plan as one version has it; `data` is None where there is no plan or it cannot be read."""

    data: Data | None = None
    problem: str = ""
    private: Private = NOTHING
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

    def prepare(self, changes: Sequence[Change]) -> None:
        """Read the states that some changes made and those before them, the newest first.

        They are read plan by plan: what two versions have in common is at hand then, for the processor too.
        """
        ordered = sorted(changes, key=lambda change: change.path)
        for start in range(0, len(ordered), _AT_ONCE):
            some = ordered[start : start + _AT_ONCE]
            self.fetch(blob for change in some for blob in (change.after, *change.before))
            for change in some:
                after = self.of(change.after)
                for blob in change.before:
                    self.of(blob, after)

    def forget(self, blob: str | None) -> None:
        """Make room: this state is not likely to be asked for again."""
        self._kept.pop(blob or "", None)

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


    def nearest(self, blob: str | None, older: Sequence[Change]) -> State:
        """Give the nearest state that can be read: that of a blob, or one that it was made from by older changes."""
        state = self.of(blob)
        for change in older:
            if not state.problem:
                break
            if change.after == blob:
                blob = held_before(change)
                state = self.of(blob)
        return state


def held_before(change: Change) -> str | None:
    """Give the blob that a file had before a change: that of the first parent that has the file."""
    return next((blob for blob in change.before if blob), None)


def state_of(content: bytes, like: State | None = None) -> State:
    """Read a version of a plan; a key that this version of goals does not know is no problem."""
    try:
        version = read_again(content, like.version if like else None)
    except GoalsError:
        if len(content) > MOST_BYTES:
            return State(problem="it is larger than 1 MiB, which no plan may be")
        return State(problem="it is no readable YAML")
    data = version.data
    accepted = _accepted(data, like.data) if like and like.data else schema.accepts(data)
    if not accepted and any(not problem.unknown_key for problem in schema.problems(data)):
        return State(problem="it is no valid plan")
    private = kept_private(data) if may_hold_private(content) else NOTHING
    return State(data, private=private, version=version)


def _accepted(data: Data, valid: Data) -> bool:
    """Say quickly whether a state is a valid plan beside one that is: what is the very same object needs no look."""
    if data.keys() != valid.keys() or any(data[key] is not valid[key] and key not in _ENTRIES for key in data):
        return schema.accepts(data)
    for key, part in _ENTRIES.items():
        entries, known = data.get(key), valid.get(key)
        if entries is known:
            continue
        if not isinstance(entries, list):
            return schema.accepts(data)
        same = set(map(id, known or ()))
        if not all(schema.accepts(entry, part) for entry in [each for each in entries if id(each) not in same]):
            return False
    return True


def are_one_plan(before: Data, after: Data) -> bool:
    """Say whether two states are of one plan, when its file has another name: the client's code or an id is the same.

    Plans begin alike, and a file that was put in another one's place is no reason to mix up two clients.
    """
    return before.get("client") == after.get("client") or share_an_id(before, after)


def share_an_id(before: Data, after: Data) -> bool:
    """Say whether two states have a goal, an agreement or a review in common."""
    return not _ids(before).isdisjoint(_ids(after))


def _ids(plan: Data) -> set[str]:
    lists = (plan.get(name) or () for name in _ENTRIES)
    return {str(entry["id"]) for entries in lists for entry in entries}
