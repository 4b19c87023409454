"""The questions about how one goal is going: first the client's view, then the promises, the worker's view, changes."""

from __future__ import annotations

from goals_cli.interview.asking import Talk
from goals_cli.interview.changing import ask_change
from goals_cli.interview.keeping import GoalKept, MeetingKept
from goals_cli.interview.levels import Told, ask_level, show_levels
from goals_cli.interview.measuring import read_target, read_value
from goals_cli.interview.whole_course import SURE_ENOUGH, a_number, ask_steps
from goals_cli.looking_back import LastTime, Promise, last_time, promises, told_before
from goals_cli.measures.attainment import is_scaled
from goals_cli.plan import CLIENT, Goal, How, Measure, Progress, Rating
from goals_cli.ranges import spoken
from goals_cli.render.rhythms import rhythm
from goals_cli.scales import signed

WENT = {"done": How.DONE, "partly": How.PARTLY, "not yet": How.NOT_YET}
SCALE = "from 0 (not started) to 10 (fully there)"


def ask_progress(talk: Talk, meeting: MeetingKept, kept: GoalKept, goal: Goal) -> None:
    """Show what was said last of a goal, and ask how it is going; what was said already is not asked again."""
    plan, said = meeting.plan(), meeting.said_of(goal.id)
    last, promised = last_time(plan, goal, without=meeting.id), promises(plan, goal, today=meeting.on)
    show_last_time(talk, last)
    show_promises(talk, promised, meeting.worker)
    earlier = told_before(plan, goal, without=meeting.id)
    scaled = is_scaled(goal, earlier)
    _ask_client_rating(talk, meeting, said)
    if scaled:
        _ask_client_level(talk, meeting, goal, said, earlier)
    _ask_client_words(talk, meeting, said)
    told = {went.step for went in said.steps}
    for promise in (promise for promise in promised if promise.step.id not in told):
        _ask_promise(talk, meeting, goal.id, promise)
    seen = {item.measure for item in said.measured}
    for measure in (measure for measure in goal.measures if measure.id not in seen):
        _ask_measure(talk, meeting, goal.id, measure, last)
    if said.confidence is None:
        _ask_confidence(talk, meeting, goal.id)
    _ask_worker(talk, meeting, goal, said, scaled=scaled)
    before = kept.goal()
    _ask_changes(talk, kept, goal)
    ask_steps(talk, kept, "What will the client do next?", "What will you do next?")
    if kept.goal() != before:
        meeting.add(goal.id)  # the review is where it was said


def show_last_time(talk: Talk, last: LastTime) -> None:
    """Show the client's last words and everybody's last ratings."""
    if last.ratings:
        numbers = ", ".join(filter(None, map(_numbers, last.ratings)))
        talk.say(f"Last ratings, {last.rated_on}: {numbers or 'none'}")
    if last.words:
        talk.say(f"The client's words, {last.words_on}:" if last.words_on else "The client's words:")
        talk.quote(last.words)


def _numbers(rated: Rating) -> str:
    """Say what somebody rated, and at which level they saw it; nothing when they gave no number."""
    level = "" if rated.level is None else f"level {signed(rated.level)}"
    rating = "" if rated.rating is None else str(rated.rating)
    numbers = " ".join(filter(None, (rating, f"({level})" if rating and level else level)))
    return f"{rated.by} {numbers}" if numbers else ""


def show_promises(talk: Talk, promised: tuple[Promise, ...], worker: str) -> None:
    """Show what still stands of what everybody promised, the worker's own first."""
    if promised:
        talk.say("Promised and still open:")
    for promise in promised:
        talk.quote(f"{_whose(promise, worker)}: {promise.step.step or promise.step.id}{_when(promise)}")


def _whose(promise: Promise, worker: str) -> str:
    return "you" if promise.step.who == worker else promise.step.who or CLIENT


def _when(promise: Promise) -> str:
    step = promise.step
    if step.every:
        return f" ({rhythm(step.every)}" + (f", until {step.until})" if step.until else ")")
    if step.due is None:
        return ""
    return f" (was for {step.due})" if promise.overdue else f" (for {step.due})"


def _ask_client_rating(talk: Talk, meeting: MeetingKept, said: Progress) -> None:
    """Ask how far along the client sees the goal."""
    if _rated(said, CLIENT).rating is None:
        rating = talk.number(f"The client first: where are we, {SCALE}?", 0, 10, help="0 is an answer too.")
        if rating is not None:
            meeting.add(said.goal, ratings=[{"by": CLIENT, "rating": rating}])


def _ask_client_level(talk: Talk, meeting: MeetingKept, goal: Goal, said: Progress, earlier: Told) -> None:
    """Show the levels of the goal, and ask which of them the client is at."""
    if _rated(said, CLIENT).level is None:
        show_levels(talk, goal, earlier)
        level = ask_level(talk, goal, "Which of these describes today best, for the client,")
        if level is not None:
            meeting.add(goal.id, ratings=[{"by": CLIENT, "level": level}])


