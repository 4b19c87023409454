"""The command line as a whole: help, usage, streams, signals, bugs, completion, and the commands of this room."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pexpect
import pytest
import shellingham
import typer
from conftest import Result, Run

from goals_cli import __version__, gitrepo, schema
from goals_cli.caseload import at
from goals_cli.commands import common, completing, show
from goals_cli.commands.lazy import with_examples_as_is
from goals_cli.commands.table import SECTIONS
from goals_cli.errors import GitError, GoalsError, InvalidData, MissingPart, NotFound, NotWritten, UsageError

GOALS = [sys.executable, "-m", "goals_cli"]
COMMANDS = [entry for entries in SECTIONS.values() for entry in entries]
CALLS = [
    call
    for entry in COMMANDS
    for call in ([(entry.name, inner.name) for inner in entry.commands] if entry.commands else [(entry.name,)])
]
PLAN = """\
format: goals-plan/1
client: heron-27
worker: w-amara
opened: 2026-03-02
goals:
  - id: g-4f2k
    title: "Tess's school play"
    priority: 1
    raised: {by: client}
    course:
      - {on: 2026-03-02, status: proposed}
      - {on: 2026-03-02, status: active}
  - id: g-7d9q
    raised: {by: agency}
    course:
      - {on: 2026-03-02, status: proposed}
reviews:
  - {id: r-20260330-a1f3, on: 2026-03-30, kind: review, progress: [{goal: g-4f2k}]}
  - {id: r-20260406-b1f3, on: 2026-04-06, kind: check-in}
"""


@pytest.fixture
def heron(caseload: Path) -> Path:
    """Give the path of heron-27's plan, with two goals."""
    path = caseload / "clients" / "heron-27.yaml"
    path.write_text(PLAN)
    return path


# Help


def test_version(run: Run, goals: Run) -> None:
    assert run("--version") == goals("--version") == Result(f"goals {__version__}\n", "", 0)


def test_help_lists_the_commands_in_the_order_of_the_work(run: Run) -> None:
    result = run("--help")
    assert (result.stderr, result.code) == ("", 0)
    assert run("-h") == result
    shown = result.stdout[result.stdout.index("Setting goals with a client:") :]
    sections = [part.splitlines() for part in shown.strip().split("\n\n")]
    assert sections == [
        [f"{title}:", *(f"  {entry.name:<12}{entry.summary}" for entry in entries)]
        for title, entries in SECTIONS.items()
    ]


def test_without_a_command_the_help_goes_to_stderr(run: Run) -> None:
    assert run() == Result("", run("--help").stdout, 2)
    assert run("step") == Result("", run("step", "--help").stdout, 2)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_command_has_help_with_examples(run: Run, call: tuple[str, ...]) -> None:
    result = run(*call, "--help")
    assert (result.stderr, result.code) == ("", 0)
    assert result.stdout.startswith(f"Usage: goals {' '.join(call)} ")
    examples = result.stdout.split("\n  Examples:\n")[1].split("\n\n")[0].splitlines()
    assert [line for line in examples if line.startswith(f"    goals {' '.join(call)}")]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_command_refuses_what_it_does_not_know(run: Run, call: tuple[str, ...]) -> None:
    result = run(*call, "--no-such-option")
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr.startswith(f"Usage: goals {' '.join(call)} ")
    assert f"goals: No such option: --no-such-option\n  goals {' '.join(call)} --help says more\n" in result.stderr


def test_groups_list_their_commands(run: Run) -> None:
    shown = run("report", "--help").stdout
    assert shown.endswith(
        "Commands:\n"
        "  plan      One client's plan, ready to read together.\n"
        "  session   What to know before you meet a client.\n"
        "  caseload  All clients at a glance.\n"
        "  due       Reviews and steps that are due.\n"
        "  stuck     Goals that do not move.\n"
        "  voice     Whose voice the goals are.\n"
        "  outcomes  How goals went, in numbers.\n"
    )


def test_examples_keep_their_lines() -> None:
    doc = """Do it.

    Some text
    of two lines.

    Examples:
      goals a
      goals b

      goals c
    """
    assert with_examples_as_is(doc) == (
        "Do it.\n\nSome text\nof two lines.\n\n\b\nExamples:\n  goals a\n  goals b\n\n\b\n  goals c"
    )
    assert with_examples_as_is("Do it.") == "Do it."


