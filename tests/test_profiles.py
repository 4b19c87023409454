"""The profiles: each says what it rests on, asks for nothing that no rule looks at, and can be tried and chosen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run
from made_plans import ABOUT, Data, agreement, plan_data, review, save

from goals_cli import profile as profiles
from goals_cli.checking import RULES, Terms
from goals_cli.errors import NotFound
from goals_cli.findings import Element, Severity
from goals_cli.profile import Profile, profile

NAMES = ("behavioral-health", "care-act", "ccbhc-adult", "ccbhc-child", "default", "hcbs")
NUMBERS = (
    "review_every_days", "first_review_days", "complete_within_days", "horizon_days", "late_entry_days",
    "check_in_is_review",
)  # fmt: skip
every_profile = pytest.mark.parametrize("one", [profile(name) for name in NAMES], ids=NAMES)
TODAY = "2026-06-01"
ONE_OF = "one of: behavioral-health, care-act, ccbhc-adult, ccbhc-child, default, hcbs"


def test_these_are_the_profiles() -> None:
    assert profiles.names() == NAMES


@every_profile
def test_every_number_and_element_says_what_it_rests_on_and_nothing_else_does(one: Profile) -> None:
    assert set(one.sources) == {*NUMBERS, *one.required, *one.severities}


@every_profile
def test_what_is_not_a_public_rule_is_not_said_to_have_been_seen(one: Profile) -> None:
    for source in one.sources.values():
        assert source.rule.strip()
        assert source.note.strip()
        own, proprietary = source.rule == "own choice", source.rule.startswith(("Joint Commission", "CARF"))
        assert not (source.seen and (own or proprietary))


@every_profile
def test_elements_and_severities_are_those_that_there_are(one: Profile) -> None:
    assert one.required <= set(Element)
    assert set(one.severities) <= {rule.code for rule in RULES}
    assert set(one.severities.values()) <= {severity.value for severity in Severity}


@every_profile
def test_the_spans_make_sense(one: Profile) -> None:
    assert one.title
    assert 0 < one.first_review_days <= one.review_every_days <= one.horizon_days
    assert 0 < one.complete_within_days <= 60
    assert 0 < one.late_entry_days <= one.review_every_days
    assert not one.check_in_is_review


@pytest.mark.parametrize(
    ("name", "spans"),
    [
        ("hcbs", (365, 90)),
        ("ccbhc-adult", (180, 180)),
        ("ccbhc-child", (90, 90)),
        ("behavioral-health", (90, 90)),
        ("care-act", (365, 56)),
    ],
)
def test_the_cadences_are_those_of_their_sources(name: str, spans: tuple[int, int]) -> None:
    one = profile(name)
    assert (one.review_every_days, one.first_review_days) == spans


def test_the_yearly_figure_of_the_waivers_is_marked_as_not_seen() -> None:
    source = profile("hcbs").sources["review_every_days"]
    assert (source.rule, source.seen) == ("42 CFR 441.301(c)(3)", False)


# Trying one, and choosing one


def codes(run: Run, *arguments: str) -> list[str]:
    data = json.loads(run("check", "--format", "json", *arguments, today=TODAY).stdout)
    return sorted(finding["code"] for finding in data["findings"] if finding["severity"] == "warning")


def complete(**fields: object) -> Data:
    goal = {"words": "Sleep", "steps": [{"id": "s-1", "who": "w-amara", "step": "ask"}]}
    return plan_data(goal, about=ABOUT, agreements=[agreement("2026-03-02")], reviews=[review("2026-05-25")], **fields)


def test_a_profile_is_tried_on_plans_with_and_without_one_of_their_own(caseload: Path, run: Run) -> None:
    save(caseload, complete())
    save(caseload, complete(client="robin-03", profile="ccbhc-adult"))
    asked = ["P706", "P708", "P711", "P712"]
    assert set(codes(run, "heron-27", "--profile", "hcbs")) >= set(asked)
    assert codes(run, "robin-03", "--profile", "hcbs") == codes(run, "heron-27", "--profile", "hcbs")
    assert codes(run, "--profile", "hcbs") == sorted(2 * codes(run, "heron-27", "--profile", "hcbs"))
    assert "P708" not in codes(run)


def test_a_trial_is_not_remembered_and_does_not_use_what_is(caseload: Path, run: Run) -> None:
    save(caseload, complete())
    before = codes(run)
    tried = codes(run, "--profile", "hcbs")
    assert tried != before
    assert codes(run) == before
    assert codes(run, "--profile", "hcbs") == tried


def test_a_plan_that_names_no_profile_there_is_says_so_in_a_trial_too(caseload: Path, run: Run) -> None:
    save(caseload, complete(profile="nonesuch"))
    found = json.loads(run("check", "--format", "json", "--profile", "hcbs", today=TODAY).stdout)["findings"]
    assert {"F005", "P708"} <= {finding["code"] for finding in found}


@pytest.mark.parametrize(
    "command",
    [
        ("report", "plan", "heron-27"),
        ("report", "session", "heron-27"),
        ("review", "heron-27", "--goal", "g-1", "--rating", "4", "--words", "Better"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_an_error_about_a_plans_profile_carries_its_place(command: tuple[str, ...], caseload: Path, run: Run) -> None:
    save(caseload, complete(client="robin-03"))
    path = save(caseload, complete(profile="nonesuch"))
    before = path.read_bytes()
    column = before.index(b'"profile"') + 1
    place = f"clients/heron-27.yaml:1:{column}"
    refused = run(*command, today=TODAY, env={"GOALS_WORKER": "w-amara"})
    assert refused.stderr == f"goals: {place}: there is no profile 'nonesuch'\n  {ONE_OF}\n"
    assert (refused.stdout, refused.code, path.read_bytes()) == ("", 3, before)
    listed = run("list")
    assert (listed.stderr, listed.code) == (f"goals: {place}: there is no profile 'nonesuch'\n", 3)


@pytest.mark.parametrize("command", ["check", "init"])
def test_an_unknown_profile_is_refused_with_those_there_are(command: str, caseload: Path, run: Run) -> None:
    result = run(command, "--profile", "nonesuch")
    told = f"goals: --profile: 'nonesuch' is none of its choices\n  {ONE_OF}\n"
    assert (result.stdout, result.stderr, result.code) == ("", told, 2)


def test_terms_of_a_trial_travel_to_other_processes() -> None:
    import pickle

    terms = pickle.loads(pickle.dumps(Terms(profile("default")).trying("hcbs")))
    assert terms.of_profile("default").profile == profile("hcbs")
    with pytest.raises(NotFound):
        terms.of_profile("nonesuch")


def test_init_writes_the_choice_down(tmp_path: Path, run: Run) -> None:
    assert run("init", tmp_path / "one", "--profile", "care-act", "--no-git").code == 0
    assert 'profile = "care-act"\n' in (tmp_path / "one" / "goals.toml").read_text(encoding="utf-8")
    assert run("init", tmp_path / "one", "--profile", "care-act", "--no-git").code == 0
    save(tmp_path / "one", complete())
    assert "R601" not in codes(run, "--caseload", str(tmp_path / "one"))


def test_init_leaves_another_choice_alone_and_says_so(caseload: Path, run: Run) -> None:
    before = (caseload / "goals.toml").read_bytes()
    result = run("init", "--profile", "hcbs")
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr == (
        'goals: goals.toml names the profile default already\n  change it there: profile = "hcbs"\n'
    )
    assert (caseload / "goals.toml").read_bytes() == before
