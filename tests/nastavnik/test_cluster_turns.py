"""Gates of two machines over one database: a group is asked in turn, whoever asks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest

from crawler.politeness import Gate
from data.store import Store
from data.store.locks import Locks
from data.store.turns import SharedTurns
from tests.postgres import Server

DELAY = 0.08


@contextmanager
def machines(address: str, count: int, delay: float, concurrency: int = 1) -> Iterator[list[Gate]]:
    """Gates of the same group, as processes on several machines have them."""
    with Store(address) as store:
        turns = [SharedTurns(Locks(store.engine)) for _ in range(count)]
        yield [Gate(delay=delay, concurrency=concurrency, group="edusite", shared=each) for each in turns]
        for each in turns:
            each.close()


async def ask(gate: Gate, times: int, log: list[tuple[float, float]], seconds: float = 0.01) -> None:
    """So many requests, one after another."""
    for _ in range(times):
        async with gate.turn():
            started = time.monotonic()
            await asyncio.sleep(seconds)
            log.append((started, time.monotonic()))


def most_in_flight(log: list[tuple[float, float]]) -> int:
    return max(sum(begin <= moment < end for begin, end in log) for moment, _ in log)


@pytest.mark.parametrize("concurrency", [1, 2])
def test_the_group_has_one_gap_and_one_number_in_flight(postgresql: Server, concurrency: int) -> None:
    log: list[tuple[float, float]] = []

    async def all_ask(gates: list[Gate]) -> None:
        await asyncio.gather(*(ask(gate, 4, log, seconds=0.3) for gate in gates for _ in range(concurrency)))

    with machines(postgresql.new_database(), 2, DELAY, concurrency) as gates:
        asyncio.run(all_ask(gates))
    assert len(log) == 8 * concurrency
    assert most_in_flight(log) == concurrency
    assert min(later - earlier for (earlier, _), (later, _) in pairwise(sorted(log))) >= DELAY


def test_without_a_gap_the_number_in_flight_is_kept(postgresql: Server) -> None:
    log: list[tuple[float, float]] = []

    async def all_ask(gates: list[Gate]) -> None:
        await asyncio.gather(*(ask(gate, 5, log) for gate in gates))

    with machines(postgresql.new_database(), 3, 0.0) as gates:
        asyncio.run(all_ask(gates))
    assert (len(log), most_in_flight(log)) == (15, 1)


def test_a_pause_that_one_machine_was_asked_for_holds_the_others(postgresql: Server) -> None:
    log: list[tuple[float, float]] = []

    async def told_to_wait(first: Gate, second: Gate) -> float:
        await ask(first, 1, log)
        first.pause(0.8)
        told = time.monotonic()
        await asyncio.sleep(2 * DELAY)
        await ask(second, 1, log)
        return log[-1][0] - told

    with machines(postgresql.new_database(), 2, DELAY) as (first, second):
        assert asyncio.run(told_to_wait(first, second)) >= 0.8


def test_whoever_gives_up_waiting_holds_nobody(postgresql: Server) -> None:
    log: list[tuple[float, float]] = []

    async def one_gives_up(first: Gate, second: Gate) -> None:
        async with first.turn():
            waiting = asyncio.ensure_future(ask(second, 1, log))
            await asyncio.sleep(0.1)
            waiting.cancel()
        await asyncio.wait_for(ask(first, 2, log), 5)
        await asyncio.wait_for(ask(second, 2, log), 5)

    with machines(postgresql.new_database(), 2, DELAY) as (first, second):
        asyncio.run(one_gives_up(first, second))
    assert len(log) == 4