def test_only_the_command_that_is_called_is_loaded(caseload: Path) -> None:
    script = (
        "import sys; from goals_cli.__main__ import run; code = run(sys.argv[1:]);"
        "print(sorted(n for n in sys.modules if n.startswith('goals_cli.')), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script, "--version"], capture_output=True, text=True, check=True)
    assert eval(done.stderr) == [
        "goals_cli.__main__",
        "goals_cli.commands",
        "goals_cli.commands.lazy",
        "goals_cli.commands.table",
        "goals_cli.errors",
        "goals_cli.outcomes",
    ]


def test_nothing_heavy_is_loaded_on_the_way_to_the_version() -> None:
    script = "import sys; from goals_cli.__main__ import run; run(['--version']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {"rich", "pydantic", "importlib.metadata", "tempfile", "tomllib", "jsonschema", "tabulate", "ruamel.yaml"}
    assert heavy & set(done.stderr.split()) == set()


# A wrong command line


def test_an_unknown_command(run: Run) -> None:
    result = run("handovr")
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr == (
        "Usage: goals [OPTIONS] COMMAND [ARGS]...\n"
        "goals: No such command 'handovr'. Did you mean 'handover'?\n"
        "  goals --help says more\n"
    )


@pytest.mark.parametrize("group", [(), ("report",)], ids=["goals", "report"])
@pytest.mark.parametrize("said", ["She said no", "She's sad", "a 'b'. Did you mean 'c'?", "line\nline", 'x "y'])
def test_a_sentence_that_is_no_command_is_not_repeated(run: Run, group: tuple[str, ...], said: str) -> None:
    result = run(*group, said)
    called = " ".join(("goals", *group))
    assert result == Result(
        "",
        f"Usage: {called} [OPTIONS] COMMAND [ARGS]...\ngoals: No such command (...)\n  {called} --help says more\n",
        2,
    )


def test_too_many_words_are_not_repeated(run: Run, heron: Path) -> None:
    result = run("show", "heron-27", "I", "want", "to", "sleep")
    assert result == Result(
        "",
        "Usage: goals show [OPTIONS] CLIENT\n"
        "goals: 4 words too many; a text of several words stands in quotes\n"
        "  goals show --help says more\n",
        2,
    )


def test_one_word_too_many(run: Run, heron: Path) -> None:
    said = run("show", "heron-27", "sleep").stderr.splitlines()[1]
    assert said == "goals: 1 word too many; a text of several words stands in quotes"


def test_a_missing_argument_and_a_wrong_choice(run: Run) -> None:
    assert run("show").stderr.splitlines()[1] == "goals: Missing argument 'CLIENT'"
    assert run("agree", "x1").stderr.splitlines()[1] == (
        "goals: Missing option '--answer'. Choose from: agrees, partly, disagrees, could_not_say"
    )
    assert run("show", "x1", "--format", "xml").stderr.splitlines()[1] == (
        "goals: Invalid value for '--format': 'xml' is not one of 'yaml', 'json'"
    )


@pytest.mark.parametrize(
    ("arguments", "option", "times"),
    [
        (["--words", "a", "--words=b"], "--words", 2),
        (["--priority", "1", "--priority", "1", "--priority", "1"], "--priority", 3),
        (["--goal", "g-4f2k", "--words", "a", "--goal", "g-7d9q"], "--goal", 2),
        (["--heard-right", "--heard-wrong"], "--heard-right/--heard-wrong", 2),
    ],
)
def test_an_option_of_one_value_given_again_is_refused(
    run: Run, heron: Path, arguments: list[str], option: str, times: int
) -> None:
    assert run("create", "heron-27", *arguments) == Result(
        "",
        "Usage: goals create [OPTIONS] CLIENT\n"
        f"goals: {option} is given {times} times; it takes one value\n"
        "  goals create --help says more\n",
        2,
    )
    assert heron.read_text() == PLAN


def test_lists_and_switches_may_be_given_again(run: Run, heron: Path) -> None:
    result = run("about", "heron-27", "--strength", "a", "--strength", "b", "--quiet", "-q", "--caseload", ".")
    assert result == Result("", "", 0)
    assert "  strengths:\n    - a\n    - b\n" in heron.read_text()
    assert run("show", "--help", "--format", "yaml", "--format", "json") == run("show", "--help")


def test_an_argument_that_is_not_text(tmp_path: Path) -> None:
    done = subprocess.run([*GOALS, "show", b"heron\xff"], capture_output=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == (
        b"",
        b"goals: word 2 of the command line is not UTF-8 text\n",
        2,
    )


def test_what_a_terminal_would_act_upon_is_made_visible(run: Run) -> None:
    assert "\x1b" not in run("\x1b[2J").stderr
    assert "\x1b" not in run("--caseload", "\x1b[2J", "list").stderr


# Errors


@pytest.mark.parametrize(
    ("error", "stderr", "code"),
    [
        (GoalsError("it broke", "mend it"), "goals: it broke\n  mend it\n", 3),
        (UsageError("no"), "goals: no\n", 2),
        (NotFound("no"), "goals: no\n", 3),
        (InvalidData("no"), "goals: no\n", 3),
        (GitError("no"), "goals: no\n", 4),
        (NotWritten("a\nb"), "goals: a\nb\n", 5),
        (MissingPart("no"), "goals: no\n", 6),
        (PermissionError(errno.EACCES, "Permission denied", "x.yaml"), "goals: x.yaml: Permission denied\n", 3),
        (OSError(errno.ENOSPC, "No space left on device"),
         "goals: the output could not be written: No space left on device\n", 3),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), "", 141),
        (KeyboardInterrupt(), "goals: stopped\n", 130),
        (EOFError(), "goals: stopped\n", 130),
        (typer.Abort(), "goals: stopped\n", 130),
        (typer.Exit(1), "", 1),
        (typer.Exit(), "", 0),
        (SystemExit(3), "", 3),
    ],
)  # fmt: skip
def test_errors_become_sentences_and_codes(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, stderr: str, code: int
) -> None:
    monkeypatch.setattr(show, "show", raising(error))
    result = run("show")
    assert (result.stderr, result.code) == (stderr, code)


