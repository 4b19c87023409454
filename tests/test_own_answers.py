"""What the client said to what others want is on their sheet in their own words, for people and for programs."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from made_plans import PROFILE, TODAY, Data, agreement, plan_data

from goals_cli.history.since_agreed import since_agreed
from goals_cli.plan import Plan, from_data
from goals_cli.render import since_agreed as since_page
from goals_cli.render.reports import FORMATS
from goals_cli.sheets import plan_report


def sheet(data: Data, form: str = "text", *, private: bool = False) -> str:
    since = since_agreed(data, today=TODAY, private=private)
    return FORMATS[form](plan_report(from_data(data, Plan), PROFILE, today=TODAY, private=private, since=since))


def rows(data: Data, *kinds: str) -> list[str]:
    """Give the rows of some kinds as they are written."""
    lines = sheet(data, "csv").split("\n")
    cells = csv.reader(io.StringIO("\n".join(lines)))
    return [line for line, row in zip(lines, cells, strict=True) if row[2] in kinds]


RAISED: Data = {"by": "family", "words": "Go to school"}


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("agrees", "My first answer was yes."),
        ("partly", "My first answer was yes to a part of it."),
        ("disagrees", "My first answer was no."),
        ("could_not_say", "At first I could not say what I think of it."),
    ],
)
def test_what_the_client_said_to_a_goal_of_somebody_else(answer: str, sentence: str) -> None:
    goal = {"raised": RAISED, "client_answer": {"answer": answer, "client_says": "Not every day"}}
    assert f"""
Where this came from
This was brought up by my family.

  "Go to school"

{sentence}

  "Not every day"
""" in sheet(plan_data(goal))
    assert rows(plan_data(goal), "first answer") == [f"heron-27,g-1,first answer,,client,Not every day,{answer}"]
    (found,) = json.loads(sheet(plan_data(goal), "json"))["goals"]
    answered = {"answer": answer, "client_says": "Not every day"}
    assert found["raised"] == {"who": "family", "words": "Go to school"} | answered


def agreed(answer: str, *goals: str, says: str | None = "Three is enough") -> Data:
    made = agreement("2026-03-02", answer, statement="I go.")
    made["client"]["client_says"] = says
    made["goals"] += [{"goal": goal} for goal in goals]
    return made


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("agrees", "I agreed to this on 2 March 2026."),
        ("partly", "On 2 March 2026 I agreed to a part of this."),
        ("disagrees", "On 2 March 2026 I did not agree to this."),
    ],
)
def test_what_the_client_said_when_they_were_asked_to_agree(answer: str, sentence: str) -> None:
    data = plan_data({"statement": "I go."}, agreements=[agreed(answer)])
    assert f'\n{sentence}\n\n  "Three is enough"\n' in sheet(data)
    assert rows(data, "agreement", "agreement words") == [
        f"heron-27,g-1,agreement,2026-03-02,client,{answer},yes",
        "heron-27,g-1,agreement words,2026-03-02,client,Three is enough,",
    ]
    assert json.loads(sheet(data, "json"))["goals"][0]["agreed"]["client_says"] == "Three is enough"


@pytest.mark.parametrize("says", [None, " "])
def test_where_nothing_was_said_nothing_is_quoted(says: str | None) -> None:
    data = plan_data({"statement": "I go."}, agreements=[agreed("partly", says=says)])
    assert '  "' not in sheet(data)
    assert rows(data, "agreement words") == []


def test_words_to_several_goals_stay_away_where_one_of_them_is_private() -> None:
    goals: list[Data] = [{"statement": "I go."}, {"id": "g-2", "private": True}]
    data = plan_data(*goals, agreements=[agreed("partly", "g-2")])
    assert "Three is enough" not in sheet(data)
    assert "Three is enough" in sheet(data, private=True)


def test_what_the_client_sees_otherwise() -> None:
    said = [
        {"on": "2026-04-02", "about": "The missed evening", "client_says": "I was at work.", "handled": "Written"},
        {"on": "2026-04-09", "about": "The flat", "client_says": "It is too far."},
        {"on": "2026-04-16", "about": "The bus"},
    ]
    data = plan_data(disagreements=said)
    assert sheet(data).endswith("""
What I see in another way
-------------------------

2 April 2026: The missed evening

  "I was at work."

What came of it: Written

9 April 2026: The flat

  "It is too far.\"""")
    assert rows(data, "disagreement", "disagreement about", "disagreement handled") == [
        "heron-27,,disagreement,2026-04-02,client,I was at work.,",
        "heron-27,,disagreement about,2026-04-02,,The missed evening,",
        "heron-27,,disagreement handled,,,Written,",
        "heron-27,,disagreement,2026-04-09,client,It is too far.,",
        "heron-27,,disagreement about,2026-04-09,,The flat,",
    ]
    assert json.loads(sheet(data, "json"))["disagreements"][1] == {
        "on": "2026-04-09", "about": "The flat", "client_says": "It is too far.", "handled": None
    }  # fmt: skip


