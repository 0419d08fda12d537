"""Months and years seen from the day of publication: الشهر الجاري, 20 من الشهر الجاري, العام المقبل."""

import re
from datetime import date

from analyzers.dates import calendar
from analyzers.dates.atoms import Line
from analyzers.dates.grammar import DAY, DAY_STARTS, DAYS, PREPOSITION, SHIFT, SHIFTS, Findings, FoundDate, rule
from analyzers.dates.kinds import Kind
from analyzers.dates.pattern import followed_by, named, none_of, one_of, optional, preceded_by, sequence, times

_DEFINITE = re.compile("[وفبك]?(?:ال|لل)")
_DAY = re.compile(DAY)


def _resolve_period(line: Line, match: re.Match[str], published: date | None) -> Findings:
    """Return this, the last or the next month or year; in الأمين العام الحالي the word العام means general."""
    if published is None:
        return []
    shift = match["shift"] or Kind.CURRENT
    noun = line.atoms[match.start("noun")]
    if noun.kind == Kind.THE_MONTH:
        return [FoundDate(match.start(), match.end(), calendar.shifted_month(published, SHIFTS[shift]))]
    after_definite = bool(_DEFINITE.match(line.word(match.start() - 1)))
    general = after_definite and shift == Kind.CURRENT and not match["this"]
    if noun.word not in ("العام", "السنه") or general:
        return []
    return [FoundDate(match.start(), match.end(), calendar.year_value(published.year + SHIFTS[shift]))]


def _resolve_days_of_month(line: Line, match: re.Match[str], published: date | None) -> Findings:
    if published is None:
        return []
    year, month = calendar.shifted_month(published, SHIFTS[match["shift"] or Kind.CURRENT]).split("-")
    found = []
    for item in _DAY.finditer(line.kinds, *match.span("days")):
        day = calendar.gregorian_day(int(year), int(month), line.total(item.span()))
        end = match.end() if item.end() == match.end("days") else item.end()
        if day:
            found.append(FoundDate(item.start(), end, day.isoformat()))
    return found


def _ahead(kind: Kind) -> str:
    """Skip long lists of numbers that `kind` does not end."""
    return followed_by(times(1, 40, none_of(kind)), kind)


_NOUN = one_of(Kind.THE_MONTH, Kind.THE_YEAR)
_DAYS = named("days", one_of(DAYS, DAY))
RULES = (
    # 20 من الشهر الجاري
    rule(
        DAY_STARTS,
        sequence(
            _ahead(Kind.THE_MONTH),
            _DAYS,
            times(0, 2, PREPOSITION),
            one_of(sequence(Kind.THE_MONTH, named("shift", SHIFT)), sequence(Kind.THIS, Kind.THE_MONTH)),
        ),
        _resolve_days_of_month,
    ),
    # يوم 20 الجاري
    rule(
        DAY_STARTS,
        sequence(
            preceded_by(Kind.DAY_NOUN), _ahead(Kind.CURRENT), _DAYS, optional(Kind.FROM), named("shift", Kind.CURRENT)
        ),
        _resolve_days_of_month,
    ),
    # الشهر الماضي, هذا العام
    rule(
        {Kind.THIS, Kind.THE_MONTH, Kind.THE_YEAR},
        sequence(
            optional(named("this", Kind.THIS)),
            named("noun", _NOUN),
            one_of(named("shift", SHIFT), preceded_by(Kind.THIS, _NOUN)),
        ),
        _resolve_period,
    ),
)
