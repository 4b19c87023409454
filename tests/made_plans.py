"""Plans for tests: as data, with as little or as much in them as a test needs."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from goals_cli.plan import Plan, from_data
from goals_cli.profile import Profile

Data = dict[str, Any]

# What a terminal would act upon; line ends are looked at apart.
ACTED_UPON = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

TODAY = date(2026, 6, 1)
# What a plan under way knows of a client; an `about` that has nothing left to ask for.
ABOUT: Data = {"strengths": ["I keep going"], "preferences": ["Mornings"], "supports": [{"who": "sister"}]}
PROFILE = Profile("default", review_every_days=28, first_review_days=14)


def made(*goals: Data, **fields: Any) -> Plan:
    """Build a plan of these goals; each gets what a goal cannot do without."""
    return from_data(plan_data(*goals, **fields), Plan)


def plan_data(*goals: Data, **fields: Any) -> Data:
    """Write down a plan of these goals as data."""
    head = {"format": "goals-plan/1", "client": "heron-27", "worker": "w-amara", "opened": "2026-03-02"}
    return head | {"goals": [goal_data(**goal) for goal in goals]} | fields


def goal_data(**fields: Any) -> Data:
    """Write down a goal, active since March unless told."""
    return {"id": "g-1", "raised": {"by": "client"}, "course": [turn("2026-03-02", "active")]} | fields


def turn(on: str, status: str) -> Data:
    """Write down a turn of a goal's course."""
    return {"on": on, "status": status}


def review(on: str, kind: str = "review", goal: str = "g-1", **fields: Any) -> Data:
    """Write down a review of one goal."""
    return {"id": f"r-{on.replace('-', '')}-1", "on": on, "kind": kind, "progress": [{"goal": goal}]} | fields


def agreement(on: str, answer: str = "agrees", **agreed: Any) -> Data:
    """Write down an agreement on one goal, g-1 unless told."""
    quoted = {"goal": "g-1"} | agreed
    return {"id": f"a-{on.replace('-', '')}-1", "on": on, "client": {"answer": answer}, "goals": [quoted]}


def whole_data(**fields: Any) -> Data:
    """Write down a plan in ordinary good practice on the day of TODAY: nothing is left to ask for."""
    goal: Data = {
        "raised": {"by": "client", "on": "2026-03-02"},
        "words": "I want to sleep through the night",
        "heard": "You want whole nights",
        "heard_right": True,
        "matters": ["Being awake for my children"],
        "options": [
            {"option": "Reading in bed", "for": ["I like it"], "against": ["The light"], "chosen": True,
             "because": "It is mine"},
            {"option": "Leave it as it is", "for": ["No work"], "against": ["I stay tired"]},
        ],
        "statement": "By 30 June I sleep 6 hours in 5 nights of a week.",
        "measures": [{"id": "m-1", "what": "nights with 6 hours", "unit": "nights", "baseline": 2, "target": 5}],
        "target_date": "2026-06-30",
        "importance": 9,
        "confidence": 7,
        "steps": [
            {"id": "s-1", "who": "client", "step": "Read in bed", "promised": "2026-03-02", "every": "evening"},
            {"id": "s-2", "who": "w-amara", "step": "Ask the night nurse", "promised": "2026-03-02",
             "due": "2026-03-09", "done": "2026-03-06"},
        ],
    }  # fmt: skip
    quoted = {name: goal[name] for name in ("statement", "measures", "target_date")}
    agreed = agreement("2026-03-02", **quoted) | {"copy": {"given": "2026-03-02", "to": "client"}}
    agreed["client"]["shown"] = "signature"
    told = {"goal": "g-1", "words": "Better than last time"}
    reviews = [
        review(day, progress=[told | {"ratings": [{"by": "client", "rating": rating}]}])
        for day, rating in (("2026-03-16", 4), ("2026-04-13", 4), ("2026-05-11", 6))
    ]
    return plan_data(goal, about=ABOUT, agreements=[agreed], reviews=reviews) | fields


