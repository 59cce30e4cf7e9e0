"""Errors a person must hear of: each message is Russian, names the place and the remedy."""

from __future__ import annotations

from collections.abc import Iterable


class NastavnikError(Exception):
    """Base of errors with a message for the methodist; `exit_status` is the contract's."""

    exit_status = 3


class BadInput(NastavnikError):
    """A registry, profile, date, address or option that cannot be used."""

    exit_status = 2


def raise_first(faults: Iterable[BadInput]) -> None:
    """Stop at the first of `faults`; where there is none, go on.

    Raises:
        BadInput: the first fault.
    """
    for each in faults:
        raise each


class CannotRun(NastavnikError):
    """Something outside the input stands in the way: a locked workspace, a full disk."""

    exit_status = 3


class LayoutChanged(NastavnikError):
    """A platform's page no longer looks as its adapter knows it."""
