"""What a client keeps private stays out of the history, whenever it was made private and however it came or went."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from histories import Repository
from made_plans import Data, agreement, goal_data, plan_data, turn

HERON = "clients/heron-27.yaml"
SECRET = "Lighthouse"
FORMS = ("text", "markdown", "json", "csv")


@pytest.fixture
def repository(caseload: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Give a repository with a memory of its own."""
    monkeypatch.setenv("GOALS_CACHE_DIR", str(tmp_path / "home"))
    found = Repository(caseload)
    found.git("symbolic-ref", "HEAD", "refs/heads/main")
    return found


def open_plan() -> Data:
    return plan_data({"title": "The play"}, {"id": "g-2", "title": "Told openly"})


def private_plan() -> Data:
    """Write down a plan in which everything that can be private is, and says the secret wherever it has words."""
    view = {"by": "family", "who": SECRET, "view": SECRET, "client_says": SECRET, "private": True}
    step = {"id": "s-1", "who": SECRET, "step": SECRET, "promised": "2026-03-03", "due": "2026-03-05", "every": SECRET}
    first = goal_data(
        title="The play",
        views=[view],
        words_later=[{"on": "2026-03-03", "words": SECRET, "private": True}],
        steps=[step | {"private": True}],
    )
    change = {"on": "2026-03-03", "what": "title", "from": SECRET, "to": SECRET, "asked_by": "family",
              "because": SECRET, "client_says": SECRET}  # fmt: skip
    second = goal_data(
        id="g-2", private=True, title=SECRET, words=SECRET, statement=SECRET,
        raised={"by": "family", "who": SECRET, "on": "2026-03-02", "words": SECRET},
        measures=[{"id": "m-1", "what": SECRET, "target": 5}], changes=[change],
        course=[turn("2026-03-02", "active"), {"on": "2026-03-04", "status": "ended", "reason": "other",
                                               "because": SECRET, "client_says": SECRET}],
    )  # fmt: skip
    told = {"goal": "g-1", "private": True, "words": SECRET, "wins": [SECRET], "in_the_way": [SECRET],
            "ratings": [{"by": "client", "rating": 4, "client_says": SECRET}],
            "steps": [{"step": "s-1", "how": "partly", "words": SECRET}]}  # fmt: skip
    meeting = {"id": "r-20260320-1", "on": "2026-03-20", "kind": "review",
               "progress": [told, {"goal": "g-2", "words": SECRET, "wins": [SECRET]}]}  # fmt: skip
    both = agreement("2026-03-03", goal="g-2", statement=SECRET)
    both["goals"].append({"goal": "g-1", "statement": "I stay"})
    undecided = [
        {"id": "c-1", "where": "goals[g-2].statement", "base": SECRET, "ours": SECRET, "theirs": f"{SECRET} 2"},
        {"id": "c-2", "where": "goals[g-1].steps[s-1].step", "ours": SECRET, "theirs": f"{SECRET} 2"},
        {"id": "c-3", "where": "goals[g-2]", "ours": second},
        {"id": "c-4", "where": "reviews[r-20260320-1].progress[g-1].words", "ours": SECRET, "theirs": f"{SECRET} 2"},
        {"id": "c-5", "where": "goals[g-1].views[family,mother].view", "ours": SECRET, "theirs": f"{SECRET} 2"},
    ]
    plan = open_plan() | {"agreements": [both], "reviews": [meeting], "conflicts": undecided}
    return plan | {"goals": [first, second]}


def altered(part: Any) -> Any:
    """Let the secret be another one wherever it stands."""
    if isinstance(part, dict):
        return {name: altered(value) for name, value in part.items()}
    if isinstance(part, list):
        return [altered(value) for value in part]
    return part.replace(SECRET, f"The {SECRET}") if isinstance(part, str) else part


def without_private_parts() -> Data:
    plan = deepcopy(private_plan())
    plan["goals"] = open_plan()["goals"]
    return plan | {"agreements": [], "reviews": [], "conflicts": []}


def without_the_goal(plan: Data) -> Data:
    """Take the private goal away by hand, and nothing of what was said of it."""
    return plan | {"goals": [goal for goal in plan["goals"] if goal["id"] != "g-2"], "conflicts": []}


def told(run: Run, *options: str) -> list[str]:
    found = []
    for form in FORMS if options[0] == "history" else FORMS[:3]:
        result = run(*options, "--format", form)
        assert (result.code, result.stderr) == (0, "")
        found.append(result.stdout)
    return found


STATES = {
    "open": open_plan,
    "private": private_plan,
    "altered": lambda: altered(private_plan()),
    "without the goal": lambda: without_the_goal(private_plan()),
    "altered without the goal": lambda: altered(without_the_goal(private_plan())),
    "open again": without_private_parts,
}


def test_no_format_tells_it_however_it_came_and_went(repository: Repository, run: Run) -> None:
    for number, (name, state) in enumerate(STATES.items(), 1):
        repository.commit(name, {HERON: json.dumps(state())}, f"2026-04-{number:02}")
    for command in (("history", "heron-27"), ("history",), ("history",)):
        for page in told(run, *command):
            assert SECRET not in page
            assert "The play" in page
        assert all(SECRET in page for page in told(run, *command, "--private"))
    names = list(reversed(STATES))
    for first in range(len(STATES)):
        for last in range(first):
            # Where a goal stood openly and is gone, nothing on either side says that it was private.
            if names[first] != "open" or "without" not in names[last]:
                for page in told(run, "diff", f"HEAD~{first}..HEAD~{last}", "heron-27"):
                    assert SECRET not in page, (names[first], names[last])


def test_what_is_made_private_later_is_private_from_then_on(repository: Repository, run: Run) -> None:
    plan = private_plan()
    openly = json.loads(json.dumps(plan).replace(', "private": true', "").replace('"private": true, ', ""))
    assert "private" not in json.dumps(openly)
    repository.commit("told openly", {HERON: json.dumps(openly)}, "2026-04-01")
    assert all(SECRET in page for command in (("history", "heron-27"), ("history",)) for page in told(run, *command))
    repository.write(HERON, json.dumps(plan))
    assert not any(SECRET in page for page in told(run, "history", "heron-27"))
    repository.commit("made private", {}, "2026-04-02")
    for command in (("history", "heron-27"), ("history",), ("history", "--no-cache")):
        assert not any(SECRET in page for page in told(run, *command))


def test_what_is_private_no_more_is_told_of_from_then_on(repository: Repository, run: Run) -> None:
    private = plan_data({"title": SECRET, "private": True})
    repository.commit("private", {HERON: json.dumps(private)}, "2026-04-01")
    repository.commit("opened", {HERON: json.dumps(plan_data({"title": SECRET}))}, "2026-04-02")
    repository.commit("after", {HERON: json.dumps(plan_data({"title": f"The {SECRET}"}))}, "2026-04-03")
    for command in (("history", "heron-27"), ("history",)):
        page = run(*command).stdout
        assert [line for line in page.splitlines() if SECRET in line] == [
            f'- g-1: title changed from {SECRET} to "The {SECRET}"'
        ]
