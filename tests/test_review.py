"""`goals review` without a conversation, and the work behind it: what a review brings about, what is looked back on."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Result, Run
from made_plans import made, review

from goals_cli import reviewing
from goals_cli.caseload import at
from goals_cli.errors import UsageError
from goals_cli.looking_back import LastTime, last_time, promises
from goals_cli.plan import Rating

TODAY = "2026-03-02"
PLAN = """\
# yaml-language-server: $schema=../.goals/plan.schema.json
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-02-02

goals:
  - id: g-4f2k             # the play
    raised: {by: client}
    statement: By 30 June I stay for a full hour.
    measures:
      - {id: m-1, what: minutes I stayed, baseline: 5, target: 60}
    steps:
      - {id: s-1a, who: client, step: Visit the hall, promised: 2026-02-02, due: 2026-02-16}
      - {id: s-2b, who: w-amara, step: Ask the school, promised: 2026-02-02, due: 2026-02-20}
      - {id: s-3c, who: client, step: Breathe, promised: 2026-02-02, every: day, until: 2026-04-27}
      - {id: s-4d, who: client, step: Call her, promised: 2026-02-02, taken_back: {on: 2026-02-09}}
    course:
      - {on: 2026-02-02, status: active}
  - id: g-7d9q             # the lease
    raised: {by: client}
    steps:
      - {id: s-5e, who: client, step: Find the papers, promised: 2026-02-02}
    course:
      - {on: 2026-02-02, status: proposed}

agreements:
  - id: a-20260202-7c1e
    on: 2026-02-02
    client: {answer: agrees, shown: signature}
    goals:
      - goal: g-4f2k
        statement: By 30 June I stay for a full hour.
        measures:
          - {id: m-1, what: minutes I stayed, baseline: 5, target: 60}
"""


@pytest.fixture
def heron(caseload: Path) -> Path:
    """Give the path of heron-27's plan: one goal is active, one is proposed."""
    path = caseload / "clients" / "heron-27.yaml"
    path.write_text(PLAN)
    return path


def id_in(result: Result, code: int = 0) -> str:
    """Read the one id on stdout."""
    assert result.code == code, result.stderr
    assert re.fullmatch(r"r-20260302-[0-9a-hjkmnp-tv-z]{4}\n", result.stdout)
    return result.stdout.strip()


# The short way


def test_a_check_in_adds_its_lines_and_marks_the_steps(run: Run, heron: Path) -> None:
    result = run(
        "review", "heron-27", "--rating", "0", "--words", "I went in.", "--win", "Went in alone", "--win", "Slept",
        "--in-the-way", "The doors", "--done", "s-1a", "--partly", "s-2b", "--not-yet", "s-3c",
        "--measured", "m-1=20", "--confidence", "0", "--importance", "9", today=TODAY,
    )  # fmt: skip
    made = id_in(result)
    assert result.stderr == f"heron-27: review {made}\n"
    assert (
        heron.read_text()
        == PLAN.replace("due: 2026-02-16}", "due: 2026-02-16, done: 2026-03-02}")
        + f"""
reviews:
  - id: {made}
    on: 2026-03-02
    kind: check-in
    present: [client, w-amara]
    progress:
      - goal: g-4f2k
        ratings:
          - {{by: client, rating: 0}}
        measured: [{{measure: m-1, value: 20}}]
        importance: 9
        confidence: 0
        words: I went in.
        wins:
          - Went in alone
          - Slept
        in_the_way:
          - The doors
        steps:
          - {{step: s-1a, how: done}}
          - {{step: s-2b, how: partly}}
          - {{step: s-3c, how: not_yet}}
"""
    )


def test_a_full_review_by_options_sets_the_next_one(run: Run, heron: Path) -> None:
    result = run(
        "review", "heron-27", "--goal", "g-4f2k", "--kind", "review", "--rating", "4", "--worker-rating", "5",
        "--client-says", "You saw more", "--present", "client", "--present", "sister", "--on",
        "2026-03-01", today=TODAY,
    )  # fmt: skip
    made = result.stdout.strip()
    assert result == Result(f"{made}\n", f"heron-27: review {made}\n  next review on 2026-03-29\n", 0)
    assert (
        heron.read_text()
        == PLAN
        + f"""
reviews:
  - id: {made}
    on: 2026-03-01
    kind: review
    present: [client, sister]
    progress:
      - goal: g-4f2k
        ratings:
          - {{by: client, rating: 4}}
          - {{by: w-amara, rating: 5, client_says: You saw more}}
    next_review: 2026-03-29
"""
    )


