"""`goals report voice`: whose goals they are, in all and for each worker, and where two see one goal differently."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Run
from made_plans import ACTED_UPON, HOSTILE, TODAY, Data, plan_data, review, save, turn
from markdown_it import MarkdownIt

from goals_cli import schema
from goals_cli.commands import report_voice as command
from goals_cli.plan import Party, Status
from goals_cli.raters import LevelBy, RatedBy
from goals_cli.render.reports import FORMATS
from goals_cli.render.terminal import width
from goals_cli.reporting_voice import SORTS, Asked, VoiceLine, VoiceReport, VoiceSum
from goals_cli.surveying import Unreadable

SECRET = "only for us two"
NOTHING = {"changes": 0, "agrees": 0, "partly": 0, "disagrees": 0, "could_not_say": 0, "not_answered": 0}


def both(client: int | None, worker: int | None, on: str = "2026-04-06", **more: Any) -> Data:
    given = (("client", client), ("w-amara", worker))
    ratings = [{"by": by, "rating": rating} for by, rating in given if rating is not None]
    return review(on, progress=[{"goal": "g-1", "ratings": ratings, **more}])


def voice(run: Run, *options: str) -> Any:
    result = run("report", "voice", "--format", "json", *options, today="2026-07-01")
    assert (result.stderr, result.code) == ("", 0)
    return json.loads(result.stdout)


def line(run: Run, caseload: Path, goal: Data, **fields: Any) -> Any:
    save(caseload, plan_data(goal, **fields))
    (found,) = voice(run)["goals"]
    return found


def test_a_goal_in_the_clients_voice(run: Run, caseload: Path) -> None:
    options = [{"option": "one", "chosen": True}, {"option": "two"}]
    goal = {"title": "The play", "words": "I want to sit through it", "priority": 1, "options": options}
    assert line(run, caseload, goal, reviews=[both(4, 5)]) == {
        "client": "heron-27", "worker": "w-amara", "goal": "g-1", "title": "The play", "status": "active",
        "raised_by": "client", "own_words": True, "ranked": True, "options": 2, "chosen": True, "asked": NOTHING,
        "rated_on": "2026-04-06", "client_rating": 4, "worker_rating": 5, "difference": 1,
        "client_rated": True, "worker_rated": True, "both_rated": True, "others_rated": False, "others": [],
        "levels_on": None, "client_level": None, "worker_level": None, "others_levels": [],
    }  # fmt: skip


def test_a_goal_without_it(run: Run, caseload: Path) -> None:
    found = line(run, caseload, {"raised": {"by": "court"}, "words": "  "}, reviews=[both(None, 5)])
    assert (found["raised_by"], found["own_words"], found["ranked"], found["chosen"]) == ("court", False, False, False)
    assert (found["rated_on"], found["client_rating"], found["worker_rating"], found["difference"]) == (None,) * 4


def test_words_that_came_later_are_the_clients_words(run: Run, caseload: Path) -> None:
    assert line(run, caseload, {"words_later": [{"on": "2026-04-06", "words": "mine"}]})["own_words"] is True


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        ([both(0, 0)], ("2026-04-06", 0, 0, 0)),
        ([both(7, 3)], ("2026-04-06", 7, 3, -4)),
        ([both(7, 3), both(5, 5, "2026-05-04")], ("2026-05-04", 5, 5, 0)),
        ([both(7, 3), both(5, None, "2026-05-04")], ("2026-04-06", 7, 3, -4)),
        ([both(7, None), both(None, 2, "2026-05-04")], (None, None, None, None)),
    ],
)
def test_ratings_are_compared_when_both_rated_at_one_meeting(
    reviews: list[Data], expected: tuple[Any, ...], run: Run, caseload: Path
) -> None:
    found = line(run, caseload, {}, reviews=reviews)
    assert tuple(found[key] for key in ("rated_on", "client_rating", "worker_rating", "difference")) == expected


def test_changes_of_others_are_counted_by_the_clients_answer(run: Run, caseload: Path) -> None:
    answers = ["agrees", "agrees", "partly", "disagrees", "could_not_say", None]
    changes = [{"on": "2026-04-06", "what": "statement", "asked_by": "w-amara", "answer": answer} for answer in answers]
    changes += [{"on": "2026-04-06", "what": "statement", "asked_by": by} for by in ("client", None)]
    found = line(run, caseload, {"changes": changes})
    assert found["asked"] == {
        "changes": 6, "agrees": 2, "partly": 1, "disagrees": 1, "could_not_say": 1, "not_answered": 1,
    }  # fmt: skip


@pytest.mark.parametrize("status", Status)
def test_open_goals_alone_are_looked_at(status: Status, run: Run, caseload: Path) -> None:
    save(caseload, plan_data({"course": [turn("2026-03-02", status.value)]}))
    assert len(voice(run)["goals"]) == (1 if status in (Status.PROPOSED, Status.ACTIVE, Status.PAUSED) else 0)


def rated(on: str, **ratings: int | None) -> Data:
    given = [{"by": by.replace("_", "-"), "rating": rating} for by, rating in ratings.items()]
    return review(on, progress=[{"goal": "g-1", "ratings": given}])


def test_others_who_rate_stand_for_themselves(run: Run, caseload: Path) -> None:
    reviews = [rated("2026-04-06", client=4, sister=0, w_lena=7), rated("2026-05-04", sister=2, w_lena=None)]
    found = line(run, caseload, {}, reviews=reviews)
    assert found["others"] == [
        {"by": "sister", "on": "2026-05-04", "rating": 2},
        {"by": "w-lena", "on": "2026-04-06", "rating": 7},
    ]
    assert (found["client_rated"], found["worker_rated"], found["difference"]) == (True, False, None)
    shown = run("report", "voice", today="2026-07-01").stdout
    assert shown.endswith(
        "How others rate, each for themselves\n"
        "------------------------------------\n\n"
        "Client    Worker    Goal    On          By      Rating\n"
        "--------  --------  ------  ----------  ------  --------\n"
        "heron-27  w-amara   g-1     2026-05-04  sister  2\n"
        "heron-27  w-amara   g-1     2026-04-06  w-lena  7\n"
    )
    cells = run("report", "voice", "--format", "csv", today="2026-07-01").stdout.split("\n")[1]
    assert cells.endswith(",,,,,yes,no,sister 2 on 2026-05-04; w-lena 7 on 2026-04-06,no,yes,,,,")


def seen(on: str, *, private: bool = False, goal: str = "g-1", **levels: int) -> Data:
    given = [{"by": by.replace("_", "-"), "level": level} for by, level in levels.items()]
    return review(on, progress=[{"goal": goal, "ratings": given, "private": private}])


def test_a_goal_that_is_rated_by_its_levels_alone_is_rated(run: Run, caseload: Path) -> None:
    reviews = [
        seen("2026-04-06", client=-1, w_amara=1, sister=0), seen("2026-05-04", client=-1),
        seen("2026-05-11", goal="g-2", client=0, w_amara=0), seen("2026-05-18", goal="g-3", w_amara=2),
        seen("2026-05-25", goal="g-3", client=1),
        seen("2026-06-01", goal="g-4", private=True, client=2, w_amara=1, sister=1),
    ]  # fmt: skip
    save(caseload, plan_data(*({"id": f"g-{number}"} for number in range(1, 6)), reviews=reviews))
    data = voice(run)
    names = (
        "rated_by_client", "rated_by_worker", "rated_by_both", "compared", "rated_by_others", "not_rated",
        "levels_compared", "levels_different", "not_compared",
    )  # fmt: skip
    assert [data["all"][name] for name in names] == [4, 4, 3, 0, 2, 1, 2, 1, 1]
    told = ("levels_on", "client_level", "worker_level", "rated_on", "difference", "others_levels")
    assert {line["goal"]: [line[name] for name in told] for line in data["goals"]} == {
        "g-1": ["2026-04-06", -1, 1, None, None, [{"by": "sister", "on": "2026-04-06", "level": 0}]],
        "g-2": ["2026-05-11", 0, 0, None, None, []],
        "g-3": [None, None, None, None, None, []],
        "g-4": [None, None, None, None, None, []],
        "g-5": [None, None, None, None, None, []],
    }
    assert run("report", "voice", today="2026-07-01").stdout.endswith(
        "Where client and worker rate 3 points or more apart\n"
        "---------------------------------------------------\n\n"
        "Rated by both in private alone, and not compared: 1.\n\n"
        "Where client and worker see different levels\n"
        "--------------------------------------------\n\n"
        "Client    Worker    Goal    On          By client    By worker\n"
        "--------  --------  ------  ----------  -----------  -----------\n"
        "heron-27  w-amara   g-1     2026-04-06  -1           +1\n\n"
        "1 of 2 goals that both have given a level at one meeting.\n\n"
        "How others rate, each for themselves\n"
        "------------------------------------\n\n"
        "Client    Worker    Goal    On          By      Rating\n"
        "--------  --------  ------  ----------  ------  --------\n"
        "heron-27  w-amara   g-1     2026-04-06  sister  level 0\n"
    )
    cells = run("report", "voice", "--format", "csv", today="2026-07-01").stdout.split("\n")[1]
    assert cells.endswith(",yes,yes,,yes,yes,2026-04-06,-1,1,sister 0 on 2026-04-06")


def test_ratings_and_levels_are_never_compared_with_each_other(run: Run, caseload: Path) -> None:
    given = [{"by": "client", "rating": 2}, {"by": "w-amara", "level": 2}]
    found = line(run, caseload, {}, reviews=[review("2026-04-06", progress=[{"goal": "g-1", "ratings": given}])])
    told = ("client_rated", "worker_rated", "both_rated", "rated_on", "levels_on")
    assert [found[name] for name in told] == [True, True, False, None, None]
    shown = run("report", "voice", today="2026-07-01").stdout
    assert shown.endswith("\nNo goal has been rated by both at one meeting.\n")


def test_where_levels_alone_are_compared_that_is_said_of_ratings(run: Run, caseload: Path) -> None:
    save(caseload, plan_data({}, reviews=[seen("2026-04-06", client=0, w_amara=0)]))
    assert run("report", "voice", today="2026-07-01").stdout.endswith(
        "\nNo goal has been rated from 0 to 10 by both at one meeting.\n\n"
        "Where client and worker see different levels\n"
        "--------------------------------------------\n\n"
        "None of 1 goal that both have given a level at one meeting.\n"
    )


def test_levels_far_apart_come_first_where_ratings_are_as_far_apart(run: Run, caseload: Path) -> None:
    met = [
        seen("2026-04-06", goal="g-1", client=0, w_amara=0), seen("2026-04-06", goal="g-2", client=0, w_amara=1),
        seen("2026-04-06", goal="g-3", client=1, w_amara=-1),
    ]  # fmt: skip
    save(caseload, plan_data({}, {"id": "g-2"}, {"id": "g-3"}, reviews=met))
    assert [line["goal"] for line in voice(run, "--sort", "difference")["goals"]] == ["g-3", "g-2", "g-1"]


def test_one_who_carried_the_plan_before_is_no_other(run: Run, caseload: Path) -> None:
    handovers = [{"on": "2026-04-20", "from": "w-lena", "to": "w-amara"}]
    found = line(run, caseload, {}, reviews=[rated("2026-04-06", w_lena=7)], handovers=handovers)
    assert (found["worker_rated"], found["others"]) == (True, [])


def test_who_has_rated_is_counted_and_so_is_nobody(run: Run, caseload: Path) -> None:
    goals = [{"id": f"g-{number}"} for number in range(1, 6)]
    given = [("g-1", "client"), ("g-1", "w-amara"), ("g-2", "client"), ("g-3", "w-amara"), ("g-4", "sister")]
    rated = {goal: [{"by": by, "rating": 0} for each, by in given if each == goal] for goal, _ in given}
    met = review("2026-04-06", progress=[{"goal": goal, "ratings": ratings} for goal, ratings in rated.items()])
    save(caseload, plan_data(*goals, reviews=[met]))
    names = ("rated_by_client", "rated_by_worker", "rated_by_both", "rated_by_others", "not_rated")
    assert [voice(run)["all"][name] for name in names] == [2, 2, 1, 1, 1]


def test_a_rating_given_in_private_is_neither_denied_nor_told(run: Run, caseload: Path) -> None:
    goals = [{"id": f"g-{number}", "title": f"Goal {number}", "private": number == 4} for number in range(1, 6)]
    both = ("client", "w-amara")
    given = {"g-1": both, "g-2": both, "g-3": ("sister",), "g-4": ("sister", "client")}
    met = [
        review(on, progress=[
            {"goal": goal, "private": goal in private, "ratings": [{"by": by, "rating": 7} for by in raters]}
            for goal, raters in given.items() if goal in told
        ])
        for on, told, private in (("2026-04-06", ("g-1",), ()), ("2026-05-04", tuple(given), ("g-1", "g-2", "g-3")))
    ]  # fmt: skip
    save(caseload, plan_data(*goals, reviews=met))
    data = voice(run)
    names = ("rated_by_client", "rated_by_worker", "rated_by_both", "compared", "rated_by_others", "not_rated")
    assert [data["all"][name] for name in names] == [3, 2, 2, 1, 2, 1]
    told = ("client_rated", "worker_rated", "both_rated", "others_rated", "others", "client_rating")
    assert {line["goal"]: [line[name] for name in told] for line in data["goals"]} == {
        "g-1": [True, True, True, False, [], 7],
        "g-2": [True, True, True, False, [], None],
        "g-3": [False, False, False, True, [], None],
        "g-4": [True, False, False, True, [], None],
        "g-5": [False, False, False, False, [], None],
    }
    shown = run("report", "voice", today="2026-07-01").stdout
    assert "sister" not in shown
    assert shown.endswith(
        "Who has rated them\n"
        "------------------\n\n"
        "Worker    By client    By worker    By both at once    By others    By nobody\n"
        "--------  -----------  -----------  -----------------  -----------  -----------\n"
        "w-amara   3            2            2                  2            1\n\n"
        "Where client and worker rate 3 points or more apart\n"
        "---------------------------------------------------\n\n"
        "None of 1 goal that both have rated at one meeting. Rated by both in private\n"
        "alone, and not compared: 1.\n"
    )


def test_ratings_of_both_that_are_all_private_are_said_to_be_there(run: Run, caseload: Path) -> None:
    save(caseload, plan_data({}, reviews=[both(2, 9, private=True)]))
    shown = run("report", "voice", today="2026-07-01").stdout
    assert shown.endswith("---\n\nRated by both in private alone, and not compared: 1.\n")


@pytest.fixture
def three(caseload: Path) -> Path:
    options = [{"option": "one", "chosen": True}, {"option": "two"}]
    ours = {"title": "The play", "words": "Mine", "priority": 1, "options": options}
    changes = [{"on": "2026-04-06", "what": "statement", "asked_by": "w-lena", "answer": "disagrees"}]
    theirs = {"title": SECRET, "private": True, "raised": {"by": "family"}, "changes": changes}
    also = {"title": "The bed", "words": "Sleep", "options": options[:1]}
    save(caseload, plan_data(ours, reviews=[both(4, 6)]))
    save(caseload, plan_data(theirs, client="robin-03", worker="w-lena"))
    save(caseload, plan_data(also, client="swift-70", reviews=[both(2, 5)]))
    save(caseload, plan_data({}, client="tern-36", closed={"on": "2026-06-01"}))
    return caseload


def test_the_whole_page(three: Path, run: Run) -> None:
    result = run("report", "voice", today="2026-07-01")
    assert (result.stderr, result.code) == ("", 0)
    assert result.stdout == (
        "Whose voice the goals are on 2026-07-01\n"
        "=======================================\n\n"
        "Open goals: proposed, active or paused. Chosen means chosen by the client among\n"
        "several options.\n\n"
        "Worker    Goals    Client's words    Ranked    With options    Chosen\n"
        "--------  -------  ----------------  --------  --------------  --------\n"
        "w-amara   2        2                 1         1               1\n"
        "w-lena    1        0                 0         0               0\n"
        "all       3        2                 1         1               1\n\n"
        "Who raised them\n"
        "---------------\n\n"
        "Worker    Client    Family\n"
        "--------  --------  --------\n"
        "w-amara   2         0\n"
        "w-lena    0         1\n"
        "all       2         1\n\n"
        "Changes that others asked for, and what the client answered\n"
        "-----------------------------------------------------------\n\n"
        "Worker    Changes    No\n"
        "--------  ---------  ----\n"
        "w-amara   0          0\n"
        "w-lena    1          1\n"
        "all       1          1\n\n"
        "Goals in which the client's voice is to be looked for\n"
        "-----------------------------------------------------\n\n"
        "Client    Worker    Goal            What to look at\n"
        "--------  --------  --------------  -----------------------------------------\n"
        "swift-70  w-amara   The bed         not ranked\n"
        "robin-03  w-lena    (private: g-1)  raised by family, no words of theirs, not\n"
        "                                    ranked\n\n"
        "Who has rated them\n"
        "------------------\n\n"
        "Worker    By client    By worker    By both at once    By nobody\n"
        "--------  -----------  -----------  -----------------  -----------\n"
        "w-amara   2            2            2                  0\n"
        "w-lena    0            0            0                  1\n"
        "all       2            2            2                  1\n\n"
        "Where client and worker rate 3 points or more apart\n"
        "---------------------------------------------------\n\n"
        "Client    Worker    Goal     On          By client    By worker\n"
        "--------  --------  -------  ----------  -----------  -----------\n"
        "swift-70  w-amara   The bed  2026-04-06  2            5\n\n"
        "1 of 2 goals that both have rated at one meeting.\n"
    )


def test_one_worker_stands_alone(three: Path, run: Run) -> None:
    shown = run("report", "voice", "--worker", "w-lena", today="2026-07-01").stdout
    assert shown.startswith("Whose voice the goals are on 2026-07-01, clients of w-lena\n")
    assert "\nall " not in shown
    assert "w-amara" not in shown
    assert shown.endswith("\nNo goal has been rated by both at one meeting.\n")


def test_the_sums_are_those_of_the_lines(three: Path, run: Run) -> None:
    data = voice(run)
    assert [each["worker"] for each in data["workers"]] == ["w-amara", "w-lena"]
    assert (data["all"]["clients"], data["all"]["goals"], data["all"]["different"]) == (3, 3, 1)
    assert data["all"]["raised_by"] == dict.fromkeys(Party, 0) | {"client": 2, "family": 1}
    for key in data["all"].keys() - {"worker", "raised_by", "asked"}:
        assert data["all"][key] == sum(each[key] for each in data["workers"])


@pytest.mark.parametrize(
    ("options", "clients"),
    [
        ([], ["heron-27", "swift-70", "robin-03"]),
        (["--sort", "worker"], ["heron-27", "swift-70", "robin-03"]),
        (["--sort", "client"], ["heron-27", "robin-03", "swift-70"]),
        (["--sort", "difference"], ["swift-70", "heron-27", "robin-03"]),
        (["--sort", "raised"], ["robin-03", "heron-27", "swift-70"]),
        (["--worker", "w-lena"], ["robin-03"]),
    ],
)
def test_sorting_and_narrowing(options: list[str], clients: list[str], three: Path, run: Run) -> None:
    data = voice(run, *options)
    assert [each["client"] for each in data["goals"]] == clients
    assert data["all"]["goals"] == len(clients)


def test_what_cannot_be_sorted_by(caseload: Path, run: Run) -> None:
    result = run("report", "voice", "--sort", "size")
    message = "goals: --sort: 'size' is none of its choices\n  one of: worker, client, difference, raised\n"
    assert (result.stdout, result.stderr, result.code) == ("", message, 2)


def test_the_choices_are_those_that_the_report_knows() -> None:
    assert tuple(SORTS) == command.SORTS
    assert tuple(Party) == command.PARTIES


def test_without_goals(caseload: Path, run: Run) -> None:
    assert run("report", "voice", today="2026-07-01").stdout.endswith("\n\nThere are no open goals.\n")


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_private_is_in_no_format(form: str, three: Path, run: Run) -> None:
    assert SECRET not in run("report", "voice", "--format", form, today="2026-07-01").stdout


def whole(words: str) -> VoiceReport:
    asked = Asked(6, 2, 1, 1, 1, 1)
    each = VoiceLine(
        words, words, words, words, Status.ACTIVE, Party.COURT, True, False, 2, True, asked, TODAY, 2, 9, 7, True,
        False, True, True, (RatedBy(words, TODAY, 0), RatedBy(words, TODAY, 9)), TODAY, -1, 1,
        (LevelBy(words, TODAY, 2),),
    )  # fmt: skip
    summed = VoiceSum(words, 1, 1, dict.fromkeys(Party, 1), 1, 0, 1, 1, asked, 1, 0, 1, 1, 1, 1, 0, 1, 1, 0)
    return VoiceReport(
        TODAY, None, "worker", summed, (summed, summed), (each, each), (Unreadable(words, words, words),)
    )  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:30])
def test_every_format_carries_whatever_is_written(words: str) -> None:
    text, page = FORMATS["text"](whole(words)), FORMATS["markdown"](whole(words))
    assert not ACTED_UPON.search(text + page)
    assert "\u200d" in words or max(map(width, text.split("\n"))) <= 80
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    if words.strip():
        expected = [token.type for token in tokens.parse(FORMATS["markdown"](whole("words")))]
        assert [token.type for token in tokens.parse(page)] == expected
    header, *rows = csv.reader(io.StringIO(FORMATS["csv"](whole(words)), newline=""))
    assert header == [
        "client", "worker", "goal", "title", "status", "raised_by", "own_words", "ranked", "options", "chosen",
        "asked_by_others", "agrees", "partly", "disagrees", "could_not_say", "not_answered", "rated_on",
        "client_rating", "worker_rating", "difference", "client_rated", "worker_rated", "others_ratings",
        "both_rated", "others_rated", "levels_on", "client_level", "worker_level", "others_levels",
    ]  # fmt: skip
    assert [len(row) for row in rows] == [len(header)] * 2
    assert rows[0][4:10] == ["active", "court", "yes", "no", "2", "yes"]
    assert rows[0][10:-7] == ["6", "2", "1", "1", "1", "1", "2026-06-01", "2", "9", "7", "yes", "no"]
    assert rows[0][-6:-1] == ["yes", "yes", "2026-06-01", "-1", "1"]
    data = json.loads(FORMATS["json"](whole(words)))
    assert data["goals"][0]["title"] == words
    if words:
        definition = json.loads(schema.text("report-voice"), object_hook=closed)
        kind = jsonschema.Draft202012Validator
        kind.check_schema(definition)
        kind(definition, format_checker=kind.FORMAT_CHECKER).validate(data)


def closed(mapping: Data) -> Data:
    return mapping | {"additionalProperties": False} if isinstance(mapping.get("properties"), dict) else mapping


def test_the_columns_of_csv_are_in_the_help(run: Run) -> None:
    words = " ".join(run("report", "voice", "--help").stdout.split())
    header = FORMATS["csv"](whole("x")).split("\n")[0].split(",")
    assert f"{', '.join(header[:-1])} and {header[-1]}" in words


def test_a_plan_that_cannot_be_read_is_named_and_the_rest_is_printed(three: Path, run: Run) -> None:
    (three / "clients" / "bad-01.yaml").write_text("a: &anchor b\n", encoding="utf-8")
    result = run("report", "voice", today="2026-07-01")
    assert "w-amara" in result.stdout
    assert result.stderr.startswith("goals: clients/bad-01.yaml:1:4: ")
    assert result.code == 3


# The goals in which the client's voice is to be looked for


ASKED: Data = {"on": "2026-04-06", "what": "statement", "asked_by": "w-amara"}


def looked_at(run: Run, *options: str) -> list[str]:
    page = run("report", "voice", *options, "--format", "markdown", today="2026-07-01").stdout
    told = page.partition("## Goals in which the client's voice is to be looked for\n\n")[2].partition("\n\n## ")[0]
    return [line for line in told.split("\n")[2:] if line]


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ({"words": "Mine", "priority": 1}, None),
        ({"priority": 1}, "no words of theirs"),
        ({"words": "Mine"}, "not ranked"),
        ({"words": "Mine", "priority": 1, "raised": {"by": "court"}}, "raised by court"),
        ({"words": "Mine", "priority": 1, "changes": [ASKED]},
         "1 change not answered"),
        ({"changes": [ASKED] * 2, "raised": {"by": "family"}},
         "raised by family, no words of theirs, not ranked, 2 changes not answered"),
    ],
)  # fmt: skip
def test_a_goal_is_named_where_the_client_is_not_to_be_heard(
    goal: Data, told: str | None, caseload: Path, run: Run
) -> None:
    save(caseload, plan_data(goal | {"title": "The play"}))
    assert looked_at(run) == ([f"| heron-27 | w-amara | The play | {told} |"] if told else [])


def test_no_more_are_named_than_can_be_read(caseload: Path, run: Run) -> None:
    save(caseload, plan_data(*({"id": f"g-{number:02}", "title": "One", "words": "Mine"} for number in range(23))))
    *named, _, more = run("report", "voice", today="2026-07-01").stdout.partition("\n\nWho has rated")[0].split("\n")
    assert more == "and 3 more (--format csv shows all)"
    assert sum(line.endswith("not ranked") for line in named) == 20


def test_goals_raised_by_one_party(three: Path, run: Run) -> None:
    data = json.loads(run("report", "voice", "--raised-by", "family", "--format", "json", today="2026-07-01").stdout)
    assert [line["client"] for line in data["goals"]] == ["robin-03"]
    assert (data["raised_by"], data["all"]["goals"]) == ("family", 1)
    title = "Whose voice the goals are on 2026-07-01, raised by court\n"
    shown = run("report", "voice", "--raised-by", "family", today="2026-07-01").stdout
    assert "Who raised them" not in shown
    shown = run("report", "voice", "--raised-by", "court", today="2026-07-01").stdout
    assert shown == f"{title}{'=' * (len(title) - 1)}\n\nThere are no open goals of this kind.\n"


def test_where_nobody_else_asked_for_a_change_there_is_no_table_of_zeros(caseload: Path, run: Run) -> None:
    save(caseload, plan_data({"title": "The play"}))
    page = run("report", "voice", today="2026-07-01").stdout
    title = "Changes that others asked for, and what the client answered"
    assert f"\n{title}\n{'-' * len(title)}\n\nNone.\n\n" in page
