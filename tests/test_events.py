"""What happened between two states of a plan: every kind of event, from plain data, and nothing left unsaid."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from fullplan import FULL_PLAN, at, places
from made_plans import Data, agreement, goal_data, plan_data, review, turn
from msgspec.structs import fields

from goals_cli.history.event import Event, hidden
from goals_cli.history.events import events, events_of_merge

EMPTY = {field.name: field.default for field in fields(Event)}
STATEMENT = "By 30 June I stay in the hall for an hour"


def told(before: Data | None, after: Data | None) -> list[dict[str, Any]]:
    """Put events short: what applies, without whose plan it is."""
    return [short(event) for event in events(before, after)]


def short(event: Event) -> dict[str, Any]:
    values = {name: getattr(event, name) for name in EMPTY if name != "worker"}
    return {name: value for name, value in values.items() if value != EMPTY[name]}


def of_goal(before: Data, after: Data, **plan: Any) -> list[dict[str, Any]]:
    """Tell what happened to the only goal of a plan, which has that id and no other."""
    found = told(plan_data(before, **plan), plan_data(after, **plan))
    assert {each.pop("goal") for each in found} <= {"g-1"}
    return found


def test_a_first_conversation() -> None:
    goal = {
        "course": [turn("2026-03-02", "proposed")], "words": "I want to sit through it", "statement": STATEMENT,
        "raised": {"by": "client", "on": "2026-03-02"}, "importance": 9,
        "steps": [{"id": "s-1", "who": "client", "step": "Visit", "promised": "2026-03-02", "due": "2026-03-16"}],
    }  # fmt: skip
    assert told(None, plan_data(goal)) == [
        {"kind": "opened", "on": "2026-03-02", "who": "w-amara", "after": "heron-27"},
        {"kind": "raised", "on": "2026-03-02", "goal": "g-1", "who": "client", "after": "I want to sit through it"},
        {"kind": "worded", "goal": "g-1", "what": "statement", "after": STATEMENT},
        {"kind": "noted", "goal": "g-1", "what": "importance", "after": 9},
        {"kind": "promised", "on": "2026-03-02", "goal": "g-1", "id": "s-1", "who": "client", "before": "2026-03-16",
         "after": "Visit"},
    ]  # fmt: skip


def test_a_goal_of_somebody_else() -> None:
    raised = {"by": "court", "who": "district court", "words": "Stop drinking"}
    course = [turn("2026-03-02", "proposed"), turn("2026-03-09", "declined")]
    assert told(plan_data(), plan_data({"raised": raised, "course": course})) == [
        {"kind": "raised", "on": "2026-03-02", "goal": "g-1", "who": "district court", "after": "Stop drinking"},
        {"kind": "declined", "on": "2026-03-09", "goal": "g-1", "before": "proposed", "after": "declined"},
    ]


def test_every_event_names_the_worker_of_its_time_and_an_agreement_its_own() -> None:
    before = plan_data({})
    agreed = agreement("2026-03-02") | {"worker": "w-cleo"}
    handover = {"on": "2026-03-09", "from": "w-amara", "to": "w-ben", "because": "leave"}
    after = plan_data({"importance": 3}, worker="w-ben", agreements=[agreed], handovers=[handover])
    assert [(event.kind, event.worker) for event in events(before, after)] == [
        ("noted", "w-ben"), ("agreed", "w-cleo"), ("handed-over", "w-amara"),
    ]  # fmt: skip
    assert short(list(events(before, after))[-1]) == {
        "kind": "handed-over", "on": "2026-03-09", "before": "w-amara", "after": "w-ben", "because": "leave"
    }  # fmt: skip


def test_another_worker_without_a_handover_went_round_the_commands() -> None:
    assert told(plan_data(), plan_data(worker="w-ben")) == [
        {"kind": "edited", "what": "worker", "before": "w-amara", "after": "w-ben"}
    ]


def change(what: str = "target_date", **fields: Any) -> Data:
    return {"on": "2026-04-27", "what": what, "from": "2026-06-30", "to": "2026-07-31"} | fields


def test_a_change_with_its_trail() -> None:
    trail = {"asked_by": "w-amara", "because": "the hall is closed", "answer": "agrees", "client_says": "Fine"}
    after = {"target_date": "2026-07-31", "changes": [change(**trail)]}
    agreed = [agreement("2026-03-02", target_date="2026-06-30")]
    assert of_goal({"target_date": "2026-06-30"}, after, agreements=agreed) == [
        {"kind": "changed", "on": "2026-04-27", "what": "target_date", "who": "w-amara", "before": "2026-06-30",
         "after": "2026-07-31"} | trail
    ]  # fmt: skip


def test_a_change_that_the_client_did_not_want_was_asked_for() -> None:
    before = {"target_date": "2026-06-30"}
    assert of_goal(before, before | {"changes": [change(asked_by="w-amara", answer="disagrees")]}) == [
        {"kind": "asked", "on": "2026-04-27", "what": "target_date", "who": "w-amara", "before": "2026-06-30",
         "after": "2026-07-31", "asked_by": "w-amara", "answer": "disagrees"}
    ]  # fmt: skip


@pytest.mark.parametrize("answer", ["disagrees", "could_not_say"])
def test_a_change_made_against_the_clients_answer_is_told_of_twice(answer: str) -> None:
    after = {"target_date": "2026-07-31", "changes": [change(asked_by="w-amara", answer=answer)]}
    agreed = [agreement("2026-03-02", target_date="2026-06-30")]
    found = of_goal({"target_date": "2026-06-30"}, after, agreements=agreed)
    assert [(each["kind"], each["what"]) for each in found] == [
        ("edited", "target_date"), ("asked", "target_date"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "before", "after", "path"),
    [
        ("statement", STATEMENT, "less", "statement"),
        ("statement", STATEMENT, None, "statement"),
        ("target_date", "2026-06-30", "2026-07-31", "target_date"),
        ("measures", [{"id": "m-1", "target": 60}], [{"id": "m-1", "target": 30}], "measures.m-1.target"),
    ],
)
def test_what_was_agreed_on_changed_without_a_trail(field: str, before: Any, after: Any, path: str) -> None:
    agreed = [agreement("2026-03-02", **{field: before})]
    found = of_goal({field: before}, {field: after}, agreements=agreed)
    assert [(each["kind"], each["what"]) for each in found] == [("edited", path)]


def test_what_nobody_agreed_to_yet_is_worded_and_set() -> None:
    before = {"statement": "less", "target_date": "2026-06-30", "importance": 5}
    after = {"statement": STATEMENT, "target_date": "2026-07-31", "importance": 7, "confidence": 4}
    assert of_goal(before, after) == [
        {"kind": "worded", "what": "statement", "before": "less", "after": STATEMENT},
        {"kind": "set", "what": "target_date", "before": "2026-06-30", "after": "2026-07-31"},
        {"kind": "set", "what": "importance", "before": 5, "after": 7},
        {"kind": "noted", "what": "confidence", "after": 4},
    ]


def test_words_are_never_rewritten_without_being_told_of() -> None:
    before = {"words": "I want", "raised": {"by": "family", "words": "She must"}}
    after = {"words": "I do want", "raised": {"by": "family", "words": "She may", "on": "2026-03-02"}}
    assert of_goal(before, after) == [
        {"kind": "edited", "what": "raised.words", "before": "She must", "after": "She may"},
        {"kind": "noted", "what": "raised.on", "after": "2026-03-02"},
        {"kind": "edited", "what": "words", "before": "I want", "after": "I do want"},
    ]


def test_what_the_client_said_later() -> None:
    assert of_goal({}, {"words_later": [{"on": "2026-04-01", "words": "Not that much"}]}) == [
        {"kind": "said", "on": "2026-04-01", "who": "client", "client_says": "Not that much"}
    ]


def test_an_agreement() -> None:
    entry = agreement("2026-03-02", statement=STATEMENT) | {
        "client": {"answer": "partly", "shown": "spoken", "client_says": "Not the date"}, "note": "by telephone",
        "corrects": "a-1",
    }  # fmt: skip
    assert told(plan_data({}), plan_data({}, agreements=[entry])) == [
        {"kind": "agreed", "on": "2026-03-02", "goals": ("g-1",), "id": "a-20260302-1", "who": "client",
         "after": [{"goal": "g-1", "statement": STATEMENT}], "because": "by telephone", "answer": "partly",
         "shown": "spoken", "client_says": "Not the date", "corrects": "a-1"}
    ]  # fmt: skip


def test_what_else_stands_in_an_agreement_a_review_and_a_promise_is_told_too() -> None:
    others = [{"who": "son", "authority": "legal guardian", "answer": "agrees", "shown": "signature"}]
    kept = {"others": others, "copy": {"not_given": "dangerous at home"}, "follow_up": "2026-05-30"}
    met = {"present": ["w-amara"], "absent": {"who": "client", "because": "ill"}}
    step = {"id": "s-1", "promised": "2026-03-02", "every": "day", "until": "2026-04-27"}
    progress = [{"goal": "g-1", "no_rating": "too tired", "words": "Not today", "said_how": "in writing"}]
    after = plan_data(
        {"steps": [step], "words_later": [{"on": "2026-03-03", "words": "Less", "said_how": "in writing"}]},
        agreements=[agreement("2026-03-02") | kept], reviews=[review("2026-03-30", progress=progress) | met],
    )  # fmt: skip
    found = list(events(plan_data({}), after))
    assert [(each.kind, each.details) for each in found] == [
        ("said", {"said_how": "in writing"}), ("promised", {"every": "day", "until": "2026-04-27"}),
        ("reviewed", met), ("said", {"said_how": "in writing"}), ("noted", None), ("agreed", kept),
    ]  # fmt: skip
    assert short(found[4]) == {"kind": "noted", "on": "2026-03-30", "goal": "g-1", "id": "r-20260330-1",
                               "who": "client", "what": "no_rating", "after": "too tired"}  # fmt: skip
    after["goals"][0]["private"] = True
    told = [hidden(each) for each in events(plan_data(), after)]
    assert [each.kind for each in told if each.details] == ["reviewed"]


def test_an_agreement_that_got_a_copy_later_and_one_that_was_altered_or_taken_away() -> None:
    entry = agreement("2026-03-02")
    copied, altered = entry | {"copy": {"given": "2026-03-09"}}, entry | {"on": "2026-03-01"}
    named = {"goals": ("g-1",), "id": "a-20260302-1"}
    assert told(plan_data({}, agreements=[entry]), plan_data({}, agreements=[copied])) == [
        {"kind": "noted", "what": "copy", "after": {"given": "2026-03-09"}} | named
    ]
    assert told(plan_data({}, agreements=[entry]), plan_data({}, agreements=[altered])) == [
        {"kind": "edited", "what": "on", "before": "2026-03-02", "after": "2026-03-01"} | named
    ]
    assert told(plan_data({}, agreements=[entry]), plan_data({})) == [
        {"kind": "edited", "what": "agreements", "before": "2026-03-02"} | named
    ]


def test_a_review_with_ratings_old_and_new() -> None:
    goal = {"measures": [{"id": "m-1", "baseline": 5, "target": 60}],
            "steps": [{"id": "s-1", "step": "Visit"}, {"id": "s-2", "step": "Breathe", "who": "sister"}]}  # fmt: skip
    progress = {
        "goal": "g-1", "ratings": [{"by": "client", "rating": 4}, {"by": "w-amara", "rating": 5, "level": 1}],
        "measured": [{"measure": "m-1", "value": 20}], "words": "Twenty minutes!", "wins": ["Stayed"],
        "in_the_way": ["The doors"], "confidence": 6,
        "steps": [{"step": "s-1", "how": "done"}, {"step": "s-2", "how": "not_yet", "words": "No time"}],
    }  # fmt: skip
    first = review("2026-03-16", progress=[{"goal": "g-1", "ratings": [{"by": "client", "rating": 0}]}])
    second = review("2026-03-30", progress=[progress], next_review="2026-04-27")
    after = plan_data(goal, reviews=[first, second])
    about = {"on": "2026-03-30", "goal": "g-1", "id": "r-20260330-1"}
    assert told(plan_data(goal, reviews=[first]), after) == [
        {"kind": "reviewed", "on": "2026-03-30", "goals": ("g-1",), "id": "r-20260330-1", "what": "review",
         "after": "2026-04-27"},
        about | {"kind": "said", "who": "client", "client_says": "Twenty minutes!"},
        about | {"kind": "rated", "what": "rating", "who": "client", "before": 0, "after": 4},
        about | {"kind": "rated", "what": "rating", "who": "w-amara", "after": 5},
        about | {"kind": "rated", "what": "level", "who": "w-amara", "after": 1},
        about | {"kind": "rated", "what": "confidence", "who": "client", "after": 6},
        about | {"kind": "measured", "id": "m-1", "who": "client", "before": 5, "after": 20},
        about | {"kind": "won", "who": "client", "after": "Stayed"},
        about | {"kind": "noted", "who": "client", "what": "in_the_way", "after": "The doors"},
        about | {"kind": "done", "id": "s-1", "who": "client", "what": "done", "after": "Visit"},
        about | {"kind": "went", "id": "s-2", "who": "sister", "what": "not_yet", "after": "Breathe",
                 "client_says": "No time"},
    ]  # fmt: skip


def rated(on: str, rating: int, **fields: Any) -> Data:
    return review(on, progress=[{"goal": "g-1", "ratings": [{"by": "client", "rating": rating}]}], **fields)


def test_the_old_rating_is_that_of_the_meeting_before_in_force() -> None:
    wrong, right = rated("2026-03-16", 9), rated("2026-03-16", 2, id="r-2", corrects="r-20260316-1")
    later, between = rated("2026-05-01", 8), rated("2026-04-01", 4)
    before = plan_data({}, reviews=[wrong, right, later])
    found = told(before, plan_data({}, reviews=[wrong, right, later, between]))
    assert found[1] == {"kind": "rated", "on": "2026-04-01", "goal": "g-1", "id": "r-20260401-1", "what": "rating",
                        "who": "client", "before": 2, "after": 4}  # fmt: skip


def test_a_review_in_place_of_another_tells_what_that_one_said() -> None:
    wrong, right = rated("2026-03-16", 9), rated("2026-03-16", 2, id="r-2", corrects="r-20260316-1")
    found = told(plan_data({}, reviews=[wrong]), plan_data({}, reviews=[wrong, right]))
    assert found[1] == {"kind": "rated", "on": "2026-03-16", "goal": "g-1", "id": "r-2", "what": "rating",
                        "who": "client", "before": 9, "after": 2}  # fmt: skip


def test_a_rating_that_was_put_into_a_review_later_has_one_before_it_too() -> None:
    first, second = rated("2026-03-16", 3), review("2026-03-30", progress=[{"goal": "g-1", "words": "Fine"}])
    more = review("2026-03-30", progress=[
        {"goal": "g-1", "words": "Fine", "ratings": [{"by": "client", "rating": 5, "client_says": "Better"}]},
    ])  # fmt: skip
    assert told(plan_data({}, reviews=[first, second]), plan_data({}, reviews=[first, more])) == [
        {"kind": "rated", "on": "2026-03-30", "goal": "g-1", "id": "r-20260330-1", "what": "rating", "who": "client",
         "before": 3, "after": 5, "client_says": "Better"}
    ]  # fmt: skip


def test_a_step_marked_at_a_review_is_done_once() -> None:
    step = {"id": "s-1", "step": "Visit"}
    progress = [{"goal": "g-1", "steps": [{"step": "s-1", "how": "done"}]}]
    after = plan_data({"steps": [step | {"done": "2026-03-14"}]}, reviews=[review("2026-03-30", progress=progress)])
    assert [(each["kind"], each.get("on")) for each in told(plan_data({"steps": [step]}), after)] == [
        ("done", "2026-03-14"), ("reviewed", "2026-03-30"),
    ]  # fmt: skip


def test_promises() -> None:
    steps = [{"id": "s-1", "who": "w-amara", "step": "Ask"}, {"id": "s-2", "step": "Visit", "due": "2026-03-16"},
             {"id": "s-3", "step": "Call", "done": "2026-03-10"}]  # fmt: skip
    after = [steps[0] | {"taken_back": {"on": "2026-03-20", "because": "not mine to ask"}},
             steps[1] | {"due": "2026-03-23", "step": "Visit alone", "until": "2026-04-01"}]  # fmt: skip
    assert of_goal({"steps": steps}, {"steps": after}) == [
        {"kind": "edited", "id": "s-3", "who": "client", "what": "steps", "before": "Call"},
        {"kind": "taken-back", "on": "2026-03-20", "id": "s-1", "who": "w-amara", "after": "Ask",
         "because": "not mine to ask"},
        {"kind": "edited", "id": "s-2", "who": "client", "what": "step", "before": "Visit", "after": "Visit alone"},
        {"kind": "set", "id": "s-2", "who": "client", "what": "due", "before": "2026-03-16", "after": "2026-03-23"},
        {"kind": "noted", "id": "s-2", "who": "client", "what": "until", "after": "2026-04-01"},
    ]  # fmt: skip


def test_a_mark_that_was_taken_off_went_round_the_commands() -> None:
    step = {"id": "s-1", "step": "Visit"}
    assert of_goal({"steps": [step | {"done": "2026-03-14"}]}, {"steps": [step]}) == [
        {"kind": "edited", "id": "s-1", "who": "client", "what": "done", "before": "2026-03-14"}
    ]


@pytest.mark.parametrize(
    ("statuses", "kind"),
    [
        (("proposed", "active"), "started"), (("active", "paused"), "paused"), (("paused", "active"), "resumed"),
        (("paused", "proposed"), "resumed"), (("active", "achieved"), "ended"), (("active", "ended"), "ended"),
        (("proposed", "declined"), "declined"), (("declined", "active"), "resumed"),
    ],
)  # fmt: skip
def test_turns(statuses: tuple[str, str], kind: str) -> None:
    first, last = turn("2026-03-02", statuses[0]), turn("2026-04-01", statuses[1])
    last |= {"because": "so", "reason": "other", "client_says": "yes"}
    assert of_goal({"course": [first]}, {"course": [first, last]}) == [
        {"kind": kind, "on": "2026-04-01", "before": statuses[0], "after": statuses[1], "because": "so",
         "reason": "other", "client_says": "yes"}
    ]  # fmt: skip


def test_a_turn_that_is_gone_and_one_that_was_completed() -> None:
    first, last = turn("2026-03-02", "active"), turn("2026-04-01", "paused")
    assert of_goal({"course": [first, last]}, {"course": [first]}) == [
        {"kind": "edited", "what": "course", "before": "2026-04-01"}
    ]
    assert of_goal({"course": [first, last]}, {"course": [first, last | {"because": "so"}]}) == [
        {"kind": "noted", "what": "course.2026-04-01.because", "after": "so"}
    ]


def test_the_end_of_the_work_and_its_return() -> None:
    open_, closed = plan_data(), plan_data(closed={"on": "2026-05-01", "because": "moved"})
    assert told(open_, closed) == [{"kind": "closed", "on": "2026-05-01", "because": "moved"}]
    assert told(closed, open_) == [{"kind": "reopened", "before": "2026-05-01"}]


def test_a_plan_and_a_goal_that_are_gone() -> None:
    assert told(plan_data({"title": "The play"}), plan_data()) == [
        {"kind": "edited", "goal": "g-1", "what": "goals", "before": "The play"}
    ]
    assert told(plan_data(), None) == [{"kind": "edited", "what": "plan", "before": "heron-27"}]
    assert told(None, None) == []


def test_another_code_for_the_client() -> None:
    assert told(plan_data(), plan_data(client="wren-15")) == [
        {"kind": "renamed", "before": "heron-27", "after": "wren-15"}
    ]


def test_what_has_no_event_of_its_own_is_told_of_field_by_field() -> None:
    before = plan_data(about={"strengths": ["I go on"]}, needs=[{"id": "n-1", "need": "Sleep"}])
    after = plan_data(about={"strengths": ["I go on", "I ask"]}, needs=[{"id": "n-1", "need": "Rest"}, {"id": "n-2"}],
                      requests=[{"on": "2026-03-02", "by": "client", "asks": "Mornings"}])  # fmt: skip
    assert told(before, after) == [
        {"kind": "noted", "what": "about.strengths", "after": "I ask"},
        {"kind": "set", "id": "n-1", "what": "needs.n-1.need", "before": "Sleep", "after": "Rest"},
        {"kind": "noted", "id": "n-2", "what": "needs.n-2", "after": {"id": "n-2"}},
        {"kind": "noted", "what": "requests.2026-03-02", "after": after["requests"][0]},
    ]


def test_layout_order_and_kinds_of_numbers_are_no_events() -> None:
    one = plan_data({"importance": 5, "matters": ["a"]}, about={})
    other = {key: one[key] for key in reversed(one)} | {"goals": [goal_data(matters=["a"], importance=5.0, steps=[])]}
    assert told(one, other) == []


def test_what_is_private_can_be_told_of_without_its_words() -> None:
    secret = {"private": True, "words": "Secret"}
    step = {"id": "s-1", "step": "Hidden", "private": True}
    agreed, altered = agreement("2026-03-02", statement="Secret"), agreement("2026-03-02", statement="Other")
    kept = review("2026-03-30", progress=[{"goal": "g-1", "words": "Secret", "wins": ["Secret"]}])
    found = [*events(plan_data(), plan_data(secret, agreements=[agreed], reviews=[kept]))]
    found += events(plan_data({}), plan_data({"steps": [step]}))
    found += events(plan_data(secret, agreements=[agreed]), plan_data(secret, agreements=[altered]))
    assert [(each.kind, each.after, each.client_says, each.private) for each in map(hidden, found)] == [
        ("raised", None, None, True), ("noted", None, None, True),
        ("reviewed", None, None, False), ("said", None, None, True), ("won", None, None, True),
        ("agreed", None, None, True), ("started", None, None, True), ("promised", None, None, True),
        ("edited", None, None, True),
    ]  # fmt: skip


def test_a_merge_tells_only_what_none_of_its_parents_had() -> None:
    base = plan_data({"importance": 5, "confidence": 5})
    ours, theirs = deepcopy(base), deepcopy(base)
    ours["goals"][0]["importance"] = 6
    theirs["agreements"] = [agreement("2026-03-02")]
    merged = deepcopy(ours) | {"agreements": theirs["agreements"]}
    assert events_of_merge([ours, theirs], merged) == []
    merged["goals"][0]["confidence"] = 9
    assert [short(event) for event in events_of_merge([ours, theirs], merged)] == [
        {"kind": "set", "goal": "g-1", "what": "confidence", "before": 5, "after": 9}
    ]


SINGLE = [where for where, value in places(FULL_PLAN) if not isinstance(value, dict | list) and value is not None]


def without(where: tuple[str | int, ...]) -> Data:
    """Give the full plan without one of its parts."""
    data = deepcopy(FULL_PLAN)
    del at(data, where[:-1])[where[-1]]
    return data


# A plan without these is none.
NEEDED = {"on", "status", "id", "by", "goal", "what", "measure", "step", "how", "answer", "to", "client", "words"}


@pytest.mark.parametrize("where", [where for where in SINGLE if where[-1] not in NEEDED], ids=str)
def test_nothing_comes_or_goes_without_being_told(where: tuple[str | int, ...]) -> None:
    less = without(where)
    assert told(less, FULL_PLAN) != []
    assert told(FULL_PLAN, less) != []
