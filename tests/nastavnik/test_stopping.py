"""Ctrl-C that falls into a finaliser is lost to Python; the program hears it all the same."""

from __future__ import annotations

import os
import signal

import pytest

from nastavnik.stopping import heard


class _Finalised:
    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_stop_lost_in_a_finaliser_is_heard_at_the_next_check() -> None:
    before = signal.getsignal(signal.SIGINT)
    with heard() as check_stop:
        check_stop()
        made = _Finalised()
        del made
        with pytest.raises(KeyboardInterrupt):
            check_stop()
    assert signal.getsignal(signal.SIGINT) is before