SCALE = """\
    scale:
      - {level: -2, looks_like: I stay at home}
      - {level: -1, looks_like: I stay for 5 minutes}
      - {level: 0, looks_like: I stay for 20 minutes}
      - {level: 1, looks_like: I stay for 40 minutes}
      - {level: 2, looks_like: I stay for 60 minutes}
"""


@pytest.mark.parametrize(
    ("options", "ratings"),
    [
        (("--level", "-1"), ["{by: client, level: -1}"]),
        (("--rating", "0", "--level", "+1"), ["{by: client, rating: 0, level: 1}"]),
        (
            ("--worker-level", "0", "--level=-2", "--client-says", "Hm"),
            ["{by: client, level: -2}", "{by: w-amara, level: 0, client_says: Hm}"],
        ),
        (
            ("--rating", "4", "--worker-rating", "5", "--worker-level", "2"),
            ["{by: client, rating: 4}", "{by: w-amara, rating: 5, level: 2}"],
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_levels_stand_with_the_ratings(run: Run, heron: Path, options: tuple[str, ...], ratings: list[str]) -> None:
    heron.write_text(PLAN.replace("    steps:\n", f"{SCALE}    steps:\n", 1))
    result = run("review", "heron-27", *options, today=TODAY)
    made = id_in(result)
    assert result.stderr == f"heron-27: review {made}\n"
    lines = "".join(f"          - {rating}\n" for rating in ratings)
    assert heron.read_text().endswith(f"      - goal: g-4f2k\n        ratings:\n{lines}")


@pytest.mark.parametrize(
    ("options", "undescribed"),
    [(("--level", "1"), ["+1"]), (("--level", "0", "--worker-level", "-2"), ["0", "-2"]), (("--level", "-1"), [])],
)
def test_a_level_that_nobody_has_described_is_told_of(
    run: Run, heron: Path, options: tuple[str, ...], undescribed: list[str]
) -> None:
    scale = "    scale: [{level: -1, looks_like: 5 minutes}, {level: -2}]\n"
    heron.write_text(PLAN.replace("    steps:\n", f"{scale}    steps:\n", 1))
    result = run("review", "heron-27", *options, today=TODAY)
    told = [
        f"  g-4f2k does not say what level {level} looks like: "
        f"goals create heron-27 --goal g-4f2k --scale {level}=TEXT\n"
        for level in undescribed
    ]
    assert result.stderr == f"heron-27: review {id_in(result)}\n" + "".join(told)


def test_the_goal_of_a_level_must_be_clear(run: Run, heron: Path) -> None:
    run("agree", "heron-27", "--goal", "g-7d9q", "--answer", "agrees", "--shown", "spoken", today=TODAY)
    result = run("review", "heron-27", "--level", "1", today=TODAY)
    assert result == Result("", "goals: which goal? --goal ID\n  active goals: g-4f2k, g-7d9q\n", 2)
    id_in(run("review", "heron-27", "--goal", "g-7d9q", "--level", "1", today=TODAY))
    assert heron.read_text().endswith("- goal: g-7d9q\n        ratings:\n          - {by: client, level: 1}\n")


@pytest.mark.parametrize(("option", "number"), [("--level", "3"), ("--level", "-3"), ("--worker-level", "-3")])
def test_there_are_five_levels(run: Run, heron: Path, option: str, number: str) -> None:
    result = run("review", "heron-27", option, number, today=TODAY)
    assert result == Result(
        "",
        "Usage: goals review [OPTIONS] CLIENT\n"
        f"goals: Invalid value for '{option}': {number} is not in the range -2<=x<=2\n"
        "  goals review --help says more\n",
        2,
    )
    assert heron.read_text() == PLAN


@pytest.mark.parametrize(
    ("options", "day"),
    [
        (("--kind", "review"), "2026-03-30"),
        (("--kind", "start"), "2026-03-30"),
        (("--kind", "review", "--next", "2026-05-04"), "2026-05-04"),
        (("--kind", "check-in"), None),
        ((), None),
        (("--next", "2026-03-09"), "2026-03-09"),
        (("--goal", "g-7d9q", "--kind", "review"), None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_when_the_next_review_is(run: Run, heron: Path, options: tuple[str, ...], day: str | None) -> None:
    result = run("review", "heron-27", "--rating", "4", *options, today=TODAY)
    assert re.findall(r"next_review: (.*)", heron.read_text()) == ([day] if day else [])
    assert (f"  next review on {day}\n" in result.stderr) is bool(day)


def test_a_change_is_made_with_its_trail(run: Run, heron: Path) -> None:
    result = run(
        "review", "heron-27", "--rating", "4", "--change", "statement=I stay for half an hour.", "--change",
        "measures[m-1].target=30", "--asked-by", "worker", "--because", "Assemblies are shorter", "--answer", "partly",
        "--client-says", "That is real", today=TODAY,
    )  # fmt: skip
    assert result.stderr.splitlines()[1:] == [
        "  the agreement no longer covers g-4f2k: goals agree heron-27 --goal g-4f2k"
    ]
    text = heron.read_text()
    assert (
        """\
    statement: I stay for half an hour.
    measures:
      - {id: m-1, what: minutes I stayed, baseline: 5, target: 30}
    changes:
      - on: 2026-03-02
        what: statement
        from: By 30 June I stay for a full hour.
        to: I stay for half an hour.
        asked_by: w-amara
        because: Assemblies are shorter
        answer: partly
        client_says: That is real
      - on: 2026-03-02
        what: measures[m-1].target
        from: 60
        to: 30
        asked_by: w-amara
        because: Assemblies are shorter
        answer: partly
        client_says: That is real
"""
        in text
    )
    assert "changes" not in text.split("reviews:")[1]


def test_a_change_that_the_client_declines_is_kept_and_not_made(run: Run, heron: Path) -> None:
    options = ("--change", "target_date=2026-07-10", "--asked-by", "mother", "--answer", "disagrees")
    result = run("review", "heron-27", "--rating", "4", *options, today=TODAY)
    assert result.stderr == f"heron-27: review {id_in(result)}\n"
    assert (
        heron.read_text().split("reviews:")[0]
        == PLAN.replace(
            "    steps:\n      - {id: s-1a",
            """\
    changes:
      - on: 2026-03-02
        what: target_date
        to: 2026-07-10
        asked_by: mother
        answer: disagrees
    steps:
      - {id: s-1a""",
        )
        + "\n"
    )


def test_a_meeting_without_the_client(run: Run, heron: Path) -> None:
    options = ("--absent", "client", "--absent-because", "Ill", "--no-rating", "Nobody to ask")
    made = id_in(run("review", "heron-27", *options, today=TODAY))
    assert (
        heron.read_text()
        == PLAN
        + f"""
reviews:
  - id: {made}
    on: 2026-03-02
    kind: check-in
    present: [w-amara]
    absent: {{who: client, because: Ill}}
    no_rating: Nobody to ask
"""
    )


def test_why_there_is_no_rating_belongs_to_the_goal(run: Run, heron: Path) -> None:
    run("review", "heron-27", "--no-rating", "Too tired", today=TODAY)
    assert heron.read_text().endswith("    progress:\n      - goal: g-4f2k\n        no_rating: Too tired\n")


def test_what_is_repeated_goes_on_until_its_last_day(run: Run, heron: Path) -> None:
    result = run("review", "heron-27", "--done", "s-3c", today=TODAY)
    assert result.stderr.splitlines()[1:] == ["  done this time and going on: s-3c"]
    assert heron.read_text().startswith(PLAN)
    result = run("review", "heron-27", "--done", "s-3c", today="2026-04-27")
    assert result.stderr.splitlines()[1:] == []
    assert "until: 2026-04-27, done: 2026-04-27}" in heron.read_text()


def test_quiet_prints_the_id_only(run: Run, heron: Path) -> None:
    result = run("review", "heron-27", "--rating", "4", "-q", today=TODAY)
    assert result == Result(f"{id_in(result)}\n", "", 0)


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        ((), 2, "nothing was given to write down\n  --rating, --words, or --from FILE; on a terminal it asks\n"),
        (
            ("--kind", "review"),
            2,
            "nothing was given to write down\n  --rating, --words, or --from FILE; on a terminal it asks\n",
        ),
        (
            ("--goal", "g-0000", "--rating", "4"),
            3,
            "no goal 'g-0000' in the plan of heron-27\n  its goals: g-4f2k, g-7d9q\n",
        ),
        (("--done", "s-5e"), 3, "g-4f2k has no step s-5e\n  its steps: s-1a, s-2b, s-3c, s-4d\n"),
        (("--measured", "m-2=5"), 3, "g-4f2k has no measure m-2\n  its measures: m-1\n"),
        (("--goal", "g-7d9q", "--measured", "m-1=5"), 3, "g-7d9q has no measure m-1\n  its measures: none\n"),
        (("--done", "s-4d"), 3, "step s-4d was taken back on 2026-02-09\n  goals step add promises it once more\n"),
        (("--done", "s-1a", "--partly", "s-1a"), 3, "step s-1a stands twice\n  say once how it was this time\n"),
        (("--measured", "m-1"), 2, "--measured needs a measure and its value\n  write it as m-1=20\n"),
        (("--measured", "=5"), 2, "--measured needs a measure and its value\n  write it as m-1=20\n"),
        (("--measured", "m-1="), 2, "--measured needs a measure and its value\n  write it as m-1=20\n"),
        (
            ("--goal", "g-7d9q", "--measured", "9"),
            2,
            "which measure? --measured MEASURE=VALUE\n  measures of g-7d9q: none\n",
        ),
        (
            ("--rating", "4", "--client-says", "Yes"),
            2,
            "--client-says goes with --change, --worker-rating or --worker-level\n",
        ),
        (("--rating", "4", "--because", "x"), 2, "--asked-by, --because and --answer go with --change FIELD=VALUE\n"),
        (
            ("--change", "title=a"),
            2,
            "who asked for the change?\n  --asked-by client, or --asked-by WHO --answer ANSWER\n",
        ),
        (
            ("--change", "title=a", "--asked-by", "mother"),
            2,
            "what did the client answer to the change?\n  --asked-by client, or --asked-by WHO --answer ANSWER\n",
        ),
        (
            ("--change", "words=a", "--asked-by", "client"),
            2,
            "`words` does not change: what was said stays as it was said\n"
            "  goals words adds what the client says later\n",
        ),
        (("--change", "target_date=soon", "--asked-by", "client"), 2, None),
        (
            ("--rating", "4", "--on", "2026-03-03"),
            2,
            "--on: 2026-03-03 is still to come\n  only what has happened is written down\n",
        ),
        (
            ("--rating", "4", "--on", "2025-03-01"),
            2,
            "2025-03-01 is before the plan of heron-27 was opened (2026-02-02)\n"
            "  look at the year; when the work did begin earlier, correct `opened` with goals edit\n",
        ),
        (
            ("--rating", "4", "--corrects", "r-20260101-0000"),
            3,
            "no review r-20260101-0000 in the plan of heron-27\n  its reviews: none yet\n",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_meant_changes_nothing(
    run: Run, heron: Path, options: tuple[str, ...], code: int, message: str | None
) -> None:
    result = run("review", "heron-27", *options, today=TODAY)
    assert (result.stdout, result.code) == ("", code), result.stderr
    if message is None:
        message = "`target_date` should be a real day, written year-month-day, like 2026-03-02\n"
    assert result.stderr == f"goals: {message}"
    assert heron.read_text() == PLAN


def test_which_goal_must_be_clear(run: Run, heron: Path) -> None:
    run("agree", "heron-27", "--goal", "g-7d9q", "--answer", "agrees", "--shown", "spoken", today=TODAY)
    result = run("review", "heron-27", "--rating", "4", today=TODAY)
    assert result == Result("", "goals: which goal? --goal ID\n  active goals: g-4f2k, g-7d9q\n", 2)


def test_a_wrong_review_is_corrected_by_a_new_one(run: Run, heron: Path) -> None:
    first = id_in(run("review", "heron-27", "--rating", "4", today=TODAY))
    second = id_in(run("review", "heron-27", "--rating", "6", "--corrects", first, today=TODAY))
    assert f"  - id: {second}\n" in heron.read_text()
    assert heron.read_text().endswith(f"          - {{by: client, rating: 6}}\n    corrects: {first}\n")
    third = run("review", "heron-27", "--rating", "5", "--corrects", first, today=TODAY)
    assert third == Result("", f"goals: {first} has been corrected by {second}\n  correct {second} instead\n", 3)


# From a mapping

REVIEW = """\
kind: review
progress:
  - goal: g-4f2k
    ratings:
      - {by: client, rating: 4}
      - {by: worker, rating: 5, client_says: You saw more}
    words: I stayed.
    steps:
      - {step: s-1a, how: done, words: It was easy}
    changes:
      - {what: target_date, to: 2026-07-10, asked_by: client, because: The play was moved}
    new_steps:
      - {who: worker, step: Ask again, due: 2026-03-09}
      - {step: Sleep, every: day}
  - goal: g-7d9q
    no_rating: Not today
"""


def test_from_a_mapping(run: Run, heron: Path) -> None:
    result = run("review", "heron-27", "--from", "-", stdin=REVIEW, today=TODAY)
    made = id_in(result)
    steps = re.findall(r"id: (s-\w{4}),", heron.read_text())
    assert result.stderr == (
        f"heron-27: review {made}\n  next review on 2026-03-30\n"
        "  the agreement no longer covers g-4f2k: goals agree heron-27 --goal g-4f2k\n"
    )
    expected = PLAN.replace("due: 2026-02-16}", "due: 2026-02-16, done: 2026-03-02}")
    expected = expected.replace("target: 60}\n    steps", """\
target: 60}
    target_date: 2026-07-10
    changes:
      - on: 2026-03-02
        what: target_date
        to: 2026-07-10
        asked_by: client
        because: The play was moved
    steps""")  # fmt: skip
    expected = expected.replace("{on: 2026-02-09}}\n", f"""\
{{on: 2026-02-09}}}}
      - {{id: {steps[0]}, who: w-amara, step: Ask again, promised: 2026-03-02, due: 2026-03-09}}
      - {{id: {steps[1]}, who: client, step: Sleep, promised: 2026-03-02, every: day}}
""")  # fmt: skip
    assert heron.read_text() == expected + f"""
reviews:
  - id: {made}
    on: 2026-03-02
    kind: review
    present: [client, w-amara]
    progress:
      - goal: g-4f2k
        ratings:
          - {{by: client, rating: 4}}
          - {{by: w-amara, rating: 5, client_says: You saw more}}
        words: I stayed.
        steps:
          - {{step: s-1a, how: done, words: It was easy}}
      - goal: g-7d9q
        no_rating: Not today
    next_review: 2026-03-30
"""  # fmt: skip


def test_a_mapping_says_all_that_options_would(run: Run, heron: Path) -> None:
    told = '{"id": "r-20260216-a1f3", "on": "2026-02-16", "present": ["client", "worker"], "next_review": null}'
    result = run("review", "heron-27", "--from", "-", "--kind", "start", stdin=told, today=TODAY)
    assert result == Result("r-20260216-a1f3\n", "heron-27: review r-20260216-a1f3\n", 0)
    assert (
        heron.read_text()
        == PLAN
        + """
reviews:
  - id: r-20260216-a1f3
    on: 2026-02-16
    kind: start
    present: [client, w-amara]
"""
    )


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("kind: review\nprogres: []\n", "2:1: `progres` is not known here\n  did you mean `progress`?\n"),
        (
            "progress:\n  - {goal: g-0000}\n",
            "2:6: no goal 'g-0000' in the plan of heron-27\n  its goals: g-4f2k, g-7d9q\n",
        ),
        (
            "progress:\n  - goal: g-4f2k\n    steps:\n      - {step: s-5e, how: done}\n",
            "4:10: g-4f2k has no step s-5e\n  its steps: s-1a, s-2b, s-3c, s-4d\n",
        ),
        (
            "progress:\n  - goal: g-4f2k\n    measured: [{measure: m-7, value: 1}]\n",
            "3:17: g-4f2k has no measure m-7\n  its measures: m-1\n",
        ),
        (
            "progress:\n  - {goal: g-4f2k}\n  - {goal: g-4f2k}\n",
            "3:6: g-4f2k stands twice in the progress\n  put both into one entry\n",
        ),
        (
            "progress:\n  - goal: g-4f2k\n    changes:\n      - {what: title, asked_by: client}\n",
            "4:9: `to` is missing\n  add it: what the field says from now on\n",
        ),
        (
            "progress:\n  - goal: g-4f2k\n    changes:\n      - {what: words, to: a, asked_by: client}\n",
            "4:10: `words` does not change: what was said stays as it was said\n"
            "  goals words adds what the client says later\n",
        ),
        (
            "progress:\n  - goal: g-4f2k\n    changes:\n      - {what: title, to: a, asked_by: worker}\n",
            "4:9: somebody else asked for this change: what does the client say?\n"
            "  add `answer`; when the client asked for it, `asked_by: client`\n",
        ),
        (
            "progress:\n  - goal: g-4f2k\n    changes:\n      - {what: priority, to: high, asked_by: client}\n",
            "4:26: `priority` should be a whole number from 1 to 1000\n  write it in digits, without quotes\n",
        ),
        (
            "progress:\n  - goal: g-4f2k\n    changes:\n      - {wat: title, to: a, asked_by: client}\n",
            "4:9: `what` is missing",
        ),
        (
            "progress:\n  - goal: g-4f2k\n    new_steps: [Sleep]\n",
            "3:5: `new_steps` should be a list of entries\n  write each entry's fields behind a dash and a space\n",
        ),
        (
            "progress:\n  - goal: g-4f2k\n    new_steps:\n      - {step: a, dues: 2026-03-09}\n",
            "4:19: `dues` is not known here\n  did you mean `due`?\n",
        ),
        (
            "progress:\n  - goal: g-4f2k\n    new_steps:\n      - {id: s-1a, step: a}\n",
            "4:10: the id s-1a is taken in this plan\n  leave it out\n",
        ),
        ("on: 2026-02-30\n", "1:1: `on` is not a day in the calendar\n  that month has fewer days\n"),
        ("on: 2026-03-03\n", "1:1: 2026-03-03 is still to come\n  only what has happened is written down\n"),
        ("id: 7\n", "1:1: `id` should be"),
        (
            "kind: review\ncorrects: r-20260101-0000\n",
            "2:1: no review r-20260101-0000 in the plan of heron-27\n  its reviews: none yet\n",
        ),
        ("progress: g-4f2k\n", "1:1: `progress` should be a list\n  put a dash and a space before each entry: `- `\n"),
    ],
    ids=lambda value: value if value.endswith("\n") and ":" in value[:9] and not value[0].isdigit() else "",
)
def test_a_mapping_that_cannot_be_meant_is_refused_at_its_place(run: Run, heron: Path, told: str, message: str) -> None:
    result = run("review", "heron-27", "--from", "-", stdin=told, today=TODAY)
    assert (result.stdout, result.code) == ("", 3)
    assert result.stderr.startswith(f"goals: standard input:{message}")
    assert heron.read_text() == PLAN


def test_new_steps_need_an_open_goal(run: Run, heron: Path) -> None:
    run("end", "heron-27", "--goal", "g-7d9q", "--reason", "other", today=TODAY)
    told = "progress:\n  - goal: g-7d9q\n    new_steps: [{step: a}]\n"
    result = run("review", "heron-27", "--from", "-", "--on", "2026-02-27", stdin=told, today=TODAY)
    assert result == Result(
        "",
        "goals: standard input:3:17: g-7d9q was ended on 2026-03-02\n"
        "  goals resume heron-27 --goal g-7d9q --because TEXT takes it up again\n",
        3,
    )


@pytest.mark.parametrize(("typed", "value"), [("9", "9"), ("0", "0"), ("1.5", "1.5"), ("yes", '"yes"'), ("-3", "-3")])
def test_the_only_measure_of_a_goal_needs_no_name(run: Run, heron: Path, typed: str, value: str) -> None:
    id_in(run("review", "heron-27", f"--measured={typed}", today=TODAY))
    assert f"        measured: [{{measure: m-1, value: {value}}}]\n" in heron.read_text()


def test_one_of_two_measures_is_named(run: Run, heron: Path) -> None:
    run("set", "heron-27", "--goal", "g-7d9q", "measures[0].what=calls", "measures[1].what=days", today=TODAY)
    ids = re.findall(r"id: (m-\w{4})", heron.read_text())
    result = run("review", "heron-27", "--goal", "g-7d9q", "--measured", "9", today=TODAY)
    known = f"measures of g-7d9q: {', '.join(ids)}"
    assert result == Result("", f"goals: which measure? --measured MEASURE=VALUE\n  {known}\n", 2)


@pytest.mark.parametrize(
    ("away", "was", "because"),
    [
        (("end", "--reason", "reached"), "achieved", " --because TEXT"),
        (("end", "--reason", "moved"), "ended", " --because TEXT"),
        (("decline",), "declined", ""),
    ],
)
def test_a_goal_that_was_put_away_is_resumed_first(
    run: Run, heron: Path, away: tuple[str, ...], was: str, because: str
) -> None:
    before = id_in(run("review", "heron-27", "--goal", "g-7d9q", "--rating", "4", today=TODAY))
    run(away[0], "heron-27", "--goal", "g-7d9q", *away[1:], today=TODAY)
    text = heron.read_text()
    message = f"g-7d9q was {was} on 2026-03-02\n  goals resume heron-27 --goal g-7d9q{because} takes it up again\n"
    for arguments in (
        ("review", "heron-27", "--goal", "g-7d9q", "--rating", "4"),
        ("create", "heron-27", "--goal", "g-7d9q", "--title", "The lease"),
        ("create", "heron-27", "--goal", "g-7d9q", "--step", "Go"),
        ("step", "add", "heron-27", "--goal", "g-7d9q", "--step", "Go"),
    ):
        assert run(*arguments, today=TODAY) == Result("", f"goals: {message}", 3), arguments
    told = "progress:\n  - goal: g-7d9q\n    words: Well\n"
    refused = Result("", f"goals: standard input:2:5: {message}", 3)
    assert run("review", "heron-27", "--from", "-", stdin=told, today=TODAY) == refused
    assert heron.read_text() == text
    late = run("review", "heron-27", "--goal", "g-7d9q", "--rating", "3", "--on", "2026-02-27", today=TODAY)
    assert late.code == 0, "what happened before is told still"
    corrected = run("review", "heron-27", "--goal", "g-7d9q", "--rating", "5", "--corrects", before, today=TODAY)
    assert corrected.code == 0, "what was told before is put right still"


@pytest.mark.parametrize("told", ["{}", '{"progress": []}', "progress:\nkind: review\non: 2026-03-02\nno_rating:\n"])
def test_a_review_that_says_nothing_is_refused(run: Run, heron: Path, told: str) -> None:
    assert run("review", "heron-27", "--from", "-", "--kind", "start", stdin=told, today=TODAY) == Result(
        "",
        "goals: standard input: nothing is said in this review\n"
        "  give progress: [{goal: ID, words: TEXT}], or absent: {who: WHO} when somebody was missing\n",
        3,
    )
    assert heron.read_text() == PLAN
    id_in(run("review", "heron-27", "--from", "-", "--absent", "client", stdin=told, today=TODAY))


def test_a_mapping_goes_with_no_options_for_one_goal(run: Run, heron: Path) -> None:
    result = run("review", "heron-27", "--from", "-", "--rating", "4", stdin=REVIEW, today=TODAY)
    assert result == Result(
        "", "goals: --from holds the whole review\n  leave the options for one goal out, or put them into it\n", 2
    )


# The work behind it


def test_a_review_that_is_held_only_grows(heron: Path) -> None:
    caseload, on = at(heron.parents[1]), date(2026, 3, 2)
    progress: dict[str, Any] = {"goal": "g-4f2k", "ratings": [{"by": "worker", "rating": 5}], "wins": ["One"]}
    told = {"kind": "review", "next_review": None, "progress": [progress]}
    made = reviewing.record(caseload, "heron-27", told, worker="w-amara", today=on).id
    more = {"goal": "g-4f2k", "ratings": [{"by": "worker", "client_says": "More"}], "wins": ["Two"], "words": "Yes"}
    other = {"goal": "g-7d9q", "no_rating": "Not today"}
    reviewing.add_to(caseload, "heron-27", made, {"progress": [more, other]}, worker="w-amara")
    outcome = reviewing.add_to(caseload, "heron-27", made, {"next_review": "2026-03-30"}, worker="w-amara")
    assert outcome == reviewing.Recorded(made, (), (), (), (), date(2026, 3, 30))
    after = f"""
reviews:
  - id: {made}
    on: 2026-03-02
    kind: review
    present: [client, w-amara]
    progress:
      - goal: g-4f2k
        ratings:
          - {{by: w-amara, rating: 5, client_says: More}}
        words: Yes
        wins:
          - One
          - Two
      - goal: g-7d9q
        no_rating: Not today
    next_review: 2026-03-30
"""
    assert heron.read_text() == PLAN + after.replace("words: Yes", 'words: "Yes"')
    with pytest.raises(UsageError, match="`words` stands in the review already"):
        reviewing.add_to(caseload, "heron-27", made, {"progress": [more | {"words": "No"}]}, worker="w-amara")


def test_last_time_is_nothing_in_a_first_conversation() -> None:
    plan = made({"words": None})
    assert last_time(plan, plan.goals[0]) == LastTime(None, None, (), None, {})


def test_last_time_gathers_the_newest_of_each_kind() -> None:
    rated = [{"by": "w-amara", "rating": 3}, {"by": "client", "rating": 0}]
    plan = made(
        {"words": "First", "words_later": [{"on": "2026-03-20", "words": "Later"}]},
        reviews=[
            review("2026-03-30", progress=[{"goal": "g-1", "words": "In the review"}]),
            review(
                "2026-03-09", progress=[{"goal": "g-1", "ratings": rated, "measured": [{"measure": "m-1", "value": 5}]}]
            ),
            review("2026-03-16", progress=[{"goal": "g-1", "measured": [{"measure": "m-1", "value": 7}]}]),
            review("2026-03-31", progress=[{"goal": "g-2", "words": "Of another goal"}]),
        ],
    )
    assert last_time(plan, plan.goals[0]) == LastTime(
        "In the review",
        date(2026, 3, 30),
        (Rating("client", 0), Rating("w-amara", 3)),
        date(2026, 3, 9),
        {"m-1": 7},
    )


def test_promises_that_still_stand_the_workers_first() -> None:
    steps = [
        {"id": "s-1", "who": "client", "due": "2026-03-01"},
        {"id": "s-2", "who": "w-amara", "due": "2026-03-09"},
        {"id": "s-3", "who": "w-amara"},
        {"id": "s-4", "who": "sister", "due": "2026-03-01"},
        {"id": "s-5", "who": "client", "done": "2026-02-01"},
        {"id": "s-6", "who": "client", "taken_back": {"on": "2026-02-01"}},
        {"id": "s-7", "who": "client", "due": "2026-03-01"},
        {"id": "s-8", "who": "client", "every": "day", "until": "2026-03-01"},
        {"id": "s-9", "who": "client", "due": "2026-03-02"},
    ]
    went = [{"step": "s-7", "how": "done"}, {"step": "s-8", "how": "done"}, {"step": "s-1", "how": "partly"}]
    plan = made({"steps": steps}, reviews=[review("2026-02-20", progress=[{"goal": "g-1", "steps": went}])])
    found = promises(plan, plan.goals[0], today=date(2026, 3, 2))
    assert [(promise.step.id, promise.by_client, promise.overdue) for promise in found] == [
        ("s-4", False, True),
        ("s-2", False, False),
        ("s-3", False, False),
        ("s-1", True, True),
        ("s-8", True, True),
        ("s-9", True, False),
    ]
