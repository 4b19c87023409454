"""The program: prepares the streams, runs a command line and is the only exit."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn

from goals_cli.errors import UsageError

PROGRAM = "goals"
COMPLETION = "_GOALS_COMPLETE"  # set by the completion scripts of the shells
SELDOM = 100_000  # a run is short and leaves little garbage: looking for it at the usual rate takes a twentieth of it
SURROGATES = range(0xD800, 0xE000)  # what bytes that are not UTF-8 become in an argument


def main() -> NoReturn:
    """Run goals on the command line of this process."""
    gc.set_threshold(SELDOM)
    _prepare_streams()
    received = _take_signals_for_interrupts()
    code = run(sys.argv[1:])
    _leave(128 + received[0] if received else code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; whatever is raised ends here."""
    said = False
    try:
        code = _called(arguments)
    except BaseException as error:
        code, said = _outcome(error), isinstance(error, OSError)
    try:
        sys.stdout.flush()
    except OSError as error:
        code = code if said else _outcome(error)  # the same trouble is told once
        _drop_output()
    return code


def _called(arguments: Sequence[str]) -> int:
    """Find the command and call it."""
    from goals_cli.commands.lazy import program

    group = program()
    if COMPLETION in os.environ:
        return _completed(group)
    for number, argument in enumerate(arguments, 1):
        if not argument.isascii() and any(ord(character) in SURROGATES for character in argument):
            raise UsageError(f"word {number} of the command line is not UTF-8 text")
    with _context(group, list(arguments)) as context:
        group.invoke(context)
    return 0


def _context(group: Any, arguments: list[str]) -> Any:
    """Read the options of the program itself."""
    import typer

    colour = False if os.environ.get("NO_COLOR") else None  # None: on a terminal only
    try:
        return group.make_context(PROGRAM, arguments, color=colour)
    except typer.Exit as leaving:
        if leaving.exit_code == 1:  # typer's, for a shell that it cannot complete in; here 1 means findings
            raise typer.Exit(2) from leaving
        raise


def _completed(group: Any) -> int:
    """Answer a shell that asks what to offer, in silence whatever happens."""
    modules: dict[str, Any] = sys.modules
    modules["rich"] = None  # with it, typer would read markup in titles, slowly
    with suppress(Exception):
        if "COMP_WORDS" in os.environ:
            _leave_out_equals_signs()
        group.main(prog_name=PROGRAM)
    return 0


def _leave_out_equals_signs() -> None:
    """Take `--goal = g-4`, as bash cuts --goal=g-4, for the option and its value."""
    words, last = os.environ["COMP_WORDS"].split("\n"), int(os.environ["COMP_CWORD"])
    signs = [at for at in range(1, min(last, len(words))) if words[at] == "=" and words[at - 1].startswith("--")]
    os.environ["COMP_WORDS"] = "\n".join(word for at, word in enumerate(words) if at not in signs)
    os.environ["COMP_CWORD"] = str(last - len(signs))


def _outcome(error: BaseException) -> int:
    from goals_cli.outcomes import outcome

    return outcome(error)


def _prepare_streams() -> None:
    """Make the output UTF-8 that always works, with line ends as they are; read piped input as UTF-8 too."""
    while (handle := os.open(os.devnull, os.O_RDWR)) < 3:  # a closed stream's number must not go to a plan
        os.set_inheritable(handle, True)
    os.close(handle)
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Closed(os.open(os.devnull, os.O_RDONLY), "w")))
    for name, mode in (("stdin", "r"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    streams: Any = sys  # as text streams of files they can be told how to write
    for stream in (streams.stdout, streams.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if not sys.stdin.isatty():
        streams.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")


class _Closed(io.FileIO):
    """A standard output that was closed: what is printed fails, instead of getting lost without a word."""

    def write(self, content: Any) -> int:
        """Write, which the file was not opened for, and fail in plain words."""
        try:
            return super().write(content)
        except OSError:
            raise OSError(errno.EBADF, "it is closed") from None


def _leave(code: int) -> NoReturn:
    """End the process at once: all is written, and to take Python down piece by piece would last a fifth of a run."""
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def _take_signals_for_interrupts() -> list[int]:
    """Let a request to end be an interruption, so that what was said is kept; return the list of those received."""
    import signal

    received: list[int] = []

    def interrupt(number: int, _frame: object) -> None:
        received.append(number)
        signal.signal(number, signal.SIG_DFL)
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP, others no SIGBREAK
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, interrupt)
    return received


def _drop_output() -> None:
    """Send what could not be written nowhere, so that Python does not try again while it leaves."""
    with suppress(OSError, ValueError):
        handle = os.open(os.devnull, os.O_WRONLY)
        os.dup2(handle, sys.stdout.fileno())
        os.close(handle)


if __name__ == "__main__":
    main()
