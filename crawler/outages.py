"""A server, or the network, that answers nobody: after some sites in a row the others are asked once and put off, not waited for.

Silent sites are asked again at the end of the run: patiently where anybody of the group answered since, else once more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic

from data.models import StateReason

NAMES = "dns"
"""The group of all addresses whose names cannot be resolved: whoever shares a resolver shares its outage."""
_IN_A_ROW = 2
"""Different sites without a connection, after which it is no single site's fault."""
_SILENT: frozenset[StateReason] = frozenset({"down", "refused", "timeout", "dns"})


def is_silence(reason: StateReason | None) -> bool:
    """The reason tells that no connection came about, which may pass with the server's or the network's trouble."""
    return reason in _SILENT


@dataclass
class Outage:
    """What is known of one group's silence."""

    silent: set[str] = field(default_factory=set)
    """Sites without a connection since anybody of the group answered."""
    since: float | None = None
    """When it was told from a single site's trouble, the last time (monotonic); None: never."""

    answered: float = 0.0
    """When anybody of the group answered last (monotonic)."""

    @property
    def lasts(self) -> bool:
        """Nobody of the group answers."""
        return len(self.silent) >= _IN_A_ROW


class Outages:
    """The outages of a crawl, by politeness group."""

    def __init__(self) -> None:
        self._groups: dict[str, Outage] = {}
        self._answered: set[str] = set()

    def answered(self, group: str, host: str) -> None:
        """A server of the group said something."""
        self._answered.add(host)
        for name in (group, NAMES):
            outage = self._groups.setdefault(name, Outage())
            outage.silent.clear()
            outage.answered = monotonic()

    def silent(self, group: str, site: str, reason: StateReason) -> None:
        """No connection to the site came about, whatever was tried."""
        outage = self._groups.setdefault(NAMES if reason == "dns" else group, Outage())
        lasted = outage.lasts
        outage.silent.add(site)
        if outage.lasts and not lasted:
            outage.since = monotonic()

    def has_answered(self, host: str) -> bool:
        """The host said something in this run."""
        return host in self._answered

    def asked_once(self, group: str, host: str) -> bool:
        """The host is worth one short question only: nobody of its group answers, and neither has it in this run."""
        return host not in self._answered and any(self._lasts(name) for name in (group, NAMES))

    def since(self, group: str, reason: StateReason | None, moment: float) -> float | None:
        """Since when a site that was silent at that moment shared an outage (monotonic); None: its silence is its own.

        Less than an outage counts where somebody of the group answered after it: what kept this site from it may have passed.
        """
        outage = self._groups.get(NAMES if reason == "dns" else group)
        if outage is None:
            return None
        if outage.since is not None:
            return outage.since
        return moment if reason != "dns" and outage.answered > moment else None

    def _lasts(self, name: str) -> bool:
        return name in self._groups and self._groups[name].lasts