def raising(error: BaseException) -> object:
    def show() -> None:
        """Fail."""
        raise error

    return show


def test_a_bug_is_named_without_the_clients_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("I never panic again")

    monkeypatch.setattr("goals_cli.commands.list_.open_caseload", broken)
    result = run("list")
    assert result.code == 70
    assert result.stderr.startswith("goals: this is a bug in goals: ValueError in goals_cli/commands/list_.py, line ")
    assert result.stderr.endswith(
        "\n  please report this line; GOALS_DEBUG=1 shows more, and may show the client's words\n"
    )
    assert "panic" not in result.stderr
    assert "ValueError: I never panic again" in run("list", env={"GOALS_DEBUG": "1"}).stderr


# Streams and signals


def piped(command: str, cwd: Path) -> tuple[str, str, int]:
    """Run a pipe in bash; return both streams and the exit code of its first part."""
    script = f"goals() {{ '{sys.executable}' -m goals_cli \"$@\"; }}; {command}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=cwd, check=False)
    return done.stdout, done.stderr, done.returncode


@pytest.mark.parametrize("arguments", ["schema", "--version", "--help", "list", "show heron-27"])
def test_a_closed_pipe_is_no_news(heron: Path, arguments: str) -> None:
    closed = f"(while [ ! -e go ]; do :; done; goals {arguments}) | (exec <&-; touch go)"
    assert piped(closed, heron.parent) == ("", "", 141)


@pytest.mark.parametrize("arguments", ["schema", "--version", "--help", "list", "show heron-27"])
def test_a_full_disk_is_a_sentence(heron: Path, arguments: str) -> None:
    sentence = "goals: the output could not be written: No space left on device\n"
    assert piped(f"goals {arguments} > /dev/full", heron.parent) == ("", sentence, 3)


def test_nobody_listens(heron: Path) -> None:
    assert piped("goals nonsense 2> /dev/full", heron.parent) == ("", "", 2)
    assert piped("goals nonsense 2>&-", heron.parent) == ("", "", 2)
    assert piped("goals list >&- 2>&- <&-", heron.parent) == ("", "", 3)
    assert piped("goals nonsense 2>&1 >&- | head -c0", heron.parent)[2] == 2


@pytest.mark.parametrize(
    "arguments",
    ["schema", "--version", "--help", "list", "show heron-27", "check", "check -q", "report caseload", "report due"],
)
def test_a_closed_output_is_a_sentence(heron: Path, arguments: str) -> None:
    sentence = "goals: the output could not be written: it is closed\n"
    assert piped(f"goals {arguments} >&-", heron.parent) == ("", sentence, 3)


def test_what_is_saved_is_not_to_be_repeated_because_the_output_is_closed(heron: Path) -> None:
    told = piped("goals need heron-27 --need Sleep >&-", heron.parent)
    assert told == ("", "goals: saved, but the output could not be written\n  do not repeat the command\n", 3)
    assert "need: Sleep" in heron.read_text()


def test_a_command_that_prints_nothing_needs_no_output(heron: Path) -> None:
    told = piped("goals pause heron-27 --goal g-4f2k >&-", heron.parent)
    assert told == ("", "heron-27: g-4f2k is paused\n", 0)


