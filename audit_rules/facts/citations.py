"""What an act cites: the recommendations of 21.12.2021, and other orders of its own organisation."""

from __future__ import annotations

import re

from audit_rules.facts.pairs import Pair, pairs_in
from audit_rules.facts.phrases import found, pattern
from audit_rules.facts.zones import Zone
from data.models import CitedOrder
from data.vocabulary import words

_NEAR = 420
_NUMBER = re.compile(r"(?:аз|а3)\W{0,4}1128\W{0,4}0[8в]")
_DAY = re.compile(r"21\W{1,4}(?:12|декабря)\W{1,4}(?:20)?21(?!\d)")


def cites_recommendations(low: str) -> bool:
    """True where the joint letter on mentoring of teachers is named: by number, or by its day or its authors beside its title."""
    if _NUMBER.search(low):
        return True
    vocabulary = words().recommendations
    for day in _DAY.finditer(low):
        if found(vocabulary.titles, low[max(0, day.start() - _NEAR) : day.end() + _NEAR]):
            return True
    for title in pattern(vocabulary.titles[:1]).finditer(low):
        around = low[max(0, title.start() - _NEAR // 3) : title.end() + _NEAR]
        if all(found((issuer,), around) for issuer in vocabulary.issuers) and found(words().mentoring, around):
            return True
    return False


_AMENDING = re.compile(r"(?:внести|внесен\w*|внесении|вносит\w*)\W{1,4}(?:следующ\w*\W{1,4})?(?:изменени|дополнени)")
_OWN_BEFORE = re.compile(
    r"приказ\w{0,3}(?:\W{1,3}(?:директор\w*|заведующ\w*|по|школы|гимназии|лицея|организации|учреждения|оу|мбоу|маоу|мкоу|мдоу|мбдоу|сош|основной|деятельности)){0,5}\W{0,12}$"
)


def cited_orders(zone: Zone) -> tuple[CitedOrder, ...]:
    """Own orders that the body names: as amended, amending, or by «приказом директора»."""
    out: list[CitedOrder] = []
    for pair in pairs_in(zone):
        if pair.role in {"protocol", "law", "other_party", "approval"} or not (pair.number or (pair.date and pair.date.date)):
            continue
        before = zone.low[max(0, pair.start - 90) : pair.start].replace("\n", " ")
        if (_OWN_BEFORE.search(before) or (_AMENDING.search(before) and "приказ" in before)) and not _of_higher_body(before):
            cited = as_cited(zone, pair, "body")
            if cited.number or cited.date:
                out.append(cited)
    return tuple(out[:8])


def _of_higher_body(before: str) -> bool:
    return bool(re.search(r"министерств|минпросвещ|минобр|департамент|комитет|управлени|отдел[а ]|администраци|рособр", before[-60:]))


def as_cited(zone: Zone, pair: Pair, where: str) -> CitedOrder:
    """One pair as a cited order."""
    return CitedOrder(
        number=pair.number.value if pair.number and pair.number.state == "read" else None,
        date=pair.date.date if pair.date else None,
        quote=zone.quote(pair.spans),
        where="annex" if where == "annex" else "stamp" if where == "stamp" else "body",
    )
