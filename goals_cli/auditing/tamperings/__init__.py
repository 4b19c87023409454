"""All kinds of tampering that an audit looks for: one file each, in the order of their codes."""

from __future__ import annotations

from typing import Any

from goals_cli.auditing.registry import Tampering
from goals_cli.auditing.tamperings.active_unagreed import active_unagreed
from goals_cli.auditing.tamperings.added_late import added_late
from goals_cli.auditing.tamperings.altered import altered
from goals_cli.auditing.tamperings.appeared_later import appeared_later
from goals_cli.auditing.tamperings.bad_signature import bad_signature
from goals_cli.auditing.tamperings.clock_set_back import clock_set_back
from goals_cli.auditing.tamperings.dated_ahead import dated_ahead
from goals_cli.auditing.tamperings.entered_late import entered_late
from goals_cli.auditing.tamperings.false_tombstone import false_tombstone
from goals_cli.auditing.tamperings.grafted import grafted
from goals_cli.auditing.tamperings.incomplete import incomplete
from goals_cli.auditing.tamperings.key_out_of_time import key_out_of_time
from goals_cli.auditing.tamperings.plan_gone import plan_gone
from goals_cli.auditing.tamperings.quote_rewritten import quote_rewritten
from goals_cli.auditing.tamperings.replaced import replaced
from goals_cli.auditing.tamperings.rewritten import rewritten
from goals_cli.auditing.tamperings.several_workers import several_workers
from goals_cli.auditing.tamperings.shallow import shallow
from goals_cli.auditing.tamperings.signers_swapped import signers_swapped
from goals_cli.auditing.tamperings.signers_within import signers_within
from goals_cli.auditing.tamperings.taken_away import taken_away
from goals_cli.auditing.tamperings.unknown_signer import unknown_signer
from goals_cli.auditing.tamperings.unreadable_now import unreadable_now
from goals_cli.auditing.tamperings.unsigned import unsigned
from goals_cli.auditing.tamperings.version_lost import version_lost
from goals_cli.auditing.tamperings.words_rewritten import words_rewritten

# By what they look at: what a commit did to a plan, a commit, the repository, a signature, all that was signed for.
OF_TURNS = (
    taken_away, altered, quote_rewritten, plan_gone, active_unagreed, entered_late, dated_ahead, words_rewritten,
    added_late,
)  # fmt: skip
OF_COMMITS = (clock_set_back,)
OF_NEW_COMMITS = (appeared_later,)  # those that a checkpoint does not know
OF_SURROUNDINGS = (
    shallow, grafted, replaced, incomplete, rewritten, version_lost, false_tombstone, unreadable_now,
    signers_swapped, signers_within,
)  # fmt: skip
OF_SIGNATURES = (unsigned, unknown_signer, key_out_of_time, bad_signature)
OF_VOUCHED = (several_workers,)
ALL: tuple[Tampering[Any], ...] = tuple(
    sorted(
        (*OF_TURNS, *OF_COMMITS, *OF_NEW_COMMITS, *OF_SURROUNDINGS, *OF_SIGNATURES, *OF_VOUCHED),
        key=lambda each: each.code,
    )
)
