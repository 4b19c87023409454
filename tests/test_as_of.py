"""What is dated after the day of a report has not happened yet: no report tells of it, on a screen or for programs."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from made_plans import Data, agreement, made, plan_data, review, save, turn

from goals_cli.as_of import as_of
from goals_cli.render.reports import FORMATS

TODAY, LATER = "2026-06-01", "2027-02-01"
RATED = [{"by": "client", "rating": 6}, {"by": "w-amara", "rating": 2}]
STEPS: list[Data] = [
    {"id": "s-1", "who": "client", "step": "Call", "promised": "2026-03-02", "due": "2026-05-20"},
    {"id": "s-2", "who": "w-amara", "step": "Ask", "promised": "2026-03-02", "due": "2026-05-20"},
    {"id": "s-3", "who": "client", "step": "Drive", "due": "2026-05-21"},
]
REVIEW = review("2026-05-04", progress=[{"goal": "g-1", "words": "So far so good"}])
AGREED = agreement("2026-03-02") | {"follow_up": "2026-05-20"}


def so_far() -> Data:
    goal = {"title": "The play", "steps": STEPS, "words": "I want to go"}
    return plan_data(goal, reviews=[REVIEW], agreements=[AGREED])


def with_what_is_to_come() -> Data:
    """Write down the same plan, and in every list that has days something of next year."""
    told = {"goal": "g-1", "ratings": RATED, "words": "Next year", "wins": ["Won"], "confidence": 2,
            "in_the_way": ["Rain"], "steps": [{"step": "s-3", "how": "done"}]}  # fmt: skip
    done, back, standing = STEPS
    steps = [
        done | {"done": LATER}, back | {"taken_back": {"on": LATER}}, standing,
        {"id": "s-4", "who": "client", "step": "Fly", "promised": LATER, "due": "2026-05-01"},
    ]  # fmt: skip
    goal = {
        "title": "The play", "steps": steps, "words": "I want to go",
        "course": [turn("2026-03-02", "active"), turn(LATER, "achieved")],
        "changes": [{"on": LATER, "what": "statement", "asked_by": "w-amara"}],
        "words_later": [{"on": LATER, "words": "I have gone"}],
        "client_answer": {"answer": "disagrees", "on": LATER},
    }  # fmt: skip
    another = {"id": "g-2", "title": "The bus", "course": [turn(LATER, "active")]}
    return plan_data(
        goal, another,
        reviews=[REVIEW, review(LATER, progress=[told], next_review="2027-03-01", corrects=REVIEW["id"])],
        agreements=[AGREED, agreement(LATER, "disagrees")],
        requests=[{"on": LATER, "by": "mother", "asks": "More"}],
        disagreements=[{"on": LATER, "about": "The time"}],
        closed={"on": LATER},
    )  # fmt: skip


@pytest.mark.parametrize("report", ["session heron-27", "caseload", "due", "stuck", "voice", "outcomes --small-groups"])
@pytest.mark.parametrize("form", FORMATS)
def test_no_report_tells_of_what_is_to_come(report: str, form: str, caseload: Path, run: Run) -> None:
    told = []
    for data in (so_far(), with_what_is_to_come()):
        save(caseload, data)
        result = run("report", *report.split(), "--format", form, today=TODAY)
        assert (result.stderr, result.code) == ("", 0)
        told.append(_without_findings(result.stdout, form, report))
    assert told[0] == told[1]
    assert LATER not in told[1]


def _without_findings(text: str, form: str, report: str) -> Any:
    """Leave out what is to be mended in the file: a day that lies ahead is."""
    if form == "json":
        return json.dumps({key: value for key, value in json.loads(text).items() if key != "mend"})
    if "session" not in report:
        return text
    if form == "csv":
        return "\n".join(line for line in text.split("\n") if ",mend," not in line)
    told, _, _ = text.partition("To mend")
    return told.rstrip().removesuffix("##").rstrip() if form != "html" else re.sub(r"<[^>]*>|\s+", "", told)


def test_it_is_told_when_it_has_happened(caseload: Path, run: Run) -> None:
    save(caseload, with_what_is_to_come())
    line = json.loads(run("report", "caseload", "--format", "json", today=LATER).stdout)["clients"][0]
    assert (line["closed"], line["achieved"], line["active"]) == (LATER, 1, 1)


def test_a_plan_of_which_all_has_happened_is_left_as_it_is() -> None:
    data = with_what_is_to_come()
    plan = made(**{key: value for key, value in data.items() if key != "goals"})
    assert as_of(plan, date(2027, 2, 1)) is plan
    assert as_of(plan, date(2027, 1, 31)) is not plan
