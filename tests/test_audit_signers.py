"""Signers files and signatures: read as OpenSSH reads them, and the same verdict as its own on every signature."""

from __future__ import annotations

import random
import re
import subprocess
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from hashlib import sha256, sha512
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from keyring import KEYGEN, Keyring

from goals_cli.auditing import signatures, signers
from goals_cli.errors import InvalidData, NotFound

PAYLOAD = b"tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nplan on 2026-03-02\n"
KINDS = {"ed25519": ["ed25519"], "rsa": ["rsa"], "p256": ["ecdsa", "-b", "256"], "p384": ["ecdsa", "-b", "384"],
         "p521": ["ecdsa", "-b", "521"]}  # fmt: skip
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1WJWYeOEF6VPCqe5fVZfkZEiv+OSGy4iSJGmaFMoDQ"


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, bytes]]:
    """Give for each kind of key its file and its signature of the payload, both made by ssh-keygen."""
    folder = tmp_path_factory.mktemp("kinds")
    found = {}
    for name, kind in KINDS.items():
        subprocess.run([KEYGEN, "-q", "-t", *kind, "-N", "", "-f", folder / name], check=True, capture_output=True)
        command = [KEYGEN, "-q", "-Y", "sign", "-n", "git", "-f", folder / name]
        made = subprocess.run(command, input=PAYLOAD, check=True, capture_output=True)
        found[name] = (folder / f"{name}.pub", made.stdout)
    return found


def verdict(armored: bytes, payload: bytes) -> bool:
    """Say what goals makes of a signature."""
    try:
        signature = signatures.read(armored)
        return signature is not None and signatures.verify(signature, payload)
    except signatures.Unreadable:
        return False