def test_a_closed_stream_gives_its_number_to_no_file(heron: Path) -> None:
    before = heron.read_text()
    assert piped("EDITOR='sed -i s/w-amara/w-ben/' goals edit heron-27 >&- 2>&-", heron.parent) == ("", "", 0)
    assert heron.read_text() == before.replace("w-amara", "w-ben")


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_output_is_utf8_in_every_locale(heron: Path, goals: Run, locale: str) -> None:
    heron.write_text(PLAN.replace("school play", "Größe ≥ 3 🙂"))
    env = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    assert goals("show", "heron-27", env=env) == Result(heron.read_text(), "", 0)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_signals_end_it_in_an_orderly_way(heron: Path, number: signal.Signals, code: int) -> None:
    heron.write_text(PLAN)
    env = {**os.environ, "EDITOR": "sed -i s/^client:.*//"}
    terminal = pexpect.spawn(GOALS[0], [*GOALS[1:], "edit", "heron-27"], cwd=str(heron.parent), env=env, timeout=20)
    terminal.expect("ive it up")
    terminal.kill(number)
    terminal.send("\r")  # a signal just before Python waits for a key is noticed with the next one
    terminal.expect("your edit is kept in")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == code


def test_an_ignored_signal_stays_ignored(caseload: Path) -> None:
    script = "trap '' HUP; exec \"$0\" -c 'import signal, goals_cli.__main__ as m; m._take_signals_for_interrupts();" \
             "print(signal.getsignal(signal.SIGHUP) is signal.SIG_IGN)'"  # fmt: skip
    done = subprocess.run(["sh", "-c", script, sys.executable], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_colour_never_where_it_is_not_wanted(heron: Path) -> None:
    env = {**os.environ, "NO_COLOR": "1", "SHELL": "/bin/bash"}
    script = f"{' '.join(GOALS)} --install-completion; {' '.join(GOALS)} --help"
    terminal = pexpect.spawn("bash", ["-c", script], env=env, timeout=20, encoding="utf-8")
    terminal.expect(pexpect.EOF)
    assert "completion installed" in str(terminal.before)
    assert "\x1b" not in str(terminal.before)


# Completion


def completed(line: str, cwd: Path, shell: str = "bash") -> str:
    """Ask what a shell would be offered at the end of a line."""
    words = line.split(" ")
    asked = {
        "bash": {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        "powershell": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1]},
    }[shell]
    env = {**os.environ, **asked, "_GOALS_COMPLETE": f"complete_{shell}"}
    done = subprocess.run(GOALS, capture_output=True, text=True, cwd=cwd, env=env, check=True)
    assert done.stderr == ""
    return done.stdout


def test_completion_offers_what_there_is(heron: Path) -> None:
    (heron.parent / "otter-3.yaml").write_text("broken: [")
    folder = heron.parent
    assert completed("goals re", folder).split() == ["review", "resume", "report", "resolve"]
    assert completed("goals report ", folder).split() == [
        "plan", "session", "caseload", "due", "stuck", "voice", "outcomes",
    ]  # fmt: skip
    assert completed("goals show ", folder).split() == ["heron-27", "otter-3"]
    assert completed("goals show o", folder).split() == ["otter-3"]
    assert completed("goals show --form", folder).split() == ["--format"]
    assert completed("goals show --format ", folder).split() == ["yaml", "json"]
    assert completed("goals words heron-27 --goal ", folder).split() == ["g-4f2k", "g-7d9q"]
    assert completed("goals words heron-27 --goal g-7", folder).split() == ["g-7d9q"]


@pytest.mark.parametrize("report", ["caseload", "due", "stuck", "voice"])
def test_completion_offers_the_workers_whom_plans_name(report: str, heron: Path) -> None:
    folder = heron.parent
    (folder / "otter-3.yaml").write_text("broken: [")
    (folder / "robin-03.yaml").write_text('{"format": "goals-plan/1", "client": "robin-03", "worker": "w-lena"}\n')
    (folder / "swift-70.yaml").write_text("worker: w-$(x)\n")
    (folder / "tern-36.yaml").write_bytes(b"worker: \xff\n")
    assert completed(f"goals report {report} --worker ", folder).split() == ["w-amara", "w-lena"]
    assert completed(f"goals report {report} --worker w-l", folder).split() == ["w-lena"]
    assert completed(f"goals report {report} --worker ", folder.parent.parent) == "\n"


def test_completion_finds_the_caseload_that_was_told(heron: Path, tmp_path: Path) -> None:
    assert completed(f"goals show --caseload {heron.parent.parent} ", tmp_path).split() == ["heron-27"]
    assert completed("goals show ", tmp_path) == "\n"


def test_goals_are_offered_with_titles(heron: Path) -> None:
    line, folder = "goals words heron-27 --goal ", heron.parent
    assert completed(line, folder, "zsh") == (
        '_arguments \'*: :(("g-4f2k":"Tess s school play"\n"g-7d9q":"proposed"))\'\n'
    )
    assert completed(line, folder, "fish") == "g-4f2k\tTess s school play\ng-7d9q\tproposed\n"
    assert completed(line, folder, "powershell") == "g-4f2k:::Tess s school play\ng-7d9q:::proposed\n"


