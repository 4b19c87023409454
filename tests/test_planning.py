"""Plans made and changed: goals added, fields set, mappings merged, changes with their trail; nothing said is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goals_cli import planning
from goals_cli.caseload import Caseload, create
from goals_cli.errors import GoalsError, InvalidData, NotFound, UsageError
from goals_cli.planfile import Append, Document, Set, parse

TODAY = date(2026, 3, 2)
HERON = "heron-27"
PLAN = Path("clients", "heron-27.yaml")
CORRECTED = "adds one; with --corrects ID it replaces an earlier one"
MEASURE = {"id": "m-1", "what": "minutes", "target": 60}
AGREED = {
    "agreements": [
        {
            "id": "a-20260302-1",
            "on": "2026-03-02",
            "client": {"answer": "agrees"},
            "goals": [{"goal": "g-1", "statement": "I stay."}],
        }
    ]
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Caseload:
    monkeypatch.chdir(tmp_path)
    return create(tmp_path)


def add(here: Caseload, **fields: Any) -> str:
    return planning.add_goal(here, HERON, {"id": "g-1", **fields}, worker="w-amara", today=TODAY)


def data(here: Caseload) -> dict[str, Any]:
    return planning.open_plan(here, HERON).data


def goal(here: Caseload, number: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = data(here)["goals"][number]
    return found


def put(here: Caseload, **fields: Any) -> None:
    """Put lists into the plan that no command makes here."""

    def edit(_: planning.Opened) -> list[Append]:
        return [Append((key,), entry) for key, entries in fields.items() for entry in entries]

    planning.write(here, HERON, edit)


def told(call: Callable[[], object], kind: type[GoalsError]) -> tuple[str, str]:
    """Give what a call that is refused says, and see that it has written nothing."""
    before = PLAN.read_bytes() if PLAN.exists() else None
    with pytest.raises(kind) as caught:
        call()
    assert (PLAN.read_bytes() if PLAN.exists() else None) == before
    return caught.value.message, caught.value.hint


def test_the_first_goal_starts_the_plan(here: Caseload) -> None:
    assert add(here, words="I want to sleep.") == "g-1"
    assert PLAN.read_text("utf-8") == (
        "# yaml-language-server: $schema=../.goals/plan.schema.json\n"
        "format: goals-plan/1\n"
        "client: heron-27\n"
        "worker: w-amara\n"
        "opened: 2026-03-02\n"
        "\n"
        "goals:\n"
        "  - id: g-1\n"
        "    raised: {by: client, on: 2026-03-02}\n"
        "    words: I want to sleep.\n"
        "    course:\n"
        "      - {on: 2026-03-02, status: proposed}\n"
    )


def test_a_further_goal_changes_nothing_else(here: Caseload) -> None:
    add(here, words="I want to sleep.")
    before = PLAN.read_text("utf-8")
    second = planning.add_goal(here, HERON, {"words": "A job."}, worker="w-jonas", today=date(2026, 4, 1))
    assert PLAN.read_text("utf-8").startswith(before)
    assert data(here)["worker"] == "w-amara"
    assert goal(here, 1) == {
        "id": second,
        "raised": {"by": "client", "on": "2026-04-01"},
        "words": "A job.",
        "course": [{"on": "2026-04-01", "status": "proposed"}],
    }


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"id": "g-1"}, "the id g-1 is taken in this plan"),
        ({"id": "g-2", "steps": [{"id": "s-1"}]}, "the id s-1 is taken in this plan"),
        ({"id": "g-2", "steps": [{"id": "s-2"}, {"id": "s-2"}]}, "the id s-2 is taken in this plan"),
        ({"id": "g-2", "measures": [{"id": "m-2"}, {"id": "m-2"}]}, "the id m-2 is taken in this plan"),
    ],
)
def test_an_id_stands_once(here: Caseload, fields: dict[str, Any], message: str) -> None:
    add(here, steps=[{"id": "s-1", "step": "Go"}], measures=[MEASURE])
    refused = told(lambda: planning.add_goal(here, HERON, fields, worker="w-amara", today=TODAY), InvalidData)
    assert refused == (message, "leave it out to be given a fresh one")


def test_measures_of_two_goals_may_have_the_same_id(here: Caseload) -> None:
    add(here, measures=[MEASURE])
    planning.add_goal(here, HERON, {"measures": [MEASURE]}, worker="w-amara", today=TODAY)
    assert goal(here, 1)["measures"] == [MEASURE]


def test_a_goal_that_was_handed_in_is_refused_at_its_place(here: Caseload) -> None:
    source = parse(b"title: Sleep\nmeasures:\n  - what: nights\n    direction: higher\n", "goal.yaml")
    refused = told(
        lambda: planning.add_goal(here, HERON, source.data, worker="w-amara", today=TODAY, source=source), InvalidData
    )
    assert refused == ("goal.yaml:4:5: `direction` should be up or down", "")
    assert not PLAN.exists()


def test_a_goal_given_in_words_of_the_command_line_names_its_field(here: Caseload) -> None:
    assert told(lambda: add(here, raised={"by": "x"}), UsageError) == (
        "raised: `by` should be client, family, worker, agency, court, other or unclear",
        "",
    )


def test_there_must_be_a_plan_and_it_must_be_valid(here: Caseload) -> None:
    hint = "goals list shows who has a plan; goals create heron-27 starts one"
    assert told(lambda: planning.open_plan(here, HERON), NotFound) == ("no plan for heron-27", hint)
    assert told(lambda: planning.set_paths(here, HERON, "g-1", ["title=x"]), NotFound) == ("no plan for heron-27", hint)
    add(here)
    PLAN.write_text(PLAN.read_text("utf-8").replace("proposed", "begun").replace("by: client", "by: x"), "utf-8")
    problem = "`by` should be client, family, worker, agency, court, other or unclear (and 1 more)"
    assert told(lambda: planning.set_paths(here, HERON, None, ["monitor=x"]), InvalidData)[0] == (
        f"clients/heron-27.yaml:9:14: {problem}"
    )


def test_a_goal_that_is_not_there_is_named_with_those_that_are(here: Caseload) -> None:
    add(here)
    assert told(lambda: planning.set_paths(here, HERON, "g-9", ["title=x"]), NotFound) == (
        "no goal 'g-9' in the plan of heron-27",
        "its goals: g-1",
    )


def test_a_closed_plan_is_left_alone_unless_asked_for(here: Caseload) -> None:
    add(here)
    planning.write(here, HERON, lambda _: [Set(("closed",), {"on": "2026-05-01"})])
    assert told(lambda: planning.set_paths(here, HERON, "g-1", ["title=x"]), NotFound) == (
        "the plan of heron-27 was closed on 2026-05-01",
        "to take the work up again, remove `closed` with goals edit",
    )
    planning.write(
        here, HERON, lambda _: [Set(("closed", "because"), "Moved")], closed_too=True
    )
    assert data(here)["closed"] == {"on": "2026-05-01", "because": "Moved"}


def test_fields_of_a_conversation_are_set_and_lists_grow(here: Caseload) -> None:
    add(here, words="I want to sleep.", matters=["Work"])
    fields = {
        "heard": "You want rest.",
        "matters": ["Work", "The children"],
        "raised": {"who": "she"},
        "measures": [{"what": "nights"}],
        "words": "I want to sleep.",
        "outcome": None,
    }
    planning.set_fields(here, HERON, "g-1", fields)
    changed = goal(here)
    assert changed["matters"] == ["Work", "The children"]
    assert changed["raised"] == {"by": "client", "who": "she", "on": "2026-03-02"}
    assert [list(measure) for measure in changed["measures"]] == [["id", "what"]]
    assert "outcome" not in changed
    planning.set_fields(here, HERON, "g-1", {"heard": "You want to rest at night."})
    assert goal(here)["heard"] == "You want to rest at night."
    assert told(lambda: planning.set_fields(here, HERON, "g-1", {"words": "No."}), UsageError) == (
        "the words of g-1 stay as they were said",
        "goals words adds later ones",
    )


# What goals set must be able to fill, of the plan and of a goal.
OF_THE_PLAN = [
    "language=es", "profile=default", "monitor=Monthly", "finishing=When she says so", "about.culture=Church",
    "about.what_matters+=Tess", "about.strengths+=Stubborn", "about.preferences+=Mornings", "about.concerns+=Letters",
    "about.supports[0].who=sister", "about.supports[0].help=Tuesdays", "about.supports[0].paid=false",
    "about.supports[0].how_often=weekly", "requirements[0].by=court", "requirements[0].who=judge",
    "requirements[0].demands=Twelve evenings", "requirements[0].until=2026-12-31",
    "requirements[0].consequences_explained=2026-03-02", "requirements[0].client_says=Fine",
    "risks[0].risk=A bad night", "risks[0].plan=Call the line", "disagreements[0].on=2026-03-02",
    "disagreements[0].about=The report", "disagreements[0].client_says=I was at work",
    "disagreements[0].handled=He reads it first", "requests[0].on=2026-03-02", "requests[0].by=client",
    "requests[0].asks=Another evening", "requests[0].answered=Tuesday", "x-team=7",
]  # fmt: skip
OF_A_GOAL = [
    "title=9", "private=true", "priority=2", "client_answer.answer=partly", "client_answer.client_says=Not yet",
    "grew_from=g-0", "question=And you?", "said_how=with pictures", "language=es", "heard=Rest", "heard_right=false",
    "outcome=I sleep", "matters+=Work", "in_the_way+=Noise", "views[0].by=family", "views[0].who=mother",
    "views[0].view=Pills", "views[0].client_says=No", "options[0].option=Walk", "options[0].for[0]=Free",
    "options[0].for+=Air", "options[0].against+=Rain", "options[0].chosen=true", "options[0].because=I like it",
    "statement=I sleep six hours", "measures[0].what=hours", "measures[0].target=6", "measures[0].direction=up",
    "scale[0].level=-2", "scale[0].looks_like=Two hours", "baseline_level=-1", "weight.importance=2",
    "weight.difficulty=3", "target_date=2026-06-30", "ongoing=false", "importance=9", "confidence=0",
    "raised.who=sister", "raised.words=She said so", "x-team=7",
]  # fmt: skip


def test_whatever_has_no_command_can_be_set(here: Caseload) -> None:
    add(here)
    planning.set_paths(here, HERON, None, OF_THE_PLAN)
    planning.set_paths(here, HERON, "g-1", OF_A_GOAL)
    whole = data(here)
    requirement = whole["requirements"][0].pop("id")
    measure = whole["goals"][0]["measures"][0].pop("id")
    assert (requirement[:2], measure[:2]) == ("q-", "m-")
    assert whole["about"]["supports"] == [
        {"who": "sister", "help": "Tuesdays", "paid": False, "how_often": "weekly"},
    ]
    assert whole["requirements"] == [
        {
            "by": "court",
            "who": "judge",
            "demands": "Twelve evenings",
            "until": "2026-12-31",
            "consequences_explained": "2026-03-02",
            "client_says": "Fine",
        }
    ]
    changed = whole["goals"][0]
    assert changed["title"] == "9"
    assert (changed["private"], changed["heard_right"], changed["confidence"], changed["x-team"]) == (True, False, 0, 7)
    assert changed["options"] == [
        {"option": "Walk", "for": ["Free", "Air"], "against": ["Rain"], "chosen": True, "because": "I like it"}
    ]
    assert changed["measures"] == [{"what": "hours", "target": 6, "direction": "up"}]
    assert changed["weight"] == {"importance": 2, "difficulty": 3}
    assert changed["raised"] == {"by": "client", "who": "sister", "on": "2026-03-02", "words": "She said so"}


@pytest.mark.parametrize(
    ("goal_id", "path", "hint"),
    [
        (None, "format", "it says how the file is to be read"),
        (None, "client", "a plan belongs to one client"),
        (None, "opened", "goals edit, when the day was wrong"),
        (None, "worker", "goals handover gives the plan to another worker"),
        (None, "handovers[0].to", "goals handover gives the plan to another worker"),
        (None, "goals[0].title", "goals create adds a goal; with --goal ID the fields of one are set"),
        (None, "agreements[0].note", f"goals agree {CORRECTED}"),
        (None, "agreements[0].goals[0].statement", f"goals agree {CORRECTED}"),
        (None, "reviews[0].on", f"goals review {CORRECTED}"),
        (None, "closed.on", "goals close ends the work"),
        (None, "conflicts[0].where", "goals resolve decides between two versions"),
        ("g-1", "id", "an id never moves"),
        ("g-1", "words", "goals words adds what the client says later"),
        ("g-1", "words_later[0].words", "goals words adds what the client says later"),
        ("g-1", "changes[0].because", "goals change makes a change with its trail"),
        ("g-1", "steps[0].step", "goals step add, goals step done, goals step take-back"),
        ("g-1", "steps[0].done", "goals step add, goals step done, goals step take-back"),
        ("g-1", "course[0].because", "goals pause, resume, decline or end"),
        ("g-1", "course[1].status", "goals pause, resume, decline or end"),
    ],
)
def test_what_only_grows_or_has_a_command_is_not_set(
    here: Caseload, goal_id: str | None, path: str, hint: str
) -> None:
    add(here, words="Said", steps=[{"id": "s-1", "step": "Go"}])
    put(here, agreements=[{**AGREED["agreements"][0], "note": "Kept"}])
    field = path.split("[")[0].split(".")[0]
    refused = told(lambda: planning.set_paths(here, HERON, goal_id, [f"{path}=2026-01-01"]), UsageError)
    assert refused == (f"`{field}` is not set this way", hint)


def test_ids_and_the_words_of_others_stay(here: Caseload) -> None:
    add(here, measures=[MEASURE], raised={"by": "court", "words": "Twelve evenings"})
    assert told(lambda: planning.set_paths(here, HERON, "g-1", ["measures[m-1].id=m-2"]), UsageError) == (
        "`measures[m-1].id` is not set this way",
        "an id never moves",
    )
    assert told(lambda: planning.set_paths(here, HERON, "g-1", ["raised.words=Six"]), UsageError) == (
        "`raised.words` stays as it was said",
        "goals view adds what they think now",
    )


def test_a_copy_and_a_follow_up_come_later_to_an_agreement_and_a_step_may_move(here: Caseload) -> None:
    add(here, steps=[{"id": "s-1", "step": "Go", "due": "2026-03-09"}])
    put(here, **AGREED)
    planning.set_paths(
        here, HERON, None, ["agreements[a-20260302-1].copy.given=2026-03-09", "agreements[0].follow_up=2026-04-01"]
    )
    planning.set_paths(here, HERON, "g-1", ["steps[s-1].due=2026-03-16", "steps[s-1].private=true"])
    assert data(here)["agreements"][0] == {
        **AGREED["agreements"][0],
        "copy": {"given": "2026-03-09"},
        "follow_up": "2026-04-01",
    }
    assert goal(here)["steps"][0]["due"] == "2026-03-16"
    assert told(
        lambda: planning.set_paths(here, HERON, None, ["agreements[0].copy.given=2026-03-10"]), UsageError
    ) == ("`agreements` is not set this way", "goals agree adds one; with --corrects ID it replaces an earlier one")


@pytest.mark.parametrize("text", ["statement=I go.", "measures+=x", "measures[0].target=5", "target_date=2026-07-01"])
def test_a_wording_is_set_over_only_before_an_agreement_names_it(here: Caseload, text: str) -> None:
    add(here, statement="I stay.", measures=[MEASURE], target_date="2026-06-30")
    planning.set_paths(here, HERON, "g-1", ["statement=I stay on.", "measures[0].target=45", "target_date=2026-07-01"])
    put(here, **AGREED)
    field = text.split("[")[0].split("+")[0].split("=")[0]
    refused = (
        f"`{field}` of g-1 has been agreed on; a change of it keeps its trail",
        f"goals change heron-27 --goal g-1 {field}=... --asked-by WHO --because WHY",
    )
    assert told(lambda: planning.set_paths(here, HERON, "g-1", [text]), UsageError) == refused
    fields = {"statement": "I go.", "measures": [{"what": "x"}], "target_date": "2026-08-01"}
    assert told(lambda: planning.set_fields(here, HERON, "g-1", {field: fields[field]}), UsageError) == refused


def test_a_first_wording_is_set_after_an_agreement_that_quotes_none(here: Caseload) -> None:
    add(here, words="Rest.")
    put(here, agreements=[{**AGREED["agreements"][0], "goals": [{"goal": "g-1"}]}])
    planning.set_paths(here, HERON, "g-1", ["statement=I stay.", "target_date=2026-06-30"])
    planning.set_fields(here, HERON, "g-1", {"measures": [MEASURE]})
    assert (goal(here)["statement"], goal(here)["measures"]) == ("I stay.", [MEASURE])


def test_one_bad_assignment_among_good_ones_writes_nothing(here: Caseload) -> None:
    add(here)
    assert told(lambda: planning.set_paths(here, HERON, "g-1", ["title=Sleep", "priority=first"]), UsageError) == (
        "goals[g-1]: `priority` should be a whole number from 1 to 1000",
        "write it in digits, without quotes",
    )
    assert told(lambda: planning.set_paths(here, HERON, "g-1", ["heard=Rest", "titel=Sleep"]), UsageError) == (
        "goals[g-1]: `titel` is not known here",
        "did you mean `title`?",
    )
    assert told(lambda: planning.set_paths(here, HERON, "g-1", ["views[0].who=mother"]), UsageError)[0] == (
        "goals[g-1].views[0]: `by` is missing in entry 1 of `views`"
    )
    assert told(lambda: planning.set_paths(here, HERON, None, ["profile=court"]), NotFound)[0] == (
        "there is no profile 'court'"
    )


def merged(here: Caseload, text: str, goal_id: str | None = None, assignments: tuple[str, ...] = ()) -> Document:
    source = parse(text.encode(), "more.yaml")
    planning.merge_fields(here, HERON, goal_id, source.data, source=source, assignments=assignments)
    return source


def test_a_mapping_is_merged_into_what_is_there(here: Caseload) -> None:
    add(here, measures=[MEASURE], matters=["Work"], options=[{"option": "Walk", "for": ["Free"]}])
    planning.set_paths(here, HERON, None, ["about.supports[0].who=sister", "about.culture=Church"])
    merged(
        here,
        """\
