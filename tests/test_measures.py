"""Measures: every worked value of the sources, and that each formula that is known to be wrong would be noticed."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from made_plans import Data, made, review

from goals_cli.cadence import meetings
from goals_cli.measures import NotComputed, Reason, attainment, own, ratings, rulers
from goals_cli.measures.attainment import Scaled, is_scaled, scaled, score
from goals_cli.measures.own import Way
from goals_cli.measures.ratings import Change, Given, Verdict
from goals_cli.measures.rulers import Ruler
from goals_cli.plan import Direction, Goal, Plan, Progress, Review

# Attainment: worked values

EQUAL = None
WORKED = [
    ([3, 5, 1, 4, 2, 6], [-2, 0, -1, 2, 0, 1], 55.00000),
    (EQUAL, [-1, -1, 0, 0, -1], 40.95466),
    (EQUAL, [0, 0, -1], 45.43565),
    (EQUAL, [1, 1, 1], 63.69306),
    ([6, 6], [1, 0], 56.20174),
    (EQUAL, [1, 1], 62.40347),
    ([6, 2, 3], [1, 0, -1], 53.57042),
    ([6, 2, 3], [-1, -1, -1], 36.90847),
    (EQUAL, [1], 60),
    (EQUAL, [0], 50),
    (EQUAL, [-1], 40),
]


@pytest.mark.parametrize(("weights", "levels", "expected"), WORKED)
def test_worked_scores(weights: list[float] | None, levels: list[int], expected: float) -> None:
    assert score(levels, weights) == pytest.approx(expected, abs=5e-6)


Divisor = Callable[[Sequence[int], Sequence[float]], float]


def without_the_weights_together(levels: Sequence[int], _weights: Sequence[float]) -> float:
    return math.sqrt(len(levels) * (1 - 0.3))


def with_the_sum_of_the_levels(levels: Sequence[int], _weights: Sequence[float]) -> float:
    return math.sqrt(0.7 * len(levels) ** 2 + 0.3 * len(levels) * sum(levels))


def the_number_of_goals(levels: Sequence[int], _weights: Sequence[float]) -> float:
    return math.sqrt(len(levels))


WRONG = [
    (without_the_weights_together, 33.964),
    (with_the_sum_of_the_levels, 41.679),
    (the_number_of_goals, 36.584),
]


@pytest.mark.parametrize(("divisor", "wrong"), WRONG)
def test_wrong_formulas_that_are_in_use_give_other_scores(
    divisor: Divisor, wrong: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    levels = [-1, -1, 0, 0, -1]
    right = score(levels)
    assert right == pytest.approx(40.95466, abs=5e-6)
    monkeypatch.setattr(attainment, "divisor", divisor)
    assert score(levels) == pytest.approx(wrong, abs=5e-4)
    assert score(levels) != pytest.approx(right, abs=0.5)


@pytest.mark.parametrize("divisor", [divisor for divisor, _ in WRONG])
def test_planting_a_wrong_formula_fails_the_worked_scores(divisor: Divisor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attainment, "divisor", divisor)
    with pytest.raises(AssertionError):
        test_worked_scores(*WORKED[1])


@pytest.mark.parametrize(("name", "value"), [("RHO", 0.0), ("RHO", 0.5), ("MIDDLE", 0.0), ("SPREAD", 1.0)])
def test_planting_a_wrong_constant_fails_the_worked_scores(
    name: str, value: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attainment, name, value)
    with pytest.raises(AssertionError):
        test_worked_scores(*WORKED[0])


# Attainment: what there is no score for


@pytest.mark.parametrize(
    ("levels", "weights", "reason"),
    [
        ([], None, Reason.NO_GOALS),
        ([], [], Reason.NO_GOALS),
        ([-3], None, Reason.LEVEL_UNKNOWN),
        ([0, 3], None, Reason.LEVEL_UNKNOWN),
        ([0, 1], [0, 0], Reason.WEIGHT_ZERO),
        ([0, 1], [2, 0], Reason.WEIGHT_ZERO),
        ([0, 1], [2, -1], Reason.WEIGHT_ZERO),
    ],
)
def test_what_has_no_score_says_why(levels: list[int], weights: list[float] | None, reason: Reason) -> None:
    assert score(levels, weights) == NotComputed(reason)


def test_each_level_needs_its_weight() -> None:
    with pytest.raises(ValueError, match=r"zip\(\)"):
        score([0, 1], [1])


def test_a_change_is_taken_over_the_same_goals_with_the_same_weights() -> None:
    goals = [Scaled("g-1", -1, 1, 6), Scaled("g-2", -1, 0, 2), Scaled("g-3", -1, -1, 3)]
    result = attainment.attainment(goals, "client")
    assert (result.by, result.goals, result.weighted) == ("client", tuple(goals), True)
    assert result.baseline == pytest.approx(36.90847, abs=5e-6)
    assert result.now == pytest.approx(53.57042, abs=5e-6)
    assert result.change == pytest.approx(16.66195, abs=1e-5)


def test_a_goal_without_a_level_leaves_the_score_out_and_is_named() -> None:
    goals = [Scaled("g-1", -1, 1, None), Scaled("g-2", -1, None, None)]
    result = attainment.attainment(goals, "client")
    assert result.weighted is False
    assert result.baseline == pytest.approx(score([-1, -1]))
    assert result.now == result.change == NotComputed(Reason.NO_LEVEL, ("g-2",))


def without_those_that_lack_a_level(
    _goals: object, levels: Sequence[int | None], weights: Sequence[float] | None, _lacking: Reason
) -> float | NotComputed:
    return score([level for level in levels if level is not None], weights)


def test_planting_that_goals_are_dropped_in_silence_fails_the_test_above(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attainment, "_score", without_those_that_lack_a_level)
    with pytest.raises(AssertionError):
        test_a_goal_without_a_level_leaves_the_score_out_and_is_named()


def test_a_goal_without_a_baseline_leaves_the_change_out_and_is_named() -> None:
    result = attainment.attainment([Scaled("g-1", None, 1, None), Scaled("g-2", -1, 0, None)], "client")
    assert result.baseline == result.change == NotComputed(Reason.NO_BASELINE, ("g-1",))
    assert result.now == pytest.approx(56.20174, abs=5e-6)


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ((6, None), NotComputed(Reason.WEIGHT_MISSING, ("g-2",))),
        ((6, 0), NotComputed(Reason.WEIGHT_ZERO, ("g-2",))),
        ((0, 0), NotComputed(Reason.WEIGHT_ZERO, ("g-1", "g-2"))),
    ],
)
def test_weights_count_for_all_goals_or_for_none(weights: tuple[int, int | None], expected: NotComputed) -> None:
    result = attainment.attainment([Scaled("g-1", -1, 1, weights[0]), Scaled("g-2", -1, 0, weights[1])], "client")
    assert (result.baseline, result.now, result.change) == (expected, expected, expected)


def test_without_goals_there_is_no_score() -> None:
    result = attainment.attainment([], "client")
    assert (result.baseline, result.now, result.change) == (NotComputed(Reason.NO_GOALS),) * 3


def told(plan: Plan, goal: Goal) -> list[tuple[Review, Progress]]:
    return [(each.review, each.progress) for each in reversed(meetings(plan).told(goal))]


def rated(on: str, *given: Data, kind: str = "review", **fields: Any) -> Data:
    return review(on, kind, progress=[{"goal": "g-1", "ratings": list(given), **fields}])


def test_the_newest_level_of_each_rater_counts_and_the_weight_is_importance_times_difficulty() -> None:
    plan = made(
        {"baseline_level": -2, "weight": {"importance": 3, "difficulty": 2}},
        reviews=[
            rated("2026-04-01", {"by": "client", "level": -1}, {"by": "w-amara", "level": 1}),
            rated("2026-05-01", {"by": "client", "level": 0}),
            rated("2026-05-15", {"by": "client", "rating": 7}),
        ],
    )
    goal = plan.goals[0]
    assert scaled(goal, told(plan, goal), "client") == Scaled("g-1", -2, 0, 6, date(2026, 5, 1), older=True)
    assert scaled(goal, told(plan, goal), "w-amara") == Scaled("g-1", -2, 1, 6, date(2026, 4, 1), older=True)
    assert scaled(goal, told(plan, goal), "sister") == Scaled("g-1", -2, None, 6)


@pytest.mark.parametrize(
    ("later", "older"),
    [
        ([], False),
        ([rated("2026-05-01", {"by": "client", "rating": 1})], True),
        ([rated("2026-05-01", {"by": "w-amara", "level": 1})], True),
        ([rated("2026-05-01", words="No number today.")], True),
        ([rated("2026-05-01", kind="check-in", words="Fine.")], False),
        ([rated("2026-05-01", {"by": "w-amara", "rating": 4}, kind="check-in")], False),
        ([rated("2026-05-01", {"by": "client", "rating": 4}, kind="check-in")], True),
        ([review("2026-05-01", progress=[{"goal": "g-2", "ratings": [{"by": "client", "rating": 4}]}])], False),
    ],
)
def test_a_level_is_older_where_a_later_review_of_the_goal_went_without(later: list[Data], older: bool) -> None:
    first = rated("2026-04-01", {"by": "client", "rating": 2, "level": 1})
    plan = made({}, {"id": "g-2"}, reviews=[first, *later])
    goal = plan.goals[0]
    assert scaled(goal, told(plan, goal), "client") == Scaled("g-1", None, 1, None, date(2026, 4, 1), older)


@pytest.mark.parametrize(
    ("goal", "reviews", "expected"),
    [
        ({}, [], False),
        ({}, [rated("2026-04-01", {"by": "client", "rating": 0})], False),
        ({"scale": [{"level": 0}]}, [], True),
        ({"baseline_level": -1}, [], True),
        ({}, [rated("2026-04-01", {"by": "client", "level": 0})], True),
    ],
)
def test_which_goals_have_a_scale(goal: Data, reviews: list[Data], expected: bool) -> None:
    plan = made(goal, reviews=reviews)
    assert is_scaled(plan.goals[0], told(plan, plan.goals[0])) is expected


# Ratings

BETTER, EQUALLY, WORSE = Verdict.IMPROVED, Verdict.NO_CHANGE, Verdict.DETERIORATED


def on_days(*numbers: int) -> list[Given]:
    return [Given(date(2026, 3, day), number) for day, number in enumerate(numbers, 1)]


@pytest.mark.parametrize(
    ("numbers", "points", "verdict"),
    [
        ((4, 7), 3, Verdict.IMPROVED),
        ((4, 6), 2, Verdict.NO_CHANGE),
        ((4, 1), -3, Verdict.DETERIORATED),
        ((4, 2), -2, Verdict.NO_CHANGE),
        ((4, 4), 0, Verdict.NO_CHANGE),
        ((0, 3), 3, Verdict.IMPROVED),
        ((3, 0), -3, Verdict.DETERIORATED),
        ((2, 9, 4), 2, Verdict.NO_CHANGE),
    ],
)
def test_a_change_is_the_last_rating_less_the_first(numbers: tuple[int, ...], points: int, verdict: Verdict) -> None:
    series = on_days(*numbers)
    assert ratings.change(series) == Change(series[0], series[-1], points, verdict)


@pytest.mark.parametrize("threshold", [2.45, 4, 1, 3.5])
def test_another_threshold_judges_otherwise(threshold: float, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [ratings.verdict(points) for points in (3, 2, 2.45, -2, -3)] == [BETTER, EQUALLY, EQUALLY, EQUALLY, WORSE]
    monkeypatch.setattr(ratings, "RELIABLE", threshold)
    assert [ratings.verdict(points) for points in (3, 2, 2.45, -2, -3)] != [BETTER, EQUALLY, EQUALLY, EQUALLY, WORSE]


@pytest.mark.parametrize(("numbers", "reason"), [((), Reason.NO_RATING), ((0,), Reason.ONE_RATING)])
def test_a_change_needs_two_ratings(numbers: tuple[int, ...], reason: Reason) -> None:
    assert ratings.change(on_days(*numbers)) == NotComputed(reason)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([BETTER, EQUALLY, EQUALLY], BETTER),
        ([BETTER, BETTER, WORSE], WORSE),
        ([WORSE, EQUALLY], WORSE),
        ([EQUALLY, EQUALLY], EQUALLY),
        ([BETTER], BETTER),
        ([], NotComputed(Reason.NO_RATING)),
    ],
)
def test_a_person_improved_when_a_goal_did_and_none_deteriorated(
    verdicts: list[Verdict], expected: Verdict | NotComputed
) -> None:
    assert ratings.of_person(verdicts) == expected


def by_the_mean(changes: Sequence[int]) -> Verdict:
    """Judge as the other rule that is quoted would: the mean of the changes against 2.45."""
    mean = sum(changes) / len(changes)
    return BETTER if mean >= 2.45 else WORSE if mean <= -2.45 else EQUALLY


def test_the_rule_of_each_goal_and_that_of_the_mean_disagree() -> None:
    changes = (2, 2, 3)
    assert by_the_mean(changes) is Verdict.NO_CHANGE
    assert ratings.of_person(map(ratings.verdict, changes)) is Verdict.IMPROVED


def the_most_frequent(verdicts: Sequence[Verdict]) -> Verdict | NotComputed:
    found = list(verdicts)
    return max(found, key=found.count) if found else NotComputed(Reason.NO_RATING)


def any_that_improved(verdicts: Sequence[Verdict]) -> Verdict | NotComputed:
    found = set(verdicts)
    return next((each for each in (BETTER, WORSE, EQUALLY) if each in found), NotComputed(Reason.NO_RATING))


@pytest.mark.parametrize("wrong", [the_most_frequent, any_that_improved])
def test_planting_another_rule_for_persons_fails_the_rule(
    wrong: Callable[[Sequence[Verdict]], Verdict], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ratings, "of_person", wrong)
    with pytest.raises(AssertionError):
        test_a_person_improved_when_a_goal_did_and_none_deteriorated([BETTER, BETTER, WORSE], WORSE)


def test_raters_are_kept_apart_and_0_is_a_rating() -> None:
    plan = made(
        {},
        reviews=[
            rated("2026-04-01", {"by": "client", "rating": 0}, {"by": "w-amara", "rating": 5}),
            rated("2026-05-01", {"by": "w-amara", "rating": 6}, {"by": "client", "level": 1}),
            rated("2026-05-15", {"by": "client", "rating": 3}),
        ],
    )
    series = told(plan, plan.goals[0])
    assert ratings.given(series, "client") == [Given(date(2026, 4, 1), 0), Given(date(2026, 5, 15), 3)]
    assert ratings.given(series, "w-amara") == [Given(date(2026, 4, 1), 5), Given(date(2026, 5, 1), 6)]
    assert ratings.given(series, "sister") == []


def truthy_only(series: Sequence[tuple[Review, Progress]], by: str) -> list[Given]:
    return [
        Given(review.on, each.rating)
        for review, progress in series
        for each in progress.ratings
        if each.by == by and each.rating
    ]


def of_anybody(series: Sequence[tuple[Review, Progress]], _by: str) -> list[Given]:
    return [
        Given(review.on, each.rating)
        for review, progress in series
        for each in progress.ratings
        if each.rating is not None
    ]


@pytest.mark.parametrize("wrong", [truthy_only, of_anybody])
def test_planting_that_raters_mix_or_that_0_is_none_fails_the_test_above(
    wrong: Callable[..., list[Given]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ratings, "given", wrong)
    with pytest.raises(AssertionError):
        test_raters_are_kept_apart_and_0_is_a_rating()


# Rulers


def test_a_ruler_begins_when_the_goal_is_set() -> None:
    plan = made(
        {"importance": 9, "confidence": 5},
        reviews=[rated("2026-04-01", confidence=6), rated("2026-05-01", confidence=8, importance=0)],
    )
    series = told(plan, plan.goals[0])
    assert rulers.ruler(plan.goals[0], series, "confidence") == Ruler(5, 8, 3)
    assert rulers.ruler(plan.goals[0], series, "importance") == Ruler(9, 0, -9)


def test_a_ruler_that_was_read_once_or_never_has_no_change() -> None:
    nothing = NotComputed(Reason.NO_RATING)
    plan = made({"importance": 0})
    assert rulers.ruler(plan.goals[0], [], "importance") == Ruler(0, 0, NotComputed(Reason.ONE_RATING))
    assert rulers.ruler(plan.goals[0], [], "confidence") == Ruler(nothing, nothing, nothing)


@pytest.mark.parametrize(("last", "expected"), [(6, True), (7, False), (0, True)])
def test_confidence_below_7_is_to_be_talked_over(last: int, expected: bool) -> None:
    assert rulers.to_adjust(last) is expected
    assert rulers.to_adjust(None) is False


def test_the_newest_confidence_is_the_last_one_that_was_said() -> None:
    plan = made({"confidence": 5}, reviews=())
    assert rulers.newest_confidence(plan.goals[0], [Progress("g-1"), Progress("g-1", confidence=8)]) == 8
    assert rulers.newest_confidence(plan.goals[0], [Progress("g-1", confidence=0), Progress("g-1", confidence=8)]) == 0
    assert rulers.newest_confidence(plan.goals[0], [Progress("g-1")]) == 5
    assert rulers.newest_confidence(made({}).goals[0], []) is None


# Measures of their own


def measured(measure: Data, *values: object) -> own.Moved:
    reviews = [
        rated(f"2026-04-{day:02}", measured=[{"measure": "m-1", "value": value}, {"measure": "m-2", "value": 99}])
        for day, value in enumerate(values, 1)
    ]
    plan = made({"measures": [{"id": "m-1", "unit": "minutes", **measure}]}, reviews=reviews)
    return own.moved(plan.goals[0].measures[0], told(plan, plan.goals[0]))


UP: Data = {"baseline": 5, "target": 60}
DOWN: Data = {"baseline": 9, "target": 3}


@pytest.mark.parametrize(
    ("measure", "values", "change", "way"),
    [
        (UP, [20], 15, Way.NEARER),
        (UP, [20, 60], 55, Way.REACHED),
        (UP, [70], 65, Way.REACHED),
        (UP, [5], 0, Way.SAME),
        (UP, [30, 4], -1, Way.FURTHER),
        (DOWN, [5], -4, Way.NEARER),
        (DOWN, [2], -7, Way.REACHED),
        (DOWN, [10], 1, Way.FURTHER),
        (DOWN, [0], -9, Way.REACHED),
        ({"baseline": 9, "target": "at most 3"}, [4], -5, Way.NEARER),
        ({"baseline": 9, "target": "<6"}, [6], -3, Way.NEARER),
        ({"baseline": 9, "target": "<6"}, [5.5], -3.5, Way.REACHED),
        ({"baseline": 190, "target": "160-180"}, [185], -5, Way.NEARER),
        ({"baseline": 190, "target": "160-180"}, [170], -20, Way.REACHED),
        ({"baseline": 190, "target": "160-180"}, [155], -35, Way.NEARER),
        ({"baseline": 190, "target": "160-180"}, [150], -40, Way.SAME),
        ({"baseline": 190, "target": "160-180"}, [140], -50, Way.FURTHER),
        ({"baseline": 170, "target": "160-180"}, [150], -20, Way.FURTHER),
        ({"baseline": 5, "direction": "down"}, [3], -2, Way.NEARER),
        ({"baseline": 5, "direction": "up"}, [3], -2, Way.FURTHER),
        ({"baseline": 30, "target": 30, "keep": True}, [30], 0, Way.REACHED),
        ({"baseline": 30, "target": 30, "keep": True}, [25], -5, Way.FURTHER),
        ({"target": 60}, [60], NotComputed(Reason.NO_BASELINE), Way.REACHED),
        ({"target": 60}, [50], NotComputed(Reason.NO_BASELINE), NotComputed(Reason.NO_BASELINE)),
        ({"baseline": 5}, [8], 3, NotComputed(Reason.NO_TARGET)),
        ({"baseline": 30, "target": 30}, [25], -5, NotComputed(Reason.NO_DIRECTION)),
        ({"baseline": 5, "target": "a good while"}, [8], 3, NotComputed(Reason.NOT_A_NUMBER)),
        (UP, [], NotComputed(Reason.NO_VALUE), NotComputed(Reason.NO_VALUE)),
        ({"baseline": False, "target": True}, [True], NotComputed(Reason.NOT_A_NUMBER), Way.REACHED),
        ({"baseline": "no", "target": "yes"}, [True], NotComputed(Reason.NOT_A_NUMBER), Way.REACHED),
        ({"baseline": False, "target": True}, ["no"], NotComputed(Reason.NOT_A_NUMBER), Way.SAME),
        ({"baseline": 0, "target": 1}, [True], NotComputed(Reason.NOT_A_NUMBER), NotComputed(Reason.NOT_A_NUMBER)),
    ],
)
def test_which_way_a_measure_has_moved(
    measure: Data, values: list[object], change: float | NotComputed, way: Way | NotComputed
) -> None:
    found = measured(measure, *values)
    assert (found.change, found.way) == (change, way)
    assert (found.measure, found.unit) == ("m-1", "minutes")


def test_planting_that_more_is_always_better_fails_the_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "direction", lambda _: Direction.UP)
    with pytest.raises(AssertionError):
        test_which_way_a_measure_has_moved(DOWN, [5], -4, Way.NEARER)
