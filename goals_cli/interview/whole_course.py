"""The whole course on which a goal is set: why, what is in the way, which ways there are, and the joint wording."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from goals_cli.interview.asking import Talk
from goals_cli.interview.changing import ask_change
from goals_cli.interview.first_questions import HEARING_BACK, WORDS, Part, ask_step
from goals_cli.interview.keeping import GoalKept
from goals_cli.interview.levels import LEVELS
from goals_cli.interview.measuring import ask_measures
from goals_cli.plan import CLIENT, Goal, Option, Party

OTHERS = {party.value: party for party in (Party.FAMILY, Party.WORKER, Party.AGENCY, Party.COURT, Party.OTHER)}
SURE_ENOUGH = 7  # of 10; below it, the plan is adjusted together


def _ask_outcome(talk: Talk, kept: GoalKept) -> None:
    outcome = talk.text(
        "What does the ideal outcome look like? What is different then?",
        help="A picture, as the client sees it: who is there, what happens.",
    )
    if outcome:
        kept.keep(outcome=outcome)


def _ask_matters(talk: Talk, kept: GoalKept) -> None:
    plan = kept.plan()
    known = plan.about.what_matters if plan else ()
    for number, what in enumerate(known, 1):
        talk.quote(f"{number}  {what}")
    pick = " A number takes what is there already." if known else ""
    for answer in talk.several(f"Why does it matter to the client?{pick}", help="What it is good for, in their life."):
        said = known[int(answer) - 1] if answer.isdecimal() and 0 < int(answer) <= len(known) else answer
        kept.keep(matters=[said])
        if said not in known:
            kept.about(what_matters=[said])


def _ask_in_the_way(talk: Talk, kept: GoalKept) -> None:
    for answer in talk.several("What stands in the way, or holds the client back?"):
        kept.keep(in_the_way=[answer])


def _ask_views(talk: Talk, kept: GoalKept) -> None:
    question = "Who else has a view?"
    while party := talk.choice(question, OTHERS, help="Others complement; they do not dictate."):
        who = talk.text("Who is that? By their part, not by name: mother, teacher.")
        question = "Who else?"
        goal = kept.goal()
        if goal and (party, who) in {(view.by, view.who) for view in goal.views}:
            talk.note("Their view stands here already; say more exactly who this is, or use goals view later.")
            continue
        view = talk.text("What do they want or think?")
        if view:
            entry = {"by": party.value} | ({"who": who} if who else {})
            kept.keep(views=[entry | {"view": view}])
            if says := talk.text("What does the client say to it?"):
                kept.keep(views=[entry | {"client_says": says}])


def _ask_options(talk: Talk, kept: GoalKept) -> None:
    for way in talk.several("Which ways could the client go? One at a time.", help="Doing nothing is one too."):
        kept.keep(options=[{"option": way}])
        for reason in talk.several("What speaks for it?"):
            kept.keep(options=[{"option": way, "for": [reason]}])
        for reason in talk.several("What speaks against it?"):
            kept.keep(options=[{"option": way, "against": [reason]}])
        talk.say("Another way? Enter alone goes on.")
    goal = kept.goal()
    if goal and goal.options and not any(option.chosen for option in goal.options):
        _ask_choice(talk, kept, goal.options)


def _ask_choice(talk: Talk, kept: GoalKept, options: tuple[Option, ...]) -> None:
    for position, option in enumerate(options, 1):
        talk.quote(f"{position}  {option.option}")
    number = talk.number("Which one does the client choose?", 1, len(options), help="The client may leave it open.")
    if number is None:
        return
    chosen = options[number - 1].option
    kept.keep(options=[{"option": chosen, "chosen": True}])
    if because := talk.text("Why this one?"):
        kept.keep(options=[{"option": chosen, "because": because}])


def _ask_statement(talk: Talk, kept: GoalKept) -> None:
    goal = kept.goal()
    if goal and goal.words:
        talk.quote(goal.words)
    statement = talk.text(
        "Word it together: who does what, how much of it, by when?",
        help="So that both of you can see later whether it came true. The client's words stay as they are, beside it.",
    )
    if statement is None:
        return
    kept.keep(statement=statement)
    while reworded := talk.text("Would the client like it worded otherwise? Type it anew; Enter leaves it."):
        goal = kept.goal()
        if goal and reworded != goal.statement:
            ask_change(talk, kept, "statement", reworded)


def _ask_date(talk: Talk, kept: GoalKept) -> None:
    words: dict[str, Literal["ongoing"]] = {"ongoing": "ongoing"}
    answer = talk.day("By when? A day, or +14d, or 2w, or: ongoing", kept.today, words=words)
    if isinstance(answer, date):
        kept.keep(target_date=answer.isoformat())
    elif answer:
        kept.keep(ongoing=True)


def _ask_rulers(talk: Talk, kept: GoalKept) -> None:
    goal = kept.goal()
    if goal is None or goal.importance is None:
        _ask_importance(talk, kept)
    if goal is None or goal.confidence is None:
        _ask_confidence(talk, kept)


def _ask_importance(talk: Talk, kept: GoalKept) -> None:
    importance = talk.number("How important is it to the client, from 0 to 10?", 0, 10)
    if importance is None:
        return
    kept.keep(importance=importance)
    goal = kept.goal()
    if importance and goal and not goal.matters and (why := talk.text(f"Why {a_number(importance)} and not lower?")):
        kept.keep(matters=[why])


def _ask_confidence(talk: Talk, kept: GoalKept) -> None:
    confidence = talk.number("How sure is the client to get there, from 0 to 10?", 0, 10)
    if confidence is None:
        return
    kept.keep(confidence=confidence)
    if confidence >= SURE_ENOUGH:
        return
    if confidence and (why := talk.text(f"Why {a_number(confidence)} and not lower? What helps already?")):
        kept.about(strengths=[why])
    talk.note(f"What would make it {a_number(confidence + 1)}? Let that be a step: a smaller one, or one of yours.")


def a_number(number: int) -> str:
    """Write a number from 0 to 10 with its article."""
    return f"an {number}" if number == 8 else f"a {number}"


def _ask_steps(talk: Talk, kept: GoalKept) -> None:
    ask_steps(talk, kept, "What will the client do?", "What will you do?")


def ask_steps(talk: Talk, kept: GoalKept, of_client: str, of_worker: str) -> None:
    """Ask for the promises of both, as many as there are."""
    for who, question in ((CLIENT, of_client), (kept.worker, of_worker)):
        while ask_step(talk, kept, who, question):
            question = "Anything else? Enter alone goes on."


def _ask_title(talk: Talk, kept: GoalKept) -> None:
    goal = kept.goal()
    if (goal is None or goal.title is None) and (
        title := talk.text("A few words for your own lists?", help="Shown on your screen only; no names.")
    ):
        kept.keep(title=title)
    priority = talk.number("Which place does it have among the client's goals? 1 is the first.", 1, 1000)
    if priority is not None:
        kept.keep(priority=priority)


def _whole_course() -> Iterator[Part]:
    yield WORDS
    yield HEARING_BACK
    yield Part("The ideal outcome", lambda goal: goal is None or not goal.outcome, _ask_outcome)
    yield Part("Why it matters", lambda goal: goal is None or not goal.matters, _ask_matters)
    yield Part("What stands in the way", lambda goal: goal is None or not goal.in_the_way, _ask_in_the_way)
    yield Part("What others think", lambda goal: goal is None or not goal.views, _ask_views)
    yield Part("Ways to go", _options_are_open, _ask_options)
    yield Part("The joint wording", lambda goal: goal is None or not goal.statement, _ask_statement, agreed=True)
    yield Part("How you will see it", lambda goal: goal is None or not goal.measures, ask_measures, agreed=True)
    yield Part("By when", lambda goal: goal is None or not (goal.target_date or goal.ongoing), _ask_date, agreed=True)
    yield LEVELS
    yield Part("How important, how sure", _rulers_are_open, _ask_rulers)
    yield Part("Steps of both", lambda goal: goal is None or _lacks_steps(goal), _ask_steps)
    yield Part("Title and place", lambda goal: goal is None or not (goal.title and goal.priority), _ask_title)


def _options_are_open(goal: Goal | None) -> bool:
    return goal is None or not any(option.chosen for option in goal.options)


def _rulers_are_open(goal: Goal | None) -> bool:
    return goal is None or None in (goal.importance, goal.confidence)


def _lacks_steps(goal: Goal) -> bool:
    return len({step.who == CLIENT for step in goal.steps}) < 2


WHOLE_COURSE = tuple(_whole_course())