NO: Data = {
    "on": "2026-04-02", "what": "target_date", "from": "2026-06-30", "to": "2026-06-10", "asked_by": "w-amara",
    "because": "Sooner is better", "answer": "disagrees", "client_says": "Too soon for me",
}  # fmt: skip


def refusing(**more: Any) -> Data:
    quoted: Data = {"statement": "I go.", "target_date": "2026-06-30"}
    goal = quoted | {"title": "School", "changes": [NO | more]}
    return plan_data(goal, agreements=[agreement("2026-03-02", **quoted)])


def test_a_no_to_a_change_is_told_although_nothing_changed() -> None:
    assert sheet(refusing()).endswith("""
What changed since I agreed
---------------------------

Nothing. What we wrote down still stands.

What I said no to, and it stayed as it was:

- 2 April 2026: my worker asked for it, because: Sooner is better. I said no to
  this on 2 April 2026: "Too soon for me\"""")
    assert since_page.text(since_agreed(refusing(), today=TODAY)).endswith("""
What we wrote down then still stands, word for word.

What you said no to, and it stayed as it was
- 2 April 2026: your worker asked for it, because: Sooner is better. You said no
  to this on 2 April 2026: "Too soon for me\"""")


@pytest.mark.parametrize(
    "more", [{"answer": "agrees"}, {"answer": None}, {"to": "2026-06-30"}, {"on": "2026-03-01"}, {"on": "2026-03-02"}]
)
def test_what_was_not_refused_since_or_was_made_all_the_same_is_not_called_so(more: Data) -> None:
    assert "What I said no to" not in sheet(refusing(**more))


def test_programs_get_what_changed_since_the_client_agreed() -> None:
    measure = {"id": "m-1", "what": "mornings", "target": 3}
    quoted: Data = {"statement": "I go.", "target_date": "2026-06-30", "measures": [measure]}
    goal: Data = {
        "statement": "I go often.",
        "target_date": "2026-06-30",
        "measures": [measure | {"target": 4}, {"id": "m-2", "what": "smiles", "target": 1}],
        "changes": [
            NO,
            {"on": "2026-05-02", "what": "statement", "to": "I go often.", "asked_by": "client", "because": "I like it",
             "answer": "agrees"},
        ],
    }  # fmt: skip
    data = plan_data(goal, agreements=[agreement("2026-03-02", **quoted)])
    assert rows(data, "changed from", "changed to", "change", "change answer") == [
        "heron-27,g-1,changed from,2026-03-02,,statement,I go.",
        "heron-27,g-1,changed to,,,statement,I go often.",
        "heron-27,g-1,changed from,2026-03-02,,target (mornings),3",
        "heron-27,g-1,changed to,,,target (mornings),4",
        "heron-27,g-1,changed from,2026-03-02,,measures (smiles),",
        'heron-27,g-1,changed to,,,measures (smiles),"smiles, 1"',
        "heron-27,g-1,change,2026-05-02,client,I like it,statement",
        "heron-27,g-1,change answer,2026-05-02,client,,agrees",
        "heron-27,g-1,change,2026-04-02,w-amara,Sooner is better,target_date",
        "heron-27,g-1,change answer,2026-04-02,client,Too soon for me,disagrees",
    ]
    found = json.loads(sheet(data, "json"))
    assert found["workers"] == ["w-amara", "worker"]
    assert found["since"] == json.loads(since_page.json(since_agreed(data, today=TODAY)))["goals"]
    assert [each["before"] for each in found["since"][0]["reworded"]] == ["I go.", 3, None]


def test_goals_that_are_not_on_the_sheet_are_not_in_what_changed_on_it() -> None:
    ended = {"course": [{"on": "2026-05-02", "status": "ended"}]}
    assert json.loads(sheet(plan_data(ended, agreements=[agreement("2026-03-02")]), "json"))["since"] == []


def test_what_is_undecided_is_in_the_spreadsheet() -> None:
    conflict = {"id": "c-1", "where": "goals[g-1].target_date", "ours": "2026-06-10", "theirs": None}
    assert rows(plan_data({"target_date": "2026-06-30"}, conflicts=[conflict]), "undecided") == [
        "heron-27,g-1,undecided,,,target_date,2026-06-30",
        "heron-27,g-1,undecided,,,target_date,2026-06-10",
        "heron-27,g-1,undecided,,,target_date,",
    ]
