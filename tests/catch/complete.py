"""Complete plans, each another, in which no rule is to find anything: what the breaks begin with."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from goals_cli import profile

from . import goals, subjects
from .scene import Data, Scene
from .talk import Talk

_FIRST_DAY = date(2026, 1, 5)


def complete(seed: int) -> Scene:
    """Make the scene of a complete plan; the same one for the same seed, under one of the profiles in turn."""
    random = Random(seed)
    names = profile.names()
    chosen = names[seed % len(names)]
    today = _FIRST_DAY + timedelta(days=random.randrange(700))
    client = f"{subjects.BIRDS[seed % len(subjects.BIRDS)]}-{random.randint(2, 9)}{random.randint(2, 9)}"
    plan = _plan(Talk(seed, random, today), client)
    own = random.random() < 0.25
    if own:
        plan = {**plan, "profile": chosen}
    return Scene(plan, today, random, f"{client}.yaml", "default" if own else chosen)


def _plan(talk: Talk, client: str) -> Data:
    count = talk.random.randint(1, 4)
    now = talk.random.randint(1, min(count, 3))
    worked_on = [goals.active(talk, rank, fullest=rank == 1) for rank in range(1, now + 1)]
    every = worked_on + [make(talk) for make in talk.random.sample(goals.BESIDE, count - now)]
    return {
        "format": "goals-plan/1",
        "client": client,
        "worker": talk.worker,
        "opened": talk.opened,
        "about": _about(talk, every),
        "needs": _needs(talk, worked_on),
        "requirements": [_requirement(talk)],
        "goals": every,
        "agreements": _agreements(talk, every),
        "reviews": _reviews(talk, every),
        "risks": [{"risk": "A fall when nobody is there", "plan": "Press the button; the neighbour has the key"}],
        "monitor": "Both of us at every review",
        "finishing": "When a month goes by without my needing you",
        "disagreements": [_disagreement(talk)],
        "requests": [_request(talk)],
    }


def _about(talk: Talk, every: list[Data]) -> Data:
    supporters = [talk.one(subjects.SUPPORTERS) for _ in range(talk.random.randint(1, 2))]
    return {
        "what_matters": [text for goal in every for text in goal.get("matters", ())],
        "strengths": [talk.one(subjects.STRENGTHS), talk.one(subjects.STRENGTHS)],
        "preferences": [talk.one(subjects.PREFERENCES)],
        "supports": [{"who": who, "help": help, "paid": "home" in who} for who, help in supporters],
        "culture": "Friday evening belongs to the family",
    }


def _needs(talk: Talk, worked_on: list[Data]) -> list[Data]:
    source = f"assessment {talk.opened:%Y-%m}"
    met = {"id": talk.id("n"), "need": talk.one(subjects.NEEDS), "source": source, "goals": [worked_on[0]["id"]]}
    waits = {"id": talk.id("n"), "need": talk.one(subjects.NEEDS), "not_now": talk.one(subjects.NOT_NOW)}
    return [met, waits]


def _requirement(talk: Talk) -> Data:
    return {
        "id": talk.id("q"),
        "by": "court",
        "demands": "Be at the office on the first Monday of each month",
        "until": talk.in_days(100, 300),
        "consequences_explained": talk.opened,
        "client_says": "I will be there, but it is not my goal.",
    }


def _agreements(talk: Talk, every: list[Data]) -> list[Data]:
    """Make the first agreement, and the newest one, on what the goals that are still worked on say by now."""
    agreed = [goal for goal in every if any(turn["status"] == "active" for turn in goal["course"])]
    first = [_quote(goal) for goal in agreed]
    first[0]["statement"] = agreed[0]["changes"][0]["from"]
    now = [_quote(goal) for goal in agreed if goal["course"][-1]["status"] == "active"]
    shown = talk.random.choice(("signature", "spoken"))
    return [
        {
            "id": talk.id("a", talk.agreed),
            "on": talk.agreed,
            "worker": talk.worker,
            "client": {"answer": "agrees", "shown": shown},
            "copy": {"not_given": "Nothing on paper for now"},
            "goals": first,
        },
        {
            "id": talk.id("a", talk.changed),
            "on": talk.changed,
            "worker": talk.worker,
            "client": {"answer": "agrees", "shown": shown, "client_says": talk.one(subjects.REPLIES)},
            "copy": {"given": talk.changed, "to": "client"},
            "goals": now,
        },
    ]


def _quote(goal: Data) -> Data:
    measures = [dict(measure) for measure in goal["measures"]]
    return {
        "goal": goal["id"], "statement": goal["statement"], "measures": measures, "target_date": goal["target_date"],
    }  # fmt: skip


def _reviews(talk: Talk, every: list[Data]) -> list[Data]:
    """Make all reviews, and between some of them a check-in."""
    reviews: list[Data] = []
    for number, on in enumerate(talk.reviews):
        review = {
            "id": talk.id("r", on),
            "on": on,
            "kind": "review",
            "present": ["client", talk.worker],
            "progress": [_progress(talk, goal, number, on) for goal in every if _worked_on(goal, on)],
        }
        later = talk.reviews[number + 1 :]
        review["next_review"] = later[0] if later else talk.in_days(2, 20)
        reviews.append(review)
        if later and talk.perhaps(0.3):
            between = on + timedelta(days=7)
            check_in = {"kind": "check-in", "no_rating": "We only talked on the phone"}
            reviews.append({"id": talk.id("r", between), "on": between, **check_in})
    return reviews


def _worked_on(goal: Data, on: date) -> bool:
    turns = [turn for turn in goal["course"] if turn["status"] == "active"]
    last = goal["course"][-1]
    return bool(turns) and (last["status"] == "active" or on <= last["on"])


def _progress(talk: Talk, goal: Data, number: int, on: date) -> Data:
    measure = goal["measures"][0]
    value = min(measure["target"], measure["baseline"] + number)
    done = [step for step in goal["steps"] if step.get("done") and step["done"] <= on]
    return {
        "goal": goal["id"],
        "ratings": [{"by": "client", "rating": min(10, number + 1)}, {"by": talk.worker, "rating": 5}],
        "measured": [{"measure": measure["id"], "value": value}],
        "words": talk.one(subjects.ON_THE_WAY),
        "wins": [talk.one(subjects.WINS)],
        "steps": [{"step": step["id"], "how": "done"} for step in done] if number == 0 else [],
    }


def _disagreement(talk: Talk) -> Data:
    return {
        "on": talk.random.choice(talk.reviews),
        "about": "Who comes to the reviews",
        "client_says": "Only when I ask for it.",
        "handled": "Others come when the client asks them",
    }


def _request(talk: Talk) -> Data:
    return {"on": talk.agreed, "by": "client", "asks": "To meet every second week", "answered": "Yes, from now on"}
