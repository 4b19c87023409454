"""What a check found as a JUnit report: a test case for each finding, failed when it is one that counts."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from goals_cli.render.checks import summary
from goals_cli.render.checks.page import Page
from goals_cli.render.terminal import safe as safe_for_terminals

_NO_CHARACTERS = re.compile("[\ufffe\uffff]")  # XML 1.0 has no place for them


def junit(page: Page) -> str:
    """Write the findings shown; when there are none, one test case says so, since readers refuse an empty report."""
    shown = page.shown()
    failures = sum(finding in page.failing for finding in shown)
    count = {"tests": str(len(shown) or 1), "failures": str(failures), "errors": "0", "skipped": "0"}
    suites = ElementTree.Element("testsuites", {"name": "goals check", **count})
    suite = ElementTree.SubElement(suites, "testsuite", {"name": "goals check", "time": "0", **count})
    for finding in shown:
        case = _case(suite, finding.client or finding.path, f"{finding.code} {finding.name} {finding.where}".strip())
        details = f"{finding.path}:{finding.line}:{finding.column}: {finding.code} {finding.message}\n{finding.hint}"
        said = "\n".join(map(safe, details.splitlines()))
        if finding in page.failing:
            failed = {"type": finding.severity.value, "message": safe(finding.message)}
            ElementTree.SubElement(case, "failure", failed).text = said
        else:
            ElementTree.SubElement(case, "system-out").text = f"{finding.severity.value}: {said}"
    if not shown:
        _case(suite, "goals", summary(page.results, advice=page.advice))
    ElementTree.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(suites, encoding="unicode")}'


def _case(suite: ElementTree.Element, owner: str, name: str) -> ElementTree.Element:
    return ElementTree.SubElement(suite, "testcase", {"classname": safe(owner), "name": safe(name), "time": "0"})


def safe(words: str) -> str:
    """Make a text one line of what XML can hold."""
    return _NO_CHARACTERS.sub("\ufffd", safe_for_terminals(words))
