"""All facts of one organisation, from what the store holds of its site and the texts read from it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from audit_rules.facts.acts import FACTS_VERSION, Context, acts_in
from audit_rules.facts.plans import plans_of, publications_of
from audit_rules.facts.rated import rated_pages
from audit_rules.facts.repealed import with_repealed
from audit_rules.facts.section import SitePages, content_links, section
from audit_rules.facts.text import EXTRACTOR_VERSION
from audit_rules.facts.unseen import best_link, file_name, may_be, named_kinds, pupils_only, title_kinds
from data.models import (
    PACKAGE,
    Act,
    Document,
    Evidence,
    Fetch,
    Link,
    Organisation,
    SiteFacts,
    SiteOutcome,
    StateReason,
    Text,
    Unfetched,
    Unseen,
)
from data.site_words import fold, site_words
from data.words import words

SITE_FACTS_VERSION = f"{EXTRACTOR_VERSION}.{FACTS_VERSION}.6"
"""Facts made by another version are made anew."""

TRANSIENT: frozenset[StateReason] = frozenset({"timeout", "server_error", "refused", "down", "blocked", "tls", "dns"})
MOST_SEARCHED = 20
"""Pages cited as the proof of an absence."""
NOT_THE_FILE = "вместо документа открывается другая страница сайта"


@dataclass(frozen=True, kw_only=True)
class SiteRecord:
    """What the store holds of one organisation's site. `texts` are by sha-256 of the body."""

    organisation: Organisation
    outcome: SiteOutcome
    fetches: Sequence[Fetch]
    links: Sequence[Link]
    unfetched: Sequence[Unfetched]
    texts: Mapping[str, Text]
    people_key: bytes = b""
    """By which names of people become hashes."""
    today: dt.date
    """Day of fetching: no requisites later than this are believed."""


def site_facts(record: SiteRecord, read_acts: Callable[[Text, Context], tuple[Act, ...]] = acts_in, *, of_plans: bool = True) -> SiteFacts:
    """Documents, what was not read, the section, and the pages that prove an absence.

    `read_acts` is acts_in, or the same with a memory; `of_plans`: with what the site published, against which plans are held.
    """
    links_to, links_from = _by_end(record.links)
    html = {
        f.url: record.texts[f.sha256] for f in record.fetches if f.role == "page" and f.sha256 and not f.reason and f.sha256 in record.texts
    }
    start = _start(record)
    pages = SitePages(fetches={f.url: f for f in record.fetches}, texts=html, links_to=links_to, links_from=links_from, start=start)
    reading = _Reading(record, pages, read_acts)
    found, unseen = reading.documents()
    documents = with_repealed(found)
    plans = plans_of(documents, record.texts)
    return SiteFacts(
        outcome=record.outcome,
        documents=tuple(documents),
        unseen=(*unseen, *_not_read(record, pages, reading)),
        section=section(pages, record.outcome) if record.outcome.reached else section(pages, SiteOutcome(reached=False)),
        searched=_searched(record, pages),
        declared=record.organisation.declared,
        rated=rated_pages(pages, record.unfetched, record.texts, documents) if record.organisation.training_site else (),
        plans=plans,
        publications=publications_of(pages, record.texts, record.unfetched, record.today, plans, record.organisation.name)
        if of_plans
        else (),
    )


def _start(record: SiteRecord) -> str:
    """The page with the site's menu: the shortest address among pages of the site's host; the registry may name a deeper one."""
    host = urlsplit(record.organisation.site or "").hostname
    pages = [f.url for f in record.fetches if f.role == "page" and not f.reason]
    return min([url for url in pages if urlsplit(url).hostname == host] or pages, key=lambda url: (len(url), url), default="")


def _by_end(links: Sequence[Link]) -> tuple[dict[str, list[Link]], dict[str, list[Link]]]:
    to: dict[str, list[Link]] = defaultdict(list)
    source: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        to[link.target].append(link)
        source[link.source].append(link)
    return to, source


