"""What a caseload and a clone of it need so that plans are merged and edited well, and how each is mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from goals_cli import cloning, founding, gitrepo, planfile
from goals_cli.caseload import Caseload
from goals_cli.errors import NotFound, UnreadablePlan
from goals_cli.gitrepo.merging import BASE, OURS, THEIRS, attribute, unmerged
from goals_cli.merging.driver import hindrance
from goals_cli.planfile.refusals import MERGE_MARKERS

_ANY_PLAN = "clients/heron-27.yaml"
_PRE_COMMIT = ".pre-commit-config.yaml"
_ASKED_FOR = re.compile(r"""^[^#\n]*\bid: *["']?goals-check\b""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ail:
    """One thing that is not as it should be. Without `mend` only a person can do what the hint says."""

    what: str
    hint: str
    mend: Callable[[], object] | None = None
    matters: bool = True  # whether plans would be merged wrongly with it


def ails(caseload: Caseload) -> Iterator[Ail]:
    """Look at everything, what can be mended first; whatever is mended is mended before the next is looked at."""
    yield from _files(caseload)
    if not gitrepo.has_repository(caseload.root) or not gitrepo.inside(caseload.root):
        yield Ail("the caseload is in no git repository, so nothing is kept and nothing merged", "goals init .")
        return
    yield from _clone(caseload)
    yield from _attributes(caseload)
    yield from _program(caseload)
    yield from _marked(caseload)
    yield from _hook(caseload)
    yield from _worker(caseload)


def _files(caseload: Caseload) -> Iterator[Ail]:
    names = founding.lacking(caseload.root)
    if names:
        yield Ail(f"not complete: {', '.join(names)}", "goals doctor completes it", lambda: founding.lay(caseload.root))


def _clone(caseload: Caseload) -> Iterator[Ail]:
    keys = cloning.lacking(caseload.root)
    if keys:
        what = f"this clone has not been told how plans are merged: {', '.join(keys)}"
        yield Ail(what, "goals doctor tells it", lambda: cloning.tell(caseload.root))


def _attributes(caseload: Caseload) -> Iterator[Ail]:
    found = attribute(caseload.root, "merge", _ANY_PLAN)
    if found != cloning.DRIVER:
        hint = "look for `merge` in .gitattributes and in .git/info/attributes: the last line that fits is what holds"
        yield Ail(f"git is told to merge plans otherwise: merge={found}", hint)


def _program(_caseload: Caseload) -> Iterator[Ail]:
    if which("goals") is None:
        yield Ail("the program goals is not on the PATH, so git cannot call it to merge", "pipx install goals-cli")


def _marked(caseload: Caseload) -> Iterator[Ail]:
    """Say of each plan that git merged by lines, and could not, how it is mended while the merge is under way."""
    folder = caseload.root / "clients"
    left = unmerged(folder) if folder.is_dir() else {}
    for client in [client for client in caseload.clients() if f"{client}.yaml" in left] if left else ():
        name = caseload.shown_path(client)
        try:
            planfile.read(caseload.plan_path(client), name)
        except UnreadablePlan as error:
            if error.problem == MERGE_MARKERS.problem:
                what = f"{name} was merged by lines, and git's marks stand in it"
                yield Ail(what, _mending(folder, left[f"{client}.yaml"], name))
        except NotFound:
            continue  # of a plan that cannot be opened, the other commands tell


def _mending(folder: Path, versions: Mapping[int, str], name: str) -> str:
    """Say how a plan with git's marks in it is mended: merged anew only where that would not bring the same marks."""
    if OURS in versions and THEIRS in versions:
        contents = gitrepo.blobs(folder, list(versions.values()))
        base, ours, theirs = (contents.get(versions.get(stage, ""), b"") for stage in (BASE, OURS, THEIRS))
        reason = hindrance(base, ours, theirs, name)
    else:
        reason = f"{'theirs' if OURS in versions else 'ours'} has no such plan"
    if reason is None:
        return f"git checkout --merge {name} merges it anew, without what was edited in it since"
    return f"mend it by hand and take the marks away, then git add {name}; git cannot merge it better: {reason}"


def _hook(caseload: Caseload) -> Iterator[Ail]:
    """Say when the check before a commit that the repository asks for with pre-commit is not installed in this clone.

    It is a remark alone: what a commit brings is checked again by whoever merges it, and a hook is a program that only
    the user of the clone lets git start.
    """
    top = gitrepo.top(caseload.root) or caseload.root
    with suppress(OSError):
        asked = _ASKED_FOR.search((top / _PRE_COMMIT).read_text("utf-8", "replace"))
        if asked and not gitrepo.has_hook(caseload.root, "pre-commit"):
            what = f"{_PRE_COMMIT} asks for goals check before each commit, and this clone runs nothing then"
            yield Ail(what, "pre-commit install", matters=False)


def _worker(caseload: Caseload) -> Iterator[Ail]:
    if gitrepo.local_setting(caseload.root, "goals.worker") is None:
        yield Ail("this clone knows no worker", "goals init --worker CODE tells it", matters=False)
