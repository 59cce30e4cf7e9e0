"""The page of a training site as facts: its blocks, and what each of them offers."""

from audit_rules.facts.rated.read import rated_pages

__all__ = ["rated_pages"]
