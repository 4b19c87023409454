"""Makes the environments in which the peers stand, each in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("check-jsonschema", "yamllint")
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
# A parser in C that check-jsonschema does not ask for: with it beside, it would not be measured as people install it.
NOT_BESIDE = "ruamel.yaml.clib"


@dataclass(frozen=True)
class Peers:
    """Where the peers' commands are, and the Python of check-jsonschema's environment with its ruamel.yaml."""

    check_jsonschema: Path
    yamllint: Path
    python: Path
    versions: str


def ready(folder: Path) -> Peers:
    """Make the environments that are missing; it needs pip's package index only then."""
    commands = [_made(folder / f"venv-{package}", package) for package in PACKAGES]
    check_jsonschema, yamllint = commands
    python = check_jsonschema.with_name("python")
    if _call(python, "-c", "import ruamel.yaml as r; print(r.__with_libyaml__)") == "True":
        _call(python, "-m", "pip", "uninstall", "--quiet", "--yes", NOT_BESIDE)
    versions = [_call(command, "--version").replace(", version", "") for command in commands]
    versions.append(_call(python, "-c", "import ruamel.yaml as r; print('ruamel.yaml', r.__version__)"))
    return Peers(check_jsonschema, yamllint, python, ", ".join(versions))


def _made(folder: Path, package: str) -> Path:
    """Name the command of a package, in an environment that is made if it is not there."""
    command = folder / SCRIPTS / package
    if not command.exists() and not command.with_suffix(".exe").exists():
        _call(sys.executable, "-m", "venv", "--clear", folder)
        _call(folder / SCRIPTS / "python", "-m", "pip", "install", "--quiet", package)
    return command


def _call(*command: str | Path) -> str:
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return done.stdout.strip()
