"""Signs every commit of a history that is there, each with the SSH key of whoever committed it.

git would start ssh-keygen for each, which takes minutes for 20,000; this makes the same commits in seconds.
"""

from __future__ import annotations

import hashlib
import subprocess
import zlib
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from . import words

_KIND, _NAMESPACE, _HASH = b"ssh-ed25519", b"git", b"sha512"
_COMMIT = 1  # what a pack calls it


def sign_past(folder: Path, signers: Path) -> None:
    """Make all commits of `main` anew, signed; write into `signers` whose keys these are."""
    keys = {worker: _key(worker) for worker in words.WORKERS}
    lines = (f"{worker} {_KIND.decode()} {b64encode(_public(key)).decode()}" for worker, key in keys.items())
    signers.write_text("".join(f"{line}\n" for line in lines))
    fresh: dict[bytes, bytes] = {}  # id by the former id
    made: list[bytes] = []
    for name, content in _commits(folder):
        headers, _, message = content.partition(b"\n\n")
        with_parents = [_with_parent(line, fresh) for line in headers.split(b"\n")]
        committer = next(line.split()[1].decode() for line in with_parents if line.startswith(b"committer "))
        bare = b"\n".join(with_parents)
        armored = _signature(keys[committer], bare + b"\n\n" + message).replace(b"\n", b"\n ")
        made.append(bare + b"\ngpgsig " + armored + b"\n\n" + message)
        fresh[name] = hashlib.sha1(b"commit %d\0" % len(made[-1]) + made[-1]).hexdigest().encode()
    _git(folder, "index-pack", "--stdin", stdin=b"".join(_pack(made)))
    _git(folder, "update-ref", "refs/heads/main", fresh[name].decode())
    _git(folder, "reflog", "expire", "--expire=now", "--all")
    _git(folder, "repack", "-a", "-d", "-q")


def _key(worker: str) -> Ed25519PrivateKey:
    """Give a worker's key: the same one in every run, so that every run has the same commits."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(worker.encode()).digest())


def _public(key: Ed25519PrivateKey) -> bytes:
    return _text(_KIND) + _text(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


def _commits(folder: Path) -> Iterator[tuple[bytes, bytes]]:
    """Give every commit with its id, each after those that it was made from."""
    names = _git(folder, "rev-list", "--reverse", "--topo-order", "main")
    answer = _git(folder, "cat-file", "--batch", "--buffer", stdin=names)
    at = 0
    for name in names.split():
        start = answer.index(b"\n", at) + 1
        at = start + int(answer[at:start].split()[2]) + 1
        yield name, answer[start : at - 1]


def _with_parent(line: bytes, fresh: dict[bytes, bytes]) -> bytes:
    return b"parent " + fresh[line[7:]] if line.startswith(b"parent ") else line


def _signature(key: Ed25519PrivateKey, content: bytes) -> bytes:
    """Sign as OpenSSH does (PROTOCOL.sshsig)."""
    about = _text(_NAMESPACE) + _text(b"") + _text(_HASH)
    signed = key.sign(b"SSHSIG" + about + _text(hashlib.new(_HASH.decode(), content).digest()))
    whole = b"SSHSIG\0\0\0\1" + _text(_public(key)) + about + _text(_text(_KIND) + _text(signed))
    armor = b64encode(whole)
    lines = [armor[at : at + 70] for at in range(0, len(armor), 70)]
    return b"\n".join([b"-----BEGIN SSH SIGNATURE-----", *lines, b"-----END SSH SIGNATURE-----"])


def _text(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content


def _pack(commits: list[bytes]) -> Iterator[bytes]:
    """Put commits into a pack, as git takes it."""
    head = b"PACK" + (2).to_bytes(4, "big") + len(commits).to_bytes(4, "big")
    total = hashlib.sha1(head)
    yield head
    for content in commits:
        piece = _size(len(content)) + zlib.compress(content, 1)
        total.update(piece)
        yield piece
    yield total.digest()


def _size(size: int) -> bytes:
    """Write the kind and the size of an object: four bits of it, and then seven at a time."""
    first, left = _COMMIT << 4 | size & 0b1111, size >> 4
    found = bytearray()
    while left:
        found.append(first | 0b1000_0000)
        first, left = left & 0b111_1111, left >> 7
    return bytes([*found, first])


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    return subprocess.run(["git", *arguments], cwd=folder, input=stdin, check=True, capture_output=True).stdout
