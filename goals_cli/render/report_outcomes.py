"""The report on outcomes: tables of counts, the means of scores, and how all of it is to be read."""

from __future__ import annotations

from collections.abc import Iterator

from goals_cli.measures import NotComputed, Reason
from goals_cli.measures.attainment import Scaled
from goals_cli.render import outcome_words as words
from goals_cli.render.blocks import Block, Bullets, Heading, Paragraph
from goals_cli.render.blocks import Table as Grid
from goals_cli.render.csv import Cell
from goals_cli.results import ClientScore, OutcomesReport, Score
from goals_cli.results.groups import Count, Table
from goals_cli.scales import signed

COLUMNS = ("table", "part", "client", "goal", "number", "clients", "value", "why")
_CLIENT, _WORKER = "client", "worker"
_MEAN = "Mean T"
_OF_CLIENTS = ("clients", "persons", "scores")  # tables in which the number is that of clients


def blocks(report: OutcomesReport) -> Iterator[Block]:
    """Lay the report out."""
    since = f"from {report.first_day} to {report.last_day}" if report.first_day else f"up to {report.last_day}"
    yield Heading(1, f"Outcomes {since}")
    yield Paragraph(_how_read(report))
    tables = {table.name: table for table in report.tables}
    for heading, names in words.SECTIONS.items():
        yield Heading(2, heading)
        hidden = []
        for name in names:
            sides = _sides(name, tables)
            if any(map(_told, sides)):
                yield from _table(name, sides)
            else:
                hidden.append(words.TABLES[name])
        if heading == words.SCORES:
            hidden += [] if _has_means(report) else [_MEAN]
            yield from _scores(report)
        if hidden:
            yield Paragraph(f"Not shown: {'; '.join(hidden)}.")
        if heading == words.REVIEWS:
            yield Paragraph(f"Time to the first review, pauses left out: {_median(report.days_to_first_review)}")
    yield Heading(2, "How to read this")
    yield Bullets(report.notes)


def rows(report: OutcomesReport) -> Iterator[tuple[Cell, ...]]:
    """Write one row for each count, mean and, with small groups, each client's score and what it is made of."""
    for table in report.tables:
        for count in (table.total, *table.parts):
            yield table.name, count.name, None, None, *_cells(count.number), *_cells(count.clients), None, _why(count)
    for score in report.scores:
        for part in ("baseline", "now", "change"):
            value = getattr(score, part)
            clients = _cells(score.clients)
            yield f"mean-{score.by}", part, None, None, None, *clients, *_cells(value), _reason(value)
    days = report.days_to_first_review
    yield "days-to-first-review", "median", None, None, None, None, *_cells(days), _reason(days)
    for each in report.clients:
        yield from _client_rows(each)


def _median(days: float | NotComputed) -> str:
    """Say how many days it took for half of the goals."""
    return _number(days) if isinstance(days, NotComputed) else f"median {days:g} {'day' if days == 1 else 'days'}"


def _how_read(report: OutcomesReport) -> str:
    seen = f"Seen on {report.today}. "
    if report.small_groups:
        return seen + "Small groups are shown: these pages may tell of single people."
    return seen + f"Groups of fewer than {report.least} clients are not shown, nor what would tell of them."


def _sides(name: str, tables: dict[str, Table]) -> list[Table]:
    """Find the table of a name, or those of the client's and the worker's ratings."""
    return [tables[side] for side in (name, f"{name}-{_CLIENT}", f"{name}-{_WORKER}") if side in tables]


def _table(name: str, sides: list[Table]) -> Iterator[Block]:
    """Show a table; those of the client's and the worker's ratings stand beside each other.

    What would hold nothing but that it is not shown, be it a line or a column, is named below.
    """
    yield Heading(3, words.TABLES[name])
    shown = {"all", *(count.name for table in sides for count in _shown(table))}
    each = zip(*((table.total, *table.parts) for table in sides), strict=True)
    lines = [counts for counts in each if counts[0].name in shown]
    told = [counts for counts in lines if not all(_hidden(count.number) for count in counts)]
    columns = list(_columns(name, told))
    yield Grid(tuple(head for head, _ in columns), tuple(zip(*(cells for _, cells in columns), strict=True)))
    hidden = [words.part(name, counts[0].name) for counts in lines if counts not in told]
    if name not in _OF_CLIENTS and len(columns) < 1 + 2 * len(sides):
        hidden.append(words.OF_HOW_MANY)
    if hidden:
        yield Paragraph(f"Not shown: {'; '.join(hidden)}.")


