"""The one place where an error becomes a sentence on stderr and an exit code."""

from __future__ import annotations

import errno
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from traceback import walk_tb

from goals_cli.errors import GoalsError

USAGE, UNREADABLE, BUG, INTERRUPTED, CLOSED_PIPE = 2, 3, 70, 130, 141
HERE = Path(__file__).parent
OPTION = re.compile(r"--?[A-Za-z0-9-]{1,40}")
# What typer repeats of the command line, and what of that is a word and not somebody's sentence.
REPEATED = re.compile(
    r"(?<=: )['\"].*['\"](?= is not )|(?<=argument )\(.*\)$|(?<=arguments )\(.*\)$"
    r"|(?<=No such command )['\"].*['\"](?=$|\. Did you mean )",
    re.DOTALL,
)
WORD = re.compile(r".[\w.-]{0,40}.")


def outcome(error: BaseException) -> int:
    """Say what went wrong and return the exit code that belongs to it."""
    import typer

    match error:
        case GoalsError():
            return _complain(error.message, error.hint, error.exit_code)
        case typer.Exit():
            return error.exit_code
        case SystemExit():
            return error.code if isinstance(error.code, int) else 0
        case typer.Abort() | KeyboardInterrupt() | EOFError():
            if sys.stderr.isatty():
                _write("\n")  # below what was being typed
            return _complain("stopped", "", INTERRUPTED)
        case OSError():
            return _system_error(error)
    if hasattr(error, "format_message"):  # typer's own errors; its newer versions keep their class private
        return _misused(error)
    return _bug(error)


def _misused(error: BaseException) -> int:
    """Repeat the usage of the command that was called wrongly, and what was wrong."""
    context = getattr(error, "ctx", None)
    hint = ""
    if context is not None:
        _write(context.get_usage())
        hint = f"{context.command_path} --help says more"
    return _complain(_without_words(error), hint, USAGE)


def _without_words(error: BaseException) -> str:
    """Give the sentence of typer's error; it may repeat what a client said, where a quote was forgotten."""
    option = getattr(error, "option_name", None)
    if isinstance(option, str) and not OPTION.fullmatch(option):
        return "no such option; what was given has not the shape of one"
    message = str(error.format_message()).rstrip(".")  # type: ignore[attr-defined]
    shown = REPEATED.sub(lambda found: found[0] if WORD.fullmatch(found[0]) else "(...)", message)
    return " ".join(shown.split())  # typer lists choices one on a line


def _system_error(error: OSError) -> int:
    """Explain an error of the system: a reader that went away is no news, all else concerns a file or the output."""
    if error.errno == errno.EPIPE or (error.errno == errno.EINVAL and error.filename is None and os.name == "nt"):
        return CLOSED_PIPE
    from goals_cli.paths import visible

    what = f"{visible(str(error.filename))}: " if error.filename else "the output could not be written: "
    return _complain(what + (error.strerror or type(error).__name__), "", UNREADABLE)


def _bug(error: BaseException) -> int:
    """Name the kind and the place of an error that should not be; its text may hold the client's words."""
    place = ""
    for frame, line in walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(HERE):
            place = f" in {file.relative_to(HERE.parent).as_posix()}, line {line}"
    if os.environ.get("GOALS_DEBUG"):
        import traceback

        _write("".join(traceback.format_exception(error)))
    hint = "please report this line; GOALS_DEBUG=1 shows more, and may show the client's words"
    return _complain(f"this is a bug in goals: {type(error).__name__}{place}", hint, BUG)


def _complain(message: str, hint: str, code: int) -> int:
    with suppress(OSError):  # what was printed before comes first
        sys.stdout.flush()
    _write(f"goals: {message}\n" + (f"  {hint}" if hint else ""))
    return code


def _write(text: str) -> None:
    """Write to stderr, safe for a terminal; when nobody listens there, the exit code must do."""
    from goals_cli.render.terminal import safe_lines

    with suppress(OSError):
        sys.stderr.write("".join(f"{line}\n" for line in safe_lines(text)))
        sys.stderr.flush()
