"""Links that schools give in answer, checked at once: does it open, what document is it, would it change the verdict."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from audit_rules.facts.acts import Context, acts_in
from audit_rules.facts.text.pool import ReaderPool
from audit_rules.facts.unseen import file_name
from crawler.politeness import vendor_domain
from crawler.urls import registrable
from data import codec
from data.errors import CannotRun
from data.models import Document, Fetch, OrganisationResult, Text
from data.profile import Profile
from data.reviews import LinkCheck
from data.settings import load_settings
from data.words import words
from data.workspace import Workspace
from nastavnik.judging import judge_organisation

SECONDS_FOR_ALL = 3600
NO_DOCUMENT = "документа о наставничестве педагогов по ссылке нет"


def check_links(
    workspace: Workspace, profile: Profile, as_of: dt.date, asked: Sequence[tuple[OrganisationResult, str]], *, delay: float
) -> dict[tuple[str, str], LinkCheck]:
    """By organisation and link: what the link turned out to be.

    Raises:
        CannotRun: the child process that asks ended with a fault.
    """
    if not asked:
        return {}
    found = _ask(workspace, [link for _, link in asked], delay)
    moment = dt.datetime.now(dt.UTC)
    with ReaderPool(max_workers=load_settings(workspace.folder).readers) as pool:
        waiting = {
            fetch.sha256: pool.submit(workspace.blobs.get(fetch.sha256), file_name(fetch.final_url))
            for fetch in found.values()
            if fetch.sha256 and not fetch.reason
        }
        texts = {sha256: future.result() for sha256, future in waiting.items()}
    looking = _Looking(workspace, profile, as_of, moment)
    return {(row.organisation.id, link): looking.at(row, found[link], texts) for row, link in asked}


def _ask(workspace: Workspace, addresses: list[str], delay: float) -> dict[str, Fetch]:
    task = json.dumps({"workspace": str(workspace.folder.resolve()), "addresses": addresses, "delay": delay})
    log = workspace.folder / "crawl-errors.log"
    with log.open("wb") as errors:
        done = subprocess.run(
            [sys.executable, "-m", "nastavnik.link_job"],
            input=f"{task}\n".encode(),
            stdout=subprocess.PIPE,
            stderr=errors,
            timeout=SECONDS_FOR_ALL,
            check=False,
        )
    if done.returncode != 0:
        raise CannotRun(f"Ссылки проверить не удалось (код {done.returncode}), подробности в {log}. Повторите команду.")
    return {address: codec.load(Fetch, text) for address, text in json.loads(done.stdout).items()}


@dataclass(frozen=True)
class _Looking:
    """What every link is held against."""

    workspace: Workspace
    profile: Profile
    as_of: dt.date
    moment: dt.datetime

    def at(self, row: OrganisationResult, fetch: Fetch, texts: dict[str, Text]) -> LinkCheck:
        """What the answer to one link is."""
        checked = LinkCheck(
            url=fetch.url,
            at=self.moment,
            status=fetch.status,
            reason=fetch.reason,
            detail=fetch.detail,
            sha256=fetch.sha256 or "",
            outside=not _own(row, fetch),
        )
        if fetch.reason or not fetch.sha256:
            return checked
        text = texts[fetch.sha256]
        documents = tuple(self._documents(row, fetch, file_name(fetch.final_url), text))
        if not documents:
            failed = text.failure or next((page.failure for page in text.pages if page.failure), None)
            return replace(checked, detail=(text.detail or words().text_failure[failed]) if failed else NO_DOCUMENT)
        return replace(checked, documents=documents, verdict=self._believed(row, fetch, documents))

    def _documents(self, row: OrganisationResult, fetch: Fetch, name: str, text: Text) -> list[Document]:
        if text.members:
            return [each for member, inner in text.members for each in self._documents(row, fetch, member, inner)]
        context = Context(
            own_name=row.organisation.name,
            file_name=name if fetch.role == "file" else "",
            people_key=self.workspace.people_key,
            today=self.moment.date(),
        )
        return [Document(act=act, url=fetch.url, page_url=fetch.url, sha256=fetch.sha256 or "") for act in acts_in(text, context)]

    def _believed(self, row: OrganisationResult, fetch: Fetch, documents: tuple[Document, ...]) -> str | None:
        """What the rules would say, were these documents found on the site and nothing unread at their address."""
        known = {(each.sha256, each.act.page, each.act.type) for each in row.facts.documents}
        new = tuple(each for each in documents if (each.sha256, each.act.page, each.act.type) not in known)
        unseen = tuple(each for each in row.facts.unseen if each.url not in (fetch.url, fetch.final_url))
        facts = replace(row.facts, documents=(*row.facts.documents, *new), unseen=unseen)
        return judge_organisation(self.profile, row.organisation, facts, self.as_of).verdict.verdict


def _own(row: OrganisationResult, fetch: Fetch) -> bool:
    """The document lies on the organisation's own site, or beside it on a domain that is not shared with other schools."""
    site = (urlsplit(row.organisation.site or "").hostname or "").removeprefix("www.")
    host = (urlsplit(fetch.final_url).hostname or "").removeprefix("www.")
    beside = vendor_domain(site) is None and registrable(site) == registrable(host)
    return bool(site) and (site == host or beside)
