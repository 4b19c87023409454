"""What the client keeps private: no report tells it, no memory keeps it, and what was done in private is done."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from made_plans import PROFILE, Data, agreement, goal_data, made, plan_data, review, save, turn

from goals_cli import remembering
from goals_cli.plan import Plan, from_data
from goals_cli.private import done_days, without_private
from goals_cli.render.reports import FORMATS
from goals_cli.reporting_session import session_report
from goals_cli.sheets import plan_report

TODAY = "2026-06-01"
CASELOAD = ("due", "stuck", "voice", "caseload")
FORMS = tuple(form for form in FORMATS if form != "pdf")


def private_plan(who: str, words: str, number: int) -> Data:
    """Write down a plan with all that may be private: who is in it, what it says, and a number; the rest is open."""
    ratings = [{"by": by, "rating": number, "client_says": words} for by in ("client", "w-amara", who)]
    secrets: Data = {
        "words": words, "wins": [words], "in_the_way": [words], "confidence": number, "importance": number,
        "measured": [{"measure": "m-1", "value": number}], "ratings": [{**each, "level": 0} for each in ratings],
        "steps": [{"step": "s-1", "how": "partly", "words": words}],
    }  # fmt: skip
    step = {"promised": "2026-03-02", "due": "2026-05-01", "private": True, "step": words}
    measure = {"id": "m-1", "what": "minutes", "baseline": 0, "target": 60}
    open_goal: Data = {
        "title": "Sleep",
        "words": "I want to sleep",
        "words_later": [{"on": "2026-04-01", "words": words, "private": True}],
        "views": [{"by": "family", "who": who, "view": words, "private": True}],
        "measures": [measure],
        "steps": [{"id": "s-1", "who": who, **step}, {"id": "s-2", "who": "w-amara", **step}],
    }
    private_goal: Data = {
        "id": "g-2", "private": True, "title": words, "statement": words, "words": words, "confidence": number,
        "importance": number, "raised": {"by": "family", "who": who, "words": words}, "in_the_way": [words],
        "views": [{"by": "family", "who": who, "view": words}], "measures": [{**measure, "what": words}],
        "steps": [{"id": "s-3", "who": who, **step, "private": False, "every": words}],
        "changes": [{"on": "2026-05-02", "what": "statement", "asked_by": "w-amara", "because": words}],
        "options": [{"option": words, "for": [words], "chosen": True, "because": words}],
    }  # fmt: skip
    told = [{"goal": "g-1", "private": True, **secrets}, {"goal": "g-2", **secrets, "steps": []}]
    reviews = [review(f"2026-0{month}-01", progress=told) for month in (3, 4, 5)]
    agreed = agreement("2026-03-02", goal="g-2", statement=words) | {"follow_up": "2026-05-01"}
    return plan_data(open_goal, private_goal, reviews=reviews, agreements=[agreed])


OURS = ("my sponsor Leo", "only for us two", 3)
THEIRS = ("Aunt Rosa", "nobody is to know", 8)


def commit(folder: Path) -> None:
    me = ("-c", "user.name=w-amara", "-c", "user.email=w-amara@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "add", "--all"], cwd=folder, check=True)
    subprocess.run(["git", *me, "commit", "--quiet", "--message", "plans"], cwd=folder, check=True)


def every_report(run: Run, form: str) -> dict[str, str]:
    """Print what tells of several clients, and the screen and the sheet of one."""
    asked = {name: (name,) for name in CASELOAD} | {name: (name, "heron-27") for name in ("session", "plan")}
    results = {name: run("report", *words, "--format", form, today=TODAY) for name, words in asked.items()}
    assert {result.code for result in results.values()} == {0}
    return {name: result.stdout for name, result in results.items()}


@pytest.mark.parametrize("form", FORMS)
def test_every_report_is_the_same_whatever_is_private(form: str, caseload: Path, run: Run) -> None:
    save(caseload, private_plan(*OURS))
    ours = every_report(run, form)
    save(caseload, private_plan(*THEIRS))
    assert every_report(run, form) == ours
    shown = " ".join(" ".join(ours.values()).split())
    assert [secret for secret in OURS[:2] if secret in shown] == []


def test_no_memory_holds_what_is_private(
    caseload: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALS_CACHE_DIR", str(tmp_path / "home"))
    monkeypatch.setattr(remembering, "_SETTLED", -1)
    plan = private_plan(*OURS)
    plan["goals"].append(goal_data(id="g-3", title="Walk"))
    save(caseload, plan)
    commit(caseload)
    first = [every_report(run, form) for form in FORMS]
    kept = {path: path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file()}
    names = {path.suffix for path in kept}
    assert names >= {f".{name}" for name in CASELOAD}
    # What is open shows that the plan is remembered at all.
    assert {path.suffix for path, content in kept.items() if b"Walk" in content} == {".due", ".stuck", ".voice"}
    assert [path for path, content in kept.items() if b"Leo" in content or b"only for" in content] == []
    assert [every_report(run, form) for form in FORMS] == first


def test_private_things_stay_in_the_reports_by_their_ids(caseload: Path, run: Run) -> None:
    save(caseload, private_plan(*OURS))
    due = json.loads(run("report", "due", "--format", "json", today=TODAY).stdout)["entries"]
    assert [(each["kind"], each["who"], each["goals"], each["id"], each["what"]) for each in due] == [
        ("agreement", "w-amara", ["g-1"], None, "Sleep"),
        ("agreement", "w-amara", ["g-2"], "a-20260302-1", None),
        ("worker-promise", "w-amara", ["g-1"], "s-2", None),
        ("follow-up", "w-amara", ["g-2"], "a-20260302-1", None),
        ("others-promise", "other", ["g-1"], "s-1", None),
        ("others-promise", "other", ["g-2"], "s-3", None),
        ("review", "w-amara", ["g-1", "g-2"], None, "Sleep; (private: g-2)"),
    ]
    promised = json.loads(run("report", "session", "heron-27", "--format", "json", today=TODAY).stdout)["promises"]
    assert [(each["side"], each["who"], each["id"], each["what"], each["went"]) for each in promised] == [
        ("worker", "w-amara", "s-2", None, None),
        ("other", "other", "s-1", None, None),
        ("other", "other", "s-3", None, None),
    ]


def test_the_session_tells_all_when_asked_for(caseload: Path, run: Run) -> None:
    save(caseload, private_plan(*OURS))
    shown = run("report", "session", "heron-27", "--private", "--format", "csv", today=TODAY).stdout
    rows = list(csv.reader(io.StringIO(shown)))
    assert ["heron-27", "promise", "g-1", "s-1", "2026-05-01", "-31", OURS[0], "", OURS[1]] in rows
    assert ["heron-27", "rating", "g-2", "", "2026-05-01", "", OURS[0], "3", OURS[1]] in rows


# What private numbers mean


def rated(on: str, number: int, **more: Any) -> Data:
    ratings = [{"by": by, "rating": number} for by in ("client", "w-amara")]
    return review(on, progress=[{"goal": "g-1", "ratings": ratings, **more}])


def of_goal(run: Run, report: str) -> Data | None:
    found = json.loads(run("report", report, "--format", "json", today=TODAY).stdout)["goals"]
    return found[0] if found else None


def test_private_ratings_show_no_standstill_and_are_told_nowhere(caseload: Path, run: Run) -> None:
    days = ("2026-03-05", "2026-04-05", "2026-05-05")
    openly = [rated(day, 3, confidence=2) for day in days]
    save(caseload, plan_data({"title": "Sleep"}, reviews=openly))
    assert (of_goal(run, "stuck") or {})["signs"] == ["ratings"]
    save(caseload, plan_data({"title": "Sleep"}, reviews=[rated(day, 3, confidence=2, private=True) for day in days]))
    assert of_goal(run, "stuck") is None
    line = of_goal(run, "voice") or {}
    told = ("rated_on", "client_rating", "worker_rating", "difference", "client_rated", "worker_rated", "others")
    assert [line[name] for name in told] == [None, None, None, None, True, True, []]


def test_the_newest_open_ratings_are_told_where_newer_ones_are_private(caseload: Path, run: Run) -> None:
    reviews = [rated("2026-03-05", 3, confidence=2), rated("2026-03-19", 8, confidence=9, private=True)]
    save(caseload, plan_data({"title": "Sleep"}, reviews=reviews))
    line = of_goal(run, "stuck") or {}
    assert [line[name] for name in ("signs", "since", "client_rating", "worker_rating", "confidence")] == [
        ["no-review"], "2026-03-19", 3, 3, 2
    ]  # fmt: skip


def test_who_looked_in_private_has_looked(caseload: Path, run: Run) -> None:
    goal = {"title": "Sleep"}
    save(caseload, plan_data(goal))
    assert (of_goal(run, "stuck") or {})["signs"] == ["no-review"]
    plan = plan_data(goal, reviews=[review("2026-05-11", progress=[{"goal": "g-1", "private": True}])])
    save(caseload, plan)
    assert of_goal(run, "stuck") is None
    report = session_report(from_data(plan, Plan), PROFILE, (), today=date(2026, 6, 1))
    assert (report.stuck, [question.kind.value for question in report.questions]) == ((), ["since"])


# What was done in private


def done_in_private(how: str = "done", **goal: Any) -> Data:
    steps = [{"id": "s-1", "who": "client", "step": "Call the school", "promised": "2026-03-02", "due": "2026-04-21"}]
    progress = {"goal": "g-1", "private": True, "steps": [{"step": "s-1", "how": how}]}
    return plan_data(
        {"title": "School", "steps": steps} | goal,
        reviews=[review("2026-03-30", progress=[progress]), review("2026-05-25")],
        agreements=[agreement("2026-03-02")],
    )


def test_what_was_done_in_private_is_done_in_every_report(caseload: Path, run: Run) -> None:
    save(caseload, done_in_private())
    assert "Call the school" not in run("report", "due", today=TODAY).stdout
    assert "Call the school" not in run("report", "session", "heron-27", today=TODAY).stdout
    sheet = run("report", "plan", "heron-27", today=TODAY).stdout
    assert sheet.count("Call the school") == 1
    assert "\nDone\n- Call the school\n\n" in sheet
    assert "30 March" not in sheet
    rows = run("report", "plan", "heron-27", "--format", "csv", today=TODAY).stdout
    assert "heron-27,g-1,step,2026-04-21,client,Call the school,done\n" in rows.replace("\r", "")


def test_the_day_is_told_when_what_is_private_is_asked_for(caseload: Path, run: Run) -> None:
    save(caseload, done_in_private())
    assert "- 30 March 2026: Call the school\n" in run("report", "plan", "heron-27", "--private", today=TODAY).stdout


def test_what_was_not_done_still_stands_in_every_report(caseload: Path, run: Run) -> None:
    save(caseload, done_in_private("partly"))
    for report in (("due",), ("session", "heron-27"), ("plan", "heron-27")):
        assert "Call the school" in run("report", *report, today=TODAY).stdout
    assert "partly" not in run("report", "session", "heron-27", today=TODAY).stdout


def test_a_day_that_was_told_openly_is_told() -> None:
    def went(on: str, how: str, *, private: bool) -> Data:
        return review(on, progress=[{"goal": "g-1", "private": private, "steps": [{"step": "s-1", "how": how}]}])

    goal = {"steps": [{"id": "s-1", "who": "client", "step": "call", "promised": "2026-03-02"}]}
    plan = made(goal, reviews=[went("2026-03-30", "done", private=True), went("2026-04-30", "done", private=False)])
    step = ("g-1", "s-1")
    assert done_days(plan, private=False) == {step: date(2026, 4, 30)}
    assert done_days(plan, private=True) == {step: date(2026, 3, 30)}
    taken_back = made(
        goal, reviews=[went("2026-03-30", "done", private=False), went("2026-04-30", "not_yet", private=True)]
    )
    assert done_days(taken_back, private=False) == {}
    by_itself = {"steps": [{**goal["steps"][0], "done": "2026-03-20"}]}
    (shown,) = plan_report(made(by_itself, reviews=[went("2026-03-30", "done", private=True)]), PROFILE,
                           today=date(2026, 6, 1)).goals  # fmt: skip
    assert [(each.kept, each.done) for each in shown.steps] == [(True, date(2026, 3, 20))]


def test_what_was_done_in_private_is_celebrated_when_asked_for() -> None:
    plan = from_data(done_in_private() | {"reviews": done_in_private()["reviews"][:1]}, Plan)
    screens = [session_report(plan, PROFILE, (), today=date(2026, 4, 10), private=private) for private in (False, True)]
    assert [[each.what for each in screen.celebrate] for screen in screens] == [[], ["Call the school"]]


def test_numbers_told_before_are_not_new_because_of_a_private_meeting() -> None:
    reviews = [rated("2026-03-05", 3), rated("2026-04-05", 6), rated("2026-05-05", 9, private=True)]
    report = session_report(made({"title": "Sleep"}, reviews=reviews), PROFILE, (), today=date(2026, 5, 11))
    assert report.celebrate == ()


def test_the_page_of_what_changed_tells_no_day_of_what_was_done_in_private(caseload: Path, run: Run) -> None:
    save(caseload, done_in_private())
    assert "Call the school" not in run("diff", "--since-agreed", "heron-27", today=TODAY).stdout
    page = run("diff", "--since-agreed", "heron-27", "--private", today=TODAY).stdout
    assert "30 March 2026" in page


# Other things


def test_nothing_is_taken_from_a_plan_without_anything_private() -> None:
    plan = from_data(done_in_private() | {"reviews": [rated("2026-05-25", 4)]}, Plan)
    assert without_private(plan) is plan


@pytest.mark.parametrize(
    ("private", "what"),
    [
        ((), "Review: Sleep; Work"),
        (("g-1",), "Review: (private: g-1); Work"),
        (("g-1", "g-2"), "Review: (private: g-1 g-2)"),
    ],
)
def test_goals_due_on_one_day_are_each_named_for_themselves(
    private: tuple[str, ...], what: str, caseload: Path, run: Run
) -> None:
    goals = ({"id": "g-1", "title": "Sleep"}, {"id": "g-2", "title": "Work"})
    agreements = [agreement("2026-03-02"), agreement("2026-03-03", goal="g-2")]
    save(caseload, plan_data(*(goal | {"private": goal["id"] in private} for goal in goals), agreements=agreements))
    assert run("report", "due", today=TODAY).stdout.split("\n")[-2].split("  ")[3:] == [what, "w-amara"]


def test_a_goal_of_which_nothing_is_said_is_asked_about_by_its_id() -> None:
    bare = {"course": [turn("2026-03-02", "proposed")]}
    resting = {"id": "g-2", "course": [turn("2026-03-02", "paused")]}
    worded = {"id": "g-3", "words": "I want to sleep", "course": [turn("2026-03-02", "proposed")]}
    page = FORMATS["csv"](session_report(made(bare, resting, worded), PROFILE, (), today=date(2026, 6, 1)))
    asked = [row[-1] for row in csv.reader(io.StringIO(page)) if row[1] in ("ask-proposed", "ask-paused")]
    assert asked == [
        "What should become of the goal without a name (g-1): begin, wait, or let it go?",
        "The goal without a name (g-2) has rested since 2 March. What should become of it?",
        'What should become of "I want to sleep": begin, wait, or let it go?',
    ]
