"""Collects what is found on the walk, and leaves out what is told already by an older commit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from typing import Any

from goals_cli.auditing.apart import Erased
from goals_cli.auditing.finding import Finding
from goals_cli.auditing.registry import Hit, Tampering
from goals_cli.auditing.tamperings.active_unagreed import active_unagreed
from goals_cli.auditing.tamperings.added_late import added_late
from goals_cli.auditing.tamperings.altered import altered
from goals_cli.auditing.tamperings.entered_late import entered_late
from goals_cli.auditing.tamperings.plan_gone import plan_gone
from goals_cli.auditing.tamperings.quote_rewritten import quote_rewritten
from goals_cli.auditing.tamperings.taken_away import taken_away
from goals_cli.auditing.tamperings.words_rewritten import words_rewritten
from goals_cli.auditing.turn import Turn
from goals_cli.gitrepo.commits import Commit

_ALTERED = (altered.code, quote_rewritten.code, words_rewritten.code)
_LOSSES = (taken_away.code, plan_gone.code, *_ALTERED)


class Collection:
    """What was found, the newest first as it is met."""

    def __init__(self) -> None:
        self._found: list[Finding] = []
        self._in_time: set[tuple[str, int]] = set()
        self._met: dict[str, int] = {}  # commits, in the order of the walk

    def meet(self, commit: Commit) -> None:
        """Remember when a commit was met: some of what it did shows later only, when an older one is looked at."""
        self._met[commit.id] = len(self._met)

    def add(self, kind: Tampering[Any], hit: Hit, commit: Commit | None, path: str = "", client: str = "") -> None:
        """Stamp and keep a finding."""
        about = (hit.client or client, hit.about)
        self._found.append(
            Finding(
                kind.code, kind.name, kind.severity, commit, path, *about, hit.message, hit.hint or kind.hint,
                hit.key, hit.change, hit.brought,
            )
        )  # fmt: skip

    def in_time(self, turn: Turn) -> None:
        """Remember which entries were committed in time, by whatever way they came again later."""
        for entry, on in turn.days:
            if (turn.committed - on).days <= turn.late_days:
                self._in_time.add((turn.client, entry.identity))

    def findings(self, erased: Erased, away: Container[tuple[str, str]]) -> list[Finding]:
        """Give what is left, the gravest place first: the repository as a whole, then the newest commits.

        A merge that only brings together what an older commit did has done nothing itself; what came back after it had
        been taken away is not late, and what says again what it had said was mended; a plan that was erased by
        somebody's authority is not missing, and neither is one that its commit moved `away` from its path.
        """
        kept = [
            each
            for each in self._found
            if each.code != plan_gone.code
            or each.commit is None
            or not (erased.explains(each.path, each.commit.id) or (each.commit.id, each.path) in away)
        ]
        whole = [each for each in kept if each.commit is None]
        of_commits = [each for each in kept if each.commit]
        of_commits.sort(key=lambda each: self._met[each.commit.id] if each.commit else 0)
        return [*whole, *self._first_of_each(of_commits)]

    def _first_of_each(self, found: list[Finding]) -> Iterator[Finding]:
        lost = {(each.client, each.key) for each in found if each.code in _LOSSES}
        alone = {_what(each) for each in found if not _of_merge(each)}
        oldest = {_what(each): each for each in found}
        mended = _mended(found)
        for each in found:
            first = oldest[_what(each)] is each
            if each.code in _LOSSES:
                told = _of_merge(each) and (_what(each) in alone or not first)
                if each.code in _ALTERED:
                    told = (told and each.brought) or id(each) in mended
            elif each.code == entered_late.code:
                about = (each.client, each.key)
                told = not first or about in lost or about in self._in_time
            elif each.code == added_late.code:
                told = not first or (each.client, each.key) in lost
            else:
                told = each.code == active_unagreed.code and not first
            if not told:
                yield each


def _mended(found: Sequence[Finding]) -> set[int]:
    """Give the findings, by their identity, of what says again what it had said before it was altered."""
    mended: set[int] = set()
    said: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for each in reversed(found):
        if each.code in _ALTERED:
            before, now = each.change
            if now in said[each.client, each.about]:
                mended.add(id(each))
            else:
                said[each.client, each.about].add(before)
    return mended


def _of_merge(finding: Finding) -> bool:
    return finding.commit is not None and len(finding.commit.parents) > 1


def _what(finding: Finding) -> tuple[str, str, str, int]:
    code = altered.code if finding.code in _ALTERED else finding.code
    return code, finding.client, finding.about, finding.key
