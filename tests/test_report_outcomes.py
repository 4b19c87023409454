"""`goals report outcomes`: what is counted, in which period, and that nobody can be made out in it."""

from __future__ import annotations

import csv
import gc
import io
import json
import re
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Run
from made_plans import ACTED_UPON, HOSTILE, PROFILE, Data, full_data, goal_data, made, plan_data, review, save, turn
from markdown_it import MarkdownIt

from goals_cli import results, schema
from goals_cli.measures import NotComputed, Reason
from goals_cli.plan import Plan, from_data
from goals_cli.render import report_outcomes
from goals_cli.render.outcome_words import part as part_in_words
from goals_cli.render.reports import FORMATS
from goals_cli.render.terminal import width
from goals_cli.results import median, outcomes_report
from goals_cli.results.groups import Tally
from goals_cli.results.hiding import LEAST
from goals_cli.results.hiding import tables as tables_of
from goals_cli.results.of_plan import Brought, of_plan
from goals_cli.results.parts import PARTS
from goals_cli.results.period import Period
from goals_cli.surveying import Survey, Unreadable

TODAY = date(2026, 7, 1)
SECRET = "only for us two"
ALL = Period(None, TODAY)


def cells(*goals: Data, period: Period = ALL, **fields: Any) -> list[tuple[str, str]]:
    brought = of_plan(made(*goals, **fields), PROFILE, period)
    return list(brought.cells) if brought else []


def parts(table: str, *goals: Data, period: Period = ALL, **fields: Any) -> list[str]:
    return [part for name, part in cells(*goals, period=period, **fields) if name == table]


def course(*turns: tuple[str, str], **last: str) -> Data:
    each = [turn(*entry) for entry in turns]
    return {"course": [*each[:-1], each[-1] | last]}


def told(on: str, *ratings: Data, kind: str = "review", **fields: Any) -> Data:
    return review(on, kind, progress=[{"goal": "g-1", "ratings": list(ratings), **fields}])


def by(who: str, rating: int) -> Data:
    return {"by": who, "rating": rating}


def at(who: str, level: int) -> Data:
    return {"by": who, "level": level}


# Goals: where they stood, why they ended, whether they were changed


@pytest.mark.parametrize(
    ("goal", "part"),
    [
        (course(("2026-03-02", "proposed")), "proposed"),
        (course(("2026-03-02", "active")), "active"),
        (course(("2026-03-02", "active"), ("2026-04-01", "paused")), "paused"),
        (course(("2026-03-02", "active"), ("2026-04-01", "achieved"), reason="reached"), "achieved"),
        (course(("2026-03-02", "active"), ("2026-04-01", "ended"), reason="moved"), "ended-moved"),
        (course(("2026-03-02", "active"), ("2026-04-01", "ended")), "ended-not-said"),
        (course(("2026-03-02", "declined"), reason="not-wanted-now"), "declined-not-wanted-now"),
        (course(("2026-03-02", "active"), ("2026-04-01", "ended"), ("2026-05-01", "active")), "active"),
        (course(("2026-03-02", "active"), ("2026-08-01", "ended"), reason="moved"), "active"),
    ],
)
def test_where_a_goal_stood_at_the_end(goal: Data, part: str) -> None:
    assert parts("goals", goal) == [part]


MAY = Period(date(2026, 5, 1), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        (course(("2026-03-02", "active")), ["active"]),
        (course(("2026-05-01", "active")), ["active"]),
        (course(("2026-05-31", "active")), ["active"]),
        (course(("2026-06-01", "active")), []),
        (course(("2026-03-02", "active"), ("2026-04-30", "achieved")), []),
        (course(("2026-03-02", "active"), ("2026-05-01", "achieved")), ["achieved"]),
        (course(("2026-03-02", "active"), ("2026-06-01", "achieved")), ["active"]),
        (course(("2026-03-02", "active"), ("2026-04-30", "paused")), ["paused"]),
    ],
)
def test_a_goal_counts_where_it_was_under_way(goal: Data, expected: list[str]) -> None:
    assert parts("goals", goal, period=MAY) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["open"]),
        ({"closed": {"on": "2026-05-31"}}, ["closed"]),
        ({"closed": {"on": "2026-06-01"}}, ["open"]),
        ({"closed": {"on": "2026-04-30"}}, []),
        ({"opened": "2026-06-01"}, []),
    ],
)
def test_a_client_counts_where_there_was_work_with_them(fields: Data, expected: list[str]) -> None:
    assert parts("clients", {}, period=MAY, **fields) == expected


def changed(on: str, **fields: Any) -> Data:
    return {"changes": [{"on": on, "what": "statement", "to": "new"} | fields]}


@pytest.mark.parametrize(
    ("goal", "part"),
    [
        ({}, "not-changed"),
        (changed("2026-05-15"), "changed"),
        (changed("2026-05-15", answer="agrees"), "changed"),
        (changed("2026-05-15", answer="disagrees"), "not-changed"),
        (changed("2026-04-15"), "not-changed"),
        (changed("2026-06-15"), "not-changed"),
        (changed("2026-05-15") | course(("2026-05-15", "active")), "not-changed"),
        (changed("2026-05-15") | course(("2026-05-01", "proposed")), "not-begun"),
    ],
)
def test_a_goal_is_changed_along_the_way_not_in_the_conversation_that_sets_it(goal: Data, part: str) -> None:
    assert parts("changes", goal, period=MAY) == [part]


