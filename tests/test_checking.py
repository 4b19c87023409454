"""The engine finds, places and sorts; it never stops at a bad plan, never shows the client's text, never writes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_plans import ABOUT, PROFILE, TODAY, Data, agreement, full_data, plan_data, review, save, turn, whole_data

from goals_cli import planfile
from goals_cli.caseload import Caseload
from goals_cli.checking import Context, Outcome, Target, Terms, check_all, check_document, check_file, targets
from goals_cli.checking.engine import lines_in_question
from goals_cli.checking.places import spell
from goals_cli.checking.terms import check_settings
from goals_cli.errors import InvalidData, NotFound
from goals_cli.findings import Finding, Severity
from goals_cli.profile import Profile, profile
from goals_cli.settings import RuleSetting, Settings

DAYS = st.dates(date(1999, 1, 1), date(2001, 1, 1))
BROKEN = """\
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02
about:
  strenghts: [I keep going]
goals:
  - id: g-1
    raised: {by: client}
    words: I want to sleep
    statement: I sleep six hours
    course: [{on: 2026-03-02, status: active}]
  - id: g-2
    raised: {by: client}
    course:
      - {on: 2026-05-30, status: active}
agreements:
  - id: a-20260302-1
    on: 2026-03-02
    client: {answer: agrees}
    goals:
      - goal: g-1
        statement: I sleep seven hours
"""

TWO_PROBLEMS = """\
format: goals-plan/1
client: heron-27
worker: w-amara
opened: March
goals:
  - id: g-1
    raised: {by: client}
    course: []
    steps:
      - id: s-1
        step: call
        due: 2026-02-30
