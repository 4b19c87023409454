"""The rules on endings: a reason, the client's own view, their last rating; and what an ending does not owe."""

from __future__ import annotations

import pytest
from made_plans import Data, plan_data, review, turn
from test_rules_plans import found

COURSE = [turn("2026-03-02", "proposed"), turn("2026-03-02", "active")]
HERE = "goals[g-1].course[3]"


def ended(status: str = "ended", on: str = "2026-05-04", **said: str) -> Data:
    return {"course": [*COURSE, turn(on, status) | said]}


# E801: why


@pytest.mark.parametrize("said", [{}, {"reason": "other"}, {"because": " "}, {"client_says": "Fine"}])
def test_a_goal_that_ended_says_why(said: Data) -> None:
    assert found("E801", plan_data(ended(**said))) == [(HERE, "goal g-1 ended on 2026-05-04 without a reason")]


@pytest.mark.parametrize("said", [{"reason": "moved"}, {"because": "New town"}, {"reason": "other", "because": "Ill"}])
def test_a_coded_reason_or_one_in_words_will_do(said: Data) -> None:
    assert found("E801", plan_data(ended(**said))) == []


@pytest.mark.parametrize("status", ["achieved", "declined", "paused", "active", "proposed"])
def test_only_an_ending_owes_a_reason(status: str) -> None:
    assert found("E801", plan_data(ended(status))) == []


def test_a_closed_plan_says_why() -> None:
    for closed in ({"client_says": "Bye"}, {"because": " "}):
        data = plan_data(ended(reason="moved"), closed={"on": "2026-05-04"} | closed)
        assert found("E801", data) == [("closed", "the plan was closed on 2026-05-04 without a reason")]
    assert found("E801", plan_data(closed={"on": "2026-05-04", "because": "Done"})) == []


# E802: what the client says to it


@pytest.mark.parametrize(("status", "how"), [("ended", "ended"), ("achieved", "was achieved")])
def test_the_client_is_heard_on_an_ending(status: str, how: str) -> None:
    message = f"goal g-1 {how} on 2026-05-04 without a word of the client on it"
    assert found("E802", plan_data(ended(status, reason="moved"))) == [(HERE, message)]
    assert found("E802", plan_data(ended(status, client_says="\n"))) == [(HERE, message)]
    assert found("E802", plan_data(ended(status, client_says="Good"))) == []


@pytest.mark.parametrize("status", ["declined", "paused", "active", "proposed"])
def test_a_no_a_pause_and_work_going_on_are_no_ending(status: str) -> None:
    assert found("E802", plan_data(ended(status))) == []


def test_somebody_who_could_not_be_reached_any_more_is_not_asked() -> None:
    lost = ended(reason="lost-contact")
    assert found("E802", plan_data(lost)) == []
    assert found("E802", plan_data(lost, closed={"on": "2026-05-04"})) == []


def test_words_in_a_review_of_that_day_are_heard() -> None:
    def reviewed(on: str, words: str) -> Data:
        return plan_data(ended("achieved"), reviews=[review(on, progress=[{"goal": "g-1", "words": words}])])

    assert found("E802", reviewed("2026-05-04", "I saw it all")) == []
    assert found("E802", reviewed("2026-05-04", " ")) != []
    assert found("E802", reviewed("2026-05-03", "I saw it all")) != []
    data = reviewed("2026-05-04", "I saw it all")
    data["reviews"].append(review("2026-05-03") | {"corrects": data["reviews"][0]["id"]})
    assert found("E802", data) != []


def test_on_a_goal_that_ends_with_the_plan_the_client_is_asked_once() -> None:
    message = "the plan was closed on 2026-05-04 without a word of the client on it"
    data = plan_data(ended(reason="service-ended"), closed={"on": "2026-05-04", "because": "Funding"})
    assert found("E802", data) == [("closed", message)]
    assert found("E802", data | {"closed": {"on": "2026-05-04", "client_says": "Bye"}}) == []
    assert found("E802", plan_data(ended(client_says="Bye"), closed={"on": "2026-05-04"})) == []


def test_a_goal_that_ended_before_the_plan_is_asked_about_for_itself() -> None:
    data = plan_data(ended(on="2026-04-06", client_says="Bye"), closed={"on": "2026-05-04"})
    assert [where for where, _ in found("E802", data)] == ["closed"]
    data = plan_data(ended(on="2026-04-06"), closed={"on": "2026-05-04", "client_says": "Bye"})
    assert [where for where, _ in found("E802", data)] == [HERE]


# E803: the client's last rating


def reviewed(*ratings: Data, on: str = "2026-05-04", **more: str) -> Data:
    return review(on, progress=[{"goal": "g-1", "ratings": list(ratings)} | more])


ACHIEVED = ended("achieved")
UNRATED = "goal g-1 was achieved on 2026-05-04, and review r-20260504-1 holds no rating of it by the client"


def test_an_achieved_goal_was_rated_by_the_client() -> None:
    nobody, worker = reviewed(), reviewed({"by": "w-amara", "rating": 9})
    assert found("E803", plan_data(ACHIEVED, reviews=[nobody])) == [(HERE, UNRATED)]
    assert found("E803", plan_data(ACHIEVED, reviews=[worker])) == [(HERE, UNRATED)]
    assert found("E803", plan_data(ACHIEVED, reviews=[reviewed({"by": "client"})])) == [(HERE, UNRATED)]
    assert found("E803", plan_data(ACHIEVED)) == [
        (HERE, "goal g-1 was achieved on 2026-05-04, and no review holds a rating of it by the client")
    ]


@pytest.mark.parametrize("rating", [{"rating": 0}, {"rating": 10}, {"level": 0}, {"level": -2}])
def test_zero_is_a_rating_and_so_is_a_level(rating: Data) -> None:
    assert found("E803", plan_data(ACHIEVED, reviews=[reviewed({"by": "client"} | rating)])) == []


def test_the_last_review_up_to_the_end_counts() -> None:
    rated = {"by": "client", "rating": 9}
    before, after = reviewed(rated, on="2026-04-06"), reviewed(rated, on="2026-05-05")
    assert found("E803", plan_data(ACHIEVED, reviews=[before])) == []
    assert found("E803", plan_data(ACHIEVED, reviews=[before, reviewed()])) == [(HERE, UNRATED)]
    assert found("E803", plan_data(ACHIEVED, reviews=[reviewed(), after])) == [(HERE, UNRATED)]
    other = review("2026-05-04", progress=[{"goal": "g-2"}])
    assert found("E803", plan_data(ACHIEVED, reviews=[before, other])) == []
    assert found("E803", plan_data(ACHIEVED, reviews=[before | {"corrects": "r-20260504-1"}, reviewed()])) == []


def test_not_wanting_to_rate_is_an_answer() -> None:
    assert found("E803", plan_data(ACHIEVED, reviews=[reviewed(no_rating="No numbers today")])) == []
    assert found("E803", plan_data(ACHIEVED, reviews=[reviewed() | {"no_rating": "No numbers"}])) == []
    assert found("E803", plan_data(ACHIEVED, reviews=[reviewed(no_rating=" ")])) == [(HERE, UNRATED)]


@pytest.mark.parametrize("status", ["ended", "declined", "paused", "active"])
def test_only_what_was_achieved_is_rated_at_the_end(status: str) -> None:
    assert found("E803", plan_data(ended(status))) == []


def test_what_came_about_before_any_work_on_it_needs_no_rating() -> None:
    assert found("E803", plan_data({"course": [turn("2026-03-02", "proposed"), turn("2026-05-04", "achieved")]})) == []
