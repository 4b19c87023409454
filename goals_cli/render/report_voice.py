"""The report on voice: whose goals they are, for each worker and in all, and where two see one goal differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goals_cli.plan import Party
from goals_cli.render.blocks import Block, Heading, Paragraph, Table
from goals_cli.render.common_words import of_whom, unless_private, whose, yes_no
from goals_cli.render.csv import Cell
from goals_cli.render.shortening import short
from goals_cli.reporting_voice import DIFFERENT, VoiceLine, VoiceReport, VoiceSum, at_different_levels, differs
from goals_cli.scales import signed

COLUMNS = (
    "client", "worker", "goal", "title", "status", "raised_by", "own_words", "ranked", "options", "chosen",
    "asked_by_others", "agrees", "partly", "disagrees", "could_not_say", "not_answered", "rated_on", "client_rating",
    "worker_rating", "difference", "client_rated", "worker_rated", "others_ratings", "both_rated", "others_rated",
    "levels_on", "client_level", "worker_level", "others_levels",
)  # fmt: skip
_VOICE = ("Worker", "Goals", "Client's words", "Ranked", "With options", "Chosen")
_LACKING = ("Client", "Worker", "Goal", "What to look at")
_TITLE = 40
_MOST = 20  # goals named; a spreadsheet has all
_ASKED = ("Worker", "Changes", "Agrees", "Partly", "No", "Could not say", "Not answered")
_RATED = ("Worker", "By client", "By worker", "By both at once", "By others", "By nobody")
_OTHERS = ("Client", "Worker", "Goal", "On", "By", "Rating")
_DIFFER = ("Client", "Worker", "Goal", "On", "By client", "By worker")


def blocks(report: VoiceReport) -> Iterator[Block]:
    """Lay the report out."""
    raised = f", raised by {report.raised_by.value}" if report.raised_by else ""
    yield Heading(1, f"Whose voice the goals are on {report.today}{of_whom(report.worker)}{raised}")
    if not report.goals:
        yield Paragraph("There are no open goals." if not raised else "There are no open goals of this kind.")
        return
    sums = (*report.workers, report.all) if len(report.workers) > 1 else report.workers
    yield Paragraph("Open goals: proposed, active or paused. Chosen means chosen by the client among several options.")
    yield Table(_VOICE, tuple(map(_voice, sums)))
    if not report.raised_by:
        yield Heading(2, "Who raised them")
        yield _raised(report.all, sums)
    yield Heading(2, "Changes that others asked for, and what the client answered")
    yield _without_empty(_ASKED, map(_asked, sums), always=2) if report.all.asked.changes else Paragraph("None.")
    if lacking := tuple(filter(None, map(_lacking, report.goals))):
        yield Heading(2, "Goals in which the client's voice is to be looked for")
        yield Table(_LACKING, lacking[:_MOST])
        if len(lacking) > _MOST:
            yield Paragraph(f"and {len(lacking) - _MOST} more (--format csv shows all)")
    yield Heading(2, "Who has rated them")
    yield _without_empty(_RATED, map(_rated, sums), always=4)
    yield from _compared(report)
    if others := tuple(cells for line in report.goals for cells in _by_others(line)):
        yield Heading(2, "How others rate, each for themselves")
        yield Table(_OTHERS, others)


def rows(report: VoiceReport) -> Iterator[tuple[Cell, ...]]:
    """Write one row for each goal."""
    for line in report.goals:
        asked = line.asked
        yield (
            line.client, line.worker, line.goal, line.title, line.status.value, line.raised_by.value,
            yes_no(line.own_words), yes_no(line.ranked), line.options, yes_no(line.chosen),
            asked.changes, asked.agrees, asked.partly, asked.disagrees, asked.could_not_say, asked.not_answered,
            line.rated_on, line.client_rating, line.worker_rating, line.difference, yes_no(line.client_rated),
            yes_no(line.worker_rated), "; ".join(f"{each.by} {each.rating} on {each.on}" for each in line.others),
            yes_no(line.both_rated), yes_no(line.others_rated), line.levels_on, line.client_level, line.worker_level,
            "; ".join(f"{each.by} {signed(each.level)} on {each.on}" for each in line.others_levels),
        )  # fmt: skip


def _without_empty(heads: Sequence[str], rows: Iterable[tuple[str, ...]], *, always: int) -> Table:
    """Leave out the columns in which there are only zeros, but for the first ones."""
    columns = list(zip(heads, *rows, strict=True))
    kept = columns[:always] + [column for column in columns[always:] if set(column[1:]) != {"0"}]
    shown = list(zip(*kept, strict=True))
    return Table(shown[0], tuple(shown[1:]))


def _compared(report: VoiceReport) -> Iterator[Block]:
    """Show where client and worker see a goal differently, by numbers and by levels."""
    yield Heading(2, f"Where client and worker rate {DIFFERENT} points or more apart")
    yield Table(_DIFFER, tuple(_apart(line) for line in report.goals if differs(line)))
    yield Paragraph(_how_many_apart(report.all))
    if report.all.levels_compared:
        yield Heading(2, "Where client and worker see different levels")
        yield Table(_DIFFER, tuple(_levels(line) for line in report.goals if at_different_levels(line)))
        many = report.all.levels_different or "None"
        yield Paragraph(f"{many} of {_goals(report.all.levels_compared)} that both have given a level at one meeting.")


def _raised(all_of_them: VoiceSum, sums: Sequence[VoiceSum]) -> Table:
    """Show who raised the goals, without those who raised none."""
    parties = [party for party in Party if party is Party.CLIENT or all_of_them.raised_by[party]]
    rows = ((whose(each.worker), *(str(each.raised_by[party]) for party in parties)) for each in sums)
    return Table(("Worker", *(party.value.capitalize() for party in parties)), tuple(rows))


def _lacking(line: VoiceLine) -> tuple[str, ...] | None:
    """Say of a goal where the client's voice is not to be heard; None when it is all over."""
    unanswered = line.asked.not_answered
    found = [f"raised by {line.raised_by.value}"] if line.raised_by is not Party.CLIENT else []
    found += [] if line.own_words else ["no words of theirs"]
    found += [] if line.ranked else ["not ranked"]
    found += [f"{unanswered} {'change' if unanswered == 1 else 'changes'} not answered"] if unanswered else []
    title = short(unless_private(line.title, line.goal), _TITLE)
    return (line.client, line.worker, title, ", ".join(found)) if found else None


