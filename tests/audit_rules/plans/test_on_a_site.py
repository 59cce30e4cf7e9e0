"""From a site's stored pages to its plan checked: every step by the parts that do it in an audit."""

from __future__ import annotations

import datetime as dt

from audit_rules.facts.plans import plans_of, publications_of
from audit_rules.facts.section import SitePages
from audit_rules.facts.site import site_facts
from data.models import Link, Unfetched
from tests.audit_rules.facts.site_made import ROOT, Site

ROADMAP = """УТВЕРЖДЕНА
приказом МБОУ СОШ № 1
от 01.09.2023 № 15
План мероприятий (дорожная карта)
внедрения целевой модели наставничества педагогических работников МБОУ СОШ № 1
№ | Мероприятие | Срок | Ответственный
1 | Круглый стол «Первые шаги в профессии» | октябрь | методист
2 | Семинар-практикум «Открытый урок молодого учителя» | до 10.12.2023 | завуч
3 | Посещение уроков наставников | в течение года | наставники"""
NEWS = "20.10.2023\nНаставники и молодые педагоги собрались на круглый стол «Первые шаги в профессии»."


def pages_of(site: Site) -> SitePages:
    record = site.record
    html = {fetch.url: record.texts[fetch.sha256] for fetch in record.fetches if fetch.role == "page" and fetch.sha256}
    to: dict[str, list[Link]] = {}
    source: dict[str, list[Link]] = {}
    for link in record.links:
        to.setdefault(link.target, []).append(link)
        source.setdefault(link.source, []).append(link)
    return SitePages(fetches={f.url: f for f in record.fetches}, texts=html, links_to=to, links_from=source, start=f"{ROOT}/")


def test_the_plan_and_what_was_published() -> None:
    site = Site().file("/plan.pdf", ROADMAP, link="Дорожная карта наставничества").page("/news/7", "Круглый стол", NEWS, trail="Новости")
    documents = site_facts(site.record).documents
    (plan,) = plans_of(documents, site.record.texts)
    assert (plan.approved, plan.school_year, plan.url) == (dt.date(2023, 9, 1), 2023, f"{ROOT}/plan.pdf")
    assert [str(item.due) for item in plan.items] == ["2023-10-31", "2023-12-10", "2024-05-31"]
    feed = Unfetched(url=f"{ROOT}/news?page=2", reason=None, links=(Link(source=f"{ROOT}/", target=f"{ROOT}/news?page=2", text="2"),))
    found = {each.url: each for each in publications_of(pages_of(site), site.record.texts, (feed,), site.record.today, (plan,))}
    news = found[f"{ROOT}/news/7"]
    assert (news.kind, news.date, news.title) == ("news", dt.date(2023, 10, 20), "Круглый стол")
    assert found[feed.url].unread
    assert found[plan.url].kind == "document"
