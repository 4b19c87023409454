"""What two people do to one plan at the same time: a plan, and a table of what each of them writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

PLAN = """\
# yaml-language-server: $schema=../.goals/plan.schema.json
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02

about:
  what_matters:
    - Being there for Tess
  strengths: [I keep going when it is hard]
  supports:
    - who: sister
      help: Looks after Tess on Tuesdays

needs:
  - id: n-2k7d
    need: Panic attacks in crowded rooms
    goals: [g-4f2k]

goals:
  - id: g-4f2k  # her first wish
    title: The school play
    priority: 1
    raised: {by: client, on: 2026-03-02}
    words: I want to sit through the play.
    matters: [Being there for Tess]
    statement: By 30 June I stay for 60 minutes.
    measures:
      - {id: m-1, what: minutes I stayed, unit: minutes, baseline: 5, target: 60}
    target_date: 2026-06-30
    importance: 9
    steps:
      # mornings are best
      - id: s-1a
        who: client
        step: Visit the hall when it is empty
        promised: 2026-03-02
        due: 2026-03-16
      - id: s-2b
        who: w-amara
        step: Ask the school for an aisle seat
        promised: 2026-03-02
        due: 2026-03-20
    course:
      - {on: 2026-03-02, status: proposed}
      - {on: 2026-03-02, status: active}
  - id: g-7p3m
    title: The lease
    raised: {by: agency, on: 2026-03-02}
    client_answer: {answer: partly}
    course:
      - {on: 2026-03-02, status: proposed}

agreements:
  - id: a-20260302-7c1e
    on: 2026-03-02
    worker: w-amara
    client: {answer: agrees, shown: signature}
    goals:
      - goal: g-4f2k
        statement: By 30 June I stay for 60 minutes.
        measures:
          - {id: m-1, what: minutes I stayed, unit: minutes, baseline: 5, target: 60}
        target_date: 2026-06-30

reviews:
  - id: r-20260316-a1f3
    on: 2026-03-16
    kind: check-in
    progress:
      - goal: g-4f2k
        ratings:
          - {by: client, rating: 3}
        words: It was just a room.
        wins:
          - Went in alone

