"""Facts in Russian words: requisites, evidence, states and reasons, as lines that any paper may print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from data.models import (
    ABSENT,
    UNREADABLE,
    Act,
    Document,
    Evidence,
    Finding,
    OrganisationResult,
    RequisiteState,
    Section,
    SiteFacts,
    Unseen,
    Verdict,
)
from data.words import words
from reports.russian import capitalised, dotted, moscow_day, quoted
from reports.safe import plain, readable_address, web_address

LONGEST_QUOTE = 240
_TOLD_EXACTLY = {"robots", "parked", "other_site", "tls", "blocked", "server_error"}
"""Reasons of which the crawl knows more than their words say: which certificate, whose site, what answer."""

_NO_NUMBER = {ABSENT: "без номера", UNREADABLE: "номер не читается"}
_NO_DATE = {ABSENT: "без даты", UNREADABLE: "дата не читается"}


def requisites(act: Act) -> str:
    """«№ 357 от 01.09.2021», «№ 64-1-ОД (без даты)»; of a declared act the cell as the organisation wrote it."""
    if act.source == "declared":
        return plain(act.quote)
    number = f"№ {plain(act.number)}" if act.number else ""
    day = f"от {dotted(act.date)}" if act.date else ""
    if number and day:
        return f"{number} {day}"
    gaps = [] if number else [_NO_NUMBER.get(act.number_state, "без номера")]
    gaps += [] if day else [_NO_DATE.get(act.date_state, "без даты")]
    return f"{number}{day} ({gaps[0]})" if number or day else ", ".join(gaps)


def newest_order(facts: SiteFacts) -> Document | None:
    """The implementation order that speaks for the organisation: the latest by date, one without a date last."""
    orders = [each for each in facts.documents if each.act.type == "implementation_order"]
    dated = [each for each in orders if each.act.date]
    if dated:
        return max(dated, key=lambda each: each.act.date.toordinal() if each.act.date else 0)
    return orders[0] if orders else None


def document_type(code: str) -> str:
    """«положение о наставничестве»."""
    return words().document_type.get(code, code)


def found_documents(facts: SiteFacts) -> tuple[str, ...]:
    """The documents that count, «положение о наставничестве № 12 от 01.09.2022»; many of one kind as a number."""
    by_type: dict[str, list[Document]] = {}
    for each in facts.documents:
        if each.act.type != "other":
            by_type.setdefault(each.act.type, []).append(each)
    lines = []
    for kind, documents in by_type.items():
        if len(documents) > 3:
            lines.append(f"{document_type(kind)}: {len(documents)}")
        else:
            lines.extend(f"{document_type(kind)}: {requisites(each.act)}" for each in documents)
    return tuple(lines)


def pageless(facts: SiteFacts) -> frozenset[str]:
    """Addresses of web pages: to say «с. 1» of them would be odd."""
    return frozenset(each.url for each in facts.documents if each.act.source in {"html", "declared"})


def evidence_line(evidence: Evidence, pageless: frozenset[str] = frozenset()) -> str:
    """«https://…/doc/1, с. 2: «Приказ № 357 от 01.09.2021»»."""
    address = plain(evidence.url or evidence.page_url)
    place = readable_address(address) if web_address(address) else address
    if place and evidence.page is not None and evidence.url not in pageless:
        place = f"{place}, с. {evidence.page}"
    quote = short_quote(evidence.quote)
    return ": ".join(part for part in (place, quoted(quote) if quote else "") if part)


def short_quote(text: str) -> str:
    """The words on one line; a very long quotation ends in «…» (results.json holds it whole)."""
    line = " ".join(plain(text).split())
    return line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"


def unseen_line(unseen: Unseen) -> str:
    """«Приказ»: ссылка на документ не работает, https://…»."""
    title = short_quote(unseen.title)
    told = gap_in_words(unseen)
    return f"{quoted(title)}: {told}, {plain(unseen.url)}" if title else f"{plain(unseen.url)}: {told}"