def verdict_of_openssh(folder: Path, armored: bytes, payload: bytes) -> bool:
    """Say what ssh-keygen makes of it."""
    (folder / "signature").write_bytes(armored)
    command = [KEYGEN, "-Y", "check-novalidate", "-n", "git", "-s", folder / "signature"]
    return subprocess.run(command, input=payload, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_key_is_verified(signed: dict[str, tuple[Path, bytes]], name: str) -> None:
    public, armored = signed[name]
    signature = signatures.read(armored)
    assert signature
    assert signatures.verify(signature, PAYLOAD)
    assert not signatures.verify(signature, PAYLOAD + b"\n")
    told = subprocess.run([KEYGEN, "-l", "-f", public], capture_output=True, text=True, check=True).stdout
    assert signature.fingerprint == told.split()[1]


@pytest.mark.parametrize("name", KINDS)
def test_a_changed_signature_has_the_verdict_of_openssh(
    signed: dict[str, tuple[Path, bytes]], tmp_path: Path, name: str
) -> None:
    armored = signed[name][1]
    whole = b64decode(b"".join(armored.split(b"\n")[1:-2]))
    chance = random.Random(name)
    for _ in range(12):
        changed = bytearray(whole)
        changed[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        made = armored_of(bytes(changed))
        assert verdict(made, PAYLOAD) == verdict_of_openssh(tmp_path, made, PAYLOAD), bytes(changed)
    assert verdict(armored, PAYLOAD)
    assert verdict_of_openssh(tmp_path, armored, PAYLOAD)


@pytest.mark.parametrize("name", KINDS)
def test_a_signature_of_something_else_than_a_commit_is_none(signed: dict[str, tuple[Path, bytes]], name: str) -> None:
    command = [KEYGEN, "-q", "-Y", "sign", "-n", "file", "-f", signed[name][0].with_suffix("")]
    armored = subprocess.run(command, input=PAYLOAD, check=True, capture_output=True).stdout
    with pytest.raises(signatures.Unreadable, match="made for something else than a commit"):
        signatures.read(armored)


def packed(*pieces: bytes) -> bytes:
    return b"".join(len(piece).to_bytes(4, "big") + piece for piece in pieces)


def signed_on_a_device(kind: bytes) -> bytes:
    """Sign the payload as a security key does, with a key that is made up."""
    head = b"SSHSIG" + packed(b"git", b"", b"sha512")
    asked = head + packed(sha512(PAYLOAD).digest())
    said = sha256(b"ssh:").digest() + b"\x01\0\0\0\x07" + sha256(asked).digest()
    if kind == b"sk-ssh-ed25519@openssh.com":
        key = ed25519.Ed25519PrivateKey.generate()
        raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        public, value = packed(kind, raw, b"ssh:"), key.sign(said)
    else:
        curve = ec.generate_private_key(ec.SECP256R1())
        point = curve.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        numbers = decode_dss_signature(curve.sign(said, ec.ECDSA(SHA256())))
        public = packed(kind, b"nistp256", point, b"ssh:")
        value = packed(*(number.to_bytes(number.bit_length() // 8 + 1, "big") for number in numbers))
    whole = b"SSHSIG\0\0\0\1" + packed(public, b"git", b"", b"sha512", packed(kind, value) + b"\x01\0\0\0\x07")
    return armored_of(whole)


def armored_of(whole: bytes) -> bytes:
    lines = "\n".join(re.findall(".{1,70}", b64encode(whole).decode()))
    return f"-----BEGIN SSH SIGNATURE-----\n{lines}\n-----END SSH SIGNATURE-----\n".encode()


@pytest.mark.parametrize("kind", [b"sk-ssh-ed25519@openssh.com", b"sk-ecdsa-sha2-nistp256@openssh.com"])
def test_a_key_on_a_device_is_verified(tmp_path: Path, kind: bytes) -> None:
    armored = signed_on_a_device(kind)
    for payload, good in ((PAYLOAD, True), (PAYLOAD + b"x", False)):
        assert verdict(armored, payload) is good
        assert verdict_of_openssh(tmp_path, armored, payload) is good


def test_a_kind_of_key_that_is_not_known_is_said() -> None:
    made = signatures.Signature(packed(b"ssh-dss", b"1"), "sha512", b"ssh-dss", b"1", b"", b"SSHSIG")
    with pytest.raises(signatures.Unreadable, match="was made with a kind of key that is not known"):
        signatures.verify(made, PAYLOAD)


def test_another_kind_of_signature_is_none() -> None:
    assert signatures.read(b"-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----") is None


def test_what_was_signed_is_the_commit_without_its_signature() -> None:
    headers = b"tree 1\nparent 2\ngpgsig one\n two\nencoding x\nmergetag object 3\n gpgsig of the tag\n"
    payload, signature = signatures.parted(headers + b"\ngpgsig of the message\n")
    assert payload == headers.replace(b"gpgsig one\n two\n", b"") + b"\ngpgsig of the message\n"
    assert signature == b"one\ntwo"
    with pytest.raises(signatures.Unreadable, match="several signatures"):
        signatures.parted(b"tree 1\ngpgsig one\ngpgsig two\n\nmessage")


def read(tmp_path: Path, text: str) -> signers.Signers:
    (tmp_path / "signers").write_text(text, encoding="utf-8")
    return signers.read(tmp_path / "signers", tmp_path / "repository")


def test_a_signers_file_is_read_as_openssh_reads_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"""# whose keys count

w-amara,amara@agency.example {KEY} a comment with "quotes"
"w-ben" namespaces="file,git",valid-after="20260302Z",valid-before="202603021330Z" {KEY}
w-cleo\tvalid-before="20260302133015UTC"\t{KEY}
""",
    ).all
    assert [signer.principals for signer in found] == [("w-amara", "amara@agency.example"), ("w-ben",), ("w-cleo",)]
    assert found[0].codes == ("w-amara",)
    assert (found[1].after, found[1].before) == (
        datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 2, 13, 30, tzinfo=UTC),
    )  # fmt: skip
    assert found[2].before == datetime(2026, 3, 2, 13, 30, 15, tzinfo=UTC)
    assert [found[1].counts_at(datetime(2026, 3, day, 12, tzinfo=UTC)) for day in (1, 2, 3)] == [False, True, False]


@pytest.mark.parametrize(
    ("namespaces", "counts"),
    [("git", True), ("file", False), ("g*", True), ("*,!git", False), ("file,g?t", True), ("[g]it", False)],
)
def test_a_key_counts_for_what_it_is_named_for(tmp_path: Path, namespaces: str, counts: bool) -> None:
    found = read(tmp_path, f'w-amara namespaces="{namespaces}" {KEY}\n')
    assert bool(found.of(found.all[0].key)) is counts


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("w-amara", "this is no line of a signers file"),
        ("w-amara x", "this line has no key"),
        (f"!w-amara {KEY}", "this line is for nobody"),
        (f'"" {KEY}', "this line is for nobody"),
        ("w-amara ssh-ed25519 AAAA", "the key cannot be read"),
        (f"w-amara {KEY.replace('ssh-ed25519', 'ssh-rsa')}", "the key cannot be read"),
        (f"w-amara cert-authority {KEY}", "certificates are not looked at"),
        (f'w-amara valid-before="tomorrow" {KEY}', "valid-before is no time"),
        (f'w-amara valid-after="20261302" {KEY}', "valid-after is no time"),
        (f"w-amara zone=2 {KEY}", "the options cannot be read"),
        (f'w-amara principals="x" {KEY}', "an option is none that OpenSSH knows"),
    ],
)
def test_a_line_that_is_not_right_is_named(tmp_path: Path, line: str, problem: str) -> None:
    with pytest.raises(InvalidData) as refusal:
        read(tmp_path, f"# a comment\n{line}\n")
    assert refusal.value.message.endswith(f"signers:2: {problem}")


def test_a_file_without_keys_and_no_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="names no key"):
        read(tmp_path, "# nobody yet\n")
    with pytest.raises(NotFound, match="cannot be read: No such file"):
        signers.read(tmp_path / "none", tmp_path)
    (tmp_path / "signers").write_bytes(b"w-amara \xff")
    with pytest.raises(InvalidData, match="is not UTF-8 text"):
        signers.read(tmp_path / "signers", tmp_path)


def test_a_keyring_tells_what_ssh_keygen_tells(tmp_path: Path) -> None:
    ring = Keyring(tmp_path / "keys")
    found = signers.read(ring.signers("w-amara"), tmp_path / "repository")
    assert found.all[0].fingerprint == ring.called("w-amara")
    assert not found.within