# Ratings


SERIES = [
    told("2026-03-16", by("client", 2), by("w-amara", 4)),
    told("2026-04-13", by("client", 5), by("w-amara", 5)),
    told("2026-06-08", by("client", 1)),
]


@pytest.mark.parametrize(
    ("until", "client", "worker"),
    [
        ("2026-03-15", "no-rating", "no-rating"),
        ("2026-03-16", "one-rating", "one-rating"),
        ("2026-04-13", "improved", "no-change"),
        ("2026-06-08", "no-change", "no-change"),
    ],
)
def test_ratings_are_judged_up_to_the_last_day_each_raters_apart(until: str, client: str, worker: str) -> None:
    period = Period(None, date.fromisoformat(until))
    for table in ("ratings", "persons"):
        assert parts(f"{table}-client", {}, reviews=SERIES, period=period) == [client]
        assert parts(f"{table}-worker", {}, reviews=SERIES, period=period) == [worker]


def test_two_workers_ratings_are_not_held_together() -> None:
    reviews = [told("2026-03-16", by("w-before", 1)), told("2026-04-13", by("w-amara", 9))]
    handovers = [{"on": "2026-04-01", "from": "w-before", "to": "w-amara"}]
    assert parts("ratings-worker", {}, reviews=reviews, handovers=handovers) == ["one-rating"]


def test_ratings_of_others_are_nobody_elses() -> None:
    reviews = [told("2026-03-16", by("sister", 1)), told("2026-04-13", by("sister", 9))]
    assert parts("ratings-client", {}, reviews=reviews) == ["no-rating"]
    assert parts("ratings-worker", {}, reviews=reviews) == ["no-rating"]


def test_a_person_is_judged_over_all_of_their_goals() -> None:
    def both(on: str, one: int, other: int) -> Data:
        rated = [{"goal": "g-1", "ratings": [by("client", one)]}, {"goal": "g-2", "ratings": [by("client", other)]}]
        return review(on, progress=rated)

    goals = [{"id": "g-1"}, {"id": "g-2"}]
    worse = [both("2026-03-16", 2, 8), both("2026-04-13", 9, 5)]
    assert parts("ratings-client", *goals, reviews=worse) == ["improved", "deteriorated"]
    assert parts("persons-client", *goals, reviews=worse) == ["deteriorated"]
    assert parts("persons-client", *goals, reviews=[both("2026-03-16", 2, 2), both("2026-04-13", 4, 5)]) == ["improved"]


def test_a_goal_on_which_work_has_not_begun_owes_no_rating() -> None:
    assert parts("ratings-client", course(("2026-03-02", "proposed"))) == ["not-begun"]
    assert parts("persons-client", course(("2026-03-02", "proposed"))) == ["no-goals"]


# Attainment and measures


def scale(identifier: str, baseline: int | None, importance: int | None = None) -> Data:
    weight = {"importance": importance, "difficulty": 1} if importance is not None else None
    fields = {"id": identifier, "baseline_level": baseline, "weight": weight, "scale": [{"level": 0}]}
    return {name: value for name, value in fields.items() if value is not None}


def leveled(*levels: int | None) -> list[Data]:
    rated = [
        {"goal": f"g-{number}", "ratings": [at("client", level)]}
        for number, level in enumerate(levels, 1)
        if level is not None
    ]
    return [review("2026-04-13", progress=rated)]


def test_a_clients_score_comes_with_all_that_it_is_made_of() -> None:
    goals = [scale("g-1", -1, 3), scale("g-2", -1, 1), {"id": "g-3"}]
    brought = of_plan(made(*goals, reviews=leveled(1, 0, None)), PROFILE, ALL)
    assert brought is not None
    score = brought.scores["client"]
    assert [(goal.goal, goal.baseline, goal.level, goal.weight) for goal in score.goals] == [
        ("g-1", -1, 1, 3),
        ("g-2", -1, 0, 1),
    ]
    assert score.baseline == pytest.approx(50 - 10 * 4 / (0.7 * 10 + 0.3 * 16) ** 0.5)
    assert score.now == pytest.approx(50 + 10 * 3 / (0.7 * 10 + 0.3 * 16) ** 0.5)
    assert brought.scores["worker"].now == NotComputed(Reason.NO_LEVEL, ("g-1", "g-2"))


@pytest.mark.parametrize(
    ("goals", "levels", "part"),
    [
        ([{}], (None,), "no-goals"),
        ([scale("g-1", -1)], (1,), "equal"),
        ([scale("g-1", -1, 2)], (1,), "weighted"),
        ([scale("g-1", -1), scale("g-2", -1)], (1, None), "no-level"),
        ([scale("g-1", -1), scale("g-2", None)], (1, 1), "no-baseline"),
        ([scale("g-1", -1, 2), scale("g-2", -1)], (1, 1), "weight-missing"),
        ([scale("g-1", -1, 2), scale("g-2", -1, 0)], (1, 1), "weight-zero"),
    ],
)
def test_a_client_without_a_score_is_counted_by_the_reason(
    goals: list[Data], levels: tuple[int | None, ...], part: str
) -> None:
    assert parts("scores-client", *goals, reviews=leveled(*levels)) == [part]


