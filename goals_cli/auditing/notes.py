"""What an audit says beside its findings: what it could not look at, and what was done by somebody's authority."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goals_cli.auditing.surroundings import Surroundings

READS = "Git keeps what was changed, and not what was read: who looked at a plan is in no history."


def notes(place: Surroundings, unreadable: Mapping[str, str], stripped: int) -> Iterator[str]:
    """Say it, a sentence each."""
    yield from _limits(place)
    if unreadable:
        which = ", ".join(commit[:7] for commit in sorted(unreadable)[:5])
        more = f" and {len(unreadable) - 5} more" if len(unreadable) > 5 else ""
        yield f"Versions that are no valid plan were passed over ({which}{more}): after was held against before."
    if stripped:
        what = "commit was" if stripped == 1 else "commits were"
        yield f"{stripped} {what} made anew unsigned when a client was erased; the tombstone is signed."
    for stone in place.tombstones.values():
        if f"{stone.client}.yaml" not in place.plans:
            how = "the history was rewritten" if stone.was else "the history may still hold the plan"
            by = f"erased/{stone.client}.toml says by whose authority"
            yield f"{stone.client} was erased on {stone.on}; {how} ({by})."
    if place.checkpoint and not place.follows_checkpoint and any(stone.was for stone in place.tombstones.values()):
        yield "The checkpoint is from before that: keep a new one (--write-checkpoint)."
    yield from _new_keys(place)
    yield from _shared_keys(place)
    yield READS


def _limits(place: Surroundings) -> Iterator[str]:
    if place.checkpoint is None:
        yield "Whether the history was rewritten cannot be told without --checkpoint (--write-checkpoint keeps one)."
    if place.signers is None:
        yield "Signatures were not looked at: --signers FILE names whose keys count."


def _new_keys(place: Surroundings) -> Iterator[str]:
    if place.checkpoint and place.signers and place.checkpoint.signers is not None:
        known = {(kept.fingerprint, kept.principals): kept for kept in place.checkpoint.signers}
        for signer in place.signers.all:
            kept, who = known.get((signer.fingerprint, signer.principals)), ", ".join(signer.principals)
            if kept is None:
                yield f"Since the checkpoint the signers file also names the key {signer.fingerprint} for {who}."
            elif kept.is_let_count_longer(signer):
                yield f"Since the checkpoint the signers file lets the key {signer.fingerprint} of {who} count longer."


def _shared_keys(place: Surroundings) -> Iterator[str]:
    codes: dict[str, dict[str, None]] = {}
    for signer in place.signers.all if place.signers else ():
        codes.setdefault(signer.fingerprint, {}).update(dict.fromkeys(signer.codes))
    for name, workers in codes.items():
        if len(workers) > 1:
            who = " and ".join(workers)
            yield f"The signers file names the key {name} for {who}: which of them signed cannot be told."