def test_values_are_offered_behind_an_equals_sign(heron: Path) -> None:
    """Bash takes the sign as a word of its own; what the others are offered is what the whole word becomes."""
    folder = heron.parent
    assert completed("goals words heron-27 --goal =", folder).split() == ["g-4f2k", "g-7d9q"]
    assert completed("goals words heron-27 --goal = g-7", folder).split() == ["g-7d9q"]
    assert completed("goals words --caseload = .. heron-27 --goal = g-7", folder).split() == ["g-7d9q"]
    line = "goals words heron-27 --goal=g-7"
    assert completed(line, folder, "zsh") == '_arguments \'*: :(("--goal=g-7d9q":"proposed"))\'\n'
    assert completed(line, folder, "fish") == "--goal=g-7d9q\tproposed\n"
    assert completed(line, folder, "powershell") == "--goal=g-7d9q:::proposed\n"
    assert completed("goals show --format=", folder, "zsh") == (
        '_arguments \'*: :(("--format=yaml"\n"--format=json"))\'\n'
    )


def test_what_is_in_a_plan_is_offered_with_words(heron: Path) -> None:
    steps = (
        "    steps:\n"
        "      - id: s-1a\n        who: client\n        step: 'Visit: the hall'\n        due: 2026-03-09\n"
        "      - {id: s-2b, who: client, step: Call her, promised: 2026-03-02}\n"
        "      - {id: s-3c, step: Write, done: 2026-03-09}\n"
        "      - id: s-4d\n        step: Ask\n        taken_back: {on: 2026-03-09}\n"
    )
    needs = "needs:\n  - id: n-2k7d\n    need: Panic\n  - {id: n-9x1p, need: The lease, not_now: Later}\n"
    agreements = "agreements:\n  - {id: a-20260302-7c1e, on: 2026-03-02, client: {answer: agrees, shown: spoken}}\n"
    heron.write_text(PLAN.replace("  - id: g-7d9q\n", f"{steps}  - id: g-7d9q\n") + needs + agreements)
    offered = {
        "goals step done heron-27 ": "s-1a\tVisit the hall\ns-2b\tCall her\n",
        "goals step take-back heron-27 s-2": "s-2b\tCall her\n",
        "goals review heron-27 --partly ": "s-1a\tVisit the hall\ns-2b\tCall her\n",
        "goals need heron-27 --id ": "n-2k7d\tPanic\nn-9x1p\tThe lease\n",
        "goals agree heron-27 --corrects ": "a-20260302-7c1e\t2026-03-02\n",
        "goals review heron-27 --corrects r-202603": "r-20260330-a1f3\t2026-03-30\n",
        "goals schema report-d": "report-due\n",
    }
    assert {line: completed(line, heron.parent, "fish") for line in offered} == offered


MEANINGS = "-2\tmuch less than expected\n-1\tless than expected\n0\twhat both expect\n"


def test_levels_are_offered_with_what_they_look_like(heron: Path) -> None:
    line, folder = "goals review heron-27 --level ", heron.parent
    plain = f"{MEANINGS}+1\tmore than expected\n+2\tmuch more than expected\n"
    assert completed(line, folder, "fish") == plain
    assert completed("goals create heron-27 --baseline-level ", folder, "fish") == plain
    scale = "    scale:\n      - {level: +1, looks_like: 'Home: $(x)'}\n      - level: -2\n        looks_like: Away\n"
    heron.write_text(PLAN.replace("  - id: g-7d9q\n", f"{scale}  - id: g-7d9q\n"))
    told = plain.replace("much less than expected", "Away").replace("+1\tmore than expected", "+1\tHome x")
    assert completed(line, folder, "fish") == told
    assert completed("goals review heron-27 --goal g-4f2k --worker-level ", folder, "fish") == told
    assert completed("goals review heron-27 --goal g-7d9q --level ", folder, "fish") == plain
    assert completed("goals review ../x --level ", folder, "fish") == plain
    assert completed(line, folder).split() == ["-2", "-1", "0", "+1", "+2"]
    other = "    scale: [{level: -2, looks_like: Out}]\n"
    heron.write_text(PLAN.replace("  - id: g-7d9q\n", f"{scale}  - id: g-7d9q\n{other}"))
    assert completed(line, folder, "fish") == plain
    assert completed("goals review heron-27 --goal g-7d9q --level ", folder, "fish") == plain.replace(
        "much less than expected", "Out"
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("title: \\$(touch started)`touch started`", "touch started touch started"),
        ("title: '[/] [link=x]'", "link x"),
        ('title: "a\\tb\x1b[2J: c" # note', "a tb 2J c"),
        ("title: ';touch started;'", "touch started"),
        ("title: Größe, 3.5 kg - fine # note", "Größe, 3.5 kg - fine"),
        ("title: |-\n      The school play", "The school play"),
        (f"title: {'x' * 200}", "x" * 60),
        ("course: [{status: proposed}, {status: active}]", "active"),
        ("title:\n    course: [{status: paused}]", "paused"),
        ("", ""),
    ],
)
def test_a_title_cannot_reach_the_shell_as_anything_but_letters(written: str, shown: str) -> None:
    text = f"goals:\n  - id: g-4f2k\n    {written}\n    steps: [{{id: s-1a}}]\n  - {{id: 'g-2', title: Two, on: 3}}\n"
    assert list(completing.glance(text)) == [("g-4f2k", shown), ("g-2", "Two")]


