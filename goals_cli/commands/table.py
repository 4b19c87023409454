"""The one table of all commands: name, module, function and summary, in the order of the work."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A command or, with `commands`, a group of them. The module is loaded when the command is called."""

    name: str
    module: str
    summary: str
    commands: tuple[Entry, ...] = ()
    writes: bool = False  # a client's plan, which it can commit


STEP = (
    Entry("add", "step_add", "Write down what somebody has promised to do.", writes=True),
    Entry("done", "step_done", "Mark steps as done.", writes=True),
    Entry("take-back", "step_take_back", "Withdraw a promise.", writes=True),
)
REPORT = (
    Entry("plan", "report_plan", "One client's plan, ready to read together."),
    Entry("session", "report_session", "What to know before you meet a client."),
    Entry("caseload", "report_caseload", "All clients at a glance."),
    Entry("due", "report_due", "Reviews and steps that are due."),
    Entry("stuck", "report_stuck", "Goals that do not move."),
    Entry("voice", "report_voice", "Whose voice the goals are."),
    Entry("outcomes", "report_outcomes", "How goals went, in numbers."),
)
# The title of each section stands above its commands in `goals --help`.
SECTIONS: dict[str, tuple[Entry, ...]] = {
    "Setting goals with a client": (
        Entry("init", "init", "Make a folder a caseload."),
        Entry("create", "create", "Write down a goal, in the client's words.", writes=True),
        Entry("agree", "agree", "Record that you agreed on the wording.", writes=True),
        Entry("review", "review", "Look back together at how it went.", writes=True),
    ),
    "Along the way": (
        Entry("step", "step", "Add steps, mark them done or take them back.", STEP),
        Entry("need", "need", "Note a need, and what is not for now.", writes=True),
        Entry("about", "about", "Note what matters, strengths, supports.", writes=True),
        Entry("view", "view", "Note what somebody else thinks of a goal.", writes=True),
        Entry("words", "words", "Add what the client said later.", writes=True),
        Entry("change", "change", "Change a goal and keep the trail.", writes=True),
        Entry("set", "set_", "Set any field that has no command.", writes=True),
    ),
    "Turns and endings": (
        Entry("pause", "pause", "Let a goal rest for a while.", writes=True),
        Entry("resume", "resume", "Take a goal up again.", writes=True),
        Entry("decline", "decline", "Record that the client does not want a goal.", writes=True),
        Entry("end", "end", "End a goal, reached or not.", writes=True),
        Entry("handover", "handover", "Hand a client over to another worker.", writes=True),
        Entry("close", "close", "End the work with a client.", writes=True),
    ),
    "Reading and checking": (
        Entry("list", "list_", "List clients, or one client's goals."),
        Entry("show", "show", "Print a plan."),
        Entry("edit", "edit", "Change a plan in your editor.", writes=True),
        Entry("check", "check", "Say what a plan still needs."),
        Entry("explain", "explain", "Say what a rule or a profile asks, and why."),
        Entry("history", "history", "Tell what happened in a plan, and when."),
        Entry("diff", "diff", "Say what changed between two points, or since you agreed."),
        Entry("audit", "audit", "Say whether the history can be trusted."),
        Entry("report", "report", "Report on a plan, the caseload or what is due.", REPORT),
        Entry("schema", "schema", "Print the definition of the plan file."),
    ),
    "Working together in git": (
        Entry("resolve", "resolve", "Decide what two people changed differently.", writes=True),
        Entry("doctor", "doctor", "Say what this clone lacks, and mend it."),
        Entry("merge-plan", "merge_plan", "Merge plans; git calls this by itself."),
    ),
}
# What git starts, and nobody types.
HIDDEN = (Entry("textconv", "textconv", "Print a plan line by line, for git diff."),)
COMMANDS = tuple(entry for entries in SECTIONS.values() for entry in entries)
