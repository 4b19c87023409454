"""`goals audit` of what the commands themselves write: months of work, each command committed on its day."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import Run
from histories import Repository


class Work:
    """A caseload in which every command is committed at once."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.repository = Repository(folder)
        self.repository.git("symbolic-ref", "HEAD", "refs/heads/main")
        self.repository.commit("the caseload", {}, "2026-03-01")
        self._run = run

    def does(self, on: str, *arguments: str) -> str:
        """Run a command on a day, commit what it did, and return what it printed."""
        result = self._run(*arguments, "--quiet", today=on)
        assert result.code == 0, (arguments, result.stderr)
        self.repository.commit(" ".join(arguments[:2]), {}, on)
        return result.stdout.split("\n")[0]


def test_the_commands_leave_an_honest_history(caseload: Path, run: Run) -> None:
    work = Work(caseload, run)
    client = "heron-27"
    goal = work.does("2026-03-02", "create", client, "--words", "I want to sit through the play")
    at = ("--goal", goal)
    work.does("2026-03-02", "set", client, *at, "statement=I stay for an hour", "target_date=2026-06-30")
    work.does("2026-03-03", "need", client, "--need", "Panic in crowds", "--source", "assessment")
    work.does("2026-03-03", "about", client, "--what-matters", "Being there", "--strength", "I keep going")
    work.does("2026-03-09", "agree", client, *at, "--answer", "agrees", "--shown", "spoken")
    step = work.does("2026-03-09", "step", "add", client, *at, "--step", "Visit the hall", "--due", "2026-03-16")
    taken = work.does("2026-03-09", "step", "add", client, *at, "--step", "Go alone", "--due", "2026-03-16")
    work.does("2026-03-14", "step", "done", client, step)
    work.does("2026-03-15", "step", "take-back", client, taken, "--because", "Too soon")
    view = ("--by", "family", "--who", "mother", "--view", "She should stop avoiding it")
    work.does("2026-03-15", "view", client, *at, *view)
    work.does("2026-03-15", "view", client, *at, "--by", "family", "--who", "mother", "--client-says", "She means well")
    work.does("2026-03-16", "review", client, *at, "--rating", "4", "--win", "20 minutes", "--next", "2026-03-30")
    work.does("2026-03-20", "words", client, *at, "--words", "And the street")
    work.does(
        "2026-03-30", "change", client, *at, "target_date=2026-07-10", "--asked-by", "client", "--because", "Moved"
    )
    work.does("2026-03-30", "agree", client, *at, "--answer", "agrees", "--shown", "signature")
    why = ("--asked-by", "client", "--because", "Moved again")
    work.does("2026-04-13", "review", client, *at, "--rating", "6", "--change", "target_date=2026-07-20", *why)
    work.does("2026-04-13", "agree", client, *at, "--answer", "agrees", "--shown", "spoken")
    work.does("2026-04-20", "pause", client, *at, "--because", "The hall is closed")
    work.does("2026-05-04", "resume", client, *at, "--client-says", "It is open")
    other = work.does(
        "2026-05-04", "create", client, "--raised-by", "family", "--raised-who", "father", "--words", "School"
    )
    work.does("2026-05-05", "decline", client, "--goal", other, "--reason", "not-wanted-now", "--client-says", "No")
    work.does("2026-05-05", "create", "wren-15", "--words", "I want to sleep")
    work.does("2026-05-11", "end", client, *at, "--reason", "reached", "--client-says", "I saw it")
    work.does("2026-05-12", "resume", client, *at, "--because", "Ended by mistake")
    work.does("2026-05-13", "end", client, *at, "--reason", "reached", "--client-says", "I saw it all")
    work.does("2026-05-18", "handover", client, "--to", "w-jonas", "--because", "Leave", "--client-says", "Fine")
    work.does("2026-05-20", "close", client, "--because", "Done", "--client-says", "Thank you")
    result = run("audit", "--format", "json")
    assert json.loads(result.stdout)["findings"] == []
    assert json.loads(result.stdout)["summary"] == {"commits": 28, "plans": 2, "findings": 0}
    assert result.code == 0