def test_others_who_rate_count_for_themselves_goal_by_goal() -> None:
    reviews = [
        told("2026-04-13", by("client", 4), by("sister", 2), by("w-lena", 5), {"by": "doctor", "level": 0}),
        told("2026-05-11", by("client", 4), by("sister", 5), {"by": "doctor", "level": 1}),
    ]
    assert parts("ratings-others", {}, {"id": "g-2"}, reviews=reviews) == ["improved", "one-rating", "no-rating"]
    assert parts("levels-others", {}, reviews=reviews) == ["plus-1"]
    assert parts("ratings-client", {}, reviews=reviews) == ["no-change"]
    assert parts("ratings-worker", {}, reviews=reviews) == ["no-rating"]


def test_one_who_carried_the_plan_before_is_no_other() -> None:
    reviews = [told("2026-04-13", by("w-lena", 5))]
    handovers = [{"on": "2026-05-04", "from": "w-lena", "to": "w-amara"}]
    assert parts("ratings-others", {}, reviews=reviews, handovers=handovers) == []


def test_levels_are_counted_at_the_start_and_now() -> None:
    goals = [scale("g-1", -2), scale("g-2", None), scale("g-3", -1)]
    assert parts("levels-baseline", *goals, reviews=leveled(1, 0, None)) == ["minus-2", "none", "minus-1"]
    assert parts("levels-client", *goals, reviews=leveled(1, 0, None)) == ["plus-1", "0", "none"]
    assert parts("levels-worker", *goals, reviews=leveled(1, 0, None)) == ["none", "none", "none"]


