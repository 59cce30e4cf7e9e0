"""Packed bodies: what goes in comes out; what is cut anywhere is known to be cut; what bursts is stopped."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.packing import TooBig, unpacked


def _bare(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda body: bytes(brotli.compress(body, quality=4)),
    "zstd": zstandard.compress,
}
LIMIT = 1_000_000


@pytest.mark.parametrize("name", sorted(PACKERS))
@given(st.binary(max_size=3000).map(lambda seed: seed * 40))
@settings(max_examples=40, deadline=None)
def test_what_goes_in_comes_out(name: str, body: bytes) -> None:
    assert unpacked(PACKERS[name](body), name.upper(), LIMIT) == (body, True)


@pytest.mark.parametrize("name", sorted(PACKERS))
@given(st.binary(min_size=200, max_size=2000), st.data())
@settings(max_examples=40, deadline=None)
def test_a_cut_stream_is_never_whole(name: str, body: bytes, data: st.DataObject) -> None:
    packed = PACKERS[name](body)
    cut = packed[: data.draw(st.integers(len(packed) // 2, len(packed) - 1))]
    plain, whole = unpacked(cut, name, LIMIT)
    assert not whole
    assert body.startswith(plain) or plain == cut


@pytest.mark.parametrize("name", sorted(PACKERS))
def test_what_bursts_is_stopped(name: str) -> None:
    with pytest.raises(TooBig):
        unpacked(PACKERS[name](bytes(50_000_000)), name, LIMIT)


@given(st.binary(max_size=500), st.lists(st.sampled_from([*PACKERS, "identity", "compress", ""]), max_size=4))
@settings(deadline=None)
def test_noise_raises_nothing(body: bytes, names: list[str]) -> None:
    unpacked(body, ", ".join(names), LIMIT)


def test_ways_of_servers() -> None:
    body = "Наставничество ".encode() * 50
    assert unpacked(_bare(body), "deflate", LIMIT) == (body, True)
    assert unpacked(gzip.compress(gzip.compress(body)), "gzip, gzip", LIMIT) == (body, True)
    assert unpacked(gzip.compress(body[:90]) + gzip.compress(body[90:]) + b"\0\0", "gzip", LIMIT) == (body, True)
    assert unpacked(b"<html>not packed at all", "gzip", LIMIT) == (b"<html>not packed at all", True)
    assert unpacked(body, "compress", LIMIT) == (body, True)
