"""Steps, needs, what the client is and has, views, words; and the turns of a goal and of a plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goals_cli import agreeing, planning, recording, turns
from goals_cli.caseload import Caseload, create
from goals_cli.errors import GoalsError, NotFound, UsageError
from goals_cli.plan import Reason, Status

TODAY = date(2026, 3, 2)
ON = {"on": "2026-03-09"}
HERON = "heron-27"
PLAN = Path("clients", "heron-27.yaml")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Caseload:
    monkeypatch.chdir(tmp_path)
    caseload = create(tmp_path)
    planning.add_goal(caseload, HERON, {"id": "g-1", "words": "Rest."}, worker="w-amara", today=TODAY)
    planning.add_goal(caseload, HERON, {"id": "g-2"}, worker="w-amara", today=TODAY)
    return caseload


def data(here: Caseload) -> dict[str, Any]:
    return planning.open_plan(here, HERON).data


def goal(here: Caseload, number: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = data(here)["goals"][number]
    return found


def told(call: Callable[[], object], kind: type[GoalsError]) -> tuple[str, str]:
    """Give what a call that is refused says, and see that it has written nothing."""
    before = PLAN.read_bytes()
    with pytest.raises(kind) as caught:
        call()
    assert PLAN.read_bytes() == before
    return caught.value.message, caught.value.hint


def step(here: Caseload, goal_id: str = "g-1", **fields: Any) -> str:
    return recording.add_step(here, HERON, goal_id, {"step": "Go"} | fields, worker="w-amara", today=TODAY)


def test_a_step_is_somebodys_promise(here: Caseload) -> None:
    mine, yours = step(here, due="2026-03-16"), step(here, who="worker", promised="2026-03-01", every="week")
    theirs = step(here, "g-2", who="sister", private=True)
    assert goal(here)["steps"] == [
        {"id": mine, "who": "client", "step": "Go", "promised": "2026-03-02", "due": "2026-03-16"},
        {"id": yours, "who": "w-amara", "step": "Go", "promised": "2026-03-01", "every": "week"},
    ]
    assert goal(here, 1)["steps"] == [
        {"id": theirs, "who": "sister", "step": "Go", "promised": "2026-03-02", "private": True}
    ]


def test_nothing_is_promised_for_a_goal_that_is_over(here: Caseload) -> None:
    turns.turn(here, HERON, "g-1", Status.DECLINED, ON)
    assert told(lambda: step(here), NotFound) == (
        "g-1 was declined on 2026-03-09",
        "goals resume heron-27 --goal g-1 takes it up again",
    )
    assert told(lambda: step(here, "g-2", step="  "), UsageError) == ("--step is empty", "give the text in quotes")
    assert told(lambda: step(here, "g-2", id="s-1", due="soon"), UsageError)[0] == (
        "goals[g-2].steps[s-1]: `due` should be a real day, written year-month-day, like 2026-03-02"
    )


def test_steps_are_done_once(here: Caseload) -> None:
    one, two = step(here), step(here, "g-2")
    assert recording.steps_done(here, HERON, [one], on=date(2026, 3, 9)) == (one,)
    assert recording.steps_done(here, HERON, [one, two, two], on=date(2026, 3, 16)) == (two,)
    assert goal(here)["steps"][0]["done"] == "2026-03-09"
    assert goal(here, 1)["steps"][0]["done"] == "2026-03-16"
    before = PLAN.read_bytes()
    assert recording.steps_done(here, HERON, [one], on=date(2026, 3, 16)) == ()
    assert PLAN.read_bytes() == before


def test_a_promise_is_taken_back_once_and_not_done_then(here: Caseload) -> None:
    one, two = step(here), step(here, "g-2")
    recording.take_back(here, HERON, one, {"because": "Too loud", **ON})
    assert goal(here)["steps"][0]["taken_back"] == {"on": "2026-03-09", "because": "Too loud"}
    assert told(lambda: recording.take_back(here, HERON, one, ON), NotFound)[0] == (
        f"step {one} was taken back on 2026-03-09 already"
    )
    assert told(lambda: recording.steps_done(here, HERON, [two, one], on=TODAY), NotFound) == (
        f"step {one} was taken back on 2026-03-09",
        "goals step add promises it once more",
    )
    assert told(lambda: recording.take_back(here, HERON, "s-9", ON), NotFound) == (
        "no step 's-9' in the plan of heron-27",
        f"steps still open: {two}",
    )
    recording.steps_done(here, HERON, [two], on=TODAY)
    assert told(lambda: recording.take_back(here, HERON, two, ON), NotFound)[0] == f"step {two} was done on 2026-03-02"
    assert told(lambda: recording.steps_done(here, HERON, ["s-9"], on=TODAY), NotFound)[1] == "steps still open: none"


def test_a_need_grows(here: Caseload) -> None:
    made = recording.add_need(here, HERON, {"source": "assessment", "need": "Panic", "goals": ["g-1"]})
    assert recording.add_need(here, HERON, {"id": made, "goals": ["g-1", "g-2"], "not_now": "Later"}) == made
    assert data(here)["needs"] == [
        {"id": made, "need": "Panic", "source": "assessment", "goals": ["g-1", "g-2"], "not_now": "Later"}
    ]
    assert told(lambda: recording.add_need(here, HERON, {"id": made, "not_now": "Never"}), UsageError) == (
        "`not_now` stands there already and says something else",
        "goals set CLIENT 'needs[0].not_now=...' sets it over",
    )
    assert told(lambda: recording.add_need(here, HERON, {"id": "n-9"}), NotFound) == (
        "no need 'n-9' in the plan of heron-27",
        f"its needs: {made}",
    )
    assert told(lambda: recording.add_need(here, HERON, {"need": "x", "goals": ["g-9"]}), NotFound)[0] == (
        "no goal 'g-9' in the plan of heron-27"
    )


def test_what_is_known_of_the_client_grows(here: Caseload) -> None:
    recording.add_about(here, HERON, {"culture": "Church", "strengths": ["Stubborn"], "supports": [{"who": "sister"}]})
    more = {"strengths": ["Stubborn", "Funny"], "supports": [{"who": "sister", "help": "Tuesdays"}, {"who": "Mo"}]}
    recording.add_about(here, HERON, more | {"culture": "Church"})
    assert data(here)["about"] == {
        "strengths": ["Stubborn", "Funny"],
        "supports": [{"who": "sister", "help": "Tuesdays"}, {"who": "Mo"}],
        "culture": "Church",
    }
    assert list(data(here)["about"]) == ["strengths", "supports", "culture"]
    before = PLAN.read_bytes()
    recording.add_about(here, HERON, more)
    assert PLAN.read_bytes() == before
    other = {"supports": [{"who": "sister", "help": "Drives"}]}
    assert told(lambda: recording.add_about(here, HERON, other), UsageError) == (
        "`help` stands there already and says something else",
        "goals set CLIENT 'about.supports[0].help=...' sets it over",
    )


def test_a_view_is_somebody_elses_and_the_client_may_answer_it_later(here: Caseload) -> None:
    mother = {"by": "family", "who": "mother"}
    recording.add_view(here, HERON, "g-1", mother | {"view": "She must stop."})
    recording.add_view(here, HERON, "g-1", {"by": "family", "view": "He says nothing."})
    recording.add_view(here, HERON, "g-1", mother | {"client_says": "She means well."})
    assert goal(here)["views"] == [
        mother | {"view": "She must stop.", "client_says": "She means well."},
        {"by": "family", "view": "He says nothing."},
    ]
    assert told(lambda: recording.add_view(here, HERON, "g-1", mother | {"view": "Go on."}), UsageError) == (
        "`view` stands there already and says something else",
        "goals set CLIENT --goal ID 'views[0].view=...' sets it over",
    )
    assert told(lambda: recording.add_view(here, HERON, "g-1", {"by": "court", "client_says": "No"}), UsageError) == (
        "there is no such view of g-1 yet: what do they think?",
        "give --view",
    )
    assert told(lambda: recording.add_view(here, HERON, "g-1", {"by": "client", "view": "x"}), UsageError) == (
        "a view is somebody else's",
        "goals words adds what the client says",
    )


def test_words_come_first_and_later_and_stay(here: Caseload) -> None:
    assert recording.add_words(here, HERON, "g-1", {"words": "Not rest.", "private": True, **ON}) is False
    assert recording.add_words(here, HERON, "g-1", {"words": "Work.", "said_how": "by a nod", **ON}) is False
    assert recording.add_words(here, HERON, "g-2", {"words": "Work.", "said_how": "by a nod", "private": True, **ON})
    first, second = data(here)["goals"]
    assert first["words"] == "Rest."
    assert first["words_later"] == [
        {"on": "2026-03-09", "words": "Not rest.", "private": True},
        {"on": "2026-03-09", "words": "Work.", "said_how": "by a nod"},
    ]
    assert "private" not in first
    assert (second["words"], second["said_how"], second["private"]) == ("Work.", "by a nod", True)
    assert "words_later" not in second
    assert told(lambda: recording.add_words(here, HERON, "g-1", {"words": "\n", **ON}), UsageError)[0] == (
        "--words is empty"
    )
    early = {"words": "x", "on": "2026-03-01"}
    assert told(lambda: recording.add_words(here, HERON, "g-1", early), UsageError)[0] == (
        "2026-03-01 is before the plan of heron-27 was opened (2026-03-02)"
    )


def test_a_goal_goes_its_course(here: Caseload) -> None:
    turns.turn(here, HERON, "g-1", Status.PAUSED, {"client_says": "Later", "reason": "other", "because": None, **ON})
    assert turns.resume(here, HERON, "g-1", ON) is Status.PROPOSED
    turns.turn(here, HERON, "g-1", Status.DECLINED, ON)
    assert turns.resume(here, HERON, "g-1", ON) is Status.PROPOSED
    assert turns.end(here, HERON, "g-1", {"reason": "reached", **ON}) is Status.ACHIEVED
    assert goal(here)["course"] == [
        {"on": "2026-03-02", "status": "proposed"},
        {"on": "2026-03-09", "status": "paused", "reason": "other", "client_says": "Later"},
        {"on": "2026-03-09", "status": "proposed"},
        {"on": "2026-03-09", "status": "declined"},
        {"on": "2026-03-09", "status": "proposed"},
        {"on": "2026-03-09", "status": "achieved", "reason": "reached"},
    ]
    assert list(goal(here)["course"][1]) == ["on", "status", "reason", "client_says"]


def test_a_goal_that_was_worked_on_is_taken_up_as_active(here: Caseload) -> None:
    agreeing.agree(here, HERON, ["g-1"], {"client": {"answer": "agrees"}}, worker="w-amara", today=TODAY)
    turns.turn(here, HERON, "g-1", Status.PAUSED, ON)
    turns.turn(here, HERON, "g-1", Status.DECLINED, ON)
    assert turns.resume(here, HERON, "g-1", ON) is Status.ACTIVE
    assert turns.end(here, HERON, "g-1", {"reason": "moved", **ON}) is Status.ENDED


def test_turns_that_cannot_be_are_refused(here: Caseload) -> None:
    assert told(lambda: turns.resume(here, HERON, "g-1", ON), NotFound)[0] == (
        "g-1 is proposed; there is nothing to take up again"
    )
    turns.turn(here, HERON, "g-1", Status.DECLINED, ON)
    turns.end(here, HERON, "g-2", {"reason": "other", **ON})
    assert told(lambda: turns.turn(here, HERON, "g-1", Status.DECLINED, ON), NotFound)[0] == (
        "g-1 is declined already, since 2026-03-09"
    )
    assert told(lambda: turns.turn(here, HERON, "g-1", Status.PAUSED, ON), NotFound) == (
        "g-1 is declined; it cannot become paused",
        "goals resume takes it up again",
    )
    assert told(lambda: turns.turn(here, HERON, "g-2", Status.PAUSED, ON), NotFound) == (
        "g-2 is ended; it cannot become paused",
        "goals resume takes it up again, with --because; "
        "goals create starts a new goal, and `grew_from` names the old one",
    )
    assert told(lambda: turns.end(here, HERON, "g-1", {"reason": "moved", "on": "2026-03-08"}), UsageError) == (
        "g-1 became declined on 2026-03-09; a turn on 2026-03-08 would come before that",
        "give a day from 2026-03-09 on",
    )
    assert told(lambda: turns.resume(here, HERON, "g-1", {"on": "2026-03-01"}), UsageError)[0] == (
        "2026-03-01 is before the plan of heron-27 was opened (2026-03-02)"
    )


def test_a_handover_names_the_promises_that_the_worker_before_leaves(here: Caseload) -> None:
    mine = step(here, who="worker")
    step(here)
    recording.steps_done(here, HERON, [step(here, who="worker")], on=TODAY)
    step(here, "g-2", who="worker")
    turns.end(here, HERON, "g-2", {"reason": "other", **ON})
    assert turns.hand_over(here, HERON, "w-jonas", {"because": "Leave", "client_says": None, **ON}) == (mine,)
    assert data(here)["worker"] == "w-jonas"
    assert data(here)["handovers"] == [{"on": "2026-03-09", "from": "w-amara", "to": "w-jonas", "because": "Leave"}]
    assert list(data(here)["handovers"][0]) == ["on", "from", "to", "because"]
    assert told(lambda: turns.hand_over(here, HERON, "w-jonas", ON), NotFound)[0] == (
        "w-jonas carries the plan of heron-27 already"
    )
    assert told(lambda: turns.hand_over(here, HERON, "w-amara", {"on": "2026-03-08"}), UsageError) == (
        "w-jonas took the plan over on 2026-03-09; 2026-03-08 is before that",
        "give a day from 2026-03-09 on",
    )
    assert turns.hand_over(here, HERON, "w-amara", ON) == ()
    assert [entry["to"] for entry in data(here)["handovers"]] == ["w-jonas", "w-amara"]


@pytest.mark.parametrize(("reason", "status"), [(Reason.SERVICE_ENDED, "ended"), (Reason.REACHED, "achieved")])
def test_open_goals_end_with_the_plan(here: Caseload, reason: Reason, status: str) -> None:
    turns.turn(here, HERON, "g-1", Status.DECLINED, ON)
    assert told(lambda: turns.close(here, HERON, {"on": "2026-03-01"}, reason=reason), UsageError)[0] == (
        "2026-03-01 is before the plan of heron-27 was opened (2026-03-02)"
    )
    assert turns.close(here, HERON, {"client_says": "Thank you", "because": None, **ON}, reason=reason) == ("g-2",)
    assert data(here)["closed"] == {"on": "2026-03-09", "client_says": "Thank you"}
    assert goal(here)["course"][-1]["status"] == "declined"
    assert goal(here, 1)["course"][-1] == {"on": "2026-03-09", "status": status, "reason": reason.value}
    assert told(lambda: turns.close(here, HERON, ON, reason=reason), NotFound)[0] == (
        "the plan of heron-27 was closed on 2026-03-09"
    )


def test_a_plan_is_not_closed_before_a_turn_of_a_goal_in_it(here: Caseload) -> None:
    turns.turn(here, HERON, "g-2", Status.PAUSED, {"on": "2026-03-20"})
    assert told(lambda: turns.close(here, HERON, ON, reason=Reason.OTHER), UsageError)[0] == (
        "g-2 became paused on 2026-03-20; a turn on 2026-03-09 would come before that"
    )