def test_no_name_of_a_part_looks_like_a_formula_and_pages_show_levels_as_they_are_said() -> None:
    assert [part for each in PARTS.values() for part in each if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", part)] == []
    shown = [part_in_words("levels-client", part) for part in PARTS["levels-client"]]
    assert shown == ["-2", "-1", "0", "+1", "+2", "not told"]


def test_which_way_measures_moved_is_counted() -> None:
    measures = [{"id": "m-1", "baseline": 5, "target": 60}, {"id": "m-2", "baseline": 1, "target": 2}]
    reviews = [told("2026-04-13", measured=[{"measure": "m-1", "value": 20}])]
    assert parts("measures", {"measures": measures}, reviews=reviews) == ["nearer", "no-value"]


# Reviews; the profile of these tests wants the first after 14 days and the next ones after 28


@pytest.mark.parametrize(
    ("reviews", "until", "part"),
    [
        ([], "2026-03-16", "to-come"),
        ([], "2026-03-17", "overdue"),
        ([review("2026-03-16")], "2026-07-01", "in-time"),
        ([review("2026-03-17")], "2026-07-01", "late"),
        ([review("2026-03-02", "start")], "2026-03-10", "to-come"),
        ([review("2026-03-10", "check-in")], "2026-03-12", "to-come"),
        ([review("2026-03-16", goal="g-2")], "2026-07-01", "overdue"),
    ],
)
def test_the_first_review(reviews: list[Data], until: str, part: str) -> None:
    assert parts("first-review", {}, reviews=reviews, period=Period(None, date.fromisoformat(until))) == [part]


def test_the_first_review_of_a_goal_that_was_over_before_or_not_begun() -> None:
    assert parts("first-review", course(("2026-03-02", "active"), ("2026-03-09", "ended"))) == ["over-before"]
    assert parts("first-review", course(("2026-03-02", "proposed"))) == ["not-begun"]
    assert parts("first-review", {}, period=MAY) == ["begun-before"]
    assert parts("first-review", {}, closed={"on": "2026-03-05"}) == ["over-before"]


def test_the_days_to_the_first_review_count_from_the_start_of_the_work() -> None:
    goal = course(("2026-03-02", "proposed"), ("2026-03-10", "active"))
    brought = of_plan(made(goal, reviews=[review("2026-03-24")]), PROFILE, ALL)
    assert brought is not None
    assert brought.days_to_first_review == (14,)


@pytest.mark.parametrize(
    ("days", "told"),
    [(["2026-03-30"], "median 28 days"), (["2026-03-03"], "median 1 day"), (["2026-03-03", "2026-03-04"],
     "median 1.5 days"), ([], "none yet")],
)  # fmt: skip
def test_the_time_to_the_first_review_is_told_as_people_say_it(
    days: list[str], told: str, caseload: Path, run: Run
) -> None:
    goals = [{"id": f"g-{number}"} for number, _ in enumerate(days)] or [{}]
    reviews = [review(day, goal=f"g-{number}") for number, day in enumerate(days)]
    save(caseload, plan_data(*goals, reviews=reviews))
    shown = run("report", "outcomes", "--small-groups", today="2026-06-01").stdout
    assert f"\nTime to the first review, pauses left out: {told}\n" in shown


# A pause stops the clock, and the first review is due when reviews are: one rule for both tables


@pytest.mark.parametrize(
    ("turns", "reviews", "first", "all_of_them", "days"),
    [
        ((("2026-03-09", "paused"), ("2026-04-06", "active")), [review("2026-04-20")], "in-time", ["on-time"], (21,)),
        ((("2026-03-09", "paused"), ("2026-04-06", "active")), [review("2026-04-21")], "late", ["late"], (22,)),
        ((("2026-03-09", "paused"), ("2026-04-06", "active")), [], "overdue", ["not-held"], ()),
        ((("2026-03-09", "paused"),), [], "over-before", [], ()),
        ((("2026-03-09", "paused"),), [review("2026-03-23")], "in-time", [], (7,)),
        ((("2026-03-17", "paused"), ("2026-04-06", "active")), [review("2026-04-20")], "late",
         ["not-held", "on-time"], (29,)),
        ((), [review("2026-03-02", "start", next_review="2026-04-06"), review("2026-04-06")], "in-time",
         ["on-time"], (35,)),
        ((), [review("2026-03-02", "start", next_review="2026-03-09"), review("2026-03-10")], "late",
         ["late", "not-held"], (8,)),
    ],
)  # fmt: skip
def test_the_first_review_is_on_time_by_the_rule_of_all_reviews(
    turns: tuple[tuple[str, str], ...], reviews: list[Data], first: str, all_of_them: list[str], days: tuple[int, ...]
) -> None:
    goal, period = course(("2026-03-02", "active"), *turns), Period(None, date(2026, 4, 22))
    assert parts("first-review", goal, reviews=reviews, period=period) == [first]
    assert sorted(parts("reviews", goal, reviews=reviews, period=period)) == all_of_them
    brought = of_plan(made(goal, reviews=reviews), PROFILE, period)
    assert brought is not None
    assert brought.days_to_first_review == days


@pytest.mark.parametrize(
    ("reviews", "until", "expected"),
    [
        ([], "2026-03-16", []),
        ([], "2026-03-17", ["not-held"]),
        ([review("2026-03-16")], "2026-04-13", ["on-time"]),
        ([review("2026-03-16")], "2026-04-14", ["on-time", "not-held"]),
        ([review("2026-03-20")], "2026-03-31", ["late"]),
        ([review("2026-03-16", next_review="2026-05-01"), review("2026-05-01")], "2026-05-02", ["on-time", "on-time"]),
        ([review("2026-03-16", next_review="2026-03-30"), review("2026-05-01")], "2026-05-02", ["on-time", "late"]),
        ([review("2026-03-02", "start"), review("2026-03-16")], "2026-03-17", ["on-time"]),
    ],
)
def test_reviews_are_on_time_when_they_were_due_then(reviews: list[Data], until: str, expected: list[str]) -> None:
    assert parts("reviews", {}, reviews=reviews, period=Period(None, date.fromisoformat(until))) == expected


def test_a_review_counts_in_the_time_in_which_it_was_due() -> None:
    reviews = [review("2026-03-16"), review("2026-05-04")]  # the second was due on 13 April
    april = Period(date(2026, 4, 1), date(2026, 4, 30))
    assert parts("reviews", {}, reviews=reviews, period=MAY) == []
    assert parts("reviews", {}, reviews=reviews[:1], period=april) == ["not-held"]


def test_nothing_is_due_while_a_goal_rests() -> None:
    goal = course(("2026-03-02", "active"), ("2026-03-17", "paused"))
    assert parts("reviews", goal, reviews=[review("2026-03-16")]) == ["on-time"]


def test_a_review_that_was_missed_counts_whatever_became_of_the_goal() -> None:
    for status in ("paused", "ended"):
        goal = course(("2026-03-02", "active"), ("2026-04-15", status))
        assert parts("reviews", goal) == ["not-held"]
        assert parts("first-review", goal) == ["overdue"]
    assert parts("reviews", {}, closed={"on": "2026-04-15"}) == ["not-held"]
    rested = course(("2026-03-02", "active"), ("2026-04-15", "paused"), ("2026-06-25", "active"))
    assert parts("reviews", rested) == ["not-held"]
    on_the_day = course(("2026-03-02", "active"), ("2026-03-16", "paused"))
    assert parts("reviews", on_the_day) == []
    assert parts("first-review", on_the_day) == ["over-before"]


def agreed(statement: str, answer: str = "agrees") -> Data:
    quote = {"goal": "g-1", "statement": statement}
    return {"agreements": [{"id": "a-1", "on": "2026-03-02", "client": {"answer": answer}, "goals": [quote]}]}


@pytest.mark.parametrize(
    ("fields", "changes", "part"),
    [
        (agreed("now"), {}, "not-changed"),
        (agreed("then"), {}, "changed"),
        (agreed("then", "disagrees"), {}, "not-changed"),
        (agreed("then"), changed("2026-06-15"), "not-changed"),
        (agreed("then"), changed("2026-06-15", what="title"), "changed"),
    ],
)
def test_a_goal_that_says_something_else_than_was_agreed_was_changed(fields: Data, changes: Data, part: str) -> None:
    assert parts("changes", {"statement": "now"} | changes, period=MAY, **fields) == [part]


# Small groups


@pytest.mark.parametrize(
    ("days", "expected"),
    [([], NotComputed(Reason.NO_VALUE)), ([7], 7), ([1, 2], 1.5), ([9, 1, 5], 5), ([2, 2, 8, 9], 5)],
)
def test_the_median(days: list[int], expected: float | NotComputed) -> None:
    from collections import Counter

    assert median(Counter(days)) == expected


# The whole report


def fill(folder: Path, number: int, **fields: Any) -> None:
    for each in range(number):
        goal = scale("g-1", -1) | {"title": SECRET, "words": SECRET, "statement": SECRET, "changes": [
            {"on": "2026-04-20", "what": "statement", "to": SECRET, "because": SECRET}]}  # fmt: skip
        reviews = [
            told("2026-03-16", by("client", 2) | {"level": -1}, words=SECRET),
            told("2026-04-13", by("client", 5 if each % 2 else 4) | {"level": each % 2}, wins=[SECRET]),
        ]
        save(folder, plan_data(goal, client=f"heron-{each:02}", reviews=reviews, **fields))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "goals.toml").write_text('format = "goals-caseload/1"\n', encoding="utf-8")
    (tmp_path / "clients").mkdir()
    return tmp_path


