"""What changed in a caseload between two points of its history, or since the last commit: events, plan by plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from goals_cli import gitrepo
from goals_cli.caseload import Caseload
from goals_cli.codes import client_code, is_code
from goals_cli.errors import GitError, NotFound
from goals_cli.gitrepo import commits
from goals_cli.gitrepo.trust import is_ancestor
from goals_cli.history.event import Data, Event
from goals_cli.history.events import events
from goals_cli.history.moments import Moment, moment, was_there
from goals_cli.history.other_codes import former_codes, later_codes
from goals_cli.history.privacy import marked
from goals_cli.history.states import State, share_an_id, state_of

_ENDING = ".yaml"
_REVERSED = "The second point is the earlier one: this is what would have to be undone to get back to it."


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What changed in one plan."""

    client: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two points; None is before the first commit, or the files as they lie in the folder."""

    before: Moment | None
    after: Moment | None
    plans: tuple[PlanChanges, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """The plans on one side: blob ids by client, and the contents of those that are no blobs yet."""

    ids: dict[str, str]
    contents: dict[str, bytes]


def compare(caseload: Caseload, span: str | None, client: str | None = None) -> Comparison:
    """Compare the present files with the last commit (no `span`) or with REV, or two points with A..B.

    A point is a revision or a day, as of its end. `client` limits it to one plan, and so does a `span`
    that is no revision and may be a code.
    """
    alone = client is None and span is not None and _is_only_a_code(caseload.root, span)
    span, client = (None, span) if alone else (span, client)
    start, end = _ends(caseload.root, span)
    before = _side_of(caseload, start)
    after = _side_of(caseload, end) if end else _present(caseload, next(iter(before.ids.values()), ""))
    differing = {name for name in before.ids.keys() | after.ids.keys() if before.ids.get(name) != after.ids.get(name)}
    if client is not None:
        client = _code_there(caseload.root, client_code(client), before.ids.keys() | after.ids.keys(), alone=alone)
    states = _states(caseload.root, before, differing), _states(caseload.root, after, differing)
    notes = list(_notes(caseload, (start, before), (end, after)))
    plans = tuple(_plans(*states, notes, client))
    return Comparison(start, end, plans, tuple(notes))


def _notes(caseload: Caseload, *sides: tuple[Moment | None, _Side]) -> Iterator[str]:
    """Say what there is to know of two points before what changed between them."""
    start, end = (at for at, _ in sides)
    if start is None:
        yield "Nothing has been committed yet."
    for at, side in sides:
        if at and not side.ids and not was_there(caseload, at):
            yield f"There was no caseload in this folder at {at.commit.id[:7]}."
    differ = start and end and start.commit.id != end.commit.id
    if start and end and differ and is_ancestor(caseload.root, end.commit.id, start.commit.id):
        yield _REVERSED


def _is_only_a_code(root: Path, word: str) -> bool:
    """Say whether a word may be a client's code and is no revision."""
    return is_code(word) and gitrepo.has_repository(root) and commits.tip(root, word) is None


def _code_there(root: Path, client: str, there: Set[str], *, alone: bool) -> str:
    """Give the code under which a client has a plan on one of the sides: theirs, a former one, or a later one."""
    if client in there:
        return client
    for codes in (former_codes, later_codes) if commits.tip(root) else ():
        for code in codes(root, client):
            if code in there:
                return code
    if alone:
        raise _neither(root, client)
    raise NotFound(f"no plan for {client} on either side", "goals list shows who has a plan")


def _neither(root: Path, word: str) -> NotFound:
    from goals_cli.history.unseen import not_seen

    lists = "goals list shows who has a plan, git log --oneline the commits, git branch the branches"
    hint = not_seen(commits.standing(root)) or lists
    return NotFound(f"there is neither a plan nor a revision {word!a}", hint)


def _ends(root: Path, span: str | None) -> tuple[Moment | None, Moment | None]:
    standing = commits.standing(root)
    if not standing.repository:
        raise GitError("this caseload is in no git repository: there is nothing to compare with", "git init begins one")
    if span is None:
        return (moment(root, "HEAD") if standing.tip else None), None
    first, between, last = span.partition("..")
    start = moment(root, first or "HEAD")
    return start, moment(root, last or "HEAD") if between else None


def _side_of(caseload: Caseload, at: Moment | None) -> _Side:
    if at is None:
        return _Side({}, {})
    files = gitrepo.committed(caseload.root / "clients", at.commit.id)
    return _Side({_client(name): blob for name, blob in files.items() if _client(name)}, {})


def _client(name: str) -> str:
    code = name.removesuffix(_ENDING)
    return code if name.endswith(_ENDING) and is_code(code) else ""


def _present(caseload: Caseload, like: str) -> _Side:
    contents = {client: caseload.plan_path(client).read_bytes() for client in caseload.clients()}
    return _Side({client: gitrepo.blob_id(content, like) for client, content in contents.items()}, contents)


def _states(root: Path, side: _Side, wanted: set[str]) -> dict[str, State]:
    """Read the plans in question on one side."""
    asked = {client: side.ids[client] for client in sorted(wanted) if client in side.ids}
    read = gitrepo.blobs(root, sorted({blob for client, blob in asked.items() if client not in side.contents}))
    found = {}
    for client, blob in asked.items():
        content = side.contents.get(client, read.get(blob))
        found[client] = State(problem="this clone does not hold it") if content is None else state_of(content)
    return found


def _plans(before: dict[str, State], after: dict[str, State], notes: list[str], only: str | None) -> list[PlanChanges]:
    renamed = _renamed(before, after)
    found = []
    for client in sorted(before.keys() | after.keys()):
        if client in renamed.values() or (only is not None and only not in (client, renamed.get(client))):
            continue
        old, new = before.get(renamed.get(client, client), State()), after.get(client, State())
        for state, when in ((old, "was before"), (new, "is now")):
            if state.problem:
                notes.append(f"The plan of {client} as it {when} is left out: {state.problem}.")
        if not (old.problem or new.problem):
            told = tuple(_by_day(marked(events(old.data, new.data), old.private | new.private)))
            found += [PlanChanges(client, told)] if told else []
    return found


def _by_day(found: Iterable[Event]) -> list[Event]:
    """Put events in the order of their days; what has none of its own stays behind what was told of its goal before."""
    days: dict[str | None, str] = {}
    placed: list[tuple[str, Event]] = []
    for event in found:
        days[event.goal] = event.on or days.get(event.goal, "")
        placed.append((days[event.goal], event))
    return [event for _, event in sorted(placed, key=itemgetter(0))]


def _renamed(before: dict[str, State], after: dict[str, State]) -> dict[str, str]:
    """Say which plans are new by their file only: code now, code before."""
    gone: dict[str, Data] = {
        name: state.data for name, state in before.items() if name not in after and state.data is not None
    }
    found: dict[str, str] = {}
    for name, state in after.items():
        if name not in before and state.data is not None:
            former = next((each for each, data in gone.items() if share_an_id(data, state.data)), None)
            if former is not None:
                found[name] = former
                del gone[former]
    return found
