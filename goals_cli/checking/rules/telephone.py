"""D901: a telephone number in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goals_cli.checking.context import Context
from goals_cli.checking.own import is_own_number
from goals_cli.checking.registry import Hit, rule
from goals_cli.findings import Severity

# Numbers are known by the shapes in which people write them, since a number that no network has given out yet, or
# keeps for films, is as much a slip of the pen as any other. What has no such shape needs a word before it that says
# what it is. Free and shared-cost lines (800, 0800, 900 and the like) are nobody's own telephone. As in the other rules
# for texts, the patterns are only made when there is a text to look at.
_GAP = r"[ .\-/\u00a0\u2010-\u2013]"
_SPACE = r"[ \-\u00a0\u2010-\u2013]"
_INTERNATIONAL = rf"(?:\+|00{_GAP}?)[1-9][0-9]{{0,2}}(?:{_GAP}?\(?[0-9]\)?){{6,13}}"
_AMERICAN = (
    rf"(?:1{_GAP})?(?!\(?8(?P<free>[0-8])(?P=free))(?:\([2-9][0-9]{{2}}\) ?|[2-9][0-9]{{2}}{_GAP})"
    rf"[2-9][0-9]{{2}}{_GAP}[0-9]{{4}}"
)
_BRITISH = (
    rf"(?!\(?0(?:80|3))(?:"
    rf"0[1-9][0-9]{{9}}|"
    rf"(?:\(0[1-9][0-9]{{1,3}}\) ?|0[1-9][0-9]{{1,3}}{_SPACE})[0-9]{{3,4}}{_SPACE}[0-9]{{3,4}}|"
    rf"(?:\(0[1-9][0-9]{{3}}\) ?|0[1-9][0-9]{{3}}{_SPACE})(?:[0-9]{{5,6}}|[0-9]{{3}}{_SPACE}[0-9]{{3}}))"
)
_SPANISH = (
    rf"(?:[67][0-9]{{2}}|[89][1-8][0-9]){_SPACE}[0-9]{{3}}{_SPACE}[0-9]{{3}}|"
    rf"(?:[67][0-9]{{2}}|[89][1-8][0-9]){_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}|"
    rf"[89][1-8]{_SPACE}[0-9]{{3}}{_SPACE}[0-9]{{2}}{_SPACE}[0-9]{{2}}"
)
_BY_PAIRS = rf"0[1-9](?:{_SPACE}[0-9]{{2}}){{4}}"
_UNSHAPED = rf"(?!80|900|90[12])(?:[0-9]{{9,11}}|[2-9][0-9]{{2}}{_GAP}[0-9]{{4}}|[0-9]{{3,5}}{_GAP}[0-9]{{5,7}})"
_NUMBER = (
    rf"(?<![\w@#/+=$£€-])(?<![0-9][.,:])"
    rf"(?:(?P<shaped>{_INTERNATIONAL}|{_AMERICAN}|{_BRITISH}|{_SPANISH}|{_BY_PAIRS})|(?P<unshaped>{_UNSHAPED}))"
    rf"(?![\w@%]|[-/.,:][0-9]| ?[%$£€])"
)
_SAYS_WHAT_IT_IS = (
    r"(?i)\b(?:tel|tels|tlf|tfno|tel[eé]fono|telephone|phone|mobile|m[oó]vil|cell|landline|fax|whatsapp|sms|"
    r"number|n[uú]mero|call|calls|ring|rings|text|texts|ll[aá]m\w*)\b[^0-9\n]{0,15}\Z"
)
_BEFORE = 30  # characters that may say that a number is a telephone's
_OF_ANOTHER_KIND = r"(?i)\b(?:NHS|SSN|social security)\b[^0-9\n]{0,20}\Z"
_GAPS = r"[ ().\-/\u00a0\u2010\u2011\u2012\u2013]{1,3}"


@rule(
    "D901",
    "telephone",
    severity=Severity.WARNING,
    hint="keep the number where the agency keeps contacts, not here; its own go into goals.toml: [privacy] own_numbers",
    sources=("HIPAA safe harbour, 45 CFR 164.514(b)(2): telephone and fax numbers", "UK GDPR, article 5(1)(c)"),
    clue=rf"[0-9]{{9}}|(?:^|[^0-9])[0-9]{{2,5}}{_GAPS}[0-9]{{3}}|[0-9]{{2}}(?:{_GAPS}[0-9]{{2,3}}){{3}}"
    rf"|\+[0-9(]",
    bad="""
        about:
          preferences: ["Ring my sister on 07700 900123, not me"]
    """,
    good="""
        about:
          preferences: ["Ring my sister, not me; at night 116 123 or 999"]
    """,
)
def telephone(text: str, context: Context) -> Iterator[Hit]:
    """A text that holds a telephone number.

    A plan is copied, printed and sent. A number tells a stranger who the client is, and whom they could be reached by.
    """
    for found in re.finditer(_NUMBER, text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        known = found["shaped"] or re.search(_SAYS_WHAT_IT_IS, before)
        if known and not re.search(_OF_ANOTHER_KIND, before) and not is_own_number(found.group(), context.settings):
            yield Hit((), "this text holds a telephone number")
            return
