"""What the reports for people at work say alike: whose clients, what is private, yes and no."""

from __future__ import annotations


def of_whom(worker: str | None) -> str:
    """Say behind a title whose clients a report is about; nothing when it is about all."""
    return f", clients of {worker}" if worker else ""


def whose(worker: str | None) -> str:
    """Name whose clients were summed up."""
    return "all" if worker is None else worker


def unless_private(text: str | None, id: str) -> str:
    """Give a text; in place of one that is private, the id of what it is about."""
    return f"(private: {id})" if text is None else text


def yes_no(value: bool) -> str:
    """Write a cell of a spreadsheet."""
    return "yes" if value else "no"
