"""Made-up acts of made-up schools, with their right answers: the seed decides every word and every speck."""

from benchmarks.papers.generate import CLEAN, GROUPS, SCANS, SOURCES, Slot, drawn, papers, slots
from benchmarks.papers.model import ActTruth, Paper, Trap, Truth

__all__ = ["CLEAN", "GROUPS", "SCANS", "SOURCES", "ActTruth", "Paper", "Slot", "Trap", "Truth", "drawn", "papers", "slots"]
