"""The stop-list: hosts, addresses and organisations that are never asked, because somebody said so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from crawler import urls
from crawler.outcomes import Trouble
from data.models import Organisation

STOPPED = Trouble("stopped", "внесён в список исключений (stop_list в settings.yml)")


@dataclass(frozen=True)
class StopList:
    """Entries as the settings write them: «school7.ru» (with all below it), «ciur.ru/izh/s29_izh», an organisation's id."""

    entries: tuple[str, ...] = ()

    @cached_property
    def _places(self) -> tuple[tuple[str, str], ...]:
        """(host, start of the path) of every entry that can be an address."""
        found = [urls.canonical(each if "://" in each else f"http://{each}") for each in self.entries]
        return tuple((_bare(address), urlsplit(address).path.rstrip("/")) for address in found if address)

    def address(self, url: str) -> bool:
        """The address is of a stopped host or folder, or below one."""
        host, path = _bare(url), urlsplit(url).path
        return any(
            (host == stopped or host.endswith("." + stopped)) and f"{path}/".startswith(f"{folder}/") for stopped, folder in self._places
        )

    def organisation(self, organisation: Organisation) -> bool:
        """The organisation, or the site it starts from, is in the list."""
        return organisation.id in self.entries or self.address(urls.canonical(organisation.site or "") or "")


def _bare(url: str) -> str:
    return urls.host_of(url).removeprefix("www.")
