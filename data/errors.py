"""Errors a person must hear of: each message is Russian, names the place and the remedy."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path


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


def unwritable(path: Path, error: OSError) -> CannotRun:
    """Why a file was not written and what to do, by the system's code: its own words are English."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CannotRun(f"{path}: файл не записать, на диске нет места. Освободите место и повторите команду.")
    if error.errno in (errno.EROFS, errno.ENOENT, errno.ENOTDIR):
        return CannotRun(f"{path}: файл не записать, папки нет или в неё нельзя писать. Проверьте путь и права.")
    return CannotRun(f"{path}: файл не записать. Если он открыт в другой программе, закройте его; проверьте права и повторите команду.")


class LayoutChanged(NastavnikError):
    """A platform's page no longer looks as its adapter knows it."""
