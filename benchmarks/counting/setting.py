"""What a trial was asked for, and what trials share."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sites.draw import draw_all
from benchmarks.sites.web import Web

LATENCY = 0.02
"""Seconds that an answer takes where times matter."""


@dataclass(frozen=True)
class Setting:
    """What was asked for; `folder` holds workspaces and logs."""

    size: int
    seed: int
    folder: Path
    against: int
    delay: float
    concurrency: int
    engine: str
    rng: random.Random

    def web(self, size: int | None = None, engine: str = "", case: str = "") -> Web:
        """The sites."""
        return Web(draw_all(self.seed, size or self.size, engine or self.engine, case))
