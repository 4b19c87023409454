"""Makes SSH keys with ssh-keygen, and the signers files that name them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

KEYGEN = shutil.which("ssh-keygen") or "ssh-keygen"


class Keyring:
    """Keys in a folder outside of the repository, one for each name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def key(self, name: str, kind: str = "ed25519") -> Path:
        """Give a private key, made when it is not there yet."""
        path = self.folder / name
        if not path.exists():
            command = [KEYGEN, "-q", "-t", kind, "-N", "", "-C", name, "-f", str(path)]
            subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
        return path

    def public(self, name: str, kind: str = "ed25519") -> str:
        """Give the line of a public key."""
        self.key(name, kind)
        return (self.folder / f"{name}.pub").read_text().strip()

    def called(self, name: str) -> str:
        """Give the fingerprint of a key, as ssh-keygen tells it."""
        done = subprocess.run([KEYGEN, "-l", "-f", str(self.key(name))], check=True, capture_output=True, text=True)
        return done.stdout.split()[1]

    def signers(self, *lines: str, name: str = "signers") -> Path:
        """Write a signers file: each line a name, which is a code and a key alike, or a whole line."""
        path = self.folder / name
        path.write_text("".join(f"{line if ' ' in line else f'{line} {self.public(line)}'}\n" for line in lines))
        return path