def _columns(name: str, lines: list[tuple[Count, ...]]) -> Iterator[tuple[str, list[str]]]:
    """Give the columns of a table with their heads, without those in which no number of clients is told."""
    yield words.first_head(name), [words.part(name, counts[0].name) for counts in lines]
    number = "Clients" if name in _OF_CLIENTS else words.NUMBERS.get(name, "Goals")
    for place, head in enumerate((number,) if len(lines[0]) == 1 else ("Rated by client", "by worker")):
        side = [counts[place] for counts in lines]
        yield head, [_number(count.number) for count in side]
        if name not in _OF_CLIENTS and any(count.number and not _hidden(count.clients) for count in side):
            yield "Clients", [_number(count.clients) for count in side]


def _told(table: Table) -> bool:
    """Say whether a table tells anything; of one whose total is not shown, no part is."""
    return not _hidden(table.total.number)


def _shown(table: Table) -> list[Count]:
    """Leave the empty parts out, and those of a table that tells nothing."""
    return [count for count in table.parts if count.number != 0] if _told(table) else []


def _scores(report: OutcomesReport) -> Iterator[Block]:
    if _has_means(report):
        yield Grid((_MEAN, "Clients", "At the start", "Now", "Change"), tuple(map(_score, report.scores)))
    if report.clients:
        yield Heading(3, "Each client's score, and what it is made of")
        yield Grid(
            ("Client", "By", "Goal: start, now, weight", "T", "Now", "Change"), tuple(map(_client, report.clients))
        )


def _has_means(report: OutcomesReport) -> bool:
    return any(not _hidden(score.now) for score in report.scores)


def _score(score: Score) -> tuple[str, ...]:
    numbers = (score.clients, score.baseline, score.now, score.change)
    return f"rated by {score.by}", *map(_number, numbers)


def _client(each: ClientScore) -> tuple[str, ...]:
    score = each.attainment
    goals = "; ".join(
        f"{goal.goal}: {_level(goal.baseline)}, {_level(goal.level)}{_older(goal)}, {_weight(goal.weight)}"
        for goal in score.goals
    )
    return each.client, score.by, goals, *map(_plain, (score.baseline, score.now)), _number(score.change)


def _client_rows(each: ClientScore) -> Iterator[tuple[Cell, ...]]:
    score, table = each.attainment, f"score-{each.side}"
    for part in ("baseline", "now", "change"):
        value = getattr(score, part)
        yield table, part, each.client, None, None, None, *_cells(value), _reason(value)
    for goal in score.goals:
        for name, number in (("baseline", goal.baseline), ("level", goal.level), ("weight", goal.weight)):
            yield table, f"goal-{name}", each.client, goal.goal, None, None, number, None
        older = "level-older" if goal.older else None
        yield table, "goal-level-on", each.client, goal.goal, None, None, goal.level_on, older


def _level(level: int | None) -> str:
    return "-" if level is None else signed(level)


def _older(goal: Scaled) -> str:
    """Date a level that was not given at the last review."""
    return f" ({goal.level_on})" if goal.older else ""


def _weight(weight: int | None) -> str:
    return "-" if weight is None else str(weight)


def _plain(score: float | NotComputed) -> str:
    """Write a score; why there is none stands beside the change."""
    return "-" if isinstance(score, NotComputed) else _number(score)


def _number(value: float | NotComputed) -> str:
    if isinstance(value, NotComputed):
        return words.REASONS[value.not_computed]
    return str(value) if isinstance(value, int) else f"{value:.1f}"


def _cells(value: float | NotComputed) -> tuple[Cell]:
    return (None,) if isinstance(value, NotComputed) else (round(value, 5),)


def _why(count: Count) -> str | None:
    return _reason(count.number) or _reason(count.clients)


def _hidden(value: float | NotComputed) -> bool:
    return isinstance(value, NotComputed) and value.not_computed is Reason.SMALL_GROUP


def _reason(value: float | NotComputed) -> str | None:
    return value.not_computed.value if isinstance(value, NotComputed) else None
