"""What there is to say of the comments by which a plan asks to leave findings out: no reason, or nothing to ignore."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from goals_cli.checking import rules
from goals_cli.checking.ignores import NEVER, Ignore, ignores
from goals_cli.findings import Finding

if TYPE_CHECKING:
    from goals_cli.checking.terms import Terms
    from goals_cli.planfile import Document


def about_ignores(document: Document, findings: Iterable[Finding], terms: Terms, client: str) -> Iterator[Finding]:
    """Say what there is to say of a valid plan's ignores; `findings` are all that it had before any was left out."""
    asked = ignores(document)
    found = {(finding.line, finding.code) for finding in findings} if asked else set()
    for ignore in asked:
        if ignore.reasoned:
            _judge(ignore, found, terms)
        for rule in rules.OF_IGNORES:
            severity = terms.severity(rule, proposed=False, late=False)
            for hit in rule.check(ignore) if terms.asks(rule) else ():
                yield Finding(
                    rule.code, rule.name, severity, client, document.name, ignore.line, ignore.column,
                    where="", message=hit.message, hint=hit.hint or rule.hint,
                )  # fmt: skip


def _judge(ignore: Ignore, found: Collection[tuple[int, str]], terms: Terms) -> None:
    """Find the codes of an ignore that do nothing; a rule that did not look at this plan may well be ignored."""
    known = {rule.code: rule for rule in rules.RULES}
    elsewhere = (*rules.OF_HISTORY, *rules.OF_CASELOADS)
    ignore.impossible = tuple(code for code in ignore.codes if code in NEVER)
    ignore.unknown = tuple(code for code in ignore.codes if code not in known)
    used = {code for line, code in ignore.covers() if (line, code) in found}
    looked = [code for code in ignore.codes if code in known and code not in NEVER]
    ignore.unused = tuple(
        code for code in looked if code not in used and terms.asks(known[code]) and known[code] not in elsewhere
    )
