"""The documentation of rules and profiles, as text, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from goals_cli.auditing.registry import Tampering
from goals_cli.checking import Rule, examples
from goals_cli.profile import Profile, Source
from goals_cli.render.blocks import Block, Bullets, Code, Heading, Paragraph
from goals_cli.render.screen import PAPER, Screen

NAMES = ("text", "markdown", "json")
_SPANS = {
    "review_every_days": "A review at least every {} days.",
    "first_review_days": "The first review within {} days of starting.",
    "complete_within_days": "A complete plan within {} days.",
    "horizon_days": "Target dates at most {} days ahead.",
    "late_entry_days": "Entries committed within {} days of their day.",
}


def written(
    rules: Sequence[Rule[Any]],
    profiles: Sequence[Profile],
    form: str,
    *,
    tamperings: Sequence[Tampering[Any]] = (),
    screen: Screen = PAPER,
) -> str:
    """Write rules, what an audit finds, and profiles in one of the formats."""
    if form == "json":
        from goals_cli.render.json import envelope

        content = {"rules": [*map(_fields, rules)], "tamperings": [*map(_told, tamperings)]}
        return envelope("explain", content | {"profiles": [*map(_asked, profiles)]})
    blocks: list[Block] = [block for rule in rules for block in _rule(rule)]
    blocks += [block for kind in tamperings for block in _tampering(kind)]
    blocks += [block for profile in profiles for block in _profile(profile)]
    if form == "markdown":
        from goals_cli.render.markdown import markdown

        return markdown(blocks)
    from goals_cli.render.text import text

    return text(blocks, screen=screen)


def _rule(rule: Rule[Any]) -> Iterator[Block]:
    yield Heading(1, f"{rule.code} {rule.name}")
    yield Paragraph(rule.summary)
    yield Paragraph(" ".join(rule.why.split()))
    yield Paragraph(f"What to do: {rule.hint}")
    if rule.statuses:
        yield Paragraph(f"Severity: {rule.severity.value}, in goals that are {', '.join(_statuses(rule))}")
    else:
        yield Paragraph(f"Severity: {rule.severity.value}")
    if rule.only_if_required:
        yield Paragraph(f"Only where the profile asks for it: {', '.join(rule.elements)}")
    yield Paragraph(f"Rests on: {'; '.join(rule.sources)}")
    for title, body in (("Found in", rule.bad), ("Not found in", rule.good)):
        yield Heading(3, title)
        yield Code("---\n".join(examples(body)).rstrip())


def _tampering(kind: Tampering[Any]) -> Iterator[Block]:
    yield Heading(1, f"{kind.code} {kind.name}")
    yield Paragraph(kind.summary)
    yield Paragraph(kind.why)
    yield Paragraph(f"What to do: {kind.hint}")
    yield Paragraph(f"Severity: {kind.severity.value}, found by goals audit")


def _told(kind: Tampering[Any]) -> dict[str, object]:
    return {name: getattr(kind, name) for name in ("code", "name", "severity", "summary", "why", "hint")}


def _profile(profile: Profile) -> Iterator[Block]:
    yield Heading(1, f"Profile {profile.name}")
    yield Paragraph(profile.title)
    spans = {name: words.format(getattr(profile, name)) for name, words in _SPANS.items()}
    yield Bullets(tuple(_with_source(words, profile.sources.get(name)) for name, words in spans.items()))
    if profile.required:
        yield Heading(3, "What a complete plan needs")
        yield Bullets(tuple(_with_source(name, profile.sources.get(name)) for name in sorted(profile.required)))
    if profile.severities:
        yield Heading(3, "Rules of another severity")
        yield Bullets(tuple(f"{code}: {severity}" for code, severity in sorted(profile.severities.items())))


def _with_source(words: str, source: Source | None) -> str:
    if source is None:
        return words
    unseen = "" if source.seen else ", not seen in a source"
    note = f"; {source.note}" if source.note else ""
    return f"{words} [{source.rule}{unseen}{note}]"


def _statuses(rule: Rule[Any]) -> list[str]:
    return sorted(status.value for status in rule.statuses)


def _fields(rule: Rule[Any]) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "summary": rule.summary,
        "why": " ".join(rule.why.split()),
        "hint": rule.hint,
        "statuses": _statuses(rule),
        "elements": rule.elements,
        "only_if_required": rule.only_if_required,
        "sources": rule.sources,
        "bad": examples(rule.bad),
        "good": examples(rule.good),
    }


def _asked(profile: Profile) -> dict[str, object]:
    sources = {name: {"rule": s.rule, "seen": s.seen, "note": s.note} for name, s in profile.sources.items()}
    spans = {name: getattr(profile, name) for name in _SPANS}
    return {
        "name": profile.name,
        "title": profile.title,
        **spans,
        "check_in_is_review": profile.check_in_is_review,
        "required": sorted(profile.required),
        "severities": profile.severities,
        "sources": sources,
    }