def outcomes(run: Run, folder: Path, *options: str) -> Any:
    result = run("report", "outcomes", "--format", "json", "--caseload", str(folder), *options, today="2026-07-01")
    assert (result.stderr, result.code) == ("", 0)
    return json.loads(result.stdout)


def counts(data: Any, name: str) -> dict[str, int]:
    (table,) = (table for table in data["tables"] if table["name"] == name)
    return {part["name"]: part["number"] for part in (table["total"], *table["parts"]) if part["number"] != 0}


def test_the_report_adds_up_a_caseload(run: Run, folder: Path) -> None:
    fill(folder, 10)
    data = outcomes(run, folder)
    assert counts(data, "goals") == {"all": 10, "active": 10}
    assert counts(data, "changes") == {"all": 10, "changed": 10}
    assert counts(data, "persons-client") == {"all": 10, "improved": 5, "no-change": 5}
    assert counts(data, "scores-client") == {"all": 10, "equal": 10}
    client, worker = data["scores"]
    assert client == {"by": "client", "clients": 10, "baseline": 40.0, "now": 55.0, "change": 15.0}
    assert worker["now"] == {"not_computed": "small-group", "of": []}
    assert data["clients"] == []


def test_small_groups_are_hidden_unless_asked_for(run: Run, folder: Path) -> None:
    fill(folder, 4)
    hidden = {"not_computed": "small-group", "of": []}
    data = outcomes(run, folder)
    assert {str(value) for table in data["tables"] for value in counts(data, table["name"]).values()} == {str(hidden)}
    assert [score[key] for score in data["scores"] for key in ("clients", "baseline", "now", "change")] == [hidden] * 8
    assert data["days_to_first_review"] == hidden
    data = outcomes(run, folder, "--small-groups")
    assert counts(data, "goals") == {"all": 4, "active": 4}
    assert [each["client"] for each in data["clients"]] == [f"heron-0{n}" for n in range(4) for _ in (1, 2)]
    made_of = {"goal": "g-1", "baseline": -1, "level": 1, "weight": None, "level_on": "2026-04-13", "older": False}
    assert data["clients"][2]["attainment"]["goals"] == [made_of]


def test_how_many_have_a_score_is_hidden_where_it_would_tell_of_few(run: Run, folder: Path) -> None:
    fill(folder, 12)
    for each in range(3):
        save(folder, plan_data(scale("g-1", -1), client=f"heron-{each:02}"))
    data = outcomes(run, folder)
    assert counts(data, "scores-client")["equal"] == {"not_computed": "small-group", "of": []}
    assert data["scores"][0]["clients"] == {"not_computed": "small-group", "of": []}
    assert data["scores"][0]["baseline"] == 40.0


def all_in_private(each: int) -> Data:
    """Write down a plan whose numbers are all private: those of an open goal, and those of a private one."""
    measures = [{"id": "m-1", "baseline": 0, "target": 10}]
    goals = [scale(goal, -1) | {"measures": measures, "private": goal == "g-2"} for goal in ("g-1", "g-2")]
    ratings = [{"by": who, "rating": 2, "level": 1} for who in ("client", "w-amara", "sister")]
    progress = [
        {"goal": goal, "private": goal == "g-1", "ratings": ratings, "measured": [{"measure": "m-1", "value": 4}]}
        for goal in ("g-1", "g-2")
    ]
    reviews = [review(on, progress=progress) for on in ("2026-03-16", "2026-04-13")]
    quoted = [{"goal": "g-2", "statement": "as it was", "measures": measures}]
    agreements = [{"id": "a-20260302-1", "on": "2026-03-02", "client": {"answer": "agrees"}, "goals": quoted}]
    goals[1]["statement"] = "as it was"
    return plan_data(*goals, client=f"heron-{each:02}", reviews=reviews, agreements=agreements)


