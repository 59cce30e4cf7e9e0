"""Errors a person must hear of: each message is Russian, names the place and the remedy."""


class NastavnikError(Exception):
    """Base of errors with a message for the methodist; `exit_status` is the contract's."""

    exit_status = 3


class BadInput(NastavnikError):
    """A registry, profile, date, address or option that cannot be used."""

    exit_status = 2


class CannotRun(NastavnikError):
    """Something outside the input stands in the way: a locked workspace, a full disk."""

    exit_status = 3


class LayoutChanged(NastavnikError):
    """A platform's page no longer looks as its adapter knows it."""
