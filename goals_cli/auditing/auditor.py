"""Audits a history: walks it once, lets every kind of tampering look, and says what could not be looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice, repeat
from pathlib import Path, PurePosixPath

from goals_cli import profile as profiles
from goals_cli.auditing import checkpoint as checkpoints
from goals_cli.auditing import signers as signers_files
from goals_cli.auditing import tamperings, tombstones
from goals_cli.auditing.apart import Erased, known_before, made_anew
from goals_cli.auditing.checkpoint import Checkpoint
from goals_cli.auditing.clocks import Clocks
from goals_cli.auditing.collecting import Collection
from goals_cli.auditing.decisions import Decisions
from goals_cli.auditing.elsewhere import Moves
from goals_cli.auditing.finding import Audit
from goals_cli.auditing.notes import notes
from goals_cli.auditing.pending import ENDING, Turns
from goals_cli.auditing.record import Data
from goals_cli.auditing.signatures import Verdict
from goals_cli.auditing.signed import Signed, Vouched, signed
from goals_cli.auditing.surroundings import Surroundings
from goals_cli.auditing.tamperings.clock_set_back import clock_set_back
from goals_cli.auditing.tamperings.entered_late import entered_late
from goals_cli.auditing.turn import Turn
from goals_cli.auditing.verifying import WORTH_A_PROCESS, Ask, verifier
from goals_cli.caseload import Caseload
from goals_cli.codes import is_code
from goals_cli.errors import GitError
from goals_cli.gitrepo import commits, top, trust
from goals_cli.gitrepo.commits import Change, Commit, Step
from goals_cli.gitrepo.reading import Reader
from goals_cli.history.states import States

Progress = Callable[[int], object]
_AT_ONCE = 2000  # commits whose plans are read together
_SIGN_OF_LIFE = 100  # commits


@dataclass(frozen=True)
class Asked:
    """What an audit is held against; None where nothing was given."""

    signers: Path | None = None
    checkpoint: Path | None = None


def audit(caseload: Caseload, asked: Asked, *, today: date, progress: Progress | None = None) -> Audit:
    """Audit the history of what is checked out. Raises GitError where there is no repository or no commit."""
    place, problems = surroundings(caseload, asked)
    walk = _Walk(caseload, place, today)
    walk.go(progress or (lambda _: None))
    place = replace(place, seen=frozenset(walk.seen), missing=walk.missing, broken=walk.broken)
    for kind in tamperings.OF_SURROUNDINGS:
        for hit in kind.check(place):
            walk.found.add(kind, hit, None)
    said = notes(place, walk.unreadable, walk.stripped)
    found = walk.found.findings(Erased(place), walk.away)
    return Audit(place.tip, walk.commits, len(place.plans), tuple(found), (*problems, *said))


def surroundings(caseload: Caseload, asked: Asked) -> tuple[Surroundings, list[str]]:
    """Look at the repository before its history is walked; the second value says which tombstones do not count."""
    root = caseload.root
    standing = commits.standing(root)
    if not standing.repository:
        raise GitError("this caseload is in no git repository: there is no history to audit", "git init begins one")
    if standing.tip is None:
        raise GitError("nothing has been committed yet: there is no history to audit", "git add . && git commit")
    above = top(root) or root
    kept = checkpoints.read(asked.checkpoint) if asked.checkpoint else None
    follows = kept is None or (trust.holds(root, kept.commit) and trust.came_from(root, standing.tip, kept.commit))
    stones, problems = tombstones.read(root, standing.tip)
    place = Surroundings(
        root, standing.tip, standing.shallow, tuple(trust.replaced(root)), trust.grafts(root),
        plans_of(root, standing.tip), stones, kept, follows,
        signers_files.read(asked.signers, above) if asked.signers else None,
    )  # fmt: skip
    return place, problems


def plans_of(root: Path, commit: str) -> dict[str, str]:
    """List the plan files of a commit, by name with the ids of their blobs."""
    found = trust.files(root, commit, commits.FOLDER)
    return {name: blob for name, blob in found.items() if name.endswith(ENDING) and is_code(name.removesuffix(ENDING))}


def checkpoint_of(place: Surroundings, day: date, today: date) -> Checkpoint:
    """Make a checkpoint of the present tip."""
    return Checkpoint(place.tip, day, today, place.plans, checkpoints.kept(place.signers))


class _Walk:
    """One walk over the history, the newest commit first."""

    def __init__(self, caseload: Caseload, place: Surroundings, today: date) -> None:
        self._caseload, self._place = caseload, place
        self._late: dict[str, int] = {}
        self._clocks = Clocks(today)
        self._vouched: list[Vouched] = []
        self._made_anew = made_anew(place)
        self._kept = known_before(place)
        self._vouching: dict[str, Signed] = {}
        self._decisions = Decisions(shallow=place.shallow)
        self.found = Collection()
        self.seen: set[tuple[str, str]] = set()
        self.missing = 0
        self.broken: tuple[str, ...] = ()
        self.commits = 0
        self.stripped = 0
        self.unreadable: dict[str, str] = {}
        self.away: set[tuple[str, str]] = set()

    def go(self, progress: Progress) -> None:
        """Look at everything."""
        root = self._place.root
        with self._verifier() as ask, Reader(root, proved=True) as blobs:
            states = States(blobs)
            folder = commits.folder_of_plans(root)
            turns = Turns(states, self._made)
            moves = Moves(top(root) or root, folder, states)
            walk = commits.walk(root, self._place.tip, commit_graph=False)
            while steps := moves.followed(list(islice(walk, _AT_ONCE)), folder):
                verdicts = ask([step.commit.id for step in steps]) if ask else None
                states.prepare(self._seen_in(steps, folder))
                for step, verdict in zip(steps, verdicts() if verdicts else repeat(None), strict=False):
                    self._look_at_commit(step.commit, verdict)
                    for turn in turns.of(step, folder):
                        self._look_at_turn(turn)
                    self.commits += 1
                    if self.commits % _SIGN_OF_LIFE == 0:
                        progress(_SIGN_OF_LIFE)
            for before, step in moves.former(self._place.tip):
                self._seen_in((step,), before)
                for turn in turns.of(step, before):
                    self._look_at_turn(turn)
            for turn in turns.rest():
                self._look_at_turn(turn)
            self.away = moves.away
        progress(self.commits % _SIGN_OF_LIFE)
        missing = {each for each in turns.unreadable if "does not hold" in each[2]}
        self.missing = len(missing)
        self.broken = tuple(sorted(name for name, blob in self._place.plans.items() if blob in turns.broken))
        self.unreadable = {commit: path for commit, path, _ in turns.unreadable - missing}
        for kind in tamperings.OF_VOUCHED:
            for vouched, hit in kind.check(reversed(self._vouched)):
                self.found.add(kind, hit, vouched.commit, vouched.path, vouched.client)

    def _verifier(self) -> AbstractContextManager[Ask | None]:
        if self._place.signers is None:
            return nullcontext()
        return verifier(self._place.root, trust.count(self._place.root, self._place.tip, at_most=WORTH_A_PROCESS))

    def _look_at_commit(self, commit: Commit, verdict: Verdict | None) -> None:
        self.found.meet(commit)
        for late, hit in self._clocks.hits(commit):
            self.found.add(clock_set_back, hit, late)
        if self._place.checkpoint and self._place.follows_checkpoint and commit.id not in self._kept:
            for new in tamperings.OF_NEW_COMMITS:
                for hit in new.check(commit, self._place.checkpoint, self._late_days(None)):
                    self.found.add(new, hit, commit)
        by = self._signature(commit, verdict)
        if by and by.good:
            self._vouching[commit.id] = by

    def _seen_in(self, steps: Sequence[Step], folder: str) -> list[Change]:
        """Give all that was changed, and remember what ever stood in the folder."""
        changes, start = [change for step in steps for change in step.changes], f"{folder}/"
        self.seen.update((each.path.removeprefix(start), each.after) for each in changes if each.after)
        return changes

    def _made(self, commit: Commit, path: str, before: Sequence[Data | None], after: Data | None) -> Turn:
        some = after or next((state for state in before if state), {})
        client = _client(str(some.get("client")), path)
        return Turn(commit, path, client, tuple(before), after, self._late_days(some.get("profile")))

    def _late_days(self, name: object) -> int:
        chosen = str(name or self._caseload.settings.profile)
        if chosen not in self._late:
            known = chosen if chosen in profiles.names() else self._caseload.settings.profile
            self._late[chosen] = profiles.profile(known).late_entry_days
        return self._late[chosen]

    def _look_at_turn(self, turn: Turn) -> None:
        self.found.in_time(turn)
        # What is in the oldest commit of a shallow clone, older ones may have brought.
        cut = self._place.shallow and not turn.commit.parents
        for kind in tamperings.OF_TURNS:
            if cut and kind is entered_late:
                continue
            for hit in kind.check(turn):
                self.found.add(kind, hit, turn.commit, turn.path, turn.client)
        for each in self._decisions.unfounded(turn):
            self.found.add(each.kind, each.hit, each.turn.commit, each.turn.path, each.turn.client)
        by = self._vouching.get(turn.commit.id)
        if by and not cut:
            for entry in turn.new:
                if entry.kind.name == "agreements" and entry.data.get("worker"):
                    which = (str(entry.data["id"]), str(entry.data["worker"]))
                    name = by.fingerprint
                    self._vouched.append(Vouched(turn.commit, turn.path, turn.client, *which, name, by.codes))

    def _signature(self, commit: Commit, verdict: Verdict | None) -> Signed | None:
        """Hold the signature of a commit against the signers file, where there is one."""
        if self._place.signers is None or verdict is None:
            return None
        by = signed(commit, verdict, self._place.signers)
        if commit.id in self._made_anew and by.key is None and not by.problem:
            self.stripped += 1  # a rewrite takes signatures off; the tombstone's vouches for the whole
            return by
        for kind in tamperings.OF_SIGNATURES:
            for hit in kind.check(by):
                self.found.add(kind, hit, commit)
        return by


@lru_cache(maxsize=4096)
def _client(code: str, path: str) -> str:
    stem = PurePosixPath(path).stem
    return code if is_code(code) else stem if is_code(stem) else ""


def length(caseload: Caseload) -> int:
    """Count the commits there are to look at; 0 where there is nothing to audit."""
    tip = commits.standing(caseload.root).tip
    return trust.count(caseload.root, tip) if tip else 0