def _voice(each: VoiceSum) -> tuple[str, ...]:
    counts = (each.goals, each.own_words, each.ranked, each.with_options, each.chosen)
    return whose(each.worker), *map(str, counts)


def _asked(each: VoiceSum) -> tuple[str, ...]:
    asked = each.asked
    counts = (asked.changes, asked.agrees, asked.partly, asked.disagrees, asked.could_not_say, asked.not_answered)
    return whose(each.worker), *map(str, counts)


def _rated(each: VoiceSum) -> tuple[str, ...]:
    counts = (each.rated_by_client, each.rated_by_worker, each.rated_by_both, each.rated_by_others, each.not_rated)
    return whose(each.worker), *map(str, counts)


def _by_others(line: VoiceLine) -> Iterator[tuple[str, ...]]:
    title = unless_private(line.title, line.goal)
    for each in line.others:
        yield line.client, line.worker, title, str(each.on), each.by, str(each.rating)
    for seen in line.others_levels:
        yield line.client, line.worker, title, str(seen.on), seen.by, f"level {signed(seen.level)}"


def _apart(line: VoiceLine) -> tuple[str, ...]:
    ratings = str(line.client_rating), str(line.worker_rating)
    return line.client, line.worker, unless_private(line.title, line.goal), str(line.rated_on), *ratings


def _levels(line: VoiceLine) -> tuple[str, ...]:
    levels = signed(line.client_level or 0), signed(line.worker_level or 0)
    return line.client, line.worker, unless_private(line.title, line.goal), str(line.levels_on), *levels


def _how_many_apart(all_of_them: VoiceSum) -> str:
    compared, private = all_of_them.compared, all_of_them.not_compared
    if not compared and not private:
        how = "from 0 to 10 " if all_of_them.levels_compared else ""
        return f"No goal has been rated {how}by both at one meeting."
    many = f"{all_of_them.different}" if all_of_them.different else "None"
    told = [f"{many} of {_goals(compared)} that both have rated at one meeting."] if compared else []
    told += [f"Rated by both in private alone, and not compared: {private}."] if private else []
    return " ".join(told)


def _goals(number: int) -> str:
    return f"{number} goal" if number == 1 else f"{number} goals"
