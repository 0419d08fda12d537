"""Months and years seen from the day of publication: الشهر الجاري, 20 من الشهر الجاري, العام المقبل."""

import re
from datetime import date

from analyzers.dates import calendar
from analyzers.dates.atom_roles import Role
from analyzers.dates.atoms import Line
from analyzers.dates.combinators import followed_by, named, none_of, one_of, optional, preceded_by, sequence, times
from analyzers.dates.grammar import DAY, DAY_STARTS, DAYS, PREPOSITION, SHIFT, SHIFTS, Findings, FoundDate, rule

_DEFINITE = re.compile("[وفبك]?(?:ال|لل)")
_DAY = re.compile(DAY)


def _resolve_period(line: Line, match: re.Match[str], published: date | None) -> Findings:
    """Return this, the last or the next month or year; not in الأمين العام الحالي, where العام means general."""
    if published is None:
        return []
    shift = match["shift"] or Role.CURRENT
    noun = match.start("noun")
    if line.role(noun) == Role.THE_MONTH:
        return [FoundDate(match.start(), match.end(), calendar.shifted_month(published, SHIFTS[shift]))]
    after_definite = bool(_DEFINITE.match(line.word(match.start() - 1)))
    is_adjective = after_definite and shift == Role.CURRENT and not match["this"]
    if line.word(noun) not in ("العام", "السنه") or is_adjective:
        return []
    return [FoundDate(match.start(), match.end(), calendar.year_value(published.year + SHIFTS[shift]))]


def _resolve_days_of_month(line: Line, match: re.Match[str], published: date | None) -> Findings:
    if published is None:
        return []
    year, month = calendar.shifted_month(published, SHIFTS[match["shift"] or Role.CURRENT]).split("-")
    dates = []
    for item in _DAY.finditer(line.roles, *match.span("days")):
        day = calendar.gregorian_day(int(year), int(month), line.total(item.span()))
        end = match.end() if item.end() == match.end("days") else item.end()
        if day:
            dates.append(FoundDate(item.start(), end, day.isoformat()))
    return dates


def _ahead(role: Role) -> str:
    """Require `role` a few atoms ahead, so that long lists of numbers are skipped fast."""
    return followed_by(times(1, 40, none_of(role)), role)


_NOUN = one_of(Role.THE_MONTH, Role.THE_YEAR)
_DAYS = named("days", one_of(DAYS, DAY))
RULES = (
    # 20 من الشهر الجاري
    rule(
        DAY_STARTS,
        sequence(
            _ahead(Role.THE_MONTH),
            _DAYS,
            times(0, 2, PREPOSITION),
            one_of(sequence(Role.THE_MONTH, named("shift", SHIFT)), sequence(Role.THIS, Role.THE_MONTH)),
        ),
        _resolve_days_of_month,
    ),
    # يوم 20 الجاري
    rule(
        DAY_STARTS,
        sequence(
            preceded_by(Role.DAY_NOUN), _ahead(Role.CURRENT), _DAYS, optional(Role.FROM), named("shift", Role.CURRENT)
        ),
        _resolve_days_of_month,
    ),
    # الشهر الماضي, هذا العام
    rule(
        {Role.THIS, Role.THE_MONTH, Role.THE_YEAR},
        sequence(
            optional(named("this", Role.THIS)),
            named("noun", _NOUN),
            one_of(named("shift", SHIFT), preceded_by(Role.THIS, _NOUN)),
        ),
        _resolve_period,
    ),
)
