"""Stored pages to facts to findings: no network, no clock."""