finishing: When I can sit through a play
"""

Edit = Callable[[str], str]


def put(old: str, new: str) -> Edit:
    """Put a text in place of another one, which stands there once."""

    def edit(text: str) -> str:
        assert text.count(old) == 1, old
        return text.replace(old, new)

    return edit


def below(line: str, *lines: str) -> Edit:
    """Add lines below one that stands there once."""
    return put(f"{line}\n", "".join(f"{each}\n" for each in (line, *lines)))


def end(*lines: str) -> Edit:
    """Add lines at the end."""
    return lambda text: text + "".join(f"{line}\n" for line in lines)


def every(*edits: Edit) -> Edit:
    """Do one thing after the other."""

    def edit(text: str) -> str:
        for each in edits:
            text = each(text)
        return text

    return edit


def section(name: str, *lines: str) -> Edit:
    """Add lines at the end of a section of the plan."""

    def edit(text: str) -> str:
        start = text.index(f"\n{name}:\n")
        stop = text.find("\n\n", start + 1)
        at = len(text) - 1 if stop < 0 else stop
        return text[:at] + "".join(f"\n{line}" for line in lines) + text[at:]

    return edit


def review(day: str, mark: str, *lines: str) -> Edit:
    """Add a review."""
    return section("reviews", f"  - id: r-{day.replace('-', '')}-{mark}", f"    on: {day}", *lines)


def agreement(day: str, mark: str, *lines: str) -> Edit:
    """Add an agreement."""
    client = "    client: {answer: agrees, shown: spoken}"
    return section("agreements", f"  - id: a-{day.replace('-', '')}-{mark}", f"    on: {day}", client, *lines)


def goal(name: str, title: str, *lines: str) -> Edit:
    """Add a goal."""
    head = (f"  - id: {name}", f"    title: {title}", "    raised: {by: client, on: 2026-04-13}")
    return section("goals", *head, *lines, "    course:", "      - {on: 2026-04-13, status: proposed}")


def step(name: str, what: str, day: str = "2026-04-13") -> Edit:
    """Add a step to the school play."""
    lines = (f"      - id: {name}", "        who: client", f"        step: {what}", f"        promised: {day}")
    return below("        due: 2026-03-20", *lines)


def turn(status: str, day: str) -> Edit:
    """Let the school play take a turn."""
    return below("      - {on: 2026-03-02, status: active}", f"      - {{on: {day}, status: {status}}}")


def change(what: str, old: str, new: str, day: str) -> Edit:
    """Change the school play, with its trail."""
    trail = ("    changes:", f"      - {{on: {day}, what: {what}, to: {new}, asked_by: client}}")
    return every(put(f"\n    {what}: {old}\n", f"\n    {what}: {new}\n"), below("    importance: 9", *trail))


@dataclass(frozen=True)
class Scenario:
    """What happened: what each side wrote, where that leaves conflicts, and what must stand in the plan then."""

    name: str
    ours: Edit
    theirs: Edit
    conflicts: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    base: str | None = PLAN


STEPS = (
    "      - id: s-1a\n        who: client\n        step: Visit the hall when it is empty\n"
    "        promised: 2026-03-02\n        due: 2026-03-16\n"
)
LEASE = (
    "  - id: g-7p3m\n    title: The lease\n    raised: {by: agency, on: 2026-03-02}\n"
    "    client_answer: {answer: partly}\n    course:\n      - {on: 2026-03-02, status: proposed}\n"
)
STAY, LONGER, SHORTER = "By 30 June I stay for 60 minutes.", "By 30 June I stay for 90 minutes.", "By May I stay."
CLOSED = ("", "closed:", "  on: 2026-05-01")

SCENARIOS = (
    Scenario(
        "both hold a review",
        review("2026-03-30", "b2", "    kind: review"),
        review("2026-04-06", "c3", "    kind: check-in"),
        there=("r-20260330-b2", "r-20260406-c3"),
    ),
    Scenario(
        "both hold a review on one day",
        review("2026-03-30", "b2", "    next_review: 2026-04-27"),
        review("2026-03-30", "c3", "    next_review: 2026-05-04"),
        there=("r-20260330-b2", "r-20260330-c3", "2026-04-27", "2026-05-04"),
    ),
    Scenario(
        "the earlier review is merged later",
        review("2026-04-27", "b2"),
        review("2026-04-06", "c3", "    # by telephone"),
        there=("r-20260427-b2", "r-20260406-c3", "# by telephone"),
    ),
    Scenario(
        "both rate one review",
        below("          - {by: client, rating: 3}", "          - {by: w-amara, rating: 5}"),
        below("          - {by: client, rating: 3}", "          - {by: sister, rating: 4}"),
        there=("{by: w-amara, rating: 5}", "{by: sister, rating: 4}", "{by: client, rating: 3}"),
    ),
    Scenario(
        "both add a win",
        below("          - Went in alone", "          - Stayed ten minutes"),
        below("          - Went in alone", "          - Told her sister"),
        there=("Stayed ten minutes", "Told her sister", "Went in alone"),
    ),
    Scenario(
        "one worker rates twice what the other rates too",
        below("          - {by: client, rating: 3}", "          - {by: w-amara, rating: 5}"),
        below("          - {by: client, rating: 3}", "          - {by: w-amara, rating: 6}"),
        conflicts=("reviews[r-20260316-a1f3].progress[g-4f2k].ratings[w-amara]",),
        there=("rating: 5", "rating: 6"),
    ),
    Scenario(
        "both promise a step", step("s-3c", "Breathe with the app"), step("s-4d", "Tell the teacher"),
        there=("Breathe with the app", "Tell the teacher"),
    ),
    Scenario(
        "one step is done, another one promised",
        below("        due: 2026-03-16", "        done: 2026-03-14"),
        step("s-4d", "Tell the teacher"),
        there=("done: 2026-03-14", "Tell the teacher"),
    ),
    Scenario(
        "both mark one step as done, on one day",
        below("        due: 2026-03-16", "        done: 2026-03-14"),
        every(below("        due: 2026-03-16", "        done: 2026-03-14"), step("s-4d", "Tell the teacher")),
        there=("done: 2026-03-14", "Tell the teacher"),
    ),
    Scenario(
        "both mark one step as done, on two days",
        below("        due: 2026-03-16", "        done: 2026-03-14"),
        below("        due: 2026-03-16", "        done: 2026-03-15"),
        conflicts=("goals[g-4f2k].steps[s-1a].done",),
        there=("2026-03-14", "2026-03-15"),
    ),
    Scenario(
        "a step is done here and taken back there",
        below("        due: 2026-03-16", "        done: 2026-03-14"),
        below("        due: 2026-03-16", "        taken_back: {on: 2026-03-15}"),
        conflicts=("goals[g-4f2k].steps[s-1a]",),
        there=("2026-03-14", "2026-03-15"),
    ),
    Scenario(
        "a step is deleted here and done there",
        put(f"      # mornings are best\n{STEPS}", ""),
        below("        due: 2026-03-16", "        done: 2026-03-14"),
        conflicts=("goals[g-4f2k].steps[s-1a]",),
        there=("done: 2026-03-14",),
    ),
    Scenario(
        "a step is deleted here and left alone there",
        put(f"      # mornings are best\n{STEPS}", ""),
        step("s-4d", "Tell the teacher"),
        there=("Tell the teacher",),
        gone=("s-1a", "mornings are best"),
    ),
    Scenario(
        "a step is deleted here and told of in a review there",
        put(f"      # mornings are best\n{STEPS}", ""),
        review("2026-03-30", "b2", "    progress:", "      - goal: g-4f2k", "        steps:",
               "          - {step: s-1a, how: done}"),
        conflicts=("goals[g-4f2k].steps[s-1a]",),
        there=("- id: s-1a", "{step: s-1a, how: done}"),
    ),
    Scenario(
        "both promise a step with one id", step("s-3c", "Breathe with the app"), step("s-3c", "Tell the teacher"),
        conflicts=("goals[g-4f2k].steps[s-3c].id",),
        there=("Breathe with the app", "Tell the teacher"),
    ),
    Scenario(
        "both raise a goal", goal("g-5a5a", "To sleep"), goal("g-6b6b", "To work again"),
        there=("To sleep", "To work again"),
    ),
    Scenario(
        "both raise a goal with one id",
        every(goal("g-5a5a", "To sleep"), agreement("2026-04-13", "b2", "    goals:", "      - goal: g-5a5a")),
        every(goal("g-5a5a", "To work again"), agreement("2026-04-20", "c3", "    goals:", "      - goal: g-5a5a")),
        conflicts=("goals[g-5a5a].id",),
        there=("To sleep", "To work again", "a-20260413-b2", "a-20260420-c3"),
    ),
    Scenario(
        "both raise the same goal with one id",
        goal("g-5a5a", "To sleep", "    importance: 8"),
        goal("g-5a5a", "To sleep", "    confidence: 4"),
        there=("importance: 8", "confidence: 4"),
    ),
    Scenario(
        "a goal is raised with its own remark above it",
        goal("g-5a5a", "To sleep"),
        section("goals", "  # as her sister told it", "  - id: g-6b6b", "    title: To work again",
                "    raised: {by: family, who: sister}", "    course: [{on: 2026-04-13, status: proposed}]"),
        there=("To sleep", "# as her sister told it", "To work again"),
    ),
    Scenario(
        "a goal is deleted here and worded there",
        put(LEASE, ""),
        below("    title: The lease", "    statement: I sign by May."),
        conflicts=("goals[g-7p3m]",),
        there=("I sign by May.",),
    ),
    Scenario(
        "a goal is deleted here and agreed on there",
        put(LEASE, ""),
        agreement("2026-03-30", "b2", "    goals:", "      - goal: g-7p3m"),
        conflicts=("goals[g-7p3m]",),
        there=("title: The lease", "a-20260330-b2"),
    ),
    Scenario(
        "a goal is deleted here and left alone there", put(LEASE, ""), step("s-4d", "Tell the teacher"),
        there=("Tell the teacher",),
        gone=("The lease",),
    ),
    Scenario(
        "another field each",
        put("importance: 9", "importance: 10"),
        put("title: The school play", "title: The play"),
        there=("importance: 10", "title: The play"),
    ),
    Scenario(
        "neighbouring fields",
        put("target_date: 2026-06-30\n    importance", "target_date: 2026-07-10\n    importance"),
        put("importance: 9", "importance: 10"),
        there=("    target_date: 2026-07-10", "importance: 10"),
    ),
    Scenario(
        "one field alike",
        put("importance: 9", "importance: 10"),
        put("importance: 9", "importance: 10  # today"),
        there=("importance: 10",),
    ),
    Scenario(
        "one field differently",
        put("importance: 9", "importance: 10"),
        put("importance: 9", "importance: 7"),
        conflicts=("goals[g-4f2k].importance",),
        there=("importance: ", "10", "7"),
    ),
    Scenario(
        "both reword the goal, with its trail",
        change("statement", STAY, LONGER, "2026-04-13"),
        change("statement", STAY, SHORTER, "2026-04-20"),
        conflicts=("goals[g-4f2k].statement",),
        there=("2026-04-13, what: statement", "2026-04-20, what: statement", LONGER, SHORTER),
    ),
    Scenario(
        "one rewords, the other moves the date",
        change("statement", STAY, LONGER, "2026-04-13"),
        change("target_date", "2026-06-30", "2026-07-10", "2026-04-20"),
        there=("what: statement", "what: target_date", f"    statement: {LONGER}", "    target_date: 2026-07-10"),
    ),
    Scenario(
        "one agrees, the other rewords",
        agreement("2026-04-13", "b2", "    goals:", "      - goal: g-4f2k", f"        statement: {STAY}"),
        change("statement", STAY, LONGER, "2026-04-20"),
        there=("a-20260413-b2", f"    statement: {LONGER}"),
    ),
    Scenario(
        "both agree", agreement("2026-04-13", "b2"), agreement("2026-04-20", "c3", "    note: By telephone"),
        there=("a-20260413-b2", "a-20260420-c3", "By telephone"),
    ),
    Scenario(
        "a copy is given here, a follow-up noted there",
        below("    client: {answer: agrees, shown: signature}", "    copy: {given: 2026-03-09, to: client}"),
        below("    client: {answer: agrees, shown: signature}", "    follow_up: 2026-04-01"),
        there=("copy: {given: 2026-03-09, to: client}", "follow_up: 2026-04-01"),
    ),
    Scenario(
        "a copy is given here, and not there",
        below("    client: {answer: agrees, shown: signature}", "    copy: {given: 2026-03-09, to: client}"),
        below("    client: {answer: agrees, shown: signature}", "    copy: {not_given: None at home}"),
        conflicts=("agreements[a-20260302-7c1e].copy",),
        there=("2026-03-09", "None at home"),
    ),
    Scenario(
        "the goal pauses here and ends there", turn("paused", "2026-04-13"), turn("ended", "2026-04-20"),
        conflicts=("goals[g-4f2k].course",),
        there=("{on: 2026-04-13, status: paused}", "{on: 2026-04-20, status: ended}"),
    ),
    Scenario(
        "the goal pauses on both sides", turn("paused", "2026-04-13"), turn("paused", "2026-04-20"),
        there=("{on: 2026-04-13, status: paused}", "{on: 2026-04-20, status: paused}"),
    ),
    Scenario(
        "one answer here, another one there",
        put("client_answer: {answer: partly}", "client_answer: {answer: agrees, client_says: Fine}"),
        put("client_answer: {answer: partly}", "client_answer: {answer: disagrees}"),
        conflicts=("goals[g-7p3m].client_answer",),
        there=("Fine", "disagrees"),
    ),
    Scenario(
        "strengths in brackets",
        put("[I keep going when it is hard]", "[I keep going when it is hard, I ask for help]"),
        put("[I keep going when it is hard]", "[I keep going when it is hard, I make her laugh]"),
        there=("I ask for help", "I make her laugh"),
    ),
    Scenario(
        "a new section each",
        end("", "risks:", "  - risk: Nights alone", "    plan: Call the sister"),
        end("", "requests:", "  - {on: 2026-04-13, by: client, asks: A later hour}"),
        there=("Nights alone", "A later hour"),
    ),
    Scenario(
        "one hands over, the other notes a view",
        every(put("worker: w-amara\nopened", "worker: w-ben\nopened"),
              end("", "handovers:", "  - {on: 2026-05-01, from: w-amara, to: w-ben}")),
        below("    importance: 9", "    views:", "      - {by: family, who: mother, view: She should rest}"),
        there=("worker: w-ben", "She should rest"),
    ),
    Scenario(
        "both hand over, to two workers",
        every(put("worker: w-amara\nopened", "worker: w-ben\nopened"),
              end("", "handovers:", "  - {on: 2026-05-01, from: w-amara, to: w-ben}")),
        every(put("worker: w-amara\nopened", "worker: w-cleo\nopened"),
              end("", "handovers:", "  - {on: 2026-05-02, from: w-amara, to: w-cleo}")),
        conflicts=("worker",),
        there=("to: w-ben", "to: w-cleo"),
    ),
    Scenario(
        "one closes the plan, the other holds a review", end(*CLOSED), review("2026-04-27", "b2"),
        there=("closed:", "r-20260427-b2"),
    ),
    Scenario(
        "both close it, on two days", end(*CLOSED), end("", "closed:", "  on: 2026-05-02"),
        conflicts=("closed",),
        there=("2026-05-01", "2026-05-02"),
    ),
    Scenario(
        "an agreement was taken out here", put("    client: {answer: agrees, shown: signature}\n    goals:\n"
        "      - goal: g-4f2k\n        statement: By 30 June I stay for 60 minutes.\n        measures:\n"
        "          - {id: m-1, what: minutes I stayed, unit: minutes, baseline: 5, target: 60}\n"
        "        target_date: 2026-06-30\n", "    client: {answer: agrees, shown: signature}\n"),
        step("s-4d", "Tell the teacher"),
        there=("        statement: By 30 June I stay for 60 minutes.", "Tell the teacher"),
    ),
    Scenario(
        "a remark here, a change there",
        below("    importance: 9", "    # asked again in May"),
        put("importance: 9", "importance: 10"),
        there=("# asked again in May", "importance: 10"),
    ),
    Scenario(
        "both begin the plan",
        step("s-3c", "Breathe with the app"),
        put("worker: w-amara\nopened", "worker: w-ben\nopened"),
        conflicts=("worker",),
        there=("Breathe with the app", "w-ben"),
        base=None,
    ),
)  # fmt: skip
