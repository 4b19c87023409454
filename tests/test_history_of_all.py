"""The history of all plans: the same told from memory and without, and a memory that may be odd or gone at any time."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from histories import Repository
from jsonschema import Draft202012Validator
from made_plans import agreement, plan_data

from goals_cli import schema
from goals_cli.history import all_plans

HERON, ROBIN, WREN = (f"clients/{client}.yaml" for client in ("heron-27", "robin-52", "wren-15"))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the memory of a test to itself."""
    monkeypatch.setenv("GOALS_CACHE_DIR", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def repository(caseload: Path, home: Path) -> Repository:
    """Give a repository of two plans, one of which was not readable for a time."""
    assert not home.exists()
    found = Repository(caseload)
    found.git("symbolic-ref", "HEAD", "refs/heads/main")
    found.commit("wren", {WREN: plan(client="wren-15")}, "2026-03-02")
    found.commit("heron", {HERON: plan({"importance": 1, "private": True, "title": "A secret"})}, "2026-03-03")
    found.commit("broken", {HERON: "goals: [\n"}, "2026-03-04")
    found.commit("mended", {HERON: plan({"importance": 2, "private": True, "title": "Told"})}, "2026-03-05")
    return found


def plan(*goals: dict[str, Any], **more: Any) -> str:
    return json.dumps(plan_data(*goals, **more), indent=1)


def told(run: Run, *options: str) -> Any:
    result = run("history", "--format", "json", *options)
    assert result.code == 0, result.stderr
    found = json.loads(result.stdout)
    Draft202012Validator(json.loads(schema.text("history"))).validate(found)
    return found


def memory(home: Path) -> Path:
    (file,) = home.iterdir()
    return file


def kinds(found: Any) -> list[tuple[str, str, Any, Any]]:
    return [(Path(each["path"]).stem, each["kind"], each["before"], each["after"]) for each in found["events"]]


def test_all_plans_in_one_history(repository: Repository, run: Run) -> None:
    found = told(run, "--no-cache", "--private")
    broken = repository.git("rev-parse", "--short=7", "HEAD~1")
    assert found["client"] is None
    assert found["notes"] == [f"The version of {HERON} of commit {broken} is left out: it is no readable YAML."]
    assert kinds(found)[:2] == [("heron-27", "set", "A secret", "Told"), ("heron-27", "set", 1, 2)]
    assert kinds(found)[-1] == ("wren-15", "opened", None, "wren-15")


def test_what_is_private_is_left_out_of_every_format(repository: Repository, run: Run) -> None:
    for form in ("text", "markdown", "json", "csv"):
        for options in ((), ("--since", "2026-03-03")):
            result = run("history", "--format", form, *options)
            assert (result.code, result.stderr, "A secret" in result.stdout) == (0, "", False)
        assert "A secret" in run("history", "--format", form, "--private").stdout


def test_a_file_whose_name_is_no_text_is_told_of_with_an_escape(repository: Repository, run: Run) -> None:
    """Git keeps any bytes as a name, in the middle of a history for good."""
    odd = os.fsdecode(b"clients/caf\xe9.yaml")
    repository.commit("no plan", {odd: "goals: [\n"}, "2026-03-06")
    name = repository.git("rev-parse", "--short=7", "HEAD")
    repository.commit("a plan", {odd: plan(client="robin-52")}, "2026-03-07")
    repository.commit("gone", {odd: None}, "2026-03-08")
    for options in ((), (), ("--no-cache",)):
        found = told(run, *options)
        assert (found["events"][0]["path"], found["events"][0]["what"]) == ("clients/caf\\xe9.yaml", "plan")
        assert found["notes"][0] == (
            f"The version of clients/caf\\xe9.yaml of commit {name} is left out: it is no readable YAML."
        )
    assert "\ncaf\\xe9: 2026-03-08" in run("history").stdout


def test_text_is_headed_by_client_and_commit(repository: Repository, run: Run) -> None:
    last = repository.git("rev-parse", "--short=7", "HEAD")
    assert run("history", "--since", "2026-03-05").stdout.splitlines()[:5] == [
        "History of all plans",
        "====================",
        "",
        f"heron-27: 2026-03-05, w-amara, {last} by Amara Obi",
        "---------------------------------------------------",
    ]


def test_nothing_that_was_asked_for(repository: Repository, run: Run) -> None:
    assert repository.folder.is_dir()
    result = run("history", "--since", "2027-01-01", "--format", "markdown")
    assert "Nothing happened that was asked for.\n" in result.stdout


def test_a_plan_that_was_taken_away_and_came_back_is_told_as_that(
    repository: Repository, run: Run, home: Path
) -> None:
    assert not home.exists()
    goal = {"importance": 3, "raised": {"by": "client", "on": "2026-03-02"}}
    repository.commit("robin", {ROBIN: plan(goal, client="robin-52")}, "2026-03-06")
    told(run)
    for day, importance in (("07", 3), ("09", 4), ("11", 5)):
        repository.commit("gone", {ROBIN: None}, f"2026-03-{day}")
        told(run)
        repository.commit("back", {ROBIN: plan(goal | {"importance": importance}, client="robin-52")},
                          f"2026-03-{int(day) + 1:02}")  # fmt: skip
    found = told(run)
    assert found == told(run, "--no-cache")
    of_robin = [each[1:] for each in kinds(found) if each[0] == "robin-52"]
    assert of_robin[:8] == [
        ("set", 4, 5), ("noted", None, "robin-52"), ("edited", "robin-52", None),
        ("set", 3, 4), ("noted", None, "robin-52"), ("edited", "robin-52", None),
        ("noted", None, "robin-52"), ("edited", "robin-52", None),
    ]  # fmt: skip
    assert of_robin[-1] == ("opened", None, "robin-52")


def test_another_plan_under_the_code_of_one_that_was_taken_away_is_a_new_one(repository: Repository, run: Run) -> None:
    repository.commit("robin", {ROBIN: plan({"importance": 3}, client="robin-52")}, "2026-03-06")
    repository.commit("gone", {ROBIN: None}, "2026-03-07")
    other = {"id": "g-9zzz", "importance": 1, "raised": {"by": "client", "on": "2026-03-02"}}
    repository.commit("another", {ROBIN: plan(other, client="robin-52")}, "2026-03-08")
    kinds_of_robin = [kind for client, kind, *_ in kinds(told(run, "--no-cache")) if client == "robin-52"]
    assert (kinds_of_robin.count("opened"), kinds_of_robin.count("edited")) == (2, 1)


RAISED = {"raised": {"by": "client", "on": "2026-03-02"}}
MUCH = [{"id": f"r-2026030{day}-1", "on": f"2026-03-0{day}", "kind": "check-in", "present": [f"w-{day}", "client"]}
        for day in range(3, 8)]  # fmt: skip


@pytest.mark.parametrize(
    ("robin", "wren", "sign", "told_as"),
    [
        (plan(RAISED, client="robin-52"), plan(RAISED | {"id": "g-9zzz"}, client="wren-20"), "R",
         [*(("wren-20", kind) for kind in ("started", "raised", "opened")), ("robin-52", "edited")]),
        (plan(RAISED, client="robin-52"), plan(RAISED, client="wren-20", reviews=MUCH), "A",
         [*[("wren-20", "reviewed")] * 5, ("wren-20", "renamed")]),
        (plan(RAISED, client="robin-52"), plan(RAISED, client="wren-20"), "R", [("wren-20", "renamed")]),
    ],
    ids=["a like plan of another client", "the same plan with much written anew", "the same plan"],
)  # fmt: skip
def test_plans_are_followed_by_what_stands_in_them(
    repository: Repository, run: Run, robin: str, wren: str, sign: str, told_as: list[tuple[str, str]]
) -> None:
    repository.commit("robin", {ROBIN: robin}, "2026-03-06")
    name = repository.commit("there", {ROBIN: None, "clients/wren-20.yaml": wren}, "2026-03-08")
    assert sign in repository.git("diff-tree", "-r", "-M60%", "--name-status", name).split("\n", 1)[1]
    found = [each for each in told(run, "--no-cache")["events"] if each["commit"]["id"] == name]
    assert [(Path(each["path"]).stem, each["kind"]) for each in found] == told_as
    repository.commit("back", {ROBIN: robin}, "2026-03-09")
    assert kinds(told(run))[0] == ("robin-52", "noted", None, "robin-52")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("code", ["aster-11", "zebra-99"])
def test_what_is_private_now_is_private_under_every_name_that_the_file_had(
    repository: Repository, run: Run, monkeypatch: pytest.MonkeyPatch, code: str, jobs: int
) -> None:
    monkeypatch.setattr(all_plans, "WORTH_A_PROCESS", 1 if jobs > 1 else 99)
    now = f"clients/{code}.yaml"

    def hoping(client: str, title: str, **goal: Any) -> str:
        return plan(RAISED | {"title": f"{title} hope"} | goal, client=client)

    repository.commit("robin", {ROBIN: hoping("robin-52", "A quiet")}, "2026-03-06")
    repository.commit("other code", {ROBIN: None, now: hoping(code, "Another")}, "2026-03-07")
    repository.commit("gone", {now: None}, "2026-03-08")
    repository.commit("back", {now: hoping(code, "A third")}, "2026-03-09")
    repository.commit("broken", {now: "goals: [\n"}, "2026-03-10")
    repository.commit("mended", {now: hoping(code, "One more")}, "2026-03-11")
    assert "hope" in run("history", "--no-cache").stdout
    repository.commit("private", {now: hoping(code, "A kept", private=True)}, "2026-03-12")
    assert "hope" not in run("history", "--no-cache").stdout
    assert "hope" in run("history", "--no-cache", "--private").stdout


def test_a_file_that_another_plan_was_written_over_is_no_plan_that_went(repository: Repository, run: Run) -> None:
    other = plan(RAISED | {"id": "g-9zzz"}, client="robin-53")
    repository.commit("robin", {ROBIN: plan(RAISED, client="robin-52")}, "2026-03-06")
    repository.commit("gone", {ROBIN: None}, "2026-03-07")
    repository.commit("back", {ROBIN: plan(RAISED, client="robin-52")}, "2026-03-08")
    moved = plan(RAISED, client="robin-52")
    repository.commit("written over", {ROBIN: other, "clients/wren-20.yaml": moved}, "2026-03-09")
    found = [each for each in told(run, "--no-cache")["events"] if each["on"] >= "2026-03-07"]
    assert ("noted", "robin-52") in [(each["kind"], each["after"]) for each in found]


def test_a_plan_goes_on_in_one_file_alone(repository: Repository, run: Run) -> None:
    """Two came in which an id of the one that went stands; git sees no rename in either."""
    repository.commit("robin", {ROBIN: plan(RAISED, client="robin-52")}, "2026-03-06")
    came = {f"clients/{code}.yaml": plan(RAISED, client=code, reviews=MUCH) for code in ("robin-70", "wren-20")}
    name = repository.commit("two", {ROBIN: None, **came}, "2026-03-08")
    assert "R" not in repository.git("diff-tree", "-r", "-M60%", "--name-status", name).split("\n", 1)[1]
    found = [each for each in told(run, "--no-cache")["events"] if each["commit"]["id"] == name]
    begun = [(Path(each["path"]).stem, each["kind"]) for each in found if each["kind"] in ("renamed", "opened")]
    assert sorted(begun) == [("robin-70", "renamed"), ("wren-20", "opened")]


def test_a_plan_goes_on_in_the_file_of_its_own_code(repository: Repository, run: Run) -> None:
    """A file comes first that has an id of it, and another one in which its client's code still stands."""
    repository.commit("robin", {ROBIN: plan(RAISED, client="robin-52")}, "2026-03-06")
    came = {
        "clients/robin-70.yaml": plan(RAISED, client="robin-70", reviews=MUCH),
        "clients/wren-20.yaml": plan(RAISED, client="robin-52", reviews=MUCH),
    }
    name = repository.commit("two", {ROBIN: None, **came}, "2026-03-08")
    found = [each for each in told(run, "--no-cache")["events"] if each["commit"]["id"] == name]
    opened = [Path(each["path"]).stem for each in found if each["kind"] == "opened"]
    assert opened == ["robin-70"]


def test_a_plan_that_git_takes_for_the_one_that_went_elsewhere_is_a_new_one(repository: Repository, run: Run) -> None:
    """A young plan of another client is like what went, which itself was much added to under another code."""
    agreed = [agreement("2026-03-06")]
    repository.commit("robin", {ROBIN: plan(RAISED, client="robin-52", agreements=agreed)}, "2026-03-06")
    came = {
        "clients/robin-70.yaml": plan(RAISED, client="robin-70", agreements=agreed, reviews=MUCH),
        "clients/wren-20.yaml": plan(RAISED, client="wren-20", agreements=agreed).replace("g-1", "g-9zzz").replace(
            "a-20260306-1", "a-20260306-9"
        ),
    }
    name = repository.commit("two", {ROBIN: None, **came}, "2026-03-08")
    seen = repository.git("diff-tree", "-r", "-M60%", "--name-status", name).split("\n", 1)[1]
    assert [each.split("\t")[-1] for each in seen.split("\n") if each[0] == "R"] == ["clients/wren-20.yaml"]
    found = [each for each in told(run, "--no-cache")["events"] if each["commit"]["id"] == name]
    assert sorted({(Path(each["path"]).stem, each["kind"]) for each in found}) == [
        ("robin-70", "renamed"), ("robin-70", "reviewed"),
        ("wren-20", "agreed"), ("wren-20", "opened"), ("wren-20", "raised"), ("wren-20", "started"),
    ]  # fmt: skip
    lost = [each for each in json.loads(run("audit", "--format", "json").stdout)["findings"] if each["code"] == "X101"]
    assert lost == []


def test_a_plan_whose_file_is_called_something_else_is_gone(repository: Repository, run: Run) -> None:
    repository.git("mv", WREN, "clients/wren-15.txt")
    repository.commit("aside", {}, "2026-03-06")
    assert kinds(told(run))[0] == ("wren-15", "edited", "wren-15", None)


def test_a_memory_is_the_owners_alone_and_tells_the_same_without_reading(
    repository: Repository, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = told(run)
    assert stat.S_IMODE(memory(home).stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    monkeypatch.setattr(all_plans, "told", None)
    assert told(run) == fresh
    assert repository.git("status", "--porcelain") == ""


def test_without_memory_none_is_made(repository: Repository, run: Run, home: Path) -> None:
    assert told(run, "--no-cache")["events"]
    assert (repository.folder.is_dir(), home.exists()) == (True, False)


def test_what_was_committed_since_is_added(repository: Repository, run: Run, home: Path) -> None:
    before = told(run)["events"]
    repository.commit("more", {WREN: plan({"importance": 9}, client="wren-15")}, "2026-03-06")
    found = told(run)
    assert found["events"][-len(before) :] == before
    assert found == told(run, "--no-cache") == told(run)


def test_what_hangs_on_an_older_version_is_told_anew(repository: Repository, run: Run, home: Path) -> None:
    repository.git("reset", "--quiet", "--hard", "HEAD~1")
    told(run)
    repository.commit("mended", {HERON: plan({"importance": 7, "private": True, "title": "A secret"})}, "2026-03-06")
    found = told(run)
    assert kinds(found)[0] == ("heron-27", "set", None, None)
    assert found == told(run, "--no-cache")


def test_a_memory_of_a_history_that_was_rewritten_is_forgotten(repository: Repository, run: Run, home: Path) -> None:
    told(run)
    assert b"A secret" in memory(home).read_bytes()
    repository.git("reset", "--quiet", "--hard", "HEAD~3")
    assert {client for client, *_ in kinds(told(run))} == {"wren-15"}
    assert b"A secret" not in memory(home).read_bytes()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def altered(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"wren-15", b"wren-16"))


def readable_by_others(path: Path) -> None:
    altered(path)
    path.chmod(0o644)


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("break_it", [cut, altered, readable_by_others, empty])
def test_an_odd_memory_counts_as_none(
    repository: Repository, run: Run, home: Path, break_it: Callable[[Path], None]
) -> None:
    fresh = told(run)
    assert repository.folder.is_dir()
    break_it(memory(home))
    assert told(run) == fresh


def test_what_a_run_left_behind_that_was_killed_is_deleted(repository: Repository, run: Run, home: Path) -> None:
    fresh = told(run)
    now = memory(home).stat().st_mtime
    abandoned, at_work = (home / f"{memory(home).name}.{number}" for number in (1, 2))
    for left, age in ((abandoned, 4000), (at_work, 60)):
        left.write_bytes(b"A secret")
        os.utime(left, (now - age, now - age))
    repository.commit("more", {WREN: plan({"importance": 9}, client="wren-15")}, "2026-03-06")
    assert told(run) != fresh
    assert (abandoned.exists(), at_work.exists()) == (False, True)


def test_a_folder_that_cannot_be_written_to_is_no_harm(repository: Repository, run: Run, home: Path) -> None:
    home.write_text("a file, not a folder")
    assert kinds(told(run)) == kinds(told(run, "--no-cache"))
    assert repository.git("status", "--porcelain") == ""


def test_before_the_first_commit(caseload: Path, run: Run) -> None:
    Repository(caseload)
    result = run("history")
    assert (result.code, result.stdout) != (0, "")
    assert "nothing has been committed yet: nothing of the past is known" in result.stderr
