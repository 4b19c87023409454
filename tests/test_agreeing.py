"""Agreements: what they quote, whose consent starts the work, and how a mistake in one is put right."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goals_cli import agreeing, planning, turns
from goals_cli.caseload import Caseload, create
from goals_cli.errors import GoalsError, NotFound, UsageError
from goals_cli.plan import Reason, Status

HERON = "heron-27"
PLAN = Path("clients", "heron-27.yaml")
MEASURES = [{"id": "m-1", "what": "minutes", "baseline": 5, "target": 60, "x-scale": "a"}]
AGREES = {"client": {"answer": "agrees", "shown": "signature"}}
DISAGREES = {"client": {"answer": "disagrees", "shown": "spoken"}}


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Caseload:
    monkeypatch.chdir(tmp_path)
    caseload = create(tmp_path)
    worded = {"id": "g-1", "statement": "I stay.", "measures": MEASURES, "target_date": "2026-06-30"}
    planning.add_goal(caseload, HERON, worded, worker="w-amara", today=day("03-02"))
    planning.add_goal(caseload, HERON, {"id": "g-2", "words": "A job."}, worker="w-amara", today=day("03-02"))
    return caseload


def agree(
    here: Caseload, *goals: str, entry: dict[str, Any] = AGREES, today: str = "03-02"
) -> tuple[str, tuple[str, ...]]:
    return agreeing.agree(here, HERON, goals, entry, worker="w-amara", today=day(today))


def agreements(here: Caseload) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = planning.open_plan(here, HERON).data["agreements"]
    return found


def statuses(here: Caseload) -> dict[str, str]:
    return {goal.id: goal.status.value for goal in planning.open_plan(here, HERON).plan.goals}


def refused(here: Caseload, *goals: str, kind: type[GoalsError], **how: Any) -> tuple[str, str]:
    before = PLAN.read_bytes()
    with pytest.raises(kind) as caught:
        agree(here, *goals, **how)
    assert PLAN.read_bytes() == before
    return caught.value.message, caught.value.hint


def test_an_agreement_quotes_what_was_agreed(here: Caseload) -> None:
    entry = AGREES | {"copy": {"given": "2026-03-02", "to": "client"}, "follow_up": None}
    made, started = agree(here, "g-1", entry=entry)
    assert started == ("g-1",)
    assert made.startswith("a-20260302-")
    assert agreements(here) == [
        {
            "id": made,
            "on": "2026-03-02",
            "worker": "w-amara",
            "client": {"answer": "agrees", "shown": "signature"},
            "copy": {"given": "2026-03-02", "to": "client"},
            "goals": [
                {"goal": "g-1", "statement": "I stay.", "measures": MEASURES, "target_date": "2026-06-30"},
            ],
        }
    ]
    goal = planning.open_plan(here, HERON).data["goals"][0]
    assert goal["course"] == [{"on": "2026-03-02", "status": "proposed"}, {"on": "2026-03-02", "status": "active"}]
    assert statuses(here) == {"g-1": "active", "g-2": "proposed"}


def test_without_goals_named_it_covers_what_no_agreement_quotes_yet(here: Caseload) -> None:
    made, started = agree(here)
    assert started == ("g-1", "g-2")
    plan = planning.open_plan(here, HERON).plan
    assert agreeing.without_wording(plan, made) == ("g-2",)
    assert refused(here, kind=NotFound) == (
        "nothing new to agree on for heron-27: an agreement quotes every open goal as it is now",
        "to ask again about a goal, name it with --goal",
    )
    planning.set_paths(here, HERON, "g-2", ["title=Work"])
    planning.change_goal(
        here, HERON, "g-2", "statement", "I have a trial day.", {"on": "2026-03-09", "asked_by": "client"}
    )
    again, started = agree(here, today="03-09")
    assert started == ()
    assert [quoted["goal"] for quoted in agreements(here)[-1]["goals"]] == ["g-2"]
    assert agreeing.without_wording(planning.open_plan(here, HERON).plan, again) == ()


def test_a_goal_that_rests_or_was_declined_is_agreed_on_only_by_name(here: Caseload) -> None:
    turns.turn(here, HERON, "g-1", Status.DECLINED, {"on": "2026-03-02"})
    turns.turn(here, HERON, "g-2", Status.PAUSED, {"on": "2026-03-02"})
    assert refused(here, kind=NotFound)[0].startswith("nothing new to agree on")
    _, started = agree(here, "g-1", "g-2", "g-1", today="03-09")
    assert started == ("g-1", "g-2")
    assert statuses(here) == {"g-1": "active", "g-2": "active"}
    assert [quoted["goal"] for quoted in agreements(here)[0]["goals"]] == ["g-1", "g-2"]


GUARDIAN = {"who": "nephew", "authority": "guardian", "answer": "agrees", "shown": "signature"}


@pytest.mark.parametrize(
    ("answer", "others", "status"),
    [
        ("agrees", [], "active"),
        ("partly", [], "proposed"),
        ("disagrees", [], "proposed"),
        ("could_not_say", [], "proposed"),
        ("could_not_say", [GUARDIAN], "active"),
        ("could_not_say", [{**GUARDIAN, "authority": None}], "proposed"),
        ("could_not_say", [{**GUARDIAN, "answer": "partly"}], "proposed"),
        ("disagrees", [GUARDIAN], "proposed"),
        ("partly", [GUARDIAN], "proposed"),
    ],
)
def test_the_clients_own_answer_decides_and_others_only_when_they_could_not_say(
    here: Caseload, answer: str, others: list[dict[str, Any]], status: str
) -> None:
    agree(here, "g-1", entry={"client": {"answer": answer, "shown": "other"}, "others": others})
    assert statuses(here)["g-1"] == status
    assert agreements(here)[0]["client"]["answer"] == answer


def test_a_no_to_an_active_goal_is_kept_and_changes_nothing_by_itself(here: Caseload) -> None:
    agree(here, "g-1")
    made, started = agree(here, "g-1", "g-2", entry=DISAGREES, today="03-09")
    assert started == ()
    assert statuses(here) == {"g-1": "active", "g-2": "proposed"}
    plan = planning.open_plan(here, HERON).plan
    assert agreeing.active_after_a_no(plan, made) == ("g-1",)
    assert agreeing.active_after_a_no(plan, plan.agreements[0].id) == ()


def test_a_goal_that_has_ended_is_not_agreed_on(here: Caseload) -> None:
    turns.end(here, HERON, "g-1", {"on": "2026-03-02", "reason": "replaced"})
    assert refused(here, "g-1", kind=NotFound) == (
        "g-1 has ended",
        "goals resume takes it up again, with --because; "
        "goals create starts a new goal, and `grew_from` names the old one",
    )


def test_an_agreement_has_its_place_in_time(here: Caseload) -> None:
    assert refused(here, "g-1", kind=UsageError, entry=AGREES | {"on": "2025-03-02"}) == (
        "2025-03-02 is before the plan of heron-27 was opened (2026-03-02)",
        "look at the year; when the work did begin earlier, correct `opened` with goals edit",
    )
    turns.turn(here, HERON, "g-1", Status.PAUSED, {"on": "2026-03-20"})
    assert refused(here, "g-1", kind=UsageError, entry=AGREES | {"on": "2026-03-10"}) == (
        "g-1 became paused on 2026-03-20; a turn on 2026-03-10 would come before that",
        "give a day from 2026-03-20 on",
    )
    made, _ = agree(here, "g-1", entry=DISAGREES | {"on": "2026-03-10"}, today="03-30")
    assert made.startswith("a-20260310-")


def test_what_does_not_fit_an_agreement_is_refused(here: Caseload) -> None:
    assert refused(here, "g-1", kind=UsageError, entry=AGREES | {"copy": {"given": "yesterday"}})[0] == (
        "copy: `given` should be a real day, written year-month-day, like 2026-03-02"
    )
    assert refused(here, "g-9", kind=NotFound) == ("no goal 'g-9' in the plan of heron-27", "its goals: g-1, g-2")


def test_a_correction_keeps_the_day_and_the_words_of_what_it_corrects(here: Caseload) -> None:
    wrong, _ = agree(here, "g-1", entry=DISAGREES)
    planning.change_goal(here, HERON, "g-1", "statement", "I go.", {"on": "2026-03-09", "asked_by": "client"})
    made, started = agree(here, entry=AGREES | {"corrects": wrong}, today="03-10")
    assert started == ("g-1",)
    first, second = agreements(here)
    assert second == {
        "id": made,
        "on": "2026-03-02",
        "worker": "w-amara",
        "client": AGREES["client"],
        "corrects": wrong,
        "goals": first["goals"],
    }
    assert first["client"] == DISAGREES["client"]


def test_a_correction_for_named_goals_quotes_them_as_they_are(here: Caseload) -> None:
    wrong, _ = agree(here, "g-2")
    agree(here, "g-1", entry=AGREES | {"corrects": wrong, "on": "2026-03-03"}, today="03-10")
    assert agreements(here)[1]["on"] == "2026-03-03"
    assert [quoted["goal"] for quoted in agreements(here)[1]["goals"]] == ["g-1"]
    assert statuses(here) == {"g-1": "active", "g-2": "active"}


def test_a_correction_takes_up_nothing_that_rests_or_is_over(here: Caseload) -> None:
    wrong, _ = agree(here)
    turns.turn(here, HERON, "g-1", Status.PAUSED, {"on": "2026-03-05"})
    turns.end(here, HERON, "g-2", {"on": "2026-03-05", "reason": Reason.MOVED.value})
    _, started = agree(here, entry=AGREES | {"corrects": wrong, "note": "Shown by signature"}, today="03-10")
    assert started == ()
    assert statuses(here) == {"g-1": "paused", "g-2": "ended"}


def test_a_correction_names_an_agreement_that_stands(here: Caseload) -> None:
    first = "a-20260101-1"
    assert refused(here, kind=NotFound, entry=AGREES | {"corrects": first}) == (
        "no agreement 'a-20260101-1' in the plan of heron-27",
        "its agreements: none yet",
    )
    wrong, _ = agree(here, "g-1")
    assert refused(here, kind=NotFound, entry=AGREES | {"corrects": first})[1] == f"its agreements: {wrong}"
    right, _ = agree(here, entry=DISAGREES | {"corrects": wrong})
    assert refused(here, kind=NotFound, entry=AGREES | {"corrects": wrong}) == (
        f"{wrong} has been corrected by {right}",
        f"correct {right} instead",
    )


def conflict(here: Caseload, *places: str) -> bytes:
    """Leave places undecided, as a merge does; give the plan."""
    listed = "".join(
        f"  - {{id: c-{number}, where: '{where}', ours: A, theirs: B}}\n" for number, where in enumerate(places)
    )
    path = here.root / PLAN
    path.write_text(path.read_text("utf-8") + f"conflicts:\n{listed}", "utf-8")
    return path.read_bytes()


@pytest.mark.parametrize("goals", [("g-1",), (), ("g-2", "g-1")])
@pytest.mark.parametrize(
    "where", ["goals[g-1].statement", "goals[g-1].measures[m-1].target", "goals[g-1].target_date", "goals[g-1]"]
)
def test_what_is_undecided_is_not_agreed_on(here: Caseload, where: str, goals: tuple[str, ...]) -> None:
    before = conflict(here, "finishing", where)
    with pytest.raises(NotFound) as raised:
        agree(here, *goals)
    assert raised.value.message == "what g-1 says is undecided since a merge (c-1), so it cannot be agreed on yet"
    assert raised.value.hint == "decide together what holds: goals resolve heron-27"
    assert (here.root / PLAN).read_bytes() == before


def test_what_is_undecided_elsewhere_is_no_reason_not_to_agree(here: Caseload) -> None:
    conflict(here, "goals[g-1].priority", "goals[g-1].id", "goals[g-1].course", "goals[g-2].statement", "finishing")
    assert agree(here, "g-1")[1] == ("g-1",)


def test_an_earlier_agreement_is_corrected_whatever_is_undecided_since(here: Caseload) -> None:
    made, _ = agree(here, "g-1")
    conflict(here, "goals[g-1].statement")
    assert agree(here, entry=AGREES | {"corrects": made})[0] != made