client: heron-27
about:
  supports: [{who: sister, help: Tuesdays}, {who: brother}]
  culture: Church, and coffee
requirements:
  - demands: Twelve evenings
monitor: null
""",
        assignments=("language=es", "requirements[0].by=court"),
    )
    merged(
        here,
        """\
title: Sleep
matters: [Work, The children]
measures: [{id: m-1, unit: minutes, target: 45}, {what: nights}]
options: [{option: Walk, for: [Air], chosen: true}]
weight: {importance: 2, difficulty: 1}
""",
        "g-1",
    )
    whole = data(here)
    assert whole["about"] == {
        "supports": [{"who": "sister", "help": "Tuesdays"}, {"who": "brother"}],
        "culture": "Church, and coffee",
    }
    requirement = whole["requirements"][0]
    assert requirement == {"id": requirement["id"], "by": "court", "demands": "Twelve evenings"}
    assert whole["language"] == "es"
    assert "monitor" not in whole
    changed = whole["goals"][0]
    assert changed["matters"] == ["Work", "The children"]
    assert changed["measures"][0] == {"id": "m-1", "what": "minutes", "unit": "minutes", "target": 45}
    assert [list(measure) for measure in changed["measures"][1:]] == [["id", "what"]]
    assert changed["options"] == [{"option": "Walk", "for": ["Free", "Air"], "chosen": True}]
    before = PLAN.read_bytes()
    merged(here, "title: Sleep\nmatters: [Work]\n", "g-1")
    assert PLAN.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "goal_id", "message"),
    [
        ("titel: x\n", "g-1", "more.yaml:1:1: `titel` is not known here"),
        ("title: x\n\npriority: first\n", "g-1", "more.yaml:3:1: `priority` should be a whole number from 1 to 1000"),
        (
            "measures:\n  - what: nights\n  - {id: m-1, direction: higher}\n",
            "g-1",
            "more.yaml:3:15: `direction` should be up or down",
        ),
        (
            "measures:\n  - what: nights\n  - what: [1]\n",
            "g-1",
            "more.yaml:3:5: `what` should be text",
        ),
        ("title: x\nheard: [y]\n", "g-1", "more.yaml:2:1: `heard` should be text"),
        ("matters: x\nmeasures: minutes\n", "g-1", "more.yaml:1:1: `matters` should be a list (and 1 more)"),
        ("views:\n  - view: Pills\n", "g-1", "more.yaml:2:5: `by` is missing in entry 1 of `views`"),
        (
            "raised:\n  who: she\n  by: me\n",
            "g-1",
            "more.yaml:3:3: `by` should be client, family, worker, agency, court, other or unclear",
        ),
        ("risks:\n  - {plan: Call}\n", None, "more.yaml:2:5: `risk` is missing in entry 1 of `risks`"),
        ("about: {supports: [{help: x}]}\n", None, "more.yaml:1:20: `who` is missing in entry 1 of `supports`"),
        ("title: x\nwords: Other\n", "g-1", "more.yaml:2:1: `words` is not set this way"),
        ("monitor: x\ngoals: [{title: x}]\n", None, "more.yaml:2:9: `goals` is not set this way"),
        ("{\n\t\"monitor\": 5\n}\n", None, "more.yaml:2:2: `monitor` should be text"),
    ],
)
def test_problems_of_a_mapping_are_told_at_their_place_in_it(
    here: Caseload, text: str, goal_id: str | None, message: str
) -> None:
    add(here, words="Said", measures=[MEASURE])
    assert told(lambda: merged(here, text, goal_id), InvalidData)[0] == message


def test_a_bad_assignment_behind_a_good_mapping_is_told_as_such(here: Caseload) -> None:
    add(here)
    assert told(lambda: merged(here, "title: Sleep\n", "g-1", ("priority=first",)), UsageError) == (
        "goals[g-1]: `priority` should be a whole number from 1 to 1000",
        "write it in digits, without quotes",
    )


def trail(**more: Any) -> dict[str, Any]:
    return {"on": "2026-03-09", "asked_by": "client"} | more


def test_a_change_keeps_what_it_was_and_what_it_is(here: Caseload) -> None:
    add(here, statement="I never panic.", measures=[MEASURE])
    because = trail(because="Panic can come")
    assert planning.change_goal(here, HERON, "g-1", "statement", "I stay.", because)
    assert planning.change_goal(here, HERON, "g-1", "measures[0].target", "45", trail())
    assert planning.change_goal(here, HERON, "g-1", "target_date", "2026-06-30", trail())
    changed = goal(here)
    assert changed["statement"] == "I stay."
    assert changed["measures"] == [{**MEASURE, "target": 45}]
    assert changed["changes"] == [
        {
            "on": "2026-03-09",
            "what": "statement",
            "from": "I never panic.",
            "to": "I stay.",
            "asked_by": "client",
            "because": "Panic can come",
        },
        {"on": "2026-03-09", "what": "measures[m-1].target", "from": 60, "to": 45, "asked_by": "client"},
        {"on": "2026-03-09", "what": "target_date", "to": "2026-06-30", "asked_by": "client"},
    ]


def test_a_change_may_add_to_what_an_agreement_quotes(here: Caseload) -> None:
    add(here, measures=[MEASURE], matters=["Work"])
    put(here, **AGREED)
    planning.change_goal(here, HERON, "g-1", "measures[1].what", "nights", trail())
    planning.change_goal(here, HERON, "g-1", "matters", "Tess", trail(), adds=True)
    changed = goal(here)
    new = changed["measures"][1]
    assert new == {"id": new["id"], "what": "nights"}
    assert changed["matters"] == ["Work", "Tess"]
    assert changed["changes"] == [
        {"on": "2026-03-09", "what": "measures", "from": [MEASURE], "to": [MEASURE, new], "asked_by": "client"},
        {"on": "2026-03-09", "what": "matters", "from": ["Work"], "to": ["Work", "Tess"], "asked_by": "client"},
    ]


@pytest.mark.parametrize(("answer", "applied"), [
    ("agrees", True), ("partly", True), ("disagrees", False), ("could_not_say", False),
])  # fmt: skip
def test_a_change_that_the_client_declines_is_kept_and_not_made(here: Caseload, answer: str, applied: bool) -> None:
    add(here, statement="I stay.")
    asked = trail(asked_by="w-amara", answer=answer, client_says="Hm.")
    assert planning.change_goal(here, HERON, "g-1", "statement", "I go.", asked) is applied
    assert goal(here)["statement"] == ("I go." if applied else "I stay.")
    assert goal(here)["changes"] == [
        {
            "on": "2026-03-09",
            "what": "statement",
            "from": "I stay.",
            "to": "I go.",
            "asked_by": "w-amara",
            "answer": answer,
            "client_says": "Hm.",
        }
    ]


@pytest.mark.parametrize(
    ("trail", "made"),
    [
        ({}, False),
        ({"asked_by": "mother"}, False),
        ({"answer": "agrees"}, True),
        ({"asked_by": "client"}, True),
        ({"asked_by": "client", "answer": "disagrees"}, False),
    ],
)
def test_what_is_a_wish_of_the_client(trail: dict[str, str], made: bool) -> None:
    data = {"goals": [{"id": "g-1", "statement": "I stay."}]}
    changes = planning.changed(data, ("goals", 0), "statement", "I go.", trail)
    assert planning.is_the_clients(trail) is made
    assert [change.where for change in changes] == [("goals", 0, "changes"), ("goals", 0, "statement")][: 1 + made]


@pytest.mark.parametrize(
    ("field", "value", "how", "message", "hint"),
    [
        (
            "statement", "I go.", {"asked_by": "mother"},
            "somebody else asked for this change: what does the client say?", "give --answer",
        ),
        (
            "statement", "I go.", {"on": "2025-03-09"},
            "2025-03-09 is before the plan of heron-27 was opened (2026-03-02)",
            "look at the year; when the work did begin earlier, correct `opened` with goals edit",
        ),
        ("statement", "I stay.", {}, "`statement` says that already", "nothing to change"),
        (
            "words", "I go.", {}, "`words` does not change: what was said stays as it was said",
            "goals words adds what the client says later",
        ),
        (
            "client_answer.answer", "agrees", {}, "`client_answer` does not change: what was said stays as it was said",
            "goals set completes it, goals words adds what the client says later",
        ),
        (
            "course[0].status", "active", {}, "`course` does not change: what was said stays as it was said",
            "goals pause, resume, decline or end",
        ),
    ],
)  # fmt: skip
def test_a_change_that_is_none_is_refused(
    here: Caseload, field: str, value: str, how: dict[str, str], message: str, hint: str
) -> None:
    add(here, statement="I stay.", words="Said")
    refused = told(lambda: planning.change_goal(here, HERON, "g-1", field, value, trail(**how)), UsageError)
    assert refused == (message, hint)


STARTER = """
import sys
from datetime import date
from pathlib import Path
from goals_cli import planning
from goals_cli.caseload import at
sys.stdin.read()
print(planning.add_goal(at(Path(sys.argv[1])), "heron-27", {}, worker="w-amara", today=date(2026, 3, 2)))
"""


def test_two_who_start_a_plan_at_once_both_keep_their_goal(here: Caseload) -> None:
    starters = [
        subprocess.Popen(
            [sys.executable, "-c", STARTER, str(here.root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for starter in starters:  # all are ready; they go when their input ends
        assert starter.stdin is not None
        starter.stdin.close()
    made = []
    for starter in starters:
        assert starter.stdout is not None
        made.append(starter.stdout.read().strip())
        starter.stdout.close()
        assert starter.wait() == 0
    assert sorted(made) == sorted(goal["id"] for goal in data(here)["goals"])
    assert all(made)