"""


def check(text: str, **options: Any) -> Outcome:
    return check_document(planfile.parse(text.encode(), "heron-27.yaml"), Terms(PROFILE), today=TODAY, **options)


def places(findings: Sequence[Finding]) -> list[tuple[str, int, int, str]]:
    return [(finding.code, finding.line, finding.column, finding.where) for finding in findings]


def codes(data: Data, today: date = TODAY) -> list[str]:
    document = planfile.parse(json.dumps({"about": ABOUT} | data).encode(), "plan.json")
    return sorted(finding.code for finding in check_document(document, Terms(PROFILE), today=today).findings)


def test_findings_stand_where_they_belong_and_in_the_order_of_the_file() -> None:
    found = check(BROKEN).findings
    told = [finding for finding in found if finding.severity is not Severity.ADVICE or finding.code[0] == "P"]
    assert places(told) == [
        ("P703", 5, 1, "about.strengths"),
        ("P704", 5, 1, "about.preferences"),
        ("P705", 5, 1, "about.supports"),
        ("F003", 6, 3, "about.strenghts"),
        ("R602", 8, 5, "goals[g-1]"),
        ("A202", 11, 5, "goals[g-1].statement"),
        ("A201", 13, 5, "goals[g-2]"),
    ]
    assert "goals[g-2].steps" in {where for _, line, _, where in places(found) if line == 13}
    assert [line for _, line, _, _ in places(found)] == sorted(line for _, line, _, _ in places(found))


def test_a_finding_is_stamped_with_everything() -> None:
    found = next(finding for finding in check(BROKEN).findings if finding.code == "A202")
    assert found == Finding(
        code="A202",
        name="agreement-outdated",
        severity=Severity.ERROR,
        client="heron-27",
        path="heron-27.yaml",
        line=11,
        column=5,
        where="goals[g-1].statement",
        message="agreement a-20260302-1 quotes other words than goal g-1 has now: statement",
        hint="agree on the words as they are now: goals agree heron-27 --goal g-1",
    )


def test_an_invalid_plan_has_its_problems_and_no_more() -> None:
    checked = check(TWO_PROBLEMS)
    assert checked.sketch is None
    assert places(checked.findings) == [
        ("F002", 4, 1, "opened"),
        ("F002", 8, 5, "goals[g-1].course"),
        ("F002", 12, 9, "goals[g-1].steps[s-1].due"),
    ]
    assert {finding.client for finding in checked.findings} == {"heron-27"}


def test_what_an_invalid_plan_calls_its_client_is_not_taken_for_a_code() -> None:
    checked = check("client: Jane Doe\n")
    assert {finding.client for finding in checked.findings} == {""}
    assert not [finding for finding in checked.findings if "Jane" in repr(finding)]


def test_a_complete_plan_has_no_findings() -> None:
    assert codes(whole_data()) == []


def test_a_draft_is_not_nagged() -> None:
    data = plan_data({"words": "Sleep", "course": [turn("2026-05-25", "proposed")]}, opened="2026-05-25")
    document = planfile.parse(json.dumps(data).encode(), "plan.json")
    found = check_document(document, Terms(PROFILE), today=TODAY).findings
    assert {finding.severity for finding in found} <= {Severity.ADVICE}


@pytest.mark.parametrize("status", ["paused", "achieved", "ended", "declined"])
def test_nothing_is_asked_of_a_goal_that_rests_or_is_over(status: str) -> None:
    last = turn("2020-02-01", status) | {"reason": "lost-contact"}
    rated = [{"goal": "g-1", "ratings": [{"by": "client", "rating": 9}]}]
    goal = {"course": [turn("2020-01-01", "active"), last]}
    data = plan_data(goal, opened="2020-01-01", reviews=[review("2020-02-01", progress=rated)])
    assert codes(data) == []


def test_a_review_is_overdue_from_the_day_after() -> None:
    data = plan_data({"words": "Sleep"}, agreements=[agreement("2026-03-02")], reviews=[review("2026-05-04")])
    assert "R601" not in codes(data, date(2026, 6, 1))
    assert "R601" in codes(data, date(2026, 6, 2))


def test_the_message_on_an_overdue_review_tells_the_days() -> None:
    document = planfile.parse(json.dumps(plan_data({}, reviews=[review("2026-03-30")])).encode(), "plan.json")
    first = planfile.parse(json.dumps(plan_data({})).encode(), "plan.json")
    messages = [
        finding.message
        for each in (document, first)
        for finding in check_document(each, Terms(PROFILE), today=TODAY).findings
        if finding.code in ("R601", "R602")
    ]
    assert messages == [
        "the review of goal g-1 was due on 2026-04-27; the last one was on 2026-03-30",
        "the first review of goal g-1 was due on 2026-03-16; it has been active since 2026-03-02",
    ]


def test_later_words_are_words_of_the_client() -> None:
    later = [{"on": "2026-04-01", "words": "I want to sleep"}]
    assert "V101" in codes(plan_data({"words": " \n"}))
    assert "V101" not in codes(plan_data({"words_later": later}))


@pytest.mark.parametrize(
    ("step", "found"),
    [
        ({"who": "client"}, True),
        ({}, True),
        ({"who": "w-amara", "done": "2026-04-01"}, False),
        ({"who": "sister"}, False),
    ],
)
def test_who_counts_as_having_promised_something(step: Data, found: bool) -> None:
    assert ("S501" in codes(plan_data({"steps": [{"id": "s-1", "step": "ask"} | step]}))) is found


def test_all_that_changed_since_the_agreement_is_named() -> None:
    measures = [{"id": "m-1", "what": "hours"}]
    goal = {"statement": "one", "measures": measures, "target_date": "2026-06-30"}
    document = planfile.parse(json.dumps(plan_data(goal, agreements=[agreement("2026-03-02")])).encode(), "plan.json")
    (found,) = [each for each in check_document(document, Terms(PROFILE), today=TODAY).findings if each.code == "A202"]
    assert found.message.endswith("than goal g-1 has now: statement, measures and target date")


def test_a_corrected_agreement_is_neither_missing_nor_outdated() -> None:
    wrong = agreement("2026-05-02", statement="wrong")
    right = agreement("2026-05-01", statement="right") | {"corrects": wrong["id"]}
    assert not {"A201", "A202"} & set(codes(plan_data({"statement": "right"}, agreements=[wrong, right])))


def test_a_plan_of_its_own_profile_is_checked_by_it() -> None:
    quick = Profile("quick", review_every_days=1, first_review_days=1)
    data = plan_data({"course": [turn("2026-05-25", "active")]}, about=ABOUT)
    found = [
        {each.code for each in check_document(document, Terms(quick), today=TODAY).findings}
        for document in (
            planfile.parse(json.dumps(each).encode(), "p") for each in (data, data | {"profile": "default"})
        )
    ]
    assert found[0] - found[1] == {"R602"}
    assert found[1] < found[0]


def test_an_unknown_profile_is_a_finding_and_the_rest_goes_on() -> None:
    without = codes(plan_data({}))
    assert codes(plan_data({}, profile="nonesuch")) == sorted([*without, "F005"])
    assert "A201" in without


# No text of the client


@pytest.mark.parametrize("others", [[], ["disagrees"]])
@pytest.mark.parametrize(
    ("answer", "said", "hint"),
    [
        (
            "disagrees",
            "said no",
            "no is an answer: goals change, pause or decline says how it goes on with the client",
        ),
        (
            "could_not_say",
            "could not say, and nobody entitled to consented",
            "ask again, or somebody with the authority to consent: goals agree heron-27 --goal g-4f2k",
        ),
    ],
)
def test_a_no_and_an_answer_that_could_not_be_given_are_told_apart(
    answer: str, said: str, hint: str, others: list[str]
) -> None:
    given = {
        "id": "a-20260302-7c1e", "on": "2026-03-02", "client": {"answer": answer, "shown": "spoken"},
        "others": [{"who": "son", "authority": "guardian", "answer": other, "shown": "spoken"} for other in others],
        "goals": [{"goal": "g-4f2k", "statement": "I stay."}],
    }  # fmt: skip
    course = [{"on": "2026-03-02", "status": "active"}]
    goal = {"id": "g-4f2k", "raised": {"by": "client"}, "statement": "I stay.", "course": course}
    found = check(json.dumps(plan_data(goals=[goal], agreements=[given])))
    told = [(finding.message, finding.hint) for finding in found.findings if finding.code == "A203"]
    assert told == [(f"goal g-4f2k is active, but in agreement a-20260302-7c1e the client {said}", hint)]


def test_no_text_of_the_client_is_in_any_finding() -> None:
    secret = "Tess plays the donkey"
    data = full_data(secret)
    invalid = json.loads(json.dumps(data)) | {secret: secret, "opened": secret, "x-own": secret}
    invalid["goals"][0]["importance"] = secret
    invalid["goals"][0]["id"] = secret
    invalid["goals"][0]["raised"]["by"] = secret
    for each in (data, invalid):
        document = planfile.parse(json.dumps(each).encode(), "plan.json")
        checked = check_document(document, Terms(PROFILE), today=TODAY)
        assert checked.findings
        assert "Tess" not in repr(checked.findings)
        assert "donkey" not in repr(checked.findings)


@pytest.mark.parametrize(
    ("where", "written"),
    [
        ((), ""),
        (("goals", 0, "steps", 0, "due"), "goals[g-1].steps[s-1].due"),
        (("goals", 0, "changes", 0, "to"), "goals[g-1].changes[1].to"),
        (("about", "strengths", 1), "about.strengths[2]"),
        (
            ("reviews", 0, "progress", 0, "measured", 0, "value"),
            "reviews[r-20260330-1].progress[g-1].measured[m-1].value",
        ),
        (("reviews", 0, "progress", 0, "steps", 0), "reviews[r-20260330-1].progress[g-1].steps[s-1]"),
        (("agreements", 0, "goals", 0), "agreements[a-20260302-1].goals[g-1]"),
        (("goals", 7, "words"), "goals[8].words"),
        (("about", "x-own"), "about.x-own"),
        (("about", "I said so"), "about.?"),
    ],
)
def test_places_are_written_with_ids(where: tuple[str | int, ...], written: str) -> None:
    assert spell(where, full_data("words")) == written


def test_a_text_in_the_place_of_an_id_is_not_written() -> None:
    assert spell(("goals", 0), {"goals": [{"id": "Tess plays"}]}) == "goals[1]"
    assert spell(("goals", 0, "steps", 0), {"goals": [{"steps": [{"step": "a-b c"}]}]}) == "goals[1].steps[1]"


# Files


def check_path(path: Path) -> Outcome:
    return check_file(Target(path, path.name, Terms(PROFILE)), today=TODAY)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / "clients" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_an_unreadable_file_is_a_finding_with_its_place(tmp_path: Path) -> None:
    checked = check_path(write(tmp_path, "heron-27.yaml", "format: goals-plan/1\nabout: {strengths: [a}\n"))
    assert places(checked.findings) == [("F001", 2, 22, "")]
    assert (checked.client, checked.sketch) == ("heron-27", None)


def test_a_missing_file_is_a_finding_too(tmp_path: Path) -> None:
    (found,) = check_path(tmp_path / "heron-27.yaml").findings
    assert (found.code, found.line, found.column, found.message) == ("F001", 1, 1, "no such file")


def test_a_link_in_a_caseload_is_not_followed(tmp_path: Path) -> None:
    target = save(tmp_path, plan_data())
    link = target.with_name("robin-03.yaml")
    link.symlink_to(target)
    (found,) = check_path(link).findings
    assert (found.code, found.message) == ("F001", "this is a symbolic link; goals follows none")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("robin-03.yaml", "the file is named for 'robin-03', but the plan is that of heron-27"),
        ("heron-27.yml", "the file is named for 'heron-27.yml', but the plan is that of heron-27"),
        ("Heron-27.yaml", "the file is named for 'Heron-27.yaml', but the plan is that of heron-27"),
    ],
)
def test_a_file_in_a_caseload_is_named_after_its_client(name: str, message: str, tmp_path: Path) -> None:
    (found,) = check_path(save(tmp_path, plan_data(opened="2026-05-25"), name)).findings
    assert (found.code, found.where, found.message) == ("F004", "client", message)


def test_a_file_anywhere_else_may_have_any_name(tmp_path: Path) -> None:
    path = save(tmp_path, plan_data(opened="2026-05-25"), "robin-03.yaml").rename(tmp_path / "robin-03.yaml")
    assert check_path(path).findings == ()


def test_checking_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "heron-27.yaml", BROKEN)
    before = path.stat(), sorted(tmp_path.rglob("*"))
    check_path(path)
    after = path.stat(), sorted(tmp_path.rglob("*"))
    assert (path.read_text(encoding="utf-8"), after[0].st_mtime_ns, after[1]) == (
        BROKEN,
        before[0].st_mtime_ns,
        before[1],
    )


def test_a_run_goes_on_past_a_bad_plan_and_sums_up(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, "bad-01.yaml", "a: [b\n"),
        write(tmp_path, "heron-27.yaml", BROKEN),
        save(tmp_path, plan_data(client="robin-03", opened="2026-05-25")),
    ]
    asked = [Target(path, path.name, Terms(PROFILE)) for path in paths]
    results = check_all(asked, today=TODAY)
    alone = [check_file(target, today=TODAY).findings for target in asked]
    assert (results.plans, results.ignored) == (3, 0)
    assert results.findings == tuple(finding for findings in alone for finding in findings)
    assert results.findings[0].path == "bad-01.yaml"
    assert lines_in_question(asked, results.findings)["heron-27.yaml", 11] == "    statement: I sleep six hours"
    assert check_all([], today=TODAY).plans == 0


# What to check


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "goals.toml").write_text('format = "goals-caseload/1"\n', encoding="utf-8")
    for client in ("heron-27", "robin-03"):
        save(tmp_path, plan_data(client=client))
    write(tmp_path, "wren.yml", "")
    write(tmp_path, "notes.txt", "")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(found: Any) -> list[str]:
    return [target.name for target in found]


def caseload_at(folder: Path) -> Caseload:
    return Caseload(folder, Settings("default"))


def test_a_caseload_is_all_its_plans_and_what_may_be_meant_as_one(folder: Path) -> None:
    expected = ["clients/heron-27.yaml", "clients/robin-03.yaml", "clients/wren.yml"]
    assert names(targets.of_caseload(caseload_at(folder))) == expected
    assert names(targets.named([str(folder)], lambda: caseload_at(folder))) == expected
    assert names(targets.named(["clients"], lambda: caseload_at(folder))) == expected


def test_clients_and_paths_are_told_apart(folder: Path) -> None:
    found = targets.named(["robin-03", "clients/heron-27.yaml"], lambda: caseload_at(folder))
    assert names(found) == ["clients/robin-03.yaml", "clients/heron-27.yaml"]


def test_a_plan_named_again_is_checked_once_where_it_was_named_first(folder: Path) -> None:
    (folder / "also").symlink_to("clients")
    link = folder / "clients" / "wren-15.yaml"
    link.symlink_to("heron-27.yaml")
    again = ["robin-03", "robin-03", "clients/robin-03.yaml", str(folder / "clients" / "robin-03.yaml")]
    found = targets.named([*again, "also/../also/robin-03.yaml", "."], lambda: caseload_at(folder))
    others = ["clients/heron-27.yaml", "clients/wren-15.yaml", "clients/wren.yml"]
    assert names(found) == ["clients/robin-03.yaml", *others]


def test_a_file_or_folder_comes_before_a_client_of_that_name(folder: Path) -> None:
    save(folder, plan_data()).rename(folder / "robin-03")
    assert names(targets.named(["robin-03"], lambda: caseload_at(folder))) == ["robin-03"]


def test_no_caseload_is_opened_for_a_path(tmp_path: Path) -> None:
    path = save(tmp_path, plan_data())

    def none() -> Caseload:
        raise AssertionError

    (target,) = targets.named([str(path)], none)
    assert (target.path, target.terms.profile) == (path, profile("default"))


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("owl-01", "no plan for owl-01"),
        ("missing/plan.yaml", "'missing/plan.yaml': no such file, and no client's code"),
        ("Owl", "'Owl': no such file, and no client's code"),
        ("empty", "'empty': no plans in this folder"),
    ],
)
def test_what_is_not_there_is_refused(argument: str, message: str, folder: Path) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(NotFound) as refusal:
        names(targets.named([argument], lambda: caseload_at(folder)))
    assert refusal.value.message == message


def test_a_path_in_a_caseload_is_checked_by_its_profile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = folder / "profiles"
    other.mkdir()
    (other / "quick.toml").write_text("review_every_days = 1\nfirst_review_days = 2\n", encoding="utf-8")
    monkeypatch.setattr("goals_cli.profile.FOLDER", other)
    monkeypatch.setattr("goals_cli.profile_names.FOLDER", other)
    (folder / "goals.toml").write_text('format = "goals-caseload/1"\nprofile = "quick"\n', encoding="utf-8")
    (target,) = targets.named([str(Path("clients", "heron-27.yaml"))], lambda: caseload_at(folder))
    assert (target.terms.profile.name, target.terms.profile.review_every_days) == ("quick", 1)


# How long an answer holds


@given(day=DAYS, span=st.integers(-1, 400), today=DAYS, other=DAYS)
def test_an_answer_holds_as_long_as_the_context_says(day: date, span: int, today: date, other: date) -> None:
    context = Context(today, PROFILE, Settings())
    answer = context.passed(day, span)
    assert answer == (today > day + timedelta(span))
    assert context.since <= today < context.until
    if context.since <= other < context.until:
        assert Context(other, PROFILE, Settings()).passed(day, span) == answer


def test_a_proposed_goal_is_not_nagged_and_what_is_required_is_a_warning_once_the_plan_is_due() -> None:
    needed = Profile("needed", 28, 28, complete_within_days=30, required=frozenset({"words"}))
    proposed, active = (plan_data({"course": [turn("2026-05-30", status)]}) for status in ("proposed", "active"))
    opened = date.fromisoformat(proposed["opened"])

    def severity(data: Data, days: int) -> Severity:
        document = planfile.parse(json.dumps(data).encode(), "p")
        found = check_document(document, Terms(needed), today=opened + timedelta(days)).findings
        return next(finding.severity for finding in found if finding.code == "V101")

    assert [severity(proposed, days) for days in (30, 31)] == [Severity.ADVICE, Severity.ADVICE]
    assert [severity(active, days) for days in (30, 31)] == [Severity.ADVICE, Severity.WARNING]


def test_the_settings_have_the_last_word() -> None:
    said = {"V101": RuleSetting("error", "we always write them down"), "R602": RuleSetting("off", "we meet daily")}
    document = planfile.parse(json.dumps(plan_data({}, about=ABOUT)).encode(), "p")
    before, after = (
        {finding.code: finding.severity.value for finding in check_document(document, terms, today=TODAY).findings}
        for terms in (Terms(PROFILE), Terms(PROFILE, Settings(rules=said)))
    )
    assert (before["V101"], before.pop("R602")) == ("advice", "warning")
    assert after == before | {"V101": "error"}


@pytest.mark.parametrize(
    ("code", "severity", "message"),
    [
        ("V999", "off", "goals.toml:4: there is no rule 'V999'"),
        ("F001", "off", "goals.toml:4: F001 cannot be turned off or down"),
        ("F002", "advice", "goals.toml:4: F002 cannot be turned off or down"),
    ],
)
def test_settings_for_no_rule_or_for_one_that_must_stay_are_refused(code: str, severity: str, message: str) -> None:
    with pytest.raises(InvalidData) as refusal:
        check_settings(Settings(rules={code: RuleSetting(severity, "because", "goals.toml:4")}))
    assert refusal.value.message == message