def _rated(said: Progress, by: str) -> Rating:
    """Give what somebody has rated in this review so far."""
    return next((rating for rating in said.ratings if rating.by == by), Rating(by))


def _ask_client_words(talk: Talk, meeting: MeetingKept, said: Progress) -> None:
    """Ask how it is going, as the client tells it."""
    goal_id = said.goal
    if said.words is None and (words := talk.text("How is it going, in the client's own words?")):
        meeting.add(goal_id, words=words)
    if not said.wins:
        for win in talk.several("What went well, big or small?"):
            meeting.add(goal_id, wins=[win])
    if not said.in_the_way:
        for what in talk.several("What was in the way?"):
            meeting.add(goal_id, in_the_way=[what])


def _ask_promise(talk: Talk, meeting: MeetingKept, goal_id: str, promise: Promise) -> None:
    """Ask how a step went."""
    talk.quote(f"{_whose(promise, meeting.worker)}: {promise.step.step or promise.step.id}{_when(promise)}")
    how = talk.choice("How did it go?", WENT, help="Not yet is an answer like the others.")
    if how:
        meeting.add(goal_id, steps=[{"step": promise.step.id, "how": how.value}])


def _ask_measure(talk: Talk, meeting: MeetingKept, goal_id: str, measure: Measure, last: LastTime) -> None:
    """Ask what a measure shows."""
    values = {"last": last.measured.get(measure.id), "at the start": measure.baseline, "wanted": measure.target}
    known = ", ".join(f"{name} {spoken(str(value))}" for name, value in values.items() if value is not None)
    unit = f", in {measure.unit}" if measure.unit else ""
    question = f"{measure.what or measure.id}{unit}?" + (f" ({known})" if known else "")
    value = talk.read(question, read_value, help="A number, or yes or no.")
    if value is not None:
        meeting.add(goal_id, measured=[{"measure": measure.id, "value": value}])


def _ask_confidence(talk: Talk, meeting: MeetingKept, goal_id: str) -> None:
    confidence = talk.number("How sure is the client to get there, from 0 to 10?", 0, 10)
    if confidence is None:
        return
    meeting.add(goal_id, confidence=confidence)
    if confidence < SURE_ENOUGH:
        talk.note(f"What would make it {a_number(confidence + 1)}? Let that be a step: a smaller one, or one of yours.")


def _ask_worker(talk: Talk, meeting: MeetingKept, goal: Goal, said: Progress, *, scaled: bool) -> None:
    """Ask for the worker's view, and what the client says to it."""
    worker, mine = meeting.worker, _rated(said, meeting.worker)
    given = mine != Rating(worker)
    if mine.rating is None:
        rating = talk.number("And you: where are we, from 0 to 10?", 0, 10, help="Your own view, beside the client's.")
        if rating is not None:
            meeting.add(goal.id, ratings=[{"by": worker, "rating": rating}])
        given = given or rating is not None
    if scaled and mine.level is None:
        level = ask_level(talk, goal, "And which level do you see,")
        if level is not None:
            meeting.add(goal.id, ratings=[{"by": worker, "level": level}])
        given = given or level is not None
    if given and mine.client_says is None and (says := talk.text("What does the client say to your number?")):
        meeting.add(goal.id, ratings=[{"by": worker, "client_says": says}])


def _ask_changes(talk: Talk, kept: GoalKept, goal: Goal) -> None:
    """Ask what is to change in the goal, and how that came about."""
    kinds = {"wording": "statement", "date": "target_date"}
    for number, measure in enumerate(goal.measures, 1):
        name = "target" if len(goal.measures) == 1 else f"target {number}"
        if len(goal.measures) > 1:
            talk.quote(f"{name}: {measure.what or measure.id}")
        kinds[name] = f"measures[{measure.id}].target"
    question = "Does anything change in the goal?"
    while field := talk.choice(question, kinds, help="Enter when it stays as it is."):
        value = _ask_value(talk, kept, field)
        if value is not None:
            ask_change(talk, kept, field, value)
        question = "Anything else?"


def _ask_value(talk: Talk, kept: GoalKept, field: str) -> object:
    """Ask for the new value of a field; None when it stays."""
    now = kept.goal()
    if field == "statement":
        if now and now.statement:
            talk.quote(now.statement)
        value: object = talk.text("How is it worded from now on?")
        return None if now and value == now.statement else value
    if field == "target_date":
        day = talk.day(f"By when? Until now: {now.target_date if now and now.target_date else 'no day'}", kept.today)
        return None if day is None or (now and day == now.target_date) else str(day)
    known = {f"measures[{measure.id}].target": measure.target for measure in now.measures} if now else {}
    target = talk.read(f"Where shall it be? Until now: {known.get(field, 'not said')}", read_target)
    return None if target == known.get(field) else target