def save(folder: Path, data: Data, name: str | None = None) -> Path:
    """Put a plan into a caseload's folder, as JSON, which every reader of plans takes."""
    path = folder / "clients" / (name or f"{data['client']}.yaml")
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def full_data(text: str) -> Data:
    """Write down a plan in which every field is filled, and every text is the given one."""
    measure = {"id": "m-1", "what": text, "unit": text, "baseline": 5, "target": 60, "direction": "up", "keep": False}
    goal = goal_data(
        title=text,
        priority=1,
        raised={"by": "family", "who": text, "on": "2026-03-02", "words": text},
        client_answer={"answer": "partly", "on": "2026-03-02", "client_says": text},
        question=text,
        words=text,
        said_how=text,
        language=text,
        heard=text,
        heard_right=True,
        words_later=[{"on": "2026-03-09", "words": text, "said_how": text}],
        outcome=text,
        matters=[text],
        in_the_way=[text],
        views=[{"by": "family", "who": text, "view": text, "client_says": text}],
        options=[{"option": text, "for": [text], "against": [text], "chosen": True, "because": text}],
        statement=text,
        measures=[measure],
        scale=[{"level": 0, "looks_like": text}],
        target_date="2026-06-30",
        importance=9,
        confidence=5,
        changes=[
            {"on": "2026-03-02", "what": "statement", "from": text, "to": text, "asked_by": text, "because": text}
        ],
        steps=[
            {"id": "s-1", "who": "client", "step": text, "promised": "2026-03-02", "due": "2026-03-16"},
            {
                "id": "s-2",
                "who": "w-amara",
                "step": text,
                "promised": "2026-03-02",
                "every": text,
                "until": "2026-07-01",
            },
            {"id": "s-3", "who": text, "step": text, "promised": "2026-03-02", "due": "2026-06-03"},
            {"id": "s-4", "who": text, "step": text, "promised": "2026-03-02", "done": "2026-03-03"},
            {"id": "s-5", "who": "client", "step": text, "taken_back": {"on": "2026-03-09", "because": text}},
        ],
        course=[{"on": "2026-03-02", "status": "active", "because": text, "client_says": text}],
    )
    progress = {
        "goal": "g-1",
        "ratings": [
            {"by": "client", "rating": 4},
            {"by": "w-amara", "rating": 5, "client_says": text},
            {"by": text, "rating": 0},
        ],
        "measured": [{"measure": "m-1", "value": 20}],
        "no_rating": text,
        "words": text,
        "said_how": text,
        "wins": [text],
        "in_the_way": [text],
        "steps": [{"step": "s-1", "how": "partly", "words": text}],
    }
    agreed = agreement("2026-03-02", "partly", statement="something else", measures=[measure], target_date="2026-06-30")
    agreed |= {"client": {"answer": "partly", "client_says": text}, "note": text, "follow_up": "2026-05-30"}
    agreed |= {"others": [{"who": text, "authority": text}], "copy": {"given": "2026-03-02", "to": text}}
    return plan_data(
        goal,
        about={
            "what_matters": [text],
            "strengths": [text],
            "preferences": [text],
            "supports": [{"who": text, "help": text, "how_often": text}],
            "concerns": [text],
            "culture": text,
        },
        needs=[{"id": "n-1", "need": text, "source": text, "not_now": text}],
        requirements=[{"id": "q-1", "by": "court", "who": text, "demands": text, "client_says": text}],
        agreements=[agreed],
        reviews=[
            review("2026-03-30", progress=[progress], present=["client", text], absent={"who": text, "because": text})
        ],
        risks=[{"risk": text, "plan": text}],
        monitor=text,
        finishing=text,
        disagreements=[{"on": "2026-03-02", "about": text, "client_says": text, "handled": text}],
        requests=[{"on": "2026-03-02", "by": text, "asks": text, "answered": text}],
        handovers=[{"on": "2026-03-05", "from": "w-bo", "to": "w-amara", "because": text, "client_says": text}],
    )


# What people, machines and attackers have put into text fields; each in every field of a plan.
HOSTILE = (
    "plain words",
    "1e3",
    "007",
    "-1",
    "=1+1",
    "@SUM(A1)",
    "+1 555 0100",
    "\t=1+1",
    " =1+1",
    "\r=1+1",
    "＝1+1",
    "\x1b[2J\x1b[31mred",
    "\x9b31m and \x07 and \x00",
    "a\x08\x08b\x7f",
    "two\nlines",
    "three\r\nlines\r\nof text",
    "a\rb",
    "form\x0cfeed\x0bvertical",
    "\u202eover turned",
    "\u2066isolate without an end",
    "\ufeffmark",
    "next\x85line\u2028sep\u2029par",
    "\ud800 lone surrogate",
    "\U000e0041 tag",
    "| a | b |\n|---|---|\n| c | d |",
    "a | b",
    "a \\| b",
    "\\",
    "ends with \\",
    "# heading",
    "## heading\n\ntext",
    "setext\n======",
    "setext\n------",
    "- list\n- list",
    "* list\n+ list",
    "1. list\n2) list",
    "1986\\. A great year",
    "> quote",
    "```\nfence\n```",
    "~~~\nfence\n~~~",
    "    indented code",
    "`code` and ``code``",
    "*em* **strong** _em_ __strong__ ~~gone~~",
    "[link](javascript:alert(1))",
    "![image](http://example.com/x.png)",
    "[ref]: http://example.com 'title'",
    "<http://example.com>",
    "<script>alert(1)</script>",
    "<!-- comment",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &#60; &copy;",
    "***",
    "---",
    "===",
    ":--",
    ":-: | :-:",
    "$x$ and $$y$$",
    "line with two spaces  \nand a break",
    "::error file=x::y",
    '"quoted", and; more',
    "'",
    '"',
    "a,b;c\td",
    "中文字的很長的一句話" * 12,
    "e\u0301" * 90,
    "👩‍👩‍👧‍👦 family 🇺🇸",
    "שלום עולם and مرحبا",
    "x" * 400,
    "word " * 80,
    "[/] [bold]rich[/bold]",
    "{0} %s {client} ${HOME} `id`",
    "\x01",
    "CLIENT GOAL",
    "null",
    "",
    " ",
    "\n",
)
