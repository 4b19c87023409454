"""The events of all plans, streamed: the same as those of each plan by itself, in however many processes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bench.past import write_past
from histories import Repository
from made_plans import Data, plan_data

from goals_cli import planfile
from goals_cli.gitrepo import commits, versions
from goals_cli.gitrepo.reading import Reader
from goals_cli.history import all_plans, telling
from goals_cli.history.event import Event
from goals_cli.history.events import events_of_merge
from goals_cli.history.lines import Line, read
from goals_cli.history.timeline import timeline

HERON, WREN = "clients/heron-27.yaml", "clients/wren-15.yaml"


def written(data: Data) -> str:
    return json.dumps(data, indent=1)


def lived(folder: Path) -> Repository:
    """Make a history of two plans: with versions that cannot be read, a rename, and a merge that did something."""
    repository = Repository(folder)
    wren = plan_data(
        {"id": "g-2", "steps": [{"id": f"s-{n}", "step": f"Step {n}"} for n in range(20)]}, client="wren-15"
    )
    repository.commit("broken", {HERON: "goals: [\n", WREN: written(wren)}, "2026-03-01")
    repository.commit("mended", {HERON: written(plan_data({"importance": 1}))}, "2026-03-02")
    repository.commit("broken again", {HERON: "goals: [\n"}, "2026-03-03")
    repository.commit("and again", {HERON: "goals: 5\n"}, "2026-03-04")
    repository.commit("mended again", {HERON: written(plan_data({"importance": 2}))}, "2026-03-05")
    renamed = wren | {"client": "lark-33"}
    repository.commit("renamed", {WREN: None, "clients/lark-33.yaml": written(renamed)}, "2026-03-06")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("side", {HERON: written(plan_data({"importance": 2, "confidence": 3}))}, "2026-03-07")
    repository.git("checkout", "--quiet", "main")
    repository.commit("main", {HERON: written(plan_data({"importance": 4}))}, "2026-03-08")
    both = plan_data({"importance": 4, "confidence": 3, "title": "The play"})
    repository.merge("side", "2026-03-09", files={HERON: written(both)})
    return repository


def told(repository: Repository) -> list[bytes | str]:
    """Give the lines of all plans, and the sentences on what could not be read."""
    found: list[bytes | str] = []
    for piece in all_plans.told(repository.folder, repository.git("rev-parse", "HEAD")):
        found += [piece] if isinstance(piece, str) else piece.splitlines()
    return found


def beside_its_day(event: Event) -> tuple[object, ...]:
    """Give what tells an event from others; the lines have the day of the commit where it has none."""
    kind, _, *rest = event.key
    return (kind, *rest)


def happenings(repository: Repository) -> Iterator[tuple[str, Line]]:
    """Give the events of all plans, each with the subject of its commit."""
    for line in told(repository):
        if isinstance(line, bytes):
            event = read(line)
            assert event.commit
            yield repository.git("log", "-1", "--format=%s", event.commit.id), event


@pytest.fixture(params=[1, 2, 3], ids="in {} processes".format)
def processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Let so many processes tell of the plans, some at a time."""
    monkeypatch.setattr(all_plans, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(all_plans, "processors", lambda: request.param)
    monkeypatch.setattr(all_plans, "_AT_FIRST", 3)
    monkeypatch.setattr(telling, "_AT_ONCE", 7)
    return int(request.param)


def test_the_events_of_all_plans_are_those_of_each(tmp_path: Path, processes: int) -> None:
    repository = lived(tmp_path / "work")
    every = {(subject, beside_its_day(event.happening().event)) for subject, event in happenings(repository)}
    each = {
        (happening.commit.subject if happening.commit else "", beside_its_day(happening.event))
        for client in ("heron-27", "lark-33")
        for happening in timeline(
            repository.folder,
            repository.folder / "clients" / f"{client}.yaml",
            versions.past_of(repository.folder, f"{client}.yaml"),
            client=client,
            today=date(2026, 4, 1),
        ).happenings
    }
    assert every == each
    assert {subject for subject, _ in every} == {
        "broken", "mended", "mended again", "renamed", "side", "main", "merge side",
    }  # fmt: skip


def test_a_plan_that_was_never_readable_before_is_told_of_as_new(tmp_path: Path, processes: int) -> None:
    repository = Repository(tmp_path / "work")
    repository.commit("broken", {HERON: "goals: [\n"}, "2026-03-01")
    repository.commit("mended", {HERON: written(plan_data())}, "2026-03-02")
    assert [(subject, event.kind) for subject, event in happenings(repository)] == [("mended", "opened")]
    name = repository.git("rev-parse", "--short=7", "HEAD~1")
    sentence = f"The version of {HERON} of commit {name} is left out: it is no readable YAML."
    assert [line for line in told(repository) if isinstance(line, str)] == [sentence]


def test_several_processes_tell_the_same_in_the_same_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = lived(tmp_path / "work")
    alone = told(repository)
    monkeypatch.setattr(all_plans, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(all_plans, "processors", lambda: 3)
    monkeypatch.setattr(all_plans, "_AT_FIRST", 2)
    assert told(repository) == alone
    assert len(alone) > 8


def test_what_is_told_is_what_comes_of_reading_each_version_by_itself(tmp_path: Path, processes: int) -> None:
    """No matter what versions have in common, and which of it is read once only."""
    repository = object.__new__(Repository)
    repository.folder = write_past(tmp_path / "past", 12, 200).folder
    found = []
    with Reader(repository.folder) as blobs:

        def data(blob: str | None) -> Data | None:
            content = blobs.blob(blob)
            return None if content is None else planfile.parse(content, "").data

        for change in commits.changes_of_all(repository.folder):
            if change.path.endswith(".yaml"):
                events = events_of_merge([data(blob) for blob in change.before], data(change.after))
                found += [(change.commit.id, change.path, beside_its_day(event)) for event in reversed(events)]
    lines = [read(line) for line in told(repository) if isinstance(line, bytes)]
    shown = [(each.commit.id if each.commit else "", each.path, each.happening().event) for each in lines]
    assert [(commit, path, beside_its_day(event)) for commit, path, event in shown] == found
    assert len(found) > 400


def test_many_contents_are_read_together(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "work")
    files: dict[str, str | None] = {f"clients/c-{number}.yaml": f"{number}" * 5000 for number in range(300)}
    last = repository.commit("many", files)
    names = [repository.blob(name) for name in list(files)[:200]]
    with Reader(repository.folder) as read:
        found = read.blobs([*names, last, "1" * 40])
        assert [found[name] for name in names] == [str(files[name]).encode() for name in list(files)[:200]]
        assert (found[last], found["1" * 40]) == (None, None)
        assert read.blobs([]) == {}
        assert read.blob(names[0]) == b"0" * 5000