def test_private_numbers_count_in_sums_and_never_where_they_tell_of_single_people(run: Run, folder: Path) -> None:
    for each in range(6):
        save(folder, all_in_private(each))
    data = outcomes(run, folder)
    for rater in ("client", "worker", "others"):
        assert counts(data, f"ratings-{rater}") == {"all": 12, "no-change": 12}
    assert counts(data, "measures") == {"all": 12, "nearer": 12}
    assert [score["change"] for score in data["scores"]] == [pytest.approx(24.80695)] * 2
    small = outcomes(run, folder, "--small-groups")
    for rater in ("client", "worker"):
        assert counts(small, f"ratings-{rater}") == {"all": 12, "no-rating": 12}
    assert counts(small, "ratings-others") == {}
    assert counts(small, "measures") == {"all": 6, "no-value": 6}
    goals = [{"goal": "g-1", "baseline": -1, "level": None, "weight": None, "level_on": None, "older": False}]
    assert [each["attainment"]["goals"] for each in small["clients"]] == [goals] * 12
    for table in ("goals", "set", "changes", "first-review", "reviews"):  # what became of a goal is no number of theirs
        assert counts(small, table) == counts(data, table)
    assert counts(small, "changes") == {"all": 12, "not-changed": 12}


STANDS = "A level stands until a newer one is given, and may so be older than the last review of its goal."


def left_without_a_level(each: int, last: Data) -> Data:
    """Write down a plan with a level at its first review, and what was rated at its last one."""
    reviews = [told("2026-03-16", by("client", 3) | at("client", 1)), told("2026-05-11", last)]
    return plan_data(scale("g-1", -1), client=f"heron-{each:02}", reviews=reviews)


@pytest.mark.parametrize(("without", "said"), [(0, False), (4, False), (5, True), (8, True)])
def test_levels_that_are_older_than_the_last_review_are_told_of_where_they_are_no_small_group(
    without: int, said: bool, run: Run, folder: Path
) -> None:
    for each in range(8):
        last = by("client", 1) if each < without else by("client", 1) | at("client", 1)
        save(folder, left_without_a_level(each, last))
    data = outcomes(run, folder)
    assert data["scores"][0] == {"by": "client", "clients": 8, "baseline": 40.0, "now": 60.0, "change": 20.0}
    assert STANDS in data["notes"]
    assert (results.OLDER in data["notes"]) is said
    assert results.OLDER_NAMED not in data["notes"]
    assert ("2026-03-16" in json.dumps(data)) is False


def test_an_older_level_has_its_day_where_each_client_is_shown(run: Run, folder: Path) -> None:
    save(folder, left_without_a_level(1, by("client", 1)))
    save(folder, left_without_a_level(2, by("client", 1) | at("client", 0)))
    shown = run("report", "outcomes", "--small-groups", today="2026-07-01", cwd=folder).stdout
    assert (
        "Client    By       Goal: start, now,    T     Now    Change\n"
        "                   weight\n"
        "--------  -------  -------------------  ----  -----  ------------------------\n"
        "heron-01  client   g-1: -1, +1          40.0  60.0   20.0\n"
        "                   (2026-03-16), -\n"
        "heron-01  w-amara  g-1: -1, -, -        40.0  -      none: a level is missing\n"
        "heron-02  client   g-1: -1, 0, -        40.0  50.0   10.0\n"
    ) in shown
    assert results.OLDER_NAMED in " ".join(shown.split())
    rows = list(csv.reader(io.StringIO(
        run("report", "outcomes", "--small-groups", "--format", "csv", today="2026-07-01", cwd=folder).stdout
    )))  # fmt: skip
    assert [row for row in rows if row[1] == "goal-level-on" and row[0] == "score-client"] == [
        ["score-client", "goal-level-on", "heron-01", "g-1", "", "", "2026-03-16", "level-older"],
        ["score-client", "goal-level-on", "heron-02", "g-1", "", "", "2026-05-11", ""],
    ]
    (folder / "clients" / "heron-01.yaml").unlink()
    data = outcomes(run, folder, "--small-groups")
    assert results.OLDER_NAMED not in data["notes"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("options", [[], ["--small-groups"]])
def test_no_clients_words_are_in_it(form: str, options: list[str], run: Run, folder: Path) -> None:
    fill(folder, 6)
    save(folder, full_data(SECRET) | {"client": "robin-03"})
    result = run("report", "outcomes", "--format", form, "--caseload", str(folder), *options, today="2026-07-01")
    assert (result.stderr, result.code) == ("", 0)
    assert SECRET not in " ".join(result.stdout.split())


def test_the_period_is_told_by_two_days(run: Run, folder: Path) -> None:
    fill(folder, 6)
    data = outcomes(run, folder, "--from", "2026-03-01", "--to", "2026-03-31")
    assert (data["first_day"], data["last_day"], data["today"]) == ("2026-03-01", "2026-03-31", "2026-07-01")
    assert counts(data, "ratings-client") == {"all": 6, "one-rating": 6}
    assert counts(outcomes(run, folder, "--to", "2026-02-01"), "clients")["all"] == {
        "not_computed": "small-group",
        "of": [],
    }


def test_nothing_after_today_is_due(run: Run, folder: Path) -> None:
    for each in range(6):
        save(folder, plan_data({"course": [turn("2026-06-28", "active")]}, client=f"heron-{each:02}"))
    data = outcomes(run, folder, "--from", "2026-01-01", "--to", "2026-12-31")
    assert data["last_day"] == "2026-07-01"
    assert counts(data, "first-review") == {"all": 6, "to-come": 6}
    assert data["notes"][0] == (
        "The last day is today, 2026-07-01, although 2026-12-31 was asked for: what lies ahead is not counted."
    )
    assert outcomes(run, folder)["notes"] == [*results.NOTES, results.IN_SUMS]
    assert outcomes(run, folder, "--small-groups")["notes"] == [*results.NOTES, results.LEFT_OUT]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--from", "2026-05-02", "--to", "2026-05-01"],
            "goals: --from lies after the last day\n  give the earlier day with --from, the later one with --to\n",
        ),
        (["--from", "May"], "goals: --from needs a day\n  write it as year-month-day: 2026-03-02\n"),
        (["--to", "2026-02-30"], "goals: --to: there is no such day\n  write it as year-month-day: 2026-03-02\n"),
    ],
)
def test_what_is_no_period(options: list[str], message: str, run: Run, folder: Path) -> None:
    result = run("report", "outcomes", "--caseload", str(folder), *options, today="2026-07-01")
    assert (result.stdout, result.stderr, result.code) == ("", message, 2)


