"""The three questions with which a goal begins: the client's words, hearing them back, one step each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from goals_cli.interview.asking import Talk
from goals_cli.interview.keeping import GoalKept
from goals_cli.plan import CLIENT, Answer, Goal

QUESTION = "What are your hopes for our time together?"
OTHER_QUESTION = ":q"
ANSWERS = {
    "agrees": Answer.AGREES,
    "partly": Answer.PARTLY,
    "disagrees": Answer.DISAGREES,
    "could not say": Answer.COULD_NOT_SAY,
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the conversation: its title, whether it is still open for a goal, and its questions.

    `agreed` parts belong to the wording that an agreement quotes: once agreed on, it changes only with its trail.
    """

    title: str
    is_open: Callable[[Goal | None], bool]
    ask: Callable[[Talk, GoalKept], None]
    agreed: bool = False


def _ask_words(talk: Talk, kept: GoalKept) -> None:
    goal = kept.goal()
    if goal and goal.raised.by != CLIENT:
        _ask_words_beside(talk, kept, goal)
        return
    asked = goal.question if goal and goal.question else QUESTION
    talk.say("Ask an open question:")
    talk.quote(asked)
    talk.note(f"({OTHER_QUESTION} when you ask another one)")
    while words := talk.text(
        "What does the client say? In their own words.",
        help="Write it as it is said, unpolished. The words are never rewritten; the joint wording comes later.",
    ):
        if words.split(maxsplit=1)[0] != OTHER_QUESTION:
            kept.keep(question=asked, words=words)
            return
        asked = _ask_question(talk, kept, words) or asked


def _ask_question(talk: Talk, kept: GoalKept, typed: str) -> str | None:
    """Let the worker tell the question they asked, behind the sign for it or on a line of its own."""
    own = typed.removeprefix(OTHER_QUESTION).strip() or talk.text(
        "Which question do you ask?",
        help="An open question cannot be answered with yes or no, and leaves the choice to the client.",
    )
    if own:
        kept.keep(question=own)
    return own


def _ask_words_beside(talk: Talk, kept: GoalKept, goal: Goal) -> None:
    """Ask what the client wants and says when somebody else has brought a goal up."""
    who = goal.raised.who or goal.raised.by.value
    if goal.raised.words:
        talk.say(f"What {who} wants ({goal.raised.by.value}):" if goal.raised.who else f"What the {who} wants:")
        talk.quote(goal.raised.words)
    if not goal.words and (
        words := talk.text(
            "First the client: what do they want themselves? In their own words.",
            help="Their own wish, which may be another one. Others complement; they do not dictate.",
        )
    ):
        kept.keep(words=words)
    if goal.client_answer:
        return
    answer = talk.choice(f"And what does the client say to what {who} wants?", ANSWERS, help="No is an answer.")
    if answer:
        kept.keep(client_answer={"answer": answer.value, "on": kept.today.isoformat()})
        if says := talk.text("In their own words?"):
            kept.keep(client_answer={"client_says": says})


def _ask_heard(talk: Talk, kept: GoalKept) -> None:
    goal = kept.goal()
    if goal and goal.heard:
        talk.quote(goal.heard)
    elif not _ask_what_was_heard(talk, kept, "Say back what you heard. What did you say?"):
        return
    right = _ask_whether_right(talk, kept)
    if right is False and _ask_what_was_heard(talk, kept, "Say it back again, with what the client adds."):
        _ask_whether_right(talk, kept)


def _ask_what_was_heard(talk: Talk, kept: GoalKept, question: str) -> bool:
    heard = talk.text(question, help="In a sentence of yours, feelings included, so that the client can correct you.")
    if heard:
        kept.keep(heard=heard)
    return heard is not None


def _ask_whether_right(talk: Talk, kept: GoalKept) -> bool | None:
    right = talk.yes("Is that right?", help="The client's answer.")
    if right is not None:
        kept.keep(heard_right=right)
    return right


def _ask_first_steps(talk: Talk, kept: GoalKept) -> None:
    goal = kept.goal()
    promised = {step.who == CLIENT for step in goal.steps} if goal else set()
    if True not in promised:
        ask_step(talk, kept, CLIENT, "What will the client do?")
    if False not in promised:
        ask_step(talk, kept, kept.worker, "What will you do?")


def ask_step(talk: Talk, kept: GoalKept, who: str, question: str) -> bool:
    """Ask for a promise and its day; says whether there is one."""
    step = talk.text(question, help="Something small that is likely to come true.")
    if step is None:
        return False
    step_id = kept.promise(who, step)
    due = talk.day("By when? A day, or +14d, or 2w", kept.today)
    if isinstance(due, date):
        kept.promised_for(step_id, due)
    return True


def _words_are_open(goal: Goal | None) -> bool:
    return goal is None or not goal.words or (goal.raised.by != CLIENT and goal.client_answer is None)


def _steps_are_open(goal: Goal | None) -> bool:
    return goal is None or len({step.who == CLIENT for step in goal.steps}) < 2


WORDS = Part("The client's words", _words_are_open, _ask_words)
HEARING_BACK = Part("Hearing them back", lambda goal: goal is None or goal.heard_right is None, _ask_heard)
FIRST_STEPS = Part("One step each", _steps_are_open, _ask_first_steps)
THREE_QUESTIONS = (WORDS, HEARING_BACK, FIRST_STEPS)
