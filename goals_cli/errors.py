"""What can go wrong, as values: a sentence, a hint, and the exit code that belongs to it.

Messages name identifiers and places, never the client's words.
"""

from __future__ import annotations


class GoalsError(Exception):
    """Something the user can do something about. `exit_code` lives on the class."""

    exit_code = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GoalsError):
    """The command line asks for something that cannot be meant."""

    exit_code = 2


class NotFound(GoalsError):
    """No such caseload, client, goal, step or file; or one that cannot be read or written."""


class InvalidData(GoalsError):
    """Data that was handed in (a file, `--from`, settings) is not valid."""


class UnreadablePlan(GoalsError):
    """A plan's bytes were refused by the gate. Lines and columns count from 1, columns in code points."""

    def __init__(self, name: str, line: int, column: int, problem: str, hint: str = "") -> None:
        super().__init__(f"{name}:{line}:{column}: {problem}", hint)
        self.name = name
        self.line = line
        self.column = column
        self.problem = problem


class GitError(GoalsError):
    """Git is missing or a git call failed."""

    exit_code = 4


class NotWritten(GoalsError):
    """Nothing was written: the plan changed meanwhile, is locked, or the change could not be proved right."""

    exit_code = 5


class MissingPart(GoalsError):
    """An optional part is not installed; the hint says how to get it."""

    exit_code = 6