class _Reading:
    """Acts of every body of a site, and bodies that could not be read or understood."""

    def __init__(self, record: SiteRecord, pages: SitePages, read_acts: Callable[[Text, Context], tuple[Act, ...]]) -> None:
        self.record = record
        self.pages = pages
        self.read_acts = read_acts
        self.unasked = {each.url for each in record.unfetched if each.reason}
        self.mentoring_pages = frozenset(url for url in pages.texts if url != pages.start and _of_mentoring(url, pages))

    def documents(self) -> tuple[list[Document], list[Unseen]]:
        """Each body once, at the place that says most of it."""
        documents: list[Document] = []
        unseen: list[Unseen] = []
        done: set[str] = set()
        for fetch in sorted(self.record.fetches, key=self._place_rank):
            if fetch.reason or not fetch.sha256 or fetch.sha256 in done or fetch.sha256 not in self.record.texts:
                continue
            done.add(fetch.sha256)
            link = best_link(self.pages.links_to.get(fetch.url, []))
            for name, text, acts in self._acts(fetch, link):
                documents.extend(_document(act, fetch, link) for act in acts if fetch.role == "file" or not self._is_card(fetch.url, acts))
                if gap := self._not_understood(fetch, text, acts, name):
                    unseen.append(gap)
        return documents, unseen

    def _place_rank(self, fetch: Fetch) -> tuple[bool, bool, int, str]:
        link = best_link(self.pages.links_to.get(fetch.url, []))
        told = bool(link and site_words().mentoring.search(fold(f"{link.text} {link.heading} {link.trail}")))
        return (not told, fetch.role == "page", fetch.depth, fetch.url)

    def _acts(self, fetch: Fetch, link: Link | None) -> list[tuple[str, Text, tuple[Act, ...]]]:
        """(file name, text, its acts) of the body, or of each member of an archive."""
        text = self.record.texts[fetch.sha256 or ""]
        parts = _flat(text.members) if text.members else [(file_name(fetch.url), text)]
        return [(name, part, self.read_acts(part, self._context(fetch, link, name, part))) for name, part in parts]

    def _context(self, fetch: Fetch, link: Link | None, name: str, text: Text) -> Context:
        return Context(
            own_name=self.record.organisation.name,
            link_text=link.text if link else text.title,
            heading=link.heading if link else "",
            trail=link.trail if link else "",
            file_name=name if fetch.role == "file" else "",
            people_key=self.record.people_key,
            today=self.record.today,
        )

    def _is_card(self, url: str, acts: Sequence[Act]) -> bool:
        """True for a page that only repeats the text of a file it links to: the file is the document."""
        kinds = {act.type for act in acts if act.type != "other"}
        for link in content_links(url, self.pages):
            fetch = self.pages.fetches.get(link.target)
            if fetch and fetch.role == "file" and fetch.sha256 in self.record.texts and not fetch.reason:
                inside = {act.type for _, _, found in self._acts(fetch, link) for act in found}
                if kinds & inside:
                    return True
        return False

    def _not_understood(self, fetch: Fetch, text: Text, acts: Sequence[Act], name: str) -> Unseen | None:
        """A body that by its words may be an act and gave none: unreadable, or of a kind we could not tell."""
        links = self.pages.links_to.get(fetch.url, [])
        link = best_link(links)
        title = (link.text if link and link.text else text.title) or name
        failed = text.failure or next((page.failure for page in text.pages if page.failure), None)
        if text.layout.get("format") in {"photograph", "presentation"} and not any(
            named_kinds(f"{each.text} {each.heading} {name}") for each in links
        ):
            return None
        counted = {act.type for act in acts if act.type != "other"}
        if failed and counted:
            # A lost page of a file about mentoring may be another act of the package: the order before its regulation.
            kinds = tuple(kind for kind in PACKAGE if kind not in counted)
            detail = words().text_failure[failed]
        elif failed:
            kinds = may_be(links, fetch.url, self.mentoring_pages) if fetch.role == "file" else title_kinds(title)
            detail = text.detail or words().text_failure[failed]
        elif acts:
            return None
        else:
            kinds = title_kinds(title)
            detail = "вид документа не определён"
            if fetch.role == "page" and (self._lists_files(fetch.url) or not site_words().act_title.match(fold(title))):
                return None
        if not kinds:
            return None
        page_url = link.source if link else ""
        return Unseen(url=fetch.url, page_url=page_url, title=title, reason="unread_document", detail=detail, may_be=kinds)

    def _lists_files(self, url: str) -> bool:
        """True where the page leads on to files: then they are the documents, or are told as unread themselves."""
        asked = [self.pages.fetches.get(link.target) for link in content_links(url, self.pages)]
        if any(target and (target.role == "file" or target.reason) for target in asked):
            return True
        return any(link.target in self.unasked for link in content_links(url, self.pages))

    def is_another_page(self, fetch: Fetch) -> bool:
        """True where a link to a document or a section opens the start page, a log-in or a page that is no act: what is lost answers so."""
        links, text = self.pages.links_to.get(fetch.url), self.pages.texts.get(fetch.url)
        if fetch.role != "page" or not links or text is None or fetch.url == self.pages.start:
            return False
        start = self.pages.fetches.get(self.pages.start)
        if start and (fetch.sha256 == start.sha256 or (fetch.redirects and fetch.final_url in (start.url, start.final_url))):
            return True
        path = urlsplit(fetch.url).path.lower()
        if fetch.redirects and site_words().log_in.search(urlsplit(fetch.final_url).path.lower()) and not site_words().log_in.search(path):
            return True
        if not site_words().document.search(path) or self._lists_files(fetch.url):
            return False
        return not any(acts for _, _, acts in self._acts(fetch, best_link(links)))

    def is_card_of(self, url: str) -> bool:
        """True where a page already read is the card of that file: by its title one act, which it prints, and its only file is this."""
        for link in self.pages.links_to.get(url, []):
            fetch, text = self.pages.fetches.get(link.source), self.pages.texts.get(link.source)
            if fetch is None or text is None or {each.target for each in content_links(link.source, self.pages)} != {url}:
                continue
            titled, told = named_kinds(text.title), named_kinds(link.text)
            printed = {act.type for _, _, acts in self._acts(fetch, link) for act in acts}
            if printed & set(titled) and (not told or printed & set(told)):
                return True
        return False