def gap_in_words(unseen: Unseen) -> str:
    """Why it was not read: for a file what is wrong with it, else what stood in the way."""
    if unseen.reason == "unread_document" and unseen.detail:
        return plain(words().text_failure.get(unseen.detail, unseen.detail))
    return reason_in_words(unseen.reason)


def unseen_evidence(unseen: Unseen) -> Evidence:
    """Where the unread thing lies."""
    return Evidence(url=unseen.url, page_url=unseen.page_url, quote=unseen.title)


def reason_in_words(code: str | None) -> str:
    """Why a site or a document was not read."""
    return words().state_reason.get(code, code) if code else ""


def why_unknown(code: str | None, result: OrganisationResult) -> str:
    """Why a fact of a site is not known; a look that ended early, since what was found sufficed, is no stop."""
    outcome = result.facts.outcome
    if code == "stopped" and outcome.reached and outcome.reason is None:
        return words().not_looked
    return reason_in_words(code)


def why_unchecked(result: OrganisationResult) -> str:
    """What stood in the way of the check, with what exactly was seen where that tells more."""
    code, outcome = result.verdict.state_reason, result.facts.outcome
    told = why_unknown(code, result)
    if told == words().not_looked:
        return told
    telling = code in _TOLD_EXACTLY and code == outcome.reason and re.search("[а-яё]", outcome.detail)
    return f"{told}: {plain(outcome.detail)}" if telling else told


def state_in_words(verdict: Verdict) -> str:
    """«проверен», «сайт недоступен»."""
    return words().state[verdict.state]


def remedy(result: OrganisationResult) -> str:
    """What the methodist can do about a site that was not checked."""
    verdict = result.verdict
    if why_unknown(verdict.state_reason, result) == words().not_looked:
        return words().not_looked_remedy
    if verdict.state == "no_site":
        return words().no_site_remedy
    return words().remedy.get(verdict.state_reason or "", "")


def review_reasons(verdict: Verdict) -> tuple[str, ...]:
    """Why a person must look."""
    return tuple(words().review_reason.get(code, code) for code in verdict.review_reasons)


def confirmation(verdict: Verdict) -> str:
    """«предположительно»; "" where there is nothing to confirm."""
    return words().confirmation[verdict.confirmation] if verdict.confirmation else ""


def section_in_words(section: Section) -> str:
    """«найден», «найден, пуст», «не найден», «не установлено»."""
    if section.found is None:
        return "не установлено"
    if not section.found:
        return "не найден"
    return "найден, пуст" if section.empty else "найден"


def finding_in_words(finding: Finding) -> str:
    """How one rule came out."""
    if finding.code in words().reason:
        return capitalised(words().reason[finding.code])
    kind = finding.rule.removeprefix("package.")
    if finding.code == "absent" and kind in words().document_type:
        return f"Не найдено: {document_type(kind)}"
    return finding.title


def decision(verdict: Verdict) -> str:
    """«Решение человека от 01.07.2024: приказ найден вручную»; "" where nobody decided."""
    if verdict.review is None:
        return ""
    return f"Решение человека от {dotted(moscow_day(verdict.review.at))}: {plain(verdict.review.reason)}"


def distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each place once; those with words before those that only prove an absence."""
    once = {(each.url, each.page, each.quote): each for each in evidence}
    return tuple(sorted(once.values(), key=lambda each: not each.quote))


def findings_of(result: OrganisationResult, rules: Sequence[str]) -> tuple[Finding, ...]:
    """The findings of those rules, in that order."""
    by_rule = {finding.rule: finding for finding in result.findings}
    return tuple(by_rule[rule] for rule in dict.fromkeys(rules) if rule in by_rule)


def missing_requisite(state: RequisiteState) -> str:
    """«нет в документе», «не читается»."""
    return words().requisite_state[state]
