"""Puts together what one invented client and worker said, wanted, promised, agreed and reviewed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from . import scenes, words
from .writing import Flow, Folded, Lines, Row

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"

Data = dict[str, Any]


class Conversation:
    """One client's plan in the making: who takes part, and the days on which they met."""

    def __init__(self, client: str, rng: random.Random, *, today: date, last_review: date, weeks: int) -> None:
        self.client = client
        self.rng = rng
        self.today = today
        self.worker = rng.choice(words.WORKERS)
        self.last_review = last_review
        self.opened = last_review - timedelta(weeks=weeks, days=rng.randrange(3))
        self.taken: set[str] = set()

    def one(self, texts: tuple[str, ...]) -> str:
        """Pick a text and fill in a place and a person."""
        return self.rng.choice(texts).format(place=scenes.place(self.rng), friend=scenes.friend(self.rng))

    def id(self, letter: str, length: int = 4) -> str:
        """Make an id that is not taken in this plan."""
        while True:
            made = f"{letter}-{''.join(self.rng.choices(CROCKFORD, k=length))}"
            if made not in self.taken:
                self.taken.add(made)
                return made

    def turn(self, status: str) -> Flow:
        return Flow(on=self.opened, status=status)


def plan(talk: Conversation) -> Data:
    """Make a plan in good order: one or two goals agreed on, now and then one proposed, and one review of them."""
    topics = talk.rng.sample(words.TOPICS, 3)
    count = talk.rng.choice((1, 2))
    goals = [active_goal(talk, topic, rank, count == 1) for rank, topic in enumerate(topics[:count], start=1)]
    proposed = [proposed_goal(talk, topics[2])] if talk.rng.random() < 0.2 else []
    return {
        "format": "goals-plan/1",
        "client": talk.client,
        "worker": talk.worker,
        "opened": talk.opened,
        "about": about(talk, goals),
        "needs": needs(talk, goals),
        "goals": [*goals, *proposed],
        "agreements": [agreement(talk, goals)],
        "reviews": [review(talk, goals)],
    }


def about(talk: Conversation, goals: list[Data]) -> Data:
    return {
        "what_matters": list(dict.fromkeys(goal["matters"][0] for goal in goals)),
        "strengths": talk.rng.sample(words.STRENGTHS, 2),
        "preferences": [talk.one(words.PREFERENCES)],
        "supports": [{"who": scenes.friend(talk.rng), "help": talk.one(words.HELP)}],
    }


def needs(talk: Conversation, goals: list[Data]) -> list[Data]:
    """Make an assessed need that a goal takes up, and one that waits by the client's own wish."""
    source = f"assessment {talk.opened.isoformat()}"
    met, waits = talk.rng.sample(words.NEEDS, 2)
    return [
        {"id": talk.id("n"), "need": met, "source": source, "goals": Row([goals[0]["id"]])},
        {"id": talk.id("n"), "need": waits, "source": source, "not_now": "I want to get the other thing done first"},
    ]