def test_only_ids_of_goals_are_offered() -> None:
    text = '{"goals": [{"id": "g-1", "title": "One"}, {"id": "g-$(x)"}], "needs": [{"id": "n-1", "goals": ["g-9"]}]}'
    assert list(completing.glance(text)) == [("g-1", "One")]


@pytest.mark.parametrize("plan", ["", "goals: 1", "goals: [1, {}, {id: 3}, {id: $(x)}]", "goals: [", "- a", "\x00"])
def test_completion_never_fails(heron: Path, plan: str) -> None:
    heron.write_text(plan)
    assert completed("goals words heron-27 --goal ", heron.parent) == "\n"
    assert completed("goals words ../x --goal ", heron.parent) == "\n"
    (heron.parent.parent / "goals.toml").write_text("broken")
    assert completed("goals show ", heron.parent) == "heron-27\n"


def test_completion_in_a_real_bash(heron: Path) -> None:
    binary = Path(sys.executable).parent / "goals"
    script = f"""
        PATH="{binary.parent}:$PATH"
        source <(goals --show-completion; :)
        COMP_WORDS=(goals words heron-27 --goal g-4) COMP_CWORD=4
        _goals_completion goals
        echo "${{COMPREPLY[@]}}"
        complete -p goals
    """
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=heron.parent, check=False)
    assert (done.stdout, done.stderr) == ("g-4f2k\ncomplete -o default -F _goals_completion goals\n", "")


def test_a_shell_that_is_not_known(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise shellingham.ShellDetectionFailure

    monkeypatch.setattr(shellingham, "detect_shell", fails)
    assert run("--show-completion").code == 2
    assert run("--install-completion").code == 2


# What the commands share


def test_days() -> None:
    assert common.day("2026-03-02", "--on") == common.today_or("2026-03-02") == date(2026, 3, 2)
    assert common.today_or(None) == common.today_or("") == date.today()
    for text in ("20260302", "2026-3-2", "2026-W10-1", "02.03.2026", "today", "2026-03-02 ", "２０２６-03-02"):
        with pytest.raises(UsageError) as caught:
            common.day(text, "--on")
        assert (caught.value.message, caught.value.hint) == (
            "--on needs a day",
            "write it as year-month-day: 2026-03-02",
        )
    with pytest.raises(UsageError) as caught:
        common.today_or("2026-02-30")
    assert caught.value.message == "--today (or GOALS_TODAY): there is no such day"


def test_who_the_worker_is(caseload: Path) -> None:
    opened = at(caseload)
    assert common.the_worker(opened, None) == "w-amara"
    assert common.the_worker(opened, "w-ben") == "w-ben"
    with pytest.raises(UsageError):
        common.the_worker(opened, "Ben")
    subprocess.run(["git", "config", "--unset", "goals.worker"], cwd=caseload, check=True)
    assert common.worker_if_known(opened, None) is None
    with pytest.raises(UsageError) as caught:
        common.the_worker(opened, None)
    assert (caught.value.message, caught.value.hint) == (
        "whose work is this? No worker is set",
        "--worker CODE, GOALS_WORKER=CODE, or once for this clone: goals init --worker CODE",
    )


@pytest.mark.parametrize("path", [None, "/nowhere"], ids=["no repository", "no git"])
def test_who_the_worker_is_where_git_can_keep_nothing(caseload: Path, run: Run, path: str | None) -> None:
    shutil.rmtree(caseload / ".git")
    env = {"PATH": path} if path else {}
    told = (
        "goals: whose work is this? No worker is set\n"
        "  --worker CODE with each command, or GOALS_WORKER=CODE in the environment; no git is here to keep it\n"
    )
    for command in (("create", "heron-27", "--words", "Rest."), ("review", "heron-27", "--rating", "4")):
        assert run(*command, env=env) == Result("", told, 2)
    assert run("create", "heron-27", "--words", "Rest.", "--worker", "w-amara", env=env).code == 0
    assert run("create", "heron-27", "--words", "Rest.", env={**env, "GOALS_WORKER": "w-amara"}).code == 0
    assert run("init", "--no-git", "--worker", "w-amara", env=env) == Result(
        "",
        "goals: the worker's code was not kept: git keeps it, and there is no git or no repository here\n"
        "  tell it to each command, --worker CODE, or in the environment, GOALS_WORKER=CODE\n",
        4,
    )


def test_a_worker_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch, caseload: Path) -> None:
    seen: list[tuple[str | None, str | None]] = []

    def show(worker: common.WorkerOption = None, today: common.TodayOption = None) -> None:
        """Look."""
        seen.append((worker, today))

    monkeypatch.setattr("goals_cli.commands.show.show", show)
    run("show", env={"GOALS_WORKER": "w-env"}, today="2026-03-02")
    run("show", "--worker", "w-told", "--today", "2026-03-03", env={"GOALS_WORKER": "w-env"}, today="2026-03-02")
    assert seen == [("w-env", "2026-03-02"), ("w-told", "2026-03-03")]


