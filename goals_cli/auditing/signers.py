"""The signers file: whose keys count, as OpenSSH writes it (`ALLOWED SIGNERS` in ssh-keygen's manual)."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from goals_cli.codes import is_code
from goals_cli.errors import InvalidData
from goals_cli.paths import failed, shown

NAMESPACE = "git"  # what git signs for; a key may be allowed for other things only
_LARGEST = 4 * 1024 * 1024  # bytes
_KEY = re.compile(r"(?P<kind>[A-Za-z0-9@.-]+)[ \t]+(?P<key>[A-Za-z0-9+/=]+)(?:[ \t].*)?")
_KINDS = ("ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-")
_OPTION = re.compile(r'([A-Za-z-]+)(?:="([^"]*)")?(?:,|$)')
_WORD = re.compile(r'"([^"]*)"[ \t]+|([^ \t"]+)[ \t]+')
_OPTIONS = re.compile(r'((?:[^ \t"]|"[^"]*")+)[ \t]+')
_TIME = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:([0-9]{2})([0-9]{2})([0-9]{2})?)?(Z|UTC)?")
_FORMATS = "valid-after and valid-before are written as 20260302, 202603021330 or with a Z for UTC"


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that counts, for whom, and between which times. `key` is the key as OpenSSH packs it."""

    principals: tuple[str, ...]
    key: bytes
    after: datetime | None = None
    before: datetime | None = None
    namespaces: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What the key is called."""
        return fingerprint(self.key)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of workers among those it is for; none where they are named otherwise, as by their address."""
        return tuple(name for name in self.principals if is_code(name))

    def counts_at(self, moment: datetime) -> bool:
        """Say whether the key counts at a moment."""
        return (self.after is None or moment >= self.after) and (self.before is None or moment <= self.before)


@dataclass(frozen=True)
class Signers:
    """All keys that count; `within` when the file lies in the repository that it is to vouch for."""

    all: tuple[Signer, ...]
    within: bool = False

    def of(self, key: bytes) -> list[Signer]:
        """Find the lines that name a key for what git signs."""
        return [signer for signer in self.all if signer.key == key and _allows(signer.namespaces)]


def fingerprint(key: bytes) -> str:
    """Name a key as ssh-keygen -l does."""
    return f"SHA256:{b64encode(sha256(key).digest()).decode().rstrip('=')}"


def read(path: Path, top: Path) -> Signers:
    """Read a signers file for a repository at `top`; InvalidData names the line that is not right."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST)
    except OSError as error:
        raise failed(path, "read", error) from error
    try:
        lines = content.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise InvalidData(f"{shown(path)} is not UTF-8 text", "it holds a line for each key: PRINCIPALS KEY") from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            found.append(_signer(line.strip(), f"{shown(path)}:{number}"))
    if not found:
        raise InvalidData(
            f"{shown(path)} names no key", "a line for each: the worker's code, and what stands in their .pub file"
        )
    return Signers(tuple(found), path.resolve().is_relative_to(top.resolve()))


def _signer(line: str, place: str) -> Signer:
    word = _WORD.match(line)
    if word is None:
        raise InvalidData(
            f"{place}: this is no line of a signers file",
            "a line is the worker's code, and what stands in their .pub file",
        )
    rest = line[word.end() :]
    options: dict[str, str] = {}
    if not rest.startswith(_KINDS):
        told = _OPTIONS.match(rest)
        if told is None:
            raise InvalidData(
                f"{place}: this line has no key", "a line is the worker's code, and what stands in their .pub file"
            )
        options, rest = _options(told[1], place), rest[told.end() :]
    key = _KEY.fullmatch(rest)
    packed = _packed(key["key"], key["kind"]) if key else None
    if packed is None:
        raise InvalidData(f"{place}: the key cannot be read", "copy the line of the .pub file behind the name")
    principals = tuple(name for name in (word[1] or word[2] or "").split(",") if name and not name.startswith("!"))
    if not principals:
        raise InvalidData(f"{place}: this line is for nobody", "a line begins with the worker's code")
    namespaces = tuple(options.get("namespaces", "").split(",")) if "namespaces" in options else ()
    return Signer(
        principals, packed, _time(options, "valid-after", place), _time(options, "valid-before", place), namespaces
    )


def _options(text: str, place: str) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        option = _OPTION.match(text, at)
        if option is None or option[1].lower() in found:
            raise InvalidData(f"{place}: the options cannot be read", 'they are written as valid-before="20270101"')
        found[option[1].lower()] = option[2] or ""
        at = option.end()
    if "cert-authority" in found:
        raise InvalidData(f"{place}: certificates are not looked at", "name each key on a line of its own")
    unknown = found.keys() - {"namespaces", "valid-after", "valid-before"}
    if unknown:
        raise InvalidData(
            f"{place}: an option is none that OpenSSH knows", "namespaces, valid-after and valid-before are"
        )
    return found


def _packed(text: str, kind: str) -> bytes | None:
    """Unpack a key as it stands in a file; None when it is none, or of another kind than it says."""
    try:
        key = b64decode(text, validate=True)
    except Error:
        return None
    head = len(kind).to_bytes(4, "big") + kind.encode("ascii")
    return key if key.startswith(head) else None


def _time(options: dict[str, str], name: str, place: str) -> datetime | None:
    """Read a time; one without a Z is that of this machine's zone, as with OpenSSH."""
    text = options.get(name)
    if text is None:
        return None
    parts = _TIME.fullmatch(text)
    try:
        if parts is None:
            raise ValueError
        year, month, day, hour, minute, second = (int(part or 0) for part in parts.groups()[:6])
        moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC if parts[7] else None)
        return moment.astimezone()
    except (ValueError, OverflowError, OSError) as error:
        raise InvalidData(f"{place}: {name} is no time", _FORMATS) from error


def _allows(namespaces: tuple[str, ...]) -> bool:
    """Match what git signs for against patterns; one with a ! forbids."""
    if not namespaces:
        return True
    forbidden = any(name.startswith("!") and _matches(name[1:]) for name in namespaces)
    return not forbidden and any(_matches(name) for name in namespaces)


def _matches(pattern: str) -> bool:
    return fnmatchcase(NAMESPACE, pattern.replace("[", "[[]"))
