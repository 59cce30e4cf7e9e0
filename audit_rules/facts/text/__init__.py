"""Text of any file that schools publish: one format, one file. Judges nothing."""

from audit_rules.facts.text.formats import sniff
from audit_rules.facts.text.reader import EXTRACTOR_VERSION, extract

__all__ = ["EXTRACTOR_VERSION", "extract", "sniff"]
