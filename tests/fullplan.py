"""An invented, valid plan that uses every field of the model and every choice in it, and ways to walk and change it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from goals_cli.findings import Where

BIKE_STATEMENT = "By 30 September I ride my bike to the workshop on three days a week."
BIKE_MEASURES: list[dict[str, Any]] = [
    {
        "id": "m-1",
        "what": "days a week on which I rode to the workshop",
        "unit": "days a week",
        "baseline": 0,
        "target": 3,
        "direction": "up",
        "kind": "number",
        "keep": False,
    },
    {"id": "m-2", "what": "my own bike stands in the yard", "baseline": False, "target": "yes", "kind": "yes-no"},
    {
        "id": "m-3",
        "what": "taxi rides",
        "unit": "rides",
        "baseline": 4.5,
        "target": 0,
        "direction": "down",
        "keep": None,
    },
]

ABOUT: dict[str, Any] = {
    "what_matters": ["Getting around without asking anybody", "My workshop"],
    "strengths": ["I can mend nearly everything", "I do not give up"],
    "preferences": ["Afternoons", "A call instead of a letter"],
    "supports": [
        {"who": "brother", "help": "Lends me his van", "paid": False, "how_often": "when I ask"},
        {"who": "home help", "help": "Shopping", "paid": True, "how_often": "every Friday"},
    ],
    "concerns": ["That somebody decides over my head"],
    "culture": "No appointments on Friday at noon.",
}

BIKE_GOAL: dict[str, Any] = {
    "id": "g-4f2k",
    "title": "The bike",
    "private": False,
    "priority": 1,
    "raised": {"by": "client", "who": None, "on": "2026-03-02", "words": None},
    "question": "What would you like to be different in half a year?",
    "words": "I want to get to the workshop by myself.\nOn my bike, like before the accident.\n",
    "said_how": "with pictures",
    "language": "pt",
    "heard": "You want to ride again, and to need nobody for it.",
    "heard_right": True,
    "words_later": [
        {
            "on": "2026-04-27",
            "words": "It is not about the bike. It is about not asking.",
            "said_how": "through an interpreter",
            "private": True,
        }
    ],
    "outcome": "I come in through the yard, with grease on my hands.",
    "matters": ["Getting around without asking anybody"],
    "in_the_way": ["The hill", "I am afraid of the crossing"],
    "views": [
        {
            "by": "family",
            "who": "brother",
            "view": "He should take the bus.",
            "client_says": "He is worried. I will show him.",
            "private": True,
        },
        {"by": "agency", "view": "Taxi rides are paid until June."},
        {"by": "court", "view": "No view of this goal."},
        {"by": "other", "who": "physiotherapist", "view": "The knee can do it."},
        {"by": "unclear", "view": "Riding alone is too early."},
    ],
    "options": [
        {
            "option": "Practise in the yard first",
            "for": ["Nobody watches"],
            "against": ["It takes longer"],
            "chosen": True,
            "because": "I want to be sure of the brakes",
        },
        {
            "option": "An electric bike",
            "for": ["The hill"],
            "against": ["Too dear"],
            "chosen": False,
            "because": "Later",
        },
    ],
    "statement": BIKE_STATEMENT,
    "measures": BIKE_MEASURES,
    "scale": [
        {"level": -2, "looks_like": "I need the taxi every day"},
        {"level": -1, "looks_like": "I ride in the yard"},
        {"level": 0, "looks_like": "I ride on three days a week"},
        {"level": 1, "looks_like": "I ride on every working day"},
        {"level": 2, "looks_like": "I ride to the lake"},
    ],
    "baseline_level": -2,
    "weight": {"importance": 3, "difficulty": 2},
    "target_date": "2026-09-30",
    "ongoing": False,
    "importance": 10,
    "confidence": 4,
    "changes": [
        {
            "on": "2026-03-02",
            "what": "target_date",
            "from": "2026-06-30",
            "to": "2026-09-30",
            "asked_by": "client",
            "because": "The knee needs the summer",
            "answer": "agrees",
            "client_says": "Better slowly and for good.",
        },
        {"on": "2026-03-09", "what": "measures", "from": [1, None], "to": {"id": "m-1"}, "answer": "partly"},
    ],
    "steps": [
        {"id": "s-1a", "who": "client", "step": "Pump up the tyres", "promised": "2026-03-02", "done": "2026-03-03"},
        {
            "id": "s-2b",
            "who": "w-amara",
            "step": "Ask the physiotherapist about the knee",
            "promised": "2026-03-02",
            "due": "2026-03-16",
            "taken_back": {"on": "2026-03-10", "because": "He asked her himself"},
            "private": True,
        },
        {"id": "s-3c", "who": "client", "step": "Ride in the yard", "every": "day", "until": "2026-04-27"},
    ],
    "course": [
        {"on": "2026-03-02", "status": "proposed"},
        {"on": "2026-03-02", "status": "active"},
        {
            "on": "2026-05-04",
            "status": "paused",
            "reason": "other",
            "because": "In hospital",
            "client_says": "Not now.",
        },
        {"on": "2026-06-01", "status": "active"},
        {"on": "2026-09-28", "status": "achieved", "reason": "reached", "because": "Four weeks in a row"},
    ],
    "x-file": {"shelf": 12},
}

BUS_GOAL: dict[str, Any] = {
    "id": "g-9x1p",
    "raised": {"by": "family", "who": "brother", "on": "2026-03-02", "words": "He should learn the bus line."},
    "client_answer": {"answer": "disagrees", "on": "2026-03-02", "client_says": "I do not need a bus."},
    "grew_from": "g-4f2k",
    "ongoing": True,
    "course": [
        {"on": "2026-03-02", "status": "proposed"},
        {"on": "2026-03-03", "status": "declined", "reason": "not-wanted-now"},
        {"on": "2026-03-04", "status": "active", "reason": "moved"},
        {"on": "2026-03-05", "status": "paused", "reason": "lost-contact"},
        {"on": "2026-03-06", "status": "active", "reason": "service-ended"},
        {"on": "2026-03-07", "status": "ended", "reason": "replaced"},
    ],
}

AGREEMENTS: list[dict[str, Any]] = [
    {
        "id": "a-20260302-7c1e",
        "on": "2026-03-02",
        "worker": "w-amara",
        "client": {"answer": "agrees", "shown": "signature", "client_says": "Yes. That is my goal."},
        "others": [
            {"who": "guardian", "authority": "legal guardian", "answer": "agrees", "shown": "spoken"},
            {"who": "brother", "answer": "disagrees", "shown": "not_shown"},
        ],
        "copy": {"given": "2026-03-02", "to": "client"},
        "follow_up": "2026-06-01",
        "note": "Read aloud twice.",
        "goals": [
            {
                "goal": "g-4f2k",
                "statement": BIKE_STATEMENT,
                "measures": copy.deepcopy(BIKE_MEASURES),
                "target_date": "2026-09-30",
            }
        ],
    },
    {
        "id": "a-20260303-3x8q",
        "on": "2026-03-03",
        "client": {"answer": "could_not_say", "shown": "other"},
        "copy": {"not_given": "He wants no paper at home"},
        "corrects": "a-20260302-7c1e",
        "goals": [{"goal": "g-9x1p"}],
    },
]

REVIEWS: list[dict[str, Any]] = [
    {"id": "r-20260302-b2c4", "on": "2026-03-02", "kind": "start", "present": ["client", "w-amara", "brother"]},
    {
        "id": "r-20260330-a1f3",
        "on": "2026-03-30",
        "kind": "review",
        "present": ["client", "w-amara"],
        "absent": {"who": "brother", "because": "at work"},
        "progress": [
            {
                "goal": "g-4f2k",
                "ratings": [
                    {"by": "client", "rating": 0, "level": -1},
                    {"by": "w-amara", "rating": 3, "level": 0, "client_says": "You are kind."},
                ],
                "measured": [{"measure": "m-1", "value": 1.5}, {"measure": "m-2", "value": True}],
                "importance": 9,
                "confidence": 6,
                "words": "Round the yard, eleven times!",
                "said_how": "by a gesture",
                "private": False,
                "wins": ["Eleven rounds"],
                "in_the_way": ["Rain"],
                "steps": [
                    {"step": "s-1a", "how": "done", "words": "They hold."},
                    {"step": "s-2b", "how": "partly"},
                    {"step": "s-3c", "how": "not_yet"},
                ],
            },
            {"goal": "g-9x1p", "no_rating": "He declined this goal"},
        ],
        "next_review": "2026-04-27",
    },
    {
        "id": "r-20260427-c3d5",
        "on": "2026-04-27",
        "kind": "check-in",
        "no_rating": "A hard week; we only talked",
        "corrects": "r-20260330-a1f3",
    },
]

FULL_PLAN: dict[str, Any] = {
    "format": "goals-plan/1",
    "client": "plover-12",
    "worker": "w-amara",
    "opened": "2026-03-02",
    "language": "pt",
    "profile": "default",
    "about": ABOUT,
    "needs": [
        {"id": "n-2k7d", "need": "A way to work", "source": "assessment 2026-02-20", "goals": ["g-4f2k", "g-9x1p"]},
        {"id": "n-9x1p", "need": "The rent is behind", "goals": [], "not_now": "First the bike"},
    ],
    "requirements": [
        {
            "id": "q-7w3e",
            "by": "court",
            "who": "probation officer",
            "demands": "Report every month",
            "until": "2026-12-31",
            "consequences_explained": "2026-03-02",
            "client_says": "I will be there.",
        },
        {"id": "q-8x4f", "by": "worker"},
    ],
    "goals": [BIKE_GOAL, BUS_GOAL],
    "agreements": AGREEMENTS,
    "reviews": REVIEWS,
    "risks": [{"risk": "A fall", "plan": "Ring the brother; the knee brace lies in the hall"}],
    "monitor": "Client and worker look at the plan at every review.",
    "finishing": "When I have ridden for a whole month.",
    "disagreements": [
        {
            "on": "2026-03-09",
            "about": "whether the brother comes to reviews",
            "client_says": "Only when I ask him.",
            "handled": "He comes when asked",
        }
    ],
    "requests": [{"on": "2026-04-01", "by": "client", "asks": "Meet in the workshop", "answered": "Yes, from May on"}],
    "handovers": [
        {
            "on": "2026-07-01",
            "from": "w-amara",
            "to": "w-jonas",
            "because": "Amara moves to another town",
            "client_says": "I will miss her. Jonas is fine.",
        }
    ],
    "closed": {"on": "2026-10-05", "because": "The goal is reached", "client_says": "Come and see me ride."},
    "conflicts": [
        {"id": "c-5h8m", "where": "goals[g-4f2k].priority", "base": 2, "ours": 1, "theirs": None},
        {"id": "c-6j9n", "where": "monitor", "base": None, "ours": ["a", "b"], "theirs": {"x": 1.5}},
    ],
}


def places(data: Any, where: Where = ()) -> Iterator[tuple[Where, Any]]:
    """Walk over all places in data, but not into what a plan leaves open."""
    yield where, data
    if where and (str(where[-1]).startswith("x-") or where[0] == "conflicts" or where[-1] in ("from", "to")):
        return
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, item in inside:
        yield from places(item, (*where, key))


def at(data: Any, where: Where) -> Any:
    """Give what stands at a place."""
    for step in where:
        data = data[step]
    return data


def changed(where: Where, value: object, data: dict[str, Any] = FULL_PLAN) -> dict[str, Any]:
    """Copy a plan, with another value at one place."""
    copied = copy.deepcopy(data)
    at(copied, where[:-1])[where[-1]] = value
    return copied
