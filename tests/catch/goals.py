"""Goals as they stand in a complete plan: worked on, wanted some day, resting, reached, ended, or declined."""

from __future__ import annotations

from datetime import date, timedelta

from . import subjects
from .scene import Data
from .subjects import Subject
from .talk import Talk


def active(talk: Talk, rank: int, *, fullest: bool) -> Data:
    """Make a goal with all that is asked of one that is worked on; the fullest one has something of everything."""
    subject = talk.subjects.pop()
    target_date = talk.in_days(40, 150)
    goal = {
        "id": talk.id("g"),
        "title": subject.title,
        "priority": rank,
        **(_raised_by_client(talk) if fullest or talk.perhaps(0.7) else _raised_by_other(talk)),
        "question": "What would you like to be different?",
        "words": words(talk, subject),
        "heard": talk.one(subjects.HEARD),
        "heard_right": True,
        "outcome": talk.one(subjects.HOPES),
        "matters": [talk.one(subjects.MATTERS)],
        "in_the_way": [talk.one(subjects.OBSTACLES)],
        "options": _options(talk, subject),
        "statement": statement(talk, subject, target_date),
        "measures": [measure(talk, subject)],
        "target_date": target_date,
        "importance": talk.random.randint(6, 10),
        "confidence": talk.random.randint(7, 10),
        "steps": _steps(talk, subject),
        "course": [{"on": talk.opened, "status": "proposed"}, {"on": talk.agreed, "status": "active"}],
    }
    if fullest:
        goal |= {"views": [_view(talk)], "scale": _scale(subject), "baseline_level": -2}
        goal["changes"] = [_change(talk, goal)]
        goal["words_later"] = [{"on": talk.changed, "words": talk.one(subjects.AFTER)}]
    return goal


def words(talk: Talk, subject: Subject) -> str:
    before, after = talk.own(subjects.BEFORE, subject, 40), talk.own(subjects.AFTER, subject, 15)
    return f"{before} {subject.wish}. {after}"


def statement(talk: Talk, subject: Subject, target_date: date) -> str:
    activity = subject.activity.format(n=subject.numbers[1])
    company, when = talk.own(subjects.COMPANY, subject, 40), talk.own(subjects.WHEN, subject, 13)
    return f"By {target_date.day} {target_date:%B} I {activity}, {company}, {when}."


def measure(talk: Talk, subject: Subject) -> Data:
    baseline, target = subject.numbers
    return {"id": "m-1", "what": subject.what, "unit": subject.unit, "baseline": baseline, "target": target}


def _raised_by_client(talk: Talk) -> Data:
    return {"raised": {"by": "client", "on": talk.opened}}


def _raised_by_other(talk: Talk) -> Data:
    raised = {"by": "family", "who": "mother", "on": talk.opened, "words": "It would be good for the whole family"}
    return {"raised": raised, "client_answer": {"answer": "agrees", "on": talk.opened, "client_says": "I want it too"}}


def _options(talk: Talk, subject: Subject) -> list[Data]:
    ways = subject.ways[: talk.random.randint(2, 3)]
    options: list[Data] = [
        {"option": way, "for": [talk.one(subjects.FOR)], "against": [talk.one(subjects.AGAINST)]} for way in ways
    ]
    options[0] |= {"chosen": True, "because": talk.one(subjects.BECAUSE)}
    return options


def _view(talk: Talk) -> Data:
    who, view = talk.one(subjects.VIEWS)
    return {"by": "family", "who": who, "view": view, "client_says": talk.one(subjects.REPLIES)}


def _scale(subject: Subject) -> list[Data]:
    low, high = subject.numbers
    numbers = (low, low + high, low + 2 * high, low + 3 * high, low + 4 * high)
    levels = zip(range(-2, 3), numbers, strict=True)
    return [{"level": level, "looks_like": f"I {subject.activity.format(n=number)}"} for level, number in levels]


def _change(talk: Talk, goal: Data) -> Data:
    return {
        "on": talk.changed,
        "what": "statement",
        "from": f"I never think of it again ({goal['title'].lower()})",
        "to": goal["statement"],
        "asked_by": talk.worker,
        "because": "We can both see it in a month",
        "answer": "agrees",
        "client_says": talk.one(subjects.REPLIES),
    }


def _steps(talk: Talk, subject: Subject) -> list[Data]:
    """Make the promises of both: what was done, what is still to come, and what goes on."""
    done = talk.agreed + timedelta(days=talk.random.randint(3, 9))
    kept = {"promised": talk.agreed, "due": done, "done": done}
    last = talk.reviews[-1]
    steps: list[Data] = [
        {"who": "client", "step": subject.own_steps[0], **kept},
        {"who": talk.worker, "step": subject.others_steps[0], **kept},
        {"who": "client", "step": subject.own_steps[1], "promised": last, "due": talk.in_days(3, 30)},
        {"who": talk.worker, "step": subject.others_steps[1], "promised": last, "due": talk.in_days(3, 30)},
    ]
    if talk.perhaps():
        steps.append({"who": "client", "step": subject.own_steps[2], "promised": talk.agreed, "every": "week"})
    return [{"id": talk.id("s"), **step} for step in steps]


def proposed(talk: Talk) -> Data:
    """Make a goal that has only been named so far."""
    on = talk.reviews[-1]
    subject = talk.subjects.pop()
    raised = {"by": "client", "on": on}
    course = [{"on": on, "status": "proposed"}]
    return {
        "id": talk.id("g"), "title": subject.title, "raised": raised, "words": words(talk, subject), "course": course,
    }  # fmt: skip


def _over(talk: Talk, turn: Data) -> Data:
    """Make a goal that was worked on and no longer is."""
    goal = active(talk, 1, fullest=False)
    del goal["priority"]
    goal["steps"] = [step for step in goal["steps"] if "done" in step]
    goal["course"].append({"on": talk.random.choice(talk.reviews), **turn})
    return goal


def paused(talk: Talk) -> Data:
    return _over(talk, {"status": "paused", "reason": "other", "because": "In hospital", "client_says": "Later."})


def achieved(talk: Talk) -> Data:
    return _over(talk, {"status": "achieved", "reason": "reached", "client_says": talk.one(subjects.ON_THE_WAY)})


def ended(talk: Talk) -> Data:
    because = {"because": "The hall was sold", "client_says": "A pity, and not my fault."}
    return _over(talk, {"status": "ended", "reason": "moved", **because})


def declined(talk: Talk) -> Data:
    """Make a goal that somebody else wanted and the client did not."""
    raised = {"by": "agency", "on": talk.opened, "words": "A course on how to apply for work"}
    answer = {"answer": "disagrees", "on": talk.opened, "client_says": "Not another course."}
    turn = {"on": talk.opened, "status": "declined", "reason": "not-wanted-now", "client_says": "No."}
    course = [{"on": talk.opened, "status": "proposed"}, turn]
    return {"id": talk.id("g"), "title": "A course", "raised": raised, "client_answer": answer, "course": course}


BESIDE = (proposed, paused, achieved, ended, declined)