def active_goal(talk: Conversation, topic: words.Topic, rank: int, at_length: bool) -> Data:
    """Make a goal with all that a goal in good order has; a client's only one was talked over at more length."""
    topic, target = _filled(talk, topic)
    target_date = talk.today + timedelta(days=talk.rng.randrange(30, 150))
    statement = f"By {target_date.day} {target_date:%B}, {topic.statement}"
    measure = {"id": "m-1", "what": topic.measure, "unit": topic.unit, "baseline": target // 3, "target": target}
    return {
        **_said(talk, topic, rank),
        **({"outcome": Folded(topic.outcome), "in_the_way": [talk.one(words.OBSTACLES)]} if at_length else {}),
        **({"views": [_view(talk)]} if at_length and talk.rng.random() < 0.5 else {}),
        "options": _options(talk, topic.ways if at_length else topic.ways[:2]),
        "statement": statement,
        "measures": [measure],
        "target_date": target_date,
        "importance": talk.rng.randrange(7, 11),
        "confidence": talk.rng.randrange(7, 10),
        **({"changes": [_first_change(talk, topic, statement)]} if at_length and talk.rng.random() < 0.3 else {}),
        "steps": _steps(talk, topic, first=rank == 1),
        "course": [talk.turn("proposed"), talk.turn("active")],
    }


def _filled(talk: Conversation, topic: words.Topic) -> tuple[words.Topic, int]:
    """Fill one scene and one number into all that is said about a goal."""
    target = talk.rng.randrange(*topic.numbers)
    fill = scenes.scene(talk.rng) | {"n": str(target)}
    told, ending = talk.rng.choice(words.TELLING), talk.rng.choice(words.ENDINGS)
    filled = topic._replace(
        words=f"{topic.words}\n{_capital(told.format(**fill))}".format(**fill),
        outcome=topic.outcome.format(**fill),
        statement=f"{topic.statement} {ending}".format(**fill),
        client_steps=tuple(step.format(**fill) for step in topic.client_steps),
        worker_steps=tuple(step.format(**fill) for step in topic.worker_steps),
        ways=tuple(way.format(**fill) for way in topic.ways),
    )
    return filled, target


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _said(talk: Conversation, topic: words.Topic, rank: int) -> Data:
    return {
        "id": talk.id("g"),
        "title": topic.title,
        "priority": rank,
        "raised": Flow(by="client", on=talk.opened),
        "words": Lines(topic.words),
        "heard": f"You want this to be yours: {topic.title.lower()}.",
        "heard_right": True,
        "matters": Row([talk.one(words.MATTERS)]),
    }


def proposed_goal(talk: Conversation, topic: words.Topic) -> Data:
    """Make a goal that has only been named so far."""
    topic, _ = _filled(talk, topic)
    raised = Flow(by="client", on=talk.last_review)
    course = [Flow(on=talk.last_review, status="proposed")]
    return {"id": talk.id("g"), "title": topic.title, "raised": raised, "words": Lines(topic.words), "course": course}


def _view(talk: Conversation) -> Data:
    view, reply = talk.one(words.VIEWS), talk.one(words.REPLIES)
    return {"by": "family", "who": scenes.friend(talk.rng), "view": view, "client_says": reply}


def _options(talk: Conversation, ways: tuple[str, ...]) -> list[Data]:
    """Make the ways the client could go; the first one is chosen."""
    reasons, doubts = talk.rng.sample(words.FOR, len(ways)), talk.rng.sample(words.AGAINST, len(ways))
    every = zip(ways, reasons, doubts, strict=True)
    options: list[Data] = [{"option": way, "for": Row([good]), "against": Row([bad])} for way, good, bad in every]
    options[0] |= {"chosen": True, "because": talk.one(words.BECAUSE)}
    return options


def _first_change(talk: Conversation, topic: words.Topic, statement: str) -> Data:
    return {
        "on": talk.opened,
        "what": "statement",
        "from": f"Never worry about it again ({topic.title.lower()})",
        "to": statement,
        "asked_by": talk.worker,
        "because": "We can both see it in a month",
        "answer": "agrees",
        "client_says": talk.one(words.REPLIES),
    }


def _steps(talk: Conversation, topic: words.Topic, *, first: bool) -> list[Data]:
    """Make the promises of both: one kept, one of the client's still to come at times, one of the worker's."""
    kept = talk.opened + timedelta(days=talk.rng.randrange(6, 14))
    soon = talk.today + timedelta(days=talk.rng.randrange(5, 40))
    now, then = topic.client_steps
    later = {"promised": talk.last_review, "due": soon}
    theirs = {"who": "client", "step": now, "promised": talk.opened, "due": kept, "done": kept}
    steps = [theirs, {"who": "client", "step": then, **later}] if first else [theirs]
    steps.append({"who": talk.worker, "step": talk.one(topic.worker_steps), **later})
    return [{"id": talk.id("s", 2), **step} for step in steps]


def agreement(talk: Conversation, goals: list[Data]) -> Data:
    """Make the agreement that quotes what the goals say."""
    quoted = [
        {
            "goal": goal["id"],
            "statement": goal["statement"],
            "measures": [Flow(measure) for measure in goal["measures"]],
            "target_date": goal["target_date"],
        }
        for goal in goals
    ]
    return {
        "id": talk.id(f"a-{talk.opened:%Y%m%d}"),
        "on": talk.opened,
        "worker": talk.worker,
        "client": Flow(answer="agrees", shown=talk.rng.choice(("signature", "spoken"))),
        "copy": Flow(given=talk.opened, to="client"),
        "goals": quoted,
    }


def review(talk: Conversation, goals: list[Data]) -> Data:
    return {
        **_meeting(talk, talk.last_review, "review"),
        "progress": [_progress(talk, goal) for goal in goals],
        "next_review": talk.last_review + timedelta(weeks=4),
    }


def check_in(talk: Conversation, goal: Data, on: date) -> Data:
    rating = Flow(by="client", rating=talk.rng.randrange(1, 8))
    progress = {"goal": goal["id"], "ratings": [rating], "words": talk.one(words.PROGRESS)}
    return {**_meeting(talk, on, "check-in"), "progress": [progress]}


def _meeting(talk: Conversation, on: date, kind: str) -> Data:
    return {"id": talk.id(f"r-{on:%Y%m%d}"), "on": on, "kind": kind, "present": Row(["client", talk.worker])}


def _progress(talk: Conversation, goal: Data) -> Data:
    """Say where the client and the worker see a goal, and what came of what."""
    measure, rating = goal["measures"][0], talk.rng.randrange(3, 9)
    reached = talk.rng.randrange(measure["baseline"], measure["target"])
    return {
        "goal": goal["id"],
        "ratings": [Flow(by="client", rating=rating), Flow(by=talk.worker, rating=rating + 1)],
        "measured": Row([Flow(measure=measure["id"], value=reached)]),
        "confidence": talk.rng.randrange(7, 10),
        "words": talk.one(words.PROGRESS),
        "wins": [talk.one(words.WINS)],
        "steps": [Flow(step=goal["steps"][0]["id"], how="done")],
    }