def test_what_is_said_is_safe_and_comes_after_what_was_printed(capsys: pytest.CaptureFixture[str]) -> None:
    common.out("result")
    common.out("")
    common.out("ends\n")
    common.say("one\ntwo\x1b[2J")
    common.say("nothing", quiet=True)
    assert capsys.readouterr() == ("result\nends\n", "one\ntwo\\x1b[2J\n")


# init


def test_init(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    new = "goals.toml, clients/, .gitignore, .gitattributes, .goals/plan.schema.json, a git repository"
    assert run("init", "work") == Result("work\n", f"new: {new}\n", 0)
    assert run("init", "work") == Result("work\n", "nothing to do: this is a complete caseload\n", 0)
    assert run("init", "work", "--worker", "w-ben") == Result("work\n", "new: w-ben as this clone's worker\n", 0)
    assert run("init", "work", "--worker", "w-ben").stderr == "nothing to do: this is a complete caseload\n"
    assert gitrepo.local_setting(tmp_path / "work", "goals.worker") == "w-ben"


def test_init_without_git(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "--no-git", "--quiet") == Result(".\n", "", 0)
    assert not (tmp_path / ".git").exists()
    monkeypatch.setenv("PATH", "/nowhere")
    assert run("init") == Result(
        "", "goals: git was not found\n  install git, or leave it out: goals init --no-git\n", 4
    )


def test_init_in_a_repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gitrepo.init(tmp_path)
    monkeypatch.chdir(tmp_path)
    new = "goals.toml, clients/, .gitignore, .gitattributes, .goals/plan.schema.json, what git is told of plans"
    assert run("init", "work") == Result("work\n", f"new: {new}\n", 0)
    assert run("init", "work") == Result("work\n", "nothing to do: this is a complete caseload\n", 0)
    assert not (tmp_path / "work" / ".git").exists()


def test_init_takes_no_worker_from_the_environment(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "work", env={"GOALS_WORKER": "w-env"})
    assert gitrepo.local_setting(tmp_path / "work", "goals.worker") is None


def test_init_refuses_before_it_makes_anything(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "work", "--worker", "Ben").code == 2
    assert not (tmp_path / "work").exists()


def test_init_reads_the_settings_that_were_there(run: Run, caseload: Path) -> None:
    (caseload / "goals.toml").write_text("format = 1\n")
    assert run("init").stderr.startswith("goals: goals.toml:1: this is not a format that goals knows\n")


# schema, show, list


def test_schema(run: Run) -> None:
    assert run("schema") == run("schema", "plan") == Result(schema.text("plan"), "", 0)
    result = run("schema", "nonsense")
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr == f"goals: there is no schema 'nonsense'\n  one of: {', '.join(schema.names())}\n"


def test_show(run: Run, heron: Path) -> None:
    assert run("show", "heron-27") == Result(PLAN, "", 0)
    heron.write_bytes(PLAN.replace("\n", "\r\n").encode())
    assert run("show", "heron-27").stdout == PLAN.replace("\n", "\r\n")


def test_show_as_json(run: Run, heron: Path) -> None:
    result = run("show", "heron-27", "--format", "json")
    assert (result.stderr, result.code) == ("", 0)
    shown = json.loads(result.stdout)
    assert list(shown) == ["format", "tool", "plan"]
    assert (shown["format"], shown["tool"]) == ("goals-show/1", {"name": "goals", "version": __version__})
    assert list(shown["plan"]) == ["format", "client", "worker", "opened", "goals", "reviews"]
    assert shown["plan"]["goals"][0]["title"] == "Tess's school play"


def test_show_what_is_not_there_or_not_readable(run: Run, heron: Path) -> None:
    assert run("show", "otter-3") == Result(
        "", "goals: no plan for otter-3\n  goals list shows who has a plan; goals create otter-3 starts one\n", 3
    )
    heron.write_text("a: \x1b[2J")
    result = run("show", "heron-27")
    assert (result.stdout, result.code) == ("", 3)
    assert result.stderr.startswith("goals: clients/heron-27.yaml:1:4: ")


def test_show_in_another_caseload(run: Run, heron: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert run("show", "heron-27", "--caseload", heron.parent.parent, cwd=elsewhere).stdout == PLAN
    assert run("show", "heron-27", cwd=elsewhere) == Result(
        "",
        "goals: this folder is not in a caseload: no goals.toml in it or above it\n  goals init, or --caseload DIR\n",
        3,
    )


def test_list_of_clients(run: Run, heron: Path) -> None:
    (heron.parent / "otter-3.yaml").write_text(
        "format: goals-plan/1\nclient: otter-3\nworker: w-ben\nopened: 2026-01-05\nclosed: {on: 2026-02-01}\n"
    )
    assert run("list") == Result(
        "client    worker    status    active goals    last review\n"
        "--------  --------  --------  --------------  -------------\n"
        "heron-27  w-amara   open      1               2026-03-30\n"
        "otter-3   w-ben     closed    0\n",
        "",
        0,
    )
    assert run("list", "--format", "csv").stdout == (
        "client,worker,status,active_goals,last_review\nheron-27,w-amara,open,1,2026-03-30\notter-3,w-ben,closed,0,\n"
    )
    shown = json.loads(run("list", "--format", "json").stdout)
    assert shown["format"] == "goals-list/1"
    assert shown["clients"][1] == {
        "client": "otter-3",
        "worker": "w-ben",
        "status": "closed",
        "active_goals": 0,
        "last_review": None,
    }


def test_a_review_that_was_corrected_does_not_count(run: Run, heron: Path) -> None:
    heron.write_text(
        f"{PLAN}  - {{id: r-20260407-c1f3, on: 2026-03-27, kind: review, corrects: r-20260330-a1f3, "
        "progress: [{goal: g-4f2k}]}\n"
    )
    assert run("list", "--format", "csv").stdout.splitlines()[1] == "heron-27,w-amara,open,1,2026-03-27"


def test_list_of_goals(run: Run, heron: Path) -> None:
    assert run("list", "heron-27") == Result(
        "id      title               status    priority\n"
        "------  ------------------  --------  ----------\n"
        "g-4f2k  Tess's school play  active    1\n"
        "g-7d9q  (no title)          proposed\n",
        "",
        0,
    )
    shown = json.loads(run("list", "heron-27", "--format", "json").stdout)
    assert (shown["format"], shown["client"], len(shown["goals"])) == ("goals-client-goals/1", "heron-27", 2)


def test_list_goes_on_past_a_plan_that_cannot_be_read(run: Run, heron: Path) -> None:
    (heron.parent / "adder-1.yaml").write_text("a: [")
    (heron.parent / "bear-12.yaml").symlink_to("heron-27.yaml")
    result = run("list", "--format", "csv")
    assert result.stdout == ("client,worker,status,active_goals,last_review\nheron-27,w-amara,open,1,2026-03-30\n")
    unreadable, link = result.stderr.splitlines()
    assert unreadable.startswith("goals: clients/adder-1.yaml:")
    assert link == "goals: clients/bear-12.yaml is a symbolic link; goals follows none"
    assert result.code == 3


def test_a_list_of_nothing_but_a_plan_that_cannot_be_read_does_not_say_that_there_is_none(
    run: Run, caseload: Path
) -> None:
    (caseload / "clients" / "adder-1.yaml").write_text("a: &anchor b\n", encoding="utf-8")
    problem = "goals: clients/adder-1.yaml:1:4: an anchor (&) stands here\n"
    assert run("list") == Result("", problem, 3)
    assert run("list", "--format", "csv") == Result("client,worker,status,active_goals,last_review\n", problem, 3)
    page = "Caseload on 2026-06-01\n======================\n\nNot in this report, since it cannot be read: adder-1\n"
    assert run("report", "caseload", today="2026-06-01") == Result(page, problem, 3)


def test_an_empty_list(run: Run, caseload: Path) -> None:
    assert run("list") == Result("", "no plans yet; goals create CLIENT starts one\n", 0)
    assert run("list", "--format", "csv") == Result("client,worker,status,active_goals,last_review\n", "", 0)
    assert json.loads(run("list", "--format", "json").stdout)["clients"] == []
