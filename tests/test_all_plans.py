"""The events of all plans, streamed: the same as those of each plan by itself."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from histories import Repository
from made_plans import Data, plan_data

from goals_cli.gitrepo.reading import Reader
from goals_cli.history.all_plans import events_of_all
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


def test_the_events_of_all_plans_are_those_of_each(tmp_path: Path) -> None:
    repository = lived(tmp_path / "work")
    every = {
        (change.commit.subject, event.key) for change, events in events_of_all(repository.folder) for event in events
    }
    each = {
        (happening.commit.subject if happening.commit else "", happening.event.key)
        for client in ("heron-27", "lark-33")
        for happening in timeline(
            repository.folder, repository.folder / "clients" / f"{client}.yaml", client=client, today=date(2026, 4, 1)
        ).happenings
    }
    assert every == each
    assert {subject for subject, _ in every} == {
        "broken", "mended", "mended again", "renamed", "side", "main", "merge side",
    }  # fmt: skip


def test_a_plan_that_was_never_readable_before_is_told_of_as_new(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "work")
    repository.commit("broken", {HERON: "goals: [\n"}, "2026-03-01")
    repository.commit("mended", {HERON: written(plan_data())}, "2026-03-02")
    found = [
        (change.commit.subject, event.kind) for change, events in events_of_all(repository.folder) for event in events
    ]
    assert found == [("mended", "opened")]


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