def test_a_plan_that_cannot_be_read_is_named_and_the_rest_is_counted(run: Run, folder: Path) -> None:
    fill(folder, 5)
    (folder / "clients" / "bad-01.yaml").write_text("a: &anchor b\n", encoding="utf-8")
    result = run("report", "outcomes", "--format", "json", today="2026-07-01", cwd=folder)
    assert counts(json.loads(result.stdout), "clients") == {"all": 5, "open": 5}
    assert result.stderr.startswith("goals: clients/bad-01.yaml:1:4: ")
    assert result.code == 3


def test_what_is_kept_does_not_grow_with_the_caseload(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = made(scale("g-1", -1), reviews=leveled(1))

    kept: list[int] = []

    def survey(_: object, asked: Survey[Brought], *_more: object) -> Iterator[Brought]:
        for number in range(2001):
            if number in (200, 2000):
                gc.collect()
                kept.append(tracemalloc.get_traced_memory()[0])
            yield from asked.look(plan, PROFILE)

    monkeypatch.setattr(results, "survey", survey)
    tracemalloc.start()
    outcomes_report(None, today=TODAY, period=ALL)  # type: ignore[arg-type]
    tracemalloc.stop()
    assert kept[1] - kept[0] < 8192  # less than five bytes for each of the plans between


# The formats


def whole(small_groups: bool, words: str = "words") -> results.OutcomesReport:
    plans = [made(scale("g-1", -1, 2), client=f"heron-{n:02}", reviews=leveled(1)) for n in range(6)]
    tally, means = Tally(), results.Means()
    each = []
    for plan in plans:
        brought = of_plan(plan, PROFILE, ALL)
        assert brought is not None
        tally.add(brought.cells)
        means.add(brought.scores["client"])
        each += [results.ClientScore(words, side, score) for side, score in brought.scores.items()]
    tables = tables_of(tally, small_groups=small_groups)
    score = results.Score("client", means.clients, means.of("baseline"), means.of("now"), means.of("change"))
    return results.OutcomesReport(
        TODAY, None, TODAY, results.RULE, LEAST, small_groups, results.NOTES, tuple(tables.values()), (score,), 14.0,
        tuple(each) if small_groups else (), (Unreadable(words, words, words),),
    )  # fmt: skip


def test_a_whole_page() -> None:
    shown = FORMATS["text"](whole(small_groups=False))
    assert shown.startswith(
        "Outcomes up to 2026-07-01\n"
        "=========================\n\n"
        "Seen on 2026-07-01. Groups of fewer than 5 clients are not shown, nor what would\ntell of them.\n\n"
        "Clients and goals\n-----------------\n\n"
        "Clients with whom there was work\n"
        "Which    Clients\n"
        "-------  ---------\n"
        "all      6\n"
        "open     6\n"
    )
    assert (
        "Clients with a score, with and without weights\n"
        "Which                     Rated by client    by worker\n"
        "------------------------  -----------------  -----------\n"
        "all                       6                  6\n"
        "with a score, weighted    6                  0\n"
        "none: a level is missing  0                  6\n"
    ) in shown
    assert (
        "Mean T           Clients    At the start    Now    Change\n"
        "---------------  ---------  --------------  -----  --------\n"
        "rated by client  6          40.0            60.0   20.0\n"
    ) in shown
    assert "- Rule of change: NHS England, goal-based outcomes, per goal: 3 points or more\n" in shown
    assert "- Levels are ranks, not amounts;" in shown


def test_tables_that_tell_nothing_are_named_in_one_sentence_of_their_section(run: Run, folder: Path) -> None:
    fill(folder, 4)
    few = run("report", "outcomes", today="2026-07-01", cwd=folder).stdout
    told = " ".join(few.partition("Clients and goals\n")[2].partition("How to read this")[0].split())
    assert told == (
        "----------------- Not shown: Clients with whom there was work; Where goals stood at the end, and why they"
        " ended; When goals were set; Goals changed along the way."
        " Change of ratings ----------------- Not shown: Goals, by the rule of change; Clients, by the rule of change;"
        " Ratings by others, such as family, by the rule of change."
        " Attainment scores ----------------- Not shown: Clients with a score, with and without weights; Levels at the"
        " start; Levels now; Levels now, by others; Mean T."
        " Measures -------- Not shown: Measures of their own, from the start."
        " Reviews ------- Not shown: First review after work on a goal began; Reviews of goals that were due."
        " Time to the first review, pauses left out: not shown"
    )
    fill(folder, 5)
    more = run("report", "outcomes", today="2026-07-01", cwd=folder).stdout
    assert "Clients with whom there was work\nWhich    Clients\n" in more
    assert "Clients with whom there was work;" not in more


def test_what_is_not_shown_in_a_table_is_named_below_it_and_goals_reached_are_shown_before_others(
    run: Run, folder: Path
) -> None:
    ends = {"active": 20, "achieved": 6, "paused": 9, "ended": 2}
    statuses = [status for status, number in ends.items() for _ in range(number)]
    for number, status in enumerate(statuses):
        course = [turn("2026-03-02", "active")] + ([turn("2026-05-04", status)] if status != "active" else [])
        save(folder, plan_data({"course": course}, client=f"heron-{number:02}"))
    shown = run("report", "outcomes", today="2026-07-01", cwd=folder).stdout
    assert (
        "Where goals stood at the end, and why they ended\n"
        "Which     Goals    Clients\n"
        "--------  -------  ---------\n"
        "all       37       37\n"
        "active    20       not shown\n"
        "achieved  6        not shown\n\n"
        "Not shown: paused; ended: no reason given.\n\n"
        "When goals were set\n"
    ) in shown


def test_a_column_that_tells_nothing_is_named_below_its_table(run: Run, folder: Path) -> None:
    """With a goal for all but two of them, the number of clients with a goal would tell of those two."""
    for number in range(12):
        goals = [] if number < 2 else [{"course": [turn("2026-03-02", "active")]}]
        save(folder, plan_data(*goals, client=f"heron-{number:02}") | ({} if goals else {"goals": []}))
    shown = run("report", "outcomes", today="2026-07-01", cwd=folder).stdout
    assert (
        "Goals changed along the way\n"
        "Which        Goals\n"
        "-----------  -------\n"
        "all          10\n"
        "not changed  10\n\n"
        "Not shown: how many clients that is.\n\n"
        "Change of ratings\n"
    ) in shown


def test_small_groups_say_that_they_tell_of_single_people() -> None:
    shown = FORMATS["text"](whole(small_groups=True))
    assert "Small groups are shown: these pages may tell of single\npeople." in shown
    assert (
        "Client    By       Goal: start, now,    T     Now    Change\n"
        "                   weight\n"
        "--------  -------  -------------------  ----  -----  ------------------------\n"
        "words     client   g-1: -1, +1, 2       40.0  60.0   20.0\n"
        "words     w-amara  g-1: -1, -, 2        40.0  -      none: a level is missing\n"
    ) in shown


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:30])
def test_every_format_carries_whatever_is_written(words: str) -> None:
    report, plain = whole(small_groups=True, words=words), whole(small_groups=True)
    text, page = FORMATS["text"](report), FORMATS["markdown"](report)
    assert not ACTED_UPON.search(text + page)
    assert "\u200d" in words or max(map(width, text.split("\n"))) <= 80
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    if words.strip():
        expected = [token.type for token in tokens.parse(FORMATS["markdown"](plain))]
        assert [token.type for token in tokens.parse(page)] == expected
    header, *rows = csv.reader(io.StringIO(FORMATS["csv"](report), newline=""))
    assert header == ["table", "part", "client", "goal", "number", "clients", "value", "why"]
    assert {len(row) for row in rows} == {len(header)}
    assert len(rows) == len(list(report_outcomes.rows(plain)))
    data = json.loads(FORMATS["json"](report))
    assert data["clients"][0]["client"] == words
    if words:
        definition = json.loads(schema.text("report-outcomes"), object_hook=closed)
        kind = jsonschema.Draft202012Validator
        kind.check_schema(definition)
        kind(definition, format_checker=kind.FORMAT_CHECKER).validate(data)


