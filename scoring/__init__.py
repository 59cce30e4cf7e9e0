"""Findings and a profile to verdicts: pure arithmetic."""
