"""Made-up audits for the tests of the papers: every verdict, state and flag; all names and addresses are invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from data.models import (
    Act,
    Audit,
    AuditResult,
    Declared,
    Document,
    Evidence,
    Finding,
    Organisation,
    OrganisationResult,
    Outcome,
    Review,
    Section,
    SiteFacts,
    SiteOutcome,
    Unseen,
    Verdict,
)
from data.profile import load_profile

PROFILE = load_profile("mo-2024")
STARTED = dt.datetime(2024, 6, 29, 22, 30, tzinfo=dt.UTC)  # 30 June in Moscow
REVIEWED = dt.datetime(2024, 7, 1, 9, 0, tzinfo=dt.UTC)

RULES = tuple(PROFILE.rules)
_TITLES = {
    "package.implementation_order": "Приказ о внедрении модели наставничества",
    "package.regulation": "Положение о наставничестве",
    "section.present": "Раздел о наставничестве педагогов",
}


def audit(*organisations: OrganisationResult, offline: bool = False) -> AuditResult:
    return AuditResult(
        audit=Audit(
            id=1,
            as_of=dt.date(2024, 6, 30),
            offline=offline,
            started=STARTED,
            finished=STARTED + dt.timedelta(hours=3),
            profiles=("mo-2024",),
            registry="reestr.xlsx",
        ),
        profile_id="mo-2024",
        profile_version=1,
        organisations=organisations,
    )


def organisation(number: int, name: str | None = None, municipality: str = "Приозёрный г.о.", **more: Any) -> Organisation:
    return Organisation(
        id=f"org-{number}",
        name=name or f'МБОУ "Школа № {number}"',
        municipality=municipality,
        site=more.pop("site", f"https://school-{number}.example"),
        row=number + 1,
        **more,
    )


def document(number: int, type_: str, day: dt.date | None, act_number: str | None = "12", **more: Any) -> Document:
    url = more.pop("url", f"https://school-{number}.example/collective/nastavnik/doc/{type_}")
    words = f"№ {act_number} от {day:%d.%m.%Y}" if act_number and day else "о наставничестве"
    fields = {
        "title": "О внедрении целевой модели наставничества",
        "number": act_number,
        "number_state": "read" if act_number else "absent",
        "date": day,
        "date_state": "read" if day else "absent",
        "quote": f"ПРИКАЗ {words}",
        "source": "pdf",
        "confidence": 0.93456,
        **more,
    }
    act = Act(type=type_, **fields)  # type: ignore[arg-type]
    return Document(act=act, url=url, page_url=f"https://school-{number}.example/collective/nastavnik", sha256="ab" * 32)


def evidence_of(found: Document) -> Evidence:
    return Evidence(url=found.url, page_url=found.page_url, page=found.act.page, quote=found.act.quote, sha256=found.sha256)


def findings(
    number: int, codes: dict[str, str], documents: tuple[Document, ...] = (), unseen: tuple[Unseen, ...] = (), **flags: tuple[str, ...]
) -> tuple[Finding, ...]:
    """A finding for each rule of the profile; rules not named answer `absent`."""
    made = []
    for rule in RULES:
        code = codes.get(rule.split(".")[1], "absent")
        outcome: Outcome = "pass" if code == "present" else "unknown" if code in {"unknown", "unreadable"} else "fail"
        kind = rule.removeprefix("package.")
        places = tuple(evidence_of(each) for each in documents if each.act.type == kind)
        places += tuple(Evidence(url=each.url, page_url=each.page_url, quote=each.title) for each in unseen if outcome == "unknown")
        norm = "section-izhevsk" if rule == "section.present" else "recommendations-2021" if "implementation" in rule else "package-mo"
        made.append(
            Finding(
                rule=rule,
                code=code,
                outcome=outcome,
                title=f"{_TITLES.get(rule, rule)}: {'есть' if outcome == 'pass' else 'не найдено'}",
                norm=norm,
                evidence=places or searched(number),
                reason="unread_document" if outcome == "unknown" else None,
                flags=flags.get(kind, ()),
            )
        )
    return tuple(made)


def searched(number: int) -> tuple[Evidence, ...]:
    site = f"https://school-{number}.example"
    return tuple(
        Evidence(url=f"{site}{path}") for path in ("/", "/sitemap", "/sveden/document", "/collective", "/documents/other_documents")
    )


def result(
    number: int,
    verdict: Verdict,
    documents: tuple[Document, ...] = (),
    codes: dict[str, str] | None = None,
    section: Section | None = None,
    unseen: tuple[Unseen, ...] = (),
    flags: Mapping[str, tuple[str, ...]] | None = None,
    **more: Any,
) -> OrganisationResult:
    reached = verdict.state in {"audited", "partial"}
    outcome = SiteOutcome(
        reached=reached, reason=verdict.state_reason, complete=verdict.state == "audited", looked=("menu", "sitemap", "sveden")
    )
    site = f"https://school-{number}.example"
    return OrganisationResult(
        organisation=more.pop("organisation", None) or organisation(number, **more),
        facts=SiteFacts(
            outcome=outcome,
            documents=documents,
            unseen=unseen,
            section=section or Section(found=True, url=f"{site}/collective/nastavnik", title="Наставничество"),
            searched=searched(number) if reached else (),
        ),
        findings=findings(number, codes or {}, documents, unseen, **(flags or {})),
        verdict=verdict,
    )


def violation(code: str, confirmation: str | None = "suspected", **more: Any) -> Verdict:
    return Verdict(state="audited", verdict=code, confirmation=confirmation, **more)


def compliant(number: int, **more: Any) -> OrganisationResult:
    papers = (
        document(number, "implementation_order", dt.date(2022, 9, 1), "187-1", cites_recommendations=True),
        document(number, "regulation", dt.date(2022, 9, 1), "187-1", title="Положение о системе наставничества"),
    )
    codes = {"implementation_order": "present", "regulation": "present", "present": "present"}
    return result(number, Verdict(state="audited", verdict="compliant"), papers, codes, **more)


def no_package(number: int, **more: Any) -> OrganisationResult:
    return result(number, violation("no_package"), section=Section(found=False), **more)


def regulation_only(number: int, **more: Any) -> OrganisationResult:
    papers = (document(number, "regulation", dt.date(2023, 2, 16), "41", title="Положение о наставничестве", source="html"),)
    return result(number, violation("regulation_only", "second_audit"), papers, {"regulation": "present", "present": "present"}, **more)


def outdated(number: int, day: dt.date | None = dt.date(2021, 9, 1), act_number: str | None = "357", **more: Any) -> OrganisationResult:
    papers = (document(number, "implementation_order", day, act_number, **more.pop("order", {})),)
    reason = "before_recommendations" if day else "no_date"
    return result(
        number, violation("outdated_order", reason=reason), papers, {"implementation_order": reason, "present": "present"}, **more
    )


def incomplete(number: int, **more: Any) -> OrganisationResult:
    papers = (
        document(number, "implementation_order", dt.date(2022, 10, 3), "99/1-ОД"),
        document(number, "roadmap", None, None, title="Дорожная карта", source="docx"),
    )
    codes = {"implementation_order": "present", "roadmap": "present", "present": "present"}
    return result(number, violation("incomplete_package"), papers, codes, **more)


def flagged(number: int, code: str = "outdated_order", **more: Any) -> OrganisationResult:
    order = document(number, "implementation_order", dt.date(2021, 8, 31), "5", flags=("foreign_name", "low_confidence"))
    verdict = Verdict(
        state="audited",
        verdict=code,
        reason="before_recommendations" if code == "outdated_order" else None,
        needs_review=True,
        review_reasons=("foreign_name", "newer_order_cited"),
    )
    flags = {"implementation_order": ("foreign_name",)}
    if code == "compliant":
        return replace(compliant(number, **more), verdict=verdict)
    return result(number, verdict, (order,), {"implementation_order": "before_recommendations"}, flags=flags, **more)


def decided(number: int, value: str = "no_package", **more: Any) -> OrganisationResult:
    review = Review(by="methodist-1", at=REVIEWED, value=value, was="not_checked", reason="Сайт просмотрен вручную, документов нет")
    verdict = Verdict(
        state="audited",
        verdict=value,
        needs_review=True,
        review_reasons=("tls_unverified",),
        confirmation="person" if value in {"no_package", "regulation_only", "outdated_order", "incomplete_package"} else None,
        review=review,
    )
    return result(number, verdict, section=Section(found=False), **more)


def unreachable(number: int, reason: str = "timeout", **more: Any) -> OrganisationResult:
    verdict = Verdict(state="unreachable", state_reason=reason, verdict="not_checked")  # type: ignore[arg-type]
    codes = dict.fromkeys([rule.split(".")[1] for rule in RULES], "unknown")
    return result(number, verdict, codes=codes, section=Section(found=None), **more)


def no_site(number: int) -> OrganisationResult:
    verdict = Verdict(state="no_site", verdict="not_checked")
    codes = dict.fromkeys([rule.split(".")[1] for rule in RULES], "unknown")
    return result(
        number,
        verdict,
        codes=codes,
        section=Section(found=None),
        organisation=organisation(number, site=None, site_as_written="сайт в разработке"),
    )


def partial(number: int, *, needs_review: bool = False, **more: Any) -> OrganisationResult:
    site = f"https://school-{number}.example"
    unseen = (
        Unseen(url=f"{site}/file/download?id=77", page_url=f"{site}/docs", title="Приказ о наставничестве", reason="dead_link"),
        Unseen(url="https://disk.example/d/AbC", page_url=f"{site}/docs", title="Скачать", reason="outside_link"),
        Unseen(url=f"{site}/skan0001.pdf", page_url=f"{site}/docs", title="", reason="unread_document", detail="no_ocr"),
    )
    verdict = Verdict(
        state="partial",
        state_reason="dead_link",
        verdict="not_checked",
        needs_review=needs_review,
        review_reasons=("tls_unverified",) if needs_review else (),
    )
    codes = {"implementation_order": "unknown", "present": "unknown"}
    return result(number, verdict, codes=codes, section=Section(found=None), unseen=unseen, **more)


def declared(number: int) -> OrganisationResult:
    """As with --offline: the cells of the registry are all there is."""
    paper = Document(
        act=Act(
            type="implementation_order",
            title="Приказ",
            number="1\\4",
            number_state="read",
            date=dt.date(2021, 9, 1),
            date_state="read",
            quote="1\\4 от 01.09.2021",
            source="declared",
        ),
        url="",
        page_url="",
    )
    verdict = violation("outdated_order", reason="before_recommendations")
    made = result(number, verdict, (paper,), {"implementation_order": "before_recommendations"}, section=Section(found=None))
    cells = Declared(requisites="1\\4 от 01.09.2021", link="нет", documents=("implementation_order",))
    facts = SiteFacts(outcome=SiteOutcome(reached=False), documents=(paper,), declared=cells, offline=True)
    return replace(made, organisation=organisation(number, declared=cells), facts=facts)


HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "<img src=x onerror=alert(1)>",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "Школа\x00 с \x0bуправляющими\ud800 знаками\ufffe",
    "{{ 7*7 }}{% raw %}",
    "Муниципальное бюджетное общеобразовательное учреждение" + " имени героев-первопроходцев северных морей" * 6,
)


def everything() -> AuditResult:
    """Every verdict, state and flag, hostile names among them."""
    foreign = document(1, "other", None, None, note="акт министерства, не организации", title="Письмо министерства", source="html")
    programmes = tuple(
        document(3, "personal_programme", dt.date(2023, 9, day), None, url=f"https://school-3.example/iom/{day}") for day in range(1, 8)
    )
    rich = compliant(3)
    section = Section(found=True, empty=True, url="https://school-3.example/n", title="Наставничество")
    rich = replace(rich, facts=replace(rich.facts, documents=(*rich.facts.documents, *programmes, foreign), section=section))
    far = "Верхнеозёрский г.о."
    return audit(
        no_package(1),
        regulation_only(2),
        rich,
        outdated(4),
        outdated(5, None, "64-1-ОД", municipality=far),
        outdated(
            6,
            dt.date(2019, 11, 22),
            None,
            order={"url": "https://xn--b1aaefagg.xn--p1ai/%D0%9F%D1%80%D0%B8%D0%BA%D0%B0%D0%B7%2001.09.21.pdf", "source": "ocr"},
        ),
        incomplete(7, municipality=far),
        flagged(8),
        flagged(9, "compliant", municipality=far),
        decided(10),
        decided(11, "compliant", municipality=far),
        unreachable(12),
        unreachable(13, "tls", municipality=far),
        no_site(14),
        partial(15),
        partial(16, needs_review=True, municipality=far),
        outdated(17, order={"url": "javascript:alert(1)"}, municipality="<b>г.о.</b>"),
        *(outdated(20 + k, name=name, order={"quote": name}) for k, name in enumerate(HOSTILE)),
        *(no_package(30 + k, name=name, municipality=far) for k, name in enumerate(HOSTILE)),
    )
