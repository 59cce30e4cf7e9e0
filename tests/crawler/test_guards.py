"""Nothing but public pages is ever asked."""

from __future__ import annotations

import pytest

from crawler.guards import refusal


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://s.ru/a",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://017700000001/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://localhost/",
        "http://a.localhost/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://224.0.0.1/",
        "http://s.ru:22/",
        "http://s.ru:6379/",
        "http://user:secret@s.ru/",
        "http://router/",
        "http://nas.local/",
    ],
)
def test_refused(address: str) -> None:
    assert refusal(address)


@pytest.mark.parametrize(
    "address", ["http://s.ru/", "https://s.ru:8443/x", "http://xn--7-7sbg6ax.xn--p1ai/", "http://93.184.216.34/", "http://s.ru:8080/"]
)
def test_allowed(address: str) -> None:
    assert refusal(address) is None


def test_the_switch_for_the_replica_opens_private_addresses_and_nothing_else() -> None:
    assert refusal("http://127.0.0.1:5000/", allow_private=True) is None
    assert refusal("file:///etc/passwd", allow_private=True)
    assert refusal("http://user:secret@127.0.0.1/", allow_private=True)