def _of_mentoring(url: str, pages: SitePages) -> bool:
    """The page's own title, or a link that leads to it, names mentoring of teachers."""
    words = site_words()
    said = [pages.texts[url].title, pages.fetches[url].title, *(link.text for link in pages.links_to.get(url, ()))]
    return any(words.mentoring.search(text) and not words.not_act.search(text) and not pupils_only(text) for text in map(fold, said))


def _flat(members: Sequence[tuple[str, Text]]) -> list[tuple[str, Text]]:
    return [part for name, text in members for part in (_flat(text.members) if text.members else [(name, text)])]


def _document(act: Act, fetch: Fetch, link: Link | None) -> Document:
    return Document(
        act=act,
        url=fetch.url,
        page_url=link.source if link and link.source else fetch.url,
        sha256=fetch.sha256 or "",
        link_text=link.text if link else "",
    )


def _not_read(record: SiteRecord, pages: SitePages, reading: _Reading) -> list[Unseen]:
    """Dead links, forbidden and off-site addresses that by title and place may be an act, or hide acts."""
    declared = _same_address(record.organisation.declared.link)
    found = []
    missing = [(f.url, f.reason, f.detail) for f in record.fetches if f.reason]
    missing += [(f.url, "dead_link", NOT_THE_FILE) for f in record.fetches if not f.reason and reading.is_another_page(f)]
    # Where the look is not full, what the budget left over is covered by that already; where it is, a nameless file may be left.
    left = {"budget"} if not record.outcome.complete else set()
    missing += [(u.url, u.reason, "") for u in record.unfetched if u.reason and u.reason not in left]
    for url, reason, detail in missing:
        links = pages.links_to.get(url, [])
        kinds = may_be(links, url, reading.mentoring_pages)
        if declared and _same_address(url) == declared:
            # The organisation itself says that its order is there.
            kinds = PACKAGE
        elif kinds and reading.is_card_of(url):
            continue
        hub = reason in TRANSIENT and any(site_words().hubs.match(fold(link.text)) for link in links)
        if reason and (kinds or hub):
            link = best_link(links)
            title = link.text if link and link.text else file_name(url)
            page = link.source if link else ""
            found.append(Unseen(url=url, page_url=page, title=title, reason=reason, detail=detail, may_be=PACKAGE if hub else kinds))
    return sorted(found, key=lambda each: each.url)


def _same_address(url: str | None) -> str:
    """The address without scheme, www and escapes, for comparison; "" for none."""
    parts = urlsplit((url or "").strip())
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{unquote(parts.path).rstrip('/')}?{unquote(parts.query)}" if host else ""


def _searched(record: SiteRecord, pages: SitePages) -> tuple[Evidence, ...]:
    """The pages that were looked at: those with telling links first, the start page always."""
    words = site_words()

    def rank(fetch: Fetch) -> tuple[bool, bool, int, str]:
        link = best_link(pages.links_to.get(fetch.url, []))
        told = fold(f"{link.text} {fetch.title}") if link else fold(fetch.title)
        return (fetch.url != pages.start, not (words.mentoring.search(told) or words.act_places.search(told)), fetch.depth, fetch.url)

    looked = sorted((f for f in record.fetches if f.role == "page" and not f.reason), key=rank)
    return tuple(Evidence(url=f.url, quote=f.title, sha256=f.sha256 or "") for f in looked[:MOST_SEARCHED])