def closed(mapping: Data) -> Data:
    return mapping | {"additionalProperties": False} if isinstance(mapping.get("properties"), dict) else mapping


def test_csv_gives_a_number_or_the_reason_why_there_is_none() -> None:
    rows = list(csv.reader(io.StringIO(FORMATS["csv"](whole(small_groups=True)), newline="")))
    assert ["scores-client", "weighted", "", "", "6", "6", "", ""] in rows
    assert ["mean-client", "now", "", "", "", "6", "60.0", ""] in rows
    assert ["score-client", "goal-weight", "words", "g-1", "", "", "2", ""] in rows
    assert ["score-worker", "now", "words", "", "", "", "", "no-level"] in rows
    assert ["days-to-first-review", "median", "", "", "", "", "14.0", ""] in rows


def test_the_columns_of_csv_are_in_the_help(run: Run) -> None:
    shown = " ".join(run("report", "outcomes", "--help").stdout.split())
    assert "CSV has the columns table, part, client, goal, number, clients, value and why." in shown


def test_every_cell_that_a_plan_brings_has_its_place() -> None:
    plan = from_data(full_data("words") | {"goals": [goal_data(), *full_data("words")["goals"]]}, Plan)
    brought = of_plan(plan, PROFILE, ALL)
    assert brought is not None
    assert [cell for cell in brought.cells if cell[1] not in PARTS[cell[0]]] == []
